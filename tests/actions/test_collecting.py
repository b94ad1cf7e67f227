"""A year of one charter: opened, entered, submitted, returned, validated, published."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cartaviva.actions import submitting
from cartaviva.actions.change import change
from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, change_dates, dates_as, open_period
from cartaviva.actions.publish import preview, publish
from cartaviva.actions.redacting import redact
from cartaviva.actions.submitting import answer, move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Frequency
from cartaviva.core.period import Period as Span
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report
from cartaviva.records.entries import typed_of
from cartaviva.records.models import AuditEvent, Entry, Exemption, Indicator, Period, Report
from cartaviva.records.owed import facts_of
from cartaviva.records.verification import verify_town
from tests.collecting import lock, validate
from tests.people import Cast, refusal
from tests.towns import YOUTH, report_saved, shown

pytestmark = pytest.mark.django_db

YEAR = Span("2026", date(2026, 1, 1), date(2026, 12, 31))
DATES = Dates(date(2199, 2, 28), date(2199, 3, 31))
SAID = ("service", "objective", "commitment", "indicator", "target", "result", "remarks")


def opened(people: Cast, **measured: object) -> Report:
    """The report of 2026 of the charter of the youth department; `measured` is about its second indicator."""
    before = report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    before.charter.department = people.youth
    before.charter.save()
    second = before.results.get(row=1).indicator
    Indicator.objects.filter(pk=second.pk).update(**measured)
    period = open_period(people.carla, people.vilaclara, YEAR, DATES)
    return Report.objects.get(period=period)


def entries(report: Report) -> list[Entry]:
    return list(report.entries.order_by("indicator_id", "period__end"))


def filled(people: Cast, report: Report, *typed: Typed) -> list[Entry]:
    for entry, each in zip(entries(report), typed, strict=True):
        enter(people.ana, people.vilaclara, entry.pk, each, entry.revision)
    return entries(report)


READY = (Typed("1,8"), Typed("3", remarks="No va venir ningú al de tardor."), Typed("93 %"))


def test_a_period_is_opened_with_what_was_promised_and_without_a_figure(people: Cast) -> None:
    report = opened(people)
    rows = [tuple(row.stated.text(key) for key in SAID) for row in follow_up_report(report).rows]
    asked = [(one.period.label, one.state, one.text) for one in entries(report)]
    assert (rows, asked, report.period.due_on, [one.code for one in preview(report).in_the_way]) == (
        [tuple("" if key in ("result", "remarks") else row[key] for key in SAID) for row in YOUTH],
        [("2026", "pending", "")] * 3,
        date(2199, 2, 28),
        ["entries-left"],
    )


def test_a_quarter_that_was_imported_before_its_year_is_due_and_locks_with_the_others(people: Cast) -> None:
    first = Period.objects.create(
        organisation=people.vilaclara, label="gener-març 2026", start=date(2026, 1, 1), end=date(2026, 3, 31)
    )
    report = opened(people, frequency=Frequency.QUARTERLY.value, aggregation=Aggregation.SUM.value)
    change_dates(people.carla, report.period, replace(DATES, locks_on=date(2199, 4, 1)))
    parts = [(one.label, one.due_on, one.locks_on) for one in report.period.parts.order_by("end")]
    owed = [one.due_on for one in facts_of(people.vilaclara, date(2199, 1, 1)).owed]
    first.refresh_from_db()
    assert (parts, first.opened_on, owed) == (
        [
            ("gener-març 2026", date(2198, 5, 29), date(2199, 4, 1)),
            ("2026-Q2", date(2198, 8, 28), date(2199, 4, 1)),
            ("2026-Q3", date(2198, 11, 28), date(2199, 4, 1)),
            ("2026-Q4", date(2199, 2, 28), date(2199, 4, 1)),
        ],
        None,
        [date(2199, 2, 28), *(due for _, due, _ in parts), date(2199, 2, 28)],
    )


def test_opening_again_changes_the_dates_and_nothing_that_was_entered(people: Cast) -> None:
    report = opened(people)
    enter(people.ana, people.vilaclara, entries(report)[0].pk, READY[0], 0)
    again = open_period(people.carla, people.vilaclara, YEAR, replace(DATES, due_on=date(2199, 3, 1)))
    assert (again, again.due_on, [one.text for one in entries(report)]) == (
        report.period,
        date(2199, 3, 1),
        ["1,8", "", ""],
    )


def test_another_year_has_dates_as_long_after_its_end(people: Cast) -> None:
    period = Period(label="2026", start=YEAR.start, end=YEAR.end, due_on=date(2027, 2, 28), locks_on=date(2027, 3, 31))
    after = Span("2027", date(2027, 1, 1), date(2027, 12, 31))
    assert dates_as(period, after) == Dates(date(2028, 2, 28), date(2028, 3, 30))


def test_a_period_cannot_be_due_before_it_begins_nor_lock_before_it_is_due(people: Cast) -> None:
    wrong = [Dates(date(2025, 1, 1), DATES.locks_on), Dates(DATES.due_on, DATES.due_on)]
    found = [refusal(lambda dates=dates: open_period(people.carla, people.vilaclara, YEAR, dates)) for dates in wrong]
    assert found == ["period-dates", "period-dates"]


def test_what_is_typed_is_kept_right_or_wrong_and_the_trail_says_what_it_was_before(people: Cast) -> None:
    first = entries(opened(people))[0]
    enter(people.ana, people.vilaclara, first.pk, Typed("uns dos"), 0)
    enter(people.bruno, people.vilaclara, first.pk, Typed(" 1,8 ", remarks="Segons el registre"), 1)
    enter(people.bruno, people.vilaclara, first.pk, Typed("1,8", remarks="Segons el registre"), 1)
    first.refresh_from_db()
    events = AuditEvent.objects.filter(subject=f"entry {first.pk}").order_by("number")
    kept = (first.text, first.state, first.revision, first.entered_by)
    assert (kept, [(event.person, event.details) for event in events]) == (
        ("1,8", "draft", 2, people.bruno),
        [
            (people.ana.pk, {"from": {"text": ""}, "to": {"text": "uns dos"}}),
            (people.bruno.pk, {"from": {"text": "uns dos"}, "to": {"text": "1,8"}, "texts": ["remarks"]}),
        ],
    )


def test_nothing_is_kept_that_nobody_sees(people: Cast) -> None:
    third, odd = entries(opened(people))[2], "\N{RIGHT-TO-LEFT OVERRIDE}"
    enter(people.ana, people.vilaclara, third.pk, Typed(f"{odd}59 %", remarks=f"a{odd}b\r\nc"), 0)
    assert typed_of(entries(third.report)[2]) == Typed("59 %", remarks="ab\nc")


def test_nothing_is_overwritten_that_somebody_saved_meanwhile(people: Cast) -> None:
    first = entries(opened(people))[0]
    enter(people.ana, people.vilaclara, first.pk, Typed("1,8"), 0)
    late = refusal(lambda: enter(people.bruno, people.vilaclara, first.pk, Typed("2"), 0))
    first.refresh_from_db()
    assert (late, first.text) == ("changed-meanwhile", "1,8")


def test_a_reason_that_does_not_fit_is_refused_through_any_door(people: Cast) -> None:
    third = entries(opened(people))[2]
    assert (
        refusal(lambda: enter(people.ana, people.vilaclara, third.pk, Typed(reason=Reason.NOT_DUE), 0))
        == "reason-not-offered"
    )


def test_a_locked_period_is_entered_with_an_exemption_alone(people: Cast) -> None:
    report = opened(people)
    lock(report)
    first = entries(report)[0]

    def save() -> Entry:
        return enter(people.ana, people.vilaclara, first.pk, READY[0], 0)

    before = refusal(save)
    Exemption.objects.create(
        organisation=people.vilaclara,
        report=report,
        until=date(2199, 1, 1),
        reason="Obres a l'arxiu",
        granted_by=people.carla,
        granted_at=people.vilaclara.created_at,
    )
    assert (before, refusal(save)) == ("period-locked", None)


def test_only_what_is_ready_is_submitted_and_the_rest_is_named(people: Cast) -> None:
    report = opened(people)
    first, second, third = filled(people, report, READY[0], Typed("3"), Typed("molt bé"))
    sent = submit(people.ana, report)
    assert ([one.pk for one in sent.entries], sent.left) == (
        [first.pk],
        {second.pk: "remarks-missing", third.pk: "unreadable-result"},
    )


def test_what_came_back_is_not_submitted_while_its_comment_has_no_answer(people: Cast) -> None:
    report = opened(people)
    filled(people, report, *READY)
    pk = submit(people.bruno, report).entries[0].pk
    move(people.carla, people.vilaclara, [pk], Step.RETURN, "Reviseu la xifra.")
    early = refusal(lambda: submit(people.bruno, report))
    answer(people.ana, people.vilaclara, pk, "Ho hem comprovat.")
    assert (early, [one.pk for one in submit(people.bruno, report).entries]) == ("nothing-to-submit", [pk])


def test_what_is_changed_while_it_is_submitted_is_checked_as_it_is_submitted(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = opened(people)
    first = filled(people, report, *READY)[0]

    def slow(*args: Any) -> Any:
        entry = Entry.objects.get(pk=first.pk)
        enter(people.ana, people.vilaclara, entry.pk, Typed("molts"), entry.revision)
        return change(*args)

    monkeypatch.setattr(submitting, "change", slow)
    sent = submit(people.bruno, report)
    assert (sent.left, Entry.objects.get(pk=first.pk).state) == ({first.pk: "unreadable-result"}, "draft")


def test_a_year_goes_from_the_grid_to_the_public(people: Cast) -> None:
    report = opened(people)
    filled(people, report, *READY)
    pks = [one.pk for one in submit(people.bruno, report).entries]
    move(people.bruno, people.vilaclara, pks[:1], Step.TAKE_BACK)
    submit(people.bruno, report)
    move(people.carla, people.vilaclara, pks[1:2], Step.RETURN, "És la mateixa xifra que l'any passat?")
    answer(people.ana, people.vilaclara, pks[1], "Sí, ho hem comprovat.")
    submit(people.bruno, report)
    move(people.carla, people.vilaclara, pks, Step.VALIDATE)
    publication = publish(people.carla, report)
    rows = [(row.stated.text("result"), row.assessment.status.value) for row in follow_up_report(report).rows]
    states = [one.state for one in entries(report)]
    comments = [(one.kind, one.text) for one in report.entries.get(pk=pks[1]).comments.order_by("pk")]
    assert (rows, states, comments, verify_town(people.vilaclara).verifies, publication.number) == (
        [("1,8 dies hàbils", "met"), ("3", "not_met"), ("93 %", "met")],
        ["published"] * 3,
        [("returned", "És la mateixa xifra que l'any passat?"), ("answer", "Sí, ho hem comprovat.")],
        True,
        1,
    )


def test_what_was_validated_and_is_returned_leaves_the_report_again(people: Cast) -> None:
    report = opened(people)
    filled(people, report, *READY)
    pks = [one.pk for one in submit(people.ana, report).entries]
    move(people.carla, people.vilaclara, pks, Step.VALIDATE)
    move(people.carla, people.vilaclara, pks[:1], Step.RETURN, "Falta el mes de desembre.")
    rows = [(row.stated.text("result"), row.result is None) for row in follow_up_report(report).rows]
    assert rows == [("", True), ("3", False), ("93 %", False)]


def test_who_entered_a_figure_does_not_validate_it_but_in_a_small_town(people: Cast) -> None:
    report = opened(people)
    for entry, typed in zip(entries(report), READY, strict=True):
        enter(people.carla, people.vilaclara, entry.pk, typed, 0)
    pks = [one.pk for one in submit(people.carla, report).entries]

    def validate() -> object:
        return move(people.carla, people.vilaclara, pks, Step.VALIDATE)

    before = refusal(validate)
    people.vilaclara.may_validate_own = True
    people.vilaclara.save()
    assert (before, refusal(validate)) == ("own-entry", None)


def test_who_submits_what_nobody_of_the_town_entered_does_not_validate_it(people: Cast) -> None:
    report = opened(people)
    filled(people, report, *READY)
    report.entries.update(entered_by=None)  # as a guest's, and what a workbook brought by the command line, have it
    pks = [one.pk for one in submit(people.carla, report).entries]
    assert (
        refusal(lambda: move(people.carla, people.vilaclara, pks, Step.VALIDATE)),
        refusal(lambda: move(people.fina, people.vilaclara, pks, Step.VALIDATE)),
    ) == ("own-entry", None)


def test_who_words_a_remark_beside_a_figure_has_not_entered_it(people: Cast) -> None:
    first = entries(opened(people))[0]
    enter(people.carla, people.vilaclara, first.pk, READY[0], 0)
    enter(people.ana, people.vilaclara, first.pk, READY[0]._replace(remarks="Segons el registre"), 1)
    first.refresh_from_db()
    assert first.entered_by == people.carla


def test_where_a_town_wants_two_steps_the_head_endorses_first(people: Cast) -> None:
    people.vilaclara.two_steps = True
    people.vilaclara.save()
    report = opened(people)
    filled(people, report, *READY)
    pks = [one.pk for one in submit(people.ana, report).entries]
    early = refusal(lambda: move(people.carla, people.vilaclara, pks, Step.VALIDATE))
    move(people.bruno, people.vilaclara, pks, Step.ENDORSE)
    move(people.carla, people.vilaclara, pks, Step.VALIDATE)
    assert (early, [one.state for one in entries(report)]) == ("not-endorsed", ["validated"] * 3)


def test_a_head_who_submits_has_endorsed(people: Cast) -> None:
    people.vilaclara.two_steps = True
    people.vilaclara.save()
    report = opened(people)
    filled(people, report, *READY)
    submit(people.bruno, report)
    assert [one.state for one in entries(report)] == ["endorsed"] * 3


def test_nobody_of_another_town_finds_an_entry(people: Cast) -> None:
    first = entries(opened(people))[0]
    found = [
        refusal(lambda: enter(people.dario, people.vilaclara, first.pk, READY[0], 0)),
        refusal(lambda: enter(people.dario, people.montsec, first.pk, READY[0], 0)),
        refusal(lambda: move(people.dario, people.montsec, [first.pk], Step.SUBMIT)),
    ]
    assert found == ["not-found"] * 3


def test_nothing_is_taken_back_after_the_lock_since_it_could_not_be_submitted_again(people: Cast) -> None:
    report = opened(people)
    done = submit(people.ana, (filled(people, report, *READY), report)[1])
    lock(report)
    back = refusal(lambda: move(people.ana, people.vilaclara, [done.entries[0].pk], Step.TAKE_BACK))
    assert (back, entries(report)[0].state) == ("period-locked", "submitted")


def test_remarks_of_parts_that_had_to_go_are_in_no_entry_any_more(people: Cast) -> None:
    report = opened(people, frequency=Frequency.HALF_YEARLY.value, aggregation=Aggregation.SUM.value)
    said = Typed("2", remarks="La Maria Puig era malalta.")
    done = submit(people.ana, (filled(people, report, READY[0], said, said, READY[2]), report)[1])
    validate(people, done.entries)
    publication = shown(publish(people.carla, report))
    redact(people.carla, publication, "report.rows.1.remarks", "Deia qui era malalta.")
    assert [one.remarks for one in entries(report)] == [READY[0].remarks, "", "", READY[2].remarks]


def test_a_comment_is_kept_without_letters_that_no_database_takes_and_refused_where_it_is_too_long(
    people: Cast,
) -> None:
    report = opened(people)
    done = submit(people.ana, (filled(people, report, *READY), report)[1])
    pk = done.entries[0].pk
    long = refusal(lambda: move(people.carla, people.vilaclara, [pk], Step.RETURN, "a" * 10_001))
    move(people.carla, people.vilaclara, [pk], Step.RETURN, "\u202eQu\0e\u0300?\r\n" + "a" * 9_995)
    [kept] = done.entries[0].comments.all()
    assert (long, kept.text[:5], len(kept.text)) == ("text-too-long", "Què?\n", 10_000)
