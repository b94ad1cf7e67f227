"""A report as every office format prints it: lines above the table, headings, and cells that may cover several rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from cartaviva.core.compliance import uncapped
from cartaviva.core.display import cell_text, heading, percent_text, shown_columns
from cartaviva.core.policy import Policy
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark

BEYOND = "beyond"
"""The column beside the degree where a policy does not stop at 100 %: its key."""
UNCAPPED = mark("Ratio without the limit of 100 %")
COMPUTED = frozenset({"difference", "compliance", BEYOND})
"""Columns whose cells are never merged: each row has its own figure, whatever the document had."""
LOCALES: Mapping[str, str] = {
    "ca": "ca-ES", "es": "es-ES", "en": "en-GB", "gl": "gl-ES", "eu": "eu-ES", "fr": "fr-FR", "it": "it-IT",
    "pt": "pt-PT",
}  # fmt: skip
"""Language and country: what office programs have dictionaries and number formats under."""
PERIOD, PERIODICITY = "period", mark("Periodicity")
"""The column that stands last where rows have periods of their own: its key, and a heading that is read back as one."""
FIGURES = frozenset({"threshold", "numerator", "denominator"})
HINTS: Mapping[str, str] = {
    "direction": mark("Direction"),
    "unit": mark("Unit"),
    "threshold": mark("Threshold"),
    "numerator": mark("Numerator"),
    "denominator": mark("Denominator"),
}
"""Columns that a document had to explain its figures, some with figures in them; without them its targets could not be
understood.
"""


class Heading(NamedTuple):
    """A column; `key` is empty for the further columns of a layout."""

    key: str
    text: str
    numeric: bool = False


class Printed(NamedTuple):
    """A cell over `rows` rows; 0 where it is the rest of the cell above. `strong`: of a total."""

    text: str
    rows: int = 1
    strong: bool = False


class Table(NamedTuple):
    """`rows` has one cell for each heading in each row."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Printed, ...], ...]

    def place_of(self, key: str) -> int:
        """Which column that is, from 0."""
        return next(at for at, column in enumerate(self.headings) if column.key == key)

    def first_row(self, row: int, at: int) -> int:
        """The row in which the cell begins that covers this one."""
        return next(index for index in range(row, -1, -1) if self.rows[index][at].rows)


def table_of(report: FollowUpReport, say: Say, language: str) -> Table:
    """Headings and extra columns as the document has them, with what explains its targets before these."""
    columns: list[Heading] = []
    for column in shown_columns(report):
        if column.key == "target":
            columns += _hints(report, say)
        columns.append(Heading(column.key, heading(report, column, say), column.numeric))
        if column.key == "compliance" and goes_beyond(report.policy):
            columns.append(Heading(BEYOND, say(UNCAPPED), numeric=True))
    columns += [Heading("", text) for text in report.stated.extras]
    if any(row.stated.period and row.stated.period.label not in row.stated.extras for row in report.rows):
        columns.append(Heading(PERIOD, say(PERIODICITY)))
    texts = [_texts(report, index, columns, language) for index in range(len(report.rows))]
    spans = [_spans(report, column.key) for column in columns]
    rows = tuple(
        tuple(Printed(text, span[index]) for text, span in zip(row, spans, strict=True))
        for index, row in enumerate(texts)
    )
    return Table(tuple(columns), rows)


def goes_beyond(policy: Policy) -> bool:
    """Whether ratios above 100 % are shown beside the degree, which stops there."""
    return policy.percentages and not policy.cap


def _beyond(report: FollowUpReport, row: ReportRow, language: str) -> str:
    ratio = uncapped(row.assessment, report.policy)
    return "" if ratio is None else percent_text(ratio, report.policy.places, language)


def _hints(report: FollowUpReport, say: Say) -> list[Heading]:
    told = {key for row in report.rows for key in row.stated.hints}
    return [
        Heading(key, report.stated.headings.get(key) or say(text), numeric=key in FIGURES)
        for key, text in HINTS.items()
        if key in told
    ]


def _texts(report: FollowUpReport, index: int, columns: list[Heading], language: str) -> list[str]:
    row = report.rows[index]
    extras = iter((*row.stated.extras, *[""] * len(report.stated.extras)))
    texts = []
    for column in columns:
        if column.key == PERIOD:
            texts.append(row.stated.period.label if row.stated.period else "")
        elif column.key == BEYOND:
            texts.append(_beyond(report, row, language))
        elif column.key in HINTS:
            texts.append(row.stated.hints.get(column.key, ""))
        else:
            texts.append(cell_text(report, row, column.key, language) if column.key else next(extras))
    return texts


def _spans(report: FollowUpReport, key: str) -> list[int]:
    """For each row, how many rows its cell in this column covers."""
    spans = [1] * len(report.rows)
    if key in COMPUTED:
        return spans
    first = 0
    for index, row in enumerate(report.rows):
        if index and key in row.stated.merged:
            spans[first] += 1
            spans[index] = 0
        else:
            first = index
    return spans


def dated(reports: Sequence[FollowUpReport]) -> datetime:
    """What a file gives as the time when it was written: the last day that it reports on, so that the same reports give
    the same bytes.
    """
    periods = [report.stated.period for report in reports if report.stated.period]
    return datetime.combine(max((period.end for period in periods), default=date(2000, 1, 1)), time())


LONGEST_WORD, BROKEN = 22, 12
"""Letters; a longer word, as an address, is broken, and has room for so many."""


def room_of(table: Table) -> list[tuple[int, int]]:
    """Of each column in letters: its longest word, heading included, which it has to have room for; its longest line,
    beyond which room is wasted.
    """
    columns = zip(*table.rows, strict=True) if table.rows else [() for _ in table.headings]
    found = []
    for column, cells in zip(table.headings, columns, strict=True):
        word = max(longest_word(text) for text in (column.text, *(cell.text for cell in cells)))
        line = max((len(line) for cell in cells for line in cell.text.split("\n")), default=0)
        found.append((word, max(word, line)))
    return found


def longest_word(text: str) -> int:
    """In letters, as it has to have room."""
    return max((len(word) if len(word) <= LONGEST_WORD else BROKEN for word in text.split()), default=0)


def apart_of(table: Table) -> list[bool]:
    """Of each column, whether its texts begin where the figures of the one before end."""
    numeric = [column.numeric for column in table.headings]
    return [before and not own for before, own in zip([False, *numeric], numeric, strict=False)]


def share_out(width: int, weights: Sequence[int], least: Sequence[int]) -> list[int]:
    """`width` among columns by their weights, each with its least width where all of them have room."""
    if sum(least) >= width:
        return [width * each // sum(least) for each in least]
    fixed: set[int] = set()
    while True:
        rest = width - sum(least[at] for at in fixed)
        parts = sum(weight for at, weight in enumerate(weights) if at not in fixed)
        shares = [least[at] if at in fixed else rest * weight // parts for at, weight in enumerate(weights)]
        narrow = {at for at, share in enumerate(shares) if share < least[at]}
        if not narrow:
            return shares
        fixed |= narrow


def title_of(report: FollowUpReport, say: Say) -> str:
    return report.stated.title or say(mark("Follow-up report of a service charter"))


def name_of(report: FollowUpReport, say: Say) -> str:
    """What it is called among others."""
    return report.stated.service or report.stated.title or say(mark("Follow-up report"))


def full_name(report: FollowUpReport, say: Say) -> str:
    """With its period."""
    return _with_period(report, name_of(report, say), False)


def names_of(reports: Sequence[FollowUpReport], say: Say, period_first: bool = False) -> list[str]:
    """What each is called beside the others, with its period where that tells several of one name apart."""
    names = [name_of(report, say) for report in reports]
    longer = [_with_period(report, name, period_first) for report, name in zip(reports, names, strict=True)]
    times = Counter(names), Counter(longer)
    return [full if times[0][name] > times[1][full] else name for name, full in zip(names, longer, strict=True)]


def _with_period(report: FollowUpReport, name: str, period_first: bool) -> str:
    parts = [name, report.stated.period.label if report.stated.period else ""]
    return ", ".join(part for part in (reversed(parts) if period_first else parts) if part)


def lines_above(report: FollowUpReport, say: Say) -> tuple[str, ...]:
    """Organisation, service and period: those that the document names. The words before the colon are read back."""
    stated = report.stated
    lines = [stated.organisation]
    if stated.service:
        lines.append(say(mark("Service: {}")).format(stated.service))
    if stated.period:
        lines.append(say(mark("Period: {}")).format(stated.period.label))
    return tuple(line for line in lines if line)
