"""Layouts and wordings that the reader was not made for: `unseen.txt` has each of them, and what it is read as.

A document's lines with | are rows; below the dashes stands each report with its first day, its service and its rows.
"""

from pathlib import Path

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document, flat

CASES = [case.partition("\n") for case in Path(__file__).with_name("unseen.txt").read_text("utf-8").split("=== ")[1:]]


@pytest.mark.parametrize("case", [case for _, _, case in CASES], ids=[name for name, _, _ in CASES])
def test_a_layout_nobody_had_seen_is_read(case: str) -> None:
    lines, _, read = case.strip().partition("\n---\n")
    reports = recognise(
        document(*(line.replace(" |", "\t").replace("\t ", "\t") for line in lines.split("\n")), merges=True)
    )
    said = (
        line
        for service, day, rows in flat(reports)
        for line in (f"{day} {service}".rstrip(), *(f"    {row}".rstrip() for row in rows))
    )
    assert "\n".join(said) == read
