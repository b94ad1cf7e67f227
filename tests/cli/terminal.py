"""A terminal to try the commands on, and the report of a town that does not exist."""

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from cartaviva.cli import main

LOCALES = {"ca": "ca_ES.UTF-8", "es": "es_ES.UTF-8", "en": "en_GB.UTF-8"}
CARTAVIVA = (sys.executable, "-m", "cartaviva")

HEAD = """SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025

Servei:\t{service}
Període:\tGener - Desembre 2025

Compromís\tIndicador\tValor compromès\tResultat\tDiferència\tGrau de compliment\tObservacions
"""
LENT = "Prestarem com a mínim 12.000 documents l'any.\tNombre de documents prestats\t12.000\t12.480\t+480\t100 %\t\n"
CYCLES = (
    "Organitzarem un mínim de 4 cicles de conferències.\tNombre de cicles realitzats\t4\t3\t1\t75 %\t"
    "Un cicle ajornat per les obres de la sala.\n"
)
CLEAN = HEAD.format(service="BIBLIOTECA MUNICIPAL") + LENT
"""Nothing to look at."""
LOST_SIGN = CLEAN + CYCLES
"""One error: the difference of the second row is −1."""
TWO_REPORTS = LOST_SIGN + "\n" + HEAD.format(service="ARXIU MUNICIPAL") + LENT
"""The first has the error, the second nothing to look at."""


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


def cartaviva(
    *arguments: str | Path,
    language: str = "en",
    stdin: str = "",
    color: bool = False,
    environment: dict[str, str] | None = None,
) -> Outcome:
    """Run one command as on a terminal of that language, 80 columns wide."""
    settings = {"LC_ALL": LOCALES[language], "COLUMNS": "80", "TERM": "xterm", "NO_COLOR": None, **(environment or {})}
    code: object = "it did not leave"
    with CliRunner().isolation(stdin, settings, color) as (out, err, _):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
        sys.stderr.flush()
        printed = out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8")
    assert isinstance(code, int)
    return Outcome(code, *printed)


def on_terminal(*arguments: str | Path) -> Outcome:
    """Run one command in a process of its own whose errors go to a terminal, 80 columns wide, that says them raw."""
    terminal, writable = os.openpty()
    environment = os.environ | {"LC_ALL": LOCALES["en"], "COLUMNS": "80"}
    command = [*CARTAVIVA, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=writable, env=environment, check=False)
    os.close(writable)
    shown = b""
    with contextlib.suppress(OSError):  # nobody writes any more
        while piece := os.read(terminal, 10_000):
            shown += piece
    os.close(terminal)
    return Outcome(done.returncode, done.stdout.decode(), shown.decode())


def files(folder: Path, **texts: str) -> Path:
    """Put texts into files, files(folder, a=…) into a.txt, and give the folder back."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def widest(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)
