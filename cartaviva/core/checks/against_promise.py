"""target-text-mismatch: what a promise says in words, against the target of its row."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cartaviva.core.findings import Finding
from cartaviva.core.language.aspects import Aspect, aspects_of
from cartaviva.core.language.comparing import sayings
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.patterns import later
from cartaviva.core.language.promised_quantities import PER_YEAR, promised_quantities
from cartaviva.core.language.row_words import MEAN_WORDS, is_measured
from cartaviva.core.language.units import COUNTED, DURATIONS, Quantity, Unit, convert
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import FollowUpReport, ReportRow

DAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS})
OCCASIONS = frozenset("vegades cops veces vezes times fois volte aldiz".split())
"""Twelve times a year may be what is counted, whatever the indicator calls it."""
CARRIED_OUT = frozenset(
    "realitzades realitzats fetes fets fetas feitas feitos realizadas realizados hechas hechos efectuades efectuadas "
    "efectuados realisees realises effectuees effectues faites faits effettuate effettuati svolte svolti realizzate "
    "realizzati eseguite carried out made done completed egindako egindakoak anuais anuales anuals annuelles annuali "
    "total any ano year per".split()
)
"""What a count of inspections says besides, without counting anything else."""


def check_promise(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """target-text-mismatch: no quantity of the promise in the target's unit is the target"""
    row = report.rows[index]
    spoken = promised_quantities(row.stated.text("commitment"))
    promised = [quantity for quantity, noun in spoken if _same(quantity, noun, row)]
    value = row.target.value
    if value is None:
        return
    given = Aspect.GIVEN in aspects_of(row.stated.text("indicator"))
    if (given or row.target.unit in COUNTED) and _is_of_a_part(report, row):
        promised = [quantity for quantity in promised if quantity.value < value]  # 320 a year, of which 80 in a quarter
    if any(_in_unit(one, row.target.unit) in (value, row.target.upper) for one in promised):
        return
    if not promised or all(_is_kept_beside(one, report, index) for one in promised):
        return
    yield Finding(
        "target-text-mismatch",
        column="target",
        stated=row.stated.text("target"),
        computed=format_quantity(promised[0], report.stated.figures_like, words=report.stated.language),
    )


SHORTER = 300
"""Days that a part of a year has at most."""
PARTS_OF_A_YEAR = later(
    r"semestr|trimestr|[qc]u?[au]drimestr|cuatrimestr|quarter|month|half|term$|mes$|mesos$|meses$|mese$|mesi$|mois$|mens|"
    r"hilabete|hiruhileko|seihileko"
)


def _is_of_a_part(report: FollowUpReport, row: ReportRow) -> bool:
    """Has a row a part of a year, of which its promise does not speak: "150 trees in each half"?"""
    period = row.stated.period or report.stated.period
    if period is None or (period.end - period.start).days >= SHORTER:
        return False
    return not any(PARTS_OF_A_YEAR.match(word) for word in words_of(row.stated.text("commitment")))


def _same(quantity: Quantity, noun: str, row: ReportRow) -> bool:
    """Does the promised quantity speak of what the target measures?"""
    unit = row.target.unit
    if quantity.unit in DAYS and unit in DAYS:
        return True
    given = Aspect.GIVEN in aspects_of(row.stated.text("indicator"))
    if given and quantity.unit in DURATIONS and quantity.unit is not unit:
        return False  # open 24 hours, on 60 days
    if unit is Unit.SCORE and quantity.unit is Unit.COUNT and not noun and quantity.value % 1:
        return quantity.value <= (row.target.scale or 10)  # a mark of 8,5
    if unit in COUNTED:
        measured = words_of(row.stated.text("indicator") + " " + row.stated.text("target"))
        if (noun in OCCASIONS or noun == PER_YEAR) and quantity.unit is Unit.COUNT and row.target.value:
            return row.target.value / 2 <= quantity.value <= row.target.value * 2  # not 2 a week against 104
        counted = quantity.unit in COUNTED and len(noun) > 3
        return counted and (is_measured(noun, measured) or _are_acts(quantity, noun, row))
    return convert(quantity.value, quantity.unit, unit) is not None


def _are_acts(quantity: Quantity, noun: str, row: ReportRow) -> bool:
    """Inspect 150 homes, with the number of inspections: they are no fewer than homes. But a home may be inspected
    twice, and half of them in a part of the year.
    """
    target, spoken = row.target.value, words_of(row.stated.text("commitment"))
    if target is None or noun not in spoken or not target < quantity.value < 2 * target:
        return False
    at = spoken.index(noun)
    verbs = _verbs(spoken, at - 1)
    said = words_of(row.stated.text("indicator"))
    measured = [word for word in said if len(word) > 2 and word not in MEAN_WORDS | CARRIED_OUT]
    return any(len(verb) > 4 and all(word[:5] == verb[:5] for word in measured) for verb in verbs if measured)


def _verbs(spoken: Sequence[str], figure: int) -> Sequence[str]:
    """The word before a figure, or before what compares it ("inspect at least 150"); in Basque, those after."""
    if figure <= 0:
        return spoken[figure + 2 :]
    said = next((at for at in range(figure) if (found := sayings.find(spoken, at)) and found[1] == figure - at), figure)
    return spoken[max(said - 1, 0) : said]


def _is_kept_beside(quantity: Quantity, report: FollowUpReport, index: int) -> bool:
    """Is the quantity the target of another indicator of the same promise? "2 conferences" are not 250 attendants."""
    promise = report.rows[index].stated.text("commitment")
    return any(
        at != index
        and row.stated.text("commitment") == promise
        and row.target.value is not None
        and _in_unit(quantity, row.target.unit) == row.target.value
        for at, row in enumerate(report.rows)
    )


def _in_unit(quantity: Quantity, unit: Unit) -> Decimal | None:
    """4 kilometres are 4, where kilometres are counted."""
    alike = {quantity.unit, unit} <= COUNTED or {quantity.unit, unit} == {Unit.COUNT, Unit.SCORE}
    return quantity.value if alike else convert(quantity.value, quantity.unit, unit)
