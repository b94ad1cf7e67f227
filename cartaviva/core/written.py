"""Figures of a document on a page in another notation: one page writes its figures in one way."""

import re
from decimal import Decimal

from cartaviva.core.numerals import format_number, read_figures
from cartaviva.core.report import ReportRow
from cartaviva.core.result import Result

_FIGURE = re.compile(r"(?<![\w.,'])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)(?![\w,.'’]*\d)")


def as_written_in(language: str, row: ReportRow, key: str, own: str) -> str:
    """The target or the result of a row, which is in language `own`, with its figures as readers of `language` (ca,
    es, en) write them.

    Only what was read as a figure of target or result is written anew, with its decimals; words, dates and numbers of
    anything else stay as the document has them.
    """
    known = _figures(row)

    def written(found: re.Match[str]) -> str:
        figures = re.sub(r"[\s’]", lambda sign: "'" if sign[0] == "’" else "", found[0])
        for percent in (False, True):
            value = read_figures(figures, own, percent)
            if value is not None and value in known:
                return format_number(value, language, places=max(0, -int(value.as_tuple().exponent)))
        return found[0]

    return _FIGURE.sub(written, row.stated.text(key))


def _figures(row: ReportRow) -> frozenset[Decimal]:
    target, result = row.target, row.result
    figures = [target.value, target.upper, target.scale, target.threshold]
    if isinstance(result, Result):
        figures += [result.value, result.numerator, result.denominator]
    return frozenset(one for one in figures if one is not None)
