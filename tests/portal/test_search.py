"""Search in all charters and commitments: accents and case ignored, each commitment once."""

import pytest
from django.test import Client

from cartaviva.portal.search import words_of
from cartaviva.portal.shown import found
from tests.pages import links, page, words
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db
HITS = "//ul[@class='cv-results']/li"


@pytest.mark.parametrize("asked", ["hàbils", "HABILS", "dies habils", "habils dies", "  dies  "])
def test_accents_case_and_order_make_no_difference(town: Cast, asked: str) -> None:
    tree = page(f"/vilaclara/en/search/?q={asked}")
    assert links(tree, f"{HITS}//a") == ["/vilaclara/en/c/joventut-1/", "/vilaclara/en/c/via-publica-1/"]


def test_a_commitment_is_found_once_as_the_last_report_has_it(town: Cast) -> None:
    tree = page("/vilaclara/en/search/?q=taller")
    assert (words(tree, "//main//h2"), words(tree, f"{HITS}/p[3]")) == (
        ["One commitment found"],
        ["Met · Joventut, 2024"],
    )


@pytest.mark.parametrize("asked", ["Joventut", "joven", "JOVENTUT "])
def test_a_charter_is_found_by_its_name_once(town: Cast, asked: str) -> None:
    tree = page(f"/vilaclara/en/search/?q={asked}")
    assert (words(tree, "//main//h2"), links(tree, f"{HITS}//a"), words(tree, f"{HITS}//p")) == (
        ["One charter found"],
        ["/vilaclara/en/charters/joventut/"],
        ["Joventut", "Report 2024"],
    )


def test_the_words_are_marked_where_they_are(town: Cast) -> None:
    assert words(page("/vilaclara/en/search/?q=TALLER"), f"{HITS}//mark") == ["taller", "Taller"]


def test_marks_survive_overlaps_and_markup() -> None:
    assert str(found("<b>Atenció</b> & atenció", ["tenc", "atenc"])) == (
        "&lt;b&gt;<mark>Atenc</mark>ió&lt;/b&gt; &amp; <mark>atenc</mark>ió"
    )


def test_nothing_found_says_what_to_do(town: Cast) -> None:
    assert words(page("/vilaclara/en/search/?q=piscina"), "//main//h2") == ["Nothing was found"]


@pytest.mark.parametrize("asked", ["", "%00", "%25", "_", "'", "a" * 500])
def test_odd_searches_are_answered(town: Cast, asked: str) -> None:
    assert Client().get(f"/vilaclara/ca/search/?q={asked}").status_code == 200


def test_a_percent_sign_is_a_percent_sign(town: Cast) -> None:
    tree = page("/vilaclara/en/search/?q=%25")
    assert links(tree, f"{HITS}//a") == ["/vilaclara/en/c/joventut-3/"]


def test_too_many_are_cut_and_it_is_said(people: Cast) -> None:
    many = tuple(YOUTH[1] | {"commitment": f"Farem el taller {number}"} for number in range(60))
    report_published(people.vilaclara, people.carla, "Joventut", 2023, many)
    tree = page("/vilaclara/en/search/?q=taller")
    assert (words(tree, "//main//h2"), len(tree.xpath(HITS)), words(tree, "//p[@class='cv-note']")) == (
        ["60 commitments found"],
        50,
        ["Only the first 50 are shown. Add a word to find fewer."],
    )


def test_another_town_s_commitments_are_not_found(town: Cast) -> None:
    report_published(town.montsec, town.dario, "Mercat", 2023, YOUTH)
    assert links(page("/montsec/en/search/?q=taller"), f"{HITS}//a") == ["/montsec/en/c/mercat-2/"]


def test_words_within_other_words_say_nothing_more() -> None:
    assert words_of("Hàbils hab dies DIES") == ["habils", "dies"]
