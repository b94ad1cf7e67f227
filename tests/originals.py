"""Ways in which a disk spoils a file, and a town with a file of each kind in its store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cartaviva.actions.imports import bring_in
from cartaviva.actions.publish import publish
from cartaviva.records import store
from cartaviva.records.models import Artefact, Organisation
from tests.misses import MISSED, PICTURE, backed_report
from tests.people import Cast
from tests.towns import shown


def flip(path: Path) -> None:
    """One bit is another one."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


SPOILT: Mapping[str, Callable[[Path], object]] = {
    "a bit flipped": flip,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
}


DOCUMENT = """SEGUIMENT 2019

Servei:\tARXIU

Compromís\tIndicador\tValor compromès\tResultat
Obrirem 5 dies\tDies oberts\t≥ 5\t6
"""


@dataclass(frozen=True)
class Originals:
    """The SHA-256 of one file of each kind: three that nothing can make again, and one that can be rendered."""

    document: str
    evidence: str
    logo: str
    artefact: str


def originals(people: Cast) -> Originals:
    report, (evidence,) = backed_report(people, (MISSED, "registre.png", PICTURE))
    shown(publish(people.carla, report))
    document, _ = bring_in(people.carla, people.vilaclara, "seguiment 2019.txt", DOCUMENT.encode())
    logo = store.put(b"a logo")
    Organisation.objects.filter(pk=people.vilaclara.pk).update(logo=logo)
    return Originals(document.sha256, evidence.sha256, logo, Artefact.objects.get(format="csv").sha256)
