"""Two tabs in two languages: what a script fetches stays in the language of its page."""

from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.conftest import Open
from tests.browser.test_results import grid, until
from tests.grids import entries, opened
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_row_saved_in_a_catalan_page_comes_back_in_catalan_after_spanish_was_chosen_elsewhere(
    people: Cast, open_page: Open
) -> None:
    report = opened(people, 3)
    page = grid(people, open_page, report)
    here = urlsplit(page.url).path
    page.goto(urljoin(page.url, f"/language/ca/?next={here}"))
    other = page.context.new_page()
    other.goto(urljoin(page.url, f"/language/es/?next={here}"))
    fetched: list[str] = []
    page.on("response", lambda one: fetched.append(one.headers.get("content-language", "")))
    first = entries(report)[2]
    page.fill(f"#f{first.pk}", "4")
    page.press(f"#f{first.pk}", "Enter")
    until(page, lambda: entries(report)[2].text == "4" and bool(fetched))
    spoken = [one.evaluate("document.documentElement.lang") for one in (page, other)]
    assert (spoken, set(fetched)) == (["ca", "es"], {"ca"})
