"""Results are entered in the grid: by keyboard, without a connection, by two persons at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records.models import Entry, Report
from tests.browser.checks import complaints
from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_journey import sign_in
from tests.grids import entries, opened
from tests.people import Cast
from tests.serving import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

RATIO, PLAIN, MISSED = ("95", "100"), "4", "3"
KEPT = "Guardat en aquest navegador: s'enviarà tan bon punt respongui el servidor."
CAUSE = "El taller de tardor no es va poder fer per obres."


def grid(people: Cast, open_page: Open, report: Report, width: int = WIDE, dark: bool = False) -> "Page":
    """The grid, as Bruno sees it."""
    page = open_page(f"/desk/vilaclara/results/{report.pk}/", width=width, dark=dark)
    sign_in(page, people.bruno.email)
    return page


def again(page: "Page", address: str) -> "Page":
    """The browser closed the page, and opens it anew."""
    context = page.context
    page.close()
    new = context.new_page()
    new.goto(address)
    return new


def stored(report: Report) -> list[str]:
    return ["/".join(filter(None, (one.text, one.numerator, one.denominator))) for one in entries(report)]


def until(page: "Page", holds: Callable[[], bool]) -> None:
    """Playwright's events run only while it is asked something."""

    def looked() -> bool:
        page.wait_for_timeout(50)
        return holds()

    wait_for(looked, 20)


def type_all(page: "Page", report: Report) -> None:
    """Twelve results by the keyboard alone: a ratio, one without demand left out, one missed, and others."""
    page.focus(f"#f{entries(report)[0].pk}")
    for text in (*RATIO, "", MISSED, *[PLAIN] * 9):
        page.keyboard.type(text)
        page.keyboard.press("Enter")


ALL = ["95/100", "", MISSED, *[PLAIN] * 9]


def test_the_first_field_is_on_the_first_screen_and_what_is_left_is_counted_as_it_is_typed(
    people: Cast, open_page: Open
) -> None:
    report = opened(people, 3)
    page = grid(people, open_page, report)
    page.set_viewport_size({"width": 1280, "height": 900})
    first = entries(report)[2]
    left = [page.inner_text("#left")]
    bottom, bar = (
        page.evaluate(f"document.querySelector('{one}').getBoundingClientRect().{side}")
        for one, side in (("td input.form-control", "bottom"), (".cv-dock", "top"))
    )
    page.fill(f"#f{first.pk}", PLAIN)
    page.press(f"#f{first.pk}", "Enter")
    until(page, lambda: page.inner_text("#left") != left[0])
    left.append(page.inner_text("#left"))
    names = page.locator("#leftovers li").count()
    assert (bottom < bar, left, names) == (
        True,
        [str(len(entries(report))), str(len(entries(report)) - 1)],
        len(entries(report)) - 1,
    )


def test_a_head_of_service_enters_twelve_results_by_keyboard_and_submits_them(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    page = grid(people, open_page, report)
    type_all(page, report)
    demand, missed = entries(report)[1:3]
    page.wait_for_selector(f"#d{missed.pk}[open]")
    page.focus(f"#f{demand.pk}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.focus(f"#f{missed.pk}")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(CAUSE)
    page.keyboard.press("Tab")
    until(page, lambda: page.inner_text("#ready").startswith("12 "))
    figures = page.inner_text(f"#q{missed.pk}")
    page.focus("button[formaction]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")
    states = [(one.state, one.reason, one.remarks) for one in entries(report)]
    assert ("75" in figures, stored(report), states[:3], {state for state, _, _ in states}) == (
        True,
        ALL,
        [("submitted", "", ""), ("submitted", "no_demand", ""), ("submitted", "", CAUSE)],
        {"submitted"},
    )


def test_what_is_typed_without_a_connection_is_stored_once_it_is_back(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    page = grid(people, open_page, report)
    address = page.url
    page.context.set_offline(True)
    type_all(page, report)
    page.wait_for_selector("#trouble:not([hidden])")
    said = {page.inner_text(f"#w{one.pk}") for one in entries(report)[2:]}
    before = stored(report)
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    shown = page.input_value(f"#f{entries(report)[2].pk}")
    until(page, lambda: stored(report) == ALL)
    assert (said, before, shown) == ({KEPT}, [""] * 12, MISSED)


def test_a_page_that_stays_open_sends_what_it_kept(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    page = grid(people, open_page, report)
    page.context.set_offline(True)
    type_all(page, report)
    page.context.set_offline(False)
    until(page, lambda: stored(report) == ALL)
    until(page, lambda: page.evaluate("localStorage.length") == 0)
    assert page.is_hidden("#trouble")


def test_a_server_that_fails_between_two_saves_loses_nothing(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    page = grid(people, open_page, report)
    answered: list[str] = []

    def fail_later(route: object) -> None:
        answered.append("")
        if len(answered) > 2:
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/results/entries/**", fail_later)
    type_all(page, report)
    page.wait_for_selector("#trouble:not([hidden])")
    lost = stored(report).count("")
    page = again(page, page.url)
    until(page, lambda: stored(report) == ALL)
    assert lost > 1


def test_who_was_signed_out_signs_in_again_and_loses_nothing(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    page = grid(people, open_page, report)
    address = page.url
    page.context.clear_cookies(name="sessionid")
    type_all(page, report)
    page.wait_for_selector("#trouble:not([hidden])")
    page = again(page, address)
    sign_in(page, people.bruno.email)
    until(page, lambda: stored(report) == ALL)
    assert page.url == address


def test_two_persons_at_one_row_see_both_values(people: Cast, open_page: Open) -> None:
    report = opened(people)
    one = entries(report)[2]
    page = grid(people, open_page, report)
    enter(people.ana, people.vilaclara, one.pk, Typed("3"), 0)
    page.fill(f"#f{one.pk}", "4")
    page.wait_for_selector("[data-mine]")
    both = page.inner_text(f"#k{one.pk}")
    before = stored(report)[2]
    found = complaints(page)
    page.click("[data-mine]")
    until(page, lambda: stored(report)[2] == "4")
    assert (found, before, [text for text in ("Ana", "3", "4") if text not in both]) == ([], "3", [])


def test_the_value_of_the_other_person_is_taken_where_one_wants_it(people: Cast, open_page: Open) -> None:
    report = opened(people)
    one = entries(report)[2]
    page = grid(people, open_page, report)
    enter(people.ana, people.vilaclara, one.pk, Typed("3"), 0)
    page.fill(f"#f{one.pk}", "4")
    page.click("[data-theirs]")
    until(page, lambda: page.input_value(f"#f{one.pk}") == "3")
    page.fill(f"#f{one.pk}", "5")
    until(page, lambda: stored(report)[2] == "5")


def test_a_column_of_a_spreadsheet_fills_the_cells_downwards(people: Cast, open_page: Open) -> None:
    report = opened(people, 6)
    page = grid(people, open_page, report)
    page.focus(f"#f{entries(report)[0].pk}")
    page.evaluate(
        """() => {
          const clipboardData = new DataTransfer(), usual = { bubbles: true, cancelable: true };
          clipboardData.setData('text/plain', '95\\t100\\r\\n99,5\\r\\n4\\r\\n3.5\\r\\n\\r\\n6\\r\\n');
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...usual }));
        }"""
    )
    until(page, lambda: stored(report) == ["95/100", "99,5", "4", "3.5", "", "6"])


def many_states(people: Cast) -> tuple[Report, list[Entry]]:
    """A grid with parts of a year, errors, a miss, what is submitted, validated and came back."""
    report = opened(people, 8, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    one, town = entries(report), people.vilaclara
    typed = {0: Typed("", "231", "228"), 2: Typed("1"), 6: Typed("4"), 8: Typed("3"), 9: Typed("4")}
    typed[7] = Typed("3", remarks=CAUSE)
    for place, each in typed.items():
        enter(people.ana, town, one[place].pk, each, 0)
    move(people.bruno, town, [one[6].pk, one[7].pk, one[9].pk], Step.SUBMIT)
    move(people.carla, town, [one[6].pk], Step.VALIDATE)
    move(people.carla, town, [one[9].pk], Step.RETURN, "Confirma-la amb el registre.")
    return report, one


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_pages_of_results_have_nothing_that_axe_finds(people: Cast, open_page: Open, width: int, dark: bool) -> None:
    report, _ = many_states(people)
    page = grid(people, open_page, report, width, dark)
    base = page.url.removesuffix(f"results/{report.pk}/")
    found = complaints(page)
    for path in ("", "results/", f"results/{report.pk}/receipt/"):
        page.goto(base + path)
        found += complaints(page)
    assert found == []
