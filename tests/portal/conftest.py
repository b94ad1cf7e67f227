"""A town with three years of reports, published through the real actions."""

from datetime import date
from pathlib import Path

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.closing import close_year
from cartaviva.core.cycle.amending import Amendment
from cartaviva.records.models import Period, Publication
from tests.kept import once
from tests.people import Cast, cast, fresh
from tests.towns import YOUTH, Row, report_published, shown

LOWERED = YOUTH[1] | {"target": "3"}
STREETS: tuple[Row, ...] = (
    {
        "service": "Enllumenat",
        "objective": "Reparar de pressa",
        "commitment": "Repararem els fanals en 3 dies hàbils",
        "indicator": "Fanals reparats en termini",
        "target": "90 %",
        "result": "95 %",
    },
)


@pytest.fixture
def town(db: None, store: Path, tmp_path: Path) -> Cast:
    """Joventut from 2022 to 2024, its second target lowered and its third commitment gone in the last; Via Pública in
    2022 and 2023.
    """
    return fresh(once(_published, store, tmp_path / "kept"))


def _published() -> Cast:
    people = cast()
    years = ((2022, YOUTH), (2023, YOUTH), (2024, (YOUTH[0], LOWERED)))
    for year, rows in years:
        report_published(people.vilaclara, people.carla, "Joventut", year, rows)
    for year in (2022, 2023):
        report_published(people.vilaclara, people.carla, "Via Pública", year, STREETS)
    return people


@pytest.fixture
def corrected(town: Cast) -> Publication:
    """The report of Joventut of 2023, corrected: three workshops were four."""
    first = Publication.objects.get(charter__slug="joventut", period__label="2023")
    return shown(correct(town.carla, first, {1: Amendment(result="4")}, "Faltava comptar el taller d'estiu."))


@pytest.fixture
def closed(town: Cast) -> Publication:
    """The year 2023, of which the plenary took note."""
    period = Period.objects.get(organisation=town.vilaclara, label="2023")
    return shown(close_year(town.carla, period, "Ple municipal", date(2024, 4, 25), "2024/117"))
