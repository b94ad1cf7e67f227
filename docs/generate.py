"""Writes the pages of docs/reference that are made from the code: python docs/generate.py

`pages()` gives every such page by its path; a test compares them with what is committed.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from cartaviva.cli.files import program
from cartaviva.core.findings import FINDINGS
from cartaviva.core.report import COLUMNS
from cartaviva.core.words import ENGLISH
from cartaviva.formats.readers import READERS
from cartaviva.formats.writers import WRITERS

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Made by docs/generate.py from {}. Change that, and run `make docs`. -->"


def pages() -> dict[Path, str]:
    """Text of every generated page by its path."""
    made = {"findings.md": findings(), "command-line.md": command_line(), "arithmetic.md": arithmetic()}
    return {REFERENCE / name: text for name, text in made.items()}


def findings() -> str:
    """One heading for each code, so that a link to #code finds it."""
    lines = ["# Findings", "", NOTE.format("`FINDINGS`"), ""]
    lines += [
        "`…` stands for the figure or the text in question. Errors and warnings give exit code 1, `info` gives 0.",
        "",
    ]
    for code, kind in FINDINGS.items():
        detail = "" if kind.message.endswith("{detail}") else "…"  # at the end it is a sentence of its own
        message = kind.message.format(stated="…", computed="…", detail=detail).strip()
        other = f" Or: {kind.of_nothing}" if kind.of_nothing else ""
        lines += [f"## {code}", "", f"{kind.title} ({kind.severity}). {message}{other}", "", kind.advice, ""]
    return "\n".join(lines).rstrip() + "\n"


def command_line() -> str:
    """The help of every command as it is printed, and the tables of formats and columns."""
    lines = ["# The command line", "", NOTE.format("the commands, `READERS`, `WRITERS` and `COLUMNS`"), ""]
    for name, text in helps(program(ENGLISH), "cartaviva"):
        lines += [f"## {name}", "", "```", text, "```", ""]
    read = f"Read: {', '.join(READERS)}, and our own .json where the file is named: in a folder it is left out."
    lines += ["## Formats", "", f"{read} Written: {', '.join(WRITERS)}.", ""]
    lines += [
        "## Columns",
        "",
        "| key | heading |",
        "|---|---|",
        *(f"| `{each.key}` | {each.heading} |" for each in COLUMNS),
    ]
    return "\n".join(lines) + "\n"


def helps(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """(name, help) of a command and of every command under it, 80 columns wide."""
    context = click.Context(command, info_name=name, max_content_width=80, terminal_width=80)
    yield name, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for under in command.list_commands(context):
            found = command.get_command(context, under)
            assert found is not None
            yield from helps(found, f"{name} {under}")


def arithmetic() -> str:
    """The spec tables in the order of their file names: they are the tests, too."""
    lines = ["# Arithmetic", "", NOTE.format("the tables in `tests/spec`, which are the tests"), ""]
    for path in sorted((ROOT / "tests" / "spec").rglob("*.md")):
        lines += [path.read_text("utf-8").replace("\n#", "\n##").removeprefix("#").join(("##", "")).rstrip(), ""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
