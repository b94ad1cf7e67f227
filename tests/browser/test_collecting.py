"""Results on their way through several hands: entered in three ways, mended, validated, published, read."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.mail import EmailMessage

from cartaviva.actions.entering import enter
from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render, show
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.result import Reason
from cartaviva.core.workflow import Step
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.models import Entry, Publication, Report
from tests.browser.checks import complaints, follow
from tests.browser.conftest import PHONE, WIDE, Open
from tests.browser.test_journey import sign_in
from tests.browser.test_results import ALL, CAUSE, MISSED, PLAIN, RATIO, grid, stored, until
from tests.desk.test_renewing import opened_before, rows_of
from tests.entry_books import typed_into
from tests.grids import entries, opened
from tests.people import Cast

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

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


def as_carla(people: Cast, open_page: Open, report: Report) -> "Page":
    """The page on which the quality office reviews what was submitted."""
    page = open_page(f"/desk/vilaclara/collecting/{report.pk}/")
    sign_in(page, people.carla.email)
    return page


def validate(carla: "Page", report: Report) -> None:
    for box in carla.query_selector_all("input[name=entry]"):
        box.check()
    carla.click("button[name=validate][value='']")
    until(carla, lambda: {one.state for one in entries(report)} == {"validated"})


def published(carla: "Page", report: Report) -> list[str]:
    """What axe finds on the preview."""
    carla.goto(f"{carla.url.partition('/desk/')[0]}/desk/vilaclara/publishing/{report.pk}/")
    found = complaints(carla)
    carla.click("main form button[type=submit]")
    carla.wait_for_url("**/publications/**")
    publication = Publication.objects.get()
    show(publication, render(publication, ("csv", "json"), ("ca",)))
    return found


def read(open_page: Open, width: int = WIDE) -> tuple[list[str], bool, bool]:
    """What axe finds on the citizen's page, and whether the cause of the miss and the ratio stand there."""
    citizen = open_page("/vilaclara/ca/charters/joventut/2026/", width)
    table = citizen.inner_text("main table")
    return complaints(citizen), CAUSE in table, "95 %" in table.replace("\u00a0", " ")


def test_one_of_twelve_results_is_returned_mended_validated_published_and_read(people: Cast, open_page: Open) -> None:
    report = opened(people, 12)
    for entry, typed in zip(entries(report), TYPED, strict=True):
        enter(people.bruno, people.vilaclara, entry.pk, typed, 0)
    bruno = grid(people, open_page, report)
    address = bruno.url
    submit(bruno)
    carla = as_carla(people, open_page, report)
    found = complaints(carla)
    back = entries(report)[3].pk
    carla.check(f"input[name=entry][value='{back}']")
    carla.fill("#comment", "La xifra és la de l'any passat. La pots comprovar?")
    follow(carla, "button[name=return][value='']")
    bruno.goto(address)
    found += complaints(bruno)
    comment = bruno.inner_text(f"#c{back}")
    bruno.fill(f"#f{back}", "5")
    bruno.press(f"#f{back}", "Enter")
    until(bruno, lambda: entries(report)[3].text == "5")
    submit(bruno)
    carla.goto(carla.url)
    validate(carla, report)
    found += published(carla, report)
    assert (found, "La pots comprovar?" in comment, read(open_page)) == ([], True, ([], True, True))


def fill_in(guest: "Page", rows: list[Entry]) -> None:
    """Everything but the remark that the miss asks for."""
    for entry, typed in zip(rows, TYPED, strict=True):
        for name, value in (("text", typed.text), ("numerator", typed.numerator), ("denominator", typed.denominator)):
            if value:
                guest.fill(f"[id='{entry.pk}-{name}']", value)
        if typed.reason:
            guest.select_option(f"[id='{entry.pk}-reason']", typed.reason.value)


def test_twelve_results_come_from_somebody_without_an_account_and_reach_the_citizen(
    people: Cast, open_page: Open, live_server: "LiveServer", mailoutbox: list[EmailMessage]
) -> None:
    report = opened(people, 12)
    rows = entries(report)
    bruno = grid(people, open_page, report)
    address = bruno.url
    follow(bruno, "a[href$='/links/']")
    bruno.fill("input[name=email]", "nora@vilaclara.example")
    for box in bruno.query_selector_all("input[name=entries]"):
        box.check()
    found = complaints(bruno)
    follow(bruno, "main form.cv-narrow button")
    until(bruno, lambda: bool(mailoutbox))
    (link,) = [word for word in str(mailoutbox[0].body).split() if "/guest/" in word]
    guest = open_page("/guest/" + link.partition("/guest/")[2], PHONE)
    fill_in(guest, rows)
    guest.click("button[value=save]")
    guest.wait_for_url("**?saved=yes")
    found += complaints(guest)
    guest.fill(f"[id='{rows[2].pk}-remarks']", CAUSE)
    guest.click("button[value=hand-in]")
    guest.wait_for_url("**/receipt/")
    found += complaints(guest)
    drafts = {one.state for one in entries(report)}
    bruno.goto(address)
    submit(bruno)
    carla = as_carla(people, open_page, report)
    validate(carla, report)
    published(carla, report)
    assert (found, drafts, stored(report), read(open_page, PHONE)) == ([], {"draft"}, ALL, ([], True, True))


def test_twelve_results_come_back_in_a_workbook_with_a_conflict_and_reach_the_citizen(
    people: Cast, open_page: Open, tmp_path: Path
) -> None:
    report = opened(people, 12)
    rows = entries(report)
    bruno = grid(people, open_page, report)
    address = bruno.url
    with bruno.expect_download() as download:
        bruno.click("a[href$='/book/']")
    file = tmp_path / "resultats.xlsx"
    values: dict[Entry, dict[str, object]] = {
        entry: {
            name: value for name in ("text", "numerator", "denominator", "remarks") if (value := getattr(one, name))
        }
        for entry, one in zip(rows, TYPED, strict=True)
    }
    values[rows[1]] = {"reason": voice("ca")(REASONS[Reason.NO_DEMAND])}
    file.write_bytes(typed_into(Path(download.value.path()).read_bytes(), values))
    enter(people.ana, people.vilaclara, rows[3].pk, Typed("5"), 0)
    follow(bruno, "a[href$='/results/return/']")
    bruno.set_input_files("input[name=file]", file)
    follow(bruno, "main form button[type=submit]")
    clash = bruno.inner_text(f"#e{rows[3].pk}")
    before = stored(report)[3]
    found = complaints(bruno)
    bruno.check(f"input[name=e{rows[3].pk}-choice][value=theirs]")
    bruno.click("main form button[type=submit]")
    bruno.wait_for_url(address)
    submit(bruno)
    carla = as_carla(people, open_page, report)
    validate(carla, report)
    published(carla, report)
    assert (found, "5" in clash and "4" in clash, before, stored(report), read(open_page)) == (
        [],
        True,
        "5",
        ALL,
        ([], True, True),
    )


OFFICE = (
    "collecting/periods/{period}/memo/",
    "collecting/periods/{period}/publish/",
    "collecting/{report}/targets/",
    "collecting/{report}/targets/2/",
    "collecting/{report}/targets/2/?kind=tiers",
    "collecting/{report}/targets/2/?kind=no_worse",
)


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_pages_of_the_office_have_nothing_that_axe_finds(people: Cast, open_page: Open, width: int, dark: bool) -> None:
    report = opened(people, 4)
    for entry, typed in zip(entries(report), TYPED, strict=False):
        enter(people.bruno, people.vilaclara, entry.pk, typed, 0)
    move(people.bruno, people.vilaclara, [one.pk for one in entries(report)], Step.SUBMIT)
    move(people.carla, people.vilaclara, [one.pk for one in entries(report)], Step.VALIDATE)
    page = open_page("/desk/vilaclara/", width=width, dark=dark)
    sign_in(page, people.carla.email)
    base, found = page.url, []
    for path in OFFICE:
        answer = page.goto(base + path.format(period=report.period_id, report=report.pk))
        found += complaints(page) if answer and answer.ok else [f"{path}: no page"]
    publication = publish(people.carla, report)
    show(publication, render(publication, ("csv", "json"), ("ca",)))
    page.goto(base + OFFICE[0].format(period=report.period_id))
    assert found + complaints(page) == []


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)])
def test_a_charter_that_changed_is_told_on_pages_that_axe_finds_nothing_in_and_taken_over(
    people: Cast, open_page: Open, width: int, dark: bool
) -> None:
    report = opened_before(people)
    page = open_page(f"/desk/vilaclara/collecting/{report.pk}/", width=width, dark=dark)
    sign_in(page, people.carla.email)
    found = complaints(page)
    home = page.url.partition("/collecting/")[0]
    for path in (f"/publishing/{report.pk}/", "/collecting/open/"):
        page.goto(home + path)
        found += complaints(page)
    page.goto(f"{home}/collecting/{report.pk}/")
    page.click("section[aria-labelledby=renewal] button")
    until(page, lambda: page.query_selector("#renewal") is None)
    assert (found, [row[0] for row in rows_of(report)][-1]) == ([], "Dies oberta")
