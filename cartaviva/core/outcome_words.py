"""Words that say outright whether a target was met: "Assolit", "Incumplido", "Partly met", "✓"; in eight languages.

Of what may mean something else, nothing is told: lights (within which tolerance?), "above" (of a ceiling?), "en curs".
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from cartaviva.core.comparing import Comparator
from cartaviva.core.compliance import MISSED, Status
from cartaviva.core.lexicon import Lexicon, Wording, words_of
from cartaviva.core.result_words import whole_meaning
from cartaviva.core.target import NO, YES


class SaidOutcome(StrEnum):
    MET = "met"
    BEYOND = "beyond"
    """Superat: met, or a limit that was passed."""
    PARTLY = "partly"
    MISSED = "missed"


_NOT, BESIDE = "not", "beside"
OUTCOME_WORDS: Mapping[str, Wording] = {
    SaidOutcome.MET: {
        "": "ok, total, totalment, totalmente, plenament, plenamente, complet, completa, completo, " + ", ".join(YES),
        "ca": "assolit*, assolid*, complert*, complit, complits, complid*, compleix, es compleix, acomplert*, "
        "aconseguit*, aconseguid*, ple, complim",
        "es": "cumplid*, cumple, se cumple, alcanzad*, conseguid*, logrado, lograda, pleno, cumplimos",
        "gl": "cumprid*, cumpre, cúmprese, acadad*, alcanzad*, conseguid*, logrado, cumprimos",
        "eu": "beteta, betea, bete da, betetzen da, lortuta, lortua, lortu da, erabat, osoa, bete dugu, "
        "dugu bete, lortu dugu, dugu lortu",
        "en": "met, achieved, attained, reached, fulfilled, kept, passed, fully, full, compliant",
        "fr": "atteint*, tenu, tenue, respecté*, rempli, remplie, conforme, conformes, totale, pleinement",
        "it": "raggiunt*, rispettat*, conseguit*, mantenut*, conforme, conformi, totale, pienamente",
        "pt": "atingid*, alcançad*, conforme, conformes, cumprimos, atingimos",
    },
    SaidOutcome.BEYOND: {
        "": "superat, superada, superado, superato, gaindituta, gainditua, exceeded, surpassed, dépassé, dépassée, "
        "ultrapassado",
    },
    SaidOutcome.PARTLY: {
        "": "parcial, parcialment, parcialmente, en part, en parte, partzial*, zati batean, neurri batean, partly, "
        "partially, partial, in part, partiel*, en partie, parzial*, in parte, em parte, quasi, gairebé, casi, case, "
        "ia, almost, nearly, presque, quase",
    },
    SaidOutcome.MISSED: {
        "": "ko, incomplert*, incomplid*, incompleix, incompl*, incumplid*, incumple, incumprid*, missed, failed, "
        "fail, unmet, broken, manqué, manquée, disatteso, disattesa, bete gabe, lortu gabe",
    },
    _NOT: {"": "not, pas, sin, " + ", ".join(NO)},
    BESIDE: {
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
DONE = {"done": SaidOutcome.MET, "undone": SaidOutcome.MISSED}
"""What the words and signs of results say of a target (`result_words.SAID`)."""


@cache
def _said() -> Lexicon[str]:
    return Lexicon(OUTCOME_WORDS)


@lru_cache(maxsize=1024)
def outcome_of(text: str) -> SaidOutcome | None:
    """What a short text says of its target; None where it says something else, or both sides."""
    spoken = words_of(text) if len(text) <= LONGEST else ()
    found = _said().covering(spoken)
    if not found:
        return _ticked(text.strip())
    said = [kind for kind, *_ in found if kind != BESIDE]
    kinds = set(said) - {_NOT}
    if SaidOutcome.PARTLY in kinds:
        return SaidOutcome.PARTLY
    if _NOT in said:
        return SaidOutcome.MISSED if said[0] == _NOT and said.count(_NOT) == 1 and kinds <= {SaidOutcome.MET} else None
    return SaidOutcome(kinds.pop()) if len(kinds) == 1 else None


def _ticked(text: str) -> SaidOutcome | None:
    """A tick or a cross, whatever words it stands before; a letter for yes or no."""
    said = {"y": "done", "n": "undone"}.get(text.lower()) or (None if text[:1].isalnum() else whole_meaning(text[:1]))
    return DONE.get(said or "")


def belies(status: Status, comparator: Comparator, said: SaidOutcome | None) -> bool:
    """Do the figures give the lie to what is said? What is beyond a limit is missed, and so it is no contradiction."""
    if status is Status.MET:
        return said in (SaidOutcome.PARTLY, SaidOutcome.MISSED)
    if status not in MISSED:
        return False
    return said is SaidOutcome.MET or (
        said is SaidOutcome.BEYOND and comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
    )
