"""A figure that was changed never passes without a finding where a stated figure contradicts it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.report import FollowUpReport
from cartaviva.formats.reading import read_reports

HERE = Path(__file__).parent
DOCUMENTS = [
    *(path for path in sorted((HERE / "open").iterdir()) if path.suffix not in (".doc", ".json")),
    *sorted((HERE / "more").glob("*.csv")),
]
AGAINST = {"result": "difference", "difference": "difference", "compliance": "compliance"}
"""Which figure is changed → which stated one contradicts it then."""


def by_two(text: str) -> str:
    """12,5 % is 14,5 %, and 1.200 is 3.200; nothing without a figure."""
    match = re.search(r"\d(?!\d)", text)
    if match is None:
        return ""
    digit = int(match[0])
    return f"{text[: match.start()]}{digit + 2 if digit < 8 else digit - 2}{text[match.end() :]}"


def changes(report: FollowUpReport) -> Iterator[tuple[int, str, str]]:
    """Row, column, and another figure in it, of the rows that are right. Within bounds a result may change."""
    wrong = {finding.row for finding in report.findings}
    for index, row in enumerate(report.rows):
        if index in wrong or row.target.comparator in (Comparator.BETWEEN, Comparator.YES):
            continue
        computed = {"difference": row.assessment.difference, "compliance": row.assessment.degree}
        for key, other in AGAINST.items():
            changed = by_two(row.stated.text(key))
            if changed and computed[other] is not None and by_two(row.stated.text(other)):
                yield index, key, changed


def unnoticed(report: FollowUpReport) -> Iterator[tuple[int, str, str]]:
    stated = report.stated
    for index, key, changed in changes(report):
        rows = list(stated.rows)
        rows[index] = replace(rows[index], cells={**rows[index].cells, key: changed})
        again = build_report(replace(stated, rows=tuple(rows)), report.policy)
        if all(finding.row != index for finding in again.findings):
            yield index, key, changed


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_figure_that_was_changed_is_found(path: Path) -> None:
    reports = read_reports(path.read_bytes(), path.name)
    assert [change for report in reports for change in unnoticed(report)] == []
