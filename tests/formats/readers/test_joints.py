"""PDF tables with lines or shades between rows alone, drawn cell by cell: each piece ends where its column does."""

import pytest

from cartaviva.formats.readers.pdf.dashes import join_dashes
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.ruled import ruled_tables
from cartaviva.formats.readers.pdf.shapes import Rule, Word
from cartaviva.formats.readers.pdf.underlined import without_underlines

EDGES = (0, 40, 80, 140)
TEXTS = {
    110: ((2, "Promise"), (42, "Target"), (82, "Result")),
    90: ((2, "Answer"), (42, "90 %"), (82, "87 %")),
    70: ((2, "Open on sundays 12"), (82, "11")),
    50: ((42, "45"), (82, "44")),
}
READ = [
    ["Promise", "Target", "Result"],
    ["Answer", "90 %", "87 %"],
    ["Open on sundays", "12", "11"],
    ["Open on sundays", "45", "44"],
]
"""The last promise covers two rows: no line stands below its first. "Open on sundays 12" was taken for one text."""
LEVELS = {100: (0, 1, 2), 80: (0, 1, 2), 60: (1, 2), 40: (0, 1, 2)}


def page(shaded: bool = False) -> Page:
    words = [
        Word(text, left, at - 4, left + 2.4 * len(text), at + 4, -1) for at, row in TEXTS.items() for left, text in row
    ]
    if shaded:
        boxes = [(EDGES[column], low, EDGES[column + 1], low + 20) for low in (100, 60) for column in range(3)]
        return Page(1, 200, 200, words=words, shades=[(float(a), float(b), float(c), float(d)) for a, b, c, d in boxes])
    across = [Rule(at, EDGES[column], EDGES[column + 1]) for at, columns in LEVELS.items() for column in columns]
    return Page(1, 200, 200, words=words, across=across)


def test_pieces_of_lines_between_rows_say_where_the_columns_are() -> None:
    tables, outside = ruled_tables(page())
    assert ([[slot.text for slot in row] for row in tables[0].rows], outside) == (READ, [])


@pytest.mark.parametrize(("long", "room"), [(1.0, 1.0), (3.0, 2.0)], ids=["dots", "dashes"])
def test_dots_of_a_line_are_one_for_each_cell_and_none_down_the_page(long: float, room: float) -> None:
    """Where two cells meet, a dot touches the next; those that go down stand at the left."""
    drawn, whole = page(), page().across
    lines = [Rule(rule.at, at, at + long) for rule in whole for at in dots(rule, long, room)]
    side = [Rule(0.5, at, at + 1) for at in range(41, 101, 3)]
    drawn.across = lines + [Rule(dot.start + 0.5, 0, 1) for dot in side]
    drawn.down = [Rule(dot.start + long / 2, dot.at - 0.5, dot.at + 0.5) for dot in lines] + side
    join_dashes(drawn)
    assert (sorted(drawn.across), drawn.down) == (sorted(whole), [Rule(0.5, 41, 99)])


def dots(rule: Rule, long: float, room: float) -> list[float]:
    """Where they begin: the last ends with the line."""
    count = round((rule.end - rule.start + room) / (long + room))
    step = (rule.end - rule.start - long) / (count - 1)
    return [rule.start + at * step for at in range(count)]


def test_edges_of_shades_say_where_the_columns_are() -> None:
    tables, _ = ruled_tables(page(shaded=True))
    rows = [[slot.text for slot in row] for row in tables[0].rows]
    assert rows[:2] == READ[:2]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([(52, 128, "April to September"), (44, 64, "2023")], ["Promise", "April 2023", "to September"]),
        ([(52, 128, "April to September"), (80, 100, "2023")], ["Promise", "April to September 2023"]),
        ([(52, 128, "April to September"), (70, 110, "2023")], ["Promise", "April to September 2023"]),
        ([(62, 118, "Half 2023"), (96, 110, "(%)")], ["Promise", "Half", "2023 (%)"]),
        ([(44, 122, "Planned Reached"), (90, 102, "(%)")], ["Promise", "Planned", "Reached (%)"]),
    ],
)
def test_lines_in_the_middle_of_two_columns_are_a_heading_of_both(
    lines: list[tuple[int, int, str]], read: list[str]
) -> None:
    headed = page()
    headed.words += [
        Word(text, left, 116 + 9 * at, right, 122 + 9 * at, -1) for at, (left, right, text) in enumerate(lines[::-1])
    ]
    headed.across += [Rule(114, 40, 80), Rule(114, 80, 140)]
    top = ruled_tables(headed)[0][0].rows[0]
    assert list(dict.fromkeys(slot.text for slot in top)) == read


@pytest.mark.parametrize("across", [[], [Rule(100, 0, 140), Rule(80, 0, 140), Rule(60, 0, 140)]])
def test_whole_lines_say_nothing_of_columns(across: list[Rule]) -> None:
    plain = page()
    plain.across[:] = across
    assert ruled_tables(plain)[0] == []


def test_shades_of_labels_of_statuses_and_of_headings_that_come_again_are_no_rows() -> None:
    labels, heads, titles = page(shaded=True), page(shaded=True), page(shaded=True)
    labels.shades[:] = [(0.0, at - 10.0, 40.0, at + 10.0) for at in TEXTS]
    again = [word._replace(bottom=word.bottom - 40, top=word.top - 40) for word in heads.words[:3]]
    heads.words[:] = [*heads.words[:3], *again]
    titles.words[:] = [Word("Card", 2, at - 4, 20, at + 4, -1) for at in (110, 70)]
    assert [ruled_tables(one)[0] for one in (labels, heads, titles)] == [[], [], []]


BELOW = 200
"""Points by which another table stands lower than the first."""


def two_tables(title: str, size: float = 8.0) -> Page:
    """One below the other, with a note of the first between them, and the same columns; `title` is above the second."""
    second = page()
    words = [word._replace(bottom=word.bottom - BELOW, top=word.top - BELOW) for word in second.words]
    across = [rule._replace(at=rule.at - BELOW) for rule in second.across]
    between = [
        Word("(a) It was closed on the day of the fair.", 2, 24, 100, 31, -1),
        Word(title, 0, -74, 80, -74 + size, -1),
    ]
    first = page()
    return Page(1, 200, 200, words=[*first.words, *between, *words], across=[*first.across, *across])


def test_below_a_title_and_headings_begins_another_table_and_notes_are_of_none() -> None:
    tables, outside = ruled_tables(two_tables("Permits"))
    read = [[[slot.text for slot in row] for row in table.rows] for table in tables]
    assert (read, [word.text for word in outside]) == (
        [READ, READ],
        ["(a) It was closed on the day of the fair.", "Permits"],
    )


def test_underlines_of_texts_are_no_lines_of_a_table() -> None:
    under, beside, long = Rule(87.5, 43, 50), Rule(95, 43, 50), Rule(47.5, 82, 120)
    drawn = page()
    lines = [*drawn.across, under, beside, long]
    assert without_underlines(lines, drawn.words) == [*drawn.across, beside, long]
