"""Reports of invented charters, confirmed and published through the real actions."""

from collections.abc import Mapping

from cartaviva.actions.change import change
from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render, show
from cartaviva.actions.saving import Confirmed, save_report
from cartaviva.core.checks.check import build_report
from cartaviva.core.language.lexicon import fold
from cartaviva.core.period import find_period
from cartaviva.core.report import KEYS, StatedReport, StatedRow
from cartaviva.records.models import Organisation, Person, Publication, Report
from tests.people import Cast

Row = Mapping[str, str]

YOUTH: tuple[Row, ...] = (
    {
        "service": "Punt jove",
        "objective": "Informar els joves",
        "commitment": "Respondrem les consultes en 2 dies hàbils com a màxim",
        "indicator": "Temps mitjà de resposta (dies hàbils)",
        "target": "≤ 2",
        "result": "1,5",
        "difference": "-0,5",
        "compliance": "100 %",
    },
    {
        "service": "Punt jove",
        "objective": "Informar els joves",
        "commitment": "Farem 4 tallers l'any",
        "indicator": "Tallers fets",
        "target": "4",
        "result": "3",
        "difference": "1",
        "compliance": "75 %",
        "remarks": "El taller de tardor es va anul·lar.",
    },
    {
        "service": "Punt jove",
        "objective": "Acompanyar els joves",
        "commitment": "Atendrem el 90 % de les peticions d'assessoria",
        "indicator": "Percentatge de peticions ateses",
        "target": "90 %",
        "result": "92 %",
        "difference": "2",
        "compliance": "100 %",
    },
)


def report_saved(town: Organisation, person: Person, charter: str, year: int, rows: tuple[Row, ...]) -> Report:
    """A report in the tables, its commitments matched to those of the same wording."""
    period = find_period(str(year))
    assert period is not None
    stated = StatedReport(
        tuple(StatedRow({key: row.get(key, "") for key in KEYS}) for row in rows),
        service=charter,
        period=period,
        organisation=town.name,
    )
    known = {
        wording.folded: wording.commitment_id
        for one in town.charters.filter(name__ca=charter)
        for version in one.versions.prefetch_related("wordings")
        for wording in version.wordings.all()
    }
    matches = {
        index: known[fold(row["commitment"])] for index, row in enumerate(rows) if fold(row["commitment"]) in known
    }
    with change(town, person, "confirm"):
        return save_report(town, Confirmed(build_report(stated), charter, period, matches))


def report_published(town: Organisation, person: Person, charter: str, year: int, rows: tuple[Row, ...]) -> Publication:
    """Visible, with two of its files: all of them take a second."""
    return shown(publish(person, report_saved(town, person, charter, year, rows)))


def published(people: Cast) -> Publication:
    """What Vilaclara says of Joventut in 2023."""
    return report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)


def shown(publication: Publication) -> Publication:
    show(publication, render(publication, ("csv", "json"), ("ca",)))
    return publication
