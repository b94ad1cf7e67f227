"""Lists in plain text whose entries say their figures in running text, wrapped or not."""

import pytest

from cartaviva.formats.reading import read_reports

ENTRIES = """Subject: Follow-up 2024

{}Commitment 1: Answer letters within five
  days, or call. Target: 95%. Result: 93%. Difference:
  -2. Comments: Two people were ill, one of them
  since May.

{}Commitment 2: Plant 1,000 trees. Target: 1,000. Result:
  1,100.
"""
READ = [
    ("Answer letters within five days, or call", "95%", "93%", "Two people were ill, one of them since May."),
    ("Plant 1,000 trees", "1,000", "1,100", ""),
]
AT_THE_EDGE = """Follow-up 2024

- Commitment 1: Answer letters within five days, or
call. Target: 95%. Result: 93%. Difference: -2.
Comments: Two people were ill, one of them since
May.

- Commitment 2: Plant 1,000 trees. Target: 1,000.
Result: 1,100. Difference: +100.
"""
UNWRAPPED = """Follow-up 2024

- Commitment 1: Answer letters within five days, or call. Target: 95%. Result: 93%. Comments: Ill, one since May.
- Commitment 2: Plant 1,000 trees. Target: 1,000. Result: 1,100.
"""


def rows(text: str) -> list[tuple[str, ...]]:
    keys = ("commitment", "target", "result", "remarks")
    reports = read_reports(text.encode(), "mail.txt")
    return [tuple(map(row.stated.text, keys)) for report in reports for row in report.rows]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((ENTRIES.format(*marks), READ) for marks in (("- ", "- "), ("* ", "* "), ("1. ", "2. "), ("", ""))),
        (AT_THE_EDGE, READ),
        (AT_THE_EDGE.replace("- C", "C"), READ),
        (UNWRAPPED, [(*READ[0][:3], "Ill, one since May."), READ[1]]),
    ],
)
def test_entries_are_one_line_each_however_they_are_marked_and_wrapped(text: str, read: list[tuple[str, ...]]) -> None:
    assert rows(text) == read


TABLE = """Follow-up 2024
- Note: the year is that of the calendar,
  from January on
- Note: means are of all cases

Commitment,Target,Result,Comments
Answer letters,95%,93%,"Two people: ill. Since: May"
Plant trees,1000,1100,
"""


@pytest.mark.parametrize(
    "text",
    [TABLE, TABLE.replace("Answer", "1. Answer").replace("Plant", "2. Plant")],
)
def test_a_table_of_commas_with_notes_or_numbers_is_no_list_of_entries(text: str) -> None:
    assert [row[1:] for row in rows(text)] == [("95%", "93%", "Two people: ill. Since: May"), ("1000", "1100", "")]


SHORT = """Follow-up 2024

- Commitment 1: Answer letters within five days.
Target: 95%
Result: 93%
Comments: none

- Commitment 2: Plant trees, and keep them alive.
Target: 1,000
Result: 1,100
Comments: none
"""


def test_labels_with_a_line_each_stay_apart() -> None:
    assert [row[1:3] for row in rows(SHORT)] == [("95%", "93%"), ("1,000", "1,100")]


def test_a_line_below_an_entry_that_is_short_and_not_indented_is_none_of_it() -> None:
    entries = (
        ENTRIES.format("- ", "- ")
        .replace("  1,100.", "  1,100.\nAll of it by the council itself")
        .replace("\n\n-", "\n-")
    )
    assert rows(entries) == READ
