"""Remarks that say whether a promise was kept, in the three languages of the desk.

Only what is said outright counts: a short sentence, or one that names the target, and no doubt anywhere in the text.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.compliance import MISSED, Status
from cartaviva.core.findings import Finding
from cartaviva.core.language.lexicon import Lexicon, Wording, fold, words_of

SHORT, REST = 6, 2
"""Words of a sentence that can hardly say anything else; words after what was done that can hardly qualify it."""

_SAID: Mapping[str, Wording] = {
    "met": {
        "ca": "complert, complerta, complerts, complertes, acomplert, acomplerta, assolit, assolida, assolits, "
        "assolides, hem complert, s ha complert, s ha assolit",
        "es": "cumplido, cumplida, cumplidos, cumplidas, alcanzado, alcanzada, conseguido, conseguida, se cumplió, "
        "se cumple, se alcanzó, se ha cumplido, se ha alcanzado",
        "en": "met, achieved, fulfilled, reached, target met, was met",
    },
    "done": {
        "ca": "s ha fet, s ha realitzat, s han fet, s han realitzat, s ha dut a terme, s ha pogut fer, s ha pogut "
        "realitzar, s ha pogut dur a terme, s ha celebrat, es va fer, es van fer, es va dur a terme, es va poder fer, "
        "ha estat possible",
        "es": "se ha hecho, se ha realizado, se han hecho, se han realizado, se hizo, se hicieron, se realizó, se ha "
        "llevado a cabo, se ha podido hacer, se ha podido realizar, se pudo hacer, se ha celebrado, "
        "se ha podido llevar a cabo, fue posible, ha sido posible",
        "en": "done, carried out, was held, took place, take place, could be done, was possible",
    },
    "not": {
        "": "no, not, never, mai, nunca, ni, without, sense, sin, tampoc, tampoco, cap, ningun, ninguna, ningu, nadie",
        "en": "n t, didn t, wasn t, neither, none, nobody, missed, failed",
    },
    "target": {
        "ca": "objectiu, objectius, compromís, compromisos, valor compromès, previsió, fita, indicador",
        "es": "objetivo, objetivos, compromiso, compromisos, valor comprometido, previsión, meta, indicador",
        "en": "target, targets, commitment, commitments, goal, promise, standard",
    },
    "unsure": {
        "ca": "però, excepte, tret, llevat, menys, quasi, gairebé, parcialment, en part, si, encara, tot i, malgrat, "
        "només, fins, després, abans, quan, excepció, alguns, algunes, algun, alguna, primer, segon, tercer, quart, "
        "trimestre, semestre, seran, serà, complirà, compliria, si bé, altres, resta, tot i que, tots els",
        "es": "pero, excepto, salvo, menos, casi, parcialmente, en parte, si, aún, aunque, a pesar, solo, sólo, hasta, "
        "después, antes, cuando, excepción, algunos, algunas, alguno, alguna, primer, segundo, tercer, cuarto, "
        "trimestre, semestre, será, serán, cumplirá, si bien, otros, otras, resto, todos los",
        "en": "but, except, save, almost, nearly, partly, partially, in part, if, although, though, despite, only, "
        "until, after, before, when, some, first, second, third, fourth, quarter, will be, would, however, others, "
        "rest, yet, all of, every, fully",
        "": "%, any, complaint*, queix*, quej*, reclamaci*, incid*",
    },
}
"""What is said of a promise, and what makes it doubtful that it was said of the whole of it."""
_said = Lexicon(_SAID)


class Claim(NamedTuple):
    """`kept`: whether the remarks say that the promise was kept. `words`: the sentence that says so."""

    kept: bool
    words: str


@lru_cache(maxsize=1024)
def claim_of(remarks: str) -> Claim | None:
    """What remarks say outright about the whole promise; None where they say nothing, both, or with reservations."""
    claims = [claim for sentence in _sentences(remarks) if (claim := _claimed(sentence))]
    if len({claim.kept for claim in claims}) != 1:
        return None
    unsure = any(kind == "unsure" for kind, *_ in _said.all(words_of(remarks)))
    return None if unsure else claims[0]


def contradicted(remarks: str, status: Status) -> Finding | None:
    """remarks-say-met, remarks-say-missed: what remarks say outright of a promise, and its figures do not"""
    claim = claim_of(remarks)
    if claim is None or status not in (MISSED if claim.kept else {Status.MET}):
        return None
    return Finding("remarks-say-met" if claim.kept else "remarks-say-missed", column="remarks", stated=claim.words)


def _claimed(sentence: str) -> Claim | None:
    """That something was not done is a miss; that it was done does not say that it was enough."""
    spoken = words_of(sentence)
    found = _said.all(spoken)
    kinds = {kind for kind, *_ in found}
    said = [
        (kind, first)
        for kind, first, after in found
        if (kind == "met" and ("target" in kinds or len(spoken) <= SHORT))
        or (kind == "done" and len(spoken) - after <= REST)
    ]
    if not said or any(word.isdigit() for word in spoken):
        return None
    denials = [first for kind, first, _ in found if kind == "not"]
    if denials:
        denied = len(denials) == 1 and 0 < said[0][1] - denials[0] < 4
        return Claim(False, sentence.strip()) if denied else None
    return Claim(True, sentence.strip()) if any(kind == "met" for kind, _ in said) else None


def _sentences(text: str) -> list[str]:
    """The sentences as they were written."""
    ends = [at for at, char in enumerate(fold(text)) if char in ".;!\n"]
    return [text[first:last] for first, last in zip([0, *(at + 1 for at in ends)], [*ends, len(text)], strict=True)]
