"""How figures, days and texts of people are shown on public pages: what templates call."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString

from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS, percent_text
from cartaviva.core.language.days import day_words
from cartaviva.core.language.lexicon import fold
from cartaviva.core.published.history import Kept, Piece
from cartaviva.core.words import Say, Text, mark
from cartaviva.formats.chart import CLASSES, counted
from cartaviva.formats.history_chart import segments
from cartaviva.formats.writers.html_table import other_language
from cartaviva.formats.writers.html_table import text as broken_text

COUNT_WORDS: Mapping[Status, str] = {
    Status.MET: mark("Commitments met"),
    Status.PARTLY_MET: mark("Commitments partly met"),
    Status.NOT_MET: mark("Commitments not met"),
    Status.NOT_EVALUATED: mark("Commitments not evaluated"),
    Status.NOT_APPLICABLE: mark("Commitments that did not apply"),
}
"""The heading of a count."""
TAGS = {Kept.SAME: "", Kept.GONE: "del", Kept.NEW: "ins"}


def day(value: date, say: Say) -> SafeString:
    """28 March 2022, for people and for machines."""
    return SafeString(f'<time datetime="{value.isoformat()}">{escape(day_words(value, say))}</time>')


def said(text: Text, language: str) -> SafeString:
    """What people typed, marked where it is in another language than the page's."""
    words, own = text.said_in(language)
    return typed(words, own, language)


def typed(words: str, own: str, language: str) -> SafeString:
    """A text in one language, on a page in another."""
    lang = other_language(own, language)
    return SafeString(f"<span{lang}>{broken_text(words)}</span>" if lang else broken_text(words))


def percent(value: Decimal | None, language: str) -> str:
    return "" if value is None else percent_text(value, 0, language)


def status(value: Status, say: Say) -> SafeString:
    return SafeString(f'<span class="cv-status {CLASSES[value]}">{box(value)}{escape(say(STATUS_WORDS[value]))}</span>')


def box(value: Status) -> SafeString:
    return SafeString(f'<svg class="cv-box {CLASSES[value]}" aria-hidden="true"><use href="#b-{value}"/></svg>')


def squares(statuses: Sequence[Status], counts: Mapping[Status, int], say: Say, big: bool = False) -> SafeString:
    """One square for each commitment, counted for those who do not see them."""
    kind = " cv-field--big" if big and len(statuses) <= 20 else ""
    name = escape(counted(counts, say))
    return SafeString(f'<div class="cv-field{kind}" role="img" aria-label="{name}">{"".join(map(box, statuses))}</div>')


def small_squares(statuses: Sequence[Status], counts: Mapping[Status, int], say: Say) -> SafeString:
    return SafeString(segments(statuses, counted(counts, say)))


def differing(pieces: Sequence[Piece]) -> SafeString:
    """A text with what went struck out and what came underlined."""
    made = []
    for kept, words in pieces:
        tag, inner = TAGS[kept], broken_text(words)
        made.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
    return SafeString("".join(made))


def found(words: str, sought: Sequence[str]) -> SafeString:
    """A text with the words that were looked for marked, accents and case aside."""
    folded, at, made = fold(words), 0, []
    for start, end in _places(folded, sought):
        made += [escape(words[at:start]), f"<mark>{escape(words[start:end])}</mark>"]
        at = end
    return SafeString("".join([*made, escape(words[at:])]))


def _places(folded: str, sought: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words are, overlaps joined."""
    hits = sorted(
        (match.start(), match.end()) for word in sought for match in re.finditer(re.escape(word), folded) if word
    )
    joined: list[tuple[int, int]] = []
    for start, end in hits:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


HELPERS = {
    "said": said,
    "typed": typed,
    "percent": percent,
    "status": status,
    "box": box,
    "squares": squares,
    "small_squares": small_squares,
    "differing": differing,
    "found": found,
    "classes": CLASSES,
    "COUNT_WORDS": COUNT_WORDS,
    "STATUS_WORDS": STATUS_WORDS,
    "STATUSES": tuple(Status),
}
"""What every public template may call."""
