"""Lines across the whole of a table: which of them name a service or an objective, and for how long."""

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import HEADINGS, document


def test_a_band_leaves_those_around_it_standing_where_they_say_what_they_are():
    (report,) = recognise(
        document(
            HEADINGS,
            "Servei: Atenció",
            "Objectiu: Atendre bé",
            "Atendre amb cita\tCites en termini\t≥ 90 %\t92 %\t2 %\t100 %\t",
            "Objectiu: Escoltar",
            "Fer una enquesta\tNota mitjana\t7\t8\t1\t100 %\t",
            "Servei: Cultura",
            "Fer 6 visites\tNombre de visites\t6\t8\t2\t100 %\t",
        )
    )
    assert [(row.text("service"), row.text("objective"), sorted(row.merged)) for row in report.rows] == [
        ("Atenció", "Atendre bé", []),
        ("Atenció", "Escoltar", ["service"]),
        ("Cultura", "", []),
    ]


@pytest.mark.parametrize("said", ["(segue)", "(suite)", "[Continuació…]", "(cont.)"])
def test_a_line_that_the_table_goes_on_names_no_service(said: str):
    rows = ("Atendre\tCites\t≥ 90 %\t92 %\t2 %\t100 %\t", "Fer 6 visites\tVisites\t6\t8\t2\t100 %\t")
    (report,) = recognise(document(HEADINGS, rows[0], said, rows[1]))
    assert [(row.text("service"), row.text("commitment")) for row in report.rows] == [
        ("", "Atendre"),
        ("", "Fer 6 visites"),
    ]


@pytest.mark.parametrize(
    ("said", "services"),
    [
        ("Llegenda: ✔ complert, ✘ no complert", ("", "")),
        ("Leyenda de colores – verde: cumplido", ("", "")),
        ("Key: green is met", ("", "")),
        ("Museu de la llegenda: visites", ("", "Museu de la llegenda: visites")),
    ],
)
def test_a_line_that_says_what_signs_mean_is_a_note_and_names_no_service(said: str, services: tuple[str, str]) -> None:
    rows = ("Atendre\tCites\t≥ 90 %\t92 %\t2 %\t100 %\t", "Fer 6 visites\tVisites\t6\t8\t2\t100 %\t")
    (report,) = recognise(document(HEADINGS, rows[0], said, rows[1]))
    notes = () if any(services) else (said,)
    assert (tuple(row.text("service") for row in report.rows), report.notes) == (services, notes)


def test_lines_below_a_legend_explain_signs_too_and_others_name_a_service() -> None:
    rows = ("Atendre\tCites\t≥ 90 %\t92 %\t2 %\t100 %\t", "Fer 6 visites\tVisites\t6\t8\t2\t100 %\t")
    legend = ("Leyenda", "Verde: cumplido", "● no cumplido")
    (report,) = recognise(document(HEADINGS, rows[0], *legend, "Cultura: museos", rows[1]))
    (named,) = recognise(document(HEADINGS, rows[0], "Verde: jardines", rows[1]))
    services = [[row.text("service") for row in one.rows] for one in (report, named)]
    assert (services, report.notes) == ([["", "Cultura: museos"], ["", "Verde: jardines"]], legend)
