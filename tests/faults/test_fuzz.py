"""Damaged files give reports or a listed refusal: never a fault of the program, and never without an end."""

import json
import random
import zlib
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cartaviva.core.findings import FINDINGS, Unreadable
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import json as json_writer
from tests.faults.mutations import mutate

ROOT = Path(__file__).parents[2]
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs" / "reference" / "reading.schema.json").read_text("utf-8")))
CORPUS = ROOT / "tests" / "corpus" / "open"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix not in (".json", ".doc"))
TIMES = 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_damaged_file_is_read_or_refused(path: Path) -> None:
    chance = random.Random(zlib.crc32(path.name.encode()))
    faults: list[str] = []
    outcomes: Counter[str] = Counter()
    for _ in range(TIMES):
        try:
            reports = read_reports(mutate(path.read_bytes(), chance), path.name)
            outcomes["read"] += 1
            faults += [
                error.message for error in SCHEMA.iter_errors(json.loads(json_writer.write(reports, ENGLISH, "en")))
            ]
        except Unreadable as error:
            outcomes[error.finding.code] += 1
    assert (faults, set(outcomes) - {"read", *FINDINGS}, outcomes["too-slow"], outcomes.total()) == (
        [],
        set(),
        0,
        TIMES,
    )
