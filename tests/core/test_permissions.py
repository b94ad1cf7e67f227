"""Who may do what: the whole table, and where a grant begins and ends."""

from datetime import date

import pytest

from cartaviva.core.permissions import OF_A_DEPARTMENT, Action, Grant, Role, Scope, below, may, may_give

TOWN, OTHER = 1, 2
YOUTH, SPORT = 10, 11
TODAY = date(2026, 3, 1)

#                        contributor, head, quality, auditor, administrator, host
TABLE = """
see-desk                 yes yes yes yes yes -
see-imports              no  no  yes yes yes -
import                   no  no  yes no  yes -
see-results              yes yes yes yes yes -
enter                    yes yes yes no  yes -
submit                   yes yes yes no  yes -
endorse                  no  yes no  no  no  -
validate                 no  no  yes no  yes -
share-link               yes yes yes no  yes -
plan-improvement         yes yes yes no  yes -
see-collecting           no  no  yes yes yes -
open-period              no  no  yes no  yes -
exempt                   no  no  yes no  yes -
remind                   no  no  yes no  yes -
see-charters             no  no  yes yes yes -
manage-charters          no  no  yes no  yes -
manage-indicators        no  no  yes no  yes -
publish                  no  no  yes no  yes -
correct                  no  no  yes no  yes -
redact                   no  no  yes no  yes -
close-year               no  no  yes no  yes -
see-publishing           no  no  yes yes yes -
manage-lines             no  no  yes no  yes -
see-trail                no  no  yes yes yes -
see-people               no  no  yes yes yes -
invite                   no  no  yes no  yes -
manage-people            no  no  no  no  yes -
manage-departments       no  no  yes no  yes -
manage-settings          no  no  no  no  yes -
"""
WORDS = {None: "yes", "not-allowed": "no", "not-found": "-"}


def answer(grants: list[Grant], action: Action, scope: Scope, today: date = TODAY) -> str:
    refused = may(grants, action, scope, today)
    return WORDS[refused.code if refused else None]


def grant_of(role: Role) -> Grant:
    return Grant(role, None if role is Role.HOST else TOWN)


def test_every_action_in_a_town_is_decided_for_every_role() -> None:
    given = {line.split()[0]: dict(zip(Role, line.split()[1:], strict=True)) for line in TABLE.strip().splitlines()}
    decided = {
        action.value: {role: answer([grant_of(role)], action, Scope(TOWN)) for role in Role}
        for action in Action
        if action is not Action.MANAGE_TOWNS
    }
    assert decided == given


@pytest.mark.parametrize("role", Role)
def test_towns_are_made_by_the_host_alone_and_belong_to_no_town(role: Role) -> None:
    grants = [grant_of(role)]
    here, inside = (answer(grants, Action.MANAGE_TOWNS, Scope(place)) for place in (None, TOWN))
    assert (here, inside) == (("yes", "-") if role is Role.HOST else ("-", "no"))


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.MANAGE_TOWNS])
def test_nothing_of_a_town_is_there_for_who_has_no_role_in_it_or_not_any_more(action: Action) -> None:
    elsewhere = [Grant(role, OTHER) for role in Role]
    over = [Grant(role, TOWN, until=date(2026, 2, 28)) for role in Role]
    assert [answer(grants, action, Scope(TOWN)) for grants in ([], elsewhere, over)] == ["-", "-", "-"]


def test_the_last_day_counts() -> None:
    grants = [Grant(Role.QUALITY, TOWN, until=TODAY)]
    days = (date(2026, 2, 28), TODAY, date(2026, 3, 2))
    assert [answer(grants, Action.IMPORT, Scope(TOWN), day) for day in days] == ["yes", "yes", "-"]


def test_a_grant_for_a_department_says_nothing_about_another_one() -> None:
    grants = [Grant(Role.HEAD, TOWN, frozenset({YOUTH}))]
    scopes = (Scope(TOWN, YOUTH), Scope(TOWN, SPORT), Scope(TOWN))
    assert [answer(grants, Action.SEE_DESK, scope) for scope in scopes] == ["yes", "-", "yes"]


def test_what_no_department_answers_for_yet_is_nobodys_of_a_single_department() -> None:
    grants = [Grant(Role.HEAD, TOWN, frozenset({YOUTH}))], [Grant(Role.CONTRIBUTOR, TOWN)], [Grant(Role.QUALITY, TOWN)]
    assert [answer(each, Action.ENTER, Scope(TOWN, None)) for each in grants] == ["-", "yes", "yes"]


def test_a_grant_for_a_department_is_one_for_those_below_it() -> None:
    parents = {YOUTH: None, 20: YOUTH, 21: 20, SPORT: None, 22: SPORT}
    grants = [Grant(Role.HEAD, TOWN, below(YOUTH, parents))]
    scopes = [Scope(TOWN, one) for one in parents]
    assert [answer(grants, Action.SEE_DESK, scope) for scope in scopes] == ["yes", "yes", "yes", "-", "-"]


def test_departments_below_are_found_though_the_tree_be_a_ring_or_unknown() -> None:
    assert [below(1, {1: 2, 2: 1, 3: None}), below(1, {})] == [{1, 2}, {1}]


def test_the_strongest_of_several_grants_counts() -> None:
    grants = [Grant(Role.CONTRIBUTOR, TOWN), Grant(Role.QUALITY, TOWN), Grant(Role.ADMINISTRATOR, OTHER)]
    asked = (Action.PUBLISH, Action.MANAGE_SETTINGS)
    assert [answer(grants, action, Scope(TOWN)) for action in asked] == ["yes", "no"]


#                        gives: contributor, head, quality, auditor, administrator, host
GIVES = """
contributor              no  no  no  no  no  no
head                     no  no  no  no  no  no
quality                  yes yes yes no  no  no
auditor                  no  no  no  no  no  no
administrator            yes yes yes yes yes no
"""


def gives(grants: list[Grant], role: Role, scope: Scope) -> str:
    refused = may_give(grants, role, scope, TODAY)
    return WORDS[refused.code if refused else None]


def test_nobody_gives_a_role_above_their_own() -> None:
    given = {line.split()[0]: dict(zip(Role, line.split()[1:], strict=True)) for line in GIVES.strip().splitlines()}
    decided = {
        role.value: {other: gives([Grant(role, TOWN)], other, Scope(TOWN)) for other in Role}
        for role in Role
        if role is not Role.HOST
    }
    assert decided == given


def test_nobody_gives_a_role_outside_of_their_departments_or_of_their_town() -> None:
    grants = [Grant(Role.QUALITY, TOWN, frozenset({YOUTH})), Grant(Role.HOST, None)]
    scopes = (Scope(TOWN, YOUTH), Scope(TOWN, SPORT), Scope(TOWN), Scope(OTHER))
    assert [gives(grants, Role.CONTRIBUTOR, scope) for scope in scopes] == ["yes", "-", "no", "-"]


def test_only_who_fills_in_or_heads_a_service_can_be_limited_to_a_department() -> None:
    assert set(OF_A_DEPARTMENT) == {Role.CONTRIBUTOR, Role.HEAD}
