"""A year is closed once all charters are in: until then it is provisional."""

import json
from datetime import date

import pytest
from django.test import Client

from cartaviva.actions.amending import correct
from cartaviva.actions.closing import Noted, close_year, correct_year, end_charters
from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render_publication
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.findings import Refused
from cartaviva.core.published.publication import Correction, NotedReport
from cartaviva.records.models import AuditEvent, Charter, Entry, Organisation, Period, Publication
from cartaviva.records.published import opened_year, reports_of
from cartaviva.records.verification import verify_town
from tests.collecting import opened as opened_report
from tests.collecting import submitted, validate
from tests.pages import missing
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved, shown

pytestmark = pytest.mark.django_db

NOTED = ("Ple municipal", date(2024, 4, 25), "2024/117")


def test_a_year_is_closed_with_the_reports_that_the_body_took_note_of(people: Cast) -> None:
    reports = [report_published(people.vilaclara, people.carla, name, 2023, YOUTH) for name in ("Joventut", "Esports")]
    period = Period.objects.get()
    year = close_year(people.carla, period, *NOTED)
    render_publication.func(year.pk)
    year.refresh_from_db()
    period.refresh_from_db()
    frozen = opened_year(year)
    kept = (year.state, period.file_number, len(reports_of(year)), verify_town(people.vilaclara).code)
    assert (frozen.noted_by, frozen.reports, kept) == (
        "Ple municipal",
        tuple(NotedReport(one.charter.slug, one.number, one.sha256) for one in reversed(reports) if one.charter),
        ("published", "2024/117", 2, 0),
    )


def test_charters_that_are_not_in_are_named(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    report_saved(people.vilaclara, people.carla, "Esports", 2022, YOUTH)
    report = report_saved(people.vilaclara, people.carla, "Piscina", 2023, YOUTH)
    report_saved(people.vilaclara, people.carla, "Arxiu", 2022, YOUTH)
    Charter.objects.filter(slug="arxiu").update(ended_on=date(2022, 12, 31))
    publish(people.carla, report)  # and the public does not see it yet
    with pytest.raises(Refused, match=r"not published yet: Esports, Piscina\."):
        close_year(people.carla, Period.objects.get(label="2023"), *NOTED)
    assert Publication.objects.filter(kind="year").count() == 0


@pytest.mark.parametrize(
    "noted",
    [
        (" ", date(2024, 4, 25), "2024/117"),
        ("Ple municipal", date(2024, 4, 25), ""),
        ("Ple municipal", date(2023, 4, 25), "2023/1"),
        ("Ple municipal", date(3024, 4, 25), "3024/1"),
    ],
)
def test_a_year_needs_a_body_a_file_number_and_a_day_after_it(people: Cast, noted: tuple[str, date, str]) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    with pytest.raises(Refused, match="Enter which body took note"):
        close_year(people.carla, Period.objects.get(), *noted)


def test_a_year_is_closed_once(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    close_year(people.carla, Period.objects.get(), *NOTED)
    with pytest.raises(Refused, match="already, with number 2"):
        close_year(people.carla, Period.objects.get(), *NOTED)


def test_a_closed_year_is_corrected_by_a_publication_that_says_why_and_the_old_one_stays(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    period = Period.objects.get()
    old = shown(close_year(people.carla, period, *NOTED))
    new = shown(correct_year(people.carla, old, Noted("Ple", date(2024, 4, 26), "2024/118"), "Era un altre expedient."))
    period.refresh_from_db()
    frozen, before = opened_year(new), opened_year(old)
    page = Client().get("/vilaclara/en/corrections/").content.decode()
    left_out = missing(page, "<del>2024/117</del> <ins>2024/118</ins>", "Era un altre expedient.")
    assert (
        (frozen.corrects, frozen.reports, before.noted_by, period.file_number, new.kind),
        left_out,
        verify_town(people.vilaclara).code,
    ) == (
        (
            Correction(old.number, old.sha256, "Era un altre expedient."),
            before.reports,
            "Ple municipal",
            "2024/118",
            "year",
        ),
        [],
        0,
    )


@pytest.mark.parametrize(("anew", "named"), [(True, [3]), (False, [1])])
def test_the_body_took_note_again_of_corrected_reports_only_where_somebody_says_so(
    people: Cast, anew: bool, named: list[int]
) -> None:
    first = report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    year = shown(close_year(people.carla, Period.objects.get(), *NOTED))
    shown(correct(people.carla, first, {1: Amendment(result="4")}, "Faltava un taller."))
    note = Noted("Ple municipal", date(2024, 5, 30), "2024/140")
    frozen = opened_year(correct_year(people.carla, year, note, "El ple en va tornar a prendre nota.", anew))
    assert [one.number for one in frozen.reports] == named


@pytest.mark.parametrize(
    ("note", "reason", "refusal"),
    [
        (Noted(*NOTED), "Perquè sí.", "Nothing would be different"),
        (Noted("Ple", date(2024, 4, 26), "2"), " ", "Write the reason"),
        (Noted("Ple", date(2023, 4, 26), "2"), "Perquè sí.", "Enter which body"),
    ],
)
def test_what_is_no_correction_of_a_year_is_refused(people: Cast, note: Noted, reason: str, refusal: str) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    year = shown(close_year(people.carla, Period.objects.get(), *NOTED))
    with pytest.raises(Refused, match=refusal):
        correct_year(people.carla, year, note, reason)


def test_charters_that_ended_are_no_longer_waited_for(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    for name in ("Esports", "Piscina"):
        report_saved(people.vilaclara, people.carla, name, 2022, YOUTH)
    period = Period.objects.get(label="2023")
    end_charters(people.carla, period, ["esports", "piscina"])
    event = AuditEvent.objects.latest("pk")
    year = close_year(people.carla, period, *NOTED)
    ended = list(Charter.objects.order_by("slug").values_list("slug", "ended_on"))
    assert (year.kind, ended, event.action, event.details["charters"]) == (
        "year",
        [("esports", date(2022, 12, 31)), ("joventut", None), ("piscina", date(2022, 12, 31))],
        "end-charter",
        ["esports", "piscina"],
    )


@pytest.mark.parametrize("slugs", [["esports", "joventut"], ["esports", "nobody-knows"], []])
def test_either_all_of_the_charters_had_ended_or_nothing_is_said_of_any(people: Cast, slugs: list[str]) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    report_saved(people.vilaclara, people.carla, "Esports", 2022, YOUTH)
    with pytest.raises(Refused):
        end_charters(people.carla, Period.objects.get(label="2023"), slugs)
    assert not Charter.objects.exclude(ended_on=None).exists()


def test_the_year_says_how_many_results_were_validated_by_who_had_entered_them(people: Cast) -> None:
    Organisation.objects.update(may_validate_own=True)
    people.vilaclara.refresh_from_db()
    report = opened_report(people)
    found = submitted(people, report)
    Entry.objects.filter(pk__in=[one.pk for one in found[:2]]).update(entered_by=people.carla)
    validate(people, found)
    shown(publish(people.carla, report))
    year = close_year(people.carla, report.period, "Ple municipal", date(2025, 4, 25), "2025/117")
    render_publication.func(year.pk)
    year.refresh_from_db()
    page = Client().get("/vilaclara/en/2024/").content.decode()
    assert (opened_year(year).self_validated, verify_town(people.vilaclara).code, f"2 {SELF}" in page) == (2, 0, True)


SELF = "results were validated by the person who had entered them."


def test_a_year_without_them_is_frozen_as_it_always_was(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    year = close_year(people.carla, Period.objects.get(), *NOTED)
    assert sorted(json.loads(year.value)) == ["format", "kind", "noted", "organisation", "period", "reports"]
