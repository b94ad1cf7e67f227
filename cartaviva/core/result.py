"""What was reached in a period, or the reason why there is no figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from cartaviva.core.comparing import Comparator
from cartaviva.core.figures import Figure
from cartaviva.core.lexicon import Lexicon, Wording, words_of
from cartaviva.core.measures import relative_words
from cartaviva.core.row_words import measured_in_percent
from cartaviva.core.scan import Scan, scan
from cartaviva.core.target import Target, said_yes
from cartaviva.core.units import DURATIONS, Unit, convert


class Reason(StrEnum):
    """Why there is no result. The first five take the indicator out of every denominator (not applicable)."""

    NO_DEMAND = "no_demand"
    NOT_DUE = "not_due"
    SUSPENDED = "suspended"
    FIRST_PERIOD = "first_period"
    DEFINITION_CHANGED = "definition_changed"
    MEASUREMENT_FAILED = "measurement_failed"
    NOT_SENT = "not_sent"


NOT_APPLICABLE = frozenset(
    {Reason.NO_DEMAND, Reason.NOT_DUE, Reason.SUSPENDED, Reason.FIRST_PERIOD, Reason.DEFINITION_CHANGED}
)


@dataclass(frozen=True, slots=True)
class Result:
    """A figure in the target's unit. Yes is 1 and no is 0. `tiers` are the shares reached, parallel to the target's."""

    value: Decimal | None
    unit: Unit = Unit.OTHER
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    on: date | None = None
    tiers: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class NoResult:
    reason: Reason


Reading = tuple[Result | NoResult | None, str | None]
"""A result and the code of a finding."""

UNREADABLE: Reading = (None, "unreadable-result")
MISMATCH: Reading = (None, "unit-mismatch")
MISSING: Reading = (None, "result-missing")

_SAID: Mapping[str, Wording] = {
    "missing": {
        "": "n d, nd, n a, na, s d, sd, s n, nc, n c, no data, not available, sense dades, sin datos, sen datos, "
        "senza dati, sem dados, sans données, daturik ez, ez dago daturik, no disponible, non disponible, non "
        "disponibile, non dispoñible, não disponível, tbc, tba, no consta, dada no disponible, dato no disponible",
    },
    "no demand": {
        "ca": "servei no sol·licitat, no s ha sol·licitat, no sol·licitat, sense demanda, sense sol·licituds, cap "
        "sol·licitud, no hi ha hagut demanda, no hi ha hagut sol·licituds, no hi ha hagut cap sol·licitud, sense "
        "peticions, cap petició",
        "es": "servicio no solicitado, no se ha solicitado, no solicitado, sin demanda, sin solicitudes, ninguna "
        "solicitud, no ha habido solicitudes, no hubo solicitudes, no ha habido demanda, sin peticiones",
        "gl": "servizo non solicitado, non se solicitou, non solicitado, sen demanda, sen solicitudes, ningunha "
        "solicitude",
        "eu": "ez da eskatu, eskaerarik ez, ez da eskaerarik izan, eskaririk ez, eskaririk gabe, eskaerarik gabe",
        "en": "no demand, not requested, service not requested, no requests, no applications, no requests received, "
        "none requested",
        "fr": "aucune demande, pas de demande, non demandé, sans demande, service non demandé",
        "it": "nessuna richiesta, non richiesto, servizio non richiesto, nessuna domanda",
        "pt": "sem pedidos, sem procura, não solicitado, serviço não solicitado, nenhum pedido, sem solicitações",
    },
    "measurement failed": {
        "ca": "incidències en el mesurament, incidència en el mesurament, incidències en la medició, incidències de "
        "mesura, error de mesura",
        "es": "incidencias en la medición, incidencia en la medición, error de medición",
        "gl": "incidencias na medición, incidencia na medición",
        "eu": "neurketan intzidentzi*, neurketa akats*",
        "en": "measurement failed, measurement incident*, measurement error, problems with measurement",
        "fr": "incident de mesure, incidents de mesure, problème de mesure",
        "it": "problemi di misurazione, errore di misurazione",
        "pt": "incidências na medição, erro de medição",
    },
    "done": {
        "ca": "fet, feta, fets, complert, complerta, realitzat, realitzada, assolit, assolida, executat, publicat, "
        "publicada",
        "es": "hecho, hecha, cumplido, cumplida, realizado, realizada, ejecutado, publicado, publicada, conseguido",
        "gl": "feito, feita, cumprido, cumprida, realizado, realizada",
        "eu": "eginda, egina, beteta, bete da, betea",
        "en": "done, completed, achieved, met, published, delivered",
        "fr": "fait, faite, réalisé, réalisée, atteint, publié",
        "it": "fatto, fatta, realizzato, realizzata, raggiunto, pubblicato",
        "pt": "feito, feita, cumprido, realizado, realizada",
        "": "✓, ✔, ☑",
    },
    "none": {
        "": "cap, ningun, ninguna, ningunha, none, nil, aucun, aucune, nessuno, nessuna, nenhum, nenhuma, bat "
        "ere ez, zero"
    },
}


@cache
def _said() -> Lexicon[str]:
    return Lexicon(_SAID)


def parse_result(text: str, target: Target, *, indicator: str = "", language: str | None = None) -> Reading:
    """The result that `text` states, in the unit of `target`, with the code of a finding where there is none.

    Nothing, or a dash, is result-missing. A bare number is in the target's unit; a text in another unit that cannot be
    converted is unit-mismatch; limits ("more than 50 days"), several figures and figures with slips are
    unreadable-result.
    """
    stated = text.strip()
    if not any(char.isalnum() for char in stated):
        return _of_words(stated, target) if "✓" in stated or "✔" in stated or "☑" in stated else MISSING
    return _parse(stated, target, indicator, language)


@lru_cache(maxsize=4096)
def _parse(text: str, target: Target, indicator: str, language: str | None) -> Reading:
    if target.comparator is Comparator.YES:
        text = text.partition(" (")[0] or text  # No (3): the mark of a note
    read = scan(text, language)
    if all(_is_article(figure) or _is_code(figure, read) for figure in read.figures):
        return _of_words(text, target) if not read.bad else UNREADABLE
    relative = {kind for kind, *_ in relative_words().all(read.words, read.language)} - {"yearly"}
    if read.bad or read.dated or not read.understood or relative:
        return UNREADABLE
    figure = _one_figure(read, target)
    if figure is None or figure.upper is not None or (figure.comparator and not figure.weak):
        return UNREADABLE
    return _in_unit(figure, read, target, indicator)


def _is_article(figure: Figure) -> bool:
    return figure.article and figure.unit is None


def _is_code(figure: Figure, read: Scan) -> bool:
    """(1) Servicio no solicitado"""
    return figure.aside and figure.unit is None and read.words[0] == "(" and len(read.words) > 4


def _of_words(text: str, target: Target) -> Reading:
    said = _whole_meaning(text)
    if said in ("no demand", "measurement failed"):
        return NoResult(Reason.NO_DEMAND if said == "no demand" else Reason.MEASUREMENT_FAILED), None
    if said == "missing":
        return MISSING
    if said == "none" and target.unit is Unit.COUNT and target.comparator is not Comparator.YES:
        return Result(Decimal(0), Unit.COUNT), None
    answer = True if said == "done" else said_yes(text)
    if answer is None or not (target.comparator is Comparator.YES or (target.unit is Unit.COUNT and target.value == 1)):
        return UNREADABLE
    return Result(Decimal(int(answer)), target.unit), None


def _whole_meaning(text: str) -> str | None:
    """What the whole text says, but for the number of a note."""
    spoken = tuple(word for word in words_of(text) if not word.isdigit()) or tuple(text)
    found = _said().find(spoken, 0)
    return found[0] if found and found[1] == len(spoken) else None


def _one_figure(read: Scan, target: Target) -> Figure | None:
    """The figure, or the only one of two in the target's unit: "45 (90 %)"."""
    figures = [figure for figure in read.figures if not figure.article] or list(read.figures)
    if len(figures) == 1:
        return figures[0]
    if target.unit not in (Unit.COUNT, Unit.PERCENT) and _explained(figures):
        return figures[0]
    kinds = {figure.unit is Unit.PERCENT: figure for figure in figures}
    if len(figures) != 2 or len(kinds) != 2 or not _are_one(figures[0], figures[1], read):
        return None
    other = kinds[False]
    if other.unit not in (None, Unit.COUNT, Unit.RATIO) or target.unit not in (Unit.PERCENT, Unit.COUNT):
        return None
    return kinds[target.unit is Unit.PERCENT]


def _explained(figures: list[Figure]) -> bool:
    """8,7 (120 enquestes): in brackets stand only things that were counted."""
    return (
        bool(figures)
        and not figures[0].aside
        and all(figure.aside and figure.unit in (None, Unit.COUNT) for figure in figures[1:])
    )


def _are_one(first: Figure, second: Figure, read: Scan) -> bool:
    """45 (90 %), 45 = 90 %, 115 71 %; but 97 or 98 % are two."""
    return second.aside or (not second.signed and set(read.words[first.last + 1 : second.first]) <= {"=", ":", "/"})


def _in_unit(figure: Figure, read: Scan, target: Target, indicator: str) -> Reading:
    if figure.clock:
        return _clock(figure, target)
    if target.comparator is Comparator.YES:
        return _yes_or_no(figure, target)
    if figure.whole is not None:
        return _share(figure, target, indicator)
    if target.comparator is Comparator.NONE_READABLE:
        return Result(figure.value, figure.unit or Unit.COUNT), None
    scale = figure.scale or read.scale
    if target.unit is Unit.SCORE:
        agree = scale is None or target.scale is None or scale == target.scale
        fits = figure.unit in (None, Unit.SCORE) and agree and figure.value <= (target.scale or figure.value)
        return (Result(figure.value, Unit.SCORE), None) if fits else MISMATCH
    if figure.unit is None and target.unit is not Unit.PERCENT and measured_in_percent(indicator):
        return MISMATCH
    return _converted(figure, read, target)


CALENDAR = ("natural", "calendar", "calendair", "corrid", "solar", "seguid", "consecutiv")
OF_FIGURES = frozenset("mitjana media average mean moyenne mediana median total anual annual provisional".split())
"""Words after a figure that say what kind of figure it is, not of what."""


def _yes_or_no(figure: Figure, target: Target) -> Reading:
    """1 or more of what was promised is yes."""
    if figure.unit not in (None, Unit.COUNT):
        return MISMATCH
    if 0 < figure.value < 1 or figure.value < 0:
        return UNREADABLE
    return Result(min(figure.value, Decimal(1)), target.unit), None


def _converted(figure: Figure, read: Scan, target: Target) -> Reading:
    unit = figure.unit
    if unit is None:
        odd = figure.noun and figure.noun not in OF_FIGURES and target.unit in DURATIONS | {Unit.PERCENT}
        return MISMATCH if odd else (Result(figure.value, target.unit), None)
    if unit is Unit.SCORE and figure.scale is None and target.unit in (Unit.COUNT, Unit.OTHER, Unit.RATIO):
        return Result(figure.value, target.unit), None
    if unit is Unit.DAYS and target.unit is Unit.WORKING_DAYS:  # "12 días" is short for the target's "días hábiles"
        calendar = any(word.startswith(CALENDAR) for word in read.words)
        return MISMATCH if calendar else (Result(figure.value, target.unit), None)
    if target.unit is Unit.OTHER and unit in DURATIONS | {Unit.COUNT, Unit.OTHER}:
        return Result(figure.value, unit), None
    value = convert(figure.value, unit, target.unit)
    return MISMATCH if value is None else (Result(value, target.unit), None)


def _clock(figure: Figure, target: Target) -> Reading:
    """4:10 is four minutes and ten seconds beside minutes, four hours and ten minutes beside hours."""
    seconds = {Unit.SECONDS: 1, Unit.MINUTES: 1, Unit.HOURS: 60}.get(target.unit)
    if seconds is None:
        return UNREADABLE
    value = convert(figure.value * seconds, Unit.SECONDS, target.unit)
    return Result(value, target.unit), None


def _share(figure: Figure, target: Target, indicator: str) -> Reading:
    """49 of 65"""
    whole = figure.whole or Decimal(1)
    if target.unit is Unit.PERCENT or target.comparator is Comparator.NONE_READABLE:
        is_percent = target.unit is Unit.PERCENT
        value = figure.value * (100 if is_percent else 1) / whole
        return Result(value, Unit.PERCENT if is_percent else Unit.RATIO, figure.value, whole), None
    if target.unit is Unit.RATIO:
        return Result(figure.value / whole, Unit.RATIO, figure.value, whole), None
    if target.unit is Unit.COUNT and whole == target.value:
        return Result(figure.value, Unit.COUNT), None
    return MISMATCH


_NO_CHANGE: Wording = {
    "": "no change, unchanged, no variation, none, nil, equal, same, cap, igual, sense canvi, sense canvis, sense "
    "variació, cap diferència, sin cambio, sin cambios, sin variación, sin diferencia, ninguna, sen cambios, sen "
    "variación, aldaketarik ez, berdin, inchangé, sans changement, aucune, aucun, stable, invariato, nessuna, "
    "nessuno, nessuna variazione, sem alteração, sem variação, sem mudança, nenhuma"
}


@cache
def _no_change() -> Lexicon[bool]:
    return Lexicon({True: _NO_CHANGE})


def parse_difference(text: str, target: Target, language: str | None = None) -> tuple[Decimal | None, int]:
    """A stated difference in the target's unit, and the number of decimals it is stated with; None where none is
    stated.

    A dash, an equals sign and "no change" state 0.
    """
    stated = text.strip()
    if not stated:
        return None, 0
    spoken = words_of(stated)
    if not spoken or stated == "=":
        return (Decimal(0), 0) if stated.strip(" .") in ("-", "–", "—", "−", "=", "--", "‐", "‑", "‒") else (None, 0)
    if (found := _no_change().find(spoken, 0)) and found[1] == len(spoken):
        return Decimal(0), 0
    return _difference(stated, target, language)


@lru_cache(maxsize=4096)
def _difference(text: str, target: Target, language: str | None) -> tuple[Decimal | None, int]:
    read = scan(_with_sign(text), language)
    figure = None if read.bad or read.dated else _one_figure(read, target)
    if figure is None or figure.upper is not None or figure.comparator or figure.whole:
        return None, 0
    if figure.clock:
        result, _ = _clock(figure, target)
        return (result.value, 4) if isinstance(result, Result) else (None, 0)
    value = convert(figure.value, figure.unit, target.unit) if figure.unit in DURATIONS else None
    if value is None or value == figure.value:
        return figure.value, figure.places
    return value, 4


def _with_sign(text: str) -> str:
    """An arrow up or down is a sign; a sign may stand apart from its figure."""
    for arrow in "↓▼⬇▾":
        text = text.replace(arrow, "-")
    for arrow in "↑▲⬆▴":
        text = text.replace(arrow, "+")
    head = text.lstrip()[:1]
    return head + text.lstrip()[1:].lstrip() if head in "-–—−+" else text


def parse_percent(text: str, language: str | None = None) -> tuple[Decimal | None, int]:
    """A stated percentage, with or without its sign, and its number of decimals; None where the text states no one
    figure.
    """
    read = scan(text.strip(), language)
    shares = [figure for figure in read.figures if figure.unit in (Unit.PERCENT, None) and not figure.article]
    if read.bad or read.dated or len(shares) != 1:
        return None, 0
    figure = shares[0]
    words = [token for token in read.tokens if token.kind == "word" and not _inside(token.start, figure, read)]
    if figure.upper is not None or figure.comparator or figure.clock or figure.whole:
        return None, 0
    too_wordy = bool(words) if figure.unit is None else len(words) > 3 and not figure.aside
    return (None, 0) if too_wordy else (figure.value, figure.places)


def _inside(place: int, figure: Figure, read: Scan) -> bool:
    return read.tokens[figure.first].start <= place < read.tokens[figure.last].end
