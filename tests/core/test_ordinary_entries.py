"""A year of ordinary figures raises next to no questions: who is asked in vain stops reading."""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import NamedTuple

from cartaviva.core.compliance import MISSED, assess
from cartaviva.core.cycle.entry_checks import EnteredRow, Past, check_entry
from cartaviva.core.language.numerals import format_number
from cartaviva.core.result import NoResult, Reason, Result, parse_result
from cartaviva.core.sub_periods import ratio_result
from cartaviva.core.target import RowTexts, Target, parse_target

ROWS = 300
LANGUAGES = ("ca", "es", "en")


class Sort(NamedTuple):
    """A sort of indicator: its words, its target, its usual figure as a part of it, and by how much that varies."""

    words: Mapping[str, str]
    target: Callable[[Random], str]
    usual: Decimal
    varies: Decimal
    places: int = 0
    top: Decimal | None = None


SORTS = (
    Sort(
        {
            "ca": "Percentatge de consultes contestades dins del termini",
            "es": "Porcentaje de consultas contestadas en plazo",
            "en": "Percentage of enquiries answered in time",
        },
        lambda chance: f"{chance.choice((80, 85, 90, 95))} %",
        Decimal("1.03"),
        Decimal("0.03"),
        1,
        Decimal(100),
    ),
    Sort(
        {"ca": "Nombre de tallers fets", "es": "Número de talleres realizados", "en": "Number of workshops held"},
        lambda chance: str(chance.choice((2, 3, 4, 6, 10, 12))),
        Decimal("1.1"),
        Decimal("0.2"),
    ),
    Sort(
        {"ca": "Nombre de visitants", "es": "Número de visitantes", "en": "Number of visitors"},
        lambda chance: str(chance.choice((800, 1500, 4000, 12000))),
        Decimal("1.1"),
        Decimal("0.12"),
    ),
    Sort(
        {
            "ca": "Temps mitjà de resposta (dies hàbils)",
            "es": "Tiempo medio de respuesta (días hábiles)",
            "en": "Mean time to reply (working days)",
        },
        lambda chance: f"≤ {chance.choice((5, 10, 15, 20))}",
        Decimal("0.85"),
        Decimal("0.15"),
        1,
    ),
    Sort(
        {
            "ca": "Satisfacció dels usuaris (sobre 10)",
            "es": "Satisfacción de los usuarios (sobre 10)",
            "en": "Satisfaction of users (out of 10)",
        },
        lambda chance: f"≥ {chance.choice((7, 8))}",
        Decimal("1.05"),
        Decimal("0.04"),
        2,
        Decimal(10),
    ),
    Sort(
        {"ca": "Nombre de queixes rebudes", "es": "Número de quejas recibidas", "en": "Number of complaints received"},
        lambda chance: f"≤ {chance.choice((10, 25, 60))}",
        Decimal("0.85"),
        Decimal("0.25"),
    ),
)

REMARKS: Mapping[str, tuple[str, ...]] = {
    "ca": (
        "S'han fet per Sant Jordi, per la Mercè i a l'Escola Josep Carner.",
        "El taller del 14/03/2024 es va repetir el 21 de maig per la demanda que hi va haver.",
        "Dades del programa de gestió d'expedients, extretes el 15/01/2025 (228 consultes).",
        "Ajornat per les obres del Centre Cívic Nord, al carrer de Joan Maragall, 12.",
        "Hi han participat 1.240 persones; el pressupost va ser de 600 000 euros.",
        "La Regidoria de Cultura i el Consell Comarcal del Vallès Oriental hi han col·laborat.",
        "No s'ha pogut fer el de tardor; es farà el febrer.",
        "Enquesta feta a 312 persones usuàries entre l'abril i el juny.",
    ),
    "es": (
        "Se han hecho en la Biblioteca Miguel Hernández y en el CEIP Antonio Machado.",
        "Datos del registro general, extraídos el 15/01/2025; expediente 612345678.",
        "Aplazado por las obras de la calle García Lorca hasta el 30 de septiembre.",
        "Han participado 1.240 personas. En Marzo no hubo sesiones.",
        "La Concejalía de Cultura y la Diputación Provincial de Valencia han colaborado.",
        "No se ha podido hacer el de otoño; se hará en febrero.",
        "Encuesta a 312 personas usuarias entre abril y junio, con 7 preguntas.",
    ),
    "en": (
        "Held at the Nelson Mandela Library and on St George's Day.",
        "Figures of the case system, taken on 15 January 2025 (228 enquiries).",
        "The autumn session was postponed because of works in Oliver Street until 30/09/2025.",
        "1 240 people took part; the budget was 600,000 euros.",
        "The County Council and the Department of Culture took part.",
        "Survey of 312 users between April and June.",
    ),
}


def figure(sort: Sort, target: Target, level: Decimal, chance: Random) -> Decimal:
    """A year's figure: near the level of its service, the smaller the rounder."""
    assert target.value is not None
    drawn = target.value * level * (1 + sort.varies * Decimal(round(chance.gauss(0, 1), 4)))
    return max(Decimal(0), round(min(drawn, sort.top or drawn), sort.places))


def outcome(sort: Sort, target: Target, text: str, words: tuple[str, str], chance: Random) -> Result | NoResult:
    """The figure as it is read; a share is at times typed as two figures."""
    indicator, language = words
    result, problem = parse_result(text, target, indicator=indicator, language=language)
    assert isinstance(result, Result) and result.value is not None and not problem
    if sort.top == 100 and chance.random() < 0.5:
        cases = Decimal(chance.randint(20, 400))
        return ratio_result(round(cases * result.value / 100), cases)
    return result


def ordinary_row(number: int, chance: Random) -> EnteredRow:
    """A row as an ordinary service has it, of whom one in ten has a reason instead of a figure."""
    sort, language = SORTS[number % len(SORTS)], LANGUAGES[number // len(SORTS) % len(LANGUAGES)]
    indicator = sort.words[language]
    target, problem = parse_target(sort.target(chance), RowTexts(indicator=indicator, language=language))
    assert not problem
    level = sort.usual * (1 + sort.varies * Decimal(round(chance.gauss(0, 1), 4)) / 2)
    years = chance.choice((0, 2, 2, 3, 3, 4))
    texts = [format_number(figure(sort, target, level, chance), language) for _ in range(years + 1)]
    results = [outcome(sort, target, text, (indicator, language), chance) for text in texts]
    past = tuple(
        Past(str(2025 - years + at), target, result, assess(target, result)) for at, result in enumerate(results[:-1])
    )
    now: Result | NoResult = NoResult(Reason.NO_DEMAND) if chance.random() < 0.1 else results[-1]
    assessment = assess(target, now)
    wanted = assessment.status in MISSED or chance.random() < 0.4
    remarks = chance.choice(REMARKS[language]) if wanted else ""
    parts = [""] * 2
    if isinstance(now, Result) and now.denominator is not None and now.numerator is not None:
        parts = [format_number(part, language) for part in (now.numerator, now.denominator)]
    return EnteredRow(
        "", indicator, target, now, assessment, "" if any(parts) else texts[-1], *parts, remarks,
        on_demand=isinstance(now, NoResult), history=past, target_before=target, language=language,
    )  # fmt: skip


def questions(seed: int) -> Counter[str]:
    """How often each code was raised in a year of ordinary rows."""
    chance = Random(seed)
    rows = [ordinary_row(number, chance) for number in range(ROWS)]
    return Counter(finding.code for row in rows for finding in check_entry(row))


def test_of_a_hundred_ordinary_rows_at_most_two_are_asked_about_in_vain() -> None:
    raised = questions(2025)
    print(f"{raised.total()} findings in {ROWS} ordinary rows: {dict(raised)}")
    assert raised.total() <= 2 * ROWS // 100
