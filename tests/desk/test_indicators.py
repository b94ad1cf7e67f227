"""The form that says how the indicators of a charter are measured."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import Text
from cartaviva.records.indicators import measurement_of
from cartaviva.records.models import AuditEvent, Charter, Indicator
from tests.pages import missing
from tests.people import Cast
from tests.towns import YOUTH, report_saved

pytestmark = pytest.mark.django_db


def saved(people: Cast, client: Client) -> list[Indicator]:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    client.force_login(people.carla)
    client.cookies["language"] = "en"
    return list(Indicator.objects.order_by("pk"))


def fields(indicators: list[Indicator], **changed: Any) -> dict[str, Any]:
    """What a browser sends; `changed` by the number of the indicator and the field: i2_frequency."""
    sent: dict[str, Any] = {}
    for number, one in enumerate(indicators):
        sent |= {f"i{one.pk}-frequency": "yearly", f"i{one.pk}-aggregation": "none"}
        mine = {name: value for name, value in changed.items() if name.startswith(f"i{number}_")}
        sent |= {f"i{one.pk}-{name[3:].replace('__', '-')}": value for name, value in mine.items()}
    return sent


ADDRESS = reverse("desk:charter_indicators", args=["vilaclara", "joventut"])


def test_the_form_says_each_way_in_words_and_saves_all_indicators_at_once(people: Cast, client: Client) -> None:
    indicators = saved(people, client)
    form = client.get(ADDRESS).content.decode()
    sent = fields(
        indicators,
        i1_frequency="quarterly",
        i1_aggregation="sum",
        i1_owner=str(people.ana.pk),
        i2_numerator__ca="Peticions ateses",
        i2_denominator__ca="Peticions rebudes",
        i2_on_demand="on",
    )
    page = client.post(ADDRESS, sent | {"department": people.youth.pk}, follow=True).content.decode()
    words = ("It is never the mean of percentages.", "Percentatge de peticions ateses", "Ana (Joventut)")
    said = [*missing(form, *words), *missing(page, "It was saved.")]
    kept = [measurement_of(one) for one in Indicator.objects.order_by("pk")]
    ratio = Text.of(ca="Peticions ateses"), Text.of(ca="Peticions rebudes")
    assert (said, Charter.objects.get().department, kept) == (
        [],
        people.youth,
        [
            Measurement(),
            Measurement(Frequency.QUARTERLY, Aggregation.SUM, owner=people.ana.pk),
            Measurement(Frequency.YEARLY, Aggregation.NONE, None, True, *ratio),
        ],
    )


def test_what_makes_no_sense_is_said_beside_its_indicator_and_nothing_is_saved(people: Cast, client: Client) -> None:
    indicators = saved(people, client)
    sent = fields(indicators, i0_frequency="biennial", i1_on_demand="on", i2_frequency="monthly", i2_aggregation="sum")
    before = AuditEvent.objects.count()
    page = client.post(ADDRESS, sent).content.decode()
    expected = (
        "enter a day of the first year",
        "Percentages, scores and ratios cannot be added up.",
        "Nothing was saved",
    )
    assert (missing(page, *expected), AuditEvent.objects.count()) == ([], before)


def test_an_owner_who_does_not_work_in_the_department_is_refused(people: Cast, client: Client) -> None:
    indicators = saved(people, client)
    sports = people.vilaclara.departments.create(name="Esports")
    sent = fields(indicators, i0_owner=str(people.ana.pk)) | {"department": sports.pk}
    page = client.post(ADDRESS, sent).content.decode()
    assert ("does not fill in anything for this department" in page, Charter.objects.get().department) == (True, None)


def test_the_list_says_which_charters_have_no_department(people: Cast, client: Client) -> None:
    saved(people, client)
    page = client.get(reverse("desk:indicators", args=["vilaclara"])).content.decode()
    assert missing(page, "None yet", ">3</td>", ADDRESS) == []


def test_another_charter_is_not_there(people: Cast, client: Client) -> None:
    saved(people, client)
    assert client.get(reverse("desk:charter_indicators", args=["vilaclara", "platja"])).status_code == 404
