"""The page: complete in itself, accessible by its structure, and verbatim."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.policy import BINARY, POLICIES
from cartaviva.core.report import FollowUpReport, StatedReport, StatedRow
from cartaviva.core.words import ENGLISH, LANGUAGES
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers.html import write
from cartaviva.locale import Translations
from tests.reports import coming_back, entered_report, improving_report, long_report, sample_report, stated_report

VOID = ("meta", "link", "br", "img", "hr", "input")
TEXTS = ("service", "objective", "commitment", "indicator", "remarks")
DRAWN = ("path", "rect", "use")
Element = tuple[str, dict[str, str | None]]


class Page(HTMLParser):
    """Elements with their attributes, and the text of each by the path to it; closing tags have to match."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[Element] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in DRAWN
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        return [text for inside, text in self.texts if inside == tag]


def page(*reports: FollowUpReport, language: str = "ca") -> Page:
    return Page(write(reports, ENGLISH, language))


def odd_report(text: str) -> FollowUpReport:
    """A report that says `text` wherever text can stand."""
    base = stated_report(sample_report("en").stated.rows[:1], "en")
    row = replace(base.rows[0], cells=dict(base.rows[0].cells) | dict.fromkeys(TEXTS, text), extras=(text,))
    stated = replace(base, rows=(row,), service=text, title=text, organisation=text, extras=(text[:50],), notes=(text,))
    return build_report(stated)


def test_the_page_needs_nothing_but_itself_and_runs_nothing() -> None:
    data = write([sample_report(), sample_report("es")], ENGLISH, "ca").decode()
    made = Page(data.encode())
    foreign = [
        (name, value)
        for _, attributes in made.elements
        for name, value in attributes.items()
        if name.startswith("on") or name == "style" or (name in ("href", "src") and not (value or "#").startswith("#"))
    ]
    loaded = re.findall(r"<script|<link|<img|@import|url\(|https?://(?!www\.w3\.org/2000/svg)", data)
    assert (foreign, loaded) == ([], [])


def test_every_address_has_its_target_and_every_id_is_there_once() -> None:
    made = page(sample_report(), sample_report("es"), entered_report())
    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    addresses = {attributes["href"] for name, attributes in made.elements if name in ("a", "use")}
    labels = {name for _, attributes in made.elements for name in (attributes.get("aria-labelledby") or "").split()}
    lost = ({f"#{name}" for name in labels} | addresses) - {f"#{name}" for name in ids}
    noted = any((address or "").startswith("#note-1-") for address in addresses)
    assert (sorted(set(ids)), lost, noted) == (sorted(ids), set(), True)


def test_the_table_says_what_each_cell_is_also_when_it_is_stacked() -> None:
    made = page(sample_report())
    roles = {(name, attributes["role"]) for name, attributes in made.elements if name in ("table", "tr", "th", "td")}
    scopes = {attributes["scope"] for attributes in made.named("th")}
    spans = [int(attributes["rowspan"] or 0) for attributes in made.named("th") if "rowspan" in attributes]
    labels = {attributes["data-label"] for attributes in made.named("td") if "colspan" not in attributes}
    assert (roles, scopes, spans, labels) == (
        {("table", "table"), ("tr", "row"), ("th", "columnheader"), ("th", "rowheader"), ("td", "cell")},
        {"col", "row"},
        [6, 6, 11, 3, 8, 4],
        set(list(sample_report().stated.headings.values())[3:]),
    )


def test_a_correction_shows_what_was_stated_and_what_it_should_be() -> None:
    made = page(sample_report())
    found = (made.text("del"), made.text("ins"), "worked out again, note\xa01" in made.text("a"))
    assert found == (["1"], ["−1"], True)


def test_the_sums_of_a_row_stand_beside_it() -> None:
    sums = page(entered_report()).text("p")
    assert {"3 ÷ 4 = 75 %", "3 − 4 = −1", "10 ÷ 15 = 66,7 %", "15 − 10 = +5"} <= {
        line.replace("\xa0", " ") for line in sums
    }


def test_without_degrees_the_status_has_a_column_that_is_no_column_of_the_report() -> None:
    report = sample_report(policy=BINARY)
    rows = tuple(replace(row, cells={**row.cells, "compliance": None}) for row in report.stated.rows)
    made = page(build_report(replace(report.stated, rows=rows), BINARY))
    added = [attributes.get("data-cv") for attributes in made.named("th") if attributes.get("data-key") == "status"]
    assert (made.text("th")[-1], added, made.text("summary")) == ("Compliance", ["aside"], made.text("summary"))


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b> \"x\" 'y' <script>alert(1)</script>", "un\ndos", "€ ≥ ≤ − ŀ · ç ñ “ ” 日本 😀", "a" * 2000]
)
def test_texts_are_verbatim(text: str) -> None:
    data = write([odd_report(text)], ENGLISH, "en")
    (again,) = read_reports(data, "page.html")
    (row,) = again.stated.rows
    assert ([row.text(key) for key in TEXTS], row.extras, Page(data).named("script")) == ([text] * 5, (text,), [])


def test_what_would_turn_round_or_spoil_the_page_is_left_out() -> None:
    assert not re.search("[\x00-\x08\u202e\u2066]", write([odd_report("a\u202eb\x01c\u2066d")], ENGLISH, "en").decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_that_of_the_texts_where_it_differs(language: str) -> None:
    data = write([sample_report("es")], Translations(language), language)
    made = Page(data)
    (table,) = made.named("table")
    assert (made.named("html")[0]["lang"], table.get("lang")) == (language, None if language == "es" else "es")


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_report_gives_the_same_page_whatever_the_policy(policy: str) -> None:
    report = entered_report(POLICIES[policy])
    assert write([report], ENGLISH, "ca") == write([report], ENGLISH, "ca")


def test_several_reports_are_sections_with_a_list_of_them_on_top() -> None:
    made = page(sample_report(), sample_report("es"), language="en")
    reports = [text for text in made.text("h2") if text in ("BIBLIOTECA MUNICIPAL", "Biblioteca")]
    found = (made.text("h1"), reports, made.text("h2")[-1], len(made.named("table")), len(made.named("nav")))
    assert found == (
        ["Follow-up reports"],
        ["BIBLIOTECA MUNICIPAL", "Biblioteca"],
        "How compliance is decided",
        2,
        1,
    )


def test_a_report_without_rows_and_a_file_without_reports_are_pages_too() -> None:
    empty = build_report(stated_report([], "ca"))
    assert (page(empty).text("td"), page().text("h1")) == ([], ["Follow-up reports"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_read_back_as_the_same_report(language: str) -> None:
    report = sample_report(language)
    (again,) = read_reports(write([report], Translations(language), language), "page.html")
    assert coming_back(again) == coming_back(report)


def test_what_a_miss_leads_to_has_a_row_of_its_own() -> None:
    made = Page(write([improving_report()], ENGLISH, "en"))
    names = [text.split(":")[0] for text in made.text("summary") if "·" in text]
    said = [text for text in made.text("dd") if text in ("Cobrir-la.", "2", "It worked. N'hi ha hagut més.")]
    assert (names, said) == (
        ["How it was calculated · Cause and improvement", "How it was calculated · What became of the action"],
        ["Cobrir-la.", "2", "It worked. N'hi ha hagut més."],
    )


def test_what_a_miss_leads_to_is_left_out_when_it_is_read_back() -> None:
    report = improving_report()
    (again,) = read_reports(write([report], ENGLISH, "en"), "page.html")
    assert coming_back(again) == coming_back(report)


def test_a_long_report_has_a_row_for_each_of_its_own() -> None:
    rows = [one for one in page(long_report(300)).named("tr") if one.get("class") != "cv-more"]
    assert len(rows) == 301


@pytest.mark.parametrize(
    ("more", "frame"), [(0, []), (1, ["cv-scroll cv-close"]), (3, ["cv-scroll cv-close"]), (4, ["cv-scroll"])]
)
def test_a_table_of_many_columns_scrolls_in_a_frame_of_its_own(more: int, frame: list[str]) -> None:
    stated = sample_report().stated
    rows = tuple(replace(row, extras=("x",) * more) for row in stated.rows)
    found = page(build_report(replace(stated, rows=rows, extras=("Unitat",) * more)))
    assert [attributes["class"] for _, attributes in found.elements if attributes.get("role") == "region"] == frame


def test_the_first_column_begins_where_its_heading_does_in_every_row() -> None:
    stated = sample_report().stated
    rows = tuple(
        replace(row, cells={key: row.cells[key] for key in ("indicator", "target", "result")}) for row in stated.rows
    )
    found = page(build_report(replace(stated, rows=rows)))
    kinds = [attributes.get("class") for _, attributes in found.elements if attributes.get("data-label") == "Indicador"]
    assert kinds == ["cv-first"] * len(rows)


def test_a_figure_is_set_large_and_a_long_unit_after_it_is_not() -> None:
    cells = {"target": "1.200 participants", "result": "8,75 sobre 10", "remarks": "3.000 participants"}
    data = write([build_report(StatedReport((StatedRow(cells),), language="ca"))], ENGLISH, "ca").decode()
    assert re.findall('<span class="cv-big[^"]*">([^<]*)</span>(.[^<]*)', data)[:2] == [
        ("1.200", " participants"),
        ("8,75 sobre 10", " "),
    ]


def test_a_short_figure_stays_on_one_line_and_a_long_one_may_wrap() -> None:
    cells = {"target": "≥ 100 %", "result": "1 cicle anual", "remarks": ""}
    data = write([build_report(StatedReport((StatedRow(cells),), language="ca"))], ENGLISH, "ca").decode()
    assert re.findall('<span class="(cv-big[^"]*)">([^<]*)</span>', data)[:2] == [
        ("cv-big cv-plain cv-nowrap", "≥ 100 %"),
        ("cv-big", "1 cicle anual"),
    ]
