"""Days as they are said to people."""

from datetime import date

import pytest

from cartaviva.core.language.days import day_words
from cartaviva.locale import voice


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("ca", date(2026, 12, 18), "18 de desembre de 2026"),
        ("ca", date(2027, 4, 1), "1 d'abril de 2027"),
        ("ca", date(2027, 10, 2), "2 d'octubre de 2027"),
        ("es", date(2026, 12, 18), "18 de diciembre de 2026"),
        ("en", date(2026, 12, 11), "11 December 2026"),
    ],
)
def test_a_day_is_said_in_full_in_each_language(language: str, day: date, said: str) -> None:
    assert day_words(day, voice(language)) == said
