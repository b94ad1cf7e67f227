"""The workbook for results through LibreOffice, and with whatever people type, in three languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.compliance import assess
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import certain_number
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target
from cartaviva.formats.entry_book import EntryRow, read_entry_book
from cartaviva.formats.entry_book.read import returned_of
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.readers.xlsx import read_form
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.figures import EPOCH
from tests.formats.entry_book.books import ROWS, USUAL, WAITING, book_of, columns, filled, open_book

REASON, REMARKS = "Reason, if there is no result", "Remarks, if the target is missed"
FILLED = {
    (11, "Numerator"): 228,
    (11, "Denominator"): 231.5,
    (12, "Result"): 4.25,
    (13, "Result"): "dotze dies",
    (14, "Result"): "No",
    (15, "Result"): (0.9512, "0%"),
    (16, REASON): None,
    (16, REMARKS): "És = 1 + 1\nsegona línia",
    (17, "Result"): (45841, "dd/mm/yyyy"),
}
CAME_BACK = {
    11: Typed("", "228", "231,5"),
    12: Typed("4,25", remarks="El cicle de tardor es va ajornar per les obres del Centre Cívic."),
    13: Typed("dotze dies"),
    14: Typed("No"),
    15: Typed("95,12 %"),
    16: Typed(remarks="És = 1 + 1\nsegona línia"),
    17: Typed("03/07/2025"),
}

Convert = Callable[..., Path]


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_libreoffice_gives_back_what_was_typed(tmp_path: Path, libreoffice: Convert, extension: str) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(filled(book_of(), FILLED))
    path = libreoffice(source, extension)
    sheet = read_entry_book(path.read_bytes(), path.name)
    assert ({row.entry: row.typed for row in sheet.rows if row.changed}, sheet.stamp, sheet.findings) == (
        CAME_BACK,
        "signed",
        (),
    )


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_a_book_that_libreoffice_only_saved_changes_nothing(
    tmp_path: Path, libreoffice: Convert, extension: str
) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(book_of())
    path = libreoffice(source, extension)
    sheet = read_entry_book(path.read_bytes(), path.name)
    assert ([row.entry for row in sheet.rows if row.changed], len(sheet.rows)) == ([], len(ROWS))


def test_libreoffice_keeps_lists_limits_and_closed_cells(tmp_path: Path, libreoffice: Convert) -> None:
    source = tmp_path / "book.xlsx"
    source.write_bytes(book_of())
    before, after = (open_book(path.read_bytes()).worksheets[0] for path in (source, libreoffice(source, "xlsx")))
    kinds = [
        sorted((str(rule.type), str(rule.prompt)) for rule in sheet.data_validations.dataValidation if rule.type)
        for sheet in (before, after)
    ]
    locked = [[cell.protection.locked for row in sheet["A8:P14"] for cell in row] for sheet in (before, after)]
    assert (set(kinds[0]), locked[0], after.protection.sheet) == (set(kinds[1]), locked[1], True)


# The formulas say what core/compliance.py says


def target(comparator: Comparator, value: str | None, unit: Unit = Unit.COUNT, **more: Any) -> Target:
    return Target(comparator, None if value is None else Decimal(value), unit, **more)


ASKED = (
    target(Comparator.AT_LEAST, "4"),
    target(Comparator.AT_LEAST, "4", threshold=Decimal(3)),
    target(Comparator.AT_LEAST, "-2", Unit.OTHER),
    target(Comparator.MORE_THAN, "4"),
    target(Comparator.AT_MOST, "4", Unit.DAYS),
    target(Comparator.LESS_THAN, "4"),
    target(Comparator.EXACTLY, "4"),
    target(Comparator.BETWEEN, "2", upper=Decimal(4)),
    target(Comparator.NO_WORSE, "4", lower_is_better=True),
    target(Comparator.BETTER, "4"),
)
FIGURES = ("-1", "0", "1.5", "2", "3", "3.999999", "4", "5", "1000000")
SHARE = target(Comparator.AT_LEAST, "95", Unit.PERCENT)
RATIO = target(Comparator.AT_LEAST, "1.5", Unit.RATIO)
YES = target(Comparator.YES, None)
DEADLINE = next(row.target for row in ROWS if row.target.comparator is Comparator.BY_DATE)

Case = tuple[Target, dict[str, Any], Result | NoResult | None]
"""A target, what is typed, and what that means."""


def cases() -> list[Case]:
    made: list[Case] = [
        (asked, {"Result": float(figure)}, Result(Decimal(figure), asked.unit)) for asked in ASKED for figure in FIGURES
    ]
    for typed, share in ((95, "95"), (94.999999, "94.999999"), ((0.95, "0%"), "95"), ((0.9499, "0.00%"), "94.99")):
        made.append((SHARE, {"Result": typed}, Result(Decimal(share), Unit.PERCENT)))
    made.append((SHARE, {"Result": 0.95}, None))
    for part, whole in ((19, 20), (2, 3), (950001, 1000000), (0, 5), (0, 0), (3, 0)):
        for asked, times in ((SHARE, 100), (RATIO, 1)):
            value = Decimal(part) * times / whole if whole else None
            ratio = Result(value, asked.unit, Decimal(part), Decimal(whole))
            made.append((asked, {"Numerator": part, "Denominator": whole}, ratio))
    made += [(YES, {"Result": word}, Result(Decimal(word == "Yes"))) for word in ("Yes", "No")]
    for late in (-1, 0, 1):
        assert DEADLINE.deadline is not None
        day = DEADLINE.deadline + timedelta(late)
        made.append((DEADLINE, {"Result": ((day - EPOCH).days, "dd/mm/yyyy")}, Result(None, on=day)))
    made += [(ASKED[0], {REASON: REASONS[reason]}, NoResult(reason)) for reason in Reason]
    made += [(target(Comparator.NONE_READABLE, None), {"Result": 3.0}, Result(Decimal(3)))]
    return made


def test_the_formulas_follow_what_is_typed(tmp_path: Path, libreoffice: Convert) -> None:
    rows = [
        EntryRow(at, 0, "", "x", "?", asked, ratio=("a", "b") if "Numerator" in typed else None, reasons=tuple(Reason))
        for at, (asked, typed, _) in enumerate(cases(), 1)
    ]
    values = {(at, heading): typed[heading] for at, (_, typed, _) in enumerate(cases(), 1) for heading in typed}
    policies = (PROPORTIONAL, LINEAR, BINARY, replace(LINEAR, partly_from=Decimal(50)))
    sources = [tmp_path / f"book{number}.xlsx" for number in range(len(policies))]
    for source, policy in zip(sources, policies, strict=True):
        source.write_bytes(filled(book_of(*rows, policy=policy), values))
    folder = libreoffice(sources[0], "xlsx", *sources[1:]).parent
    found = [figures(folder / source.name, len(rows)) for source in sources]
    assert found == [[shown(asked, result, policy) for asked, _, result in cases()] for policy in policies]


def test_the_figures_that_it_comes_with_are_those_of_its_formulas(tmp_path: Path, libreoffice: Convert) -> None:
    typed = (Typed(numerator="19", denominator="20"), Typed(numerator="0", denominator="0"), Typed("95 %"), Typed("3"))
    entered = [
        EntryRow(20 + at, 0, "", "x", "95 %", SHARE, ratio=("a", "b"), typed=one) for at, one in enumerate(typed)
    ]
    texts = [replace(WAITING, entry=30 + at, typed=Typed(text)) for at, text in enumerate(("48 hores", "12,5", "?"))]
    source = tmp_path / "book.xlsx"
    source.write_bytes(book_of(*ROWS, *entered, *texts))
    count = len(ROWS) + len(entered) + len(texts)
    assert figures(source, count, todo=True) == figures(libreoffice(source, "xlsx"), count, todo=True)


def figures(path: Path, count: int, todo: bool = False) -> list[tuple[Any, ...]]:
    """Difference, degree in percent, status, and with `todo` what is left, of each row."""
    from openpyxl import load_workbook

    sheet = load_workbook(path, data_only=True).worksheets[0]
    at = columns(sheet)
    found = []
    for row in range(8, 8 + count):
        difference, degree = (_number(sheet.cell(row, at[key]).value) if key in at else None for key in COMPUTED)
        rest = [sheet.cell(row, at[key]).value or "" for key in ("Status", "Still to do")[: 1 + todo]]
        found.append((difference, None if degree is None else round(degree * 100, 6), *rest))
    return found


COMPUTED = ("Difference", "Degree")


def _number(value: object) -> float | None:
    return round(float(value), 9) if isinstance(value, int | float) else None


def shown(asked: Target, result: Result | NoResult | None, policy: Policy) -> tuple[Any, ...]:
    """As `assess` has it; a figure that is none has no status yet."""
    found = assess(asked, result, policy) if result else None
    return (
        None if found is None or found.difference is None else round(float(found.difference), 9),
        None if found is None or found.degree is None else float(found.degree),
        STATUS_WORDS[found.status] if found else "",
    )


# Whatever is typed


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cn")), max_size=40)
NUMBERS = st.decimals(-(10**9), 10**9, places=3).map(str)
TYPED = st.builds(Typed, TEXTS | NUMBERS, TEXTS | NUMBERS, TEXTS | NUMBERS, st.none() | st.sampled_from(Reason), TEXTS)
TARGETS = st.sampled_from([*ASKED, SHARE, RATIO, YES, DEADLINE, target(Comparator.NONE_READABLE, None)])
ASKS = st.none() | st.tuples(TEXTS, TEXTS)
ENTRIES = st.builds(EntryRow, st.integers(1, 10**9), st.integers(0, 99), TEXTS, TEXTS, TEXTS, TARGETS)


@given(rows=st.lists(st.tuples(ENTRIES, TYPED, ASKS), min_size=1, max_size=4, unique_by=lambda row: row[0].entry))
@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_whatever_was_entered_before_comes_back_unchanged(language: str, rows: list[Any]) -> None:
    entries = [replace(row, typed=typed, ratio=ratio, reasons=USUAL) for row, typed, ratio in rows]
    sheet = returned_of(read_form(book_of(*entries, language=language)))
    found = [(row.entry, row.revision, row.changed, meaning(row.typed)) for row in sheet.rows]
    expected = [(row.entry, row.revision, False, meaning(row.typed)) for row in entries]
    assert (found, sheet.findings) == (expected, ())


def meaning(typed: Typed) -> tuple[object, ...]:
    figures = (clean(text).removesuffix("%").strip() for text in typed[:3])
    numbers = [(certain_number(text), text) for text in figures]
    return (*(text if value is None else value for value, text in numbers), typed.reason, clean(typed.remarks))
