"""A charter written as a person writes it, with scripts and without, until its row is in the grid."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cartaviva.actions.opening import Dates, open_period
from cartaviva.core.period import Period
from cartaviva.records.models import Report
from tests.browser.checks import complaints
from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_journey import sign_in
from tests.people import Cast

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
DATES = Dates(date(2999, 2, 28), date(2999, 4, 1))
WORDS = "Atendrem el 90 % de les peticions dins del termini"


def written(page: "Page", look: Callable[["Page"], object]) -> None:
    """From the list to an approved charter, by what stands on each page; `look` at every one."""

    def send() -> None:
        look(page)
        page.click("main form button.cv-btn")
        page.wait_for_load_state()

    page.click("main a.cv-btn")
    page.fill("[name=name-ca]", "Atenció")
    page.select_option("[name=department]", label="Joventut")
    send()
    page.click("main a.cv-btn")
    page.fill("[name=text-ca]", WORDS)
    page.fill("[name=new_service-ca]", "Atenció ciutadana")
    send()
    page.fill("[name=text-ca]", "Percentatge atès dins del termini")
    page.select_option("[name=how-frequency]", "quarterly")
    page.select_option("[name=how-aggregation]", "minimum")
    send()
    look(page)
    page.click("main a[href$='kind=at_least']")
    page.fill("[name=value]", "90")
    page.select_option("[name=unit]", "percent")
    send()
    look(page)
    page.click("main a.cv-btn")
    page.fill("[name=approved_by]", "El Ple")
    page.fill("[name=approved_on]", "2025-12-01")
    page.fill("[name=in_force_from]", "2026-01-01")
    send()
    look(page)


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (PHONE, True), (PHONE, False)])
def test_a_charter_is_written_and_its_row_is_in_the_grid(
    people: Cast, open_page: Open, width: int, scripts: bool
) -> None:
    page = open_page("/desk/vilaclara/charters/", width=width, scripts=scripts)
    sign_in(page, people.carla.email)
    page.wait_for_url("**/charters/")
    found: list[str] = []
    written(page, (lambda one: found.extend(complaints(one))) if scripts else str)
    address = page.url.partition("/desk/")
    open_period(people.carla, people.vilaclara, YEAR, DATES)
    page.goto(f"{address[0]}/desk/vilaclara/results/{Report.objects.get().pk}/")
    fields = page.locator("main input[id^=f]").count()
    assert (found, address[2], fields, WORDS in page.inner_text("main")) == ([], "vilaclara/charters/atencio/", 4, True)
