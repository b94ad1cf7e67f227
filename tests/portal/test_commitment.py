"""One commitment through the years."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from cartaviva.actions.amending import correct
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.language.lexicon import fold
from cartaviva.records.models import CommitmentWording, Publication
from tests.pages import links, page, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_published, shown

pytestmark = pytest.mark.django_db
WORKSHOPS = "/vilaclara/en/c/joventut-2/"


def test_the_last_figure_is_large_with_its_target_and_its_status(town: Cast) -> None:
    tree = page(WORKSHOPS)
    assert (words(tree, "//h1"), words(tree, "//span[@class='cv-fig']"), words(tree, "//p[@class='cv-lede']")) == (
        ["Farem 4 tallers l'any"],
        ["3 tallers, target: 3, in 2024"],
        ["Since 2022 it was met in 1 of the 3 periods that could be evaluated. Met: 2024. Not met: 2022, 2023."],
    )


def test_every_chart_has_its_table(town: Cast) -> None:
    assert rows(page(WORKSHOPS)) == [
        ["Period", "Compliance", "Target", "Result", "Difference", "Degree"],
        ["2024", "Met", "3", "3", "0", "100%"],
        ["2023", "Not met", "4", "3", "−1", "75%"],
        ["2022", "Not met", "4", "3", "−1", "75%"],
    ]


def test_the_chart_says_what_it_shows(town: Cast) -> None:
    chart = page(WORKSHOPS).xpath("//svg[contains(@class,'cv-chart--wide')]")[0]
    assert [one.text for one in chart.xpath("./title | ./desc")] == [
        "Tallers fets: result and target, 2022–2024",
        "2022: target 4, result 3, not met; 2023: target 4, result 3, not met; 2024: target 3, result 3, met.",
    ]


def test_a_lowered_target_is_said_so(town: Cast) -> None:
    happened = words(page(WORKSHOPS), "//h3[text()='What happened']/following::dl[1]/div")
    assert happened == [
        "2024The target was lowered: from 4 to 3. It asks for less than the year before."
        "El taller de tardor es va anul·lar.",
        "2023El taller de tardor es va anul·lar.",
        "2022El taller de tardor es va anul·lar.",
    ]


def test_a_lowered_target_stands_beneath_the_status_of_the_page_and_of_the_frame(town: Cast) -> None:
    said = "2024: The target was lowered: from 4 to 3. It asks for less than the year before."
    assert (
        words(page(WORKSHOPS), "//h1/following-sibling::p[contains(@class,'cv-note')]"),
        words(page(f"{WORKSHOPS}embed/"), "//p[contains(@class,'cv-note')]"),
    ) == ([said], [said])


def test_a_promise_that_names_another_figure_than_its_target_is_said_so(town: Cast) -> None:
    said = "The text of the commitment says 4, and its target is 3."
    assert words(page(WORKSHOPS), "//h1/following-sibling::p[@class='mb-3']") == [said]


def test_a_target_that_was_lowered_before_the_last_period_is_still_said(town: Cast) -> None:
    row = YOUTH[1] | {"target": "3", "difference": "0", "compliance": "100 %"}
    report_published(town.vilaclara, town.carla, "Joventut", 2025, (row,))
    assert words(page(WORKSHOPS), "//h1/following-sibling::p[contains(@class,'cv-note')]") == [
        "2024: The target was lowered: from 4 to 3. It asks for less than the year before."
    ]


def test_beside_it_stand_the_service_and_the_number(town: Cast) -> None:
    assert {"ServicePunt jove", "Numberjoventut-2"} <= set(words(page(WORKSHOPS), "//aside//dl/div"))


def test_the_large_figure_says_what_it_counts(town: Cast) -> None:
    assert words(page(WORKSHOPS), "//h1/following-sibling::p[contains(@class,'cv-kicker')]") == ["Tallers fets"]


@pytest.mark.parametrize(("language", "figure"), [("en", "1.5"), ("ca", "1,5")])
def test_a_page_writes_all_figures_as_its_readers_do(town: Cast, language: str, figure: str) -> None:
    own, report = (page(f"/vilaclara/{language}/{path}/") for path in ("c/joventut-1", "charters/joventut/2024"))
    large = words(own, "//span[@class='cv-fig']")[0].split()[0]
    assert (large, rows(own)[1][3], words(report, "//td[contains(@class,'cv-n')]")[1]) == (figure, figure, figure)


def test_figures_that_were_corrected_are_marked_and_lead_to_the_correction(corrected: Publication) -> None:
    tree = page(WORKSHOPS)
    marks = "//table//a[.='corrected']"
    assert (rows(tree)[2], set(links(tree, marks))) == (
        ["2023", "Met", "4", "4 corrected", "0 corrected", "100% corrected"],
        {"/vilaclara/en/charters/joventut/2023/#corrections"},
    )


def test_the_large_figure_is_marked_where_it_was_corrected(town: Cast) -> None:
    last = Publication.objects.get(charter__slug="joventut", period__label="2024")
    shown(correct(town.carla, last, {1: Amendment(result="5")}, "Faltava comptar dos tallers."))
    assert words(page(WORKSHOPS), "//p[span[@class='cv-fig']]") == ["5 tallers, target: 3, in 2024 corrected"]


def test_more_corrections_cost_the_page_of_a_commitment_no_more_queries(corrected: Publication, town: Cast) -> None:
    with CaptureQueriesContext(connection) as one:
        page(WORKSHOPS)
    first = Publication.objects.get(charter__slug="joventut", period__label="2022")
    shown(correct(town.carla, first, {1: Amendment(result="4")}, "Faltava comptar el taller d'estiu."))
    with CaptureQueriesContext(connection) as two:
        page(WORKSHOPS)
    assert len(two) == len(one)


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        ("4", "and it was met in it. Met: 2022. Not evaluated: 2023."),
        (
            "3",
            "and it was not met in it. Not met: 2022. Not evaluated: 2023.",
        ),
    ],
)
def test_a_single_period_that_could_be_evaluated_is_said_in_words(people: Cast, result: str, sentence: str) -> None:
    for year, reached in ((2022, result), (2023, "No s'ha mesurat")):
        row = YOUTH[1] | {"result": reached, "difference": "", "compliance": ""}
        report_published(people.vilaclara, people.carla, "Joventut", year, (row,))
    assert words(page("/vilaclara/en/c/joventut-1/"), "//p[@class='cv-lede']") == [
        f"Since 2022 a single period could be evaluated, {sentence}"
    ]


def test_a_break_in_the_series_is_said_so(people: Cast) -> None:
    for year, target, result in ((2022, "8 sobre 10", "8,5"), (2023, "4 sobre 5", "4,2")):
        row = YOUTH[0] | {"target": target, "result": result, "indicator": "Nota mitjana", "difference": ""}
        report_published(people.vilaclara, people.carla, "Joventut", year, (row,))
    tree = page("/vilaclara/en/c/joventut-1/")
    assert (len(tree.xpath("//path[@class='cut']")), "The series breaks" in " ".join(words(tree, "//main"))) == (
        2,
        True,
    )


def test_texts_that_changed_show_what_went_and_what_came(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH[1:2])
    now = "Farem com a mínim 5 tallers l'any"
    CommitmentWording.objects.update(folded=fold(now))  # a person said that the two are one commitment
    report_published(people.vilaclara, people.carla, "Joventut", 2023, (YOUTH[1] | {"commitment": now},))
    tree = page("/vilaclara/en/c/joventut-1/")
    table = tree.xpath("//h2[text()='How the text has changed']/following::table[1]")[0]
    marked = [(one.tag, one.text) for one in table.iter("del", "ins")]
    assert (marked, words(table, ".//tbody/tr")) == (
        [("del", "4"), ("ins", "com a mínim 5")],
        ["2023Farem 4com a mínim 5 tallers l'any", "2022Farem 4 tallers l'any"],
    )


def test_a_commitment_that_is_no_longer_followed_up_says_so(town: Cast) -> None:
    tree = page("/vilaclara/en/c/joventut-3/")
    note = words(tree, "//p[contains(@class,'cv-note')]")
    assert note == ["It is no longer followed up. The last report that it is in is that of 2023."]


def test_a_commitment_gives_its_address_for_ever_and_its_data(town: Cast) -> None:
    tree = page(WORKSHOPS)
    assert (words(tree, "//code")[:1], links(tree, "//ul[contains(@class,'cv-files')]//a")) == (
        ["http://127.0.0.1:8000/vilaclara/c/joventut-2"],
        ["/vilaclara/data/c/joventut-2.csv", "/vilaclara/data/c/joventut-2.json"],
    )


def test_a_commitment_can_stand_in_a_frame_of_any_page_without_script_and_leads_to_its_own(town: Cast) -> None:
    line = words(page(WORKSHOPS), "//code[contains(., 'iframe')]")[0]
    frame = Client().get(f"{WORKSHOPS}embed/")
    tree = html.fromstring(frame.content)
    assert (
        f'src="http://127.0.0.1:8000{WORKSHOPS}embed/"' in line,
        "frame-ancestors *" in frame["Content-Security-Policy"],
        "X-Frame-Options" in frame,
        tree.xpath("//script | //form"),
        [(one.get("href"), one.get("target")) for one in tree.xpath("//a")],
        len(tree.xpath("//figure")),
        frame.cookies,
    ) == (True, True, False, [], [(f"http://127.0.0.1:8000{WORKSHOPS}", "_top")], 1, {})


def test_no_other_page_can_stand_in_a_frame(town: Cast) -> None:
    answer = Client().get(WORKSHOPS)
    assert ("frame-ancestors 'none'" in answer["Content-Security-Policy"], answer["X-Frame-Options"]) == (True, "DENY")
