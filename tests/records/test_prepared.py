"""Queries that are put into SQL once."""

from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from cartaviva.core.words import Text
from cartaviva.records.models import AuditEvent, Department, Membership, Organisation
from cartaviva.records.prepared import SAMPLE, Prepared, insert, update, warm
from tests.people import Cast


class Counted:
    """A query, and how often Django was asked to build it."""

    def __init__(self, build: Any) -> None:
        self.build, self.times = build, 0

    def __call__(self, *keys: Any) -> Any:
        self.times += 1
        return self.build(*keys)


@pytest.mark.django_db
def test_a_query_is_built_once_and_sent_with_other_keys_each_time(people: Cast) -> None:
    build = Counted(lambda slug: Organisation.objects.filter(slug=slug))
    town = Prepared(build)
    with CaptureQueriesContext(connection) as sent:
        found = [[one.name for one in town(slug)] for slug in ("vilaclara", "nowhere", "montsec")]
    plain = [
        [one.name for one in Organisation.objects.filter(slug=slug)] for slug in ("vilaclara", "nowhere", "montsec")
    ]
    assert (found, build.times, len(sent)) == (plain, 1, 3)


@pytest.mark.django_db
def test_a_key_may_stand_in_several_places_and_rows_come_with_what_is_joined(people: Cast) -> None:
    mine = Prepared(lambda pk: Membership.objects.filter(Q(person=pk) | Q(substitute=pk)).select_related("department"))
    with CaptureQueriesContext(connection) as sent:
        found = [
            (one.role, one.department and one.department.name)
            for who in (people.ana, people.bruno)
            for one in mine(who.pk)
        ]
    assert (found, len(sent)) == ([("contributor", "Joventut"), ("head", "Joventut")], 2)


@pytest.mark.django_db
def test_several_keys_for_one_place_are_found_as_well(people: Cast) -> None:
    build = Counted(
        lambda towns: Department.objects.filter(organisation__in=towns).order_by("pk").values_list("name", flat=True)
    )
    names = Prepared(build)
    all_towns = [one.pk for one in Organisation.objects.order_by("pk")]
    assert [names(all_towns[:1]), names(all_towns), names(all_towns[1:2]), names([])] == [
        list(Department.objects.filter(organisation__in=towns).order_by("pk").values_list("name", flat=True))
        for towns in (all_towns[:1], all_towns, all_towns[1:2], [])
    ]
    assert build.times == 3


@pytest.mark.django_db
def test_a_number_that_no_column_can_hold_finds_nothing(people: Cast) -> None:
    town = Prepared(lambda pk: Organisation.objects.filter(pk=pk))
    numbers = (people.vilaclara.pk, (1 << 63) - 1, 1 << 63, 10**30)
    assert [[one.slug for one in town(pk)] for pk in numbers] == [["vilaclara"], [], [], []]


@pytest.mark.django_db(transaction=True)
def test_threads_have_their_own(people: Cast) -> None:
    town = Prepared(lambda slug: Organisation.objects.filter(slug=slug))
    found: list[str] = []

    def ask() -> None:
        found.extend(one.slug for slug in ("vilaclara", "montsec") for one in town(slug))
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["montsec"] * 4 + ["vilaclara"] * 4


@pytest.mark.django_db
def test_warming_sends_each_query_that_the_program_has_once_and_for_nobody(people: Cast) -> None:
    assert get_resolver().url_patterns  # loads the views, and what they ask
    with CaptureQueriesContext(connection) as sent:
        warm()
    asked = [one["sql"] for one in sent if one["sql"].startswith("SELECT")]
    assert len(asked) == len(Prepared.every) > 10
    assert all(str(SAMPLE) in sql for sql in asked)


@pytest.mark.django_db
def test_what_is_written_with_kept_sql_is_what_django_writes(people: Cast) -> None:
    def event(number: int) -> AuditEvent:
        at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
        details = {"from": {"text": "50 %"}, "texts": ["remarks"]}
        words = {"action": "enter", "subject": "entry 7", "value": "a" * 64, "previous": "b" * 64, "link": "c" * 64}
        return AuditEvent(organisation=people.vilaclara, number=number, at=at, details=details, **words)

    ours, theirs = event(9001), event(9002)
    insert(ours)
    theirs.save()
    found = [model_to_dict(AuditEvent.objects.get(pk=one.pk), exclude=["id", "number"]) for one in (ours, theirs)]
    assert (found[0], AuditEvent.objects.filter(number=9001).count()) == (found[1], 1)


@pytest.mark.django_db
def test_only_the_named_fields_are_updated(people: Cast) -> None:
    town, before = people.vilaclara, people.vilaclara.accent
    town.name, town.accent, town.privacy = "Vilaclara Nova", "#123456", Text.of(es="Aviso")
    with CaptureQueriesContext(connection) as sent:
        update(town, ("name", "privacy"))
        update(town, ("name", "privacy"))
    found = Organisation.objects.get(pk=town.pk)
    assert (found.name, found.privacy, found.accent, len(sent)) == (town.name, town.privacy, before, 2)
    assert Organisation.objects.get(pk=people.montsec.pk).name != town.name
