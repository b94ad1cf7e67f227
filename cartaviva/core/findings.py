"""What a person must look at in a document or an entry: FINDINGS lists every code, a `Finding` says where one is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cartaviva.core.finding_kinds import CONTRADICTED, OF_ENTRIES, OF_FILES, FindingKind, Severity
from cartaviva.core.language.days import day_words
from cartaviva.core.refusals import REFUSALS
from cartaviva.core.words import ENGLISH, Say, mark


class Place(NamedTuple):
    """Where a cell came from. Rows and columns count from 1, as people count; a sheet's column is its letter."""

    sheet: str | None = None
    table: int | None = None
    page: int | None = None
    row: int | None = None
    column: int | str | None = None
    box: tuple[int, int, int, int] | None = None
    """Left, bottom, right, top in PDF points."""

    def words(self, say: Say = ENGLISH) -> str:
        """The place in words, for a message: "sheet Dades, row 7, column E"."""
        parts = (
            (mark("sheet {}"), self.sheet),
            (mark("page {}"), self.page),
            (mark("table {}"), self.table),
            (mark("row {}"), self.row),
            (mark("column {}"), self.column),
        )
        return ", ".join(say(words).format(value) for words, value in parts if value is not None)


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

FINDINGS: Mapping[str, FindingKind] = {
    # Figures that a document states
    "difference-sign": FindingKind(
        _E,
        mark("Sign of the difference"),
        mark("The difference is stated as {stated}; result minus target is {computed}."),
        mark("Publish the difference with its sign."),
    ),
    "difference-value": FindingKind(
        _E,
        mark("Value of the difference"),
        mark("The difference is stated as {stated}; result minus target is {computed}."),
        mark("Check target and result, then publish the computed difference."),
    ),
    "compliance-value": FindingKind(
        _E,
        mark("Degree of compliance"),
        mark("The degree of compliance is stated as {stated}; target and result give {computed}."),
        mark("Check target and result, then publish the computed degree."),
    ),
    "stated-alone": FindingKind(
        _I,
        mark("Figure that cannot be worked out"),
        mark("The document states {stated}; there is nothing to work it out from."),
        mark("It is left out of the corrected report until target and result are known."),
    ),
    "total-mismatch": FindingKind(
        _E,
        mark("Total does not agree"),
        mark("The total is stated as {stated}; the rows give {computed}."),
        mark("Check which rows the total counts."),
    ),
    # Cells that could not be read, or stand in the wrong place
    "cell-shifted": FindingKind(
        _W,
        mark("Row out of place"),
        mark("The cells of this row had slid to another column. {detail}"),
        mark("Compare the row with the original."),
    ),
    "indicator-figure": FindingKind(
        _W,
        mark("Cells that seem to have moved"),
        mark(
            "“{computed}” stands under the commitment and seems to be the indicator; “{stated}” seems to be its target."
        ),
        mark("Compare the row with the original, and write each text in its place."),
    ),
    "two-promises": FindingKind(
        _W,
        mark("Two commitments in one cell"),
        mark("“{stated}” and “{computed}” stand in one cell; the second seems to be what the next row lacks."),
        mark("Leave in this row what is its own, and write the other one in the next row."),
    ),
    "unreadable-target": FindingKind(
        _W,
        mark("Target not readable"),
        mark("The target “{stated}” cannot be read as one figure."),
        mark("Enter the target by hand, or say that there is none."),
        mark("There is a result and no target."),
    ),
    "unreadable-result": FindingKind(
        _W,
        mark("Result not readable"),
        mark("The result “{stated}” cannot be read as a figure."),
        mark("Enter the result by hand, or the reason why there is none."),
    ),
    "direction-unknown": FindingKind(
        _W,
        mark("Direction not known"),
        mark("Nothing says whether more or less than {stated} is better."),
        mark("Say whether the target is a minimum or a maximum."),
    ),
    "decimal-mark": FindingKind(
        _W,
        mark("Point or comma"),
        mark("The result “{stated}” was read as {detail}. With the other meaning of its mark it would be {computed}."),
        mark("Check which of the two was meant."),
    ),
    "rounded-status": FindingKind(
        _W,
        mark("Rounded on the screen"),
        mark("The sheet shows {stated} and holds {computed}, which decides; what it shows gives another status."),
        mark("Publish the figure with enough decimals to see why."),
    ),
    "rounded-figure": FindingKind(
        _I,
        mark("Figure that is rounded on the screen"),
        mark("The sheet shows {stated} and holds {computed}; difference and degree are worked out from what it holds."),
        mark("Nothing has to be done."),
    ),
    "unit-mismatch": FindingKind(
        _W,
        mark("Units do not agree"),
        mark("The target is {computed}, the result {stated}: they cannot be compared."),
        mark("Enter the result in the unit of the target."),
    ),
    "result-missing": FindingKind(
        _W,
        mark("Result missing"),
        mark("There is a target ({computed}) and no result."),
        mark("Enter the result, or the reason why there is none."),
    ),
    "unknown-heading": FindingKind(
        _I,
        mark("Heading not known"),
        mark("The heading “{stated}” is not known. By its place and its cells it was read as: {detail}."),
        mark("Check that the column holds that, or give it a usual heading."),
    ),
    "results-left-out": FindingKind(
        _W,
        mark("Other targets and results left out"),
        mark("“{detail}” and “{stated}” look like a target and a result of something else, and were not read as such."),
        mark("If they are promises too, give each a row or a table of its own."),
    ),
    "period-unknown": FindingKind(
        _W,
        mark("Period without a year"),
        mark("The results are those of “{stated}”, and nothing in the document says which days these are."),
        mark("Name the year, or the first and the last day, in a title or beside the period."),
    ),
    "cut-off": FindingKind(
        _E,
        mark("Page that cuts a table off"),
        mark("Page {stated} cuts the table off: what stood further out, or did not fit its row, is not in the file."),
        mark("Export it again on wider or lying paper, with higher rows, and compare what was read with the original."),
    ),
    "rows-hidden": FindingKind(
        _W,
        mark("Hidden rows"),
        mark("Rows of the sheet “{detail}” that are hidden, and were not read: {stated}."),
        mark("If they are part of the report, show them (a filter may hide them) and read the file again."),
    ),
    "denominator-zero": FindingKind(
        _E,
        mark("Something of nothing"),
        mark("{stated} cases out of 0 cannot be."),
        mark("Check both figures. If nobody asked for it, both are 0."),
    ),
    # What a reader would ask
    "remarks-missing": FindingKind(
        _W,
        mark("Miss without an explanation"),
        mark("The target was missed and nothing explains why."),
        mark("Write the cause, and what is done about it."),
    ),
    "comment-open": FindingKind(
        _W,
        mark("Comment without an answer"),
        mark("It came back with a comment: “{stated}”"),
        mark("Change the figure, or answer the comment."),
    ),
    "target-text-mismatch": FindingKind(
        _W,
        mark("Promise and target differ"),
        mark("The commitment says {computed}, the target {stated}."),
        mark("Check which of the two was approved."),
    ),
    "possibly-not-applicable": FindingKind(
        _W,
        mark("Perhaps not applicable"),
        mark("The degree is 0 % and the remarks say that there was no need."),
        mark("Decide whether the promise depends on somebody asking; if so, the commitment is not applicable."),
    ),
    "mean-for-each": FindingKind(
        _I,
        mark("Mean for a promise made for every case"),
        mark("The commitment promises something for every case; the indicator is a mean."),
        mark("Measure the share of cases within the promise."),
    ),
    "duplicate-row": FindingKind(
        _W,
        mark("Row repeated"),
        mark("This row repeats row {computed}."),
        mark("Keep one of the two."),
    ),
    **OF_FILES,
    **OF_ENTRIES,
    **CONTRADICTED,
}
"""Every code that a document or an entry can raise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `row` is the 0-based index in the report's rows, None for the whole report."""

    code: str
    row: int | None = None
    column: str | None = None
    stated: str = ""
    computed: str = ""
    detail: str = ""
    place: Place = field(default_factory=Place)

    def at(self, row: int, place: Place) -> "Finding":
        """The same at a row of the report, and where that stands in the file. A report may have one for every row, and
        `replace` takes twice as long.
        """
        return Finding(self.code, row, self.column, self.stated, self.computed, self.detail, place)

    @property
    def kind(self) -> FindingKind:
        return FINDINGS[self.code]

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    def message(self, say: Say = ENGLISH) -> str:
        """One sentence that says what is wrong, in the reader's language."""
        detail = say(self.detail) if self.detail else ""
        message = self.kind.message if self.stated else self.kind.of_nothing or self.kind.message
        words = say(message).format(stated=self.stated, computed=self.computed, detail=detail).strip()
        return words.replace("p.p..", "p.p.")  # one full stop is enough

    def advice(self, say: Say = ENGLISH) -> str:
        return say(self.kind.advice)

    def sentence(self, say: Say = ENGLISH) -> str:
        """What is wrong, and what to do about it."""
        return f"{self.message(say)} {self.advice(say)}"


class Unreadable(Exception):
    """A file that gives no report; `finding.code` is one of FINDINGS."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.finding = Finding(code, detail=detail)
        super().__init__(self.finding.message())


class Refused(Exception):
    """An action that this person may not do, or not now. Doors turn it into a page, an API body or an exit code."""

    def __init__(self, code: str, detail: str | date = "") -> None:
        self.code, self.detail = code, detail
        super().__init__(self.sentence())

    def sentence(self, say: Say = ENGLISH) -> str:
        detail = day_words(self.detail, say) if isinstance(self.detail, date) else self.detail and say(self.detail)
        words = say(REFUSALS[self.code])
        if "{detail}." in words:  # what is named, as a promise, may end with its own stop
            detail = detail.replace(".; ", "; ").removesuffix(".")
        return words.format(detail=detail).strip()
