"""Files that back an entry: kept without their metadata, taken away until it is submitted."""

from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection

from cartaviva.actions.evidence import MOST, add, plain_name, remove
from cartaviva.actions.guests import Guest, hand_in, make_link, withdraw
from cartaviva.actions.mailing import guest_address
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.findings import Unreadable
from cartaviva.core.published.chain import digest
from cartaviva.core.workflow import Step
from cartaviva.formats.metadata import cleaned
from cartaviva.records import store as files
from cartaviva.records.models import AuditEvent, Entry, Evidence, Exemption
from tests.collecting import lock
from tests.formats.test_metadata import picture
from tests.misses import PICTURE, entries, opened_report, typed
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db


def entry(people: Cast) -> Entry:
    return entries(opened_report(people))[0]


def test_a_file_is_kept_clean_under_its_hash_once(people: Cast, store: Path) -> None:
    one = entry(people)
    first = add(people.ana, people.vilaclara, one.pk, "Foto de Bruno.PNG", picture("PNG"))
    again = add(people.bruno, people.vilaclara, one.pk, "altra.png", picture("PNG"))
    kept = files.get(first.sha256)
    events = list(AuditEvent.objects.filter(action="add-evidence").values_list("person", "details"))
    assert (first.pk == again.pk, first.name, first.media_type, b"Bruno Puig" in kept, events) == (
        True,
        "Foto de Bruno.png",
        "image/png",
        False,
        [(people.ana.pk, {"evidence": first.pk, "sha256": first.sha256})],
    )


def test_what_is_no_evidence_is_refused_with_nothing_kept(people: Cast, store: Path) -> None:
    one = entry(people)
    with pytest.raises(Unreadable):
        add(people.ana, people.vilaclara, one.pk, "a.pdf", b"MZ no document")
    assert (Evidence.objects.count(), store.exists()) == (0, False)


def test_who_may_not_enter_adds_nothing(people: Cast) -> None:
    one = entry(people)
    who = ((people.elena, people.vilaclara), (people.dario, people.vilaclara), (people.dario, people.montsec))
    found = [refusal(lambda by=by, town=town: add(by, town, one.pk, "a.png", PICTURE)) for by, town in who]
    assert found == ["not-allowed", "not-found", "not-found"]


def test_it_is_taken_away_out_of_the_store_too_unless_something_else_needs_it(people: Cast, store: Path) -> None:
    first, second, _ = entries(opened_report(people))
    both = [add(people.ana, people.vilaclara, one.pk, "a.png", PICTURE) for one in (first, second)]
    name = both[0].sha256
    remove(people.ana, people.vilaclara, both[0].pk)
    still = files.place(name).exists()
    remove(people.ana, people.vilaclara, both[1].pk)
    assert (still, files.place(name).exists(), Evidence.objects.count()) == (True, False, 0)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_somebody_keeps_while_it_is_taken_away_is_there(
    people: Cast, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another service saves the same bytes between the question whether something needs them and their end."""
    first, second, _ = entries(opened_report(people))
    taken = add(people.ana, people.vilaclara, first.pk, "a.png", PICTURE)

    def keep() -> None:
        add(people.bruno, people.vilaclara, second.pk, "b.png", PICTURE)
        connection.close()

    other, remove_file = Thread(target=keep), files.remove

    def slowly(name: str) -> None:
        other.start()
        other.join(0.5)
        remove_file(name)

    monkeypatch.setattr(files, "remove", slowly)
    remove(people.ana, people.vilaclara, taken.pk)
    other.join()
    assert [files.place(one.sha256).exists() for one in second.evidence.all()] == [True]


def test_once_it_is_submitted_nothing_is_added_or_taken_away(people: Cast) -> None:
    report = opened_report(people)
    one = typed(people, report, 0, Typed("1"))
    file = add(people.ana, people.vilaclara, one.pk, "a.png", PICTURE)
    move(people.ana, people.vilaclara, [one.pk], Step.SUBMIT)
    found = [
        refusal(lambda: add(people.ana, people.vilaclara, one.pk, "b.png", PICTURE)),
        refusal(lambda: remove(people.ana, people.vilaclara, file.pk)),
    ]
    assert found == ["not-now", "not-now"]


def test_a_locked_period_takes_evidence_again_with_an_exemption(people: Cast) -> None:
    report = opened_report(people)
    one = entries(report)[0]
    lock(report)
    locked = refusal(lambda: add(people.ana, people.vilaclara, one.pk, "a.png", PICTURE))
    Exemption.objects.create(
        organisation=people.vilaclara,
        report=report,
        until=date(2199, 1, 1),
        reason="Baixa.",
        granted_by=people.carla,
        granted_at=report.period.organisation.created_at,
    )
    assert (locked, add(people.ana, people.vilaclara, one.pk, "a.png", PICTURE).pk > 0) == ("period-locked", True)


def test_an_entry_has_no_more_files_than_somebody_can_look_at(people: Cast) -> None:
    one = entry(people)
    for size in range(MOST):
        Evidence.objects.create(
            organisation=people.vilaclara,
            entry=one,
            name="a.png",
            sha256=f"{size:064}",
            size=1,
            media_type="image/png",
            added_at=people.vilaclara.created_at,
        )
    data = picture("PNG", compress_level=0)
    refused = refusal(lambda: add(people.ana, people.vilaclara, one.pk, "a.png", data))
    assert (refused, files.place(digest(cleaned(data).data)).exists()) == ("evidence-many", False)


def test_a_guest_adds_evidence_to_what_their_link_is_about_and_while_it_works(people: Cast) -> None:
    report = opened_report(people)
    mine, other, _ = entries(report)
    link = make_link(people.ana, report, [mine.pk], Guest("guest@vilaclara.example"))
    file = add(link, people.vilaclara, mine.pk, "a.png", PICTURE)
    foreign = refusal(lambda: add(link, people.vilaclara, other.pk, "a.png", PICTURE))
    typed(people, report, 0, Typed("1"))
    hand_in(guest_address(link).rstrip("/").rpartition("/")[2])
    after = refusal(lambda: add(link, people.vilaclara, mine.pk, "b.png", picture("PNG")))
    withdraw(people.ana, people.vilaclara, link.pk)
    over = refusal(lambda: add(link, people.vilaclara, mine.pk, "b.png", picture("PNG")))
    assert (file.added_by, foreign, after, over) == (None, "not-found", "link-used", "link-withdrawn")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("llistat.pdf", "llistat.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Usuaris\\Ana\\foto.jpeg", "foto.png"),
        ("fac\u202etura.exe", "factura.png"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x.png"),
        ("", "evidence.png"),
        ("x" * 400 + ".png", "x" * 200 + ".png"),
    ],
)
def test_a_name_is_a_name_and_ends_as_what_the_file_is(name: str, kept: str) -> None:
    assert plain_name(name, "image/png") == kept
