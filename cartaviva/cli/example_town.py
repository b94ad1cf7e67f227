"""The fictitious town of the demonstration. Everything in it comes about by the actions that people use."""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connections
from django_tasks_db.models import DBTaskResult

from cartaviva.actions.amending import correct
from cartaviva.actions.closing import close_year
from cartaviva.actions.deciding import agree, confirm, decide
from cartaviva.actions.departments import add_department
from cartaviva.actions.imports import bring_in
from cartaviva.actions.people import change_membership
from cartaviva.actions.publish import publish
from cartaviva.actions.queue import run_next
from cartaviva.actions.review import Point, review_of
from cartaviva.actions.settings import save_settings
from cartaviva.actions.towns import NewPerson, NewTown, add_member, add_person, add_town
from cartaviva.cli.demo_people import PASSWORD, PEOPLE, email
from cartaviva.cli.example_collecting import collect
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.cycle.reviewing import Answer, Choice
from cartaviva.core.words import Text
from cartaviva.records.models import ImportedDocument, Organisation, Period, Person, Report, Result

LEFT_TO_REVIEW = "2024-mercat.docx"
NOTED = {2022: (date(2023, 3, 30), "2023/118"), 2023: (date(2024, 3, 21), "2024/97")}
"""When the plenary took note of a year, and the number of the file. 2024 stays open."""
SETTINGS = {
    "contact_email": "cartes@vilaclara.example",
    "address": "Plaça Major, 1, Vilaclara",
    "complaints_url": "https://vilaclara.example/queixes",
    "redress": Text.of(
        ca="Si no complim un compromís, us n'expliquem la causa i us demanem disculpes per escrit abans de 15 dies.",
        es="Si no cumplimos un compromiso, le explicamos la causa y le pedimos disculpas por escrito antes de 15 días.",
        en="Where we break a promise, we tell you why and apologise in writing within 15 days.",
    ),
    "method": Text.of(
        ca="Cada servei recull les seves dades i l'Oficina de Qualitat les revisa abans de publicar-les.",
        es="Cada servicio recoge sus datos y la Oficina de Calidad los revisa antes de publicarlos.",
        en="Every service collects its own figures; the quality office checks them before they are published.",
    ),
}
REASONS = {"possibly-not-applicable": "no_demand", "unreadable-result": "measurement_failed"}
"""Finding → the reason for having no result that Carla enters."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The town, and by their names the people who work for it."""

    town: Organisation
    people: dict[str, Person]


@dataclass(frozen=True, slots=True)
class Told:
    """What was made."""

    documents: int
    reports: int
    years: int


def people_and_town() -> Cast:
    """The town with its settings, and five people; Ana and Bruno work for one department."""
    town = add_town(NewTown("vilaclara", "Ajuntament de Vilaclara", accent="#7a2e1d"))
    people = {name: add_person(NewPerson(email(name), name, PASSWORD)) for name, _ in PEOPLE}
    members = {name: add_member(town, people[name], role) for name, role in PEOPLE}
    fina = people["Fina"]
    save_settings(fina, town, SETTINGS)
    youth = add_department(fina, town, "Joventut", None)
    for name, role in PEOPLE[:2]:
        change_membership(fina, members[name], role, youth, None)
    return Cast(town, people)


def make(cast: Cast, documents: Sequence[Path]) -> Told:
    """Bring the documents in, decide, confirm and publish, one year after the other, and close years."""
    carla = cast.people["Carla"]
    brought = [bring_in(carla, cast.town, path.name, path.read_bytes())[0] for path in documents]
    run_tasks()
    for document in sorted(brought, key=lambda one: _year(one.name)):
        if document.name != LEFT_TO_REVIEW:
            settle(carla, document.pk)
    reports = list(Report.objects.filter(organisation=cast.town).order_by("period__start", "charter__slug"))
    for report in reports:
        publish(carla, report)
    run_tasks()
    put_right(carla, cast.town)
    closed = 0
    for period in Period.objects.filter(organisation=cast.town, start__year__in=NOTED).order_by("start"):
        day, number = NOTED[period.start.year]
        close_year(carla, period, "Ple de l'Ajuntament", day, number)
        closed += 1
    collect(cast.town, cast.people["Ana"], carla)
    run_tasks()
    return Told(len(brought), len(reports), closed)


def put_right(person: Person, town: Organisation) -> None:
    """Correct a figure that was published: the public sees the new one, the old one and why."""
    result = Result.objects.get(
        organisation=town, report__charter__slug="joventut", period__start__year=2023, text="61"
    )
    published = town.publications.get(charter__slug="joventut", period=result.period)
    remarks = "La sala va tancar dues nits per una avaria de la calefacció."
    amendments = {result.row or 0: Amendment(result="58", remarks=remarks)}
    correct(person, published, amendments, "Tres nits s'havien comptat dues vegades.")
    run_tasks()


def _year(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def settle(person: Person, document: int) -> None:
    """Answer what is open about a document, and confirm it."""
    one = ImportedDocument.objects.select_related("organisation").get(pk=document)
    answers = {point.key: answer for point in review_of(one).open if (answer := answer_to(point))}
    if answers:
        decide(person, one, answers, one.revision)
        one.refresh_from_db()
    agree(person, one)
    one.refresh_from_db()
    confirm(person, one, one.revision)


def answer_to(point: Point) -> Answer | None:
    """What Carla says about commitments that were reworded, and where there was no result to measure."""
    if point.code == "match":
        return Answer(Choice.SAME)
    if point.code in REASONS:
        return Answer(Choice.EDIT, {"reason": REASONS[point.code]})
    return None


def run_tasks() -> None:
    """Do here what the worker would, in two processes. Raises RuntimeError where a task failed."""
    connections.close_all()  # a connection must not get into a fork
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=_drain, args=(f"demo-{number}",)) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    failed = DBTaskResult.objects.failed().first()
    if failed or any(worker.exitcode for worker in workers):
        raise RuntimeError(failed.traceback if failed else "A worker ended in the middle of a task.")


def _drain(name: str) -> None:
    while run_next(name):
        pass
