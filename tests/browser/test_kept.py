"""What the browser keeps of the grid until the server has it, and what somebody who leaves is told of it."""

from typing import TYPE_CHECKING

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.workflow import Step
from cartaviva.records.models import Entry, Report
from tests.browser.checks import complaints
from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_results import again, grid, stored, until
from tests.grids import entries, opened
from tests.people import Cast

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

ANSWER = "És la del registre: la tercera es va anul·lar."


def returned(people: Cast) -> tuple[Report, Entry]:
    """A grid with a row that came back."""
    report = opened(people)
    one = entries(report)[2]
    enter(people.ana, people.vilaclara, one.pk, Typed("4"), 0)
    move(people.bruno, people.vilaclara, [one.pk], Step.SUBMIT)
    move(people.carla, people.vilaclara, [one.pk], Step.RETURN, "Confirma-la amb el registre.")
    return report, one


def kept(page: "Page") -> str:
    return str(page.evaluate("Object.values(localStorage).join()"))


def test_an_answer_that_was_not_sent_comes_back_and_what_others_saved_meanwhile_stays(
    people: Cast, open_page: Open
) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    page.fill(f"#a{one.pk}", ANSWER)
    until(page, lambda: '"local":true' in kept(page))
    enter(people.ana, people.vilaclara, one.pk, Typed("5"), 1)
    page = again(page, page.url)
    shown = page.input_value(f"#a{one.pk}"), page.input_value(f"#f{one.pk}")
    page.fill(f"#f{one.pk}", "6")
    until(page, lambda: stored(report)[2] == "6")
    page.click(f"#e{one.pk} + tr [data-answer]")
    until(page, lambda: kept(page) == "")
    assert (shown, one.comments.get(kind="answer").text) == ((ANSWER, "5"), ANSWER)


def test_an_answer_stays_where_the_figure_of_somebody_else_is_taken(people: Cast, open_page: Open) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    enter(people.ana, people.vilaclara, one.pk, Typed("5"), 1)
    page.fill(f"#a{one.pk}", ANSWER)
    page.fill(f"#f{one.pk}", "3")
    page.click("[data-theirs]")
    until(page, lambda: page.input_value(f"#f{one.pk}") == "5")
    page = again(page, page.url)
    assert page.input_value(f"#a{one.pk}") == ANSWER


def test_what_was_submitted_with_the_form_is_not_kept(people: Cast, open_page: Open) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    page.route("**/results/entries/**", lambda route: route.abort())
    page.fill(f"#a{one.pk}", ANSWER)
    page.fill(f"#f{one.pk}", "6")
    page.click("button[formaction]")
    page.wait_for_url("**/receipt/")
    assert (kept(page), stored(report)[2], one.comments.get(kind="answer").text) == ("", "6", ANSWER)


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_who_signs_out_with_unsent_rows_is_told_and_may_delete_them(
    people: Cast, open_page: Open, width: int, dark: bool
) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report, width, dark)
    page.evaluate("localStorage.setItem('cartaviva/results/vilaclara/1/0', '{\"7\": {}}')")
    page.route("**/results/entries/**", lambda route: route.abort())
    page.fill(f"#f{one.pk}", "6")
    page.fill(f"#a{one.pk}", ANSWER)
    page.click("form[data-leaving] button")
    page.wait_for_selector("#unsent:not([hidden])")
    found, rows = complaints(page), page.locator("#unsent a")
    link = rows.get_attribute("href")
    page.click("#drop")
    page.wait_for_selector("input[name=login]")
    others = page.evaluate("Object.keys(localStorage)")
    assert (found, link, others) == (
        [],
        f"/desk/vilaclara/results/{report.pk}/#e{one.pk}",
        ["cartaviva/results/vilaclara/1/0"],
    )


def test_who_signs_out_with_everything_sent_is_asked_nothing(people: Cast, open_page: Open) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    page.fill(f"#f{one.pk}", "6")
    until(page, lambda: kept(page) == "")
    page.click("form[data-leaving] button")
    page.wait_for_selector("input[name=login]")
    assert stored(report)[2] == "6"


def test_a_remark_that_is_too_long_is_not_cut_and_is_saved_once_it_is_shorter(people: Cast, open_page: Open) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    page.fill(f"#o{one.pk}", "a" * 10_001)
    page.wait_for_selector(f"#k{one.pk} .cv-miss")
    said, there = page.inner_text(f"#k{one.pk}"), len(page.input_value(f"#o{one.pk}"))
    page.fill(f"#o{one.pk}", "a" * 10_000)
    until(page, lambda: len(entries(report)[2].remarks) == 10_000)
    until(page, lambda: page.query_selector(f"#k{one.pk} .cv-miss") is None)
    assert ("10001 / 10000" in said, there) == (True, 10_001)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("step", [Step.SUBMIT, Step.VALIDATE])
def test_what_was_typed_away_for_a_row_that_others_sent_meanwhile_is_told_beside_theirs_and_changes_nothing(
    people: Cast, open_page: Open, closed: bool, step: Step
) -> None:
    report, one = returned(people)
    page = grid(people, open_page, report)
    address = page.url
    page.context.set_offline(True)
    page.fill(f"#f{one.pk}", "6")
    page.fill(f"#o{one.pk}", "Hi vam comptar els de l'estiu.")
    page.wait_for_selector("#trouble:not([hidden])")
    enter(people.ana, people.vilaclara, one.pk, Typed("5"), 1)
    move(people.ana, people.vilaclara, [one.pk], Step.SUBMIT)
    if step is Step.VALIDATE:
        move(people.carla, people.vilaclara, [one.pk], step)
    context = page.context
    if closed:
        page.close()
    context.set_offline(False)
    if closed:
        page = context.new_page()
        page.goto(address)
    page.wait_for_selector(f"#k{one.pk} .cv-miss")
    told, found, there = page.inner_text(f"#k{one.pk}"), complaints(page), kept(page)
    page.click("[data-theirs]")
    until(page, lambda: kept(page) == "")
    until(page, lambda: page.query_selector(f"#k{one.pk} .cv-miss") is None)
    one.refresh_from_db()
    assert (found, [words for words in ("6", "5", "Ana", "estiu") if words not in told], '"6"' in there, one.text) == (
        [], [], True, "5",
    )  # fmt: skip


def test_what_was_typed_away_for_a_row_that_is_not_asked_for_any_more_is_told(people: Cast, open_page: Open) -> None:
    report, one = opened(people), 2
    page = grid(people, open_page, report)
    page.context.set_offline(True)
    pk = entries(report)[one].pk
    page.fill(f"#f{pk}", "6")
    page.wait_for_selector("#trouble:not([hidden])")
    Entry.objects.get(pk=pk).delete()
    page.context.set_offline(False)
    page = again(page, page.url)
    page.wait_for_selector("#trouble:not([hidden])")
    told = page.inner_text("#trouble")
    assert ("Tallers fets, mena 2: 6" in told, '"6"' in kept(page)) == (True, True)
