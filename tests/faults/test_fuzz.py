"""Damaged files give a document or a listed refusal: never a fault of the program, and never without an end."""

import random
import zlib
from collections import Counter
from pathlib import Path

import pytest

from cartaviva.core.findings import FINDINGS, Unreadable
from cartaviva.formats.readers.guard import read_guarded
from tests.faults.mutations import mutate

CORPUS = Path(__file__).parents[1] / "corpus" / "open"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix not in (".json", ".doc"))
TIMES = 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_damaged_file_is_read_or_refused(path: Path) -> None:
    chance = random.Random(zlib.crc32(path.name.encode()))
    faults: list[str] = []
    outcomes: Counter[str] = Counter()
    for _ in range(TIMES):
        try:
            read_guarded(mutate(path.read_bytes(), chance), path.name)
            outcomes["read"] += 1
        except Unreadable as error:
            outcomes[error.finding.code] += 1
        except RuntimeError as error:
            faults.append(str(error))
    assert (faults, set(outcomes) - {"read", *FINDINGS}, outcomes["too-slow"], outcomes.total()) == (
        [],
        set(),
        0,
        TIMES,
    )
