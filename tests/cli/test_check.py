"""`cartaviva check`: what is wrong, where, and what to do."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import (
    CARTAVIVA,
    CLEAN,
    CYCLES,
    LOST_SIGN,
    TWO_REPORTS,
    Outcome,
    cartaviva,
    files,
    on_terminal,
    widest,
)

CATALAN = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 files

Error  Signe de la diferència                                  fila 8, columna 5
       «Nombre de cicles realitzats»
       La diferència declarada és 1; el resultat menys el valor compromès és −1.
       Publica la diferència amb el seu signe.

1 de 2 compromisos complerts. Un no s'ha complert.
Per revisar: 1 error.

"""
SPANISH = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 filas

Error  Signo de la diferencia                                  fila 8, columna 5
       «Nombre de cicles realitzats»
       La diferencia declarada es 1; el resultado menos el valor comprometido es
       −1.
       Publica la diferencia con su signo.

1 de 2 compromisos cumplidos. Uno no se ha cumplido.
Por revisar: 1 error.

"""
ENGLISH = """\
informe.txt
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 2 rows

Error    Sign of the difference                                  row 8, column 5
         “Nombre de cicles realitzats”
         The difference is stated as 1; result minus target is −1.
         Publish the difference with its sign.

1 of 2 commitments met. One was not met.
To look at: 1 error.

"""
NOTHING = """\
BIBLIOTECA MUNICIPAL · Gener - Desembre 2025 · 1 row

1 of 1 commitment met.
Nothing to look at.

"""


@pytest.mark.parametrize(("language", "told"), [("ca", CATALAN), ("es", SPANISH), ("en", ENGLISH)])
def test_a_lost_sign_is_told_in_the_language_of_the_terminal(language: str, told: str, here: Path) -> None:
    files(here, informe=LOST_SIGN)
    assert cartaviva("check", "informe.txt", language=language) == Outcome(1, told, "")


def test_the_language_that_is_asked_for_wins(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    assert cartaviva("check", "informe.txt", "--language", "es", language="ca") == Outcome(1, SPANISH, "")


def test_a_report_with_nothing_to_look_at_is_said_to_be_so(here: Path) -> None:
    files(here, informe=CLEAN)
    assert cartaviva("check", "informe.txt") == Outcome(0, "informe.txt\n" + NOTHING, "")


def test_several_reports_in_one_file_are_told_one_after_the_other(here: Path) -> None:
    files(here, informe=TWO_REPORTS)
    second = NOTHING.replace("BIBLIOTECA", "ARXIU")
    assert cartaviva("check", "informe.txt") == Outcome(1, ENGLISH + second, "")


def test_standard_input_is_read_for_a_dash() -> None:
    assert cartaviva("check", "-", stdin=CLEAN) == Outcome(0, "standard input\n" + NOTHING, "")


def test_folders_are_walked_for_documents_and_the_worst_exit_code_wins(here: Path) -> None:
    below = here / "2025" / "biblioteca"
    below.mkdir(parents=True)
    files(below, informe=LOST_SIGN, buit="")
    files(here / "2025", arxiu=CLEAN)
    for name in (".amagat.txt", "~$arxiu.txt", "logo.png", "dades.json"):
        (below / name).write_text(LOST_SIGN, "utf-8")
    assert cartaviva("check", "2025") == Outcome(
        2,
        f"2025/arxiu.txt\n{NOTHING}2025/biblioteca/{ENGLISH}"
        "3 files: 1 with nothing to look at, 1 to look at, 1 not read.\n",
        "2025/biblioteca/buit.txt: The file is empty. Send the file again.\n",
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("clean", 0),
        ("clean sign", 1),
        ("sign clean", 1),
        ("sign empty clean", 2),
        ("empty sign", 2),
        ("clean clean", 0),
    ],
)
def test_over_many_files_the_worst_exit_code_wins(given: str, code: int, here: Path) -> None:
    files(here, clean=CLEAN, sign=LOST_SIGN, empty="")
    assert cartaviva("check", *(f"{name}.txt" for name in given.split())).code == code


def test_what_is_only_a_note_leaves_exit_code_0(here: Path) -> None:
    mean = "Respondrem cada petició en un màxim de 15 dies.\tMitjana de dies\t≤ 15 dies\t12 dies\t-3\t100 %\t\n"
    files(here, informe=CLEAN + mean)
    told = cartaviva("check", "informe.txt")
    assert (told.code, told.out.splitlines()[-2:]) == (0, ["To look at: 1 note.", ""])


def test_the_policy_decides_what_the_degree_should_be(here: Path) -> None:
    late = "Respondrem en un màxim de 15 dies.\tMitjana de dies\t≤ 15 dies\t18 dies\t3\t83,3 %\tUna baixa.\n"
    files(here, informe=CLEAN + late)
    codes = {each: cartaviva("check", "informe.txt", "--policy", each).code for each in ("proportional", "linear")}
    assert codes == {"proportional": 0, "linear": 1}


def test_json_of_one_file_is_its_reports_with_their_findings(here: Path) -> None:
    files(here, informe=TWO_REPORTS)
    told = cartaviva("check", "informe.txt", "--json", language="es")
    period = {"label": "Gener - Desembre 2025", "start": "2025-01-01", "end": "2025-12-31"}
    first, second = json.loads(told.out)["reports"]
    assert (told.code, told.err, second, first) == (
        1,
        "",
        {"service": "ARXIU MUNICIPAL", "period": period, "findings": []},
        {
            "service": "BIBLIOTECA MUNICIPAL",
            "period": period,
            "findings": [
                {
                    "code": "difference-sign",
                    "severity": "error",
                    "row": 1,
                    "column": "difference",
                    "stated": "1",
                    "computed": "−1",
                    "detail": None,
                    "message": "La diferencia declarada es 1; el resultado menos el valor comprometido es −1.",
                    "advice": "Publica la diferencia con su signo.",
                    "source": {"row": 8, "column": 5},
                }
            ],
        },
    )


def test_json_of_several_files_is_a_list_in_which_unreadable_ones_have_their_place(here: Path) -> None:
    files(here, informe=CLEAN, buit="")
    told = cartaviva("check", "informe.txt", "buit.txt", "--json")
    first, second = json.loads(told.out)
    finding = dict.fromkeys(("row", "column", "stated", "computed", "detail")) | {
        "code": "empty-file",
        "severity": "error",
        "message": "The file is empty.",
        "advice": "Send the file again.",
        "source": {},
    }
    assert (told.code, told.err, first["file"], len(first["reports"]), second) == (
        2,
        "buit.txt: The file is empty. Send the file again.\n",
        "informe.txt",
        1,
        {"file": "buit.txt", "format": "cartaviva.reading/1", "reports": [], "findings": [finding]},
    )


def test_a_folder_gives_a_list_even_when_it_holds_one_document(here: Path) -> None:
    files(here, informe=CLEAN)
    assert [each["file"] for each in json.loads(cartaviva("check", ".", "--json").out)] == ["./informe.txt"]


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("command", ["check", "read"])
def test_eighty_columns_are_enough_whatever_the_texts_are(command: str, language: str, here: Path) -> None:
    long = CYCLES.replace("cicles", "cicles de conferències, tallers i visites " * 5).replace("\t1\t", "\t1.000.000\t")
    files(here, **{"un-nom-de-fitxer-" + "molt-" * 20 + "llarg": CLEAN + long})
    told = cartaviva(command, ".", language=language)
    body = "\n".join(told.out.splitlines()[1:])
    assert (told.code, widest(body) <= 80, widest(body) > 70) == (1, True, True)


def test_colours_are_left_out_where_nobody_wants_them_and_never_say_anything_alone(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    plain = cartaviva("check", "informe.txt").out
    coloured = cartaviva("check", "informe.txt", color=True).out
    unwanted = cartaviva("check", "informe.txt", color=True, environment={"NO_COLOR": "1"}).out
    dumb = cartaviva("check", "informe.txt", color=True, environment={"TERM": "dumb"}).out
    assert (unwanted, dumb, "\x1b[31m\x1b[1mError\x1b[0m" in coloured) == (plain, plain, True)


def test_neither_a_document_nor_its_name_can_steer_the_terminal(here: Path) -> None:
    name = "a\x1b[2Jb\udcff.txt"
    Path(name).write_text(LOST_SIGN.replace("Nombre de cicles", "Nombre\x1b[2J de\u202e cicles\x9b1A"), "utf-8")
    told = cartaviva("check", name)
    signs = [sign for sign in told.out if not sign.isprintable() and sign != "\n"]
    assert (told.code, told.out.splitlines()[0], signs) == (1, "a [2Jb\ufffd.txt", [])


def test_progress_is_shown_on_a_terminal_and_gone_at_the_end(here: Path) -> None:
    files(here, a=CLEAN, b=CLEAN)
    done = on_terminal("check", "a.txt", "b.txt")
    steps = [step.strip() for step in done.err.split("\r")]
    found = ([step for step in steps if step], done.code, done.err.endswith("\r" + " " * 79 + "\r"), "\r" in done.out)
    assert found == (["░" * 24 + " 1/2 a.txt", "█" * 12 + "░" * 12 + " 2/2 b.txt"], 0, True, False)


def test_a_terminal_without_our_signs_gets_others(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    plain = subprocess.run([*CARTAVIVA, "check", "informe.txt"], capture_output=True, env=environment, check=False)
    assert (plain.returncode, plain.stderr, b"result minus target is ?1." in plain.stdout) == (1, b"", True)


def test_a_reader_that_leaves_gets_no_traceback(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    closed = subprocess.run(
        f"{' '.join(CARTAVIVA)} check informe.txt informe.txt | true", shell=True, capture_output=True, check=False
    )
    assert (closed.stderr, closed.stdout) == (b"", b"")
