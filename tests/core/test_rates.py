"""Times that are given each day: nobody waits for them."""

import pytest

from cartaviva.core.checks.reading_rows import read_row
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.report import StatedRow


@pytest.mark.parametrize(
    ("promise", "measured", "target", "result", "side"),
    [
        ("We answer the phone 12 hours a day", "Hours answered", "12 h a day", "11 h a day", "none_readable"),
        ("We respond 7 days a week", "Days", "7 days a week", "6 days a week", "none_readable"),
        ("The library is open 6 days a week", "Days open", "6 days a week", "5 days a week", "at_least"),
        ("We answer the phone", "Hours answered", "at least 12 h a day", "11 h a day", "at_least"),
        ("We reduce waiting", "Waiting time", "2 h a day", "3 h a day", "at_most"),
        ("We cut water at most 2 hours a day", "Hours cut", "2 h a day", "3 h a day", "at_most"),
        ("We answer letters", "Time to answer", "12 h", "11 h", "at_most"),
        ("We answer calls", "Average time to answer", "4 minutes (Quarterly target)", "3 minutes", "at_most"),
    ],
)
def test_what_is_answered_so_many_hours_a_day_is_no_limit(
    promise: str, measured: str, target: str, result: str, side: str
) -> None:
    cells = {"commitment": promise, "indicator": measured, "target": target, "result": result}
    assert read_row(StatedRow(cells), "en", PROPORTIONAL)[0].target.comparator.value == side
