"""Links for people without an account: some entries of one report, until a day, and no more."""

from datetime import UTC, datetime

import pytest
from django.core import signing

from cartaviva.actions.guests import Guest, enter_as_guest, hand_in, link_of_token, make_link, withdraw
from cartaviva.actions.mailing import guest_address
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.workflow import Step
from cartaviva.records.models import AuditEvent, Entry, GuestLink, Report
from tests.collecting import lock
from tests.misses import entries, missed_report, opened_for, opened_report, typed
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db

GUEST = Guest("Nora@Vilaclara.example", "Nora", 7)


def token_of(link: GuestLink) -> str:
    return guest_address(link).rstrip("/").rpartition("/")[2]


def linked(people: Cast, report: Report, *rows: int) -> tuple[GuestLink, str]:
    pks = [entries(report)[row].pk for row in rows]
    link = make_link(people.ana, report, pks, GUEST)
    return link, token_of(link)


def test_a_guest_fills_in_a_draft_that_the_department_submits(people: Cast) -> None:
    report = opened_report(people)
    link, token = linked(people, report, 0)
    one = enter_as_guest(token, entries(report)[0].pk, Typed("1,8"), 0)
    hand_in(token)
    handed = (one.state, one.entered_by, one.guest, link_of_token(token).handed_in_at is not None)
    submit(people.bruno, report)
    one.refresh_from_db()
    events = AuditEvent.objects.filter(action__in=("make-guest-link", "enter-as-guest", "hand-in")).order_by("number")
    told = [(event.person, event.details) for event in events]
    assert (handed, one.state, one.submitted_by, told) == (
        ("draft", None, link, True),
        "submitted",
        people.bruno,
        [
            (people.ana.pk, {"report": report.pk, "entries": [one.pk], "days": 7}),
            (None, {"from": {"text": ""}, "to": {"text": "1,8"}, "guest": link.pk}),
            (None, {"entries": [one.pk]}),
        ],
    )


def test_a_link_lets_nobody_into_another_entry_or_another_report(people: Cast) -> None:
    report = opened_report(people)
    _, token = linked(people, report, 0)
    other = opened_for(people, 2027)
    wrong = (entries(report)[1].pk, entries(other)[0].pk, 0)
    found = [refusal(lambda pk=pk: enter_as_guest(token, pk, Typed("1"), 0)) for pk in wrong]
    assert (found, Entry.objects.exclude(text="").count()) == (["not-found"] * 3, 0)


def test_a_link_that_is_over_says_why(people: Cast) -> None:
    report = opened_report(people)
    pk = entries(report)[0].pk
    old, old_token = linked(people, report, 0)
    GuestLink.objects.filter(pk=old.pk).update(expires_at=datetime(2026, 1, 31, 12, tzinfo=UTC))
    gone, gone_token = linked(people, report, 0)
    withdraw(people.bruno, people.vilaclara, gone.pk)
    forged = (signing.dumps([old.pk, "other"], salt="guest-link"), signing.dumps([old.pk, old.key], salt="x"))
    tokens = (old_token, gone_token, "nothing", *forged)
    codes = [
        [refusal(lambda act=act, token=token: act(token)) for token in tokens]
        for act in (link_of_token, hand_in, lambda token: enter_as_guest(token, pk, Typed("1"), 0))
    ]
    expected = ["link-expired", "link-withdrawn", "link-unknown", "link-unknown", "link-unknown"]
    assert (codes, Entry.objects.exclude(text="").count()) == ([expected] * 3, 0)


def test_what_was_handed_in_is_not_changed_by_the_link_any_more(people: Cast) -> None:
    report = opened_report(people)
    pk = entries(report)[0].pk
    _, token = linked(people, report, 0)
    empty = refusal(lambda: hand_in(token))
    enter_as_guest(token, pk, Typed("1,8"), 0)
    first = hand_in(token).handed_in_at
    again = hand_in(token).handed_in_at
    after = refusal(lambda: enter_as_guest(token, pk, Typed("1,9"), 1))
    assert (empty, first == again, after, Entry.objects.get(pk=pk).text) == (
        "nothing-to-hand-in",
        True,
        "link-used",
        "1,8",
    )


def test_a_guest_overwrites_nothing_that_somebody_saved_or_submitted_meanwhile(people: Cast) -> None:
    report = opened_report(people)
    _, token = linked(people, report, 0, 2)
    first, _, third = entries(report)
    typed(people, report, 0, Typed("1,7"))
    typed(people, report, 2, Typed("93 %"))
    move(people.ana, people.vilaclara, [third.pk], Step.SUBMIT)
    found = [refusal(lambda pk=pk: enter_as_guest(token, pk, Typed("1,9"), 0)) for pk in (first.pk, third.pk)]
    assert found == ["changed-meanwhile", "not-now"]


def test_nothing_is_entered_by_a_link_once_the_period_is_locked(people: Cast) -> None:
    report = opened_report(people)
    pk = entries(report)[0].pk
    _, token = linked(people, report, 0)
    lock(report)
    report.period.refresh_from_db()
    found = [
        refusal(lambda: enter_as_guest(token, pk, Typed("1"), 0)),
        refusal(lambda: make_link(people.ana, report, [pk], GUEST)),
    ]
    assert found == ["period-locked", "period-locked"]


def test_a_form_that_arrives_twice_sends_one_link_until_it_is_withdrawn_or_asks_for_something_else(
    people: Cast,
) -> None:
    report = opened_report(people)
    first, again, other = (linked(people, report, *rows)[0] for rows in ((0,), (0,), (0, 1)))
    withdraw(people.ana, people.vilaclara, first.pk)
    anew = linked(people, report, 0)[0]
    events = AuditEvent.objects.filter(action="make-guest-link").count()
    assert ([first.pk, other.pk, anew.pk], again, events) == (
        list(GuestLink.objects.order_by("pk").values_list("pk", flat=True)),
        first,
        3,
    )


def test_a_link_is_made_for_entries_of_the_report_that_can_be_filled_in_for_30_days_at_most(people: Cast) -> None:
    report = opened_report(people)
    old = missed_report(people, 2020)
    pk = entries(report)[0].pk
    asked: list[tuple[Report, list[int], Guest]] = [
        (report, [pk], GUEST._replace(days=31)),
        (report, [pk], GUEST._replace(days=0)),
        (report, [], GUEST),
        (report, [pk, 0], GUEST),
        (old, [pk], GUEST),
    ]
    codes = [refusal(lambda one=one: make_link(people.ana, *one)) for one in asked]
    typed(people, report, 0, Typed("1"))
    move(people.ana, people.vilaclara, [pk], Step.SUBMIT)
    submitted = refusal(lambda: make_link(people.ana, report, [pk], GUEST))
    assert (codes, submitted, GuestLink.objects.count()) == (
        ["link-days", "link-days", "no-entries", "not-found", "period-closed"],
        "not-now",
        0,
    )


def test_who_does_not_fill_in_makes_and_withdraws_no_link(people: Cast) -> None:
    report = opened_report(people)
    link, token = linked(people, report, 0)
    pk = entries(report)[0].pk
    codes = [
        [refusal(lambda one=one: make_link(one, report, [pk], GUEST)) for one in (people.elena, people.dario)],
        [
            refusal(lambda who=who: withdraw(*who, link.pk))
            for who in ((people.elena, people.vilaclara), (people.dario, people.montsec))
        ],
    ]
    assert (codes, link_of_token(token).email) == (
        [["not-allowed", "not-found"], ["not-allowed", "not-found"]],
        "nora@vilaclara.example",
    )


def test_whoever_may_fill_in_by_their_account_gets_no_link_by_which_they_would_enter_as_nobody(people: Cast) -> None:
    report = opened_report(people)
    pks = [entries(report)[0].pk]
    emails = ("Carla@Vilaclara.example", people.ana.email, people.elena.email, people.dario.email)
    found = [refusal(lambda email=email: make_link(people.carla, report, pks, Guest(email))) for email in emails]
    assert found == ["link-needless", "link-needless", None, None]
