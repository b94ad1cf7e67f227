"""Results on their way through several hands: submitted, one returned and mended, validated, published, read."""

from typing import TYPE_CHECKING

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.rendering import render, show
from cartaviva.core.entry import Typed
from cartaviva.core.result import Reason
from cartaviva.records.models import Publication
from tests.browser.checks import complaints
from tests.browser.conftest import Open
from tests.browser.test_journey import sign_in
from tests.browser.test_results import CAUSE, MISSED, PLAIN, RATIO, grid, until
from tests.grids import entries, opened
from tests.people import Cast

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = (
    Typed(numerator=RATIO[0], denominator=RATIO[1]),
    Typed(reason=Reason.NO_DEMAND),
    Typed(MISSED, remarks=CAUSE),
    *(Typed(PLAIN) for _ in range(9)),
)


def submit(page: "Page") -> None:
    page.click("button[formaction]")
    page.wait_for_url("**/receipt/")


def test_one_of_twelve_results_is_returned_mended_validated_published_and_read(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    for entry, typed in zip(entries(report), TYPED, strict=True):
        enter(people.bruno, people.vilaclara, entry.pk, typed, 0)
    bruno = grid(people, open_page, report)
    address = bruno.url
    submit(bruno)
    carla = open_page(f"/desk/vilaclara/collecting/{report.pk}/")
    sign_in(carla, people.carla.email)
    found = complaints(carla)
    back = entries(report)[3].pk
    carla.check(f"input[name=entry][value='{back}']")
    carla.fill("#comment", "La xifra és la de l'any passat. La pots comprovar?")
    carla.click("button[name=return][value='']")
    bruno.goto(address)
    found += complaints(bruno)
    comment = bruno.inner_text(f"#c{back}")
    bruno.fill(f"#f{back}", "5")
    bruno.press(f"#f{back}", "Enter")
    until(bruno, lambda: entries(report)[3].text == "5")
    submit(bruno)
    carla.goto(carla.url)
    for box in carla.query_selector_all("input[name=entry]"):
        box.check()
    carla.click("button[name=validate][value='']")
    until(carla, lambda: {one.state for one in entries(report)} == {"validated"})
    carla.goto(f"{carla.url.partition('/desk/')[0]}/desk/vilaclara/publishing/{report.pk}/")
    found += complaints(carla)
    carla.click("main form button[type=submit]")
    publication = Publication.objects.get()
    show(publication, render(publication, ("csv", "json"), ("ca",)))
    citizen = open_page("/vilaclara/ca/charters/joventut/2026/")
    found += complaints(citizen)
    table = citizen.inner_text("main table")
    assert (found, "La pots comprovar?" in comment, CAUSE in table, "95 %" in table.replace("\u00a0", " ")) == (
        [],
        True,
        True,
        True,
    )
