"""Which side of a bare figure is good: by what promise and indicator say of the figure, then by what is measured."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from cartaviva.core.language.aspects import Aspect, aspects_of
from cartaviva.core.language.comparing import CEILINGS, FLOORS, Comparator
from cartaviva.core.language.denial import denies
from cartaviva.core.language.figures import AND, Figure
from cartaviva.core.language.lexicon import language_of, words_of
from cartaviva.core.language.measures import Measure, measures, relative_words
from cartaviva.core.language.row_words import RATE_BEFORE, column_direction, counted_in
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.sides import better, directions, limits
from cartaviva.core.language.units import DURATIONS, Quantity, Unit, convert
from cartaviva.core.language.vocabulary import unwanted

# What the words say of the figure


def loose_comparator(indicator: Scan) -> Comparator | None:
    """Temps màxim d'espera: a word that compares without a figure."""
    kinds = set(indicator.loose) & {Comparator.AT_LEAST, Comparator.AT_MOST}
    return kinds.pop() if len(kinds) == 1 else None


def said_side(measured: str) -> Comparator | None:
    """The side that an indicator says is good: "the fewer the better"."""
    return better.means(measured) or _limited(measured)


_STRICT = {Comparator.AT_MOST: Comparator.LESS_THAN, Comparator.AT_LEAST: Comparator.MORE_THAN}


def column_side(direction: str, promised: Comparator | None) -> Comparator | None:
    """What a column of signs says, "no más de" or "menys de" as they would before a figure. "<", which may only say
    which side is good, is less than where the promise says the same ("below 40").
    """
    side, spoken = column_direction(direction), words_of(direction)
    whole = directions.find(spoken, 0) if len(spoken) > 1 else None
    if not direction or better.means(direction) or (whole and whole[1] == len(spoken)):  # max better
        return side
    figures = [figure for figure in scan(f"{direction} 1").figures if not figure.weak]
    said = figures[0].comparator if len(figures) == 1 else None
    if said not in CEILINGS | FLOORS:
        return side
    sure = side is None or len(spoken) > 1 or (promised is said and said is _STRICT.get(side))
    return said if sure else side


WITHIN = frozenset("within del de d dins dentro dans di the le il el al nel no do da par of barruan under over".split())
"""Within the maximum: the words say nothing about the figure then."""
ASIDE = re.compile(r"\(([^()\d]{3,40})\)|[,;:–—]\s*([^,;:–—()\d]{3,40})$|\s-\s([^-()\d]{3,40})$")


@lru_cache(maxsize=2048)
def _limited(measured: str) -> Comparator | None:
    """What stands aside of an indicator may say that its figure is a limit: "Mean wait (ceiling)", "…, maximum"."""
    for match in ASIDE.finditer(measured):
        spoken, language = words_of(next(filter(None, match.groups()))), language_of(measured)
        for side, first, _after in limits.all(spoken, language):
            if not first or spoken[first - 1] not in WITHIN:
                return side
    return None


def promised_comparator(value: Decimal, unit: Unit, *texts: Scan) -> Comparator | None:
    """How the promise, then the indicator, compares a figure of the same kind; the same figure first."""
    for text in texts:
        alike = [figure for figure in text.figures if figure.comparator and _alike(figure, unit)]
        same = [figure for figure in alike if _same_value(figure.quantity, value, unit)]
        others = (_counts_others, _is_day_of_month, _is_of_another_clause)
        near = [figure for figure in alike if not any(of_other(figure, text, texts[-1]) for of_other in others)]
        kinds = {figure.comparator for figure in same or near if not (figure.weak and unit not in DURATIONS)}
        if len(kinds) == 1:
            kind = kinds.pop()
            return kind if kind not in (Comparator.BETWEEN, Comparator.NONE_READABLE, Comparator.EXACTLY) else None
    return None


def _counts_others(figure: Figure, _text: Scan, measure: Scan) -> bool:
    """Towns of fewer than 1,000 inhabitants: another count than the one that is measured, whose noun would say so."""
    if figure.unit is not None or not figure.noun or not measure.words:
        return False
    return not any(word[:5] == figure.noun[:5] for word in measure.words)


DAY_BEFORE = frozenset("dia day jour giorno eguna egun".split())
MONTH = frozenset("mes month mois mese hilabete".split())
OF_MONTH = frozenset("de del d do du di of".split())


def _is_day_of_month(figure: Figure, text: Scan, _measure: Scan) -> bool:
    """Publish the list "até ao dia 10", "hasta el 10 de cada mes": until when, not how many."""
    before = text.words[figure.first - 1] if figure.first else ""
    after = text.words[figure.last + 1 : figure.last + 4]
    of_month = bool(after) and after[0] in OF_MONTH and not MONTH.isdisjoint(after)
    return figure.unit is None and (of_month or (before in DAY_BEFORE and not figure.noun))


def _is_of_another_clause(figure: Figure, text: Scan, measure: Scan) -> bool:
    """Update the list every month and keep complaints below 4.5: no more than that is said of updates of the list."""
    joints = [-1, *(at for at, word in enumerate(text.words) if word in AND), len(text.words)]
    first = max(at for at in joints if at < figure.first)
    clause = text.words[first + 1 : min(at for at in joints if at > figure.last)]
    measured, said, here = (_stems(words) for words in (measure.words, text.words, clause))
    return not measured & here and bool(measured & said)


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:5] for word in words if len(word) > 4)


def _alike(figure: Figure, unit: Unit) -> bool:
    own = figure.unit or Unit.COUNT
    if unit is Unit.SCORE:
        return own in (Unit.SCORE, Unit.COUNT) and figure.value <= 10
    if {own, unit} in ({Unit.DAYS, Unit.WORKING_DAYS}, {Unit.COUNT, Unit.RATIO}):
        return True
    return convert(Decimal(1), own, unit) is not None


def _same_value(quantity: Quantity, value: Decimal, unit: Unit) -> bool:
    converted = convert(quantity.value, quantity.unit, unit)
    return (quantity.value if converted is None else converted) == value


# What is measured


def good_side(quantity: Quantity, measured: str, commitment: str, language: str | None) -> Comparator | None:
    """Which side is good by what is measured; None where nothing tells: durations, and counts of what nobody wants."""
    unit = quantity.unit
    if unit in DURATIONS or (unit is Unit.OTHER and measures.means(measured) is Measure.TIME):
        return _side_of_time(measured, commitment) or _side_of_none(quantity, measured, language)
    costs = unit is Unit.CURRENCY and Measure.COST in counted_in(scan(measured, language))
    if not costs and not unwanted(measured, language):
        if quantity.value == 0:
            denied = denies(measured, language) or denies(commitment, language)
            return Comparator.AT_MOST if denied else None  # at least 0 would promise nothing
        doubtful = _is_doubtful(quantity, f"{measured} {commitment}") and not _does_it(quantity, measured, commitment)
        return None if doubtful else Comparator.AT_LEAST
    if unit is Unit.PERCENT and (quantity.value >= MOST_OF or _in_time(measured, language)):
        return Comparator.AT_LEAST
    if unit is Unit.PERCENT or quantity.value == 0 or Aspect.REDUCE in aspects_of(commitment):
        return Comparator.AT_MOST
    return None


MOST_OF = 80
"""Nobody promises so large a share of what nobody wants: it is the share that was dealt with."""
FEW = 10
"""Percent: so small a share is rarely promised as the least of something, and it may be more of what nobody wants."""


def _is_doubtful(quantity: Quantity, text: str) -> bool:
    """A small share of something that is not said to grow: nothing tells whether 3 % of it is much or little."""
    named = any(letter.isalpha() for letter in text)
    grows = relative_words.means(text) == "change" or Aspect.GIVEN in aspects_of(text)
    return named and quantity.unit is Unit.PERCENT and quantity.value < FEW and not grows


def _does_it(quantity: Quantity, measured: str, commitment: str) -> bool:
    """Renew 5 % of the stock, counted as what was renewed: the promise is to do that much."""
    promise = scan(commitment)
    verb = promise.words[0] if promise.words else ""
    near = any(figure.value == quantity.value and figure.first <= 2 for figure in promise.figures)
    return near and len(verb) > 4 and any(word[:5] == verb[:5] for word in words_of(measured))


def _in_time(measured: str, language: str | None) -> bool:
    """Denuncias inspeccionadas en 24 horas: what is done about the unwanted within a time is wanted."""
    figures = scan(measured, language).figures
    return any(figure.unit in DURATIONS and figure.comparator in CEILINGS for figure in figures)


# Time

_SIDES: Mapping[Aspect, Comparator] = {
    Aspect.REDUCE: Comparator.AT_MOST,
    Aspect.ADVANCE: Comparator.AT_LEAST,
    Aspect.WAIT: Comparator.AT_MOST,
}
"""What decides, in this order, whatever else is said; then what is said first."""


def _side_of_time(measured: str, commitment: str) -> Comparator | None:
    """What is measured decides, then the promise; but a promise to give something does not say for how long."""
    if _are_days_with(measured):
        return Comparator.AT_LEAST
    for text in (measured, commitment):
        said = aspects_of(text)
        decisive = next((side for aspect, side in _SIDES.items() if aspect in said), None)
        if decisive or (said and said[0] is not Aspect.GIVEN):
            return decisive or Comparator.AT_MOST
        if said and text is measured:
            return Comparator.AT_LEAST
    return Comparator.AT_LEAST if _are_hours_of_work(measured) else None


def is_reduced(*texts: str) -> bool:
    """Do they say that there is to be less of something?"""
    return any(Aspect.REDUCE in aspects_of(text) for text in texts)


HOURS = frozenset({"hores", "horas", "hours", "heures", "ore"})
DAYS = frozenset("dies dias days jours giorni".split())
WITH = frozenset("amb con com with avec".split())
ON_WHICH = (("en", "que"), ("en", "los"), ("on", "which"), ("in", "cui"))
NUMBER_OF = frozenset("nombre numero number num n total totale".split())
BASQUE_HOURS = frozenset({"orduak", "orduen"})
OF = frozenset({"de", "d", "of", "di"})
BY_PERIOD = tuple(
    "setmanal semanal semanai hebdomad settiman weekly diari daily diarie mensual mensil monthly anual".split()
)
EACH = (*BY_PERIOD, *"setman seman semain week dia jour giorn day mes mois month any ano year person alumn".split())
"""By the week, or for each person: what is given, where nothing says that it is waited for."""


def _are_hours_of_work(measured: str) -> bool:
    """Horas de patrulla, total d'hores de formació, zaintza-orduak: what is given, unless nobody wants it."""
    spoken = _counted(measured)
    begins = len(spoken) > 2 and spoken[0] in HOURS and spoken[1] in OF
    if len(spoken) > 1 and spoken[0] in HOURS:
        last = next((word for word in spoken[1:] if word not in RATE_BEFORE), "")
        begins = begins or last.startswith(BY_PERIOD if spoken[1] == last else EACH)
    basque = len(spoken) > 1 and (spoken[-1] in BASQUE_HOURS or spoken[-2:] == ("ordu", "kopurua"))
    return (begins or basque) and not unwanted(measured)


def _side_of_none(quantity: Quantity, measured: str, language: str | None) -> Comparator | None:
    """0 days of unplanned closure, 0 hours without water"""
    none = quantity.value == 0 and (unwanted(measured, language) or denies(measured, language))
    return Comparator.AT_MOST if none else None


def _are_days_with(measured: str) -> bool:
    """Número de dias com recolha efetuada: days on which something was done, unless nobody wants it."""
    spoken = _counted(measured)
    begins = len(spoken) > 2 and spoken[0] in DAYS and (spoken[1] in WITH or spoken[1:3] in ON_WHICH)
    return begins and not unwanted(measured)


def _counted(measured: str) -> tuple[str, ...]:
    """The words without "number of" before them."""
    spoken = words_of(measured)
    while len(spoken) > 2 and (spoken[0] in NUMBER_OF or spoken[0] in OF):
        spoken = spoken[1:]
    return spoken
