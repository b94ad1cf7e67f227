"""Text in columns for people who read a terminal: wrapped, aligned, and never wider than it is."""

import contextlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

import click

GAP = "  "
STYLES: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "title": {"bold": True},
    "quiet": {"fg": "bright_black"},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "met": {"fg": "green"},
    "partly_met": {"fg": "yellow"},
    "not_met": {"fg": "red"},
    "not_evaluated": {"fg": "cyan"},
    "not_applicable": {},
}
"""How a span is drawn where there are colours. Nothing is said by colour alone."""

SIGN = re.compile(r"(?<=\d) (?=%)")
REPLACED: Mapping[str, str] = {"Cc": " ", "Cf": "", "Cs": "\ufffd", "Co": "\ufffd"}
"""What stands for control, format, half and private characters (Unicode categories)."""


class Span(NamedTuple):
    """A paragraph, and how it is drawn."""

    text: str
    style: str = ""


class Column(NamedTuple):
    width: int
    right: bool = False


def terminal_width() -> int:
    """Columns to fill: 80 where nobody says, and never so many that lines are hard to follow.

    COLUMNS says it, else the terminal, as in shutil, which brings the libraries of archives with it.
    """
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() else 0
    with contextlib.suppress(AttributeError, ValueError, OSError):  # no output, a closed one, no terminal
        columns = columns or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return max(40, min(100, columns or 80))


def printable(text: str) -> str:
    """`text` without what would steer the terminal or turn the direction of writing: files are hostile."""
    return "".join(REPLACED.get(unicodedata.category(sign), sign) for sign in text)


def cannot(words: str, **named: object) -> click.ClickException:
    """To raise where what a person asked for cannot be done: translated `words`, with what they name made printable."""
    return click.ClickException(words.format(**{name: printable(str(one)) for name, one in named.items()}))


def wrap(text: str, width: int) -> list[str]:
    """The lines of a paragraph. No-break spaces hold, and a sign of percent stays with its figure."""
    line = SIGN.sub("\u00a0", printable(text))
    if line and len(line) <= width and line == line.strip():
        return [line]
    import textwrap

    return textwrap.wrap(line, max(width, 1), break_on_hyphens=False)


def within(text: str, width: int) -> str:
    """`text`, its longer lines broken between words; a path or an address stays whole."""
    import textwrap

    broken = (
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else line
        for line in text.split("\n")
    )
    return "\n".join(broken)


def shortened(text: str, width: int) -> str:
    """The start of `text` that fits in one line, with "…" where some of it is left out."""
    import textwrap

    return textwrap.shorten(printable(text), width, placeholder="…")


def styled(text: str, style: str) -> str:
    return click.style(text, **STYLES[style]) if text and style else text


def lines(columns: Sequence[Column], cells: Sequence[Sequence[Span]]) -> Iterator[str]:
    """The lines of one row of a table, each cell a column of paragraphs."""
    wrapped = [
        [Span(line, span.style) for span in cell for line in wrap(span.text, column.width)]
        for column, cell in zip(columns, cells, strict=True)
    ]
    for spans in zip_longest(*wrapped, fillvalue=Span("")):
        padded = (_pad(span, column) for span, column in zip(spans, columns, strict=True))
        yield GAP.join(padded).rstrip()


def _pad(span: Span, column: Column) -> str:
    blanks = " " * (column.width - len(span.text))
    text = styled(span.text, span.style)
    return blanks + text if column.right else text + blanks
