"""The workbook of results goes out, and comes back filled in: what is saved, what is not, and for whom."""

from typing import TYPE_CHECKING

import pytest

from cartaviva.actions import books
from cartaviva.actions.books import Returned, book_of, bring_back, take_theirs
from cartaviva.actions.entering import enter
from cartaviva.actions.submitting import submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import Fate
from cartaviva.core.findings import Unreadable
from cartaviva.core.period import Frequency
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.entries import typed_of
from cartaviva.records.models import AuditEvent, Entry
from tests.collecting import lock
from tests.entry_books import all_filled, book, figures, typed_into
from tests.formats.entry_book.books import book_of as book_of_others
from tests.formats.entry_book.books import columns, open_book, row_of
from tests.grids import entries, opened
from tests.people import Cast, refusal

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db


def events() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action="enter-by-workbook"))


def outcomes(returned: Returned) -> list[str]:
    return [row.merged.fate.value for row in returned.rows]


def test_the_head_of_service_fills_in_twelve_results_returns_and_submits_them(people: Cast) -> None:
    report = opened(people, 12)
    name, data = book_of(people.bruno, report)
    back = bring_back(people.bruno, people.vilaclara, all_filled(data, report), name)
    sent = submit(people.bruno, report)
    ratio, share, *plain = figures(report)
    [event] = events()
    told = (event.person, event.subject, event.details["entries"])
    assert (name, outcomes(back), ratio, share, plain, len(sent.entries), back.settled, told) == (
        "Joventut 2026.xlsx",
        ["take"] * 12,
        Typed("", "190", "200"),
        Typed("100"),
        [Typed("4")] * 10,
        12,
        True,
        (people.bruno.pk, f"report {report.pk}", [one.pk for one in entries(report)]),
    )


def test_the_same_workbook_twice_changes_nothing(people: Cast) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    bring_back(people.ana, people.vilaclara, data, "a.xlsx")
    revisions = [one.revision for one in entries(report)]
    again = bring_back(people.ana, people.vilaclara, data, "a.xlsx")
    assert (outcomes(again), [one.revision for one in entries(report)], len(events()), again.settled) == (
        ["same"] * 4,
        revisions,
        1,
        True,
    )


def conflict(people: Cast) -> tuple[Entry, Entry, Returned]:
    """Two entries, the first of which Bruno changed while Ana had her workbook."""
    report = opened(people)
    first, second = entries(report)[2:]
    data = typed_into(book(people.ana, report), {first: {"text": 5}, second: {"text": 6}})
    enter(people.bruno, people.vilaclara, first.pk, Typed("7"), first.revision)
    return first, second, bring_back(people.ana, people.vilaclara, data, "a.xlsx")


def test_what_somebody_else_entered_meanwhile_stays_until_a_person_decides(people: Cast) -> None:
    first, second, back = conflict(people)
    first.refresh_from_db()
    second.refresh_from_db()
    [clash] = back.conflicts
    assert (first.text, second.text, clash.merged.theirs.text, clash.name, events()[0].details["entries"]) == (
        "7",
        "6",
        "5",
        "Tallers fets, mena 2",
        [second.pk],
    )


def test_a_conflict_is_settled_over_what_the_person_saw_and_nothing_newer(people: Cast) -> None:
    first, _, back = conflict(people)
    [clash] = back.conflicts
    chosen = {first.pk: (clash.merged.theirs, clash.revision)}
    enter(people.bruno, people.vilaclara, first.pk, Typed("8"), clash.revision)
    late = take_theirs(people.ana, people.vilaclara, chosen)
    seen = late.conflicts[0].revision
    done = take_theirs(people.ana, people.vilaclara, {first.pk: (clash.merged.theirs, seen)})
    first.refresh_from_db()
    assert (outcomes(late), outcomes(done), first.text, first.entered_by) == (["conflict"], ["take"], "5", people.ana)


def test_what_was_submitted_meanwhile_is_not_changed(people: Cast) -> None:
    report = opened(people)
    first, second = entries(report)[2:]
    data = typed_into(book(people.ana, report), {first: {"text": 5}, second: {"text": 6}})
    Entry.objects.filter(pk=first.pk).update(state="submitted", text="4")
    back = bring_back(people.ana, people.vilaclara, data, "a.xlsx")
    first.refresh_from_db()
    assert ([row.merged.entry for row in back.of(Fate.GONE)], first.text, back.settled) == ([first.pk], "4", False)


def test_a_workbook_that_says_something_else_of_itself_is_not_taken(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = opened(people)
    monkeypatch.setattr(books, "BOOK_SALT", "somebody's own")
    forged = all_filled(book(people.ana, report), report)
    monkeypatch.undo()
    found = [
        refusal(lambda data=data: bring_back(people.ana, people.vilaclara, data, "a.xlsx"))  # type: ignore[misc]
        for data in (forged, book_of_others())
    ]
    assert (found, any(one.answered for one in figures(report))) == (["book-changed"] * 2, False)


def test_a_key_that_was_replaced_since_still_counts(people: Cast, settings: "Settings") -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"
    assert bring_back(people.ana, people.vilaclara, data, "a.xlsx").settled


def test_whoever_has_nothing_to_do_with_it_neither_gets_nor_returns_it(people: Cast) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    assert [
        refusal(lambda: book_of(people.dario, report)),
        refusal(lambda: bring_back(people.dario, people.vilaclara, data, "a.xlsx")),
        refusal(lambda: bring_back(people.dario, people.montsec, data, "a.xlsx")),
        refusal(lambda: bring_back(people.elena, people.vilaclara, data, "a.xlsx")),
        refusal(lambda: take_theirs(people.dario, people.montsec, {entries(report)[0].pk: (Typed("1"), 0)})),
        any(one.answered for one in figures(report)),
    ] == ["not-found", "not-found", "book-elsewhere", "not-allowed", "book-elsewhere", False]


def test_another_department_keeps_its_own(people: Cast) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    report.charter.department = people.vilaclara.departments.create(name="Cultura")
    report.charter.save()
    found = [
        refusal(lambda: bring_back(people.ana, people.vilaclara, data, "a.xlsx")),
        refusal(lambda: book_of(people.ana, report)),
    ]
    assert set(found) <= {"not-found", "not-allowed"}


def test_a_locked_period_takes_and_gives_none(people: Cast) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    lock(report)
    report.refresh_from_db()
    found = [
        refusal(lambda: bring_back(people.ana, people.vilaclara, data, "a.xlsx")),
        refusal(lambda: book_of(people.ana, report)),
    ]
    assert (found, any(one.answered for one in figures(report))) == (["period-locked"] * 2, False)


def test_there_is_no_workbook_where_nothing_can_be_entered(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = opened(people)
    report.entries.update(state="validated")
    nothing = refusal(lambda: book_of(people.ana, report))
    report.entries.update(state="pending")
    monkeypatch.setattr("cartaviva.formats.entry_book.payload.LONGEST", 1000)
    assert (nothing, refusal(lambda: book_of(people.ana, report))) == ("no-entries", "book-too-large")


def test_rows_that_cannot_be_kept_are_findings_and_the_others_are_saved(people: Cast) -> None:
    report = opened(people)
    ratio, demand, third, fourth = entries(report)
    nobody_asked = voice("ca")(REASONS[Reason.NO_DEMAND])
    values = {
        ratio: {"numerator": "1" * 61},
        demand: {"reason": nobody_asked},
        third: {"reason": nobody_asked},
        fourth: {"text": 4},
    }
    back = bring_back(people.ana, people.vilaclara, typed_into(book(people.ana, report), values), "a.xlsx")
    found = [(one.code, one.message()) for one in back.findings]
    assert (found, [typed_of(one) for one in entries(report)], back.settled) == (
        [
            ("text-too-long", "A text of this row has 61 characters. At most 60 fit."),
            ("reason-unknown", f"The reason “{nobody_asked}” is none of those in the list."),
        ],
        [Typed(), Typed(reason=Reason.NO_DEMAND), Typed(), Typed("4")],
        False,
    )


def test_what_is_no_such_workbook_says_so(people: Cast) -> None:
    with pytest.raises(Unreadable) as caught:
        bring_back(people.ana, people.vilaclara, b"Cap llibre", "a.txt")
    assert caught.value.finding.code == "not-a-form"


def test_whoever_only_adds_a_remark_has_not_entered_the_figure(people: Cast) -> None:
    report = opened(people)
    third = entries(report)[2]
    enter(people.ana, people.vilaclara, third.pk, Typed("4,50"), third.revision)
    data = typed_into(book(people.bruno, report), {third: {"remarks": "Mig taller de més."}})
    bring_back(people.bruno, people.vilaclara, data, "a.xlsx")
    third.refresh_from_db()
    assert (typed_of(third), third.entered_by) == (Typed("4,50", remarks="Mig taller de més."), people.ana)


def test_a_quarter_of_a_sum_is_not_compared_with_the_target_of_the_year(people: Cast) -> None:
    report = opened(people, 3, frequency=Frequency.QUARTERLY.value, aggregation=Aggregation.SUM.value)
    first, *_, last = entries(report)[2:]
    enter(people.ana, people.vilaclara, first.pk, Typed("1"), first.revision)
    sheet = open_book(book(people.ana, report)).worksheets[0]
    at, say = columns(sheet), voice("ca")
    shown = [
        sheet.cell(row_of(sheet, one.pk), at[say(heading)]).value
        for one in (first, last)
        for heading in ("Difference", "Degree", "Last year")
    ]
    assert shown == ['=""', '=""', None] * 2


def test_what_is_odd_about_a_figure_that_was_saved_is_found(people: Cast) -> None:
    report = opened(people)
    third, fourth = entries(report)[2:]
    data = typed_into(book(people.ana, report), {third: {"text": "molts"}, fourth: {"text": 1}})
    back = bring_back(people.ana, people.vilaclara, data, "a.xlsx")
    codes = [[one.code for one in row.findings] for row in back.rows]
    assert (codes, [typed_of(one).text for one in entries(report)[2:]]) == (
        [[], [], ["unreadable-result"], ["remarks-missing"]],
        ["molts", "1"],
    )
