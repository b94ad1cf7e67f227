"""Rules that Python and the database both decide: they say the same of every case."""

from datetime import date
from itertools import product

import pytest

from cartaviva.core.cycle.collecting import locked
from cartaviva.records.entries import DECIDED_BY_WHO_VOUCHED, not_locked, vouched_by
from cartaviva.records.models import Entry, Exemption, Period
from tests.collecting import opened
from tests.people import Cast

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 1)
DAYS = (date(2025, 2, 28), DAY, date(2025, 3, 2))


def test_who_vouched_for_what_they_decided_is_the_same_in_python_and_in_the_database(people: Cast) -> None:
    entry = opened(people).entries.all()[0]
    found = []
    for entered, submitted, decided in product((None, people.ana, people.bruno), repeat=3):
        entry.entered_by, entry.submitted_by, entry.decided_by = entered, submitted, decided
        entry.save()
        own = decided is not None and vouched_by(entry) == decided.pk
        found.append((own, Entry.objects.filter(DECIDED_BY_WHO_VOUCHED, pk=entry.pk).exists()))
    assert ([own for own, _ in found], sum(own for own, _ in found)) == ([asked for _, asked in found], 8)


def test_what_is_locked_is_the_same_in_python_and_in_the_database(people: Cast) -> None:
    report = opened(people)
    granted = {"granted_by": people.carla, "granted_at": people.carla.created_at}
    found = []
    for locks_on, until in product((None, *DAYS), (None, *DAYS)):
        Period.objects.filter(pk=report.period_id).update(locks_on=locks_on)
        Exemption.objects.all().delete()
        if until:
            Exemption.objects.create(
                organisation=people.vilaclara, report=report, reason="Baixa", until=until, **granted
            )
        free = locked(locks_on, (until,) if until else (), DAY) is None
        found.append((free, Entry.objects.filter(not_locked(DAY), report=report).exists()))
    assert ([free for free, _ in found], sum(free for free, _ in found)) == ([asked for _, asked in found], 12)
