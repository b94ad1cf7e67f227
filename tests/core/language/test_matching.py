"""Wordings of commitments: which are the same promise, on labelled pairs, and which is whose in two lists."""

from pathlib import Path

import pytest

from cartaviva.core.language.matching import PROPOSED, SAME, Match, likeness, match

PAIRS = [line.split("\t") for line in (Path(__file__).parent / "wordings.tsv").read_text().splitlines()]
"""same or different, language, one wording, another."""


def test_proposals_are_right_98_times_in_100_and_leave_out_fewer_than_10_of_100() -> None:
    proposed = [label for label, _, one, other in PAIRS if likeness(one, other) >= PROPOSED]
    same = [label for label, *_ in PAIRS if label == "same"]
    precision, recall = proposed.count("same") / len(proposed), proposed.count("same") / len(same)
    assert (len(PAIRS) >= 60, precision >= 0.98, recall >= 0.9) == (True, True, True), (precision, recall)


@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_each_language_holds_by_itself(language: str) -> None:
    mine = [(label, likeness(one, other) >= PROPOSED) for label, of, one, other in PAIRS if of == language]
    right = sum((label == "same") == proposed for label, proposed in mine)
    assert right / len(mine) >= 0.94


def test_the_likeness_of_two_wordings_does_not_depend_on_their_order() -> None:
    assert [pair for pair in PAIRS if likeness(pair[2], pair[3]) != likeness(pair[3], pair[2])] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Farem 4 tallers.", "1. Farem 4 tallers"),
        ("Farem 4 tallers", "  FAREM  4\ntallers "),
        ("Compromís 3: Farem l'inventari", "C3. Farem l’inventari"),
        ("Atención telefónica", "atencion telefonica;"),
        ("a) We will answer", "– We will answer."),
    ],
)
def test_case_accents_numbering_blanks_and_punctuation_make_no_other_wording(one: str, other: str) -> None:
    assert likeness(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Farem 4 tallers", "Farem 5 tallers"),
        ("Respondrem en 24 hores", "Respondrem en 2 hores"),
        ("2.000 persones ateses", "3.000 persones ateses"),
        ("", ""),
    ],
)
def test_another_figure_is_another_wording(one: str, other: str) -> None:
    assert likeness(one, other) < SAME


def test_each_commitment_is_matched_once_and_the_identical_one_first() -> None:
    lefts = ["Farem 4 tallers de ceràmica", "Farem 5 tallers de ceràmica", "Obrirem el teatre"]
    rights = ["Farem 5 tallers de ceràmica", "Netejarem els parcs"]
    assert match(lefts, rights) == (Match(1, 0, 100),)


def test_a_commitment_with_several_wordings_is_matched_once() -> None:
    lefts = ["Farem 4 tallers de ceràmica", "Farem 6 tallers de ceràmica"]
    rights = ["Farem 4 tallers de ceràmica", "Farem 5 tallers de ceràmica"]
    assert match(lefts, rights, owners=[7, 7]) == (Match(0, 0, 100),)


def test_two_thousand_commitments_find_themselves_whatever_their_order() -> None:
    texts = [
        f"Atendrem les peticions del barri {chr(97 + n % 26)}{n} sobre {chr(97 + n // 80)}tema{n}" for n in range(2000)
    ]
    pairs = match(texts, texts[::-1])
    assert {(pair.left, pair.right) for pair in pairs} == {(n, 1999 - n) for n in range(2000)}
