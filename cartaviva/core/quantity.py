"""Figures with a unit, read from short texts and written for people in their language."""

from collections.abc import Mapping
from decimal import Decimal

from cartaviva.core.language.numerals import NO_BREAK_SPACE, format_number
from cartaviva.core.language.scan import scan
from cartaviva.core.language.units import DURATIONS, Quantity, Unit


def parse_quantity(text: str, language: str | None = None, *, bare: Unit = Unit.COUNT) -> Quantity | None:
    """The one quantity in a short text, or None where there is none, more than one, a range, or one that cannot be
    read.

    `bare` is the unit of a number without a unit. A share ("49 of 65 targets") is a RATIO of its two numbers.
    """
    read = scan(text, language)
    figures = read.numbers
    if read.bad or read.dated or len(figures) != 1 or figures[0].upper is not None or figures[0].clock:
        return None
    if figures[0].whole == 0:
        return None
    quantity = figures[0].quantity
    return quantity if figures[0].unit else Quantity(quantity.value, bare, read.scale)


_NAMED = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS)
_SINGULAR_PLURAL: Mapping[str, str] = {
    "ca": "segon/segons, minut/minuts, hora/hores, dia/dies, dia hàbil/dies hàbils, setmana/setmanes, mes/mesos",
    "es": "segundo/segundos, minuto/minutos, hora/horas, día/días, día hábil/días hábiles, semana/semanas, mes/meses",
    "en": "second/seconds, minute/minutes, hour/hours, day/days, working day/working days, week/weeks, month/months",
    "gl": "segundo/segundos, minuto/minutos, hora/horas, día/días, día hábil/días hábiles, semana/semanas, mes/meses",
    "eu": "segundo/segundo, minutu/minutu, ordu/ordu, egun/egun, lanegun/lanegun, aste/aste, hilabete/hilabete",
    "fr": "seconde/secondes, minute/minutes, heure/heures, jour/jours, jour ouvré/jours ouvrés, "
    "semaine/semaines, mois/mois",
    "it": "secondo/secondi, minuto/minuti, ora/ore, giorno/giorni, giorno lavorativo/giorni lavorativi, "
    "settimana/settimane, mese/mesi",
    "pt": "segundo/segundos, minuto/minutos, hora/horas, dia/dias, dia útil/dias úteis, semana/semanas, mês/meses",
}
"""One and many of each of _NAMED, in its order."""
_NAMES: Mapping[str, Mapping[Unit, tuple[str, ...]]] = {
    language: dict(zip(_NAMED, (tuple(pair.split("/")) for pair in said.split(", ")), strict=True))
    for language, said in _SINGULAR_PLURAL.items()
}
_OUT_OF = {"ca": "sobre", "es": "sobre", "en": "out of"}


def format_quantity(
    quantity: Quantity, language: str, places: int | None = None, signed: bool = False, *, words: str = ""
) -> str:
    """`quantity` in words of `language` (ca, es, en): "75 %", "10 dies hàbils", "8 sobre 10". A no-break space parts
    figure and sign. Counts, ratios and other units are bare numbers, since their unit is not known.
    `words` is the language of a document, for the name of a duration, where it is not one of the interface.
    """
    number = format_number(quantity.value, language, places, signed)
    if quantity.unit is Unit.PERCENT:
        return number + ("%" if language == "en" else f"{NO_BREAK_SPACE}%")
    if quantity.unit is Unit.CURRENCY:
        return f"{number}{NO_BREAK_SPACE}€"
    if quantity.unit is Unit.SCORE and quantity.scale is not None:
        return f"{number} {_OUT_OF[language]} {format_number(quantity.scale, language)}"
    if quantity.unit not in DURATIONS:
        return number
    one, many = _NAMES.get(words, _NAMES[language])[quantity.unit]
    return f"{number} {one if abs(quantity.value) == Decimal(1) else many}"


def unit_text(unit: Unit, language: str, scale: Decimal | None = None) -> str:
    """What to print after a field for a figure in a unit: "%", "dies hàbils", "sobre 10"; "" where there is no word."""
    figure = Decimal(2)
    return (
        format_quantity(Quantity(figure, unit, scale), language).removeprefix(format_number(figure, language)).strip()
    )
