"""What the commands do. Each gives the exit code that its files deserve."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cartaviva.cli.disk import UNWRITTEN, Unwritten
from cartaviva.cli.files import Asked
from cartaviva.cli.outputs import annotated, output, save, template
from cartaviva.cli.progress import Progress
from cartaviva.cli.sources import UNREADABLE, Reading, names_of, read_file
from cartaviva.cli.table import cannot, printable, terminal_width
from cartaviva.core.findings import Unreadable
from cartaviva.core.policy import POLICIES
from cartaviva.core.words import LANGUAGES, Say
from cartaviva.formats.writers import WRITERS
from cartaviva.locale import Translations

if TYPE_CHECKING:  # imported by what is asked for, while a child reads the file
    from cartaviva.core.report import FollowUpReport

Body = Callable[[Reading, Asked, Say], str | bytes]
"""What is printed of a file that gave its reports: lines, or JSON where that is asked for."""


def read(asked: Asked, say: Translations) -> int:
    """Show all that was read."""
    names = names_of(asked.files, say)
    return max(reading.code for reading in _shown(names, asked, say, _rows))


def check(asked: Asked, say: Translations) -> int:
    """Show the findings, and write them into the document where that is asked for."""
    names = names_of(asked.files, say)
    target = annotated(asked.annotate, asked.files, say) if asked.annotate else None
    codes = []
    for reading in _shown(names, asked, say, _findings):
        codes.append(reading.code)
        if target and not reading.problem:
            codes.append(_annotate(reading, target, asked, say))
    return max(codes)


def report(asked: Asked, say: Translations) -> int:
    """Write the corrected report in every format asked for; nothing is written before all of them are there."""
    (source,) = asked.files
    if os.path.isdir(source):
        words = say("{file} is a folder: a report is written of one document.")
        raise cannot(words, file=source)
    names = names_of(asked.files, say)
    targets = dict(output(name, source, say) for name in asked.outputs)
    styled = template(asked.template, targets.values(), say) if asked.template else None
    (reading,) = _readings(names, asked, say)
    if reading.problem:
        return reading.code
    voice = _voice(asked, reading.reports, say)
    made = [(path, _made(suffix, reading.reports, voice, styled)) for path, suffix in targets.items()]
    codes = [_write(path, data, say) for path, data in made]
    if reading.code and not any(codes):
        from cartaviva.cli import show

        click.echo("\n".join(show.left(reading, say, terminal_width())))
    return max(reading.code, *codes)


def _made(suffix: str, reports: tuple["FollowUpReport", ...], voice: Translations, template: bytes | None) -> bytes:
    if suffix == "docx" and template is not None:
        from cartaviva.formats.writers import docx

        return docx.write(reports, voice, voice.language, template=template)
    return WRITERS[suffix].write(reports, voice, voice.language)


def _readings(names: list[str], asked: Asked, say: Say) -> Iterator[Reading]:
    """Each file read. Why one gives no report goes to standard error, whatever else is printed."""
    progress = Progress(len(names))
    for name in names:
        progress.step(printable(name))
        reading = read_file(name, POLICIES[asked.policy])
        progress.clear()
        if reading.problem:
            from cartaviva.cli import show

            click.echo(show.problem(reading, say, terminal_width()), err=True)
        yield reading


def _rows(reading: Reading, asked: Asked, say: Say) -> str | bytes:
    from cartaviva.cli import as_json, show

    return as_json.whole(reading, say) if asked.as_json else "\n".join(show.rows(reading, say, terminal_width()))


def _findings(reading: Reading, asked: Asked, say: Say) -> str | bytes:
    from cartaviva.cli import as_json, show

    if asked.as_json:
        return as_json.findings_only(reading, say)
    return "\n".join(show.findings(reading, say, terminal_width()))


def _shown(names: list[str], asked: Asked, say: Say, body: Body) -> Iterator[Reading]:
    """Each file read and printed; JSON is a list wherever more than one file can come."""
    several = len(asked.files) > 1 or os.path.isdir(asked.files[0])
    codes: list[int] = []
    for reading in _readings(names, asked, say):
        told = "" if reading.problem else body(reading, asked, say)
        if asked.as_json:
            from cartaviva.cli import as_json

            whole = told if isinstance(told, bytes) else as_json.unreadable(reading, say)
            if several:
                whole = (b",\n" if codes else b"[") + as_json.with_file(reading, whole)
            click.echo(whole, nl=not several)
        elif not reading.problem:
            click.echo(told)
        codes.append(reading.code)
        yield reading
    if several:
        from cartaviva.cli import show

        click.echo("]" if asked.as_json else show.total(codes, say))


def _annotate(reading: Reading, target: Path, asked: Asked, say: Translations) -> int:
    """Write the document with its comments; the exit code. What it is called does not say what it is."""
    from cartaviva.formats.annotate import annotate

    try:
        data = annotate(reading.data, reading.reports, _voice(asked, reading.reports, say))
    except Unreadable as error:
        click.echo(f"{reading.title(say)}: {say(error.finding.detail)}", err=True)
        return UNREADABLE
    return _write(target, data, say, aside=asked.as_json)


def _voice(asked: Asked, reports: tuple["FollowUpReport", ...], say: Translations) -> Translations:
    """What a file is written in: the language asked for, else that of its document, else that of the terminal."""
    stated = reports[0].stated.language
    return say if asked.language or stated not in LANGUAGES else Translations(stated)


def _write(path: Path, data: bytes, say: Say, aside: bool = False) -> int:
    """The exit code of a file among others: that one cannot be written keeps none of them."""
    try:
        save(path, data, say, aside)
    except Unwritten as error:
        click.echo(error.message, err=True)
        return UNWRITTEN
    return 0
