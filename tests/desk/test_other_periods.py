"""School years, half-years and dates of one's own, from opening a period to the page of the year."""

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now
from lxml import html

from cartaviva.actions.access import today
from cartaviva.actions.closing import close_year
from cartaviva.actions.entering import enter
from cartaviva.actions.measuring import measure
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move, submit
from cartaviva.actions.withdrawing import withdraw_period
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.findings import Refused
from cartaviva.core.period import LAST_DAY, Frequency, Period
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import ENGLISH
from cartaviva.core.workflow import Step
from cartaviva.desk.memo_words import memo_of
from cartaviva.records.charters import missing_charters
from cartaviva.records.checking import check_entries
from cartaviva.records.entries import entries_of
from cartaviva.records.models import Charter, Indicator, Report
from cartaviva.records.models import Period as Kept
from cartaviva.records.owed import facts_of
from cartaviva.records.publishing import periods_of
from cartaviva.records.standing import opened_periods
from cartaviva.records.summary import summary_of
from tests.collecting import CLEAN, OPEN
from tests.pages import page, rows, words
from tests.people import Cast, refusal
from tests.towns import YOUTH, report_published, report_saved, shown
from tests.visits import address, read

pytestmark = pytest.mark.django_db

YEAR = Period("2025", date(2025, 1, 1), date(2025, 12, 31))
SCHOOL = Period("2024-25", date(2024, 9, 1), date(2025, 8, 31))
FAR = Period("2062", date(2062, 1, 1), date(2062, 12, 31))
HALF = Period("2025-S1", date(2025, 1, 1), date(2025, 6, 30))


class Walk:
    """The charter of the youth department, with one indicator measured by school year, through a period."""

    def __init__(self, people: Cast, before: int, frequency: Frequency) -> None:
        self.people, self.town = people, people.vilaclara
        report_published(self.town, people.carla, "Joventut", before, YOUTH)
        Charter.objects.update(department=people.youth)
        self.charter = Charter.objects.get()
        share = Indicator.objects.get(commitment__code="joventut-3")
        measure(people.carla, self.town, share, Measurement(frequency))

    def opened(self, span: Period) -> Report:
        open_period(self.people.carla, self.town, span, OPEN)
        found = Report.objects.select_related("organisation", "charter", "period")
        return found.get(period__start=span.start, period__end=span.end)

    def published(self, report: Report) -> None:
        """Filled in by Ana, validated and published by Carla."""
        for entry, typed in zip(report.entries.order_by("indicator_id"), CLEAN, strict=True):
            enter(self.people.ana, self.town, entry.pk, typed, 0)
        submit(self.people.ana, report)
        move(self.people.carla, self.town, list(report.entries.values_list("pk", flat=True)), Step.VALIDATE)
        shown(publish(self.people.carla, report))


def send(client: Client, **data: Any) -> str:
    return client.post(address("open_period"), data, follow=True).content.decode()


def choices(client: Client) -> list[str]:
    """Which periods the page offers."""
    return words(html.fromstring(read(client, "open_period")), "//fieldset//label[input] | //input[@type='radio']/..")


def test_a_school_year_within_a_year_is_named_from_the_grid_to_the_open_data(people: Cast, carla: Client) -> None:
    walk = Walk(people, 2024, Frequency.SCHOOL_YEAR)
    report = walk.opened(YEAR)
    part = report.entries.select_related("period").get(period__start=SCHOOL.start)
    grid = words(html.fromstring(read(carla, "report_results", report.pk)), f"//tr[@id='e{part.pk}']/th")
    history = check_entries(entries_of(report))[2].history
    owed = {one.due_on for one in facts_of(people.vilaclara, date(2997, 10, 1)).owed if one.entry == part.pk}
    walk.published(report)
    public = rows(page("/vilaclara/en/charters/joventut/2025/"))
    commitment = rows(page("/vilaclara/en/c/joventut-3/"))
    data = list(csv.DictReader(StringIO(Client().get("/vilaclara/data/2025.csv").content.decode(), newline="")))
    year = words(page("/vilaclara/en/2025/"), "//h1")
    next_one = walk.opened(Period("2026", date(2026, 1, 1), date(2026, 12, 31)))
    before = [[past.label for past in one.history] for one in check_entries(entries_of(next_one))]
    assert (
        (part.period.label, part.period.due_on, "School year 2024-25" in grid[0], [one.label for one in history], owed),
        [row[-1] for row in public if "2024-25" in row],
        [row[0] for row in commitment],
        [(row["period"], row["own_period"], row["own_start"], row["own_end"]) for row in data],
        year,
        (sorted(next_one.entries.values_list("period__label", flat=True)), before),
    ) == (
        ("2024-25", date(2997, 10, 29), True, ["2024"], {date(2997, 10, 29)}),
        ["2024-25"],
        ["Period", "2024-25", "2024"],
        [("2025", "", "", "")] * 2 + [("2025", "2024-25", "2024-09-01", "2025-08-31")],
        ["In 2025, 3 of 3 commitments to citizens were met"],
        (["2025-26", "2026", "2026"], [["2024", "2025"], ["2024", "2025"], ["2024", "2024-25"]]),
    )


def test_a_charter_by_school_years_is_followed_beside_those_by_calendar_years(people: Cast, carla: Client) -> None:
    walk, town = Walk(people, 2024, Frequency.SCHOOL_YEAR), people.vilaclara
    year = walk.opened(YEAR)
    music = report_saved(town, people.carla, "Escola de música", 2024, YOUTH).charter
    open_period(people.carla, town, SCHOOL, Dates(date(2998, 1, 15), date(2998, 2, 15)), [music.pk])
    periods = [one.label for one in opened_periods(town)]
    part = Kept.objects.get(label="2024-25")
    dates = part.due_on, year.entries.get(period=part).period.due_on
    report = Report.objects.get(charter=music, period=part)
    Charter.objects.update(department=people.youth)
    Walk.published(walk, report)
    heading = words(page("/vilaclara/en/charters/escola-de-musica/2024-09_2025-08/"), "//main//p[@class='cv-kicker']")
    charters = [row[0] for row in rows(page("/vilaclara/en/2025/"))][1:]
    assert (periods, dates, part.whole, heading[0], charters, choices(carla)) == (
        ["2025", "2024-25"],
        (date(2998, 1, 15), date(2998, 1, 15)),
        None,
        "Follow-up of the commitments of the service charter, 2024-25",
        ["Escola de música2024-25Punt jove"],
        ["2026", "School year 2025-26", "Other dates"],
    )


def test_a_school_year_counts_where_it_ends_in_the_memo_and_where_years_are_closed(people: Cast, carla: Client) -> None:
    walk, town = Walk(people, 2024, Frequency.YEARLY), people.vilaclara
    report_published(town, people.carla, "Escola de música", 2023, YOUTH)
    music = Charter.objects.get(slug="escola-de-musica")
    open_period(people.carla, town, SCHOOL, OPEN, [music.pk])
    school = Report.objects.get(charter=music, period__label="2024-25")
    Charter.objects.update(department=people.youth)
    waiting = (missing_charters([school.period])[school.period_id], len(summary_of(school.period).charters))
    walk.published(school)
    for span in (HALF, YEAR):
        open_period(people.carla, town, span, OPEN, [walk.charter.pk])
        walk.published(Report.objects.get(charter=walk.charter, period__label=span.label))
    year = Kept.objects.select_related("organisation").get(label="2025")
    found = summary_of(year)
    memo = memo_of(year, found, ENGLISH, "ca")
    with pytest.raises(Refused) as closing:
        close_year(people.carla, school.period, "Ple", date(2025, 10, 1), "1")
    assert (
        waiting,
        [row.charter.name for row in memo.rows],
        found.whole.total,
        [one.label for one in (each.period for each in periods_of(town))],
        (closing.value.code, closing.value.detail),
        len(close_year(people.carla, year, "Ple", date(2026, 3, 1), "2").value) > 0,
    ) == (
        ((music,), 0),
        ["Escola de música (2024-25)", "Joventut"],
        6,
        ["2025", "2024", "2023"],
        ("noted-with-year", "2025"),
        True,
    )


def test_a_school_year_that_is_withdrawn_is_a_part_of_the_year_again(people: Cast) -> None:
    walk, town = Walk(people, 2024, Frequency.SCHOOL_YEAR), people.vilaclara
    year = walk.opened(YEAR)
    music = report_saved(town, people.carla, "Escola de música", 2024, YOUTH).charter
    school = open_period(people.carla, town, SCHOOL, Dates(date(2998, 1, 15), date(2998, 2, 15)), [music.pk])
    withdraw_period(people.carla, town, school)
    part = Kept.objects.get(label="2024-25")
    assert (part.whole, part.due_on, part.locks_on, year.entries.filter(period=part).count()) == (
        year.period,
        date(2997, 10, 29),
        OPEN.locks_on,
        1,
    )


def test_the_same_days_of_an_indicator_are_not_asked_for_in_two_reports(people: Cast) -> None:
    walk = Walk(people, 2024, Frequency.SCHOOL_YEAR)
    walk.opened(YEAR)
    share = Indicator.objects.get(commitment__code="joventut-3")
    with pytest.raises(Refused) as twice:
        open_period(people.carla, people.vilaclara, SCHOOL, OPEN)
    walk.opened(HALF)
    with pytest.raises(Refused) as measured:
        measure(people.carla, people.vilaclara, share, Measurement(Frequency.HALF_YEARLY))
    assert [(one.value.code, one.value.detail) for one in (twice, measured)] == [
        ("asked-already", "Joventut, 2025: 2024-25"),
        ("asked-already", "Joventut, 2025: 2025-S1"),
    ]


def test_a_charter_by_half_years_is_left_out_of_the_year_and_the_page_says_why(people: Cast, carla: Client) -> None:
    walk = Walk(people, 2024, Frequency.YEARLY)
    workshops = Indicator.objects.get(commitment__code="joventut-2")
    measure(people.carla, people.vilaclara, workshops, Measurement(Frequency.HALF_YEARLY, Aggregation.SUM))
    walk.opened(HALF)
    other = report_saved(people.vilaclara, people.carla, "Arxiu", 2024, YOUTH).charter
    asked = {"which": "other", "start": "2025-01-01", "end": "2025-12-31", "open": "1"}
    dates = {"due_on": "2998-02-28", "locks_on": "2998-04-01"}
    shown = html.fromstring(carla.post(address("open_period"), asked | dates | {"show": "1"}).content)
    forced = send(carla, **asked, **dates, charter=walk.charter.pk, overlap="1")
    carla.post(address("open_period"), {**asked, **dates, "charter": other.pk})
    year = [one.charter.slug for one in Report.objects.filter(period__label="2025")]
    table = [row[:3] for row in rows(shown)[1:]]
    reason = "in its report of 2025-S1. It is left out: a year shows every report that ends in it."
    assert (table, shown.xpath("//input[@name='charter']/@value"), "Joventut, 2025-S1: 2025-S1" in forced, year) == (
        [
            ["Arxiu", "Nobody answers for it: choose a department", "3"],
            [f"JoventutThe same results are asked for already, {reason}", "Joventut", "–"],
        ],
        [str(other.pk)],
        True,
        ["arxiu"],
    )


def test_a_season_and_half_years_are_followed_by_the_next_of_their_kind(people: Cast, carla: Client) -> None:
    walk = Walk(people, 2024, Frequency.YEARLY)
    summer = {"start": "2025-06-15", "end": "2025-09-15"}
    asked = {"which": "other", "charter": Charter.objects.get().pk, **summer, "open": "1"}
    send(carla, **asked, due_on="2998-02-28", locks_on="2998-04-01")
    walk.published(Report.objects.get(period__start=date(2025, 6, 15)))
    walk.published(walk.opened(HALF))
    second = walk.opened(Period("2025-S2", date(2025, 7, 1), date(2025, 12, 31)))
    before = {past.label for one in check_entries(entries_of(second)) for past in one.history}
    walk.published(second)
    said = [
        words(page(f"/vilaclara/en/charters/joventut/{span}/"), "//main//*[contains(text(), ', when it was ')]")
        for span in ("2025-06-15_2025-09-15", "2025-01_2025-06", "2025-07_2025-12")
    ]
    year = rows(page("/vilaclara/en/2025/"))[1][0]
    assert (before, said, year, choices(carla)) == (
        {"2025-S1"},
        [[], [], ["The same share as in 2025-S1, when it was 3 of 3."]],
        "Joventut2025-S2Punt jove",
        ["2025", "2026-S1", "15/06/2026 – 15/09/2026", "School year 2024-25", "Other dates"],
    )


def test_a_period_that_ends_in_some_distant_year_is_a_slip(people: Cast, carla: Client) -> None:
    charter = Walk(people, 2024, Frequency.YEARLY).charter
    last = date(people.vilaclara.day(now()).year + 5, 1, 1)
    asked = {"which": "other", "charter": charter.pk, "due_on": "9999-11-30", "locks_on": "9999-12-31", "open": "1"}
    spans = (("2062-01-01", "2062-12-31"), ("9998-01-01", "9999-12-31"), ("9999-06-01", "9999-12-31"))
    far = [send(carla, **asked, start=start, end=end) for start, end in spans]
    refused = [refusal(lambda: open_period(people.carla, people.vilaclara, FAR, OPEN))]
    offered = choices(carla)
    near = Period("", last.replace(year=last.year - 1), last)
    open_period(people.carla, people.vilaclara, near, OPEN)
    assert (
        ["within five years from today. Look at its year." in one for one in far],
        refused,
        offered,
        list(Kept.objects.filter(opened_on__isnull=False).values_list("end", flat=True)),
    ) == ([True, True, True], ["period-far"], ["2025", "School year 2024-25", "Other dates"], [last])


def test_days_to_submit_and_to_lock_in_some_distant_year_are_a_slip(people: Cast, carla: Client) -> None:
    walk = Walk(people, 2024, Frequency.YEARLY)
    asked = {"which": "next", "charter": walk.charter.pk, "open": "1"}
    said = [send(carla, **asked, due_on="2998-02-28", locks_on="9999-12-31")]
    walk.opened(YEAR)
    Kept.objects.update(locks_on=LAST_DAY)
    later = address("period", Kept.objects.get(label="2025").pk)
    said.append(carla.post(later, {"due_on": "9999-11-30", "locks_on": "9999-12-31"}, follow=True).content.decode())
    page = html.fromstring(read(carla, "open_period"))
    offered = page.xpath("//input[@name='locks_on']/@value")
    sentence = "The days to submit and to lock have to be before the year 3000. Look at their years."
    assert ([sentence in one for one in said], [one < "3000" for one in offered]) == ([True, True], [True])


def test_the_days_of_another_period_that_was_offered_are_moved_and_shown_before_it_is_opened(
    people: Cast, carla: Client
) -> None:
    this = today(people.vilaclara).year
    Walk(people, this, Frequency.YEARLY)
    asked = {"which": "school", "charter": Charter.objects.get().pk, "open": "1"}
    year, school = (
        {"due_on": str(end + timedelta(days=60)), "locks_on": str(end + timedelta(days=90))}
        for end in (date(this + 1, 12, 31), date(this + 1, 8, 31))
    )
    moved = html.fromstring(send(carla, **asked, dates_of="next", **year))
    before = Kept.objects.filter(opened_on__isnull=False).count()
    sent = {name: moved.xpath(f"//input[@name='{name}']/@value")[0] for name in ("dates_of", "due_on", "locks_on")}
    send(carla, **asked, **sent)
    opened = Kept.objects.get(opened_on__isnull=False)
    assert (
        f"now those of {opened.label}" in moved.text_content(),
        before,
        sent,
        (opened.end, {"due_on": str(opened.due_on), "locks_on": str(opened.locks_on)}),
    ) == (
        True,
        0,
        {"dates_of": "school", **school},
        (date(this + 1, 8, 31), school),
    )
