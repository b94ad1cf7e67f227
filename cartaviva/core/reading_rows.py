"""A stated row with its target and its result; where a spreadsheet shows them rounded, with what it holds."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from cartaviva.core.compliance import assess
from cartaviva.core.lexicon import words_of
from cartaviva.core.numerals import parse_number
from cartaviva.core.physical_units import in_unit_of
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import parse_quantity
from cartaviva.core.report import ReportRow, StatedRow
from cartaviva.core.result import NoResult, Reading, Reason, Result, parse_result
from cartaviva.core.result_words import whole_meaning
from cartaviva.core.target import Target, parse_target
from cartaviva.core.vocabulary import says_no_need

EXACT = {"target": "exact_target", "result": "exact_result"}
"""Column → the hint of a row with all the decimals of its figure, where its text has fewer."""
_FIGURE = re.compile(r"-?\d{1,20}(\.\d{1,20})?")
_FINEST = -9
"""The exponent of the smallest decimal that texts show."""


def read_row(stated: StatedRow, language: str, policy: Policy) -> ReportRow:
    """A stated row with its target, result and assessment. What cannot be read has no figures."""
    target, _ = target_of_row(stated, language)
    result, problem = result_of_row(stated, target, language)
    return ReportRow(stated, target, result, assess(target, None if problem else result, policy))


def target_of_row(stated: StatedRow, language: str) -> tuple[Target, str | None]:
    """The target of a row, with the code of a finding where it cannot be read."""
    target, problem = parse_target(
        stated.text("target"),
        commitment=stated.text("commitment"),
        indicator=stated.text("indicator"),
        direction=stated.hints.get("direction", ""),
        unit=stated.hints.get("unit", ""),
        language=language,
    )
    said = stated.hints.get("threshold")
    threshold = parse_quantity(said, language) if said and target.value is not None else None
    if threshold is not None:
        target = replace(target, threshold=threshold.value)
    return replace(target, value=_held(stated, "target", target.value)), problem


def result_of_row(stated: StatedRow, target: Target, language: str) -> Reading:
    """The result of a row, with the code of a finding where it is missing or cannot be read."""
    result, problem = parse_result(stated.text("result"), target, indicator=stated.text("indicator"), language=language)
    if problem and _is_none(stated) and (says_no_need(stated.text("remarks")) or _none_came(stated)):
        return NoResult(Reason.NO_DEMAND), None
    if isinstance(result, Result) and {"numerator", "denominator"} <= stated.hints.keys():
        parts = [parse_number(stated.hints[part], language) for part in ("numerator", "denominator")]
        if None not in parts:
            result = replace(result, numerator=parts[0], denominator=parts[1])
    if isinstance(result, Result):
        return in_unit_of(replace(result, value=_held(stated, "result", result.value)), stated, target)
    return result, problem


DENIALS = frozenset(
    "no not none without nobody ningu cap sense sin ningun ninguna nadie sen ningunha sem nenhum nenhuma sans aucun "
    "aucune pas personne nessun nessuno nessuna senza non ez gabe zero".split()
)


def _is_none(stated: StatedRow) -> bool:
    """Not applicable, or none of what is measured ("No appeals" of the appeals heard), as a result."""
    spoken = words_of(stated.text("result"))
    if whole_meaning(stated.text("result")) in ("inapplicable", "none"):
        return True
    measured = {word[:4] for word in words_of(stated.text("indicator")) if len(word) > 3}
    named = any(len(word) > 3 and word[:4] in measured for word in spoken)
    return named and len(spoken) <= 6 and not DENIALS.isdisjoint(spoken) and not any(map(str.isdigit, spoken))


BROUGHT = tuple(
    "appeal complaint claim recurs recours ricors queix quej reclam plainte allega alega sugger suger suxer denunci "
    "helegite kexa".split()
)
"""What others bring, and no service can make: beginnings of words."""
CAME = tuple(
    "lodged filed received submitted presentat presentad presento interpos interpuest rebut recibid recebid apresentad "
    "depos ricevut aurkeztu jaso".split()
)
RECEIVED = frozenset("recu recue recus recues".split())
"""The same in French, where an appeal is a "recours"."""


def _none_came(stated: StatedRow) -> bool:
    """Do remarks say of what the result names that none was lodged: "No appeals", "No appeals were lodged"?"""
    named = {word[:4] for word in words_of(stated.text("result")) if word.startswith(BROUGHT)}
    for sentence in re.split(r"[.;\n]", stated.text("remarks")):
        spoken = words_of(sentence)
        denied = next((at for at, word in enumerate(spoken) if word in DENIALS), len(spoken))
        came = any(word.startswith(CAME) or word in RECEIVED for word in spoken)
        if came and not named.isdisjoint(word[:4] for word in spoken[denied + 1 : denied + 7]):
            return True
    return False


def _held(stated: StatedRow, key: str, shown: Decimal | None) -> Decimal | None:
    """What the sheet holds, if `shown` is that figure rounded; else `shown`."""
    said = stated.hints.get(EXACT[key], "")
    if shown is None or not _FIGURE.fullmatch(said):
        return shown
    held, places = Decimal(said), shown.as_tuple().exponent
    fine = isinstance(places, int) and _FINEST <= places <= 0
    return held if fine and held.quantize(shown, ROUND_HALF_UP) == shown else shown
