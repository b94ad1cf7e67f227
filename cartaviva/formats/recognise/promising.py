"""Sentences in which an administration says what it will do: "Respondrem les consultes", "We will answer letters".

What it wants, "Millorar l'atenció", or does, "Oferim tallers", may be an objective or a service as well.
"""

import re
from collections.abc import Sequence

from cartaviva.core.language.lexicon import language_of
from cartaviva.core.language.patterns import later
from cartaviva.core.language.scan import scan

PROMISING = later(
    r"(?:(?:no|non|não|sempre|siempre|us|vos|os|els?|les?|li|ls|lhes?|lles?|se|ens|nos|ci|vi|hi|ho|lo) ){0,3}"
    r"(?!queremos\b)(?:\w+(?:[abdeiï]|[aeio]u)rem(?:-\w+)?\b|\w+[abdeií]r[eé]mos(?:-?\w+)?\b|\w+[adei]remo\b"
    r"|comprometem(?:os)?\b|impegniamo\b)"
    r"|nous (?:(?:ne|vous|nous|y|en|les?|la) ){0,2}(?:\w+rons|engageons)\b"
    r"|we(?:['’]ll| will| shall| promise| undertake| commit)\b"
    r"|[^.]*[^\W\d_]{2}[kg]o d\w*gu\b",
    re.IGNORECASE,
)
"""Catalan, Spanish, Galician, Portuguese, Italian; French; English; Basque."""


WORDS = 5
"""Words from which a text with a figure is no title."""


def says_promise(text: str) -> bool:
    """Does a text say what will be done, or something with how much of it or by when: "Answer letters in 10 days"?"""
    if len(text.split()) < WORDS:
        return False
    return bool(PROMISING.match(text)) or any(figure.unit for figure in scan(text).numbers if not figure.aside)


def are_promising(texts: Sequence[str]) -> bool:
    """Do most of the texts, without their numbers, say so?"""
    return 2 * sum(1 for text in texts if PROMISING.match(text.strip())) > len(texts)


DONE = later(
    r"(?:\W*(?!(?:de|del|d|do|da|di|du|des|a|al|i|y|e|et|para|per|por)\b)\w+['’]?[\s-]+){0,2}"
    r"\w{2,}(?:[aeiíï]r|[^\W\d_]re)(?:[-'’]?(?:se|me|nos|los|las|les|los?|la|li|ne|hi|ho|n|s))*\b|.*[.!]\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""An infinitive among the first words, "Atendre tothom", "No cerrar nunca"; or a whole sentence."""


def may_be_done(texts: Sequence[str]) -> bool:
    """Do most of the texts have a verb, or are they in a language whose verbs do not show? Others are names."""
    told = language_of(" ".join(texts)) in ("ca", "es", "gl", "pt", "fr", "it")
    return not told or 2 * sum(1 for text in texts if DONE.match(text)) > len(texts)


def says_what_is_done(text: str) -> bool:
    """Is a title as long as a promise and with a verb, and no whole sentence: what is done, or what is wanted?"""
    return len(text.split()) >= WORDS and text[-1:].isalnum() and bool(DONE.match(text))
