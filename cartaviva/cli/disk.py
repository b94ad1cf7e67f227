"""What a disk does not let us do, in words of ours; and the exit code of it."""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from cartaviva.cli.table import printable
from cartaviva.core.words import Say, mark

UNWRITTEN = 2
"""Exit code: what was asked for is not there. Nothing of it is left behind."""

_FULL = mark("the disk is full")
_DENIED = mark("this user may not do that")
_DENIED_IN = mark("this user may not do that in the folder {folder}")
_READ_ONLY = mark("that disk can only be read")
_NO_FOLDER = mark("there is no such folder")
_IN_THE_WAY = mark("{file} is a file, and a folder is needed there")

WHY: Mapping[int | None, str] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: mark("this user may have no more of the disk"),
    errno.EFBIG: mark("the file may not become that large"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EIO: mark("the disk reports errors"),
    errno.EPIPE: mark("nobody reads on"),
}
"""Error of the system → why. The others keep the words of the system."""
WHY_NOT_KEPT: Mapping[str, str] = {
    "disk is full": _FULL,
    "no space left": _FULL,
    "readonly database": _DENIED,
    "unable to open database file": _DENIED,
    "disk i/o error": mark("the disk is full, or reports errors"),
}
"""Part of what a database says, in lower case → why."""


class Unwritten(click.ClickException):
    """A sentence about a disk; cli/__init__.py makes UNWRITTEN of it, and not the code of a misunderstanding."""


def why(error: OSError, say: Say) -> str:
    """The end of a sentence, without its point."""
    if error.errno == errno.EEXIST and isinstance(error.filename, str | os.PathLike) and os.path.isfile(error.filename):
        return say(_IN_THE_WAY).format(file=printable(os.fspath(error.filename)))
    if error.errno not in WHY:
        return printable(str(error.strerror or error))
    words = WHY[error.errno]
    if words is _DENIED and isinstance(error.filename, str):
        return say(_DENIED_IN).format(folder=printable(os.path.dirname(os.path.abspath(error.filename))))
    return say(words)


def refused_by_disk(error: Exception, say: Say) -> str | None:
    """Why, where a disk refuses something to us or to the database; None for everything else."""
    if isinstance(error, OSError):
        return why(error, say)
    database = sys.modules.get("django.db")  # a command that did not load it has none
    if database is None or not isinstance(error, database.DatabaseError):
        return None
    said = str(error).lower()
    known = next((words for part, words in WHY_NOT_KEPT.items() if part in said), None)
    return say(known) if known else None


@contextmanager
def disk_said(sentence: str, say: Say) -> Iterator[None]:
    """`sentence` is translated and has {why}. Raises Unwritten with it for what a disk refuses us or the database."""
    try:
        yield
    except Exception as error:
        if reason := refused_by_disk(error, say):
            raise Unwritten(sentence.replace("{why}", reason)) from error
        raise
