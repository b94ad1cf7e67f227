"""The formulas of a workbook say what core/compliance.py says, also after somebody has typed other results."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cartaviva.core.compliance import Assessment, Status, assess
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.report import KEYS, FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target
from cartaviva.core.words import ENGLISH
from cartaviva.formats.writers.figures import EPOCH
from cartaviva.formats.writers.xlsx import write
from tests.reports import HEADINGS, entered_report, stated_report

POLICIES = (PROPORTIONAL, LINEAR, BINARY, replace(LINEAR, partly_from=Decimal(50), places=0))
FIGURES = ("0", "-1", "0.01", "1", "1.5", "2", "3", "3.999999", "4", "4.000001", "5", "7.9", "8", "1000000")

ASKED: tuple[tuple[str, Target], ...] = (
    ("4", Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT)),
    ("0", Target(Comparator.AT_LEAST, Decimal(0), Unit.COUNT)),
    ("-2 graus", Target(Comparator.AT_LEAST, Decimal(-2))),
    ("4, des de 3", Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT, threshold=Decimal(3))),
    ("més de 4", Target(Comparator.MORE_THAN, Decimal(4), Unit.COUNT)),
    ("≤ 4 dies", Target(Comparator.AT_MOST, Decimal(4), Unit.DAYS)),
    ("≤ 4 dies, s'accepten 5", Target(Comparator.AT_MOST, Decimal(4), Unit.DAYS, threshold=Decimal(5))),
    ("cap queixa", Target(Comparator.AT_MOST, Decimal(0), Unit.COUNT)),
    ("< 4", Target(Comparator.LESS_THAN, Decimal(4), Unit.COUNT)),
    ("exactament 4", Target(Comparator.EXACTLY, Decimal(4), Unit.COUNT)),
    ("4 justos, des de 3", Target(Comparator.EXACTLY, Decimal(4), Unit.COUNT, threshold=Decimal(3))),
    ("entre 2 i 4", Target(Comparator.BETWEEN, Decimal(2), Unit.COUNT, upper=Decimal(4))),
    ('com abans ("4")', Target(Comparator.NO_WORSE, Decimal(4), Unit.COUNT)),
    ("no més que abans", Target(Comparator.NO_WORSE, Decimal(4), Unit.COUNT, lower_is_better=True)),
    ("millor que abans", Target(Comparator.BETTER, Decimal(4), Unit.COUNT)),
    ("menys que abans", Target(Comparator.BETTER, Decimal(4), Unit.COUNT, lower_is_better=True)),
    ("TAKE(4) i SORT(\n2)", Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT)),
    ("x" * 300, Target(Comparator.AT_LEAST, Decimal("3.3"), Unit.OTHER)),
)
PERCENT = ("95 %", Target(Comparator.AT_LEAST, Decimal(95), Unit.PERCENT))
DEADLINE = ("abans de l'1 de juliol", Target(Comparator.BY_DATE, deadline=date(2025, 6, 30)))
YES = ("Sí", Target(Comparator.YES))

Change = tuple[str, Target, Result | NoResult | None, object]
"""The target as text and figure, the result after the change, and what is typed into its cell."""


def changes() -> list[Change]:
    made: list[Change] = [
        (text, target, Result(Decimal(figure), target.unit), float(figure))
        for text, target in ASKED
        for figure in FIGURES
    ]
    for share in ("0", "29", "57", "94.999999", "95", "100"):
        made.append((*PERCENT, Result(Decimal(share), Unit.PERCENT), float(Decimal(share) / 100)))
    for late in (-1, 0, 1, 40):
        day = date(2025, 6, 30) + timedelta(late)
        made.append((*DEADLINE, Result(None, on=day), (day - EPOCH).days))
    made += [(*YES, Result(Decimal(kept)), typed) for kept, typed in ((1, "sí"), (0, "NO"), (1, 1), (0, 0))]
    made += [(*YES, None, "potser"), (*ASKED[0], None, "pendent"), (*ASKED[0], None, None)]
    return made


def before(policy: Policy) -> FollowUpReport:
    """Every row with a result that is met, before somebody types another one."""
    rows = []
    for text, target, _, _ in changes():
        cells: dict[str, str | None] = dict.fromkeys(KEYS, "") | {"target": text, "result": "quatre"}
        first = Result(Decimal(1 if target.comparator is Comparator.YES else 4), target.unit, on=date(2025, 6, 1))
        rows.append(ReportRow(StatedRow(cells), target, first, assess(target, first, policy)))
    return FollowUpReport(stated_report([row.stated for row in rows], "ca"), tuple(rows), (), policy)


def test_formulas_follow_a_changed_result(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    source = tmp_path / "report.xlsx"
    source.write_bytes(write([before(policy) for policy in POLICIES], ENGLISH, "ca"))
    book = load_workbook(source)
    for sheet in book.worksheets[:-1]:
        column = columns(sheet)["result"]
        for row, (_, _, _, typed) in enumerate(changes(), first_row(sheet)):
            sheet.cell(row, column).value = typed
    book.save(source)

    book = load_workbook(libreoffice(source, "xlsx"), data_only=True)
    found = [figures(sheet) for sheet in book.worksheets[:-1]]

    expected = [[shown(assess(target, result, policy)) for _, target, result, _ in changes()] for policy in POLICIES]
    assert found == expected


def test_formulas_come_with_what_they_give(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    reports = [entered_report(policy) for policy in POLICIES]
    source = tmp_path / "report.xlsx"
    source.write_bytes(write(reports, ENGLISH, "ca"))
    stored = [figures(sheet) for sheet in load_workbook(source, data_only=True).worksheets[:-1]]
    worked_out = [
        figures(sheet) for sheet in load_workbook(libreoffice(source, "xlsx"), data_only=True).worksheets[:-1]
    ]
    assert stored == worked_out == [[shown(row.assessment) for row in report.rows] for report in reports]


def test_a_reason_for_no_result_gives_way_to_a_result(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    target = Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT)
    stated = StatedRow(dict.fromkeys(KEYS, "") | {"target": "4"})
    nothing = NoResult(Reason.NO_DEMAND)
    row = ReportRow(stated, target, nothing, assess(target, nothing))
    report = FollowUpReport(stated_report([stated, stated], "ca"), (row, row), (), PROPORTIONAL)
    source = tmp_path / "report.xlsx"
    source.write_bytes(write([report], ENGLISH, "ca"))
    book = load_workbook(source)
    book.worksheets[0].cell(first_row(book.worksheets[0]), columns(book.worksheets[0])["result"]).value = 3
    book.save(source)
    sheet = load_workbook(libreoffice(source, "xlsx"), data_only=True).worksheets[0]
    assert figures(sheet) == [(-1.0, 75.0, "Not met"), (None, None, "Not applicable")]


# What stands in a sheet


def first_row(sheet: Worksheet) -> int:
    """The one below the headings."""
    return 1 + next(cell.row for cell in sheet["A"] if cell.value == HEADINGS["ca"].split("|")[0])


def columns(sheet: Worksheet) -> dict[str, int]:
    """Column by key, and "status"."""
    return {key: at for at, key in enumerate((*KEYS, "status"), 1)}


def figures(sheet: Worksheet) -> list[tuple[object, object, object]]:
    """Difference, degree in percent and status of each row."""
    at = columns(sheet)
    found = []
    for row in range(first_row(sheet), sheet.max_row + 1):
        if sheet.cell(row, at["status"]).value is None:
            break
        difference, degree, status = (sheet.cell(row, at[key]).value for key in ("difference", "compliance", "status"))
        share = round(degree * 100, 6) if isinstance(degree, int | float) else None
        found.append((float(difference) if isinstance(difference, int | float) else None, share, status))
    return found


def shown(assessment: Assessment) -> tuple[object, object, object]:
    difference = None if assessment.difference is None else float(assessment.difference)
    degree = None if assessment.degree is None else float(assessment.degree)
    return difference, degree, STATUS_WORDS[Status(assessment.status)]
