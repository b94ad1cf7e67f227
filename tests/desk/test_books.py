"""The workbook on the desk: from the page of results to the file and back."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from cartaviva.actions.entering import enter
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.models import Entry, ImportedDocument, Person, Report
from tests.entry_books import all_filled, book, figures, typed_into
from tests.formats.entry_book.books import book_of as unsigned
from tests.grids import entries, opened
from tests.pages import words
from tests.people import Cast
from tests.visits import address, signed_in

pytestmark = pytest.mark.django_db


def returned(person: Person, data: bytes) -> tuple[int, Any]:
    file = SimpleUploadedFile("resultats.xlsx", data)
    response = signed_in(person).post(address("book_return"), {"file": file})
    return response.status_code, html.fromstring(response.content)


def said(tree: Any) -> str:
    return " ".join(words(tree, "//main"))


def fields(tree: Any) -> dict[str, str]:
    """What the form of the conflicts sends as it stands."""
    [form] = [one for one in tree.forms if "settle" in (one.action or "")]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def clashing(people: Cast) -> tuple[Report, Entry, Any]:
    """Ana wrote 5 into her workbook, and Bruno entered 7 meanwhile."""
    report = opened(people)
    third = entries(report)[2]
    data = typed_into(book(people.ana, report), {third: {"text": 5, "remarks": "Un de més."}})
    enter(people.bruno, people.vilaclara, third.pk, Typed("7"), third.revision)
    return report, third, returned(people.ana, data)[1]


def test_the_head_of_service_downloads_fills_in_returns_and_submits(people: Cast) -> None:
    report = opened(people, 12)
    bruno = signed_in(people.bruno)
    grid = html.fromstring(bruno.get(address("report_results", report.pk)).content)
    [download] = grid.xpath("//a[.='Download the workbook']/@href")
    file = bruno.get(download)
    [back] = grid.xpath("//a[.='Return a workbook']/@href")
    upload = bruno.get(back).status_code
    status, page = returned(people.bruno, all_filled(file.content, report))
    bruno.post(address("submit_results", report.pk))
    states = set(report.entries.values_list("state", flat=True))
    found = (file.headers["Content-Disposition"], upload, status, states, "12 results were saved." in said(page))
    assert found == ('attachment; filename="Joventut 2026.xlsx"', 200, 200, {"submitted"}, True)


def test_both_values_are_shown_and_what_is_saved_stays_by_default(people: Cast) -> None:
    report, third, page = clashing(people)
    shown = words(page, "//fieldset//dd")
    after = signed_in(people.ana).post(address("book_settle", report.pk), fields(page), follow=True)
    third.refresh_from_db()
    found = (shown, third.text, third.remarks, "What was saved stays as it is." in after.content.decode())
    assert found == (["Saved: 7", "In the workbook: 5", "Saved: –", "In the workbook: Un de més."], "7", "", True)


def test_what_came_back_is_taken_where_somebody_says_so(people: Cast) -> None:
    report, third, page = clashing(people)
    chosen = fields(page) | {f"e{third.pk}-choice": "theirs"}
    after = signed_in(people.ana).post(address("book_settle", report.pk), chosen, follow=True)
    third.refresh_from_db()
    assert (third.text, third.remarks, "1 result was saved." in after.content.decode()) == ("5", "Un de més.", True)


def test_a_decision_over_a_value_that_nobody_saw_is_asked_again(people: Cast) -> None:
    report, third, page = clashing(people)
    enter(people.bruno, people.vilaclara, third.pk, Typed("8"), 1)
    chosen = fields(page) | {f"e{third.pk}-choice": "theirs"}
    response = signed_in(people.ana).post(address("book_settle", report.pk), chosen)
    again = html.fromstring(response.content)
    third.refresh_from_db()
    assert (response.status_code, third.text, words(again, "//fieldset//dd")[0]) == (409, "8", "Saved: 8")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (unsigned(), "This workbook was not made here"),
        (b"Cap llibre", "This file is not a workbook"),
        (b"", "The file is empty."),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field(people: Cast, data: bytes, sentence: str) -> None:
    opened(people)
    status, page = returned(people.ana, data)
    assert (status, sentence in " ".join(words(page, "//*[@id='problem']"))) == (409, True)


def test_a_form_without_a_file_says_so(people: Cast) -> None:
    page = signed_in(people.ana).post(address("book_return"))
    assert (page.status_code, "Choose a file." in page.content.decode()) == (409, True)


def test_rows_that_are_wrong_or_closed_are_listed_and_not_saved(people: Cast) -> None:
    report = opened(people)
    _, _, third, fourth = entries(report)
    values = {third: {"text": 5}, fourth: {"reason": "Perquè sí"}}
    data = typed_into(book(people.ana, report), values)
    Entry.objects.filter(pk=third.pk).update(state="submitted", text="4")
    _, page = returned(people.ana, data)
    text = said(page)
    assert ("No longer open" in text, "Perquè sí" in text, [one.text for one in figures(report)]) == (
        True,
        True,
        ["", "", "4", ""],
    )


def test_a_figure_that_cannot_be_read_is_saved_and_named(people: Cast) -> None:
    report = opened(people)
    third = entries(report)[2]
    _, page = returned(people.ana, typed_into(book(people.ana, report), {third: {"text": "molts"}}))
    third.refresh_from_db()
    assert (third.text, "The result “molts” cannot be read as a figure." in said(page)) == ("molts", True)


def test_whoever_may_only_look_downloads_and_returns_nothing(people: Cast) -> None:
    report = opened(people)
    data = all_filled(book(people.ana, report), report)
    found = [
        signed_in(people.elena).get(address("book", report.pk)).status_code,
        returned(people.elena, data)[0],
        signed_in(people.dario).get(address("book", report.pk)).status_code,
        returned(people.dario, data)[0],
        signed_in(people.dario).post(address("book_settle", report.pk)).status_code,
    ]
    assert (found, any(one.answered for one in figures(report))) == ([200, 403, 404, 404, 404], False)


def test_the_page_of_imports_says_where_it_is_returned(people: Cast) -> None:
    report = opened(people)
    file = SimpleUploadedFile("resultats.xlsx", book(people.carla, report))
    sent = {"files": [file], "whole": "1"}
    page = signed_in(people.carla).post(address("imports-bring"), sent, follow=True).content.decode()
    assert ("Return it under “Results”" in page, ImportedDocument.objects.count()) == (True, 0)
