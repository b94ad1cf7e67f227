"""Whatever a file holds, there is a plain sentence, a listed code, exit code 2, and nothing half-written."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cartaviva.formats.readers import doc
from tests.cli import bad_files as bad
from tests.cli.terminal import LOST_SIGN, Outcome, cartaviva, names

PHONES = "Nom\tTelèfon\tDespatx\nAnna\t555 01 02\t12\nBernat\t555 01 03\t14\n"

FILES: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("foto.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not-a-document"),
    ("arxiu.zip", lambda: bad.packed({"hola.txt": "Hola."}), "not-a-document"),
    ("altres.json", lambda: b'{"rows": []}', "not-a-document"),
    ("buit.docx", lambda: b"", "empty-file"),
    ("carta.docx", lambda: bad.word(bad.paragraph("Bon dia.")), "no-table"),
    ("telefons.txt", lambda: PHONES.encode(), "no-table"),
    ("res.ods", bad.nothing_wide_and_long, "no-table"),
    ("res.xlsx", bad.wide_and_long_workbook, "no-table"),
    ("xifrat.xlsx", lambda: bad.old_office("EncryptedPackage"), "password"),
    ("xifrat.pdf", bad.locked, "password"),
    ("escaneig.pdf", bad.pictures, "pictures-only"),
    ("tallat.docx", lambda: bad.EXAMPLE.read_bytes()[:9000], "damaged-file"),
    ("tallat.pdf", lambda: bad.pictures()[:300], "damaged-file"),
    ("entitats.docx", bad.entities, "damaged-file"),
    ("bomba.docx", bad.bomb, "too-large"),
    ("enorme.txt", lambda: b"a\tb\n" * 13_200_000, "too-large"),
    ("codi.csv", lambda: "à;é\n".encode("utf-16")[:-1], "unknown-encoding"),
)


@pytest.mark.parametrize(("name", "build", "code"), FILES, ids=[name for name, _, _ in FILES])
def test_a_file_without_a_report_is_told_in_one_sentence_and_by_its_code(
    name: str, build: Callable[[], bytes], code: str, here: Path
) -> None:
    Path(name).write_bytes(build())
    told = cartaviva("read", name, "--json", language="ca")
    (finding,) = (answer := json.loads(told.out))["findings"]
    said = f"{name}: {finding['message']} {finding['advice']}"
    found = (told.code, answer["file"], answer["reports"], finding["code"], finding["severity"])
    assert (*found, " ".join(told.err.split())) == (2, name, [], code, "error", said)


@pytest.mark.parametrize(
    ("name", "build"), [(name, build) for name, build, _ in FILES], ids=[name for name, _, _ in FILES]
)
def test_no_report_is_written_of_a_file_without_one(name: str, build: Callable[[], bytes], here: Path) -> None:
    Path(name).write_bytes(build())
    read, written = cartaviva("read", name), cartaviva("report", name, "-o", "nou.pdf", "-o", "nou.csv")
    assert (written, names(here)) == (Outcome(2, "", read.err), [name])


def test_a_doc_without_libreoffice_says_what_to_install(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_office", lambda: None)
    Path("vell.doc").write_bytes(bad.old_office("WordDocument"))
    told = cartaviva("check", "vell.doc")
    assert (told.code, told.out, told.err) == (
        2,
        "",
        "vell.doc: A .doc file is read through LibreOffice, which is not installed here.\n"
        "Install LibreOffice, or save the file as .docx.\n",
    )


def test_a_workbook_with_macros_is_read_and_its_macros_are_not(here: Path) -> None:
    Path("macros.xlsm").write_bytes(bad.with_macros(LOST_SIGN))
    told = cartaviva("check", "macros.xlsm", "--json")
    (report,) = json.loads(told.out)["reports"]
    found = (told.code, told.err, [(each["code"], each["source"]) for each in report["findings"]])
    assert found == (1, "", [("difference-sign", {"sheet": "Dades", "row": 8, "column": "E"})])


def test_a_file_that_cannot_be_opened_is_named_and_the_others_are_read(here: Path) -> None:
    Path("informe.txt").write_text(LOST_SIGN, "utf-8")
    Path("no.txt").symlink_to("/proc/self/mem")  # there, and no one may read its first byte
    told = cartaviva("check", "no.txt", "informe.txt")
    said = "no.txt: The file cannot be opened. Check that it is still there, and that you\nmay read it.\n"
    assert (told.code, told.out.splitlines()[0], told.err) == (2, "informe.txt", said)


def test_a_folder_within_that_cannot_be_opened_is_named_and_the_others_are_read(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "cartes" / "rrhh").mkdir(parents=True)
    (here / "cartes" / "informe.txt").write_text(LOST_SIGN, "utf-8")
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("rrhh"):
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr("os.scandir", refuse)
    told = cartaviva("check", "cartes")
    said = "cartes/rrhh: The file cannot be opened. Check that it is still there, and that\nyou may read it.\n"
    last = "2 files: 1 to look at, 1 not read."
    assert (told.code, told.out.splitlines()[0], told.out.splitlines()[-1], told.err) == (
        2,
        "cartes/informe.txt",
        last,
        said,
    )


def test_of_a_file_in_a_folder_that_nobody_may_look_into_it_is_not_said_that_it_is_not_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = os.stat

    def refuse(name: object, **given: Any) -> object:
        if str(name).startswith("tancada"):
            raise PermissionError(errno.EACCES, "Permission denied", name)
        return stat(name, **given)  # type: ignore[call-overload]

    monkeypatch.setattr("os.stat", refuse)
    told = cartaviva("check", "tancada/informe.txt")
    said = "tancada/informe.txt: The file cannot be opened. Check that it is still there,\nand that you may read it.\n"
    assert told == Outcome(2, "", said)
