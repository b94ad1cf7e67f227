"""Sentences in which an administration says what it will do: "Respondrem les consultes", "We will answer letters".

What it wants, "Millorar l'atenció", or does, "Oferim tallers", may be an objective or a service as well.
"""

import re
from collections.abc import Sequence

from cartaviva.core.language.patterns import later

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


def are_promising(texts: Sequence[str]) -> bool:
    """Do most of the texts, without their numbers, say so?"""
    return 2 * sum(1 for text in texts if PROMISING.match(text.strip())) > len(texts)
