"""The memo for the plenary, on its page and as files."""

from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.test import Client
from lxml import html

from cartaviva.actions.exempting import exempt
from cartaviva.actions.opening import Dates
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.models import Entry, ImprovementAction, Organisation, Publication
from tests.collecting import CLEAN, opened, submitted, validate
from tests.desk.test_in_bulk import pressed
from tests.pages import missing
from tests.people import Cast
from tests.towns import shown
from tests.visits import address, read

pytestmark = pytest.mark.django_db


def test_the_memo_counts_misses_delays_exemptions_and_what_was_validated_by_who_entered_it(
    people: Cast, carla: Client
) -> None:
    Organisation.objects.update(may_validate_own=True)
    people.vilaclara.refresh_from_db()
    report = opened(people, Dates(date(2025, 2, 28), date(2998, 4, 1)), "Joventut", "Arxiu")
    exempt(people.carla, report, date(2998, 1, 1), "Baixa del tècnic.")
    found = submitted(people, report, CLEAN[0], Typed("3", remarks="Obres a la sala."), CLEAN[2])
    Entry.objects.filter(pk=found[0].pk).update(entered_by=people.carla)
    validate(people, found)
    ImprovementAction.objects.create(
        organisation=people.vilaclara,
        indicator=found[1].indicator,
        period=report.period,
        cause="La sala estava tancada.",
        action="Reservarem una altra sala.",
        owner="Cap de Joventut",
        due_on=date(2025, 6, 30),
    )
    before = read(carla, "memo", report.period_id)
    pressed(carla, report)
    shown(Publication.objects.get())
    page = read(carla, "memo", report.period_id)
    expected = (
        "2 of 3 commitments met (66.7%)",
        "Not published yet: Arxiu.",
        "Farem 4 tallers l&#39;any",
        "La sala estava tancada.",
        "Reservarem una altra sala. (Cap de Joventut,",
        "3 results were submitted late.",
        "1 result was validated by the person",
        "Extension for Joventut until 1 January 2998: Baixa del tècnic.",
    )
    publication = Publication.objects.get()
    head = f"Head of the chain of publications: {publication.link}"
    assert (missing(before, "No report of this period is published yet."), missing(page, *expected, head)) == ([], [])


def test_the_memo_of_a_year_with_nothing_published_counts_nothing_and_offers_no_files(
    people: Cast, carla: Client
) -> None:
    report = opened(people)
    page = read(carla, "memo", report.period_id)
    assert [words in page for words in ("No report of this period is published yet.", "submitted late", "/pdf/")] == [
        True,
        False,
        False,
    ]


def test_the_memo_is_had_as_files_in_every_language_that_say_what_its_page_says(people: Cast, carla: Client) -> None:
    report = opened(people)
    found = submitted(people, report)
    validate(people, found)
    pressed(carla, report)
    shown(Publication.objects.get())
    links = html.fromstring(read(carla, "memo", report.period_id)).xpath("//a[contains(@href, '/memo/')]/@href")
    files = {link: carla.get(link) for link in links}
    text = {link.split("/memo/")[1]: _text(answer.content) for link, answer in files.items()}
    unknown = [carla.get(address("memo_file", report.period_id, *each)).status_code for each in NO_FILES]
    assert (unknown, {name: MEMO_SAYS[name[:2]] in words for name, words in text.items()}) == (
        [404, 404],
        {f"{language}/{kind}/": True for language in MEMO_SAYS for kind in ("pdf", "docx")},
    )


MEMO_SAYS = {"ca": "3 de 3 compromisos complerts", "es": "3 de 3 compromisos cumplidos", "en": "3 of 3 commitments met"}
NO_FILES = (("de", "pdf"), ("ca", "odt"))


def _text(data: bytes) -> str:
    if not data.startswith(b"%PDF"):
        return "\n".join(one.text for one in docx.Document(BytesIO(data)).paragraphs)
    document = pypdfium2.PdfDocument(data)
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return text
