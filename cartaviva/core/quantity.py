"""Figures with a unit, read from short texts and written for people in their language."""

from decimal import Decimal

from cartaviva.core.numerals import NO_BREAK_SPACE, format_number
from cartaviva.core.scan import scan
from cartaviva.core.units import DURATIONS, Quantity, Unit


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


_NAMES: dict[str, dict[Unit, tuple[str, str]]] = {
    "ca": {
        Unit.SECONDS: ("segon", "segons"),
        Unit.MINUTES: ("minut", "minuts"),
        Unit.HOURS: ("hora", "hores"),
        Unit.DAYS: ("dia", "dies"),
        Unit.WORKING_DAYS: ("dia hàbil", "dies hàbils"),
        Unit.WEEKS: ("setmana", "setmanes"),
        Unit.MONTHS: ("mes", "mesos"),
    },
    "es": {
        Unit.SECONDS: ("segundo", "segundos"),
        Unit.MINUTES: ("minuto", "minutos"),
        Unit.HOURS: ("hora", "horas"),
        Unit.DAYS: ("día", "días"),
        Unit.WORKING_DAYS: ("día hábil", "días hábiles"),
        Unit.WEEKS: ("semana", "semanas"),
        Unit.MONTHS: ("mes", "meses"),
    },
    "en": {
        Unit.SECONDS: ("second", "seconds"),
        Unit.MINUTES: ("minute", "minutes"),
        Unit.HOURS: ("hour", "hours"),
        Unit.DAYS: ("day", "days"),
        Unit.WORKING_DAYS: ("working day", "working days"),
        Unit.WEEKS: ("week", "weeks"),
        Unit.MONTHS: ("month", "months"),
    },
    "gl": {
        Unit.SECONDS: ("segundo", "segundos"),
        Unit.MINUTES: ("minuto", "minutos"),
        Unit.HOURS: ("hora", "horas"),
        Unit.DAYS: ("día", "días"),
        Unit.WORKING_DAYS: ("día hábil", "días hábiles"),
        Unit.WEEKS: ("semana", "semanas"),
        Unit.MONTHS: ("mes", "meses"),
    },
    "eu": {
        Unit.SECONDS: ("segundo", "segundo"),
        Unit.MINUTES: ("minutu", "minutu"),
        Unit.HOURS: ("ordu", "ordu"),
        Unit.DAYS: ("egun", "egun"),
        Unit.WORKING_DAYS: ("lanegun", "lanegun"),
        Unit.WEEKS: ("aste", "aste"),
        Unit.MONTHS: ("hilabete", "hilabete"),
    },
    "fr": {
        Unit.SECONDS: ("seconde", "secondes"),
        Unit.MINUTES: ("minute", "minutes"),
        Unit.HOURS: ("heure", "heures"),
        Unit.DAYS: ("jour", "jours"),
        Unit.WORKING_DAYS: ("jour ouvré", "jours ouvrés"),
        Unit.WEEKS: ("semaine", "semaines"),
        Unit.MONTHS: ("mois", "mois"),
    },
    "it": {
        Unit.SECONDS: ("secondo", "secondi"),
        Unit.MINUTES: ("minuto", "minuti"),
        Unit.HOURS: ("ora", "ore"),
        Unit.DAYS: ("giorno", "giorni"),
        Unit.WORKING_DAYS: ("giorno lavorativo", "giorni lavorativi"),
        Unit.WEEKS: ("settimana", "settimane"),
        Unit.MONTHS: ("mese", "mesi"),
    },
    "pt": {
        Unit.SECONDS: ("segundo", "segundos"),
        Unit.MINUTES: ("minuto", "minutos"),
        Unit.HOURS: ("hora", "horas"),
        Unit.DAYS: ("dia", "dias"),
        Unit.WORKING_DAYS: ("dia útil", "dias úteis"),
        Unit.WEEKS: ("semana", "semanas"),
        Unit.MONTHS: ("mês", "meses"),
    },
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
