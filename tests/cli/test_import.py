"""`cartaviva import`: what came of each file, and the exit code."""

import os
from pathlib import Path

import pytest

from cartaviva.records.models import AuditEvent, Commitment, ImportedDocument, Report
from tests.actions.test_imports import ROWS, report
from tests.cli.terminal import cartaviva
from tests.people import Cast

pytestmark = pytest.mark.django_db


def folder(here: Path, **reports: bytes) -> Path:
    for name, data in reports.items():
        (here / f"{name}.txt").write_bytes(data)
    return here


def test_files_wait_for_review_and_the_exit_code_says_that_there_is_something_to_decide(
    people: Cast, here: Path
) -> None:
    outcome = cartaviva("import", folder(here, a=report(2021)), "--organisation", "vilaclara")
    assert (outcome.code, outcome.out.split(), Report.objects.count()) == (
        1,
        "a.txt JOVENTUT, Gener - Desembre 2021 To review 1 point left".split(),
        0,
    )


def test_a_long_name_of_a_file_stands_on_a_line_of_its_own(people: Cast, here: Path) -> None:
    name = "seguiment-de-les-cartes-de-serveis"
    outcome = cartaviva("import", folder(here, **{name: report(2021)}), "--organisation", "vilaclara")
    beside = "JOVENTUT, Gener - Desembre 2021", "To review", "1 point left"
    assert outcome.out.splitlines() == [f"{name}.txt", *(f"{'':<28}{each}" for each in beside)]


def test_a_document_of_which_nothing_is_left_to_decide_is_ready(people: Cast, here: Path) -> None:
    outcome = cartaviva("import", folder(here, a=report(2021, ROWS[0])), "--organisation", "vilaclara")
    said = outcome.out.split()
    assert (outcome.code, said) == (0, "a.txt JOVENTUT, Gener - Desembre 2021 Ready to be confirmed".split())


def test_a_folder_of_several_years_becomes_one_history(people: Cast, here: Path) -> None:
    years = {f"y{year}": report(year) for year in (2023, 2021, 2022)}
    outcome = cartaviva("import", folder(here, **years), "--organisation", "vilaclara", "--yes")
    assert (outcome.code, Report.objects.count(), Commitment.objects.count()) == (0, 3, 2)


def test_yes_does_not_say_which_commitment_is_which(people: Cast, here: Path) -> None:
    reworded = (("Contestarem les consultes en 3 dies com a màxim", *ROWS[0][1:]), ROWS[1])
    years = {"y2021": report(2021), "y2022": report(2022, *reworded)}
    outcome = cartaviva("import", folder(here, **years), "--organisation", "vilaclara", "--yes")
    assert (outcome.code, Report.objects.count(), "1 point left" in outcome.out) == (1, 1, True)


def test_the_same_files_again_change_nothing(people: Cast, here: Path) -> None:
    given = ("import", folder(here, a=report(2021)), "--organisation", "vilaclara", "--yes")
    cartaviva(*given)
    before = AuditEvent.objects.count()
    outcome = cartaviva(*given)
    assert (outcome.code, AuditEvent.objects.count(), Report.objects.count()) == (0, before, 1)


def test_a_copy_under_another_name_is_told_under_its_own_with_what_it_is_a_copy_of(people: Cast, here: Path) -> None:
    given = folder(here, a=report(2021), copia=report(2021))
    outcome = cartaviva("import", given, "--organisation", "vilaclara")
    later = cartaviva("import", here / "copia.txt", "--organisation", "vilaclara")
    came = "JOVENTUT, Gener - Desembre 2021 To review 1 point left"
    assert (outcome.code, outcome.out.split(), later.out.split(), ImportedDocument.objects.count()) == (
        1,
        f"a.txt {came} copia.txt The same document as a.txt".split(),
        f"copia.txt The same document as a.txt {came}".split(),
        1,
    )


def test_a_name_that_is_no_text_is_kept_with_a_mark_for_what_is_no_letter(people: Cast, here: Path) -> None:
    (here / os.fsdecode(b"gesti\xf3.txt")).write_bytes(report(2021))
    outcome = cartaviva("import", here, "--organisation", "vilaclara")
    name = ImportedDocument.objects.get().name
    assert (outcome.code, outcome.out.split()[0], name) == (1, name, "gesti\ufffd.txt")


def test_a_file_that_gives_no_report_says_why_and_keeps_no_other_out(people: Cast, here: Path) -> None:
    given = folder(here, a=report(2021), b=b"Cap taula.", c=bytes(range(256)) * 9)
    outcome = cartaviva("import", given, "--organisation", "vilaclara", "--yes")
    states = sorted(ImportedDocument.objects.values_list("name", "state"))
    assert (outcome.code, states) == (2, [("a.txt", "confirmed"), ("b.txt", "unreadable")])


def test_a_town_that_is_not_there_is_a_mistake_in_the_command(people: Cast, here: Path) -> None:
    outcome = cartaviva("import", folder(here, a=report(2021)), "--organisation", "enlloc")
    assert (outcome.code, ImportedDocument.objects.count()) == (64, 0)
