"""Reports of a town that does not exist, for the tests of every writer and page: short, long, in three languages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from cartaviva.core.checks.check import build_report, check_report
from cartaviva.core.compliance import assess
from cartaviva.core.findings import Place
from cartaviva.core.improving import Improvement, Outcome
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Period
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.report import KEYS, FollowUpReport, Imprint, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target, Tier

YEAR = {
    "ca": Period("Gener - Desembre 2025", date(2025, 1, 1), date(2025, 12, 31)),
    "es": Period("Enero - Diciembre 2025", date(2025, 1, 1), date(2025, 12, 31)),
    "en": Period("January - December 2025", date(2025, 1, 1), date(2025, 12, 31)),
}

HEADINGS = {
    "ca": "Servei ofert|Objectiu|Compromís|Indicador|Indicador de mesura|Resultat|Diferència respecte la previsió|"
    "Grau de compliment|Observacions",
    "es": "Servicio ofrecido|Objetivo|Compromiso|Indicador|Valor comprometido|Resultado|Diferencia|"
    "Grado de cumplimiento|Observaciones",
    "en": "Service|Objective|Commitment|Indicator|Target|Result|Difference|Degree of compliance|Remarks",
}

TITLES = {
    "ca": (
        "SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025",
        "Ajuntament de Vilaclara",
        "BIBLIOTECA MUNICIPAL",
    ),
    "es": ("Seguimiento de los compromisos de las cartas de servicios 2025", "Ayuntamiento de Vilaclara", "Biblioteca"),
    "en": ("Follow-up of service charter commitments 2025", "Vilaclara Town Council", "Public library"),
}

# One line a row, "|" between its cells; an empty cell at the start of a line is merged with the one above.
ROWS = {
    "ca": """
Préstec|Facilitar l'accés als documents a tothom, també a qui no pot venir a la biblioteca.|Prestarem com a mínim \
12.000 documents l'any.|Nombre de documents prestats|12.000|12.480|+480|100 %|
||Respondrem les peticions de compra en un màxim de 15 dies.|Mitjana de dies de resposta|≤ 15 dies|18 dies|3|83,3 \
%|Una plaça vacant entre març i juny.
||Portarem llibres a domicili a totes les persones que ho demanin i no es puguin desplaçar.|Percentatge de \
peticions ateses|100 %|87,5 %|-12,5 %|87,5 %|S'ha ampliat el servei a partir d'octubre.
Activitats|Fomentar la lectura entre infants i joves.|Organitzarem un mínim de 4 cicles de conferències.|Nombre de\
 cicles realitzats|4|3|1|75 %|Un cicle ajornat per les obres de la sala.
||Farem un club de lectura juvenil.|Club de lectura (Sí/No)|Sí|Sí||100 %|
|Escoltar les persones usuàries.|Farem una enquesta de satisfacció, amb una nota de 8 sobre 10 o més.|Nota mitjana\
 de l'enquesta|8 sobre 10|7,9 sobre 10|-0,1|98,8 %|Nota més baixa en l'horari d'estiu.
|||Respostes rebudes|≥ 300|412|112|100 %|
||Rebrem menys de 20 queixes.|Nombre de queixes|< 20|14|-6|100 %|
||Convocarem el consell de la biblioteca entre 2 i 4 vegades l'any.|Nombre de convocatòries|entre 2 i 4|3|0|100 %|
""",
    "es": """
Préstamo|Facilitar el acceso a los documentos a todas las personas.|Prestaremos como mínimo 12.000 documentos al \
año.|Número de documentos prestados|12.000|12.480|+480|100 %|
||Responderemos a las peticiones de compra en un máximo de 15 días.|Media de días de respuesta|≤ 15 días|18 \
días|3|83,3 %|Una plaza vacante entre marzo y junio.
||Llevaremos libros a domicilio a todas las personas que lo pidan.|Porcentaje de peticiones atendidas|100 %|87,5 \
%|-12,5 %|87,5 %|El servicio se amplió en octubre.
Actividades|Fomentar la lectura entre niñas, niños y jóvenes.|Organizaremos un mínimo de 4 ciclos de \
conferencias.|Número de ciclos realizados|4|3|1|75 %|Un ciclo aplazado por obras.
||Haremos un club de lectura juvenil.|Club de lectura (Sí/No)|Sí|Sí||100 %|
""",
    "en": """
Lending|Give everybody access to the collection.|We will lend at least 12,000 items a year.|Items \
lent|12,000|12,480|+480|100%|
||We will answer purchase requests within 15 days at most.|Mean days to answer|≤ 15 days|18 days|3|83.3%|A post \
was vacant from March to June.
||We will bring books home to everybody who asks and cannot come.|Share of requests \
met|100%|87.5%|-12.5%|87.5%|The service was extended in October.
Activities|Encourage children and young people to read.|We will organise at least 4 series of talks.|Series \
held|4|3|1|75%|One series was put off by building works.
||We will hold a reading club for young people.|Reading club (Yes/No)|Yes|Yes||100%|
""",
}


def sample_report(language: str = "ca", policy: Policy = PROPORTIONAL) -> FollowUpReport:
    """A library's year as its document states it, with merged cells and one lost sign (row 3)."""
    return build_report(stated_report(rows_of(ROWS[language]), language), policy)


def published_report(language: str = "ca") -> FollowUpReport:
    """The sample with what is printed of its publication."""
    removed = ((date(2024, 5, 2), "Hi havia un nom."),)
    imprint = Imprint(7, "5" * 64, "7" * 64, date(2024, 4, 1), 3, "Es van comptar dos tallers de més.", removed)
    return replace(sample_report(language), imprint=imprint)


def improving_report(language: str = "ca") -> FollowUpReport:
    """The sample with an action for its second row, and what became of one of the year before for the third."""
    report = sample_report(language)
    plan = Improvement("Una plaça vacant.", "Cobrir-la.", "Cap de la biblioteca", date(2026, 6, 30), 2)
    outcome = Outcome("2024", "Ampliar l'horari.", date(2025, 3, 1), "worked", "N'hi ha hagut més.")
    rows = list(report.rows)
    rows[1], rows[2] = rows[1]._replace(improvement=plan), rows[2]._replace(outcome=outcome)
    return replace(report, rows=tuple(rows))


def long_report(rows: int, language: str = "ca") -> FollowUpReport:
    """The sample's rows again and again, each time under another service, until there are `rows`."""
    block = rows_of(ROWS[language])
    stated: list[StatedRow] = []
    while len(stated) < rows:
        number = len(stated) // len(block) + 1
        stated += [replace(row, cells={**row.cells, "service": f"{row.text('service')} {number}"}) for row in block]
    return build_report(stated_report(stated[:rows], language))


def entered_report(policy: Policy = PROPORTIONAL) -> FollowUpReport:
    """A row for every comparator and for every kind of result, also those that no document is read for."""
    rows = tuple(_entered(number, *entry, policy) for number, entry in enumerate(ENTERED, 1))
    report = FollowUpReport(stated_report([row.stated for row in rows], "ca"), rows, (), policy)
    return replace(report, findings=check_report(report))


ABOUT = ("service", "period", "title", "organisation", "language", "headings", "extras", "notes")
COMPUTED = ("difference", "compliance")


def coming_back(report: FollowUpReport, whole: bool = True) -> tuple[list[object], list[tuple[object, ...]]]:
    """What of a written report is the same when it is read: everything but what was stated of difference and degree.

    `whole`: with what stands around the table and which cells are merged, which a file of lines has not.
    """
    rows: list[tuple[object, ...]] = [
        (
            {key: row.stated.text(key) for key in KEYS if key not in COMPUTED},
            row.stated.merged - set(COMPUTED) if whole else (),
            row.target,
            row.result,
            row.assessment,
        )
        for row in report.rows
    ]
    return ([getattr(report.stated, name) for name in ABOUT] if whole else []), rows


def stated_report(rows: Sequence[StatedRow], language: str) -> StatedReport:
    title, organisation, service = TITLES[language]
    return StatedReport(
        tuple(rows),
        service=service,
        period=YEAR[language],
        title=title,
        organisation=organisation,
        language=language,
        headings=dict(zip(KEYS, HEADINGS[language].split("|"), strict=True)),
    )


def rows_of(text: str) -> list[StatedRow]:
    """The stated rows of lines of cells; places as in a sheet whose table begins in row 8."""
    rows: list[StatedRow] = []
    for number, line in enumerate(text.strip().splitlines(), 8):
        cells: dict[str, str | None] = dict(zip(KEYS, line.split("|"), strict=True))
        leading = len(line) - len(line.lstrip("|"))
        merged = frozenset(KEYS[:leading])
        cells |= {key: rows[-1].cells[key] for key in merged}
        places = {
            key: Place(sheet="Dades", row=number, column=letter) for key, letter in zip(KEYS, "ABCDEFGHI", strict=True)
        }
        rows.append(StatedRow(cells, merged, places=places))
    return rows


def _entered(number: int, texts: str, target: Target, result: Result | NoResult | None, policy: Policy) -> ReportRow:
    cells: dict[str, str | None] = dict.fromkeys(KEYS, "")
    promised, reached = texts.split(" | ")
    cells |= {"commitment": f"Compromís {number}", "indicator": f"Indicador {number}", "target": promised}
    cells |= {"result": reached, "remarks": "Explicat a la memòria."}
    return ReportRow(StatedRow(cells), target, result, assess(target, result, policy))


def _asked(comparator: Comparator, value: str, unit: Unit = Unit.COUNT, **more: Any) -> Target:
    return Target(comparator, Decimal(value), unit, **more)


def _reached(value: str, unit: Unit = Unit.COUNT) -> Result:
    return Result(Decimal(value), unit)


_NOW, _BEFORE = date(2025, 7, 3), date(2025, 6, 30)
_TIERS = (Tier(Decimal(50), "10 dies"), Tier(Decimal(85), "20 dies"))

ENTERED: tuple[tuple[str, Target, Result | NoResult | None], ...] = (
    ("4 | 3", _asked(Comparator.AT_LEAST, "4"), _reached("3")),
    ("95 % | 94,99 %", _asked(Comparator.AT_LEAST, "95", Unit.PERCENT), _reached("94.99", Unit.PERCENT)),
    (
        "4,7, i com a mínim 4,5 | 4,6",
        _asked(Comparator.AT_LEAST, "4.7", Unit.SCORE, scale=Decimal(5), threshold=Decimal("4.5")),
        _reached("4.6", Unit.SCORE),
    ),
    ("≤ 10 dies | 15", _asked(Comparator.AT_MOST, "10", Unit.DAYS), _reached("15", Unit.DAYS)),
    ("≤ 10 dies | 25 dies", _asked(Comparator.AT_MOST, "10", Unit.DAYS), _reached("25", Unit.DAYS)),
    ("≤ 0 | 3", _asked(Comparator.AT_MOST, "0"), _reached("3")),
    ("< 20 | 20", _asked(Comparator.LESS_THAN, "20"), _reached("20")),
    ("> 20 | 20", _asked(Comparator.MORE_THAN, "20"), _reached("20")),
    ("exactament 4 | 5", _asked(Comparator.EXACTLY, "4"), _reached("5")),
    ("entre 2 i 4 | 5", _asked(Comparator.BETWEEN, "2", upper=Decimal(4)), _reached("5")),
    ("Sí | No", Target(Comparator.YES), Result(Decimal(0))),
    ("Sí | Sí", Target(Comparator.YES), Result(Decimal(1))),
    ("abans de l'1 de juliol | 3 de juliol", Target(Comparator.BY_DATE, deadline=_BEFORE), Result(None, on=_NOW)),
    (
        "no més que l'any anterior | 12 dies",
        _asked(Comparator.NO_WORSE, "12", Unit.DAYS, lower_is_better=True),
        _reached("12", Unit.DAYS),
    ),
    ("millor que 7,5 | 7,2", _asked(Comparator.BETTER, "7.5", Unit.SCORE), _reached("7.2", Unit.SCORE)),
    (
        "50 % en 10 dies i 85 % en 20 | 55 % i 80 %",
        Target(Comparator.TIERS, unit=Unit.PERCENT, tiers=_TIERS),
        Result(None, Unit.PERCENT, tiers=(Decimal(55), Decimal(80))),
    ),
    ("2 | ", _asked(Comparator.AT_LEAST, "2"), NoResult(Reason.NO_DEMAND)),
    ("2 | ", _asked(Comparator.AT_LEAST, "2"), NoResult(Reason.NOT_SENT)),
    ("2 | pendent", _asked(Comparator.AT_LEAST, "2"), None),
    ("segons demanda | 14", Target(Comparator.NONE_READABLE), None),
)
"""(target and result as texts, target, result) of each row of `entered_report`."""
