"""What keeps a version of a charter from being approved."""

from datetime import date

import pytest

from cartaviva.core.cycle.approving import Approval, Draft, check_approval

TODAY = date(2026, 3, 1)
BEFORE = date(2026, 1, 1)
GIVEN = Approval(date(2026, 4, 1), "El Ple", date(2026, 2, 26))
DRAFT = Draft(2, (), BEFORE)
FIRST = Draft(2)

LEAP_DAY = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("approval", "draft", "refused"),
    [
        (GIVEN, DRAFT, None),
        (GIVEN._replace(in_force_from=date(2020, 1, 1)), DRAFT._replace(before=None), None),
        (GIVEN._replace(approved_on=TODAY, in_force_from=date(2026, 1, 2)), DRAFT, None),
        (GIVEN, Draft(0), ("charter-empty", "")),
        (
            GIVEN,
            DRAFT._replace(unmeasured=("Farem 4 tallers", "Respondrem")),
            ("charter-unmeasured", "Farem 4 tallers; Respondrem"),
        ),
        (GIVEN._replace(approved_by=" "), DRAFT, ("approval-incomplete", "")),
        (GIVEN._replace(approved_on=date(2026, 3, 2)), DRAFT, ("approval-incomplete", "")),
        (GIVEN._replace(approved_on=date(1989, 12, 31)), DRAFT, ("approved-day", "01/01/1990")),
        (GIVEN._replace(approved_on=date(1990, 1, 1)), DRAFT, None),
        (GIVEN._replace(in_force_from=date(1989, 12, 31)), FIRST, ("in-force-day", "01/01/1990")),
        (GIVEN._replace(in_force_from=date(1990, 1, 1)), FIRST, None),
        (GIVEN._replace(in_force_from=date(2028, 3, 1)), DRAFT, None),
        (GIVEN._replace(in_force_from=date(2028, 3, 2)), DRAFT, ("in-force-day", "01/01/1990")),
        (GIVEN._replace(in_force_from=date(9999, 12, 31)), DRAFT, ("in-force-day", "01/01/1990")),
        (GIVEN._replace(in_force_from=BEFORE), DRAFT, ("in-force-order", "01/01/2026")),
    ],
)
def test_a_draft_is_approved_whole_by_a_body_and_in_order(
    approval: Approval, draft: Draft, refused: tuple[str, str] | None
) -> None:
    found = check_approval(approval, draft, TODAY)
    assert (found and (found.code, found.detail)) == refused


def test_promises_that_end_with_a_stop_are_named_without_a_second_one() -> None:
    found = check_approval(GIVEN, DRAFT._replace(unmeasured=("Obrirem 300 dies l'any.", "Respondrem.")), TODAY)
    assert found and found.sentence() == (
        "These commitments lack an indicator, or its target: Obrirem 300 dies l'any; Respondrem."
    )


def test_two_years_from_the_last_of_february_of_a_leap_year() -> None:
    days = [date(2030, 2, 28), date(2030, 3, 1)]
    found = [check_approval(GIVEN._replace(in_force_from=day), DRAFT, LEAP_DAY) for day in days]
    assert [one and one.code for one in found] == [None, "in-force-day"]
