"""The memo for the plenary: its words, which the page and the files print alike, and the files."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cartaviva.core.words import Say, mark
from cartaviva.formats.writers import WRITERS

if TYPE_CHECKING:
    from cartaviva.formats.memo.words import Memo


class MemoFile(NamedTuple):
    """A format that the memo can be had in. Its module is imported when it is first written."""

    label: str
    mime: str
    module: str

    def write(self, memo: "Memo", say: Say) -> bytes:
        """A function of the words alone: the same memo gives the same bytes."""
        made: bytes = import_module(self.module).write(memo, say)
        return made


FILES: Mapping[str, MemoFile] = {
    "pdf": MemoFile(mark("PDF"), WRITERS["pdf"].mime, f"{__name__}.pdf"),
    "docx": MemoFile(mark("Word"), WRITERS["docx"].mime, f"{__name__}.docx"),
}
"""File suffix, without its dot → how to write it."""
