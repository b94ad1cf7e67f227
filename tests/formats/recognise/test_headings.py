"""`headings.tsv`: what a town hall, a hospital or a university may write over a column, in eight languages."""

from pathlib import Path

import pytest

from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise import recognise
from cartaviva.formats.recognise.columns import roles_of
from cartaviva.formats.recognise.layout import find_header
from tests.formats.recognise.test_recognise import document

HEADINGS = [line.split("\t") for line in Path(__file__).with_name("headings.tsv").read_text("utf-8").splitlines()]
COLUMNS = {
    "service": ("Service", "Registry|Library|Sports"),
    "objective": ("Objective", "Be quick to answer|Be near to all|Be open to all"),
    "commitment": ("Commitment", "We answer your letters soon enough|We keep the library open|We teach sports to all"),
    "indicator": ("Indicator", "Letters answered in time (%)|Nights of opening|Courses that were given"),
    "target": ("Target", "90 %|45|12"),
    "result": ("Result", "87 %|51|17"),
    "remarks": ("Remarks", "A colleague was ill for two months||"),
}
FURTHER = {
    "difference": "3|-6|4",
    "compliance": "96,7 %|100 %|90 %",
    "unit": "%|n|n",
    "direction": "↑|↑|↓",
    "extra": "A1|B2|C3",
}


def role_of(role: str, heading: str) -> str | None:
    """The role of the column of that heading in a table where the others have usual ones; "?" where it was guessed."""
    columns = [(heading if key == role else usual, texts) for key, (usual, texts) in COLUMNS.items()]
    if role in FURTHER:
        columns.insert(6 if role in ("difference", "compliance") else 4, (heading, FURTHER[role]))
    rows = [tuple(Cell(above) for above, _ in columns)]
    rows += [tuple(Cell(texts.split("|")[line]) for _, texts in columns) for line in range(3)]
    header = find_header(rows)
    use = next((use for use in header.uses if use.heading == heading), None) if header else None
    return None if use is None or use.role is None else f"{use.role.value}{'?' if use.guessed else ''}"


def test_every_heading_says_what_its_column_holds() -> None:
    assert [(role, heading, found) for role, heading in HEADINGS if (found := role_of(role, heading)) != role] == []


NO_HEADINGS = (
    "Gako-hitza",
    "Hitzaldiak",
    "Paraules clau",
    "Si misura in",
    "Mesures retenues",
    "Annoncer les travaux",
    "Éclairage public",
)


def test_words_that_only_look_like_those_of_a_heading_say_nothing() -> None:
    assert {text: roles_of(text) for text in NO_HEADINGS} == dict.fromkeys(NO_HEADINGS, ())


CAUSE, REMEDY = "La pluja va obligar a suspendre dues sortides.", "Reservar el teatre com a espai alternatiu."


@pytest.mark.parametrize(
    ("heads", "said", "doubted"),
    [
        ("Causa\tMesura", f"{CAUSE}\t{REMEDY}", []),
        ("Motivo\tMedida", f"{CAUSE}\t{REMEDY}", []),
        ("Mesura\tCausa", f"{REMEDY}\t{CAUSE}", ["Mesura"]),
    ],
)
def test_sentences_beside_the_cause_of_a_miss_are_what_is_done_about_it(
    heads: str, said: str, doubted: list[str]
) -> None:
    lines = (f"Fer visites\tVisites fetes\t6\t4\t{said}", f"Obrir\tDies oberts\t9\t8\t{said}")
    (report,) = recognise(document("Informe 2024", f"Compromís\tIndicador\tObjectiu\tResultat\t{heads}", *lines))
    assert [finding.stated for finding in report.findings] == doubted
