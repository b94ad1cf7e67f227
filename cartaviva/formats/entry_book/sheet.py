"""What goes into a workbook for results, what comes back, and its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import Returned, certain_number
from cartaviva.core.findings import Finding
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.result import Reason, Result, parse_result
from cartaviva.core.target import Target
from cartaviva.core.words import mark

NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry to be filled in. `entry` and `revision` say which one, and from which state of it.

    `ratio`: what numerator and denominator count, where a ratio is asked. `last_year`, `unit` and `target_text` are
    texts as printed. `reasons`: those that may be given here for a result that there is not.
    """

    entry: int
    revision: int
    commitment: str
    indicator: str
    target_text: str
    target: Target
    counted: str = ""
    last_year: str = ""
    unit: str = ""
    ratio: tuple[str, str] | None = None
    reasons: tuple[Reason, ...] = ()
    typed: Typed = NOTHING

    @property
    def has_parts(self) -> bool:
        """A ratio is asked, or was typed all the same."""
        return self.ratio is not None or bool(self.typed.numerator or self.typed.denominator)

    @property
    def worked_out(self) -> bool:
        """The result follows from numerator and denominator; nobody typed another one."""
        return self.ratio is not None and not self.typed.text

    def result(self) -> Result | None:
        """What the typed values give, for the figures that the workbook comes with; None where it is no figure."""
        if not self.worked_out:
            read, _ = parse_result(self.typed.text, self.target, indicator=self.indicator)
            return read if isinstance(read, Result) else None
        part, whole = certain_number(self.typed.numerator), certain_number(self.typed.denominator)
        if part is None or whole is None:
            return None
        value = part * (100 if self.is_percent else 1) / whole if whole else None
        return Result(value, self.target.unit, part, whole)

    @property
    def is_percent(self) -> bool:
        return self.target.unit is Unit.PERCENT


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """The entries of one charter and period that one person is asked for. `due`: the day until which."""

    town: str
    charter: str
    period: str
    rows: tuple[EntryRow, ...]
    due: date | None = None
    policy: Policy = PROPORTIONAL


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A workbook that came back. `stamp` is what the writer was given for `payload`: whoever signed it checks it.

    `rows` can be merged; `missing` are entries whose rows did not come back. What cannot be told for certain is in
    neither, but in `findings`, each with its place.
    """

    town: str
    charter: str
    period: str
    language: str
    stamp: str
    payload: str
    rows: tuple[Returned, ...]
    missing: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


class BookColumn(NamedTuple):
    """`width` in letters; `typed`: somebody fills it in; `hidden`: it is there for programs."""

    heading: str
    width: int
    numeric: bool = False
    typed: bool = False
    hidden: bool = False


COLUMNS: Mapping[str, BookColumn] = {
    "commitment": BookColumn(mark("Commitment"), 26),
    "indicator": BookColumn(mark("Indicator, and how it is counted"), 30),
    "entry": BookColumn("", 4, hidden=True),
    "target": BookColumn(mark("Target"), 13, numeric=True),
    "last_year": BookColumn(mark("Last year"), 15, numeric=True),
    "numerator": BookColumn(mark("Numerator"), 11, numeric=True, typed=True),
    "denominator": BookColumn(mark("Denominator"), 12, numeric=True, typed=True),
    "result": BookColumn(mark("Result"), 10, numeric=True, typed=True),
    "unit": BookColumn(mark("Unit"), 9),
    "value": BookColumn(mark("Result value"), 8, numeric=True, hidden=True),
    "difference": BookColumn(mark("Difference"), 11, numeric=True),
    "compliance": BookColumn(mark("Degree"), 9, numeric=True),
    "status": BookColumn(mark("Status"), 13),
    "reason": BookColumn(mark("Reason, if there is no result"), 20, typed=True),
    "remarks": BookColumn(mark("Remarks, if the target is missed"), 34, typed=True),
    "left": BookColumn(mark("Still to do"), 14),
}
"""In their order. The hidden ones stand between others, so that who copies the table copies them, too."""

RATIO = frozenset({"numerator", "denominator"})


def columns_of(sheet: EntrySheet) -> dict[str, BookColumn]:
    """The columns of a book: no parts of ratios where none is asked, no degree where the policy has none."""
    without = set() if any(row.has_parts for row in sheet.rows) else set(RATIO)
    without |= set() if sheet.policy.percentages else {"compliance"}
    return {key: column for key, column in COLUMNS.items() if key not in without}
