"""Two people of the quality office at one draft: nothing is discarded or approved that was not looked at."""

import pytest
from django.test import Client
from lxml import html

from cartaviva.records.models import CharterVersion, CommitmentWording, Indicator, IndicatorWording, Target
from tests.charters import (
    APPROVED,
    PROMISED,
    TARGET,
    approve,
    desk,
    digest_in,
    digest_on,
    drafted,
    promise,
    seen,
    withdraw,
    write,
)
from tests.people import Cast
from tests.visits import address as at

pytestmark = pytest.mark.django_db
SAID = "Somebody else changed this meanwhile. Look at it again."


def looked_at(client: Client, slug: str) -> tuple[str, str]:
    """What the page of a draft sends with "Discard", and the address of its approval."""
    page = html.fromstring(client.get(at("charter", slug)).content)
    (sent,), (link,) = (
        page.xpath("//input[@name='seen']/@value"),
        page.xpath("//a[contains(@href, '/approve')]/@href"),
    )
    return sent, link


def versions() -> list[tuple[int, str]]:
    return list(CharterVersion.objects.order_by("number").values_list("number", "state"))


def test_a_draft_that_was_begun_after_the_page_was_opened_is_not_discarded(people: Cast, client: Client) -> None:
    carla = desk(people, client)
    slug = drafted(people, carla).slug
    sent, _ = looked_at(carla, slug)
    approve(carla, slug)
    carla.post(at("begin_version", slug))
    late = carla.post(at("drop_version", slug), {"seen": sent}, follow=True).content.decode()
    unseen = carla.post(at("drop_version", slug), follow=True).content.decode()
    kept = versions()
    carla.post(at("drop_version", slug), {"seen": looked_at(carla, slug)[0]})
    assert (SAID in late, SAID in unseen, kept, versions()) == (
        True,
        True,
        [(1, "approved"), (2, "draft")],
        [(1, "approved")],
    )


@pytest.mark.parametrize("changed", ["wording", "target", "indicator", "nothing"])
def test_a_text_that_was_changed_after_it_was_read_is_not_approved(people: Cast, client: Client, changed: str) -> None:
    carla = desk(people, client)
    charter = drafted(people, carla)
    _, link = looked_at(carla, charter.slug)
    indicator = Indicator.objects.get().pk
    if changed == "wording":
        address = at("commitment", charter.slug, charter.commitments.get().pk)
        write(carla, address, PROMISED | {"text-ca": "Un altre"})
    elif changed == "indicator":
        write(carla, at("indicator", charter.slug, indicator), {"text-ca": "Un altre"})
    else:
        promise(carla, charter.slug, indicator, TARGET | ({"value": "3"} if changed == "target" else {}))
    (sent,) = html.fromstring(carla.get(link).content).xpath("//input[@name='seen']/@value")
    answer = carla.post(at("approve_version", charter.slug), APPROVED | {"seen": sent}, follow=True).content.decode()
    refused = changed != "nothing"
    assert (SAID in answer, versions()) == (refused, [(1, "draft" if refused else "approved")])


@pytest.mark.parametrize(
    ("field", "day", "words"),
    [
        ("in_force_from", "9999-12-31", "nor more than two years from now"),
        ("in_force_from", "0001-01-01", "nor more than two years from now"),
        ("approved_on", "0001-01-01", "The day of approval cannot be before 01/01/1990"),
    ],
)
def test_a_mistyped_year_is_said_beside_its_field_before_it_can_never_be_put_right(
    people: Cast, client: Client, field: str, day: str, words: str
) -> None:
    carla = desk(people, client)
    slug = drafted(people, carla).slug
    answer = carla.post(at("approve_version", slug), APPROVED | seen(slug) | {field: day})
    beside = html.fromstring(answer.content).xpath(f"string(//*[@id='id_{field}_error'])")
    assert (words in beside, versions()) == (True, [(1, "draft")])


@pytest.mark.parametrize("of", ["commitment", "indicator"])
def test_the_later_of_two_wordings_is_refused_once_and_keeps_what_was_typed(
    people: Cast, client: Client, of: str
) -> None:
    carla = desk(people, client)
    charter = drafted(people, carla)
    numbers = {"commitment": charter.commitments.get().pk, "indicator": Indicator.objects.get().pk}
    address = at(of, charter.slug, numbers[of])
    sent = digest_in(carla, address)
    write(carla, address, {"text-ca": "De la Fina"})
    page = html.fromstring(carla.post(address, {"text-ca": "De la Carla"} | sent).content)
    again = digest_on(page, address)
    typed = [one.strip() for one in page.xpath("//textarea[@name='text-ca']/text() | //input[@name='text-ca']/@value")]
    model = {"commitment": CommitmentWording, "indicator": IndicatorWording}[of]
    kept = str(model._default_manager.get().text)
    carla.post(address, {"text-ca": "De la Carla"} | again)
    saved = str(model._default_manager.get().text)
    assert (f"{SAID} De la Fina" in page.text_content(), typed, kept, saved) == (
        True,
        ["De la Carla"],
        "De la Fina",
        "De la Carla",
    )


def test_the_later_of_two_targets_is_refused_once_and_keeps_what_was_typed(people: Cast, client: Client) -> None:
    carla = desk(people, client)
    slug, indicator = drafted(people, carla).slug, Indicator.objects.get().pk
    address = at("charter_target", slug, indicator)
    mine, before = TARGET | {"value": "5", "wording": "Cinc"}, digest_in(carla, f"{address}?kind=at_most")
    promise(carla, slug, indicator, TARGET | {"value": "3", "wording": "Tres"})
    page = html.fromstring(carla.post(address, mine | before).content)
    kept = Target.objects.get().text
    carla.post(address, mine | digest_on(page, address))
    saved = Target.objects.get()
    typed = page.xpath("//input[@name='value']/@value")
    assert (f"{SAID} Tres" in page.text_content(), typed, kept, saved.text) == (True, ["5"], "Tres", "Cinc")


@pytest.mark.parametrize("of", ["commitment", "indicator"])
def test_what_was_changed_after_it_was_looked_at_is_not_withdrawn(people: Cast, client: Client, of: str) -> None:
    carla = desk(people, client)
    charter, indicator = drafted(people, carla), Indicator.objects.get().pk
    pk = {"commitment": charter.commitments.get().pk, "indicator": indicator}[of]
    address = at(f"withdraw_{of}", charter.slug, pk)
    before = digest_in(carla, at(of, charter.slug, pk), address)
    promise(carla, charter.slug, indicator, TARGET | {"value": "3"})
    answers = [carla.post(address, sent, follow=True).content.decode() for sent in (before, {})]
    model = {"commitment": CommitmentWording, "indicator": IndicatorWording}[of]
    kept = model._default_manager.count()
    withdraw(carla, of, charter.slug, pk)
    assert ([SAID in one for one in answers], kept, model._default_manager.count()) == ([True, True], 1, 0)
