"""What stands above the chart of a commitment: what is counted, when it was kept, how its target changed."""

from collections.abc import Sequence

from cartaviva.core.checks.against_promise import check_promise
from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.promised_quantities import counted_noun
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Period
from cartaviva.core.published.history import Point
from cartaviva.core.words import Say, mark

LISTED = 12
"""More periods than these are not listed in a sentence: chart and table have them."""


def counted_in(point: Point) -> str:
    """What the large figure counts; "" where it says that itself, or nobody knows."""
    stated = point.row.stated
    if point.row.target.unit is not Unit.COUNT:
        return ""
    noun = counted_noun(stated.text("commitment"), stated.text("indicator"))
    return "" if noun in stated.text("result") else noun


def kept(statuses: Sequence[Status], periods: Sequence[Period], say: Say) -> str:
    """Each status with the periods that have it, parallel to each other: "Met: 2024. Not met: 2022, 2023."."""
    if not 1 < len(statuses) <= LISTED:
        return ""
    pairs = list(zip(statuses, periods, strict=True))
    found = [(one, ", ".join(period.label for status, period in pairs if status is one)) for one in Status]
    return " ".join(f"{say(STATUS_WORDS[one])}: {labels}." for one, labels in found if labels)


def still_says(point: Point, say: Say) -> str:
    """That the text of the promise names another figure than its target; "" where they agree."""
    index = next(at for at, row in enumerate(point.report.rows) if row is point.row)
    found = next(check_promise(point.report, index), None)
    words = say(mark("The text of the commitment says {figure}, and its target is {target}."))
    return words.format(figure=found.computed, target=found.stated) if found else ""
