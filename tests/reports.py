"""Reports of a town that does not exist, for the tests of every writer and page: short, long, in three languages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cartaviva.core.check import build_report, check_report
from cartaviva.core.compliance import PROPORTIONAL, Policy, assess
from cartaviva.core.findings import Place
from cartaviva.core.period import Period
from cartaviva.core.quantity import Unit
from cartaviva.core.report import KEYS, FollowUpReport, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Comparator, Target, Tier

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
    rows = tuple(_entered(number, *pair, policy) for number, pair in enumerate(ENTERED, 1))
    report = FollowUpReport(stated_report([row.stated for row in rows], "ca"), rows, (), policy)
    return replace(report, findings=check_report(report))


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


def _entered(number: int, target: Target, result: Result | NoResult | None, policy: Policy) -> ReportRow:
    cells: dict[str, str | None] = dict.fromkeys(KEYS, "")
    words = f"{target.comparator} {target.value or ''}".strip()
    cells |= {"commitment": f"Compromís {number}", "indicator": f"Indicador {number}", "target": words}
    return ReportRow(StatedRow(cells), target, result, assess(target, result, policy))


def _days(value: str) -> Result:
    return Result(Decimal(value), Unit.DAYS)


ENTERED: tuple[tuple[Target, Result | NoResult | None], ...] = (
    (Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT), Result(Decimal(3), Unit.COUNT)),
    (
        Target(Comparator.AT_LEAST, Decimal("95"), Unit.PERCENT),
        Result(Decimal("94.99"), Unit.PERCENT, Decimal(9499), Decimal(10000)),
    ),
    (
        Target(Comparator.AT_LEAST, Decimal("4.7"), Unit.SCORE, scale=Decimal(5), threshold=Decimal("4.5")),
        Result(Decimal("4.6"), Unit.SCORE),
    ),
    (Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS), _days("15")),
    (Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS), _days("25")),
    (Target(Comparator.AT_MOST, Decimal(0), Unit.COUNT), Result(Decimal(3), Unit.COUNT)),
    (Target(Comparator.LESS_THAN, Decimal(20), Unit.COUNT), Result(Decimal(20), Unit.COUNT)),
    (Target(Comparator.MORE_THAN, Decimal(20), Unit.COUNT), Result(Decimal(20), Unit.COUNT)),
    (Target(Comparator.EXACTLY, Decimal(4), Unit.COUNT), Result(Decimal(5), Unit.COUNT)),
    (Target(Comparator.BETWEEN, Decimal(2), Unit.COUNT, upper=Decimal(4)), Result(Decimal(5), Unit.COUNT)),
    (Target(Comparator.YES), Result(Decimal(0))),
    (Target(Comparator.YES), Result(Decimal(1))),
    (Target(Comparator.BY_DATE, deadline=date(2025, 6, 30)), Result(None, on=date(2025, 7, 3))),
    (Target(Comparator.NO_WORSE, Decimal(12), Unit.DAYS, lower_is_better=True), _days("12")),
    (Target(Comparator.BETTER, Decimal("7.5"), Unit.SCORE, scale=Decimal(10)), Result(Decimal("7.2"), Unit.SCORE)),
    (
        Target(Comparator.TIERS, unit=Unit.PERCENT, tiers=(Tier(Decimal(50), "10 dies"), Tier(Decimal(85), "20 dies"))),
        Result(None, Unit.PERCENT, tiers=(Decimal(55), Decimal(80))),
    ),
    (Target(Comparator.AT_LEAST, Decimal(2), Unit.COUNT), NoResult(Reason.NO_DEMAND)),
    (Target(Comparator.AT_LEAST, Decimal(2), Unit.COUNT), NoResult(Reason.NOT_SENT)),
    (Target(Comparator.AT_LEAST, Decimal(2), Unit.COUNT), None),
    (Target(Comparator.NONE_READABLE), None),
)
