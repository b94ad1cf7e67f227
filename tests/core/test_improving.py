"""Whether a plan is well said."""

from datetime import date

import pytest

from cartaviva.core.improving import Improvement, check_plan

GOOD = Improvement("Va faltar una sala.", "Reservar-la al gener.", "Cap de joventut", date(2026, 6, 30))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"complaints": 0}, None),
        ({"complaints": -1}, "complaints-negative"),
        ({"cause": " "}, "plan-incomplete"),
        ({"action": ""}, "plan-incomplete"),
        ({"owner": ""}, "plan-incomplete"),
        ({"owner": "Ana Puig, tècnica"}, "owner-is-a-person"),
        ({"owner": "ana puig"}, "owner-is-a-person"),
        ({"owner": "Bruno"}, "owner-is-a-person"),
        ({"owner": "Biblioteca de Ca n'Ana"}, None),
        ({"owner": "Brunoi i Puig"}, None),
    ],
)
def test_a_plan_is_complete_and_names_a_post(changed: dict[str, object], code: str | None) -> None:
    refused = check_plan(GOOD._replace(**changed), ["Ana Puig", "Bruno", ""])
    assert (refused.code if refused else None) == code
