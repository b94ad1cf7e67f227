"""Words that say outright whether a target was met: "Assolit", "Incumplido", "Partly met", "✓"; in eight languages.

Of what may mean something else, nothing is told: lights (within which tolerance?), "above" (of a ceiling?), "en curs".
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from cartaviva.core.lexicon import Lexicon, Wording, words_of
from cartaviva.core.result_words import whole_meaning
from cartaviva.core.target import NO, YES


class Outcome(StrEnum):
    MET = "met"
    BEYOND = "beyond"
    """Superat: met, or a limit that was passed."""
    PARTLY = "partly"
    MISSED = "missed"


_NOT, _BESIDE = "not", "beside"
_SAID: Mapping[str, Wording] = {
    Outcome.MET: {
        "": "ok, total, totalment, totalmente, plenament, plenamente, complet, completa, completo, " + ", ".join(YES),
        "ca": "assolit*, assolid*, complert*, complit, complits, complid*, compleix, es compleix, acomplert*, "
        "aconseguit*, aconseguid*, ple, complim",
        "es": "cumplid*, cumple, se cumple, alcanzad*, conseguid*, logrado, lograda, pleno, cumplimos, cumplió, "
        "alcanzó",
        "gl": "cumprid*, cumpre, cúmprese, acadad*, alcanzad*, conseguid*, logrado, cumprimos",
        "eu": "beteta, betea, bete da, betetzen da, lortuta, lortua, lortu da, erabat, osoa, bete dugu, "
        "dugu bete, lortu dugu, dugu lortu",
        "en": "met, achieved, attained, reached, fulfilled, kept, passed, fully, full, compliant",
        "fr": "atteint*, tenu, tenue, respecté*, rempli, remplie, conforme, conformes, totale, pleinement",
        "it": "raggiunt*, rispettat*, conseguit*, mantenut*, conforme, conformi, totale, pienamente",
        "pt": "atingid*, alcançad*, conforme, conformes, cumprimos, atingimos, cumpriu, atingiu, alcançou",
    },
    Outcome.BEYOND: {
        "": "superat, superada, superado, superato, gaindituta, gainditua, exceeded, surpassed, dépassé, dépassée, "
        "ultrapassado, superou, superó, ultrapassou",
    },
    Outcome.PARTLY: {
        "": "parcial, parcialment, parcialmente, en part, en parte, partzial*, zati batean, neurri batean, partly, "
        "partially, partial, in part, partiel*, en partie, parzial*, in parte, em parte, quasi, gairebé, casi, case, "
        "ia, almost, nearly, presque, quase",
    },
    Outcome.MISSED: {
        "": "ko, incomplert*, incomplid*, incompleix, incompl*, incumplid*, incumple, incumprid*, missed, failed, "
        "fail, unmet, broken, manqué, manquée, disatteso, disattesa, bete gabe, lortu gabe",
    },
    _NOT: {"": "not, pas, sin, " + ", ".join(NO)},
    _BESIDE: {
        "": "standard, standards, estàndard, estándar, norma, norme, target, goal, objectiu, objetivo, obxectivo, "
        "objectif, obiettivo, helburua, meta, fita, cible, compromís, compromiso, compromisso, engagement, impegno, "
        "commitment, konpromisoa, promesa, promise, compliment, cumplimiento, cumprimento, acompliment, assoliment, "
        "betetzea, compliance, adempimento, grau, grado, l, el, la, le, il, o, a, lo, the, s, s ha, se ha, ha, ha "
        "estat, han, hem, hemos, we, nous, nous avons, nous n avons, n avons, abbiamo, es, is, was, been, "
        "has, has been, a été, n a, n est, ne, foi, stato, da, dago",
    },
}
"""What every word of a short text must be, for the text to say it outright."""
LONGEST = 40
DONE = {"done": Outcome.MET, "undone": Outcome.MISSED}
"""What the words and signs of results say of a target (`result_words.SAID`)."""


@cache
def _said() -> Lexicon[str]:
    return Lexicon(_SAID)


@lru_cache(maxsize=1024)
def outcome_of(text: str) -> Outcome | None:
    """What a short text says of its target; None where it says something else, or both sides."""
    spoken = words_of(text) if len(text) <= LONGEST else ()
    found = _said().all(spoken)
    if not spoken or sum(after - first for _, first, after in found) < len(spoken):
        return _ticked(text.strip())
    said = [kind for kind, *_ in found if kind != _BESIDE]
    kinds = set(said) - {_NOT}
    if Outcome.PARTLY in kinds:
        return Outcome.PARTLY
    if _NOT in said:
        return Outcome.MISSED if said[0] == _NOT and said.count(_NOT) == 1 and kinds <= {Outcome.MET} else None
    return Outcome(kinds.pop()) if len(kinds) == 1 else None


def _ticked(text: str) -> Outcome | None:
    """A tick or a cross, whatever words it stands before; a letter for yes or no."""
    said = {"y": "done", "n": "undone"}.get(text.lower()) or (None if text[:1].isalnum() else whole_meaning(text[:1]))
    return DONE.get(said or "")


APART = re.compile(r"\s*[:;\n]\s*|\.\s+|,\s+|\s+[–—-]\s+|\s*[–—]\s*|\s*\((?=[^()]*\)\s*\.?$)")
"""What parts how it went from a figure: "Not achieved – 71%", "71% (not met)"."""


@lru_cache(maxsize=1024)
def with_outcome(text: str) -> tuple[str, str] | None:
    """How it went, and the figure behind or before it; None where one of the two is not said."""
    first, found, second = text.partition(mark[0]) if (mark := APART.search(text)) else (text, "", "")
    parts = (first.strip(), second.strip().removesuffix(".").removesuffix(")"))
    figures = [any(map(str.isdigit, part)) for part in parts]
    if not found or sum(figures) != 1:
        return None
    said, figure = parts if figures[1] else parts[::-1]
    return (said, figure) if outcome_of(said) else None
