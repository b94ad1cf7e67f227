"""From an old Word report to the page that a citizen reads, in a browser, in every language and on a phone."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cartaviva.actions.rendering import render, show
from cartaviva.records.models import Publication
from tests.browser.checks import complaints, follow
from tests.browser.conftest import PHONE, WIDE, Open
from tests.people import PASSWORD, Cast
from tests.structure.tracked import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = ROOT / "examples" / "vilaclara" / "2022-joventut.docx"
PICTURES = os.environ.get("PICTURES")
"""A folder: `make pictures` keeps what the manual shows there."""
SHOWN = {f"{name}-ca" for name in ("review", "town", "report", "commitment", "results", "matrix")}


def picture(page: "Page", name: str) -> None:
    """Of the whole page, in a window as high as it is: what stays at the edge of the window stands at its end."""
    if PICTURES and name in SHOWN and page.viewport_size:
        size = page.viewport_size
        page.set_viewport_size({**size, "height": page.evaluate("document.documentElement.scrollHeight")})
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
        page.set_viewport_size(size)


def sign_in(page: "Page", email: str) -> None:
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/desk/**")


@pytest.mark.parametrize(("language", "width"), [("ca", WIDE), ("es", PHONE), ("en", WIDE)])
def test_a_report_is_brought_in_reviewed_confirmed_published_and_read(
    people: Cast, open_page: Open, language: str, width: int
) -> None:
    page = open_page("/desk/vilaclara/", width=width, language=language)
    found = complaints(page)
    sign_in(page, people.carla.email)
    found += complaints(page)
    page.goto(page.url.partition("/desk/")[0] + "/desk/vilaclara/imports/")
    found += complaints(page)
    page.set_input_files("input[name=files]", REPORT)
    follow(page, "main form button")
    follow(page, f"text={REPORT.name}")
    picture(page, f"review-{language}")
    found += complaints(page)
    for choices in page.query_selector_all("article fieldset"):
        choices.query_selector("input").check()
    follow(page, "button[value=save]")
    follow(page, "button[value=confirm]")
    page.goto(page.url.partition("/desk/")[0] + "/desk/vilaclara/")
    picture(page, f"desk-{language}")
    follow(page, "main li a")
    picture(page, f"preview-{language}")
    found += complaints(page)
    follow(page, "main form button[type=submit]")
    publication = Publication.objects.get()
    show(publication, render(publication, ("csv", "json"), ("ca",)))
    citizen = open_page(f"/vilaclara/{language}/", width=width, language=language, scripts=True)
    picture(citizen, f"town-{language}")
    found += complaints(citizen)
    follow(citizen, "main table a")
    picture(citizen, f"report-{language}")
    found += complaints(citizen)
    follow(citizen, "main table a[href*='/c/']")
    picture(citizen, f"commitment-{language}")
    found += complaints(citizen)
    assert (found, "/c/joventut-" in citizen.url) == ([], True)
