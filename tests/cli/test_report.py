"""`cartaviva report`: the corrected report in other formats, whole or not at all."""

import json
import os
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say
from cartaviva.formats import writers
from tests.cli.terminal import LOST_SIGN, Outcome, cartaviva, files, names

MAGIC = {
    "pdf": b"%PDF-",
    "html": b"<!doctype html>",
    "docx": b"PK",
    "xlsx": b"PK",
    "ods": b"PK",
    "csv": b"\xef\xbb\xbfComprom",
    "json": b'{"format"',
}


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """A writer with a bug."""
    raise ZeroDivisionError


@contextmanager
def no_room() -> Iterator[None]:
    """No file may grow beyond 100 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_every_format_is_written_from_one_reading_and_named(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    targets = [f"corregit.{suffix}" for suffix in MAGIC]
    told = cartaviva("report", "informe.txt", *(word for target in targets for word in ("-o", target)))
    starts = {suffix: Path(f"corregit.{suffix}").read_bytes()[: len(start)] for suffix, start in MAGIC.items()}
    written = "".join(f"Written: {target}\n" for target in targets)
    found = (told, starts, names(here))
    assert found == (Outcome(1, f"{written}To look at: 1 error.\n", ""), MAGIC, sorted([*targets, "informe.txt"]))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ((), "La diferència declarada és 1; el resultat menys el valor compromès és −1."),
        (("--language", "es"), "La diferencia declarada es 1; el resultado menos el valor comprometido es −1."),
    ],
)
def test_a_report_speaks_the_language_of_its_document_unless_another_is_asked_for(
    asked: tuple[str, ...], message: str, here: Path
) -> None:
    files(here, informe=LOST_SIGN)
    told = cartaviva("report", "informe.txt", "-o", "nou.json", *asked, language="en")
    (finding,) = json.loads(Path("nou.json").read_text("utf-8"))["reports"][0]["findings"]
    assert (told.code, finding["message"]) == (1, message)


def test_the_policy_goes_into_the_report(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    cartaviva("report", "informe.txt", "-o", "nou.json", "--policy", "binary")
    report = json.loads(Path("nou.json").read_text("utf-8"))["reports"][0]
    assert (report["policy"]["name"], report["rows"][0]["compliance"]["computed"]) == ("binary", None)


def test_a_file_that_is_named_twice_is_written_once(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    told = cartaviva("report", "informe.txt", "-o", "nou.json", "-o", "./nou.json")
    assert told == Outcome(1, "Written: nou.json\nTo look at: 1 error.\n", "")


def test_a_document_from_standard_input_becomes_a_report(here: Path) -> None:
    assert cartaviva("report", "-", "-o", "nou.csv", stdin=LOST_SIGN, language="ca") == Outcome(
        1, "Escrit: nou.csv\nPer revisar: 1 error.\n", ""
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("informe.txt", "-o", "nou.odg"), "Error: nou.odg does not say a format. A report is written as one of: {}."),
        (("informe.txt", "-o", "nou"), "Error: nou does not say a format. A report is written as one of: {}."),
        (("informe.txt", "-o", "enlloc/nou.pdf"), "Error: There is no folder enlloc."),
        (("informe.txt", "-o", "carpeta.pdf"), "Error: carpeta.pdf is a folder."),
        (("carpeta.pdf", "-o", "nou.pdf"), "Error: carpeta.pdf is a folder: a report is written of one document."),
        (("absent.txt", "-o", "nou.pdf"), "Error: There is no file absent.txt."),
        (("informe.csv", "-o", "./informe.csv"), "Error: ./informe.csv is the document itself: give another name."),
    ],
)
def test_what_can_be_known_before_is_said_before_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, here: Path
) -> None:
    files(here, informe=LOST_SIGN)
    (here / "informe.csv").write_text(LOST_SIGN, "utf-8")
    (here / "carpeta.pdf").mkdir()
    told = cartaviva("report", *arguments, "-o", "altre.json")
    assert (told, names(here), (here / "informe.csv").read_text("utf-8")) == (
        Outcome(64, "", sentence.format(", ".join(writers.WRITERS)) + "\n"),
        ["carpeta.pdf", "informe.csv", "informe.txt"],
        LOST_SIGN,
    )


def test_a_folder_in_which_nothing_may_be_written_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(here, informe=LOST_SIGN)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    told = cartaviva("report", "informe.txt", "-o", "nou.json")
    assert told == Outcome(64, "", "Error: Nothing may be written in the folder ..\n")


def test_a_file_that_gives_no_report_writes_nothing(here: Path) -> None:
    files(here, buit="")
    told = cartaviva("report", "buit.txt", "-o", "nou.pdf", language="ca")
    assert (told, names(here)) == (
        Outcome(2, "", "buit.txt: El fitxer és buit. Torna a enviar el fitxer.\n"),
        ["buit.txt"],
    )


def test_a_full_disk_leaves_the_file_that_was_there_as_it_was(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    (here / "nou.json").write_text("last year's", "utf-8")
    with no_room():
        told = cartaviva("report", "informe.txt", "-o", "nou.json")
    said = Outcome(2, "", "nou.json could not be written: the file may not become that large.\n")
    kept = (names(here), (here / "nou.json").read_text("utf-8"))
    assert (told, kept) == (said, (["informe.txt", "nou.json"], "last year's"))


def test_a_writer_with_a_bug_crashes_with_its_own_exit_code_and_leaves_nothing_behind(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(here, informe=LOST_SIGN)
    monkeypatch.setitem(writers.WRITERS, "pdf", writers.Writer("Broken", "", __name__))  # type: ignore[index]
    told = cartaviva("report", "informe.txt", "-o", "nou.json", "-o", "nou.pdf")
    found = (told.code, told.out, told.err.splitlines()[-1], names(here))
    assert found == (70, "", "ZeroDivisionError", ["informe.txt"])


def test_a_report_goes_through_a_link(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    (here / "vell.json").write_text("", "utf-8")
    (here / "enllac.json").symlink_to("vell.json")
    cartaviva("report", "informe.txt", "-o", "enllac.json")
    assert ((here / "enllac.json").is_symlink(), (here / "vell.json").read_bytes()[:9]) == (True, b'{"format"')


def test_a_report_has_the_rights_of_any_new_file(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    (here / "cap.txt").touch()
    cartaviva("report", "informe.txt", "-o", "nou.json")
    assert (here / "nou.json").stat().st_mode == (here / "cap.txt").stat().st_mode


def restyled(place: Path) -> None:
    """A report that was written here, with a header and a larger title."""
    document = docx.Document(str(place))
    document.styles["Title"].font.size = Pt(30)
    document.sections[0].header.paragraphs[0].text = "Ajuntament de Vilaclara"
    document.save(str(place))


def test_a_report_takes_its_looks_from_one_that_was_restyled_in_word(here: Path) -> None:
    files(here, informe=LOST_SIGN)
    cartaviva("report", "informe.txt", "-o", "model.docx")
    restyled(here / "model.docx")
    told = cartaviva("report", "informe.txt", "-o", "nou.docx", "-o", "nou.json", "--template", "model.docx")
    made = docx.Document("nou.docx")
    looks = (made.styles["Title"].font.size, made.sections[0].header.paragraphs[0].text, len(made.tables))
    assert (told, looks) == (
        Outcome(1, "Written: nou.docx\nWritten: nou.json\nTo look at: 1 error.\n", ""),
        (Pt(30), "Ajuntament de Vilaclara", 1),
    )


@pytest.mark.parametrize(
    ("output", "template", "sentence"),
    [
        ("nou.pdf", "informe.txt", "Error: --template is for Word: write a file that ends in .docx, too."),
        ("nou.docx", "absent.docx", "Error: There is no file absent.docx."),
        (
            "nou.docx",
            "informe.txt",
            "Error: informe.txt is no Word document, .docx, from which a report can take its styles.",
        ),
    ],
)
def test_what_is_no_template_is_said_before_anything_is_read(
    output: str, template: str, sentence: str, here: Path
) -> None:
    files(here, informe=LOST_SIGN)
    told = cartaviva("report", "informe.txt", "-o", output, "--template", template)
    assert (told, names(here)) == (Outcome(64, "", sentence + "\n"), ["informe.txt"])
