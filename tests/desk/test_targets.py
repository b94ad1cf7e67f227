"""The pages on which the office enters targets, and the rows that follow from them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.actions.opening import open_period
from cartaviva.actions.promising import set_target
from cartaviva.core.cycle.promising import FIELDS
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Period
from cartaviva.core.target import Target
from cartaviva.records.convert import target_of
from cartaviva.records.models import Indicator, Report
from tests.charters import drafted
from tests.entry_books import book
from tests.formats.entry_book.books import open_book
from tests.grids import DATES, entries, opened
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db

STEPS = {"kind": "tiers", "share1": "50", "within1": "10 dies", "share2": "85 %", "within2": "20 dies"}


def address(report: Report, row: int = 2) -> str:
    return reverse("desk:report_target", args=["vilaclara", report.pk, row])


def tree(answer: Any) -> Any:
    return html.fromstring(answer.content)


def test_the_way_back_leads_over_the_report_and_over_all_charters(people: Cast, carla: Client) -> None:
    report = opened(people)
    charter = drafted(people, carla, "Arxiu")
    indicator = Indicator.objects.get(commitment__charter=charter)
    pages = address(report), reverse("desk:charter_target", args=["vilaclara", charter.slug, indicator.pk])
    assert [words(tree(carla.get(page)), "//ol[@class='cv-crumbs']/li") for page in pages] == [
        ["Start", "Joventut, 2026", "Targets", "Target"],
        ["Start", "Charters", "Arxiu", "Target"],
    ]


def test_the_kinds_are_shown_with_an_example_and_lead_to_the_fields_of_each(people: Cast, carla: Client) -> None:
    report = opened(people)
    page = tree(carla.get(address(report)))
    links = page.xpath("//tbody//a/@href")
    forms = {link.partition("=")[2]: tree(carla.get(link)) for link in links}
    asked = {kind: set(form.xpath("//form[@class='cv-narrow']//*[@id]/@name")) for kind, form in forms.items()}
    shares = {f"{name}{number}" for number in range(1, 5) for name in ("share", "within")}
    fields = {kind.value: {*names, "wording"} for kind, names in FIELDS.items()}
    assert ("50 % within 10 days and 85 % within 20" in words(page, "//td"), asked) == (
        True,
        fields | {"tiers": {*shares, "wording"}},
    )


def test_steps_are_set_and_shown_wherever_the_target_is(people: Cast, carla: Client) -> None:
    report = opened(people)
    said = "50 % en 10 dies i 85 % en 20 dies"
    listed = carla.post(address(report), STEPS | {"wording": said}, follow=True).content.decode()
    grid = carla.get(reverse("desk:report_results", args=["vilaclara", report.pk])).content.decode()
    review = carla.get(reverse("desk:results_review", args=["vilaclara", report.pk])).content.decode()
    sheet = open_book(book(people.carla, report)).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    target = target_of(entries(report)[2].target)
    kept = (target.comparator, [(str(tier.share), tier.within) for tier in target.tiers])
    pages = [page.replace("\u00a0", " ") for page in (listed, grid, review)]
    shown = [said in page for page in pages] + [said in cells, "A percentage for each step" in grid]
    assert (kept, shown) == ((Comparator.TIERS, [("50", "10 dies"), ("85", "20 dies")]), [True] * 5)


def test_the_result_of_the_period_before_is_offered_to_compare_with(people: Cast, carla: Client) -> None:
    report = opened(people)
    form = tree(carla.get(address(report) + "?kind=no_worse"))
    sent = {"kind": "no_worse", "lower_is_better": "less", "value": "4", "unit": "count"}
    carla.post(address(report), sent)
    kept = target_of(entries(report)[2].target)
    assert (form.xpath("//input[@name='value']/@value"), kept) == (
        ["4"],
        Target(Comparator.NO_WORSE, Decimal(4), Unit.COUNT, lower_is_better=True),
    )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"kind": "between", "value": "5", "upper": "4", "unit": "count"}, "upper"),
        ({"kind": "at_least", "value": "quatre i mig de", "unit": "count"}, "value"),
        ({"kind": "by_date", "deadline": "31/2/2026"}, "deadline"),
        ({"kind": "tiers", "share1": "50"}, "within1"),
        ({"kind": "tiers", "share1": "50", "within1": "10 dies", "share2": "85"}, "share2"),
        ({"kind": "tiers", "share1": "50", "within1": "10", "share2": "40", "within2": "20"}, "share1"),
        ({"kind": "better", "value": "4", "unit": "count"}, "lower_is_better"),
        ({"kind": "at_least", "value": "8", "unit": "score"}, "scale"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(people: Cast, carla: Client, sent: dict[str, str], field: str) -> None:
    report = opened(people)
    page = tree(carla.post(address(report), sent))
    assert (page.xpath(f"//*[@id='id_{field}_error']") != [], entries(report)[2].target.text) == (True, "4")


def test_what_was_set_for_a_period_is_offered_to_the_next(people: Cast, carla: Client) -> None:
    report = opened(people)
    set_target(people.carla, report, 2, Target(Comparator.YES))
    span = Period("2027", date(2027, 1, 1), date(2027, 12, 31))
    later = open_period(people.carla, people.vilaclara, span, DATES).reports.get()
    url = reverse("desk:report_targets", args=["vilaclara", later.pk])
    offered = carla.get(url).content.decode()
    after = carla.post(url, follow=True).content.decode()
    said = "1 target was set for 2026 alone."
    assert (said in offered, "1 target was taken over." in after, said in after) == (True, True, False)
