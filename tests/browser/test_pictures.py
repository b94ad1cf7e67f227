"""The town of `make run`, served as it is: the pages that the manual shows, on a screen and on a phone."""

import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from cartaviva.cli.demo_people import PASSWORD, email
from tests.browser.checks import complaints, follow
from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_journey import picture
from tests.serving import CARTAVIVA, Serving, server_environment, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK = "/desk/vilaclara/"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("town")
    environment = server_environment(folder / "home")
    subprocess.run([*CARTAVIVA, "demo", "examples"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with serving(environment, folder / "log") as server:
        yield server


def as_person(browser: "Browser", town: Serving, name: str, width: int) -> "Page":
    """Their start page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="ca")
    page.goto(f"http://127.0.0.1:{town.port}{DESK}")
    page.fill("input[name=login]", email(name))
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{DESK}**")
    return page


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_whoever_fills_in_comes_to_the_grid_from_their_start_page(
    browser: "Browser", town: Serving, width: int
) -> None:
    page = as_person(browser, town, "Ana", width)
    found = complaints(page)
    follow(page, "main a[href*='/results/']")
    if width == WIDE:
        picture(page, "results-ca")
    found += complaints(page)
    rows = page.locator("main input[id^=f]").count()
    page.close()
    assert (found, rows > 3) == ([], True)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_quality_office_sees_every_charter_of_the_year_that_is_collected(
    browser: "Browser", town: Serving, width: int
) -> None:
    page = as_person(browser, town, "Carla", width)
    found = complaints(page)
    page.goto(f"http://127.0.0.1:{town.port}{DESK}collecting/")
    if width == WIDE:
        picture(page, "matrix-ca")
    found += complaints(page)
    rows = page.locator("main table tbody tr").count()
    page.close()
    assert (found, rows > 3) == ([], True)
