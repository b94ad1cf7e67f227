"""`cartaviva verify`: is what was published still what is there? Django is met only where a database is asked."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cartaviva.cli import options
from cartaviva.cli.table import cannot, printable
from cartaviva.core.words import Say
from cartaviva.locale import Translations

if TYPE_CHECKING:
    from cartaviva.core.published.verification import Verification

BROKEN = 2
HEAD = re.compile(r"[0-9a-f]{64}")
"""A SHA-256. A slip of the pen is no forgery."""


def verify_command(say: Translations) -> click.Command:
    """Its arguments and its help."""

    def run(file: str | None, organisation: str | None, expect_head: str | None, save: str | None) -> int:
        if expect_head is not None and not HEAD.fullmatch(expect_head):
            words = say("“{text}” is no head of a chain: it has 64 figures and letters from a to f.")
            raise cannot(words, text=expect_head)
        if file is None:
            return _database(organisation, expect_head, save, say)
        if organisation or save:
            raise cannot(say("A file holds one town's chain already: give the file alone."))
        return _file(Path(file), expect_head, say)

    text = say("Work out again whether what was published is still what is there.")
    more = say(
        "FILE is a chain that was saved before; without it, the database of this installation is asked. Exit code: 0 "
        "all is as it was, 1 a file is lost or an original damaged, each with what to do, 2 the record was changed."
    )
    return options.command("verify", run, (text, more), _params(say), say)


def _params(say: Translations) -> list[click.Parameter]:
    return [
        click.Argument(["file"], required=False, metavar=say("[FILE]")),
        options.one_town(say),
        click.Option(
            ["--expect-head"],
            metavar=say("HASH"),
            help=say("A head of the chain that you wrote down, for example from a PDF: the chain has to hold it."),
        ),
        click.Option(
            ["--save"], metavar=say("OUT"), help=say("Write the town's chain into a file for others to verify.")
        ),
        options.language_spoken(say),
    ]


def _file(path: Path, expect_head: str | None, say: Say) -> int:
    from cartaviva.core.published.verification import FAULTS, verify
    from cartaviva.formats.chain_file import read_chain

    if not path.is_file():
        raise cannot(say("There is no file {file}."), file=path)
    try:
        town, kept = read_chain(path.read_bytes())
    except (ValueError, KeyError, TypeError):
        click.echo(say(FAULTS["file"]), err=True)
        return BROKEN
    return _tell(town, verify(kept, expect_head=expect_head, town=town), say)


def _database(slug: str | None, expect_head: str | None, save: str | None, say: Say) -> int:
    from cartaviva.cli.outputs import save as put
    from cartaviva.cli.prepare import towns, with_installation

    with_installation(say)
    from django.conf import settings

    from cartaviva.records.verification import chain_json, verify_originals, verify_town

    chosen = towns(slug, say)
    if not chosen:
        raise cannot(say("There is no town in {folder} yet: nothing was verified."), folder=settings.HOME)
    if len(chosen) != 1 and (expect_head or save):
        raise cannot(say("There are several towns: say which with --organisation."))
    codes = []
    for town in chosen:
        found = verify_town(town, expect_head, read_files=True)
        found = replace(found, faults=(*found.faults, *verify_originals(town, read_files=True)))
        codes.append(_tell(town.slug, found, say))
    if save:
        put(Path(save), chain_json(chosen[0]), say)
    return max(codes, default=0)


def _tell(town: str, found: "Verification", say: Say) -> int:
    click.echo(printable(f"{town}: {found.summary(say)}"))
    for fault in found.faults:
        click.echo(printable(f"  {fault.sentence(say)}"))
    redacted = say.plural(
        "{count} text was taken away, with a reason.", "{count} texts were taken away, with a reason.", found.redactions
    )
    unrecorded = say.plural(
        "The files of {count} publication are not recorded in the trail: an older version made them.",
        "The files of {count} publications are not recorded in the trail: an older version made them.",
        found.unrecorded,
    )
    for words, count in ((redacted, found.redactions), (unrecorded, found.unrecorded)):
        if count:
            click.echo("  " + words.format(count=count))
    if found.publications:
        click.echo("  " + say("Head of the chain of publications: {hash}").format(hash=found.head))
    return found.code
