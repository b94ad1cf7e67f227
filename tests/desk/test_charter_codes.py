"""What is added to a draft is added once, and has a code that nothing else had."""

import pytest
from django.test import Client
from lxml import html

from cartaviva.records.models import Indicator, Result
from tests.charters import PROMISED, TARGET, approve, desk, drafted, in_force, withdraw
from tests.people import Cast
from tests.towns import report_saved
from tests.visits import address as at

pytestmark = pytest.mark.django_db


def post_again(client: Client, address: str, typed: dict[str, object]) -> list[str]:
    """Where the answers lead to, of a form that was opened once and sent three times."""
    page = html.fromstring(client.get(address).content)
    (after,) = page.xpath("//main//form[not(@action)]//input[@name='after']/@value")
    sent = {"after": after}
    return [client.post(address, {**typed, **sent}).headers["Location"] for _ in range(3)]


def test_a_form_that_is_sent_three_times_adds_one_thing_and_the_next_one_another(people: Cast, client: Client) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    new = {"text-ca": "Farem 4 tallers", "new_service-ca": "Punt jove", "new_objective-ca": "Acompanyar"}
    added = post_again(carla, at("add_commitment", charter.slug), new)
    again = post_again(carla, at("add_commitment", charter.slug), new)
    workshops = charter.commitments.get(code="punt-jove-2").pk
    how = {"text-ca": "Tallers fets", "how-frequency": "yearly", "how-aggregation": "none"}
    measured = post_again(carla, at("add_indicator", charter.slug, workshops), how)
    codes = sorted(charter.commitments.values_list("code", flat=True))
    numbers = list(Indicator.objects.filter(commitment=workshops).values_list("number", flat=True))
    led_to = [len(set(each)) for each in (added, again, measured)]
    assert (codes, numbers, led_to) == (["punt-jove-1", "punt-jove-2", "punt-jove-3"], [1], [1, 1, 1])


def test_the_code_of_what_is_withdrawn_is_never_that_of_something_else(people: Cast, client: Client) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    slug, first = charter.slug, charter.commitments.get()
    how = {"text-ca": "Quantes", "how-frequency": "yearly", "how-aggregation": "none"}
    carla.post(at("add_indicator", slug, first.pk), how)
    withdraw(carla, "indicator", slug, Indicator.objects.get(number=2).pk)
    carla.post(at("add_indicator", slug, first.pk), how | {"text-ca": "Unes altres"})
    numbers = list(first.indicators.order_by("number").values_list("number", flat=True))
    for text in ("Farem 4 tallers", "Obrirem 30 dies"):
        carla.post(at("add_commitment", slug), {"text-ca": text})
        withdraw(carla, "commitment", slug, charter.commitments.latest("pk").pk)
    carla.post(at("add_commitment", slug), {"text-ca": "Farem 6 tallers"})
    codes = sorted(charter.commitments.values_list("code", flat=True))
    assert (numbers, codes) == ([1, 3], ["punt-jove-1", "punt-jove-4"])


def test_a_report_that_measures_more_than_its_charter_gives_no_number_twice(people: Cast, client: Client) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    answering = charter.commitments.get()
    withdraw(carla, "indicator", charter.slug, Indicator.objects.get().pk)
    how = {"text-ca": "Temps mitjà", "how-frequency": "yearly", "how-aggregation": "none"}
    carla.post(at("add_indicator", charter.slug, answering.pk), how)
    carla.post(at("charter_target", charter.slug, Indicator.objects.get().pk), TARGET)
    approve(carla, charter.slug)
    measured = {"commitment": PROMISED["text-ca"], "target": "≤ 2", "result": "1"}
    two = tuple({**measured, "indicator": words} for words in ("Temps mitjà", "Temps màxim"))
    report_saved(people.vilaclara, people.carla, "Punt jove", 2026, two)
    assert list(answering.indicators.order_by("number").values_list("number", "results__text")) == [
        (2, "1"),
        (3, "1"),
    ]


def test_a_report_is_of_the_indicators_that_its_version_names_and_not_of_those_that_it_withdrew(
    people: Cast, client: Client
) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    answering = charter.commitments.get()
    carla.post(at("begin_version", charter.slug))
    how = {"text-ca": "Temps mitjà", "how-frequency": "yearly", "how-aggregation": "none"}
    carla.post(at("add_indicator", charter.slug, answering.pk), how)
    carla.post(at("charter_target", charter.slug, Indicator.objects.get(number=2).pk), TARGET)
    withdraw(carla, "indicator", charter.slug, Indicator.objects.get(number=1).pk)
    approve(carla, charter.slug, in_force_from="2027-01-01")
    target = {"target": "≤ 2 dies hàbils", "result": "1 dia hàbil"}
    for year, words in ((2026, "Temps màxim de resposta"), (2027, "Temps mitjà")):
        rows = ({"commitment": PROMISED["text-ca"], "indicator": words} | target,)
        report_saved(people.vilaclara, people.carla, "Punt jove", year, rows)
    kept = Result.objects.order_by("period__start").values_list("indicator__number", "report__version__number")
    assert (list(kept), charter.versions.count()) == ([(1, 1), (2, 2)], 2)


def test_what_is_withdrawn_is_in_the_versions_before_and_a_new_commitment_has_a_code_of_its_own(
    people: Cast, client: Client
) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    carla.post(at("begin_version", charter.slug))
    old = charter.commitments.get()
    carla.post(at("add_commitment", charter.slug), {"text-ca": "Farem 4 tallers", "service": charter.services.get().pk})
    withdraw(carla, "commitment", charter.slug, old.pk)
    worded = [
        [one.commitment.code for one in version.wordings.order_by("order")]
        for version in charter.versions.order_by("number")
    ]
    assert (worded, old.indicators.count()) == ([["punt-jove-1"], ["punt-jove-2"]], 1)
