"""The grid in which results are entered, with and without scripts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from lxml import html
from pytest_django import DjangoAssertNumQueries

from cartaviva.actions.entering import enter
from cartaviva.actions.measuring import measure
from cartaviva.actions.submitting import answer, move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records.models import Entry, EntryComment, Person, Report
from tests.grids import DEMAND, entries, opened
from tests.pages import missing, words
from tests.people import Cast
from tests.visits import signed_in

pytestmark = pytest.mark.django_db

MISS = Typed("3", remarks="El de tardor no es va poder fer per obres.")


def address(name: str, *args: object, town: str = "vilaclara") -> str:
    return reverse(f"desk:{name}", args=[town, *args])


def read(person: Person, name: str, *args: object, town: str = "vilaclara") -> Any:
    response = signed_in(person).get(address(name, *args, town=town))
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def sent(person: Person, name: str, pk: int, **fields: str) -> tuple[int, Any]:
    """Fields by name, with _ for the hyphen."""
    data = {name.replace("_", "-"): value for name, value in fields.items()}
    response = signed_in(person).post(address(name, pk), data, follow=True)
    return response.status_code, html.fromstring(response.content.decode())


def saved(entry: Entry, person: Person, revision: int = 0, **fields: str) -> tuple[int, Any]:
    """What the script sends for one row."""
    data = {f"e{entry.pk}-{name}": value for name, value in {**fields, "revision": str(revision)}.items()}
    response = signed_in(person).post(address("save_entry", entry.pk), data)
    return response.status_code, html.fromstring(response.content.decode())


def row(tree: Any, entry: Entry) -> list[str]:
    """What is said of an entry: error, figures, state."""
    return [" ".join(words(tree, f"//*[@id='{part}{entry.pk}']")) for part in ("x", "q", "s")]


def submitted(people: Cast, report: Report) -> list[Entry]:
    """All entered but the last two, and submitted."""
    first, second, third, *_ = entries(report)
    enter(people.ana, people.vilaclara, first.pk, Typed("", "95", "100"), 0)
    enter(people.ana, people.vilaclara, third.pk, Typed("4"), 0)
    submit(people.bruno, report)
    return [first, second, third]


# The list


def test_the_list_says_how_far_each_report_is(people: Cast) -> None:
    report = opened(people)
    submitted(people, report)
    assert words(read(people.ana, "results"), "//tbody//td")[0::4] + words(
        read(people.ana, "results"), "//tbody//td[position() > 2]"
    ) == ["2026", "2 of 4", "2 results missing"]


def test_who_works_for_another_department_sees_no_report_and_no_grid(people: Cast) -> None:
    report = opened(people)
    report.charter.department = people.vilaclara.departments.create(name="Esports")
    report.charter.save()
    ana = signed_in(people.ana)
    there = [ana.get(address("report_results", report.pk)).status_code]
    there += [
        ana.post(address(name, report.pk)).status_code for name in ("save_results", "submit_results", "take_back")
    ]
    there += [ana.post(address("save_entry", entries(report)[0].pk)).status_code]
    assert (there, "No period is open" in read(people.ana, "results").text_content()) == ([404] * 5, True)


# The grid


def test_the_grid_says_what_is_asked_and_what_was_reached_before(people: Cast) -> None:
    tree = read(people.ana, "report_results", opened(people).pk)
    assert words(tree, "//thead//th")[1:3] + words(tree, "(//tbody)[1]/tr[1]/*[position() < 4]") == [
        "Target",
        "2025",
        "Consultes contestades a temps Respondrem el 90 % de les consultes en 48 hores",
        "90%",
        "95%",
    ]


def test_a_grid_of_sixty_indicators_takes_twelve_queries(
    people: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    report = opened(people, 60)
    client = signed_in(people.ana)
    with django_assert_max_num_queries(12):
        page = client.get(address("report_results", report.pk)).content.decode()
    assert page.count("data-entry=") == 60


def test_difference_degree_and_status_come_from_the_server_with_each_row(people: Cast) -> None:
    first, _, third, _ = entries(opened(people))
    status, tree = saved(first, people.ana, numerator="231", denominator="300")
    again = saved(third, people.ana, text="4")
    assert (status, row(tree, first)[1], row(again[1], third)[1], row(again[1], third)[2][:5]) == (
        200,
        "77% −13 p.p. 85.6% Not met",
        "0 100% Met",
        "Draft",
    )


def test_a_wrong_value_is_saved_as_a_draft_with_its_error(people: Cast) -> None:
    first, _, third, _ = entries(opened(people))
    over, unread = saved(first, people.ana, numerator="231", denominator="228"), saved(third, people.ana, text="molts")
    third.refresh_from_db()
    assert (third.text, row(unread[1], third)[0], row(over[1], first)[1], over[0]) == (
        "molts",
        "The result “molts” cannot be read as a figure. Enter the result by hand, or the reason why there is none.",
        "Worked out once the error is mended",
        200,
    )


def test_only_reasons_that_fit_are_offered_and_taken(people: Cast) -> None:
    report = opened(people)
    one = entries(report)
    tree = read(people.ana, "report_results", report.pk)
    saved(one[2], people.ana, text="4", reason="no_demand")
    saved(one[DEMAND], people.ana, reason="no_demand")
    assert (
        tree.xpath(f"//select[@id='r{one[2].pk}']/option/@value"),
        tree.xpath(f"//select[@id='r{one[DEMAND].pk}']/option/@value"),
        [entry.reason for entry in entries(report)],
    ) == (
        ["", "suspended", "measurement_failed"],
        ["", "no_demand", "suspended", "measurement_failed"],
        ["", "no_demand", "", ""],
    )


def test_parts_of_a_year_stand_in_one_block_and_say_how_they_add_up(people: Cast) -> None:
    report = opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    parts = entries(report)[2:6]
    for part in parts[:3]:
        enter(people.ana, people.vilaclara, part.pk, Typed("2"), 0)
    status, tree = saved(parts[3], people.ana, text="0")
    block = tree.xpath("//tbody")[0]
    assert (status, words(block, ".//th")[1:], words(block, "./tr[1]/td[3] | ./tr[1]/td[4]")) == (
        200,
        ["Quarter 1, 2026", "Quarter 2, 2026", "Quarter 3, 2026", "Quarter 4, 2026"],
        ["6 The figures of the parts are added up.", "+2 100% Met"],
    )


def test_two_people_at_one_row_see_both_values_and_neither_is_lost(people: Cast) -> None:
    one = entries(opened(people))[2]
    saved(one, people.bruno, text="3")
    status, tree = saved(one, people.ana, text="4")
    one.refresh_from_db()
    choice = " ".join(words(tree, f"//*[@id='k{one.pk}']//dd"))
    first = (status, one.text, missing(choice, "Yours: 4", "Bruno: 3"))
    status, _ = saved(one, people.ana, text="4", over="1")
    one.refresh_from_db()
    assert (first, (status, one.text, one.entered_by)) == ((409, "3", []), (200, "4", people.ana))


def test_what_comes_in_for_a_row_that_others_sent_is_told_beside_theirs_with_what_can_be_done(people: Cast) -> None:
    one, town = entries(opened(people))[2], people.vilaclara
    enter(people.ana, town, one.pk, Typed("5"), 0)
    told = []
    for step, by in ((Step.SUBMIT, people.bruno), (Step.VALIDATE, people.carla)):
        move(by, town, [one.pk], step)
        status, tree = saved(one, people.bruno, 0, text="6")
        told.append((status, " ".join(words(tree, f"//*[@id='k{one.pk}']"))))
    one.refresh_from_db()
    wanted = (
        "It was submitted meanwhile. If yours is right, ask whoever submitted it to take it back.",
        "It was validated meanwhile. If yours is right, ask the quality office to return it.",
    )
    missing = [
        words
        for sentence, (_, said) in zip(wanted, told, strict=True)
        for words in (sentence, "Yours: 6", "Ana: 5")
        if words not in said
    ]
    assert (missing, [status for status, _ in told], one.text) == ([], [409, 409], "5")


def test_what_somebody_typed_is_not_saved_for_who_signed_in_after_them(people: Cast) -> None:
    one = entries(opened(people))[2]
    response = signed_in(people.bruno).post(
        address("save_entry", one.pk), {"person": people.ana.pk, f"e{one.pk}-text": "4", f"e{one.pk}-revision": "0"}
    )
    one.refresh_from_db()
    assert (response.status_code, one.text) == (403, "")


def test_without_scripts_the_form_saves_all_rows_and_shows_what_is_wrong(people: Cast) -> None:
    report = opened(people)
    one = entries(report)
    fields = {f"e{one[0].pk}_numerator": "95", f"e{one[0].pk}_denominator": "100", f"e{one[3].pk}_text": "molts"}
    fields |= {f"e{each.pk}_revision": "0" for each in one}
    status, tree = sent(people.ana, "save_results", report.pk, **fields)
    assert (
        status,
        [(each.numerator, each.denominator, each.text, each.revision) for each in entries(report)],
        words(tree, "//*[@id='leftovers']//li"),
        words(tree, "//*[@id='ready']"),
    ) == (
        200,
        [("95", "100", "", 1), ("", "", "", 0), ("", "", "", 0), ("", "", "molts", 1)],
        [
            "Tallers fets, mena 3: The result “molts” cannot be read as a figure.",
            "Grups que han tingut sala: There is a target (100 %) and no result.",
            "Tallers fets, mena 2: There is a target (4) and no result.",
        ],
        ["1 of 4 results are ready."],
    )


def test_without_scripts_what_was_typed_in_a_row_that_is_gone_is_shown_and_nothing_is_submitted(people: Cast) -> None:
    report = opened(people)
    _, demand, workshops, other = entries(report)
    form = read(people.ana, "report_results", report.pk).xpath("//form[@id='grid']")[0]
    typed = dict(form.form_values()) | {
        f"e{demand.pk}-reason": "no_demand",
        f"e{workshops.pk}-text": "4",
        f"e{workshops.pk}-remarks": "Segons\nel registre.",
        f"e{other.pk}-text": "5",
    }
    for one in (demand, workshops):
        measure(people.carla, people.vilaclara, one.indicator, Measurement(Frequency.HALF_YEARLY, Aggregation.MAXIMUM))
    ana = signed_in(people.ana)
    answers = [ana.post(address(name, report.pk), typed) for name in ("save_results", "submit_results")]
    told = [words(html.fromstring(one.content.decode()), "//*[@role='alert'][not(@hidden)]/p") for one in answers]
    advice = "This is not asked for any more, so it was not saved. Copy what you still need:"
    other.refresh_from_db()
    assert ([one.status_code for one in answers], told, (other.text, other.state)) == (
        [409, 409],
        [
            [
                f"{advice} Grups que han tingut sala. Why there is no result: Nobody asked for it in this period.",
                f"{advice} Tallers fets, mena 2. Result: 4; Remarks: Segons el registre.",
            ]
        ]
        * 2,
        ("5", "draft"),
    )


def test_without_scripts_a_conflict_is_shown_until_somebody_chooses(people: Cast) -> None:
    report = opened(people)
    one = entries(report)[2]
    enter(people.bruno, people.vilaclara, one.pk, Typed("3"), 0)
    mine, seen = {f"e{one.pk}_text": "4"}, f"e{one.pk}_revision"
    status, tree = sent(people.ana, "save_results", report.pk, **mine, **{seen: "0"})
    again = tree.xpath(f"//input[@name='e{one.pk}-revision']/@value")[0]
    twice, _ = sent(people.ana, "save_results", report.pk, **mine, **{seen: again})
    one.refresh_from_db()
    asked = (status, twice, tree.xpath(f"//input[@id='f{one.pk}']/@value"), one.text)
    done, _ = sent(people.ana, "save_results", report.pk, **mine, **{seen: again, f"e{one.pk}_theirs": "1"})
    one.refresh_from_db()
    assert (asked, done, one.text) == ((409, 409, ["4"], "3"), 200, "3")


def test_an_answer_to_a_comment_is_kept_beside_it_and_makes_the_row_ready(people: Cast) -> None:
    report = opened(people)
    third = submitted(people, report)[2]
    move(people.carla, people.vilaclara, [third.pk], Step.RETURN, "Confirma-la.")
    before = read(people.ana, "report_results", report.pk)
    _, tree = saved(third, people.ana, revision=1, answer="Ho hem comprovat al registre.")
    assert (
        words(before, "//*[@id='leftovers']//li"),
        [(one.kind, one.text) for one in EntryComment.objects.order_by("pk")],
        tree.xpath(f"//tr[@id='e{third.pk}']/@data-left"),
    ) == (
        [
            "Tallers fets, mena 2: It came back with a comment: “Confirma-la.”",
            "Grups que han tingut sala: There is a target (100 %) and no result.",
            "Tallers fets, mena 3: There is a target (4) and no result.",
        ],
        [("returned", "Confirma-la."), ("answer", "Ho hem comprovat al registre.")],
        [""],
    )


def test_letters_that_no_database_takes_are_left_out_of_an_answer(people: Cast) -> None:
    third = submitted(people, opened(people))[2]
    move(people.carla, people.vilaclara, [third.pk], Step.RETURN, "Confirma-la.")
    saved(third, people.ana, revision=1, answer="Sí.\0")
    assert EntryComment.objects.latest("pk").text == "Sí."


@pytest.mark.parametrize("name", ["remarks", "answer"])
def test_what_is_too_long_is_refused_with_its_length_and_nothing_of_it_is_cut(people: Cast, name: str) -> None:
    report = opened(people)
    third = submitted(people, report)[2]
    move(people.carla, people.vilaclara, [third.pk], Step.RETURN, "Confirma-la.")
    status, tree = saved(third, people.ana, revision=1, **{name: "a" * 10_001})
    whole, page = sent(people.ana, "save_results", report.pk, **{f"e{third.pk}-{name}": "a" * 10_001})
    sentence = "Not saved: This text is too long: 10001 / 10000 characters. Shorten it, so that it can be saved."
    said = [words(each, "//*[contains(@class, 'cv-miss')]/p[1]")[-1] for each in (tree, page)]
    kept = (entries(report)[2].remarks, EntryComment.objects.count())
    assert (status, whole, said, kept) == (409, 409, [sentence] * 2, ("", 1))


def test_what_the_program_entered_says_so(people: Cast) -> None:
    third = entries(opened(people))[2]
    Entry.objects.filter(pk=third.pk).update(text="4", state="draft", entered_at=datetime(2026, 1, 7, 9, tzinfo=UTC))
    tree = read(people.ana, "report_results", third.report_id)
    assert "whoever runs the server" in row(tree, third)[2]


# Submitting


def test_what_is_ready_is_submitted_and_has_a_receipt_the_rest_stays(people: Cast) -> None:
    report = opened(people)
    one = entries(report)
    enter(people.ana, people.vilaclara, one[2].pk, Typed("4"), 0)
    enter(people.ana, people.vilaclara, one[3].pk, Typed("3"), 0)
    status, tree = sent(people.bruno, "submit_results", report.pk)
    left = words(tree, "//div[@class='cv-note cv-part']//*[self::p or self::li]")
    links = tree.xpath("//div[@class='cv-note cv-part']//li/a/@href")
    states = [each.state for each in entries(report)]
    assert (status, tree.findtext(".//h1"), words(tree, "//tbody//td")[1:2], links[2], left, states) == (
        200,
        "1 result submitted",
        ["0 100% Met"],
        f"{address('report_results', report.pk)}#e{one[3].pk}",
        [
            "3 results are still to be submitted:",
            "Consultes contestades a temps: There is a target (90 %) and no result.",
            "Grups que han tingut sala: There is a target (100 %) and no result.",
            "Tallers fets, mena 3: The target was missed and nothing explains why.",
            "Go on entering results",
        ],
        ["pending", "pending", "submitted", "draft"],
    )


def test_nothing_is_submitted_where_nothing_is_ready(people: Cast) -> None:
    status, tree = sent(people.ana, "submit_results", opened(people).pk)
    assert (status, words(tree, "//p[@class='cv-note']")) == (200, ["None of the results is ready to be submitted."])


def test_what_came_back_is_not_submitted_again_unseen(people: Cast) -> None:
    report = opened(people)
    third = submitted(people, report)[2]
    move(people.carla, people.vilaclara, [third.pk], Step.RETURN, "Confirma-la.")
    sent(people.bruno, "submit_results", report.pk)
    answer(people.ana, people.vilaclara, third.pk, "Confirmada.")
    third.refresh_from_db()
    before = third.state
    sent(people.bruno, "submit_results", report.pk)
    third.refresh_from_db()
    assert (before, third.state) == ("returned", "submitted")


def test_what_was_submitted_is_taken_back_until_it_is_reviewed(people: Cast) -> None:
    report = opened(people)
    first, _, third = submitted(people, report)
    move(people.carla, people.vilaclara, [third.pk], Step.VALIDATE)
    offered = "Take back" in read(people.bruno, "results_receipt", report.pk).text_content()
    sent(people.bruno, "take_back", report.pk)
    states = [each.state for each in entries(report)]
    nothing = "Take back" in read(people.bruno, "results_receipt", report.pk).text_content()
    assert (first.pk > 0, offered, states, nothing) == (True, True, ["draft", "pending", "validated", "pending"], False)
