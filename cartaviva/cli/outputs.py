"""Where files go: every place is looked at before the work begins, and a file is written whole or not at all."""

import os
from collections.abc import Collection
from pathlib import Path

import click

from cartaviva.cli.disk import Unwritten, why
from cartaviva.cli.sources import STANDARD_INPUT
from cartaviva.cli.table import cannot, printable
from cartaviva.core.words import Say
from cartaviva.formats.writers import WRITERS

ANNOTATED = (".docx", ".docm", ".xlsx", ".xlsm")
"""Documents that take a comment on a cell."""


def output(name: str, source: str, say: Say) -> tuple[Path, str]:
    """Where a report goes, and the key of its writer. Raises click.ClickException."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix not in WRITERS:
        words = say("{file} does not say a format. A report is written as one of: {endings}.")
        raise cannot(words, file=name, endings=", ".join(WRITERS))
    return _place(name, source, say), suffix


def annotated(name: str, sources: tuple[str, ...], say: Say) -> Path:
    """Where a document goes that gets comments. Raises click.ClickException."""
    if len(sources) > 1 or sources[0] == STANDARD_INPUT or os.path.isdir(sources[0]):
        raise cannot(say("--annotate takes one document, by its name."))
    suffix = Path(sources[0]).suffix.lower()
    if suffix not in ANNOTATED:
        raise cannot(say("Only Word and Excel documents, .docx and .xlsx, take comments."))
    if Path(name).suffix.lower() != suffix:
        raise cannot(say("{file} has to end in {ending}, as the document does."), file=name, ending=suffix)
    return _place(name, sources[0], say)


def template(name: str, endings: Collection[str], say: Say) -> bytes:
    """The Word document whose styles a report takes. Raises click.ClickException."""
    if "docx" not in endings:
        raise cannot(say("--template is for Word: write a file that ends in .docx, too."))
    if not os.path.isfile(name):
        raise cannot(say("There is no file {file}."), file=name)
    from cartaviva.formats.writers.docx import is_template

    data = Path(name).read_bytes()
    if not is_template(data):
        raise cannot(say("{file} is no Word document, .docx, from which a report can take its styles."), file=name)
    return data


def _place(name: str, source: str, say: Say) -> Path:
    path = Path(name)
    if not path.parent.is_dir():
        raise cannot(say("There is no folder {folder}."), folder=path.parent)
    if path.is_dir():
        raise cannot(say("{file} is a folder."), file=name)
    if os.path.lexists(path) and not path.is_file():
        raise cannot(say("{file} is no file that can be replaced."), file=name)
    if path.exists() and source != STANDARD_INPUT and path.samefile(source):
        raise cannot(say("{file} is the document itself: give another name."), file=name)
    if not os.access(path.parent, os.W_OK):
        raise cannot(say("Nothing may be written in the folder {folder}."), folder=path.parent)
    return path


def save(path: Path, data: bytes, say: Say, aside: bool = False) -> None:
    """Put a file in its place and say so, to standard error where it is `aside`. Raises Unwritten."""
    name = printable(str(path))
    try:
        _put(path.resolve(), data)  # a link stays a link
    except OSError as error:
        raise Unwritten(say("{file} could not be written: {why}.").format(file=name, why=why(error, say))) from error
    click.echo(say("Written: {file}").format(file=name), err=aside)


def _put(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and put it there in one step, so that nobody meets half a file."""
    part = path.with_name(f".cartaviva-{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
