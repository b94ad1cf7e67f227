"""What the charters of the example town say in each year: the texts of examples/charters as rows of a table.

A line says what its first word tells: the charter, then each service, objective, commitment and indicator until the
next one; with a year behind the word, the wording from that year on. `2023: target | result | difference | degree |
remarks` is what the report of that year states, mistakes included. A line with # says what is wrong there.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("charters")
LEVELS = ("Servei", "Objectiu", "Compromís", "Indicador")
"""From the outside in: a new text of one level ends those below it."""

Row = tuple[str, ...]
"""Service, objective, commitment, indicator, target, result, difference, degree, remarks."""


@dataclass(frozen=True, slots=True)
class Charter:
    key: str
    name: str
    rows: dict[int, list[Row]]
    """By year."""


def charter(key: str) -> Charter:
    """What examples/charters/<key>.txt says."""
    name, rows = "", dict[int, list[Row]]()
    wordings: dict[str, dict[int, str]] = {level: {} for level in LEVELS}
    for line in (FOLDER / f"{key}.txt").read_text("utf-8").splitlines():
        word, _, text = line.partition(": ")
        level, _, since = word.partition(" ")
        if level == "Carta":
            name = text
        elif level in LEVELS and since:
            wordings[level] = wordings[level] | {int(since): text}
        elif level in LEVELS:
            wordings |= {level: {0: text}}
        elif level.isdigit():
            row = (*(in_year(wordings[each], int(level)) for each in LEVELS), *cells(text))
            rows.setdefault(int(level), []).append(row)
    return Charter(key, name, rows)


def in_year(wordings: dict[int, str], year: int) -> str:
    return wordings[max(since for since in wordings if since <= year)]


def cells(text: str) -> list[str]:
    """The five cells of a year; what is left out at the end is blank."""
    found = [cell.strip() for cell in text.split("|")]
    return found + [""] * (5 - len(found))
