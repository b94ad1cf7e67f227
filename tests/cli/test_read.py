"""`cartaviva read`: all that was read, for people and for other programs."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from cartaviva.cli import commands
from tests.cli.terminal import CLEAN, LOST_SIGN, TWO_REPORTS, Outcome, cartaviva, files, widest

CATALAN = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 files

Compromís i indicador               Valor     Resultat   Diferència      Grau de
                                compromès                  respecte   compliment
                                                          del valor
                                                          compromès
────────────────────────────────────────────────────────────────────────────────
Prestarem com a mínim 12.000       12.000       12.480         +480        100 %
documents l'any.                                                        Complert
Nombre de documents prestats

Organitzarem un mínim de 4              4            3           −1         75 %
cicles de conferències.                                         [1]  No complert
Nombre de cicles realitzats

Entre claudàtors: el que declara el document.
1 de 2 compromisos complerts. Un no s'ha complert.
Per revisar: 1 error.

"""
ENGLISH = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 rows

Commitment and indicator           Target       Result   Difference    Degree of
                                                           from the   compliance
                                                             target
────────────────────────────────────────────────────────────────────────────────
Prestarem com a mínim 12.000       12.000       12.480         +480        100 %
documents l'any.                                                             Met
Nombre de documents prestats

Organitzarem un mínim de 4              4            3           −1         75 %
cicles de conferències.                                         [1]      Not met
Nombre de cicles realitzats

In square brackets: what the document states.
1 of 2 commitments met. One was not met.
To look at: 1 error.

"""
SPANISH = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 filas

Compromiso e indicador            Valor    Resultado    Diferencia      Grado de
                           comprometido               respecto del  cumplimiento
                                                             valor
                                                      comprometido
────────────────────────────────────────────────────────────────────────────────
Prestarem com a mínim            12.000       12.480          +480         100 %
12.000 documents l'any.                                                 Cumplido
Nombre de documents
prestats

Organitzarem un mínim de              4            3            −1          75 %
4 cicles de conferències.                                      [1]   No cumplido
Nombre de cicles
realitzats

Entre corchetes: lo que declara el documento.
1 de 2 compromisos cumplidos. Uno no se ha cumplido.
Por revisar: 1 error.

"""
NARROW = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre
2025 · 2 rows

────────────────────────────────────────
Prestarem com a mínim 12.000 documents
l'any.
Nombre de documents prestats
Target                            12.000
Result                            12.480
Difference from the target          +480
Degree of compliance               100 %
                                     Met

Organitzarem un mínim de 4 cicles de
conferències.
Nombre de cicles realitzats
Target                                 4
Result                                 3
Difference from the target            −1
                                     [1]
Degree of compliance                75 %
                                 Not met

In square brackets: what the document
states.
1 of 2 commitments met. One was not met.
To look at: 1 error.

"""


@pytest.mark.parametrize(("language", "told"), [("ca", CATALAN), ("es", SPANISH), ("en", ENGLISH)])
def test_every_row_is_shown_with_what_was_replaced(language: str, told: str, here: Path) -> None:
    files(here, informe=LOST_SIGN)
    assert cartaviva("read", "informe.txt", language=language) == Outcome(1, told.replace(" %", "\u00a0%"), "")


def test_on_a_narrow_terminal_the_figures_stand_below_the_texts(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    told = cartaviva("read", "informe.txt", environment={"COLUMNS": "40"})
    assert told == Outcome(1, NARROW.replace(" %", "\u00a0%"), "")


def test_json_of_one_file_is_the_reading_itself(here: Path) -> None:
    files(here, informe=TWO_REPORTS)
    told = cartaviva("read", "informe.txt", "--json")
    reading = json.loads(told.out)
    rows = [
        (
            row["commitment"],
            row["target"] | {},
            row["result"]["value"],
            row["difference"]["computed"],
            row["compliance"]["computed"],
            row["status"],
        )
        for row in reading["reports"][0]["rows"]
    ]
    target = {"text": "4", "comparator": "at_least", "value": "4", "unit": "count"}
    services = [report["service"] for report in reading["reports"]]
    assert (told.code, told.err, list(reading), services, rows[1]) == (
        1,
        "",
        ["format", "reports"],
        ["BIBLIOTECA MUNICIPAL", "ARXIU MUNICIPAL"],
        ("Organitzarem un mínim de 4 cicles de conferències.", target, "3", "-1", "75", "not_met"),
    )


def test_json_of_several_files_is_a_list_of_readings_with_their_files(here: Path) -> None:
    files(here, informe=LOST_SIGN, net=CLEAN)
    told = cartaviva("read", "informe.txt", "net.txt", "-", "--json", stdin=CLEAN)
    alone = json.loads(cartaviva("read", "net.txt", "--json").out)
    assert json.loads(told.out)[1:] == [{"file": "net.txt"} | alone, {"file": "-"} | alone]


def test_our_own_json_is_read_back_from_standard_input(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    once = cartaviva("read", "informe.txt", "--json")
    assert cartaviva("read", "-", "--json", stdin=once.out) == once


def test_json_is_utf8_whatever_the_terminal_speaks(here: Path) -> None:
    files(here, informe=CLEAN)
    environment = {"PYTHONIOENCODING": "latin-1"}
    told = cartaviva("read", "informe.txt", "--json", environment=environment).out
    heading = json.loads(told)["reports"][0]["headings"]["commitment"]
    assert ("Període" in told, heading) == (False, "Compromís")


def test_what_is_read_and_what_is_not_fit_the_published_schema(here: Path) -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs" / "reference" / "reading.schema.json").read_text("utf-8"))
    files(here, informe=TWO_REPORTS, buit="")
    answers = json.loads(cartaviva("read", "informe.txt", "buit.txt", "--json").out)
    answers.append(json.loads(cartaviva("read", "buit.txt", "--json").out))
    check = jsonschema.Draft202012Validator(schema)
    errors = [error.message for answer in answers for error in check.iter_errors(answer)]
    assert (errors, [len(answer["reports"]) for answer in answers]) == ([], [2, 0, 0])


def test_documents_of_every_layout_and_language_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was read and what there is to look at; each of them is read once for both."""
    monkeypatch.setattr(commands, "read_file", cache(commands.read_file))
    documents = sorted((Path(__file__).parents[1] / "corpus").glob("*/*.docx"))
    found = {}
    for command in ("read", "check"):
        told = cartaviva(command, *documents, language="ca")
        lines = told.out.splitlines()
        fits = widest("\n".join(line for line in lines if "/" not in line)) <= 80
        found[command] = (told.code, told.err, lines[-1].split(" ")[0], fits)
    assert found == dict.fromkeys(("read", "check"), (1, "", str(len(documents)), True))


def test_a_target_that_is_a_sentence_stands_among_the_texts_and_its_figure_in_the_column(here: Path) -> None:
    head = "Commitment\tIndicator\tTarget\tResult"
    row = "Be quick\tWait at the counter\tAverage wait at the counter of less than 10 minutes\t11 minutes"
    files(here, waits=f"Service commitments 2023\n\n{head}\n{row}\n")
    shown = cartaviva("read", "waits.txt", language="en").out.split("\n")
    assert shown[7:12] == [
        "Be quick                        Less than   11 minutes           +1        90.9%",
        "Wait at the counter            10 minutes                                Not met",
        "Target: Average wait at the",
        "counter of less than 10",
        "minutes",
    ]
