"""`cartaviva verify` holds the columns that pages and open data trust against what was published."""

from collections.abc import Callable
from datetime import date

import pytest

from cartaviva.actions.closing import close_year
from cartaviva.actions.rendering import render_publication
from cartaviva.core.words import Text
from cartaviva.records.models import Artefact, Charter, Organisation, Period, Publication, PublishedRow
from tests.cli.terminal import cartaviva
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db


def another_charter() -> Charter:
    town = Organisation.objects.get(slug="vilaclara")
    return Charter.objects.create(organisation=town, slug="arxiu", name=Text.of(ca="Arxiu"), folded="arxiu")


def montsec() -> Organisation:
    return Organisation.objects.get(slug="montsec")


Damage = Callable[[], object]
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a kind": (
        lambda: Publication.objects.filter(number=2).update(kind="year"),
        "Publication 2 is listed as something else than what was published: kind year.",
    ),
    "a period": (
        lambda: Publication.objects.filter(number=2).update(period=Publication.objects.get(number=1).period),
        "Publication 2 is listed as something else than what was published: start 2022-01-01, end 2022-12-31.",
    ),
    "the days of a period": (
        lambda: Period.objects.filter(label="2023").update(start="2023-02-01"),
        "Publication 2 is listed as something else than what was published: start 2023-02-01.",
    ),
    "a charter": (
        lambda: Publication.objects.filter(number=2).update(charter=another_charter()),
        "Publication 2 is listed as something else than what was published: charter arxiu.",
    ),
    "no charter": (
        lambda: Publication.objects.filter(number=2).update(charter=None),
        "Publication 2 is listed as something else than what was published: charter –.",
    ),
    "the address of a charter": (
        lambda: Charter.objects.update(slug="arxiu"),
        "Publication 1 is listed as something else than what was published: charter arxiu.",
    ),
    "what it corrects": (
        lambda: Publication.objects.filter(number=2).update(corrects=Publication.objects.get(number=1)),
        "Publication 2 is listed as something else than what was published: corrects 1.",
    ),
    "whether it is shown": (
        lambda: Publication.objects.filter(number=2).update(state="rendering"),
        "Of publication 2 the trail says something else than what is stored: state",
    ),
    "the town of a publication": (
        lambda: Publication.objects.filter(number=2).update(organisation=montsec()),
        "The trail says that publication 2 was made, and it is not there.",
    ),
    "the town of a row": (
        lambda: PublishedRow.objects.filter(publication__number=2, row=1).update(organisation=montsec()),
        "The rows that pages find publication 2 by are not those",
    ),
    "the town of a file": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(organisation=montsec()),
        "A file of publication 1 is listed as something else than what it is: organisation.",
    ),
    "the size of a file": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(size=1),
        "A file of publication 1 is listed as something else than what it is: ca csv.",
    ),
    "the language of a file": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(language="es"),
        "Of publication 1 the trail says something else than what is stored: ca json, es csv",
    ),
    "the format of a file": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(format="pdf"),
        "Of publication 1 the trail says something else than what is stored: ca json, ca pdf",
    ),
    "the revision of a file": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(revision=7),
        "Of publication 1 the trail says something else than what is stored: ca csv",
    ),
    "what a row is of": (
        lambda: PublishedRow.objects.filter(publication__number=2, row=1).update(charter=another_charter()),
        "The rows that pages find publication 2 by are not those",
    ),
}


@pytest.mark.parametrize("what", list(DAMAGES))
def test_a_column_that_says_something_else_is_named(chain: list[Publication], what: str) -> None:
    damage, sentence = DAMAGES[what]
    damage()
    told = cartaviva("verify", "--organisation", "vilaclara")
    lines = told.out.splitlines()
    assert (told.code, sentence in told.out, len(lines)) == (2, True, len(set(lines))), told.out


def test_a_row_of_another_towns_publication_is_found(chain: list[Publication], people: Cast) -> None:
    """Pages ask for the rows of a town: one more of them, of a publication that is not its own, would be shown."""
    PublishedRow.objects.filter(row=1).update(organisation=montsec())
    told = cartaviva("verify", "--organisation", "montsec")
    assert (told.code, "The rows that pages find publication 1 by" in told.out) == (2, True), told.out


def test_the_kind_of_a_closed_year_is_verified(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    year = close_year(people.carla, Period.objects.get(), "Ple", date(2024, 3, 14), "2024/77")
    render_publication.func(year.pk)
    before = cartaviva("verify", "--organisation", "vilaclara")
    Publication.objects.filter(number=2).update(kind="report", charter=Charter.objects.get(), state="rendering")
    told = cartaviva("verify", "--organisation", "vilaclara")
    assert (before.code, told.code, told.out.splitlines()[1:3]) == (
        0,
        2,
        [
            "  Publication 2 is listed as something else than what was published: kind report, charter joventut.",
            "  Of publication 2 the trail says something else than what is stored: state.",
        ],
    )
