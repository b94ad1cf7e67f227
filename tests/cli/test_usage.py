"""Help, and command lines that were not understood."""

import subprocess
from pathlib import Path

import pytest

import cartaviva as product
from tests.cli.terminal import CARTAVIVA, CLEAN, LOCALES, Outcome, cartaviva, files, on_terminal, widest

HELP = """\
Usage: cartaviva [OPTIONS] COMMAND …

  Reads the follow-up reports of service charters, works every figure out again
  and says what to look at.

Options:
  --version  Show the version.
  --help     Show this message and exit.

Commands:
  backup   Save everything of this installation in one file.
  check    Say what is wrong in a report, where, and what to do about it.
  demo     Make the fictitious town of the examples.
  import   Bring documents into a town, where people review them.
  read     Show every row of a report, its figures worked out again.
  remind   Write to everybody for whom results wait today.
  report   Write the corrected report.
  restore  Bring back what a backup holds, into an empty installation.
  serve    Run the server until it is stopped.
  town     Towns of this installation.
  user     People who sign in.
  verify   Work out again whether what was published is still what is there.

  Exit code: 0 nothing to look at, 1 something to look at, 2 a file gave no
  report, 64 the command was not understood. Over many files the highest counts.
"""
WRONG = (
    (),
    ("chek",),
    ("zzz",),
    ("check",),
    ("check", "--jsn", "a.txt"),
    ("check", "--zzz", "a.txt"),
    ("check", "--json=1", "a.txt"),
    ("check", "a.txt", "--policy"),
    ("check", "a.txt", "--policy", "generous"),
    ("report", "a.txt"),
    ("report", "a.txt", "b.txt", "-o", "c.pdf"),
    ("--zzz",),
    ("check", "absent.txt"),
    ("check", "empty"),
    ("check", "a.txt", "--language", "fr"),
    ("check", "a.txt", "b.txt", "--annotate", "c.docx"),
    ("check", "a.txt", "--annotate", "c.docx"),
    ("check", "a.docx", "--annotate", "c.xlsx"),
    ("serve", "--port", "x"),
    ("serve", "--port", "65536"),
)

ROLES = "--role [contributor|head|quality|auditor|administrator]"
COMMANDS = (
    *((), ("read",), ("check",), ("report",), ("serve",), ("demo",), ("backup",), ("restore",), ("import",)),
    *(("remind",), ("town",), ("town", "add"), ("user",), ("user", "add"), ("verify",)),
)


def test_help_says_what_there_is() -> None:
    assert cartaviva("--help") == Outcome(0, HELP, "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["ca", "es"])
def test_help_is_translated_whole_and_fits_eighty_columns(command: tuple[str, ...], language: str) -> None:
    english, told = (cartaviva(*command, "--help", language=each) for each in ("en", language))
    same = {line.strip() for line in told.out.splitlines()} & {line.strip() for line in english.out.splitlines()}
    alike = {"--policy [proportional|linear|binary]", ROLES, "terminal."}  # the last word is the same in all three
    assert (told.code, told.err, same - alike, widest(told.out) <= 80) == (0, "", {""}, True)


def test_what_cannot_be_done_ends_its_lines_between_words_on_a_terminal_and_is_one_line_elsewhere(here: Path) -> None:
    files(here, informe=CLEAN)
    words = "Error: a.odg does not say a format. A report is written as one of: pdf, html, docx, xlsx, ods, csv, json."
    asked = ("report", "informe.txt", "-o", "a.odg")
    lines = words.replace("html, docx", "html,\r\ndocx")
    told = [cartaviva(*asked), on_terminal(*asked)]
    assert told == [Outcome(64, "", f"{words}\n"), Outcome(64, "", f"{lines}\r\n")]


def test_the_language_of_help_can_be_asked_for_on_the_same_line() -> None:
    after = cartaviva("check", "--help", "--language", "ca", language="en")
    before = cartaviva("check", "--language=ca", "--help", language="es")
    assert after == before == cartaviva("check", "--help", language="ca")


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_command_that_is_not_understood_is_64_and_says_so_in_every_language(
    arguments: tuple[str, ...], here: Path
) -> None:
    files(here, a=CLEAN, b=CLEAN)
    (here / "a.docx").touch()
    (here / "empty").mkdir()
    told = {language: cartaviva(*arguments, language=language) for language in LOCALES}
    last = {each.err.rstrip().splitlines()[-1] for each in told.values()}
    assert ([(each.code, each.out) for each in told.values()], len(last), all(last)) == ([(64, "")] * 3, 3, True)


def test_what_was_misspelt_is_told_in_one_sentence() -> None:
    assert cartaviva("chek") == Outcome(
        64,
        "",
        "Usage: cartaviva [OPTIONS] COMMAND …\nTry 'cartaviva --help' for help.\n\n"
        "Error: No such command 'chek'. Did you mean 'check'?\n",
    )


def test_a_file_that_is_not_there_stops_the_command_before_any_other_is_read(here: Path) -> None:
    files(here, a=CLEAN)
    assert cartaviva("check", "a.txt", "absent.docx") == Outcome(64, "", "Error: There is no file absent.docx.\n")


def test_the_version_is_told_and_the_module_runs_like_the_command() -> None:
    done = subprocess.run([*CARTAVIVA, "--version"], capture_output=True, text=True, check=True)
    found = (done.stdout, done.stderr, cartaviva("--version"))
    assert found == (f"cartaviva {product.__version__}\n", "", Outcome(0, done.stdout, ""))
