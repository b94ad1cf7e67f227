"""What is said about misses, as a table: where a list under the report's own table has no place."""

from collections.abc import Mapping, Sequence

from cartaviva.core.improving import LABELS, told
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.table import Heading, Printed, Table, names_of

SHEET = mark("Improvement actions")
HEADINGS: Mapping[str, str] = {**LABELS, "action_before": mark("Action of the period before")}
"""Keys of core.improving.LABELS → the heading of their column: rows may have different periods before them."""
LONG = frozenset({"cause", "action", "action_before", "effect", "evidence"})


def cells_of(row: ReportRow, say: Say) -> dict[str, str]:
    """The texts of one row by key; the period before stands before its action."""
    texts = {one.key: one.text for one in told(row.improvement, row.outcome, say, row.evidence)}
    if row.outcome and "action_before" in texts:
        texts["action_before"] = f"{row.outcome.period}: {texts['action_before']}"
    return texts


def keys_of(reports: Sequence[FollowUpReport], say: Say) -> list[str]:
    """Those that one of the rows has, in their order."""
    there = {key for report in reports for row in report.rows for key in cells_of(row, say)}
    return [key for key in HEADINGS if key in there]


def improving_table(reports: Sequence[FollowUpReport], say: Say) -> Table | None:
    """A line for each row about which something is said; None where nothing is. Several reports are told apart."""
    keys = keys_of(reports, say)
    if not keys:
        return None
    charter = [Heading("service", say(mark("Charter")))] if len(reports) > 1 else []
    said = [Heading("remarks" if key in LONG else "", say(HEADINGS[key])) for key in keys]
    rows = []
    for report, called in zip(reports, names_of(reports, say), strict=True):
        named = [called] if charter else []
        for row in report.rows:
            if texts := cells_of(row, say):
                about = row.stated.measured
                cells = (*named, about, *(texts.get(key, "") for key in keys))
                rows.append(tuple(Printed(text) for text in cells))
    return Table((*charter, Heading("indicator", say(mark("Indicator"))), *said), tuple(rows))
