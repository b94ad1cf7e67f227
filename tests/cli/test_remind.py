"""`cartaviva remind`: what cron sees of it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core import mail

from cartaviva.records.models import AuditEvent, Period, Person, Reminder
from tests.actions.test_reminding import opened
from tests.cli.terminal import cartaviva
from tests.people import Cast

pytestmark = pytest.mark.django_db


def nobody_fills_in(people: Cast) -> None:
    """The head and the office are told so on whichever day they are asked."""
    opened(people)
    Period.objects.update(due_on=date(2199, 2, 28), locks_on=date(2199, 3, 31))
    Person.objects.filter(pk=people.ana.pk).update(is_active=False)


def test_it_says_of_each_town_how_many_people_are_written_to_and_on_the_same_day_nothing_more(people: Cast) -> None:
    nobody_fills_in(people)
    first, events = cartaviva("remind"), AuditEvent.objects.count()
    again = cartaviva("remind")
    kept = (len(mail.outbox), Reminder.objects.count(), AuditEvent.objects.count() - events)
    told = (first.code, first.out, again.code, again.out)
    assert (told, kept) == ((0, "vilaclara: 2 people are written to.\n", 0, ""), (2, 2, 0))


def test_a_dry_run_names_people_and_writes_to_nobody(people: Cast) -> None:
    nobody_fills_in(people)
    outcome = cartaviva("remind", "--dry-run", "--organisation", "vilaclara")
    found = (outcome.code, outcome.out, mail.outbox, Reminder.objects.count())
    assert found == (0, "vilaclara: Bruno: 3 results wait\nvilaclara: Carla: 3 results wait\n", [], 0)


def test_who_looks_is_told_that_nobody_is_due_and_cron_is_not(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    dry, quiet = cartaviva("remind", "--dry-run"), cartaviva("remind")
    monkeypatch.setattr("cartaviva.cli.reminding.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    looked = cartaviva("remind", "--organisation", "vilaclara")
    said = "vilaclara: nobody is to be written to today.\n"
    everywhere = f"montsec: nobody is to be written to today.\n{said}"
    assert (dry.out, quiet.out, looked.out) == (everywhere, "", said)


def test_one_town_alone_can_be_asked_for_and_has_to_be_there(people: Cast) -> None:
    nobody_fills_in(people)
    unknown, other = (cartaviva("remind", "--organisation", slug) for slug in ("nowhere", "montsec"))
    found = (unknown.code, unknown.err, other.out, mail.outbox, Reminder.objects.count())
    assert found == (64, "Error: There is no town nowhere.\n", "", [], 0)
