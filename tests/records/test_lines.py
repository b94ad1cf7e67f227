"""Which version of a charter holds in a period."""

from datetime import date

from cartaviva.core.period import Period
from cartaviva.records.lines import holding_in
from cartaviva.records.models import CharterVersion

FIRST = CharterVersion(number=1, in_force_from=date(2025, 1, 1), in_force_until=date(2026, 6, 30))
SECOND = CharterVersion(number=2, in_force_from=date(2026, 7, 1))
SPANS = {
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "until the first day": (date(2024, 9, 1), date(2025, 1, 1)),
    "from the last day": (date(2026, 6, 30), date(2026, 6, 30)),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "2027": (date(2027, 1, 1), date(2027, 12, 31)),
}


def test_the_last_version_that_was_in_force_on_a_day_of_the_period_holds_in_it() -> None:
    found = {}
    for label, (start, end) in SPANS.items():
        each = [holding_in(versions, Period(label, start, end)) for versions in ((FIRST, SECOND), (FIRST,))]
        found[label] = [one.number if one else None for one in each]
    assert found == {
        "2024": [None, None],
        "until the first day": [1, 1],
        "from the last day": [1, 1],
        "2026": [2, 1],
        "2027": [2, None],
    }
