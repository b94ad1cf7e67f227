"""Charts: what is drawn, what is said, and that two of them can stand in one page."""

from xml.etree import ElementTree

from cartaviva.core.compliance import Status
from cartaviva.core.words import ENGLISH
from cartaviva.formats.chart import SHAPES, status_chart
from cartaviva.formats.palette import COLOURS

SVG = "{http://www.w3.org/2000/svg}"
NONE = dict.fromkeys(Status, 0)


def drawn(counts: dict[Status, int], name: str = "one") -> ElementTree.Element:
    return ElementTree.fromstring(status_chart(NONE | counts, "5 of 7 <commitments> met", ENGLISH, name))


def test_a_chart_has_a_square_for_each_commitment_and_says_the_counts() -> None:
    chart = drawn({Status.MET: 5, Status.NOT_MET: 1, Status.NOT_APPLICABLE: 1})
    uses = [use.get("href") for use in chart.iter(SVG + "use")]
    assert (uses, chart.findtext(SVG + "title"), chart.findtext(SVG + "desc")) == (
        ["#one-met"] * 5 + ["#one-not_met", "#one-not_applicable"],
        "5 of 7 <commitments> met",
        "Met: 5; Not met: 1; Not applicable: 1",
    )


def test_the_names_of_a_chart_are_found_by_its_own_ids_and_by_no_other_chart() -> None:
    counts = {Status.MET: 2, Status.PARTLY_MET: 1}
    chart, other = drawn(counts), drawn(counts, "two")
    ids, others = ([element.get("id") for element in svg.iter() if element.get("id")] for svg in (chart, other))
    assert (ids, set(ids) & set(others), chart.get("role"), chart.get("aria-labelledby")) == (
        ["one-title", "one-desc", "one-met", "one-partly_met"],
        set(),
        "img",
        "one-title one-desc",
    )


def test_more_than_sixty_commitments_are_a_bar_to_scale_with_the_counts_below() -> None:
    chart = drawn({Status.MET: 75, Status.NOT_MET: 25})
    bars = [(bar.get("x"), bar.get("width")) for bar in chart.iter(SVG + "rect") if bar.get("height") == "20"]
    texts = [text.text for text in chart.iter(SVG + "text")]
    assert (bars, texts, chart.get("viewBox")) == ([("0", "265"), ("267", "87")], ["75", "25"], "0 0 356 50")


def test_no_commitment_at_all_is_still_a_picture() -> None:
    assert (drawn({}).get("viewBox"), list(drawn({}).iter(SVG + "use"))) == ("0 0 20 20", [])


def test_every_status_has_a_shape_of_its_own_and_a_colour_that_can_be_read_on_paper() -> None:
    pale = [status for status in Status if contrast(COLOURS[status]) < 4.5]
    assert (len({SHAPES[status] for status in Status}), pale) == (len(Status), [])


def contrast(colour: str) -> float:
    """With white, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.05 + sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))
