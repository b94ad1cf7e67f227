"""Whether a document says that it is of another town than the one that it is brought into."""

import re

from cartaviva.core.language.lexicon import fold

TOWN_WORDS = frozenset(
    "ajuntament ayuntamiento udala council comune mairie ville commune camara municipio municipi concello".split()
)
"""Words for the body that runs a town. A document that names a department, or a consortium, names no other town."""
_BESIDE = frozenset(
    "municipal municipale city town borough district parish county excm excmo ilm ilmo il lm d l de del dels la el les "
    "los las els da do dos das di du des le of the a i y e eta et and".split()
)


def names_another_town(stated: str, town: str) -> bool:
    """Whether `stated`, the body that a document names, is a town's and shares no word of its name with `town`.

    In doubt it is not: one common word is enough, whatever the language of the rest.
    """
    words, own = _words(stated), _words(town)
    named, mine = words - TOWN_WORDS - _BESIDE, own - TOWN_WORDS - _BESIDE
    return bool(words & TOWN_WORDS and named and mine) and not named & mine


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", fold(text)))
