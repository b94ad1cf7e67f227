"""Traffic lights, held against each other."""

import pytest

from cartaviva.core.checks.lights import light_of
from cartaviva.formats.reading import read_reports


def belied(*rows: tuple[str, str, str], heading: str = "RAG") -> list[tuple[int | None, str | None, str | None]]:
    """The rows, statuses and degrees that are said to differ, of (target, result, light)."""
    lines = [f"Promise {number};{';'.join(row)}" for number, row in enumerate(rows, 1)]
    table = "\n".join([f"Commitment;Target;Result;{heading}", *lines])
    (report,) = read_reports(table.encode(), "table.csv")
    return [(each.row, each.stated, each.computed) for each in report.findings if each.code == "status-mismatch"]


MET = ("90%", "95%", "Green")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([MET, ("90%", "72%", "Green"), ("90%", "81%", "Amber")], [(1, "Green", "80\N{NO-BREAK SPACE}%")]),
        ([MET, ("90%", "72%", "🟢"), ("90%", "81%", "🟠"), ("90%", "9%", "🔴")], [(1, "🟢", "80\N{NO-BREAK SPACE}%")]),
        ([MET, ("90%", "89%", "Green"), ("90%", "81%", "Amber")], []),
        ([MET, MET, ("90%", "72%", "Green")], []),
        ([("90%", "95%", "Red"), ("90%", "81%", "Amber"), MET], [(0, "Red", "100\N{NO-BREAK SPACE}%")]),
        ([("90%", "95%", "Red"), ("90%", "45%", "Red"), MET], []),
        ([MET, ("90%", "72%", "Green"), ("90%", "81%", "open")], []),
        (
            [("90%", "", "Grey"), ("90%", "72%", "Green"), ("90%", "81%", "Amber"), MET],
            [(1, "Green", "80\N{NO-BREAK SPACE}%")],
        ),
    ],
    ids=[
        "a green miss, a smaller amber one",
        "signs",
        "a small miss may be green by the town's rule",
        "so may the only one",
        "red and met, where a miss is amber",
        "met and red where all others are, as of something else",
        "too few for a column of lights",
        "grey is no light",
    ],
)
def test_a_light_is_belied_by_the_other_rows(
    rows: list[tuple[str, str, str]], said: list[tuple[int, str, str]]
) -> None:
    assert belied(*rows) == said


def test_the_lights_of_the_year_before_are_none_of_this_one() -> None:
    rows = [("90%", "95%", "Green"), ("90%", "72%", "Green"), ("90%", "81%", "Amber")]
    assert belied(*rows, heading="RAG last year") == []


@pytest.mark.parametrize(
    ("heading", "green", "said"),
    [
        ("Traffic light", "Green", [1]),
        ("Estat del compromís", "Verd", [1]),
        ("Color", "Verd", [1]),
        ("How it went", "🟢", [1]),
        ("Bin", "Green", []),
        ("Color de la bandera", "Verd", []),
    ],
)
def test_colours_are_lights_under_a_heading_that_says_so_and_signs_are_under_any(
    heading: str, green: str, said: list[int]
) -> None:
    rows = [("90%", "95%", green), ("90%", "72%", green), ("90%", "81%", "🟠" if green == "🟢" else "Amber")]
    assert [row for row, *_ in belied(*rows, heading=heading)] == said


def test_a_light_is_told_by_words_and_signs_and_by_nothing_else() -> None:
    texts = ("VERD 🟢", "ámbar", "Vermelha", "🟥", "light green", "🟢🔴", "Punt verd", "", "●")
    assert [light and light.name for light in map(light_of, texts)] == [
        "GREEN",
        "AMBER",
        "RED",
        "RED",
        None,
        None,
        None,
        None,
        None,
    ]
