"""What the other cells of a row say about a bare figure: its unit and its scale, and what a column of sides says."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.figures import WORKING, Figure
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.measures import Measure, measures
from cartaviva.core.language.patterns import later
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.sides import better, directions
from cartaviva.core.language.units import BASQUE_UNITS, CALENDAR, DURATIONS, Unit, unelided, unit_words
from cartaviva.core.language.vocabulary import unwanted

PLURALS = frozenset(
    "dies dias days jours giorni hores horas hours heures ore minuts minutos minutes minuti segons segundos seconds "
    "secondes secondi setmanes semanas weeks semaines settimane mesos meses months mois mesi euros workdays".split()
)
RATE_BEFORE = frozenset("per por par a al ao ala alla pro la cada each every chaque ogni".split())
UNTIL = frozenset(
    "to until fins hasta ata ate between from entre taken elapsed jusqu fino transcorreguts transcurridos".split()
)
CLOSING = frozenset("( , ; : ) .".split())
"""What ends "time in days", besides the end of the text."""
MEAN_WORDS = frozenset(
    "nombre numero number de d mitja mitjana mitjans medio media medios average mean moyen moyenne medio batez "
    "besteko mig of the in en em total quantitat cantidad quantite kopurua dels nª ª n nr nre num".split()
)


@lru_cache(maxsize=2048)
def row_unit(
    figure: Figure, commitment: str, indicator: str, column: str, language: str | None
) -> tuple[Unit, Decimal | None]:
    """The unit and the scale of a target's bare figure: from a column of units, the indicator, and the promise, in
    this order.
    """
    promise, measure = scan(commitment, language), scan(indicator or commitment, language)
    scale = measure.scale or promise.scale or _scale_in(measure) or _scale_in(promise)
    unit = (
        (unit_named(column, figure.value) if column else None)
        or _unit_in_brackets(indicator)
        or _measured_in(measure, figure.value, scale)
        or _promised_in(figure.value, promise, indicator or _as_measure(commitment))
        or Unit.COUNT
    )
    if unit is Unit.PERCENT and not column:
        unit = _promised_otherwise(figure.value, promise) or unit
    return unit, scale if unit is Unit.SCORE else None


def _scale_in(text: Scan) -> Decimal | None:
    return next((figure.scale for figure in text.figures if figure.scale), None)


BY_THE = later(r"[^\W\d_]\.?\s*/|\bper\s", re.IGNORECASE)
"""Ml/day, litres per day"""


def unit_named(column: str, value: Decimal) -> Unit | None:
    """The unit that a column of units names: "%", "dies hàbils", "Nombre"; what is counted by the day is no days."""
    spoken = words_of(unelided(column))
    for at in range(len(spoken)):
        found = unit_words.find(spoken, at)
        if found and at and found[0] in DURATIONS and BY_THE.search(column):
            return Unit.OTHER
        if found:
            return _resolved(found[0], spoken)
    measure = measures.means(column)
    return _unit_of(measure, value, None) if measure else None


def _resolved(unit: Unit | str, spoken: tuple[str, ...]) -> Unit:
    if not isinstance(unit, Unit):
        return Unit.SCORE if unit == "points" else Unit.COUNT
    return Unit.WORKING_DAYS if unit is Unit.DAYS and any(word.startswith(WORKING) for word in spoken) else unit


_UNITS: Mapping[Measure, Unit] = {
    Measure.PERCENT: Unit.PERCENT,
    Measure.SHARE: Unit.PERCENT,
    Measure.SCORE: Unit.SCORE,
    Measure.NUMBER: Unit.COUNT,
    Measure.RATIO: Unit.RATIO,
    Measure.MONEY: Unit.CURRENCY,
    Measure.COST: Unit.CURRENCY,
}


def _unit_of(measure: Measure, value: Decimal, scale: Decimal | None) -> Unit | None:
    if measure is Measure.SATISFACTION:
        return Unit.PERCENT if value > (scale or 10) else Unit.SCORE
    return _UNITS.get(measure)


def _units_in(spoken: Sequence[str]) -> list[Unit | str]:
    return [found[0] for at in range(len(spoken)) if (found := unit_words.find(spoken, at))]


def _unit_in_brackets(indicator: str) -> Unit | None:
    """Temps mitjà (dies hàbils)"""
    text = unelided(indicator)
    while "(" in text:
        text = text.partition("(")[2]
        spoken = words_of(text.partition(")")[0])
        units = _units_in(spoken) if len(spoken) <= 5 else []
        plain = len(set(spoken) - MEAN_WORDS) <= 2 and not any(map(str.isdigit, spoken))
        if units and units[0] not in ("years", "points") and plain:
            return _resolved(units[0], spoken)
    return None


def counted_in(text: Scan) -> list[Measure]:
    """What `text` says that it counts in; figures that stand in it with their own units do not tell."""
    inside = text.inside
    found = [(meaning, at) for meaning, at, _ in measures.all(text.words, text.language) if at not in inside]
    return [
        meaning for meaning, at in found if meaning is not Measure.TIME or not _about(text.words[:at], text.language)
    ]


OUT_OF = frozenset("fora fuera hors fuori out kanpo".split())


def _about(before: tuple[str, ...], language: str | None) -> bool:
    """Complaints about waiting times are no time, nor is what came out of time: "contestades fora de termini"."""
    return bool(before) and (not OUT_OF.isdisjoint(before[-2:]) or unwanted(" ".join(before), language))


def measures_time(indicator: str, language: str | None = None) -> bool:
    """Temps mitjà, average response time; not what may be a length of anything"""
    measure = scan(indicator, language)
    return Measure.TIME in counted_in(measure) and "length" not in measure.words


def measured_in_percent(indicator: str) -> bool:
    """Is the indicator a percentage, whatever its target says?"""
    said = counted_in(scan(indicator))
    return Measure.SHARE in said or (Measure.PERCENT in said and said[0] is not Measure.NUMBER)


OPINIONS = frozenset({Measure.SCORE, Measure.SATISFACTION})
"""A rate of satisfaction out of 5 is no percentage."""


def says_mark(indicator: str, language: str | None = None) -> bool:
    """Is a mark measured, of which no share of cases is told?"""
    measure = scan(indicator, language)
    return bool(OPINIONS.intersection(counted_in(measure)) or measure.scale) and not measured_in_percent(indicator)


def _measured_in(measure: Scan, value: Decimal, scale: Decimal | None) -> Unit | None:
    """What the indicator itself counts in, if it says so."""
    said = counted_in(measure)
    if Measure.SHARE in said:
        return Unit.PERCENT
    if said and said[0] is Measure.NUMBER and not (scale and said[-1] is Measure.SCORE):
        return _counted(measure) or Unit.COUNT
    if scale and value <= scale and (opinions := [kind for kind in said if kind in OPINIONS]):
        said = opinions
    if Measure.PERCENT in said:
        return Unit.PERCENT
    counted = _counted(measure)
    if counted or Measure.TIME in said:
        return counted
    units = (_unit_of(kind, value, scale) for kind in said if kind is not Measure.NUMBER)
    return next(filter(None, units), Unit.SCORE if scale else None)


def _promised_otherwise(value: Decimal, promise: Scan) -> Unit | None:
    """The indicator is a percentage and the promise says this very figure in days, or of things: 30 is no percentage
    then.
    """
    told = [figure for figure in promise.figures if figure.unit or figure.noun]
    same = {figure.unit or Unit.COUNT for figure in told if figure.value == value and not figure.whole}
    return same.pop() if len(same) == 1 and same <= DURATIONS | {Unit.COUNT} else None


def _counted(measure: Scan) -> Unit | None:
    """Hores d'obertura, Mitjana de dies hàbils, irekiera-orduak: a unit in the plural, near the beginning or after
    "in".
    """
    spoken, inside = measure.words, measure.inside
    for at, word in enumerate(spoken):
        basque = (word in BASQUE_UNITS and not word.endswith("ko")) or word.startswith("lanegun")  # eguneko: daily
        if not (word in PLURALS or basque) or at in inside or (at and spoken[at - 1] in RATE_BEFORE):
            continue
        leading = all(before in MEAN_WORDS or before.startswith(WORKING) for before in spoken[:at])
        ends = at == len(spoken) - 1 or spoken[at + 1] in CLOSING
        named = at > 0 and spoken[at - 1] in ("en", "in", "em") and ends
        until = at + 1 < len(spoken) and spoken[at + 1] in UNTIL
        rate = at == 1 and measure.language == "en" and spoken[2:3] == ("per",)  # opening hours per week
        if leading or named or basque or until or rate:
            found = unit_words.find(spoken, at)
            return _resolved(found[0], spoken[max(0, at - 1) : at + 3]) if found else None
    return None


def _promised_in(value: Decimal, promise: Scan, indicator: str) -> Unit | None:
    """The unit of the same figure in the promise, or for a time the only duration that it speaks of."""
    same = [figure.unit for figure in promise.figures if figure.value == value and figure.unit and not figure.whole]
    if same:
        return same[0]
    durations = {figure.unit for figure in promise.figures if figure.unit in DURATIONS}
    if Measure.TIME in counted_in(scan(indicator)):
        return durations.pop() if len(durations) == 1 else Unit.OTHER
    return None


def _as_measure(commitment: str) -> str:
    """A promise that begins with the time that is measured, "Tiempo medio de espera"; nothing of any other."""
    spoken = words_of(commitment)
    first = measures.find(spoken, 0) if spoken else None
    return commitment if first and first[0] is Measure.TIME else ""


def promises_working_days(commitment: str) -> bool:
    """Within 10 working days; but every working day is when something is open."""
    return any(figure.unit is Unit.WORKING_DAYS for figure in scan(commitment).figures)


def says_working_days(*texts: str) -> bool:
    """dies hàbils, business days … somewhere in the texts, the first text that speaks of days deciding"""
    for text in texts:
        spoken = words_of(text)
        if Unit.WORKING_DAYS in _units_in(spoken):
            return True
        if any(word.startswith(CALENDAR) for word in spoken):
            return False
    return False


def column_direction(direction: str) -> Comparator | None:
    """What a column of directions says; NONE_READABLE where it says that neither side is good."""
    if not direction.strip():
        return None
    if said := better.means(direction):  # "Cuanto más bajo, mejor" is not "más"
        return said
    spoken = words_of(direction) or tuple(direction.lower().split())
    for at in range(len(spoken)):
        if found := directions.find(spoken, at):
            return found[0] or Comparator.NONE_READABLE
    return None


BETWEEN = frozenset((word,) for word in "entre between tra fra artean".split())


def says_between(direction: str) -> bool:
    """Does a column of signs say that two bounds are meant ("entre", "rang"), or that neither side is good?"""
    return words_of(direction) in BETWEEN or column_direction(direction) is Comparator.NONE_READABLE


TO = frozenset("a al als aux au ao aos ai agli alle en in at nos nas aos".split())
ARTICLES = frozenset("les las los els the le la as os i gli".split())


def is_measured(noun: str, measured: Sequence[str]) -> bool:
    """Is a noun what these words measure, whatever its ending? Meetings are by "public meetings held", and not by
    "people who came to the meetings".
    """
    at = next((at for at, word in enumerate(measured) if word[:5] == noun[:5]), None)
    if at is None:
        return False
    before = [word for word in measured[:at] if word not in ARTICLES]
    return len(before) < 2 or before[-1] not in TO
