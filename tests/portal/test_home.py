"""The first page of a town: counts first, then what changed among the same commitments."""

import pytest

from cartaviva.actions.amending import correct
from cartaviva.core.cycle.amending import Amendment
from cartaviva.records.models import Commitment, ImprovementLine, Publication
from tests.pages import links, page, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_published, shown

pytestmark = pytest.mark.django_db


def test_the_first_page_is_the_last_year_in_one_sentence(town: Cast) -> None:
    tree = page("/vilaclara/en/")
    assert (words(tree, "//h1"), words(tree, "//dl[@class='cv-tally']/div")) == (
        ["In 2024, 2 of 2 commitments to citizens were met"],
        ["Commitments met2", "Commitments not met0", "Commitments not evaluated0"],
    )


def test_a_year_stands_in_front_once_most_of_its_charters_are_in(town: Cast) -> None:
    report_published(town.vilaclara, town.carla, "Arxiu", 2023, YOUTH)
    before = page("/vilaclara/en/")
    report_published(town.vilaclara, town.carla, "Via Pública", 2024, YOUTH)
    led_on = "The last year published is 2024." in words(before, "//p[contains(@class,'cv-small')]")[0]
    assert ([words(one, "//h1")[0][:8] for one in (before, page("/vilaclara/en/"))], led_on) == (
        ["In 2023,", "In 2024,"],
        True,
    )


def test_a_year_has_a_line_for_each_charter(town: Cast) -> None:
    tree = page("/vilaclara/en/2023/")
    cells = [[row[0], *row[2:6]] for row in rows(tree, "charters")]
    assert cells[1:] == [
        ["JoventutPunt jove", "2", "1", "0", "67% The same"],
        ["Via PúblicaEnllumenat", "1", "0", "0", "100% The same"],
    ]


def test_every_commitment_is_a_square_and_the_squares_are_counted_in_words(town: Cast) -> None:
    field = page("/vilaclara/en/2023/").xpath("//div[contains(@class,'cv-field')]")[0]
    assert (field.get("role"), field.get("aria-label"), len(field)) == ("img", "Met: 3; Not met: 1", 4)


def test_a_year_is_provisional_while_a_charter_of_the_year_before_is_missing(town: Cast) -> None:
    note = words(page("/vilaclara/en/2024/"), "//div[contains(@class,'cv-note cv-part')]")
    assert note == ["Provisional. One charter of the year before has no report of 2024 yet: Via Pública."]


def test_a_year_is_provisional_until_a_body_took_note(town: Cast) -> None:
    note = words(page("/vilaclara/en/2023/"), "//div[contains(@class,'cv-note cv-part')]")
    assert note == ["Provisional. All charters are in, but no body has taken note of the results yet."]


def test_the_sentence_stands_right_below_the_headline_and_what_is_provisional_after_it(town: Cast) -> None:
    after = page("/vilaclara/en/2023/").xpath("//h1/following-sibling::*")[:2]
    assert [one.get("class") for one in after] == ["cv-lede", "cv-note cv-part"]


def test_the_share_met_is_a_figure_beside_its_line(town: Cast) -> None:
    shares = words(page("/vilaclara/en/2023/"), "//td[@data-label='Compared with 2022']//b")
    assert shares == ["67%", "100%"]


def test_the_first_year_has_the_share_met_and_no_line(town: Cast) -> None:
    year = page("/vilaclara/en/2022/")
    shares = words(year, "//td[@data-label='Share met']//b")
    assert (len(shares), year.xpath("//*[@class='cv-spark']")) == (2, [])


def test_the_search_field_gives_an_example_of_the_town(town: Cast) -> None:
    assert page("/vilaclara/en/").xpath("//input[@type='search']")[0].get("placeholder") == "e.g. Joventut"


def test_a_closed_year_says_who_took_note_and_when(town: Cast, closed: Publication) -> None:
    tree = page("/vilaclara/en/2023/")
    assert (words(tree, "//div[contains(@class,'cv-part')]"), words(tree, "//p[contains(.,'took note')]")) == (
        [],
        ["Ple municipal took note of these results on 25 April 2024 (file 2024/117)."],
    )


def test_what_came_after_a_body_took_note_is_told_apart(town: Cast, closed: Publication) -> None:
    report_published(town.vilaclara, town.carla, "Arxiu", 2023, YOUTH)
    first = Publication.objects.get(charter__slug="joventut", period__label="2023")
    shown(correct(town.carla, first, {1: Amendment(result="4")}, "Faltava comptar el taller d'estiu."))
    told = page("/vilaclara/en/2023/").xpath("//p[contains(.,'took note')]/following-sibling::p[position()<3]")
    assert [" ".join(one.text_content().split()).rpartition(" (")[0] for one in told] == [
        "Published after that, and not among them: Arxiu",
        "Corrected after that: Joventut",
    ]


def test_years_are_compared_over_the_same_commitments_alone(town: Cast) -> None:
    assert words(page("/vilaclara/en/2024/"), "//p[@class='cv-lede']") == [
        "One more was met than in 2023 among the 2 that were followed up in both years. "
        "Each square is a commitment of the service charter."
    ]


def test_what_disappeared_is_named_with_what_it_was(town: Cast) -> None:
    tree = page("/vilaclara/en/2024/")
    assert words(tree, "//*[@id='dropped']/following::ul[1]/li") == [
        "Atendrem el 90 % de les peticions d'assessoria Met, 2023"
    ]


def test_a_charter_without_its_report_yet_has_dropped_nothing(town: Cast) -> None:
    assert "Repararem" not in " ".join(words(page("/vilaclara/en/2024/"), "//main"))


def test_commitments_are_counted_by_improvement_line_too(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    line = ImprovementLine.objects.create(organisation=people.vilaclara, name={"ca": "Temps de resposta"})
    Commitment.objects.filter(code="joventut-1").update(line=line)
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    cells = [[row[0], *row[2:]] for row in rows(page("/vilaclara/en/"), "lines")]
    assert cells[1:] == [["Temps de resposta", "1", "0", "0"], ["Without an improvement line", "1", "1", "0"]]


def test_a_text_in_another_language_than_the_page_says_so(town: Cast) -> None:
    name = page("/vilaclara/en/2023/").xpath("//a[@class='cv-name']/span")[0]
    assert (name.get("lang"), name.text) == ("ca", "Joventut")


def test_a_town_without_publications_says_what_will_be_here(people: Cast) -> None:
    assert words(page("/vilaclara/en/"), "//h1") == ["Nothing has been published yet"]


def test_nothing_of_another_town_is_on_a_page(town: Cast) -> None:
    report_published(town.montsec, town.dario, "Mercat", 2023, YOUTH)
    assert words(page("/montsec/en/"), "//a[@class='cv-name']") == ["Mercat"]


def test_a_draft_is_nowhere(town: Cast) -> None:
    Publication.objects.filter(charter__slug="joventut", period__label="2024").update(state="rendering")
    tree = page("/vilaclara/en/")
    assert (words(tree, "//h1"), "/vilaclara/en/2024/" in links(tree)) == (
        ["In 2023, 3 of 4 commitments to citizens were met"],
        False,
    )


def test_all_reports_are_listed_by_charter_and_year(town: Cast) -> None:
    assert rows(page("/vilaclara/en/reports/")) == [
        ["Service charter", "2024", "2023", "2022"],
        ["Joventut", "2 of 2 · Joventut, 2024", "2 of 3 · Joventut, 2023", "2 of 3 · Joventut, 2022"],
        ["Via Pública", "–", "1 of 1 · Via Pública, 2023", "1 of 1 · Via Pública, 2022"],
    ]
