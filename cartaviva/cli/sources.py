"""Which files a command is about, and what comes of reading each."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from cartaviva.cli.table import cannot, printable
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Finding, Unreadable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.core.policy import Policy
    from cartaviva.core.report import FollowUpReport

STANDARD_INPUT = "-"
NOTHING, FINDINGS, UNREADABLE = 0, 1, 2
"""Exit codes of a file. Over many files the highest one counts."""


class Reading(NamedTuple):
    """What came of one file: its reports, or the finding that says why it has none."""

    name: str
    data: bytes = b""
    reports: tuple["FollowUpReport", ...] = ()
    problem: Finding | None = None

    @property
    def code(self) -> int:
        if self.problem:
            return UNREADABLE
        severities = {finding.severity for report in self.reports for finding in report.findings}
        return FINDINGS if severities - {Severity.INFO} else NOTHING

    def title(self, say: Say) -> str:
        return say("standard input") if self.name == STANDARD_INPUT else printable(self.name)


def names_of(given: Sequence[str], say: Say) -> list[str]:
    """The files given, and those in the folders given. Raises click.ClickException before anything is read."""
    found: list[str] = []
    for name in given:
        if os.path.isdir(name):
            inside = list(_documents_in(name, say))
            if not inside:
                raise cannot(say("There is no document in the folder {folder}."), folder=name)
            found += inside
        elif name == STANDARD_INPUT or _may_be_there(name):
            found.append(name)
        else:
            raise cannot(say("There is no file {file}."), file=name)
    return list(dict.fromkeys(found))


def _may_be_there(name: str) -> bool:
    """Where this user may not look, it is not said that nothing is there."""
    try:
        os.stat(name)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _documents_in(folder: str, say: Say) -> Iterator[str]:
    """Documents at any depth, by name. Hidden files and those that an office program keeps while one is open are none.

    JSON is read where it is named only: in a folder it is as likely to be anything else. A folder within that cannot be
    opened comes at the end, and keeps nobody from reading the others.
    """
    from cartaviva.formats.readers import READERS

    closed: list[str] = []

    def note(error: OSError) -> None:
        if error.filename == folder:
            raise cannot(say("The folder {folder} cannot be opened."), folder=folder) from error
        closed.append(error.filename)

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if PurePath(name).suffix.lower() in READERS and not name.startswith((".", "~$")):
                yield os.path.join(parent, name)
    yield from closed


def called(name: str) -> str:
    """A file's name as it can be kept: one from a disk of another time may hold bytes that are no letters."""
    return printable(os.path.basename(name))


def read_file(name: str, policy: "Policy") -> Reading:
    """Read and check one file; what is wrong with the file itself is data, too."""
    from cartaviva.formats.reading import read_reports

    try:
        data = content(name)
    except OSError:
        return Reading(name, problem=Finding("not-opened"))
    try:
        return Reading(name, data, read_reports(data, name, policy))
    except Unreadable as error:
        return Reading(name, data, problem=error.finding)


def content(name: str) -> bytes:
    """The whole of a file, unless it is longer than any reader takes: then enough for the reader to see it."""
    from cartaviva.formats.readers.limits import MAX_FILE

    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return sys.stdin.buffer.read(MAX_FILE + 1)
    if not os.path.isfile(name):
        raise OSError("a pipe or a device could be waited for without end")
    with open(name, "rb") as file:
        return file.read(MAX_FILE + 1)
