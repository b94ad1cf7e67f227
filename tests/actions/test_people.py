"""Roles in a town: who gives and takes them, and that nobody is left without an administrator."""

from datetime import date, timedelta

import pytest

from cartaviva.actions.access import today
from cartaviva.actions.people import change_membership, end_membership, find_membership, set_substitute
from cartaviva.actions.towns import add_member
from cartaviva.core.permissions import Action, Grant, Role, Scope, may
from cartaviva.records.models import AuditEvent, Membership, Person
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db


def test_a_role_can_be_changed_limited_and_ended_and_the_trail_names_nobody(people: Cast) -> None:
    membership = people.ana.memberships.get()
    change_membership(people.fina, membership, Role.HEAD, people.youth, date(2026, 12, 31))
    events = list(AuditEvent.objects.values_list("action", "subject", "details", "person"))
    details = {"from": {"role": "contributor", "until": None}, "to": {"role": "head", "until": "2026-12-31"}}
    assert events == [("change-membership", f"person {people.ana.pk}", details, people.fina.pk)]


def test_a_substitute_who_was_named_while_a_page_was_open_stays(people: Cast) -> None:
    seen = find_membership(people.vilaclara, people.ana.memberships.get().pk)
    set_substitute(people.fina, people.ana.memberships.get(), people.bruno, date(2999, 1, 1))
    change_membership(people.fina, seen, Role.CONTRIBUTOR, people.youth, date(2999, 5, 5))
    found = Membership.objects.get(person=people.ana)
    assert (found.substitute, found.substitute_until, found.until) == (people.bruno, date(2999, 1, 1), date(2999, 5, 5))


def test_a_last_day_is_one_that_somebody_may_have_meant(people: Cast) -> None:
    own, days = people.ana.memberships.get(), (date(1, 1, 1), date(1970, 1, 1), date(2999, 12, 31), date(9999, 12, 31))
    held = [refusal(lambda day=day: change_membership(people.fina, own, Role.HEAD, None, day)) for day in days]  # type: ignore[misc]
    lent = [refusal(lambda day=day: set_substitute(people.fina, own, people.bruno, day)) for day in days[2:]]  # type: ignore[misc]
    assert (held, lent) == (["last-day", None, None, "last-day"], [None, "substitute-day"])


def test_who_was_let_go_sees_nothing_from_then_on(people: Cast) -> None:
    end_membership(people.fina, people.ana.memberships.get())
    found = Membership.objects.get(person=people.ana)
    assert found.until == today(people.vilaclara) - timedelta(days=1)


def test_the_last_administrator_stays(people: Cast) -> None:
    own = people.fina.memberships.get()
    refusals = [
        refusal(lambda: end_membership(people.fina, people.fina.memberships.get())),
        refusal(lambda: change_membership(people.fina, own, Role.HEAD, None, None)),
        refusal(lambda: change_membership(people.fina, own, Role.ADMINISTRATOR, None, date(2999, 1, 1))),
    ]
    kept = Membership.objects.get(person=people.fina)
    assert (refusals, kept.role, kept.until) == (["last-administrator"] * 3, "administrator", None)


def test_an_administrator_can_go_once_there_is_another_one(people: Cast) -> None:
    other = people.carla.memberships.get()
    change_membership(people.fina, other, Role.ADMINISTRATOR, None, None)
    assert refusal(lambda: end_membership(people.fina, people.fina.memberships.get())) is None


def test_roles_of_the_whole_town_have_no_department_and_nobody_has_a_role_twice(people: Cast) -> None:
    membership = people.carla.memberships.get()
    Membership.objects.create(organisation=people.vilaclara, person=people.carla, role="head")
    refusals = [
        refusal(lambda: change_membership(people.fina, membership, Role.AUDITOR, people.youth, None)),
        refusal(lambda: change_membership(people.fina, membership, Role.HEAD, None, None)),
    ]
    assert refusals == ["whole-town-role", "has-role"]


def test_only_an_administrator_of_the_town_changes_roles(people: Cast) -> None:
    membership = people.ana.memberships.get()
    by = [people.ana, people.bruno, people.carla, people.elena, people.dario]
    refusals = [refusal(lambda one=one: end_membership(one, membership)) for one in by]  # type: ignore[misc]
    assert refusals == ["not-allowed"] * 4 + ["not-found"]


def test_a_membership_of_another_town_is_not_there(people: Cast) -> None:
    theirs = people.dario.memberships.filter(role="quality").get()
    assert refusal(lambda: find_membership(people.vilaclara, theirs.pk)) == "not-found"


def test_a_substitute_may_do_the_same_until_a_day_and_never_longer_than_the_person(people: Cast) -> None:
    membership = people.bruno.memberships.get()
    set_substitute(people.fina, membership, people.ana, date(2998, 12, 31))
    lent = [grant for grant in Person.objects.get(pk=people.ana.pk).grants() if grant.role is Role.HEAD]
    Membership.objects.filter(pk=membership.pk).update(until=date(2998, 6, 30))
    shorter = [grant.until for grant in Person.objects.get(pk=people.ana.pk).grants() if grant.role is Role.HEAD]
    set_substitute(people.fina, people.bruno.memberships.get(), None, None)
    after = [grant.role for grant in Person.objects.get(pk=people.ana.pk).grants()]
    details = [event.details["to"]["substitute"] for event in AuditEvent.objects.filter(action="set-substitute")]
    assert (lent, shorter, after, details) == (
        [Grant(Role.HEAD, people.vilaclara.pk, frozenset({people.youth.pk}), date(2998, 12, 31))],
        [date(2998, 6, 30)],
        [Role.CONTRIBUTOR],
        [people.ana.pk, None],
    )


def test_who_was_let_go_keeps_nothing_of_whom_they_substitute_and_stands_in_for_nobody_else(people: Cast) -> None:
    day = today(people.vilaclara)
    set_substitute(people.fina, people.bruno.memberships.get(), people.ana, day + timedelta(days=30))
    end_membership(people.fina, people.ana.memberships.get())
    grants = Person.objects.get(pk=people.ana.pk).grants()
    seen = [may([one], Action.SEE_RESULTS, Scope(people.vilaclara.pk, people.youth.pk), day) for one in grants]
    chosen = refusal(lambda: set_substitute(people.fina, people.carla.memberships.get(), people.ana, day))
    assert ([one.code if one else None for one in seen], chosen) == (["not-found", "not-found"], "not-found")


def test_who_leaves_on_a_day_substitutes_no_longer(people: Cast) -> None:
    last = date(2998, 1, 31)
    Membership.objects.filter(person=people.ana).update(until=last)
    set_substitute(people.fina, people.bruno.memberships.get(), people.ana, date(2998, 12, 31))
    assert [grant.until for grant in Person.objects.get(pk=people.ana.pk).grants()] == [last, last]


def test_a_substitute_works_for_the_town_is_somebody_else_and_has_a_last_day(people: Cast) -> None:
    membership, day = people.bruno.memberships.get(), date(2998, 12, 31)
    cases = [
        (people.fina, people.bruno, day),
        (people.fina, people.ana, None),
        (people.fina, None, day),
        (people.fina, people.ana, date(2020, 1, 1)),
        (people.fina, people.dario, day),
        (people.carla, people.ana, day),
    ]
    found = [refusal(lambda case=case: set_substitute(case[0], membership, *case[1:])) for case in cases]  # type: ignore[misc]
    assert found == ["substitute-self", *["substitute-day"] * 3, "not-found", "not-allowed"]


def test_a_role_that_ended_is_given_again_on_the_command_line(people: Cast) -> None:
    add_member(people.vilaclara, people.bruno, Role.QUALITY)
    own = Membership.objects.get(person=people.bruno, role="quality")
    end_membership(people.fina, own)
    add_member(people.vilaclara, people.bruno, Role.QUALITY)
    again = refusal(lambda: add_member(people.vilaclara, people.bruno, Role.QUALITY))
    found = Membership.objects.get(person=people.bruno, role="quality")
    assert (again, found.pk, found.until) == ("has-role", own.pk, None)
