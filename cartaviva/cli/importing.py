"""`cartaviva import`: bring documents into a town, and confirm what needs nobody to decide."""

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cartaviva.cli.import_book import Told, bring_book, not_taken
from cartaviva.cli.progress import Progress
from cartaviva.cli.sources import FINDINGS, NOTHING, called, names_of
from cartaviva.cli.table import GAP, Column, Span, lines, printable, styled, terminal_width, wrap
from cartaviva.core.findings import Finding, Unreadable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.actions.review import Review
    from cartaviva.records.models import ImportedDocument, Organisation

NAME = Column(26)


def bring(files: Sequence[str], slug: str, yes: bool, say: Say) -> int:
    """Exit code: 0 all confirmed or ready, 1 something to decide, 2 a file gave no report.

    Raises click.ClickException where there is no such town or file.
    """
    from cartaviva.cli.prepare import migrate, towns, with_installation

    names = names_of(files, say)
    with_installation(say)
    migrate()
    (town,) = towns(slug, say)
    logging.disable(logging.INFO)
    try:
        return _bring(town, names, yes, say)
    finally:
        logging.disable(logging.NOTSET)


def _bring(town: "Organisation", names: Sequence[str], yes: bool, say: Say) -> int:
    progress = Progress(len(names))
    codes, documents = [], []
    given: list[str] = []
    for name in names:
        progress.step(printable(name))
        came = _bring_one(town, name, say)
        progress.clear()
        if isinstance(came, Told):
            codes.append(came.code)
            for about, said in came.lines:
                _tell(about, said)
        else:
            documents.append(came)
            given.append(called(name))
    if yes:
        _confirm(town, documents)
    return max([*codes, *_told(town, given, documents, say)], default=NOTHING)


def _bring_one(town: "Organisation", name: str, say: Say) -> "ImportedDocument | Told":
    """The document, read; or what is told already, of a workbook of results or of a file that is no document."""
    from cartaviva.cli.sources import content
    from cartaviva.formats.entry_book import is_entry_book

    try:
        data = content(name)
    except OSError:
        return not_taken(name, Finding("not-opened").sentence(say))
    try:
        if is_entry_book(data):
            return bring_book(town, name, data, say)
        return _document(town, name, data)
    except Unreadable as error:
        return not_taken(name, error.finding.sentence(say))


def _document(town: "Organisation", name: str, data: bytes) -> "ImportedDocument":
    """Raises Unreadable, and OSError where it cannot be kept."""
    from cartaviva.actions.imports import bring_in, read_document
    from cartaviva.core.workflow import ImportState

    document, _ = bring_in(None, town, called(name), data)
    read_document.func(document.pk)  # the server may not run; and if it does, whoever is first does it
    document.refresh_from_db()
    if document.state == ImportState.UNREADABLE:
        raise Unreadable(**document.problem)
    return document


def _confirm(town: "Organisation", documents: "Sequence[ImportedDocument]") -> None:
    """Whoever says --yes accepts every correction; which commitment is which stays for a person to say."""
    from cartaviva.actions.deciding import agree, confirm_ready
    from cartaviva.core.workflow import ImportState

    for document in documents:
        if document.state == ImportState.READ:
            agree(None, document)
    confirm_ready(None, town, [document.pk for document in documents])


def _told(town: "Organisation", given: list[str], documents: "list[ImportedDocument]", say: Say) -> Iterator[int]:
    """Print what came of each file `given`, once where two are the same document; the exit code that it deserves."""
    from cartaviva.actions.review import reviews_of

    for document in documents:
        document.refresh_from_db()
    told = set()
    for name, review in zip(given, reviews_of(town, documents), strict=True):
        known = printable(review.document.name)
        said = [] if name == known else [Span(say("The same document as {file}").format(file=known))]
        code, more = _came_of(review, say)
        _tell(name, said if said and review.document.pk in told else [*said, *more])
        told.add(review.document.pk)
        yield code


def _came_of(review: "Review", say: Say) -> tuple[int, list[Span]]:
    from cartaviva.core.workflow import STATE_WORDS, ImportState

    state = ImportState(review.document.state)
    left = len(review.open) if state is ImportState.READ else 0
    ready = state is ImportState.READ and not left
    words = say("Ready to be confirmed") if ready else say(STATE_WORDS[state])
    said = [*(Span(one.title(say)) for one in review.reports)]
    said.append(Span(words, "met" if ready or state is ImportState.CONFIRMED else ""))
    if left:
        said.append(Span(say.plural("{n} point left", "{n} points left", left).format(n=left), "warning"))
    return FINDINGS if left else NOTHING, said


def _tell(name: str, said: list[Span]) -> None:
    """What is said of `name`, beside it; below it where a file's name would be broken."""
    width = terminal_width()
    if max(map(len, printable(name).split()), default=0) > NAME.width:
        click.echo("\n".join(styled(line, "title") for line in wrap(name, width)))
        name = ""
    columns = (NAME, Column(width - NAME.width - len(GAP)))
    click.echo("\n".join(lines(columns, ([Span(name, "title")], said))))
