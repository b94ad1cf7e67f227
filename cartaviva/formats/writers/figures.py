"""Figures that a document states as text, as spreadsheet numbers that display exactly that text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cartaviva.core.compliance import Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import Policy
from cartaviva.core.report import ReportRow
from cartaviva.core.result import Result
from cartaviva.formats.readers.display import Locale, display

EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, for every day after February 1900."""
STATED = re.compile(r"(-?\d[\d.,]*)( ?)(%?)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to be written to a cell and the format under which it looks as it was stated."""

    value: Decimal
    code: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A target or result cell. `number` is what the text stands for, in the target's unit; `figure` is written instead
    of the text where that looks the same. `points`: what is typed into the cell is a percentage, counted from 0 to 1.
    """

    text: str
    number: Decimal | None
    figure: Figure | None
    points: bool

    @property
    def code(self) -> str:
        """The format of the cell, which a text has for what is typed over it."""
        return self.figure.code if self.figure else "0.0 %" if self.points else ""


def entries_of(row: ReportRow, language: str) -> Mapping[str, Entry]:
    """The cells of target and result, whose figures are written as `language` writes them."""
    promised = row.stated.text("target")
    entries = {}
    for key, number in (("target", _target_number(row)), ("result", _result_number(row))):
        text = row.stated.text(key)
        figure = figure_of(text, number, language)
        points = "%" in figure.code if figure else "%" in text + promised
        entries[key] = Entry(text, number, figure, points)
    return entries


def figure_of(text: str, value: Decimal | None, language: str) -> Figure | None:
    """The cell for a text that is nothing but a number or a percentage; None where a text has to stay a text."""
    found = STATED.fullmatch(text)
    if found is None or value is None:
        return None
    digits, space, percent = found.groups()
    comma = language != "en"
    thousands, mark = (".", ",") if comma else (",", ".")
    decimals = len(digits.partition(mark)[2])
    code = ("#,##0" if thousands in digits else "0") + ("." + "0" * decimals if decimals else "") + space + percent
    code = "General" if code == "0" else code  # shows the decimals of what is typed over it
    number = value / 100 if percent else value
    return Figure(number, code) if display(number, code, Locale(comma)) == text else None


def _target_number(row: ReportRow) -> Decimal | None:
    """What the result is compared with, as a number: days count from EPOCH."""
    if row.target.comparator is Comparator.BY_DATE:
        return _day(row.target.deadline)
    return row.target.value


def _result_number(row: ReportRow) -> Decimal | None:
    """The result that was assessed, as a number; None where none was."""
    if not isinstance(row.result, Result) or row.assessment.status in (Status.NOT_EVALUATED, Status.NOT_APPLICABLE):
        return None
    return _day(row.result.on) if row.target.comparator is Comparator.BY_DATE else row.result.value


def _day(day: date | None) -> Decimal | None:
    return None if day is None else Decimal((day - EPOCH).days)


def percent_code(policy: Policy, language: str, beyond: bool = False) -> str:
    """The format of degrees: 100 only where it is reached, at the policy's places otherwise; `beyond` it, too."""
    zeros = "." + "0" * policy.places if policy.places else ""
    sign = "%" if language == "en" else " %"
    top = Decimal(100) - Decimal(1).scaleb(-policy.places)
    shown = str(top) if language == "en" else str(top).replace(".", ",")
    edge = (top + Decimal(5).scaleb(-policy.places - 1)) / 100
    return f'[>=1]0{zeros if beyond else ""}{sign};[>={edge}]"{shown}{sign}";0{zeros}{sign}'
