"""The follow-up report: COLUMNS, what a document states, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cartaviva.core.compliance import Assessment
from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.findings import Finding, Place
from cartaviva.core.language.noted import in_full
from cartaviva.core.period import Period
from cartaviva.core.policy import Policy
from cartaviva.core.result import NoResult, Result
from cartaviva.core.target import Target
from cartaviva.core.words import LANGUAGES, mark

if TYPE_CHECKING:
    from cartaviva.core.improving import Improvement, Outcome


class Column(NamedTuple):
    """A column of the report. `key` is public and never changes; `heading` is translated."""

    key: str
    heading: str
    numeric: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("service", mark("Service")),
    Column("objective", mark("Objective")),
    Column("commitment", mark("Commitment")),
    Column("indicator", mark("Indicator")),
    Column("target", mark("Target"), numeric=True),
    Column("result", mark("Result"), numeric=True),
    Column("difference", mark("Difference from the target"), numeric=True),
    Column("compliance", mark("Degree of compliance"), numeric=True),
    Column("remarks", mark("Remarks")),
)
"""The nine columns of a follow-up report, in their order (law: RD 951/2005, art. 12; Llei 19/2014, art. 59)."""

KEYS = tuple(column.key for column in COLUMNS)
KEPT = "kept"
"""The hint of a row that names its columns whose figure is kept as the document states it."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One row as the document states it.

    `cells`: text by column key, merged cells filled down, None where the layout has no such column. `merged`: keys
    whose cell continues that of the row above. `extras`: the texts of further columns, parallel to the report's.
    `hints`: texts that help to read the figures and are no column of their own ("direction", "threshold", "numerator",
    "denominator", "unit", "result_unit"), all decimals of a figure that is shown rounded ("exact_target",
    "exact_result"), which of the extras says whether the target was met ("status": its index), and KEPT.
    """

    cells: Mapping[str, str | None]
    merged: frozenset[str] = frozenset()
    extras: tuple[str, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    period: Period | None = None

    def text(self, key: str) -> str:
        return self.cells.get(key) or ""

    @property
    def measured(self) -> str:
        """What its figures are of: the indicator, or the commitment where there is none."""
        return self.text("indicator") or self.text("commitment")

    @property
    def about(self) -> str:
        """What a row is called: its indicator, or the most that it says of itself; "" where it says nothing."""
        return self.measured or self.text("objective") or self.text("service")

    @property
    def wording(self) -> str:
        """The promise and what is measured of it, where a word of either may tell."""
        return f"{self.text('commitment')} {self.text('indicator')}"

    def of_status(self, texts: Sequence[str]) -> str:
        """What of `texts`, parallel to the extras, is of the column that says whether targets were met; or ""."""
        column = self.hints.get("status", "")
        return "".join(texts[int(column) :][:1]) if column.isdecimal() else ""

    @property
    def kept(self) -> frozenset[str]:
        """Columns of figures that somebody keeps as the document states them: they are printed so, right or wrong."""
        return frozenset(self.hints[KEPT].split()) if KEPT in self.hints else frozenset()


@dataclass(frozen=True, slots=True)
class StatedReport:
    """A charter's follow-up report for one period, as the document states it. `findings` are those of its layout."""

    rows: tuple[StatedRow, ...]
    service: str = ""
    period: Period | None = None
    title: str = ""
    organisation: str = ""
    language: str = "ca"
    headings: Mapping[str, str] = field(default_factory=dict)
    """The document's own headings by column key, kept verbatim when it is republished."""
    extras: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    totals: tuple[StatedRow, ...] = ()
    """Rows of totals, which are checked and are no rows of the report."""
    findings: tuple[Finding, ...] = ()

    @property
    def figures_like(self) -> str:
        """The interface language whose figures look like the document's: a decimal point in English, else a comma."""
        return self.language if self.language in LANGUAGES else "es"


class ReportRow(NamedTuple):
    """A stated row with its figures read and assessed. `result` is None where it is missing or cannot be read.

    `improvement`: what a miss leads to. `outcome`: what became of the action of a period before. `evidence`: the files
    that are published with it.
    """

    stated: StatedRow
    target: Target
    result: Result | NoResult | None
    assessment: Assessment
    improvement: "Improvement | None" = None
    outcome: "Outcome | None" = None
    evidence: tuple[EvidenceFile, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The figure of its result; None where there is none, and for a day or tiers."""
        return self.result.value if isinstance(self.result, Result) else None


class Imprint(NamedTuple):
    """What a published report says of itself. `sha256` is the hash of its value, `head` that of its link in the chain.

    `removed`: the day and the reason of every text that had to go. `corrects`: number of the publication whose place it
    takes, and `reason` why.
    """

    number: int
    sha256: str
    head: str
    on: date
    corrects: int | None = None
    reason: str = ""
    removed: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpReport:
    """The rows of one charter for one period, recomputed, with everything that a person should look at."""

    stated: StatedReport
    rows: tuple[ReportRow, ...]
    findings: tuple[Finding, ...]
    policy: Policy
    imprint: Imprint | None = None
    """None until it is published."""

    def remarks(self, row: ReportRow) -> str:
        """What the remarks of a row of this report say: those that are marks of notes, the notes; "" without these."""
        return in_full(row.stated.text("remarks"), self.stated.notes)


def commitments(rows: Sequence[ReportRow]) -> tuple[tuple[ReportRow, ...], ...]:
    """The rows of each commitment together: its indicators share one merged cell, or repeat its text."""
    groups: list[list[ReportRow]] = []
    for row in rows:
        text = row.stated.text("commitment")
        if groups and text and groups[-1][-1].stated.text("commitment") == text:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(map(tuple, groups))
