"""The status of a row in words: where it stands in the table, and what it means."""

from collections.abc import Mapping

from cartaviva.core.compliance import Status
from cartaviva.core.policy import Policy
from cartaviva.core.report import KEYS, FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.table import BEYOND, PERIOD, Heading, Printed, Table, table_of

STATUS = "status"
"""Key of the column that `table_with_status` adds."""

MEANINGS: Mapping[Status, str] = {
    Status.MET: mark("Every indicator of the commitment reached its target."),
    Status.PARTLY_MET: mark("Some indicators of the commitment reached their target and others did not."),
    Status.NOT_MET: mark("The target was not reached."),
    Status.NOT_EVALUATED: mark("The result could not be measured or read, or was not sent."),
    Status.NOT_APPLICABLE: mark("Nothing was due in this period: it leaves the count."),
}
PARTLY_FROM = mark("The result reached at least {share} % of the target, or only some indicators reached theirs.")


def table_with_status(report: FollowUpReport, say: Say, language: str) -> Table:
    """`table_of`, with a column for the status where there is no degree of compliance that it could stand under."""
    table = table_of(report, say, language)
    if any(column.key == "compliance" for column in table.headings):
        return table
    headings = (*table.headings, Heading(STATUS, say(mark("Compliance"))))
    return Table(headings, tuple((*row, Printed("")) for row in table.rows))


def is_ours(key: str, report: FollowUpReport) -> bool:
    """Whether the heading of a column is worded by us: the document has no such column, or no heading there."""
    return key in (PERIOD, STATUS, BEYOND) or (key in KEYS and key not in report.stated.headings)


def meaning(status: Status, policy: Policy, say: Say) -> str:
    """When a commitment has this status, in one sentence."""
    if status is Status.PARTLY_MET and policy.partly_from is not None:
        return say(PARTLY_FROM).format(share=policy.partly_from)
    return say(MEANINGS[status])
