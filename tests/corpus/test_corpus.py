"""The labelled documents: every one is read, and each format alone reaches the figures that the product promises."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import json as json_writer
from tests.corpus import score

HERE = Path(__file__).parent
LIBREOFFICE = {".doc"}

AT_LEAST = {
    "cells": Fraction("0.995"),
    "target_parsed": Fraction("0.98"),
    "status": Fraction("0.98"),
    "planted": Fraction("0.95"),
}
FALSE_ALARMS_IN_100_ROWS = 2


def documents(folder: str) -> Iterator[tuple[dict[str, Any], Path, str]]:
    for labels in sorted((HERE / folder).glob("*.truth.json")):
        truth = json.loads(labels.read_text("utf-8"))
        for suffix in truth["formats"]:
            yield truth, labels.with_name(f"{truth['name']}.{suffix}"), suffix


def scored(folder: str) -> dict[str, dict[str, Any]]:
    """What the scorer counts, by format."""
    totals: dict[str, dict[str, Any]] = {}
    for truth, path, suffix in documents(folder):
        answer = json.loads(json_writer.write(read_reports(path.read_bytes(), path.name), ENGLISH, "en"))
        score.add(totals.setdefault(suffix, {}), score.score_one(truth, answer, suffix))
    return totals


def short_of(total: dict[str, Any]) -> list[str]:
    """The promises that a format does not keep."""
    reached = {"cells": score.cells(total), "planted": total["planted"], **total["checks"]}
    broken = [name for name, least in AT_LEAST.items() if Fraction(*reached[name]) < least]
    if 100 * total["false_alarms"] > FALSE_ALARMS_IN_100_ROWS * total["clean_rows"]:
        broken.append(f"false alarms: {total['false_alarms_by_code']}")
    if total["silently_wrong"]:
        broken.append(f"{total['silently_wrong']} cells silently wrong")
    return broken


@pytest.mark.parametrize("folder", ["open", "more"])
def test_every_format_reaches_the_figures_promised(folder: str) -> None:
    assert {suffix: short_of(total) for suffix, total in scored(folder).items() if short_of(total)} == {}
