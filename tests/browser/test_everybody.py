"""Pages that anybody can open hold to WCAG 2.2 AA, at every width, in the light and in the dark."""

import pytest

from tests.browser.checks import complaints
from tests.browser.conftest import PHONE, WIDE, Open
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("dark", [False, True])
def test_public_pages_have_nothing_that_axe_finds(people: Cast, open_page: Open, width: int, dark: bool) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    pages = ("/", "/vilaclara/ca/", "/vilaclara/ca/c/joventut-1/embed/")
    assert [one for path in pages for one in complaints(open_page(path, width=width, dark=dark))] == []
