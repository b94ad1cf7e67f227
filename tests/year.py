"""A town of 60 charters, 365 commitments and 500 indicators with two years behind it, invented alike every time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Frequency
from cartaviva.core.permissions import Role
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import Text
from cartaviva.records.models import Charter, Department, Indicator, Organisation, Person
from tests.people import person
from tests.towns import Row, report_saved

DEPARTMENTS = (
    "Joventut", "Esports", "Cultura", "Educació", "Via pública", "Medi ambient", "Habitatge", "Comerç",
    "Serveis socials", "Atenció ciutadana", "Hisenda", "Seguretat",
)  # fmt: skip
PLACES = ("del centre", "del barri nord", "de la plaça", "del port", "de l'eixample")
CHARTERS, COMMITMENTS, INDICATORS = 60, 365, 500


class Kind(NamedTuple):
    """A sort of promise: its words, its target, and how it is measured."""

    commitment: str
    indicator: str
    target: str
    usual: float
    """The figure that a year has, more or less."""
    spread: float
    measured: Mapping[str, object]


RATIO = {"numerator": Text.of(ca="dins del termini"), "denominator": Text.of(ca="en total")}
KINDS = (
    Kind("Respondrem {} en 10 dies hàbils com a màxim", "Temps mitjà de resposta de {} (dies hàbils)", "≤ 10", 8, 1,
         {}),
    Kind("Atendrem el 90 % de {} dins del termini", "Percentatge de {} atès dins del termini", "90 %", 94, 2, RATIO),
    Kind("Farem almenys 12 tallers de {} l'any", "Tallers de {} fets", "12", 14, 1,
         {"frequency": Frequency.QUARTERLY, "aggregation": Aggregation.SUM}),
    Kind("Tindrem una valoració de {} de 7 sobre 10 o més", "Valoració mitjana de {} (0-10)", "7", 7.8, 0.3, {}),
    Kind("Farem una inspecció de {} cada any", "Inspeccions de {} fetes", "1", 1, 0, {}),
    Kind("Resoldrem el 95 % de {} en 48 hores", "Percentatge de {} resolt en 48 hores", "95 %", 97, 1,
         RATIO | {"frequency": Frequency.HALF_YEARLY, "aggregation": Aggregation.RATIO_OF_SUMS}),
    Kind("Publicarem 4 butlletins sobre {} l'any", "Butlletins sobre {} publicats", "4", 4, 0, {}),
    Kind("Cada curs oferirem 20 visites de {}", "Visites de {} ofertes", "20", 24, 2,
         {"frequency": Frequency.SCHOOL_YEAR}),
    Kind("Revisarem {} cada dos anys", "Revisions de {} fetes", "1", 1, 0,
         {"frequency": Frequency.BIENNIAL, "first_due": date(2025, 1, 1)}),
    Kind("Concedirem en 30 dies els ajuts de {} que es demanin", "Termini màxim dels ajuts de {} (dies)", "≤ 30", 24, 3,
         {"on_demand": True}),
)  # fmt: skip
THINGS = ("les consultes", "les queixes", "les sol·licituds", "les incidències", "les peticions", "les demandes")


@dataclass(frozen=True)
class Year:
    """The town, who works in it, and of which kind each indicator is."""

    town: Organisation
    quality: tuple[Person, Person]
    administrator: Person
    heads: Mapping[int, Person]
    """By department, as contributors are."""
    contributors: Mapping[int, Person]
    kinds: Mapping[int, Kind]


def make_year(rng: Random) -> Year:
    town = Organisation.objects.create(slug="vilaclara", name="Ajuntament de Vilaclara", action_before_publishing=True)
    departments = Department.objects.bulk_create(Department(organisation=town, name=name) for name in DEPARTMENTS)
    heads = {one.pk: person(f"cap{n}", town, Role.HEAD, department=one) for n, one in enumerate(departments)}
    filling = {
        one.pk: person(f"tecnic{n}", town, Role.CONTRIBUTOR, department=one) for n, one in enumerate(departments)
    }
    quality = (person("Carla", town, Role.QUALITY), person("Marta", town, Role.QUALITY))
    kinds: dict[int, Kind] = {}
    for number in range(CHARTERS):
        department = departments[number % len(departments)]
        name = f"{department.name} {PLACES[number // len(departments)]}"
        groups = list(_groups(number))
        for year in (2024, 2025):
            rows = [row for group in groups for row in _rows(group, name, rng)]
            report = report_saved(town, quality[0], name, year, tuple(rows))
        Charter.objects.filter(pk=report.charter_id).update(department=department)
        flat = [kind for group in groups for kind, _ in group]
        for result, kind in zip(report.results.order_by("row"), flat, strict=True):
            kinds[result.indicator_id] = kind
    _measure(kinds)
    return Year(town, quality, person("Fina", town, Role.ADMINISTRATOR), heads, filling, kinds)


def _groups(charter: int) -> Iterator[Sequence[tuple[Kind, str]]]:
    """The commitments of a charter, each with its indicators: 365 and 500 in all."""
    first = charter * COMMITMENTS // CHARTERS
    for number in range(first, (charter + 1) * COMMITMENTS // CHARTERS):
        kind, thing = KINDS[number % len(KINDS)], THINGS[number % len(THINGS)]
        before, after = (at * (INDICATORS - COMMITMENTS) // COMMITMENTS for at in (number, number + 1))
        yield [(kind, thing), *([(kind, f"{thing} en línia")] if after > before else [])]


def _rows(group: Sequence[tuple[Kind, str]], charter: str, rng: Random) -> Iterator[Row]:
    for kind, thing in group:
        value = figure(kind, rng)
        yield {
            "service": f"Servei de {charter}",
            "objective": "Donar un bon servei",
            "commitment": kind.commitment.format(group[0][1]),
            "indicator": kind.indicator.format(thing),
            "target": kind.target,
            "result": f"{value} %".replace(".", ",") if "%" in kind.target else value.replace(".", ","),
        }


def figure(kind: Kind, rng: Random, times: float = 1) -> str:
    """A figure as a year has it, with one decimal where it has any."""
    value = rng.gauss(kind.usual * times, kind.spread)
    if "%" in kind.target:
        value = min(value, 100)
    return f"{value:.1f}" if kind.spread and kind.usual != int(kind.usual) else f"{max(value, 0):.0f}"


def _measure(kinds: Mapping[int, Kind]) -> None:
    """How each is measured, as the quality office entered it."""
    for kind in KINDS:
        if kind.measured:
            Indicator.objects.filter(pk__in=[pk for pk, one in kinds.items() if one is kind]).update(**kind.measured)


MISSED = 0.08
"""How many figures are a little worse than was promised."""


def promised(kind: Kind) -> float:
    return float(re.sub(r"[^\d]", "", kind.target))


def typed(kind: Kind, rng: Random, parts: int) -> Typed:
    """What somebody who makes no mistake types for one of `parts` parts of the year."""
    worse = kind._replace(usual=kind.usual + 1.4 * (promised(kind) - kind.usual))
    kind = worse if rng.random() < MISSED else kind
    value = figure(kind, rng, 1 / parts if kind.measured.get("aggregation") == Aggregation.SUM else 1)
    if "numerator" not in kind.measured:
        return Typed(value.replace(".", ","))
    total = rng.randint(80, 400)
    return Typed(numerator=str(min(round(total * float(value) / 100), total)), denominator=str(total))
