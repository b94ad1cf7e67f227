"""Reminders of a town: who is written to, what they read, and that nobody is written to twice."""

import smtplib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartaviva.actions.digests import row_link, send_digests
from cartaviva.actions.locks import Lock
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.queue import run_next
from cartaviva.actions.reminding import Reminded, due_digests, remind, remind_charters, remind_people
from cartaviva.core.period import Period as Span
from cartaviva.core.permissions import Role
from cartaviva.records.models import (
    AuditEvent,
    Charter,
    Entry,
    EntryComment,
    Exemption,
    Indicator,
    Membership,
    Organisation,
    Period,
    Person,
    Reminder,
    Report,
)
from cartaviva.records.owed import facts_of, last_reminded
from cartaviva.records.verification import verify_town
from tests.pages import missing
from tests.people import Cast, person, refusal
from tests.towns import YOUTH, report_saved

pytestmark = pytest.mark.django_db

DUE = date(2026, 2, 27)
"""A Friday."""
LOCKS = date(2026, 3, 31)
OPENED = date(2026, 1, 7)
NOBODY: frozenset[int] = frozenset()


def opened(people: Cast) -> Report:
    """The report of 2025 of the youth department: three entries, and Ana owns their indicators."""
    before = report_saved(people.vilaclara, people.carla, "Joventut", 2024, YOUTH)
    Charter.objects.filter(pk=before.charter_id).update(department=people.youth)
    span = Span("2025", date(2025, 1, 1), date(2025, 12, 31))
    period = open_period(people.carla, people.vilaclara, span, Dates(DUE, LOCKS))
    Period.objects.filter(pk=period.pk).update(opened_on=OPENED)
    Indicator.objects.update(owner=people.ana)
    return Report.objects.get(period=period)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def returned(people: Cast, entry: Entry, on: date) -> None:
    Entry.objects.filter(pk=entry.pk).update(state="returned", decided_at=at(on))
    EntryComment.objects.create(
        organisation=people.vilaclara, entry=entry, at=at(on), kind="returned", text="Confirma la xifra."
    )


def letters() -> list[tuple[str, str]]:
    """To whom, and the subject."""
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def test_an_owner_reads_what_is_missing_in_their_language_with_a_link_to_each_row(people: Cast) -> None:
    Person.objects.filter(pk=people.ana.pk).update(language="en")
    Organisation.objects.filter(pk=people.vilaclara.pk).update(contact_email="qualitat@vilaclara.example")
    people.vilaclara.refresh_from_db()
    report = opened(people)
    first = report.entries.order_by("pk")[0]
    returned(people, first, DUE - timedelta(days=1))
    reminded = remind(people.vilaclara, DUE)
    (letter,) = mail.outbox
    links = [line.strip() for line in letter.body.splitlines() if line.strip().startswith("http")]
    rows = [row_link(people.vilaclara, report.pk, one.pk) for one in report.entries.order_by("pk")]
    left_out = missing(
        letter.body,
        "Tallers fets (2025): it is still to be filled in. It is due on 27 February 2026.",
        "Why it came back: Confirma la xifra.",
    )
    assert (reminded, letter.to, letter.reply_to, letter.subject, links, left_out) == (
        Reminded(frozenset({people.ana.pk})),
        ["ana@vilaclara.example"],
        ["qualitat@vilaclara.example"],
        "Ajuntament de Vilaclara: 3 results wait for you",
        [*rows[1:], rows[0], "http://127.0.0.1:8000/desk/vilaclara/"],
        [],
    )


def test_asked_again_on_the_same_day_nobody_is_written_to_and_nothing_is_noted(people: Cast) -> None:
    opened(people)
    first, events = remind(people.vilaclara, DUE), AuditEvent.objects.count()
    again = remind(people.vilaclara, DUE)
    found = (first.written, again, len(mail.outbox), Reminder.objects.count(), AuditEvent.objects.count() - events)
    assert found == ({people.ana.pk}, Reminded(NOBODY), 1, 1, 0)


def test_the_event_names_people_by_number_and_the_chain_holds(people: Cast) -> None:
    opened(people)
    remind(people.vilaclara, DUE)
    event = AuditEvent.objects.filter(action="remind").get()
    reminder = Reminder.objects.get()
    found = (event.person, event.details, reminder.on, reminder.lines[0][1:], verify_town(people.vilaclara).faults)
    assert found == (None, {"on": "2026-02-27", "people": [people.ana.pk]}, DUE, ["missing", "owner", 1], ())


def test_a_year_is_chased_from_the_owner_to_the_office_and_stops_when_it_is_done_or_locked(people: Cast) -> None:
    report = opened(people)
    one, *others = report.entries.order_by("pk")
    Entry.objects.filter(pk__in=[each.pk for each in others]).update(state="validated")
    for number in range(-20, 50):
        day = DUE + timedelta(days=number)
        remind(people.vilaclara, day)
    sent = Reminder.objects.order_by("on", "pk").values_list("person__name", "on")
    days: dict[str, list[int]] = {}
    for name, day in sent:
        days.setdefault(name, []).append((day - DUE).days)
    assert (days, len(mail.outbox), one.state) == (
        {"Ana": [-14, -3, 0, 3, 10, 17, 24], "Bruno": [7, 14, 28], "Carla": [14, 28]},
        12,
        "pending",
    )


def test_what_waits_for_the_office_and_before_it_for_the_head_where_there_are_two_steps(people: Cast) -> None:
    report = opened(people)
    report.entries.update(state="submitted", submitted_at=at(DUE))
    one_step = [digest.person for digest in due_digests(people.vilaclara, DUE)]
    people.vilaclara.two_steps = True
    people.vilaclara.save()
    two_steps = [digest.person for digest in due_digests(people.vilaclara, DUE)]
    report.entries.update(state="endorsed", decided_at=at(DUE))
    endorsed = [digest.person for digest in due_digests(people.vilaclara, DUE)]
    assert (one_step, two_steps, endorsed) == ([people.carla.pk], [people.bruno.pk], [people.carla.pk])


def test_after_the_lock_only_who_has_an_exemption_is_reminded_and_until_its_day(people: Cast) -> None:
    report = opened(people)
    before = due_digests(people.vilaclara, LOCKS)
    until = LOCKS + timedelta(days=10)
    Exemption.objects.create(
        organisation=people.vilaclara,
        report=report,
        until=until,
        reason="Baixa",
        granted_by=people.carla,
        granted_at=at(LOCKS),
    )
    (digest,) = due_digests(people.vilaclara, LOCKS + timedelta(days=1))
    assert (before, digest.person, {line.due_on for line in digest.lines}) == ((), people.ana.pk, {until})


def test_an_indicator_whose_owner_was_closed_is_an_alarm(people: Cast) -> None:
    opened(people)
    Person.objects.filter(pk=people.ana.pk).update(is_active=False)
    Person.objects.update(language="en")
    told = remind(people.vilaclara, OPENED).written
    said = ["- 3 results have nobody who fills them in" in letter.body for letter in mail.outbox]
    assert (told, said) == ({people.bruno.pk, people.carla.pk}, [True, True])


def test_the_office_is_led_to_where_it_validates_and_to_where_it_says_who_fills_in(people: Cast) -> None:
    report = opened(people)
    first, *_ = report.entries.order_by("pk")
    Entry.objects.filter(pk=first.pk).update(state="submitted", submitted_at=at(DUE))
    Person.objects.filter(pk=people.ana.pk).update(is_active=False)
    remind(people.vilaclara, DUE)
    (body,) = [str(letter.body) for letter in mail.outbox if letter.to == [people.carla.email]]
    desk = f"/desk/vilaclara/collecting/{report.pk}/", "/desk/vilaclara/indicators/joventut/"
    assert ([one in body for one in desk], f"/results/{report.pk}/" in body) == ([True, True], False)


def test_a_substitute_is_written_to_in_the_place_of_the_person_who_is_written_to_as_well(people: Cast) -> None:
    opened(people)
    gina = person("Gina", people.vilaclara, Role.CONTRIBUTOR)
    closed = person("Hug", people.vilaclara, Role.CONTRIBUTOR)
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    Membership.objects.filter(person=people.ana).update(substitute=gina, substitute_until=DUE)
    Membership.objects.filter(person=people.bruno).update(substitute=closed)
    Person.objects.update(language="en")
    found = (remind(people.vilaclara, DUE).written, ["In place of Ana: " in letter.body for letter in mail.outbox])
    assert found == ({people.ana.pk, gina.pk}, [False, True])


def test_a_person_of_two_towns_gets_one_mail_a_day_and_the_other_on_the_next(people: Cast) -> None:
    opened(people)
    Reminder.objects.create(organisation=people.montsec, person=people.ana, on=DUE)
    days = [remind(people.vilaclara, day).written for day in (DUE, DUE + timedelta(days=1))]
    assert days == [NOBODY, {people.ana.pk}]


def test_no_two_towns_write_at_the_same_time(people: Cast) -> None:
    """On SQLite nobody else can; on PostgreSQL a lock of all towns is taken before it is asked who had a mail."""
    opened(people)
    with CaptureQueriesContext(connection) as sent:
        remind(people.vilaclara, DUE)
    asked = [one["sql"] for one in sent]
    locks = [place for place, sql in enumerate(asked) if str(Lock.REMINDERS.value) in sql]
    first = next(place for place, sql in enumerate(asked) if "records_reminder" in sql)
    assert [place < first for place in locks] == ([True] if connection.vendor == "postgresql" else [])


def test_the_office_reminds_people_and_charters_and_each_person_has_one_mail_a_day(people: Cast) -> None:
    report = opened(people)
    day = DUE - timedelta(days=20)
    told = remind_charters(people.carla, people.vilaclara, [report.charter_id], day)
    again = remind_people(people.carla, people.vilaclara, [people.ana.pk, people.bruno.pk, people.dario.pk], day)
    events = AuditEvent.objects.filter(action="remind").values_list("person", flat=True)
    assert (told, again, [to for to, _ in letters()], list(events)) == (
        Reminded(frozenset({people.ana.pk})),
        Reminded(NOBODY, frozenset({people.ana.pk}), frozenset({people.bruno.pk, people.dario.pk})),
        ["ana@vilaclara.example"],
        [people.carla.pk],
    )


def test_the_last_day_on_which_a_charter_was_asked_for_is_known(people: Cast) -> None:
    report = opened(people)
    days = [DUE - timedelta(days=14), DUE, DUE + timedelta(days=7)]
    for day in days:
        remind(people.vilaclara, day)
    Reminder.objects.filter(on=days[2], person=people.ana).update(sent_at=None)
    found = [last_reminded(people.vilaclara, since) for since in (OPENED, DUE + timedelta(days=1))]
    assert found == [{report.charter_id: DUE}, {}]


def test_only_the_office_reminds(people: Cast) -> None:
    opened(people)
    asked = [people.ana, people.bruno, people.carla, people.elena, people.fina, people.dario]
    found = [refusal(lambda one=one: remind_people(one, people.vilaclara, [], DUE)) for one in asked]
    assert found == ["not-allowed", "not-allowed", None, "not-allowed", None, "not-found"]


def test_what_was_done_before_it_is_sent_is_not_in_the_mail(people: Cast) -> None:
    report = opened(people)
    Reminder.objects.create(organisation=people.vilaclara, person=people.ana, on=DUE)
    Reminder.objects.create(organisation=people.vilaclara, person=people.bruno, on=DUE)
    Person.objects.update(language="en")
    last = report.entries.order_by("pk")[2]
    report.entries.exclude(pk=last.pk).update(state="validated")
    send_digests.enqueue(people.vilaclara.pk, DUE.isoformat())
    send_digests.enqueue(people.vilaclara.pk, DUE.isoformat())
    assert letters() == [("ana@vilaclara.example", "Ajuntament de Vilaclara: 1 result waits for you")]


class Refuses(EmailBackend):
    """A mail server that knows no Ana."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["ana@vilaclara.example"]:
            raise smtplib.SMTPRecipientsRefused({"ana@vilaclara.example": (550, b"no such user")})
        return super().send_messages(messages)


class Down(EmailBackend):
    """A mail server that is not there."""

    def open(self) -> bool:
        raise ConnectionRefusedError


def test_an_address_that_is_refused_keeps_no_other_mail_back_and_is_tried_again(people: Cast, settings: Any) -> None:
    opened(people)
    settings.EMAIL_BACKEND = f"{__name__}.Refuses"
    day = DUE + timedelta(days=7)
    remind(people.vilaclara, day)
    refused = [to for to, _ in letters()]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again = remind(people.vilaclara, day)
    found = (refused, [to for to, _ in letters()][1:], again.written, Reminder.objects.count())
    assert found == (["bruno@vilaclara.example"], ["ana@vilaclara.example"], {people.ana.pk}, 2)


def test_where_no_mail_can_be_handed_in_the_task_fails_and_the_next_run_sends_it(people: Cast, settings: Any) -> None:
    opened(people)
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    remind(people.vilaclara, DUE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    failed = letters()
    remind(people.vilaclara, DUE)
    assert (failed, [to for to, _ in letters()]) == ([], ["ana@vilaclara.example"])


@pytest.mark.django_db(transaction=True)
def test_the_mail_waits_in_the_queue_until_the_change_stands_and_a_worker_comes(people: Cast, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    opened(people)
    remind(people.vilaclara, DUE)
    remind(people.vilaclara, DUE)
    before, ran = letters(), [run_next("worker-1") for _ in range(3)]
    assert (before, ran, [to for to, _ in letters()]) == ([], [True, True, False], ["ana@vilaclara.example"])


def test_the_queries_do_not_grow_with_the_charters_the_people_and_the_entries(
    people: Cast, django_assert_num_queries: Any
) -> None:
    opened(people)
    few = due_digests(people.vilaclara, DUE)
    for number in range(8):
        report_saved(people.vilaclara, people.carla, f"Carta {number}", 2024, YOUTH)
        person(f"Nova{number}", people.vilaclara, Role.CONTRIBUTOR)
    span = Span("2025", date(2025, 1, 1), date(2025, 12, 31))
    open_period(people.carla, people.vilaclara, span, Dates(DUE, LOCKS))
    Period.objects.update(opened_on=OPENED)
    with django_assert_num_queries(6):
        facts = facts_of(people.vilaclara, DUE)
    assert (len(few), len(facts.owed), len(facts.seats)) == (1, 27, 13)
