"""Charts of what became of something through the years."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from cartaviva.core.compliance import Status
from cartaviva.formats.history_chart import Mark, history_chart, segments, sparkline

MARKS = (
    Mark("2021", Decimal(3), "3", Decimal(3), "3", Status.MET),
    Mark("2022", Decimal(3), "3", None, "", Status.NOT_EVALUATED, "Not evaluated"),
    Mark("2023", Decimal(4), "4", Decimal(3), "3", Status.NOT_MET),
    Mark("2024", Decimal(80), "80 %", Decimal(90), "90 %", Status.MET, new_series=True),
)


def drawings(*marks: Mark) -> list[etree._Element]:
    """The wide drawing and the narrow one."""
    return list(etree.fromstring(f"<div>{history_chart(marks, 'Title', 'What it shows.', 'chart', 'ca')}</div>"))


def test_both_drawings_have_a_name_and_say_what_they_show() -> None:
    assert [
        (one.get("role"), one.get("aria-labelledby"), one.findtext("title"), one.findtext("desc"))
        for one in drawings(*MARKS)
    ] == [
        ("img", "chart-wide-title chart-wide-desc", "Title", "What it shows."),
        ("img", "chart-narrow-title chart-narrow-desc", "Title", "What it shows."),
    ]


def test_the_target_is_a_line_in_steps_that_is_cut_where_the_series_breaks() -> None:
    wide = drawings(*MARKS)[0]
    steps = [re.findall("[MVH]", line.get("d", "")) for line in wide.findall("path[@class='goal']")]
    assert (steps, len(wide.findall("path[@class='cut']"))) == ([list("MHVHVHMH")], 1)


def test_every_period_has_its_square_and_a_gap_says_why() -> None:
    wide = drawings(*MARKS)[0]
    texts = [one.text for one in wide.findall("text")]
    assert ([one.get("href") for one in wide.iter("use")], "Not evaluated" in texts) == (
        ["#b-met", "#b-not_evaluated", "#b-not_met", "#b-met"],
        True,
    )


def test_figures_below_zero_stand_below_the_axis() -> None:
    below = Mark("2024", None, "", Decimal(-5), "−5", Status.NOT_MET)
    scale = [one.text for one in drawings(below)[0].findall("text[@class='mut']")]
    assert (scale[0], scale[-1]) == ("−6", "0")


@pytest.mark.parametrize(
    ("language", "scale"), [("ca", ["0", "0,5", "1", "1,5", "2"]), ("en", ["0", "0.5", "1", "1.5", "2"])]
)
def test_the_scale_is_written_as_people_of_the_language_write_figures(language: str, scale: list[str]) -> None:
    figure = Decimal("1.7")
    mark = Mark("2024", None, "", figure, "1,7", Status.MET)
    wide = etree.fromstring(f"<div>{history_chart([mark], 'Title', 'What it shows.', 'chart', language)}</div>")[0]
    assert [one.text for one in wide.findall("text[@class='mut']")][: len(scale)] == scale


@pytest.mark.parametrize("value", ["0", "0.0004", "1", "99.5", "1234567"])
def test_nothing_is_drawn_outside_the_frame(value: str) -> None:
    figure = Decimal(value)
    inside = []
    for one in drawings(Mark("2024", figure, value, figure, value, Status.MET)):
        _, _, width, height = map(float, one.get("viewBox", "").split())
        places = [(float(text.get("x", 0)), float(text.get("y", 0))) for text in one.iter("text")]
        inside.append({0 <= x <= width and 0 <= y <= height for x, y in places})
    assert inside == [{True}] * 2


def test_the_figure_of_an_earlier_target_at_the_top_is_whole() -> None:
    marks = (
        Mark("2023", Decimal(60), "60", Decimal(58), "58", Status.NOT_MET),
        Mark("2024", Decimal(50), "50", Decimal(55), "55", Status.MET),
    )
    tops = [
        float(text.get("y", 0)) - float(one.get("font-size", 0))
        for one in drawings(*marks)
        for text in one.findall("text[@class='goal-t']")
    ]
    assert min(tops) >= 0


@pytest.mark.parametrize("drawing", [0, 1])
@pytest.mark.parametrize("target", range(60, 101))
def test_no_figure_of_a_result_stands_on_the_line_of_its_target(drawing: int, target: int) -> None:
    """Digits of 15 px are 11 px high."""
    met = Mark("2024", Decimal(target), f"{target} %", Decimal(80), "80,0 %", Status.MET)
    zero = replace(met, label="2023", goal=Decimal(100), goal_text="100 %", value=Decimal(100), value_text="100 %")
    chart = drawings(zero, met)[drawing]
    line = [float(y) for y in re.findall(r"[MV](?:[\d.]+ )?([\d.]+)H", chart.find("path[@class='goal']").get("d"))]
    (figure,) = [float(one.get("y")) for one in chart.findall("text[@font-weight]") if one.text == "80,0 %"]
    assert not figure - 11 <= line[-1] <= figure + 1


def test_texts_are_escaped() -> None:
    assert "<b>" not in history_chart(MARKS, "<b>", "<b>", "chart", "ca")


def test_a_year_without_a_figure_leaves_its_place_empty_in_the_small_line() -> None:
    line = sparkline([(2021, Decimal(50)), (2023, Decimal(100))], (2021, 2023), "50, 100")
    assert 'points="4.0,11.0 72.0,2.0"' in line


def test_small_squares_stand_in_rows() -> None:
    drawn = segments([Status.MET] * 15, "Met: 15")
    assert ('height="33"' in drawn, drawn.count("<use")) == (True, 15)


@pytest.mark.parametrize("drawing", [0, 1])
def test_the_figures_of_the_scale_have_room_however_long_they_are(drawing: int) -> None:
    large = Mark("2024", Decimal(12000), "12.000", Decimal(1248000), "1.248.000", Status.MET)
    chart = drawings(large)[drawing]
    size = int(chart.get("font-size", "0"))
    begins = [
        float(one.get("x", "0")) - len(one.text or "") * size * 0.58
        for one in chart.findall("text[@text-anchor='end'][@class='mut']")
    ]
    assert (len(begins) > 2, min(begins) >= 0) == (True, True)
