"""The list of documents while some of them are read."""

from pathlib import Path

import pytest

from cartaviva.actions.imports import bring_in
from cartaviva.records.models import ImportedDocument
from tests.actions.test_imports import report
from tests.browser.conftest import Open
from tests.browser.test_journey import sign_in
from tests.browser.test_results import until
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_why_a_file_was_not_taken_stays_while_the_list_changes(people: Cast, open_page: Open, tmp_path: Path) -> None:
    bring_in(people.carla, people.vilaclara, "2021.txt", report(2021))
    ImportedDocument.objects.update(state="waiting")
    page = open_page("/desk/vilaclara/imports/")
    sign_in(page, people.carla.email)
    wrong = tmp_path / "foto.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    page.set_input_files("#files", wrong)
    page.click("[data-drop] button")
    page.wait_for_selector("[data-reload]")
    ImportedDocument.objects.update(state="read")
    until(page, lambda: page.locator("[data-reload]").count() == 0)
    assert "foto.png: " in page.inner_text("main")
