"""Units and quantities, how one unit becomes another, and the words for them in eight languages."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cartaviva.core.language.lexicon import Lexicon, Wording, fold
from cartaviva.core.language.patterns import later


class Unit(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MINUTES = "minutes"
    SECONDS = "seconds"
    WEEKS = "weeks"
    MONTHS = "months"
    SCORE = "score"
    RATIO = "ratio"
    CURRENCY = "currency"
    OTHER = "other"


class Quantity(NamedTuple):
    """`value` in `unit`; 75 % has the value 75. `scale` is the top of the scale of a score (8 of 10 has scale 10)."""

    value: Decimal
    unit: Unit
    scale: Decimal | None = None


SECONDS: Mapping[Unit, int] = {
    Unit.SECONDS: 1,
    Unit.MINUTES: 60,
    Unit.HOURS: 3600,
    Unit.DAYS: 86400,
    Unit.WEEKS: 604800,
}
"""Calendar durations in seconds. Working days and months have no fixed length."""

CALENDAR = ("natural", "calendar", "calendair", "corrid", "solar", "seguid", "seguits", "consecutiv")
"""How words begin that say that days are not working days: any day counts."""

COUNTED = frozenset({Unit.COUNT, Unit.OTHER})
DURATIONS = frozenset({*SECONDS, Unit.WORKING_DAYS, Unit.MONTHS})


def convert(value: Decimal, from_unit: Unit, to_unit: Unit) -> Decimal | None:
    """`value` in another unit, or None where the two units have no fixed proportion."""
    if from_unit is to_unit:
        return value
    if from_unit not in SECONDS or to_unit not in SECONDS:
        return None
    return value * SECONDS[from_unit] / SECONDS[to_unit]


UNIT_WORDS: Mapping[Unit | str, Wording] = {
    Unit.PERCENT: {
        "": "%, pct, per cent, percent, por ciento, por cento, pour cent, per cento, p p, pp",
        "ca": "per cents, punts percentuals, punt percentual",
        "es": "puntos porcentuales, punto porcentual",
        "gl": "puntos porcentuais, punto porcentual",
        "eu": "ehuneko puntu*",
        "en": "percentage point, percentage points",
        "fr": "points de pourcentage, point de pourcentage",
        "it": "punti percentuali, punto percentuale",
        "pt": "pontos percentuais, ponto percentual",
    },
    Unit.SECONDS: {
        "": "s, seg, segs, sec, secs",
        "ca": "segon, segons",
        "es": "segundo, segundos",
        "en": "second, seconds",
        "fr": "seconde, secondes",
        "it": "secondo, secondi",
    },
    Unit.MINUTES: {
        "": "min, mins, mn, minut, minuts, minuto, minutos, minute, minutes, minuti",
    },
    Unit.HOURS: {
        "": "h, hs, hr, hrs",
        "ca": "hora, hores, hora laborable, hores laborables, hores hàbils",
        "es": "horas, horas laborables, horas hábiles",
        "eu": "lanordu*",
        "en": "hour, hours, working hour, working hours, business hour, business hours",
        "fr": "heure, heures, heures ouvrées, heures ouvrables",
        "it": "ora, ore, ore lavorative",
        "pt": "horas úteis",
    },
    Unit.DAYS: {
        "": "d",
        "ca": "dia, dies, dies naturals, dia natural, dies seguits",
        "es": "días, días naturales, día natural, días corridos, días calendario",
        "gl": "días naturais",
        "eu": "egun natural*",
        "en": "day, days, calendar day, calendar days, consecutive days, natural days",
        "fr": "jour, jours, jours calendaires, jour calendaire, jours francs, j, jrs",
        "it": "giorno, giorni, giorni solari, giorni di calendario, giorni naturali, gg",
        "pt": "dias corridos, dias seguidos, dias de calendário, dias naturais",
    },
    Unit.WORKING_DAYS: {
        "ca": "dia hàbil, dies hàbils, d hàbils, dia feiner, dies feiners, dia laborable, dies laborables, "
        "dies de treball",
        "es": "día hábil, días hábiles, d hábiles, día laborable, días laborables, días laborales, día laboral, "
        "días de trabajo",
        "gl": "días laborables, día hábil, días hábiles, días laborábeis",
        "eu": "lanegun*, lan egun*, egun baliodun*, egun laboral*, egun balioduneko",
        "en": "working day, working days, business day, business days, work day, work days, workday, workdays",
        "fr": "jour ouvrable, jours ouvrables, j ouvrables, j ouvrés, jo, jour ouvré, jours ouvrés, jours de travail",
        "it": "giorno lavorativo, giorni lavorativi, giorno feriale, giorni feriali, gg lavorativi, gg lav",
        "pt": "dia útil, dias úteis, d úteis, dias de trabalho",
    },
    Unit.WEEKS: {
        "ca": "setmana, setmanes",
        "es": "semana, semanas",
        "en": "week, weeks, wk, wks",
        "fr": "semaine, semaines",
        "it": "settimana, settimane",
    },
    Unit.MONTHS: {
        "ca": "mes, mesos",
        "es": "meses",
        "en": "month, months",
        "fr": "mois",
        "it": "mese, mesi",
    },
    Unit.CURRENCY: {
        "": "€, $, £, eur, gbp, usd, euro, euros, euroko, eurotan, dollars, dollar, pesos, pounds, lliures"
    },
    Unit.OTHER: {
        "": "km, m, cm, mm, m2, m3, km2, kg, g, tn, l, kwh, mwh, db, dba, ppm, gb, mb, mbps, ‰, ªc, mbar, kpa, mpa, "
        "mca, mg, lux, kw, mw, gwh, ntu, bar",
        "ca": "metres, quilòmetres, tones, tonelades, litres, hectàrees, quilos, metres quadrats",
        "es": "metros, kilómetros, toneladas, litros, hectáreas, kilos, metros cuadrados",
        "en": "kilometres, kilometers, tonnes, litres, liters, hectares, miles",
        "fr": "mètres, kilomètres, tonnes, hectares",
        "it": "metri, chilometri, tonnellate, litri, ettari",
        "pt": "quilómetros, quilômetros",
    },
}
"""What follows a figure. The ordinals (second, segundo) are safe here, because they never follow one."""

YEAR_WORDS: Wording = {
    "": "any, anys, año, años, ano, anos, year, years, an, ans, année, années, anno, anni",
}

POINT_WORDS: Wording = {
    "": "punt, punts, punto, puntos, puntu*, point, points, punti, ponto, pontos, pts, pt, estrel*, stars"
}


_BASQUE: Mapping[Unit | str, str] = {
    Unit.SECONDS: "segundu segundo",
    Unit.MINUTES: "minutu",
    Unit.HOURS: "ordu",
    Unit.DAYS: "egun",
    Unit.WEEKS: "aste",
    Unit.MONTHS: "hilabete",
    "years": "urte",
}
_BASQUE_CASES = (
    ", a, ak, ko, eko, koa, ekoa, tan, etan, an, ean, en, aren, ren, eren, z, ez, tako, etako, tik, etik, ra, era, "
    "rako, erako, ik, rik, raino, eraino, ka, ok, otan, oko, oren"
)


def _declined(stems: str) -> str:
    """Every case of a Basque unit: egun, eguneko, egunetan."""
    return ", ".join(stem + case for stem in stems.split() for case in _BASQUE_CASES.split(", "))


BASQUE_UNITS = frozenset(form for stems in _BASQUE.values() for form in _declined(stems).split(", "))
_FOLLOWING: Mapping[Unit | str, Wording] = {"years": YEAR_WORDS, "points": POINT_WORDS, **UNIT_WORDS}
unit_words = Lexicon(
    {
        unit: {**wording, "eu cases": _declined(_BASQUE[unit])} if unit in _BASQUE else wording
        for unit, wording in _FOLLOWING.items()
    }
)
"""Units, and "years" and "points", which need the words around them."""


_ELIDED = later(r"(?<![^\W_])[a-z]'(?=[^\W\d_])")


def unelided(text: str) -> str:
    """`text`, folded, without what lost its vowel, in which no unit is named: the "d" of "nombre d’assistents" is no
    day, and the "l" of "unitat de l’indicador" no litre.
    """
    return _ELIDED.sub("", fold(text))
