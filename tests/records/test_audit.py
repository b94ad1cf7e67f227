"""Every change leaves its event, in a chain that shows when one was altered."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection

from cartaviva.actions.change import change
from cartaviva.actions.entering import enter
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.published.verification import Fault
from cartaviva.records.models import AuditEvent, Entry, Period
from cartaviva.records.verification import verify_trail
from tests.misses import entries, opened_report
from tests.people import Cast, refusal


@pytest.mark.django_db
def test_changes_make_a_chain_that_breaks_where_an_event_is_altered(people: Cast) -> None:
    for number in range(3):
        with change(people.vilaclara, people.carla, "import") as made:
            made.subject = f"document {number}"
    whole = verify_trail(people.vilaclara)
    AuditEvent.objects.filter(number=2).update(subject="document 9")
    assert (whole, verify_trail(people.vilaclara)) == ((), (Fault("event", 2),))


def elsewhere(run: Callable[[], object]) -> Thread:
    """A thread that does it, and closes its connection."""

    def whole() -> None:
        try:
            run()
        finally:
            connection.close()

    return Thread(target=whole)


@pytest.mark.django_db(transaction=True)
def test_many_who_save_at_once_make_one_chain(people: Cast) -> None:
    found = entries(opened_report(people))

    def save(entry: Entry) -> None:
        for number in range(10):
            enter(people.ana, people.vilaclara, entry.pk, Typed(f"{number}"), number)

    threads = [elsewhere(lambda entry=entry: save(entry)) for entry in found]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    saved = list(Entry.objects.filter(pk__in=[one.pk for one in found]).values_list("text", "revision"))
    events = AuditEvent.objects.filter(organisation=people.vilaclara, action="enter").count()
    assert (saved, events, verify_trail(people.vilaclara)) == ([("9", 10)] * 3, 30, ())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_the_same_at_once_one_is_told(people: Cast) -> None:
    entry, said = entries(opened_report(people))[0], []

    def save(text: str) -> None:
        said.append(refusal(lambda: enter(people.ana, people.vilaclara, entry.pk, Typed(text), 0)))

    threads = [elsewhere(lambda text=text: save(text)) for text in ("7", "8")]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(map(str, said)), verify_trail(people.vilaclara)) == (["None", "changed-meanwhile"], ())


@pytest.mark.django_db(transaction=True)
def test_who_saves_waits_for_nobody_who_saves_something_else(people: Cast) -> None:
    """On SQLite, which has one place to write, they wait for one another."""
    first, second, _ = entries(opened_report(people))
    other = elsewhere(lambda: enter(people.bruno, people.vilaclara, second.pk, Typed("7"), 0))
    beside = connection.vendor == "postgresql"
    with change(people.vilaclara, people.ana, "enter", beside=True) as made:
        made.subject = f"entry {first.pk}"
        other.start()
        other.join(20 if beside else 0.2)
        waits = other.is_alive()
    other.join()
    events = AuditEvent.objects.filter(action="enter").order_by("number").values_list("subject", flat=True)
    order = [f"entry {one.pk}" for one in ((second, first) if beside else (first, second))]
    assert (waits, list(events), verify_trail(people.vilaclara)) == (not beside, order, ())


@pytest.mark.django_db(transaction=True)
def test_who_saves_waits_for_other_changes_of_the_town_and_goes_by_what_they_leave(people: Cast) -> None:
    report = opened_report(people)
    entry, said = entries(report)[0], []
    save = elsewhere(lambda: said.append(refusal(lambda: enter(people.ana, people.vilaclara, entry.pk, Typed("7"), 0))))
    with change(people.vilaclara, people.carla, "withdraw-period") as made:
        made.subject = f"period {report.period_id}"
        save.start()
        save.join(0.3)
        waits = save.is_alive()
        Period.objects.filter(pk=report.period_id).update(opened_on=None)
    save.join()
    assert (waits, said, Entry.objects.get(pk=entry.pk).text) == (True, ["period-closed"], "")


@pytest.mark.django_db(transaction=True)
def test_other_changes_of_the_town_wait_for_who_saves(people: Cast) -> None:
    report = opened_report(people)
    entry, seen = entries(report)[0], []

    def close() -> None:
        with change(people.vilaclara, people.carla, "close-year") as made:
            made.subject = f"period {report.period_id}"
            seen.append(Entry.objects.get(pk=entry.pk).text)

    other = elsewhere(close)
    with change(people.vilaclara, people.ana, "enter", beside=True) as made:
        made.subject = f"entry {entry.pk}"
        other.start()
        other.join(0.3)
        Entry.objects.filter(pk=entry.pk).update(text="7")
    other.join()
    assert (seen, verify_trail(people.vilaclara)) == (["7"], ())
