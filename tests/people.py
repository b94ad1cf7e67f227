"""The cast: Ana fills in, Bruno is head of service, Carla is the quality office, Dário is from another town."""

from collections.abc import Callable
from dataclasses import dataclass

from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.core.words import ENGLISH
from cartaviva.records.models import Department, Membership, Organisation, Person

PASSWORD = "un secret llarg de prova"


@dataclass(frozen=True)
class Cast:
    """Two towns and who works in them."""

    vilaclara: Organisation
    montsec: Organisation
    youth: Department
    ana: Person
    bruno: Person
    carla: Person
    elena: Person
    """Elena is the auditor."""
    fina: Person
    """Fina is the administrator."""
    dario: Person
    """Dário is quality officer and administrator of the other town, and sees nothing of this one."""


def cast() -> Cast:
    vilaclara = Organisation.objects.create(slug="vilaclara", name="Ajuntament de Vilaclara")
    montsec = Organisation.objects.create(slug="montsec", name="Ajuntament de Montsec")
    youth = Department.objects.create(organisation=vilaclara, name="Joventut")
    made = Cast(
        vilaclara,
        montsec,
        youth,
        ana=person("Ana", vilaclara, Role.CONTRIBUTOR, department=youth),
        bruno=person("Bruno", vilaclara, Role.HEAD, department=youth),
        carla=person("Carla", vilaclara, Role.QUALITY),
        elena=person("Elena", vilaclara, Role.AUDITOR),
        fina=person("Fina", vilaclara, Role.ADMINISTRATOR),
        dario=person("Dário", montsec, Role.QUALITY, Role.ADMINISTRATOR),
    )
    return made


def fresh(people: Cast) -> Cast:
    """The same, as they are in the tables now."""
    return Cast(**{name: type(one)._base_manager.get(pk=one.pk) for name, one in vars(people).items()})


def person(name: str, town: Organisation, *roles: Role, department: Department | None = None) -> Person:
    email = f"{name.lower().replace('á', 'a')}@{town.slug}.example"
    one = Person(name=name, email=email)
    one.set_password(PASSWORD)
    one.save()
    for role in roles:
        Membership.objects.create(organisation=town, person=one, role=role.value, department=department)
    return one


def refused(act: Callable[[], object]) -> str | None:
    """What somebody reads, in English, where an action ends with a refusal; None where it is done."""
    try:
        act()
    except Refused as problem:
        return problem.sentence(ENGLISH)
    return None


def refusal(act: Callable[[], object]) -> str | None:
    """The code of the refusal that an action ends with; None where it is done."""
    try:
        act()
    except Refused as refused:
        return refused.code
    return None
