"""Targets of so many in each part of a year, in reports of a year and of its parts."""

from datetime import date

import pytest

from cartaviva.core.checks.check import build_report, check_report
from cartaviva.core.language.days import last_day
from cartaviva.core.period import Period
from cartaviva.core.report import StatedReport, StatedRow


def read(months: int, language: str, target: str, of_row: int = 0) -> str:
    """The target as it is read in a report of so many months, or in a row of so many, and again when it is checked."""
    report, row = (
        Period("", start, last_day(start, count)) if count else None
        for start, count in ((date(2025, 1, 1), months), (date(2025, 4, 1), of_row))
    )
    stated = StatedRow({"commitment": "", "indicator": "Visites", "target": target, "result": "2"}, period=row)
    built = build_report(StatedReport((stated,), period=report, language=language))
    codes = [finding.code for finding in built.findings]
    assert [finding.code for finding in check_report(built)] == codes
    return "; ".join([str(built.rows[0].target.value), built.rows[0].assessment.status, *codes])


@pytest.mark.parametrize(
    ("months", "language", "target", "expected"),
    [
        (6, "ca", "1 exposició semestral", "1; met"),
        (6, "ca", "3 xerrades per semestre", "3; not_met"),
        (3, "es", "1 visita trimestral", "1; met"),
        (3, "fr", "1 visite par trimestre", "1; met"),
        (1, "en", "2 visits a month", "2; met"),
        (1, "es", "2 visitas al mes", "2; met"),
        (12, "ca", "1 exposició semestral", "None; not_evaluated; unreadable-target"),
        (6, "ca", "1 exposició trimestral", "None; not_evaluated; unreadable-target"),
        (3, "en", "1 visit a month", "None; not_evaluated; unreadable-target"),
        (4, "es", "1 visita mensual", "None; not_evaluated; unreadable-target"),
        (6, "es", "1 visita mensual y 1 semestral", "None; not_evaluated; unreadable-target"),
        (0, "ca", "1 exposició semestral", "None; not_evaluated; unreadable-target"),
        (6, "ca", "2 visites", "2; met"),
    ],
)
def test_so_many_each_half_year_are_a_figure_of_the_report_of_one(
    months: int, language: str, target: str, expected: str
) -> None:
    assert read(months, language, target) == expected


def test_a_row_has_its_own_period() -> None:
    stated = "1 visita trimestral"
    assert [read(12, "es", stated, 3), read(3, "es", stated, 12)] == [
        "1; met",
        "None; not_evaluated; unreadable-target",
    ]
