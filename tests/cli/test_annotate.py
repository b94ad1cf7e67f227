"""`cartaviva check --annotate`: the officer's own document, with each finding as a comment on its cell."""

import json
import zipfile
from pathlib import Path

import openpyxl

from tests.cli.bad_files import EXAMPLE
from tests.cli.terminal import CLEAN, LOST_SIGN, Outcome, cartaviva, files, names

MESSAGE = {
    "ca": "La diferència declarada és 1; el resultat menys el valor compromès és −1.",
    "es": "La diferencia declarada es 1; el resultado menos el valor comprometido es −1.",
}


def workbook(path: Path, text: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in text.splitlines():
        sheet.append(line.split("\t"))
    book.save(path)


def test_a_workbook_comes_back_with_its_findings_in_the_language_of_its_report(here: Path) -> None:
    workbook(here / "informe.xlsx", LOST_SIGN)
    told = cartaviva("check", "informe.xlsx", "--annotate", "marcat.xlsx")
    sheet = openpyxl.load_workbook("marcat.xlsx").active
    comments = {cell.coordinate: MESSAGE["ca"] in cell.comment.text for row in sheet for cell in row if cell.comment}
    assert (told.code, told.out.splitlines()[-1], told.err, comments) == (1, "Written: marcat.xlsx", "", {"E8": True})


def test_the_document_itself_stays_as_it_was(here: Path) -> None:
    workbook(here / "informe.xlsx", LOST_SIGN)
    before = (here / "informe.xlsx").read_bytes()
    cartaviva("check", "informe.xlsx", "--annotate", "marcat.xlsx")
    assert (names(here), (here / "informe.xlsx").read_bytes()) == (["informe.xlsx", "marcat.xlsx"], before)


def test_a_word_document_comes_back_with_its_findings_in_the_language_asked_for(here: Path) -> None:
    (here / "informe.docx").write_bytes(EXAMPLE.read_bytes())
    told = cartaviva("check", "informe.docx", "--annotate", "marcat.docx", "--language", "es")
    archive = zipfile.ZipFile("marcat.docx")
    (comments,) = (archive.read(name).decode("utf-8") for name in archive.namelist() if "comments" in name)
    found = (told.code, told.out.splitlines()[-1], told.err, MESSAGE["es"] in comments)
    assert found == (1, "Escrito: marcat.docx", "", True)


def test_with_json_what_was_written_is_told_aside(here: Path) -> None:
    workbook(here / "informe.xlsx", CLEAN)
    told = cartaviva("check", "informe.xlsx", "--annotate", "marcat.xlsx", "--json")
    assert (told.code, told.err, json.loads(told.out)["reports"][0]["findings"]) == (0, "Written: marcat.xlsx\n", [])


def test_only_one_document_by_its_name_and_never_over_itself(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    workbook(here / "informe.xlsx", LOST_SIGN)
    wrong = {
        ("informe.xlsx", "informe.txt", "--annotate", "marcat.xlsx"): "--annotate takes one document, by its name.",
        ("-", "--annotate", "marcat.xlsx"): "--annotate takes one document, by its name.",
        (".", "--annotate", "marcat.xlsx"): "--annotate takes one document, by its name.",
        ("informe.txt", "--annotate", "marcat.txt"): "Only Word and Excel documents, .docx and .xlsx, take comments.",
        ("informe.xlsx", "--annotate", "marcat.docx"): "marcat.docx has to end in .xlsx, as the document does.",
        ("informe.xlsx", "--annotate", "enlloc/a.xlsx"): "There is no folder enlloc.",
        ("informe.xlsx", "--annotate", "informe.xlsx"): "informe.xlsx is the document itself: give another name.",
    }
    told = {arguments: cartaviva("check", *arguments) for arguments in wrong}
    refused = {arguments: Outcome(64, "", f"Error: {words}\n") for arguments, words in wrong.items()}
    assert (told, names(here)) == (refused, ["informe.txt", "informe.xlsx"])


def test_a_document_that_gives_no_report_is_not_written_again(here: Path) -> None:
    workbook(here / "buit.xlsx", "")
    told = cartaviva("check", "buit.xlsx", "--annotate", "marcat.xlsx")
    assert (told.code, told.out, names(here)) == (2, "", ["buit.xlsx"])


def test_a_document_that_is_not_what_it_is_called_is_checked_and_takes_no_comments(here: Path) -> None:
    (here / "informe.xlsx").write_text(LOST_SIGN, "utf-8")
    told = cartaviva("check", "informe.xlsx", "--annotate", "marcat.xlsx")
    found = (told.code, "Sign of the difference" in told.out, names(here), told.err)
    assert found == (2, True, ["informe.xlsx"], "informe.xlsx: Only Word and Excel documents take comments.\n")
