"""Reports to files. Every writer is one function, `write(reports, say, language) -> bytes`: same input, same bytes."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from cartaviva.core.words import Say, mark

if TYPE_CHECKING:  # the help of the command line lists WRITERS, and has 0.15 s
    from cartaviva.core.report import FollowUpReport


class Write(Protocol):
    """Turns reports into the bytes of one file, its own words in `language`."""

    def __call__(self, reports: "Sequence[FollowUpReport]", say: Say, language: str) -> bytes: ...


class Writer(NamedTuple):
    """One format that a report can be had in. Its module is imported when it is first written."""

    label: str
    mime: str
    module: str

    def write(self, reports: "Sequence[FollowUpReport]", say: Say, language: str) -> bytes:
        write = cast(Write, import_module(self.module).write)
        return write(reports, say, language)


_HERE = "cartaviva.formats.writers."
_OFFICE = "application/vnd.openxmlformats-officedocument."

WRITERS: Mapping[str, Writer] = {
    "pdf": Writer(mark("PDF"), "application/pdf", _HERE + "pdf"),
    "html": Writer(mark("Web page"), "text/html", _HERE + "html"),
    "docx": Writer(mark("Word"), _OFFICE + "wordprocessingml.document", _HERE + "docx"),
    "xlsx": Writer(mark("Excel"), _OFFICE + "spreadsheetml.sheet", _HERE + "xlsx"),
    "ods": Writer(mark("OpenDocument spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet", _HERE + "ods"),
    "csv": Writer(mark("CSV"), "text/csv", _HERE + "csv"),
    "json": Writer(mark("JSON"), "application/json", _HERE + "json"),
}
"""File suffix, without its dot → how to write it."""
