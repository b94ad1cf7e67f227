"""Words that say outright whether a target was met: "Assolit", "Incumplido", "Partly met", "✓"; in eight languages.

Of what may mean something else, nothing is told: lights (within which tolerance?), "above" (of a ceiling?), "en curs".
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.noted import ENDS_IN_MARK
from cartaviva.core.language.options import marked_option
from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.target import NO, YES


class SaidOutcome(StrEnum):
    MET = "met"
    BEYOND = "beyond"
    """Superat: met, or a limit that was passed."""
    PARTLY = "partly"
    MISSED = "missed"


_NOT, BESIDE = "not", "beside"
_IN_FULL = "ok, total, totalment, totalmente, plenament, plenamente, complet, completa, completo"
OUTCOME_WORDS: Mapping[str, Wording] = {
    SaidOutcome.MET: {
        "": f"{_IN_FULL}, {', '.join(YES)}",
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
    SaidOutcome.BEYOND: {
        "": "superat, superada, superado, superato, gaindituta, gainditua, exceeded, surpassed, dépassé, dépassée, "
        "ultrapassado, superou, superó, ultrapassou",
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
MOST_LETTERS = 40
DONE = {"done": SaidOutcome.MET, "undone": SaidOutcome.MISSED}
"""What the words and signs of results say of a target (`result_words.SAID`)."""
_said = Lexicon(OUTCOME_WORDS)


@lru_cache(maxsize=1024)
def outcome_of(text: str) -> SaidOutcome | None:
    """What a short text, or the marked one of its boxes, says of its target; None where it says both or neither."""
    marked = marked_option(text)
    text = text if marked is None else marked
    spoken = words_of(text) if len(text) <= MOST_LETTERS else ()
    found = _said.covering(spoken)
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


_APART = later(
    r"\s*[:;\n]\s*|\.\s+|,\s+|\s+[–—-]\s+|\s*[–—]\s*|\s*\((?=[^()]*\)\s*\.?$)"
    r"|(?P<close>(?<=[^\W\d_]),(?=\d)|(?<=[^\W\d_])\s+(?=[\d.,]+\s*%?$)|(?<=%)\s+(?=[^\W\d_][^\d.,:;()–—-]+$))"
)
"""What parts how it went from what came out: "Not achieved – 71%", "71% (not met)", "No assolit 71 %"."""


@lru_cache(maxsize=1024)
def with_outcome(text: str) -> tuple[str, str] | None:
    """How it went, and what came out, behind or before it: "Target met. Open 99 % of the time"; None where one of the
    two is not said. "Not met 3 times" says how often, and "No assolit (3)" may have the mark of a note.
    """
    apart = _APART.search(text)
    if apart is None or ENDS_IN_MARK.search(text):
        return None
    parts = (text[: apart.start()].strip(), text[apart.end() :].strip().removesuffix(".").removesuffix(")"))
    figures = [any(map(str.isdigit, part)) for part in parts]
    said, figure = parts if figures[1] else parts[::-1]
    told = sum(figures) == 1 and outcome_of(said) and (not apart["close"] or _names_success(said))
    return (said, figure) if told else None


def said_beside(text: str) -> str:
    """The words that say of the figure beside them that it is not what was promised, or in part: "Not achieved: 3.6";
    "" where there are none. "Achieved 97 %" says what was reached, and "Partial: 97 %" may be of a part of the year.
    """
    said, _ = with_outcome(text) or ("", text)
    return said if outcome_of(said) in (SaidOutcome.PARTLY, SaidOutcome.MISSED) and _names_success(said) else ""


def outcome_of_cell(text: str) -> SaidOutcome | None:
    """What a cell of a column of statuses says, which may have the figure beside, or the mark of a note: "Achieved:
    97 %", "Assolit (1)".
    """
    said, _ = with_outcome(text) or ("", "")
    return outcome_of(text) or outcome_of(said if _names_success(said) else ENDS_IN_MARK.sub("", text))


def _names_success(text: str) -> bool:
    """Not achieved, partly met; but "almost", "missed", "not" and "total" may be about the figure."""
    spoken = words_of(text)
    met = (spoken[first] for kind, first, _ in _said.all(spoken) if kind == SaidOutcome.MET)
    return any(word not in YES and word not in _IN_FULL.split(", ") for word in met)
