"""The formulas of one row of a workbook for results, over the cells that are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cartaviva.core.compliance import MISSED, Assessment, Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import Policy
from cartaviva.core.result import NOT_APPLICABLE, Reason, Result
from cartaviva.core.target import Target
from cartaviva.core.words import Say, mark
from cartaviva.formats.entry_book.payload import result_cell
from cartaviva.formats.entry_book.sheet import EntryRow
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.figures import EPOCH, Entry, Figure
from cartaviva.formats.writers.formulas import FORMS, Formulas, number_formula, quoted
from cartaviva.formats.writers.json import decimal_text

DONE = "✓"
RESULT_OR_REASON, ONE_ALONE, REMARKS = (
    mark("Result or reason"),
    mark("Result or reason, not both"),
    mark("Remarks"),
)


def bound_of(target: Target) -> str | None:
    """What the result is compared with, as a figure of a formula; None where no formula can compare."""
    if target.comparator not in FORMS:
        return None
    if target.comparator is Comparator.YES:
        return "1"
    if target.comparator is Comparator.BY_DATE:
        return None if target.deadline is None else str((target.deadline - EPOCH).days)
    return decimal_text(target.value)


@dataclass(frozen=True, slots=True)
class RowFormulas:
    """`at` has the addresses of the row's cells, by column."""

    row: EntryRow
    at: Mapping[str, str]
    policy: Policy
    words: Mapping[Status, str]
    say: Say

    @property
    def value(self) -> str:
        """The number that was reached, in the target's unit; nothing where there is none."""
        return self._ratio if self.row.worked_out else self._typed

    @property
    def difference(self) -> str:
        return self._formulas.difference if self._bound else '""'

    @property
    def degree(self) -> str:
        return self._formulas.degree if self._bound else '""'

    @property
    def status(self) -> str:
        not_evaluated = quoted(self.words[Status.NOT_EVALUATED])
        found = self._formulas.status(self.words, Status.NOT_EVALUATED) if self._bound else not_evaluated
        return f"IF(ISNUMBER({self.at['value']}),{found},{self._without_result})"

    @property
    def left(self) -> str:
        """What is still to be done in the row."""
        reason, remarks = f"LEN({self.at['reason']})>0", f"LEN(TRIM({self.at['remarks']}))=0"
        missed = ",".join(f"{self.at['status']}={quoted(self.words[status])}" for status in sorted(MISSED))
        given = f"COUNT({self._parts})=2" if self.row.worked_out else f"LEN({self.at['result']})>0"
        nothing, both, explain = (quoted(self.say(text)) for text in (RESULT_OR_REASON, ONE_ALONE, REMARKS))
        with_result = f"IF({reason},{both},IF(AND(OR({missed}),{remarks}),{explain},{quoted(DONE)}))"
        return f"IF({given},{with_result},IF({reason},{quoted(DONE)},{nothing}))"

    @property
    def _bound(self) -> str | None:
        return bound_of(self.row.target)

    @property
    def _formulas(self) -> Formulas:
        return Formulas(self.row.target, self.policy, self._bound or "0", self.at["value"])

    @property
    def _parts(self) -> str:
        return f"{self.at['numerator']},{self.at['denominator']}"

    @property
    def _ratio(self) -> str:
        part, whole = self.at["numerator"], self.at["denominator"]
        times = "100*" if self.row.is_percent else ""
        return f'IF(COUNT({self._parts})<2,"",IF({whole}=0,"",ROUND({times}{part}/{whole},10)))'

    @property
    def _typed(self) -> str:
        """The figure in the cell of the result, or the one that its text stands for as long as nobody changes it."""
        cell, row = self.at["result"], self.row
        result, stands = row.result(), result_cell(row)
        known = result.value if isinstance(result, Result) else None
        figure = Figure(stands, "") if isinstance(stands, Decimal) else None
        entry = Entry(stands if isinstance(stands, str) else "", known, figure, points=False)
        formula = number_formula(cell, entry, row.target.comparator is Comparator.YES)
        return f"IF(ISNUMBER({cell}),{self._percent(cell)},{formula})" if row.is_percent else formula

    def _percent(self, cell: str) -> str:
        """A program that was given 95% keeps 0.95 and shows it as a percentage; a bare 0.95 beside 95 % is neither."""
        bare = cell
        if self.row.target.value is not None and self.row.target.value >= 10:
            bare = f'IF(AND({cell}>0,{cell}<=1),"",{cell})'
        return f'IF(LEFT(CELL("format",{cell}),1)="P",ROUND({cell}*100,10),{bare})'

    @property
    def _without_result(self) -> str:
        reason, not_evaluated = self.at["reason"], quoted(self.words[Status.NOT_EVALUATED])
        not_applicable = quoted(self.words[Status.NOT_APPLICABLE])
        listed = ",".join(quoted(self.say(REASONS[one])) for one in Reason if one in NOT_APPLICABLE)
        given = f"IF(ISNUMBER(MATCH({reason},{{{listed}}},0)),{not_applicable},{not_evaluated})"
        nothing = '""'
        if self.row.worked_out:
            part = self.at["numerator"]
            nothing = f'IF(COUNT({self._parts})=2,IF({part}=0,{not_applicable},{not_evaluated}),"")'
        return f'IF({reason}<>"",{given},{nothing})'


def still_to_do(row: EntryRow, assessment: Assessment | None) -> str:
    """What `RowFormulas.left` gives for the values that the book comes with."""
    given = bool(row.typed.numerator and row.typed.denominator) if row.worked_out else bool(row.typed.text)
    if given and row.typed.reason:
        return ONE_ALONE
    if not given:
        return DONE if row.typed.reason else RESULT_OR_REASON
    missed = assessment is not None and assessment.status in MISSED
    return REMARKS if missed and not row.typed.remarks.strip() else DONE
