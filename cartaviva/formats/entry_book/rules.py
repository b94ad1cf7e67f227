"""What the cells of a workbook for results take: drop-downs and limits, and the messages of both."""

from collections.abc import Mapping
from typing import Any

from cartaviva.core.cycle.entry import LONGEST
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.words import Say, mark
from cartaviva.formats.entry_book.payload import answers
from cartaviva.formats.entry_book.sheet import COLUMNS, EntryRow
from cartaviva.formats.readers.cells import clean

TITLE, MESSAGE = 32, 255
"""Characters that a spreadsheet shows of each."""
UNLIMITED = "1E+15"

FIGURE = mark("A figure in the unit beside it; decimals with comma or point.")
PERCENTAGE = mark("A percentage between 0 and 100: 95 or 95%, not 0.95.")
ANSWER = mark("Yes or no: choose one from the list.")
DAY = mark("The day on which it was done: 15/03/2025.")
FREE = mark("The result, in the way in which the target is written.")
CALCULATED = mark("It follows from numerator and denominator.")
PART = mark("A number, 0 or more, and not above the denominator.")
WHOLE = mark("A number, 0 or more, and not below the numerator.")
ANY_PART = mark("A number, 0 or more.")
REASON = mark("Only if there is no result: choose the reason from the list. 0 means that it was measured and was 0.")
EXPLAIN = mark("If the target is missed: why, and what is done about it. It is published; no names of people.")
TOO_LONG = mark("No more than {count} characters.")
CHECK_TITLE = mark("Please check")

Rule = Mapping[str, Any]
"""A data validation as XlsxWriter takes it."""


def rules_of(row: EntryRow, at: Mapping[str, str], say: Say, reasons: str) -> Mapping[str, Rule]:
    """By column; `at` has the addresses of the row's cells, `reasons` is the range of its list, "" for none."""
    rules = {"result": _result(row, say), "remarks": _remarks(say)}
    if row.ratio:
        rules |= _parts(row, at, say)
    if reasons:
        rules["reason"] = _rule("reason", (REASON, REASON), say) | {"validate": "list", "source": "=" + reasons}
    return rules


def _rule(key: str, messages: tuple[str, str], say: Say, strict: bool = True, detail: str = "") -> dict[str, Any]:
    """`messages`: what is shown in the cell, and when something else is typed; `detail` stands before the first."""
    shown, error = (say(text) for text in messages)
    return {
        "input_title": say(COLUMNS[key].heading).partition(",")[0][:TITLE],
        "input_message": f"{detail[: MESSAGE - len(shown) - 2]}. {shown}"[:MESSAGE] if detail else shown[:MESSAGE],
        "error_title": say(CHECK_TITLE)[:TITLE],
        "error_message": error[:MESSAGE],
        "error_type": "stop" if strict else "warning",
    }


def _result(row: EntryRow, say: Say) -> Rule:
    """A figure may also be written in words that are read later, so that another one is a question and no refusal."""
    comparator = row.target.comparator
    if row.worked_out:
        return _rule("result", (CALCULATED, CALCULATED), say) | {"validate": "any"}
    if comparator is Comparator.YES:
        return _rule("result", (ANSWER, ANSWER), say) | {"validate": "list", "source": list(answers(say))}
    if comparator is Comparator.BY_DATE:
        first = {"validate": "date", "criteria": ">=", "value": "=36526"}  # 1 January 2000
        return _rule("result", (DAY, DAY), say, strict=False) | first
    if comparator in (Comparator.TIERS, Comparator.NONE_READABLE):
        return _rule("result", (FREE, FREE), say) | {"validate": "any"}
    if row.is_percent:
        between = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        return _rule("result", (PERCENTAGE, PERCENTAGE), say, strict=False) | between
    return _rule("result", (FIGURE, FIGURE), say, strict=False) | {"validate": "decimal", "criteria": ">=", "value": 0}


def _parts(row: EntryRow, at: Mapping[str, str], say: Say) -> dict[str, Rule]:
    """A share is not above its whole; a ratio of other things, visits for each inhabitant, may be."""
    counted = [clean(label).replace("\n", " ") for label in row.ratio or ("", "")]
    above = not row.is_percent or (row.target.value or 0) > 100
    messages = (ANY_PART, ANY_PART) if above else (PART, WHOLE)
    most = UNLIMITED if above else f"IF(ISNUMBER({at['denominator']}),{at['denominator']},{UNLIMITED})"
    least = "0" if above else f"N({at['numerator']})"
    numerator = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": "=" + most}
    denominator = {"validate": "decimal", "criteria": ">=", "value": "=" + least}
    return {
        "numerator": _rule("numerator", (messages[0],) * 2, say, detail=counted[0]) | numerator,
        "denominator": _rule("denominator", (messages[1],) * 2, say, detail=counted[1]) | denominator,
    }


def _remarks(say: Say) -> Rule:
    rule = _rule("remarks", (EXPLAIN, TOO_LONG), say)
    rule["error_message"] = say(TOO_LONG).format(count=LONGEST["remarks"])
    return rule | {"validate": "length", "criteria": "<=", "value": LONGEST["remarks"]}
