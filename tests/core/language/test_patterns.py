"""A pattern that is made at its first use is the pattern."""

import re

import pytest

from cartaviva.core.language.patterns import later


def test_a_pattern_is_made_when_it_is_first_asked_and_stays() -> None:
    made = later("(a+)b", re.IGNORECASE)
    first = made.fullmatch("AAb")
    assert (first and first[1], made.search("c"), made.sub("-", "xab"), made.pattern) == ("AA", None, "x-", "(a+)b")


def test_one_that_is_none_is_told_then() -> None:
    with pytest.raises(re.error):
        later("(").search("")
