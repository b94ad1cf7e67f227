"""What a code means, and two parts of FINDINGS: what people type, and what in a document gives the lie to something
else in it. Figures stand against each other, against the years before and against the words beside them. Each asks;
none of them corrects anything.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cartaviva.core.words import mark


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingKind(NamedTuple):
    """What a code means. `message` may use {stated}, {computed} and {detail}; `advice` says what to do.

    `of_nothing` is said instead of `message` where nothing is stated.
    """

    severity: Severity
    title: str
    message: str
    advice: str
    of_nothing: str = ""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

OF_ENTRIES: Mapping[str, FindingKind] = {
    # Figures that cannot be
    "numerator-over-denominator": FindingKind(
        _E,
        mark("More than all cases"),
        mark("{stated} is more than {computed}: a part cannot be larger than the whole that it is taken from."),
        mark("Check both figures: perhaps they were swapped, or counted in different periods."),
    ),
    "over-the-whole": FindingKind(
        _E,
        mark("More than is possible"),
        mark("The result is {stated}; more than {computed} is not possible here."),
        mark("Check the figure: perhaps a decimal point is missing, or a number was typed instead of a share."),
    ),
    # What is unusual beside the years before
    "unusual-result": FindingKind(
        _W,
        mark("Unusual beside other years"),
        mark("The result is {stated}. Before, it was {computed}: so large a change is unusual for this indicator."),
        mark("Check the figure and its unit. If it is right, say in the remarks what changed."),
    ),
    "same-as-before": FindingKind(
        _I,
        mark("Exactly the same figure as the time before"),
        mark("The result is {stated}, to the last digit that of the period before: {computed}. That is rarely chance."),
        mark("Confirm it with the source, in case the earlier figure was copied."),
    ),
    "never-met": FindingKind(
        _W,
        mark("Missed for years"),
        mark("The target was missed, as in the periods before: {computed}."),
        mark("Say what will be different from now on, or propose a target that the service can keep."),
    ),
    "met-with-room": FindingKind(
        _I,
        mark("Met for years with room to spare"),
        mark("The target is {stated}, and it was met by far, as in the periods before: {computed}."),
        mark("Ask whether the service can promise more."),
    ),
    "target-lowered": FindingKind(
        _W,
        mark("Target lowered"),
        mark("The target is {stated}; in the period before it was {computed}, which asks for more."),
        mark("Check that this was approved. The public page of the commitment will show it."),
    ),
    # Remarks and reasons
    "remarks-say-met": FindingKind(
        _W,
        mark("Remarks say met, figures say missed"),
        mark("The remarks say “{stated}”, and the result does not reach the target."),
        mark("Correct the figure or the remarks: people read both side by side."),
    ),
    "remarks-say-missed": FindingKind(
        _W,
        mark("Remarks say missed, figures say met"),
        mark("The remarks say “{stated}”, and the result reaches the target."),
        mark("Correct the figure or the remarks: people read both side by side."),
    ),
    "reason-unexplained": FindingKind(
        _W,
        mark("No result, and no explanation"),
        mark("There is no result, and the remarks do not tell what happened."),
        mark("Write what happened, and from when there will be a figure again."),
    ),
    "demand-not-promised": FindingKind(
        _W,
        mark("Promise that does not depend on demand"),
        mark("It is stated that nobody asked, and this promise does not depend on somebody asking."),
        mark("Enter the result, which may be 0, or choose another reason."),
    ),
    # Anything that will be public
    "personal-data": FindingKind(
        _W,
        mark("Personal data in a text"),
        mark("The text says “{stated}”, and will be published as it is. {detail}"),
        mark("Say it without naming anybody: “a user”, “the contractor”, “the office”."),
    ),
}
"""Codes of what somebody types: a part of FINDINGS."""

CONTRADICTED: Mapping[str, FindingKind] = {
    "ratio-mismatch": FindingKind(
        _E,
        mark("Share and its cases differ"),
        mark("The result is stated as {stated}; {detail} gives {computed}."),
        mark("Check the share and both of its figures."),
    ),
    "status-mismatch": FindingKind(
        _W,
        mark("Status and figures differ"),
        mark("Beside the figures stands “{stated}”; target and result give {computed}."),
        mark("Check target and result, then correct the figure or the status."),
    ),
    "share-of-one": FindingKind(
        _W,
        mark("Share or percentage"),
        mark("The target “{stated}” was read as {detail}. As a share of one it would be {computed}."),
        mark("If a share was meant, write target and result as percentages."),
    ),
    "status-twice": FindingKind(
        _W,
        mark("Kept and not kept at once"),
        mark("Beside the figures both are marked: “{stated}”."),
        mark("Check target and result, and leave the one mark that is right."),
    ),
    "status-unmarked": FindingKind(
        _I,
        mark("Nothing marked of how it went"),
        mark("Of “{stated}” nothing is marked in this row. Target and result decide."),
        mark("Mark what target and result give, as in the other rows."),
    ),
    "result-twice": FindingKind(
        _W,
        mark("Two results for one indicator"),
        mark("The result is stated as {stated}; row {computed}, of the same indicator and target, states {detail}."),
        mark("Keep the row that is right, or say what tells the two apart."),
    ),
}
"""Codes of documents that say two things: a part of FINDINGS."""
