"""Tables of a charter that are parted by how its promises went, as the titles above them say."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document

HEADS = "Compromís\tObjectiu\tResultat"
MET, MISSED = ("Obrir 4 sales\t4\t5", "Oferir 6 cursos\t6\t3"), ("Fer 8 visites\t8\t7", "Editar 2 guies\t2\t2")


def test_promises_that_went_otherwise_than_the_title_above_them_says_are_told() -> None:
    lines = (
        "Compromisos assolits",
        HEADS,
        *MET,
        "Compromisos no assolits",
        f"{HEADS}\tUnitat responsable",
        *(f"{line}\tCultura" for line in MISSED),
    )
    (report,) = map(build_report, recognise(document("Informe 2024 de la biblioteca", *lines)))
    assert (
        report.stated.extras,
        [row.stated.extras for row in report.rows],
        [(each.row, each.stated) for each in report.findings if each.code == "status-mismatch"],
    ) == (
        ("Compromisos assolits / Compromisos no assolits", "Unitat responsable"),
        [("Compromisos assolits", "")] * 2 + [("Compromisos no assolits", "Cultura")] * 2,
        [(1, "Compromisos assolits"), (3, "Compromisos no assolits")],
    )


@pytest.mark.parametrize(
    ("first", "second", "services"),
    [
        ("Compromisos no assolits", "Tots els compromisos", ["Compromisos no assolits", "Tots els compromisos"]),
        (
            "Compromisos de la biblioteca",
            "Compromisos no assolits",
            ["Compromisos de la biblioteca", "Compromisos no assolits"],
        ),
        ("Compromisos assolits", "Compromisos assolits", ["Compromisos assolits"] * 2),
    ],
)
def test_tables_whose_titles_do_not_part_all_promises_by_how_they_went_stay_apart(
    first: str, second: str, services: list[str]
) -> None:
    reports = recognise(document("Informe 2024", first, HEADS, *MET, second, HEADS, *MISSED))
    assert [(report.service, report.extras, len(report.rows)) for report in reports] == [
        (service, (), 2) for service in services
    ]
