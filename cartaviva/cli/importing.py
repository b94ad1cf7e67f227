"""`cartaviva import`: bring documents into a town, and confirm what needs nobody to decide."""

import logging
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cartaviva.cli.import_book import bring_book
from cartaviva.cli.progress import Progress
from cartaviva.cli.sources import FINDINGS, NOTHING, UNREADABLE, names_of
from cartaviva.cli.table import Column, Span, lines, printable, terminal_width
from cartaviva.core.findings import Finding, Unreadable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.records.models import ImportedDocument, Organisation

NAME = Column(26)


def bring(files: Sequence[str], slug: str, yes: bool, say: Say) -> int:
    """Exit code: 0 all confirmed or ready, 1 something to decide, 2 a file gave no report.

    Raises click.ClickException where there is no such town or file.
    """
    from cartaviva.cli.prepare import migrate
    from cartaviva.cli.server import with_django

    names = names_of(files, say)
    with_django()
    migrate()
    from cartaviva.records.models import Organisation

    town = Organisation.objects.filter(slug=slug).first()
    if town is None:
        raise click.ClickException(say("There is no organisation {slug}.").format(slug=printable(slug)))
    logging.disable(logging.INFO)
    try:
        return _bring(town, names, yes, say)
    finally:
        logging.disable(logging.NOTSET)


def _bring(town: "Organisation", names: Sequence[str], yes: bool, say: Say) -> int:
    progress = Progress(len(names))
    codes, documents = [], []
    for name in names:
        progress.step(printable(name))
        if book := _book(name):
            code, said = bring_book(town, name, book, say)
            progress.clear()
            codes.append(code)
            for about, spans in said:
                _tell(about, spans)
            continue
        document, problem = _bring_one(town, name)
        progress.clear()
        if document is not None and problem is None:
            documents.append(document)
        else:
            codes.append(UNREADABLE)
            _tell(name, [Span(_sentence(problem, say), "error")])
    if yes:
        _confirm(town, documents)
    return max([*codes, *_told(town, documents, say)], default=NOTHING)


def _book(name: str) -> bytes:
    """What a workbook of results holds; nothing of any other file."""
    from cartaviva.cli.sources import content
    from cartaviva.formats.entry_book import is_entry_book

    try:
        data = content(name)
    except (OSError, Unreadable):
        return b""
    return data if is_entry_book(data) else b""


def _bring_one(town: "Organisation", name: str) -> "tuple[ImportedDocument | None, Finding | None]":
    """The document, read; or why there is none."""
    from cartaviva.actions.imports import bring_in, read_document
    from cartaviva.cli.sources import content
    from cartaviva.core.workflow import ImportState

    try:
        document, _ = bring_in(None, town, os.path.basename(name), content(name))
    except Unreadable as error:
        return None, error.finding
    except OSError:
        return None, Finding("not-opened")
    read_document.func(document.pk)  # the server may not run; and if it does, whoever is first does it
    document.refresh_from_db()
    return document, Finding(**document.problem) if document.state == ImportState.UNREADABLE else None


def _confirm(town: "Organisation", documents: "Sequence[ImportedDocument]") -> None:
    """Whoever says --yes accepts every correction; which commitment is which stays for a person to say."""
    from cartaviva.actions.deciding import agree, confirm_ready
    from cartaviva.core.workflow import ImportState

    for document in documents:
        if document.state == ImportState.READ:
            agree(None, document)
    confirm_ready(None, town, [document.pk for document in documents])


def _told(town: "Organisation", documents: "Sequence[ImportedDocument]", say: Say) -> Iterator[int]:
    """Print what came of each document; the exit code that it deserves."""
    from cartaviva.actions.review import reviews_of
    from cartaviva.core.workflow import STATE_WORDS, ImportState

    for document in documents:
        document.refresh_from_db()
    for review in reviews_of(town, documents):
        state = ImportState(review.document.state)
        left = len(review.open) if state is ImportState.READ else 0
        said = [Span(say(STATE_WORDS[state]), "met" if state is ImportState.CONFIRMED else "")]
        if left:
            said.append(Span(say.plural("{n} point left", "{n} points left", left).format(n=left), "warning"))
        _tell(review.document.name, [*(Span(one.title(say)) for one in review.reports), *said])
        yield FINDINGS if left else NOTHING


def _sentence(problem: Finding | None, say: Say) -> str:
    found = problem or Finding("not-opened")
    return f"{found.message(say)} {found.advice(say)}"


def _tell(name: str, said: list[Span]) -> None:
    columns = (NAME, Column(terminal_width() - NAME.width - 2))
    click.echo("\n".join(lines(columns, ([Span(os.path.basename(name), "title")], said))))
