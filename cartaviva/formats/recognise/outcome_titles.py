"""Tables of one charter that are parted by how its promises went, as their titles say: "Compromisos assolits", and
below it "Compromisos no assolits".
"""

from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.checks.promise_counts import outcome_of_promises
from cartaviva.core.outcome_words import SaidOutcome
from cartaviva.core.report import StatedReport
from cartaviva.formats.recognise.context import Context

Told = tuple[str, Context]
"""The title that says how the promises of a table went, or "", and the context of the table without that title."""


def outcomes_above(contexts: Sequence[Context]) -> list[Told]:
    """What the title of each table says of its promises, where others are kept and others missed: a list of those
    missed alone is an excerpt of the table above it. A title that stands alone is one of the charter above.
    """
    told = list(map(_told, contexts))
    said = {outcome_of_promises(title) for title, _ in told}
    if not {SaidOutcome.MET, SaidOutcome.MISSED} <= said or None in said:
        return [("", context) for context in contexts]
    for at in range(1, len(told)):
        (before, above), (title, context) = told[at - 1 : at + 1]
        goes_on = not context.headings and not context.named and context.service == above.service
        if goes_on and outcome_of_promises(title) is not outcome_of_promises(before):
            told[at] = title, context._replace(headings=above.headings, named=above.named)
    return told


def _told(context: Context) -> Told:
    """The last title, but for sentences below it."""
    at = next((at for at in range(len(context.headings))[::-1] if not context.headings[at].endswith(".")), None)
    if at is None or not outcome_of_promises(context.headings[at]):
        return "", context
    return context.headings[at], context._replace(headings=context.headings[:at])


def with_status_column(report: StatedReport, went: str, both: str) -> StatedReport:
    """The report with a column under `both` titles that says how each of its promises went, as the title above them
    does; as it is, where it has such a column or no such title.
    """
    if not went or any("status" in row.hints for row in report.rows):
        return report
    hint = {"status": str(len(report.extras))}
    rows = (replace(row, extras=(*row.extras, went), hints={**row.hints, **hint}) for row in report.rows)
    return replace(report, rows=tuple(rows), extras=(*report.extras, both))
