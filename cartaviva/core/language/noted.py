"""Marks of notes, "(1)", "²", "(2), (3)": texts that are such marks or end in one, and the notes that they point to;
and whether remarks say anything.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from cartaviva.core.language.patterns import later

_ONE = r"(?:\([\da-z*]{1,2}\)|\[[\da-z*]{1,2}\]|[¹²³⁰⁴-⁹]{1,2}|\*{1,3})"
_BEGINNING = frozenset("([*¹²³⁰⁴⁵⁶⁷⁸⁹")
_MARKS = later(rf"{_ONE}(?:(?:\s*[,;]\s*|\s+|(?=[(\[])){_ONE})*")
ENDS_IN_MARK = later(r"\s*\([\da-z*]{1,2}\)\s*$")
"""A text with the mark of a note behind it: "Sense demanda (3)"."""
_LAST = later(r"\s*(\([\da-z*]{1,2}\)|[¹²³⁰⁴-⁹]{1,2}|\*{1,3})\s*$")
_TITLE = later(r"\s*(?:(?:foot)?not(?:a|as|e|es)\b|oharr)", re.IGNORECASE)
_MARK = later(r"\w+|\*+")
_NOTE = later(
    r"\s*(?:not\w*\s*|oharra\s*)?(?:[(\[]([\da-z*]{1,3})[)\]]|([¹²³⁰⁴-⁹]{1,2})|(\*{1,3})|(\d{1,2})\s*[.:)–-])\s*[.:)–-]?\s*(?=\S)",
    re.IGNORECASE,
)
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def are_marks(text: str) -> bool:
    """Is it nothing but marks of notes?"""
    return text[:1] in _BEGINNING and bool(_MARKS.fullmatch(text))


def in_full(remarks: str, notes: Iterable[str]) -> str:
    """What the notes say that `remarks` point to, one below the other; the remarks themselves where they are no marks.

    "" where no note has the mark.
    """
    if not are_marks(remarks.strip()):
        return remarks
    said = _by_mark(tuple(notes))
    return "\n".join(said[mark][-1][1] for mark in _asked(remarks) if mark in said)


def pointed_to(remarks: Iterable[str], notes: Iterable[str]) -> set[str]:
    """Those of the `notes` that any of the `remarks` points to, where it is nothing but marks."""
    said = _by_mark(tuple(notes))
    asked = {mark for text in remarks if are_marks(text.strip()) for mark in _asked(text)}
    return {note for mark in asked for note, _ in said.get(mark, ())}


def _asked(remarks: str) -> list[str]:
    return _MARK.findall(remarks.translate(_ON_THE_LINE))


@lru_cache(maxsize=4)
def _by_mark(notes: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The notes that have each mark, with what they say behind it: asked for every row of a table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for note in notes:
        if match := _NOTE.match(note):
            found.setdefault(_plain(match), []).append((note, note[match.end() :].strip()))
    return found


def with_note(text: str, notes: Iterable[str]) -> tuple[str, str] | None:
    """A text without the mark of a note at its end, "n/a(b)", and what the note says; None where no note has it."""
    found = _LAST.search(text) if notes else None
    said = in_full(found[1], notes) if found else ""
    return (text[: found.start()], said) if found and said else None


def begins_note(text: str) -> bool:
    """Does a text begin with the mark of a note, "(a) …", that is no number of a title?"""
    return text[:1] in _BEGINNING and bool(_NOTE.match(text))


def notes_in(texts: Sequence[str]) -> tuple[str, ...]:
    """The notes with marks that texts begin with, or that stand below a title of notes."""
    starts = (at for at, text in enumerate(texts) if begins_note(text) and (not at or _TITLE.match(texts[at - 1])))
    first = next(starts, len(texts))
    return tuple(takewhile(begins_note, texts[first:]))


def explains(remarks: str) -> bool:
    """Whether remarks say anything, as what explains a miss must: a dash, a full stop or a figure alone do not."""
    return any(letter.isalpha() for letter in remarks)


def _plain(found: re.Match[str]) -> str:
    return "".join(filter(None, found.groups())).translate(_ON_THE_LINE)
