"""`cartaviva import` of a workbook of results: what became of each row, and the exit code."""

from pathlib import Path

import pytest

from cartaviva.actions.entering import enter
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.models import AuditEvent, Entry, ImportedDocument
from tests.cli.terminal import Outcome, cartaviva
from tests.collecting import lock
from tests.entry_books import all_filled, book, figures, typed_into
from tests.grids import entries, opened
from tests.people import Cast

pytestmark = pytest.mark.django_db


def brought(here: Path, data: bytes, town: str = "vilaclara") -> Outcome:
    (here / "resultats.xlsx").write_bytes(data)
    return cartaviva("import", here / "resultats.xlsx", "--organisation", town)


def said(outcome: Outcome) -> str:
    return " ".join(outcome.out.split())


def test_a_workbook_that_was_filled_in_is_saved_and_the_same_again_changes_nothing(people: Cast, here: Path) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    first, again = brought(here, data), brought(here, data)
    events = AuditEvent.objects.filter(action="enter-by-workbook").values_list("person", flat=True)
    stands = [one.text or one.numerator for one in figures(report)]
    told = (first.code, said(first).count("Saved"), again.code, said(again).count("The same already"))
    kept = (stands, list(events), ImportedDocument.objects.count())
    assert (told, kept) == ((0, 4, 0, 4), (["190", "100", "4", "4"], [None], 0))


def test_what_cannot_be_submitted_as_it_was_typed_is_saved_and_said(people: Cast, here: Path) -> None:
    report = opened(people)
    third = entries(report)[2]
    outcome = brought(here, typed_into(book(people.ana, report), {third: {"text": "molts"}}))
    third.refresh_from_db()
    assert (outcome.code, third.text, "cannot be submitted yet" in said(outcome), "molts" in said(outcome)) == (
        1,
        "molts",
        True,
        True,
    )


def test_a_conflict_is_told_with_both_values_and_left_to_decide(people: Cast, here: Path) -> None:
    report = opened(people)
    third = entries(report)[2]
    data = typed_into(book(people.ana, report), {third: {"text": 5}})
    enter(people.bruno, people.vilaclara, third.pk, Typed("7"), third.revision)
    outcome = brought(here, data)
    third.refresh_from_db()
    assert (outcome.code, third.text, "Saved: 7" in said(outcome), "In the workbook: 5" in said(outcome)) == (
        1,
        "7",
        True,
        True,
    )


def test_what_is_no_longer_open_or_wrong_in_its_row_is_told(people: Cast, here: Path) -> None:
    report = opened(people)
    _, _, third, fourth = entries(report)
    data = typed_into(book(people.ana, report), {third: {"text": 5}, fourth: {"reason": "Perquè sí"}})
    Entry.objects.filter(pk=third.pk).update(state="submitted")
    outcome = brought(here, data)
    assert (outcome.code, "no longer open" in said(outcome), "Perquè sí" in said(outcome)) == (1, True, True)


def test_a_workbook_that_is_not_taken_says_why(people: Cast, here: Path) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    elsewhere = brought(here, data, "montsec")
    lock(report)
    locked = brought(here, data)
    assert [(one.code, words in said(one)) for one, words in ((elsewhere, "not about"), (locked, "extension"))] == [
        (2, True),
        (2, True),
    ]
