"""What a digest says, line by line."""

from dataclasses import replace
from datetime import date

import pytest

from cartaviva.core.cycle.reminding import STEPS, Digest, DigestLine, Need, Reader
from cartaviva.core.words import LANGUAGES, Text
from cartaviva.mail.digest import OTHERS, OWN, Named, Part, Point, parts_of
from cartaviva.mail.messages import make_message

DUE = date(2025, 2, 28)
MISSING = DigestLine(Need.MISSING, Reader.OWNER, 7, (1,), DUE, late=False)
NAMED = Named(
    {7: Text.of(ca="Joventut", en="Youth"), 8: Text.of(ca="Àrids"), 9: Text.of(ca="Arxiu")},
    {1: (Text.of(ca="Tallers fets", en="Workshops"), "2024"), 2: (Text.of(ca="Queixes"), "2024-Q4")},
    {3: "Ana"},
    {1: "La xifra és la mateixa\n\tque l'any passat."},
    lambda line: f"https://vila.example/{line.charter}/{line.entries[0]}",
)


def said(*lines: DigestLine) -> list[Part]:
    return parts_of(Digest(5, lines), NAMED, "en")


def test_each_entry_of_an_owner_has_its_line_with_its_period_day_and_link() -> None:
    late = replace(MISSING, entries=(2,), late=True)
    assert said(late, MISSING) == [
        Part(
            "Youth",
            [
                Point(
                    "Queixes (2024-Q4): it is still to be filled in. It was due on 28 February 2025.",
                    "",
                    "https://vila.example/7/2",
                ),
                Point(
                    "Workshops (2024): it is still to be filled in. It is due on 28 February 2025.",
                    "",
                    "https://vila.example/7/1",
                ),
            ],
        )
    ]


def test_what_came_back_says_why_and_in_whose_place_it_is_read() -> None:
    back = replace(MISSING, need=Need.RETURNED, instead_of=3)
    ((_, [point]),) = said(back)
    assert point[:2] == (
        "In place of Ana: Workshops (2024): it came back to be corrected. It is due on 28 February 2025.",
        "La xifra és la mateixa que l'any passat.",
    )


def test_others_read_how_many_of_a_charter_and_not_what_was_written_about_them() -> None:
    back = replace(MISSING, need=Need.RETURNED, reader=Reader.HEAD, entries=(1, 2), late=True)
    ((_, [point]),) = said(back)
    assert point[:2] == ("2 results of your service came back, and nobody has corrected them yet.", "")


def test_charters_with_something_late_come_first_and_then_the_alphabet_decides() -> None:
    lines = (replace(MISSING, late=True), replace(MISSING, charter=8), replace(MISSING, charter=9))
    assert [part.charter for part in said(*lines)] == ["Youth", "Àrids", "Arxiu"]


def test_there_are_words_for_everything_that_somebody_is_told() -> None:
    told = {(need, reader) for need, reader in STEPS if reader is not Reader.OWNER}
    own = {(need, late) for need, reader in STEPS if reader is Reader.OWNER for late in (False, True)}
    assert (set(OTHERS), set(OWN)) == (told, own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_town_without_a_contact_is_named_instead(language: str) -> None:
    values = {"name": "Ana", "town": "Vilaclara", "count": 1, "parts": said(MISSING), "link": "x", "contact": ""}
    made = make_message("digest", "ana@vila.example", language, values)
    assert (made.body.count("Vilaclara"), made.subject.count("Vilaclara"), made.reply_to) == (2, 1, [])
