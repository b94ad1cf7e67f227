"""Figures of a document on a page in another notation: one page writes its figures in one way."""

import re
from decimal import Decimal

from cartaviva.core.language.numerals import NO_BREAK_SPACE, decimals_of, format_number, read_figures
from cartaviva.core.language.patterns import later
from cartaviva.core.language.units import Quantity
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import ReportRow
from cartaviva.core.result import Result
from cartaviva.core.target import Target
from cartaviva.core.words import LANGUAGES

_FIGURE = later(r"(?<![\w.,'])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)(?![\w,.'’]*\d)")


def as_written_in(language: str, row: ReportRow, key: str, own: str) -> str:
    """The target or the result of a row, which is in language `own`, with its figures as readers of `language` (ca,
    es, en) write them.

    Only what was read as a figure of target or result is written anew, with its decimals; words, dates and numbers of
    anything else stay as the document has them. Figures stay `together` with their units.
    """
    known = _figures(row)

    def written(found: re.Match[str]) -> str:
        figures = re.sub(r"[\s’]", lambda sign: "'" if sign[0] == "’" else "", found[0])
        for percent in (False, True):
            value = read_figures(figures, own, percent)
            if value is not None and value in known:
                return format_number(value, language, places=decimals_of(value))
        return found[0]

    return together(_FIGURE.sub(written, row.stated.text(key)))


_SIGN = later(r"\s*([≤≥<>=]?)\s*(.*)", re.DOTALL)
_APART = re.compile(r"(?<=[≤≥<>=]) +(?=\d)|(?<=\d) +(?=[%€]|[^\W\d]{1,14}\b)|(?<=\d[ \u00a0]sobre) +(?=\d)")


def together(text: str) -> str:
    """A figure stays on one line with its sign and the word after it: ≤ 30 dies, 8 sobre 10, 1.200 participants.

    A longer word than any unit of this kind may go to the next line: on a phone it would leave the page.
    """
    return _APART.sub(NO_BREAK_SPACE, text)


def target_written_in(language: str, target: Target, text: str, own: str) -> str:
    """A target, which is in language `own`, as readers of `language` write it, where it says no more than a sign, a
    figure and a unit; else as it is worded. Both languages are those of the interface, else nothing is written anew.
    """
    match = _SIGN.fullmatch(text)
    if language == own or own not in LANGUAGES or target.value is None or match is None:
        return text
    quantity = Quantity(target.value, target.unit, target.scale)
    sign, rest = match.groups()
    if _bare(rest) != _bare(format_quantity(quantity, own)):
        return text
    return f"{sign} {format_quantity(quantity, language)}".strip()


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _figures(row: ReportRow) -> frozenset[Decimal]:
    target, result = row.target, row.result
    figures = [target.value, target.upper, target.scale, target.threshold]
    if isinstance(result, Result):
        figures += [result.value, result.numerator, result.denominator]
    return frozenset(one for one in figures if one is not None)
