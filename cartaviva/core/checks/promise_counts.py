"""Lines that count promises by how they went: "Compromissos não cumpridos", "Targets met: 5 of 8", in any language."""

from functools import lru_cache

from cartaviva.core.aggregation import EVALUATED
from cartaviva.core.compliance import Status
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.outcome_words import OUTCOME_WORDS, SaidOutcome

_PROMISES, _SHARE, _NUMBER, _ALL = "promises", "share", "number", "all"
_JUDGED, _APT, _NOT, _BESIDE, _ONE = "judged", "apt", "not", "beside", "one"
_MET, _PARTLY, _MISSED = SaidOutcome.MET, SaidOutcome.PARTLY, SaidOutcome.MISSED
_WORDS: dict[str, Wording] = {
    _PROMISES: {
        "": "compromís*, compromis*, engagements, commitments, promises, promesas, promeses, promesses, promesse, "
        "impegni, konpromiso*, indicadors, indicadores, indicateurs, indicators, indicatori, adierazle*, objectius, "
        "objetivos, obxectivos, objectifs, objectives, obiettivi, helburu*, estàndards, estándares, standards, targets",
    },
    _ONE: {"": "standard"},
    _SHARE: {
        "": "%, percentatge, porcentaje, porcentaxe, percentagem, pourcentage, percentuale, percentage, percent, "
        "share, rate, taxa, tasa, taux, tasso, ehuneko*",
    },
    _NUMBER: {"": "nombre, número, numero, number, n, nº, núm, kopuru*"},
    _ALL: {"": "total, totals, totales, totais, totali, totaux, guztira, all, assumits, asumidos, assumidos, made"},
    _JUDGED: {
        "": "avaliad*, avaliar, avaluat*, avaluad*, avaluar, evaluad*, evaluar, evaluated, assessed, measured, "
        "évalué*, mesuré*, mesurat*, medid*, valutat*, misurat*, ebaluatu*, ebaluatzeko",
    },
    _APT: {
        "": "aplicáve*, aplicable*, applicable*, applicabil*, aplicabe*, escaients, escauen, proceden, aplikagarri*"
    },
    _NOT: {"": "no, non, não, not, pas, sense, sin, sem, por, per, ez"},
    _BESIDE: {
        "": "no ano, no período, no exercício, no exercicio, no periodo, resum, resumen, resumo, summary, résumé, "
        "bilan, riepilogo, laburpena, de, del, dels, d, els, los, os, as, les, des, dei, degli, of, the, in, "
        "en, em, dans, nel, su, sobre, sur, que, qui, che, s, han, es, se, si, were, are, any, año, ano, year, année, "
        "anno, l, le, al, el, aquest, este, this, durant, durante, global, sur, over, out, da, do, dos, yet, "
        "la, carta, charter, charte, gutun*",
    },
    _MET: {
        "": OUTCOME_WORDS[_MET]["es"] + ", cumplen, compleixen, cumpren, cumprem, cumplieron, alcanzaron, compliren, "
        "cumpriron, acadaron, cumpriram, alcançaram, atingiram, bete dira, tenus, tenues, lograd*, betetako, lortutako",
        **{language: words for language, words in OUTCOME_WORDS[_MET].items() if language},
    },
    _PARTLY: OUTCOME_WORDS[_PARTLY],
    _MISSED: {
        "": OUTCOME_WORDS[_MISSED][""] + ", bete gabe, bete gabeko, lortu gabe, lortu gabeko, manqués, disattesi"
    },
}
_said = Lexicon(_WORDS)


@lru_cache(maxsize=4096)
def promises_counted(text: str) -> frozenset[Status] | None:
    """The statuses of the promises that a label says it counts, whatever figures stand in it; None where it says
    anything else as well, or counts nothing.
    """
    kinds = _kinds(text)
    denied = _NOT in kinds
    if kinds.count(_NOT) > 1 or not set(kinds) - {_PROMISES, _SHARE, _NOT}:
        return None
    if _PARTLY in kinds:
        return frozenset({Status.PARTLY_MET})
    if _MISSED in kinds or (denied and _MET in kinds):
        return None if denied and _MISSED in kinds else frozenset({Status.NOT_MET})
    if _MET in kinds:
        return frozenset({Status.MET})
    if _JUDGED in kinds:
        return frozenset({Status.NOT_EVALUATED}) if denied else EVALUATED
    if _APT in kinds:
        return frozenset({Status.NOT_APPLICABLE}) if denied else frozenset(Status) - {Status.NOT_APPLICABLE}
    return frozenset(Status) if _PROMISES in kinds and not denied else None


def outcome_of_promises(text: str) -> SaidOutcome | None:
    """What a title says of all promises below it: "Compromisos assolits"; None where it says nothing, or of several."""
    said = promises_counted(text)
    return _OUTCOMES.get(next(iter(said))) if said and len(said) == 1 else None


_OUTCOMES = {Status.MET: _MET, Status.PARTLY_MET: _PARTLY, Status.NOT_MET: _MISSED}


def counts_promises(text: str) -> bool:
    """Does a label count promises, and name them?"""
    return _PROMISES in _kinds(text) and promises_counted(text) is not None


def counts_those_met(text: str) -> bool:
    """Promises kept, Indicadores que cumplen, Standard rispettati: those that were met, and nothing else"""
    return set(_kinds(text)) in ({_PROMISES, _MET}, {_ONE, _MET})


def counts_all_promises(text: str) -> bool:
    """Compromisos, Number of indicators: all of them, however they went"""
    kinds = set(_kinds(text))
    return _PROMISES in kinds and kinds <= {_PROMISES, _NUMBER, _ALL}


def says_met(sentence: str, of_promises: bool = False) -> bool:
    """Does it say of anything that it was met, whatever its other words?"""
    named = {kind for kind, *_ in _said.all(words_of(sentence))}
    return _MET in named and not (of_promises and named.isdisjoint((_PROMISES, _ONE)))


def is_share(text: str) -> bool:
    """ "% of promises met" """
    return _SHARE in _kinds(text)


_MOST_LETTERS = 70
"""Of a label: what is longer is a sentence."""


@lru_cache(maxsize=4096)
def _kinds(text: str) -> tuple[str, ...]:
    """What the words of a label mean, where all are known."""
    spoken = [word for word in words_of(text) if not word.isdecimal()] if len(text) <= _MOST_LETTERS else []
    return tuple(kind for kind, *_ in _said.covering(spoken) if kind != _BESIDE)
