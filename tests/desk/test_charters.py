"""Charters that are written by hand: from nothing to a published report, and what changes in later versions."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Period
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    Commitment,
    CommitmentWording,
    Indicator,
    IndicatorWording,
    Report,
    Service,
    Target,
)
from tests.charters import (
    APPROVED,
    PROMISED,
    TARGET,
    approve,
    desk,
    drafted,
    in_force,
    promise,
    seen,
    write,
)
from tests.pages import missing, rows, words
from tests.people import Cast
from tests.towns import YOUTH, report_saved, shown
from tests.visits import address as at

pytestmark = pytest.mark.django_db
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
NEXT = Period("2027", date(2027, 1, 1), date(2027, 12, 31))
DATES = Dates(date(2999, 2, 28), date(2999, 4, 1))


def opened(people: Cast, span: Period = YEAR) -> Report:
    return open_period(people.carla, people.vilaclara, span, DATES).reports.get()


def test_a_charter_that_was_written_here_is_collected_and_published(people: Cast, client: Client) -> None:
    in_force(people, desk(people, client))
    report = opened(people)
    grid = html.fromstring(client.get(at("report_results", report.pk)).content)
    entry = report.entries.get()
    enter(people.ana, people.vilaclara, entry.pk, Typed("1,5"), entry.revision)
    submit(people.ana, report)
    move(people.carla, people.vilaclara, [entry.pk], Step.VALIDATE)
    published = shown(publish(people.carla, report))
    page = html.fromstring(client.get("/vilaclara/ca/charters/punt-jove/2026/").content)
    assert (
        len(grid.xpath("//input[starts-with(@id, 'f')]")),
        published.number,
        words(page, "//h1"),
        rows(page)[1],
    ) == (
        1,
        1,
        ["Punt jove"],
        [
            "Punt jove",
            "Respondrem les consultes en 2 dies hàbils com a màxim",
            "Temps màxim de resposta",
            "Com a màxim 2 dies hàbils",
            "1,5 dies hàbils",
            "−0,5",
            "100 % Complert",
            "",
        ],
    )


def said(report: Report) -> list[tuple[str, str]]:
    """Commitment and target of each row."""
    return [(row.stated.text("commitment"), row.stated.text("target")) for row in follow_up_report(report).rows]


def listed(client: Client) -> list[list[str]]:
    return rows(html.fromstring(client.get(at("charters")).content))[1:]


def everything() -> list[int]:
    tables = (Charter, CharterVersion, Commitment, CommitmentWording, Indicator, IndicatorWording, Service, Target)
    return [table._default_manager.count() for table in tables]


def test_the_list_says_which_version_is_in_force_and_is_empty_at_first(people: Cast, client: Client) -> None:
    carla = desk(people, client)
    (before,) = words(html.fromstring(carla.get(at("charters")).content), "//*[@class='cv-lede']")
    charter = drafted(people, carla)
    draft = listed(carla)
    approve(carla, charter.slug)
    approved = listed(carla)
    carla.post(at("begin_version", charter.slug))
    assert (before.partition(".")[0], draft, approved, listed(carla)) == (
        "There are no charters yet",
        [["Punt jove", "Joventut", "1 (Draft)", "Not yet", "1"]],
        [["Punt jove", "Joventut", "1", "from 1 January 2026", "1"]],
        [["Punt jove", "Joventut", "12 (Draft)", "from 1 January 2026", "1"]],
    )


def test_a_version_ends_where_the_next_one_begins_whichever_was_imported_first(people: Cast, client: Client) -> None:
    for year in (2025, 2022, 2023):
        rows_of = ({**YOUTH[0], "target": f"≤ {year}"}, *YOUTH[1:])
        report_saved(people.vilaclara, people.carla, "Joventut", year, rows_of)
    carla = desk(people, client)
    pages = [
        html.fromstring(carla.get(address).content)
        for address in (at("charter", "joventut"), at("charter_version", "joventut", 2))
    ]
    assert ([row[:3] for row in rows(pages[0])[1:]], [words(page, "//*[@class='cv-lede']") for page in pages]) == (
        [
            ["Version 1", "Approved", "from 1 January 2025"],
            ["Version 3", "Approved", "1 January 2023 – 31 December 2024"],
            ["Version 2", "Approved", "1 January 2022 – 31 December 2022"],
        ],
        [
            ["Version 1 · Approved · In force from 1 January 2025"],
            ["Version 2 · Approved · In force 1 January 2022 – 31 December 2022"],
        ],
    )


def test_a_change_begins_a_version_in_which_a_commitment_keeps_its_identity(people: Cast, client: Client) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    first = opened(people)
    old, indicator = charter.commitments.get(), Indicator.objects.get()
    carla.post(at("begin_version", charter.slug))
    write(carla, at("commitment", charter.slug, old.pk), {"text-ca": "Respondrem en 1 dia hàbil"})
    promise(carla, charter.slug, indicator.pk, TARGET | {"value": "1"})
    approve(carla, charter.slug, in_force_from="2027-01-01")
    second = opened(people, NEXT)
    until = list(charter.versions.order_by("number").values_list("number", "state", "in_force_until"))
    assert (said(first), said(second), until, [one.results.get().indicator for one in (first, second)]) == (
        [(PROMISED["text-ca"], "Com a màxim 2 dies hàbils")],
        [("Respondrem en 1 dia hàbil", "Com a màxim 1 dia hàbil")],
        [(1, "approved", date(2026, 12, 31)), (2, "approved", None)],
        [indicator, indicator],
    )


def test_an_open_report_is_offered_the_version_that_was_approved_since(people: Cast, client: Client) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    report = opened(people)
    carla.post(at("begin_version", charter.slug))
    write(carla, at("commitment", charter.slug, charter.commitments.get().pk), {"text-ca": "Respondrem en 1 dia hàbil"})
    approve(carla, charter.slug, in_force_from="2026-07-01")
    offered = carla.get(at("results_review", report.pk)).content.decode()
    before = said(report)
    carla.post(at("results_renew", report.pk))
    after = [words for words, _ in said(Report.objects.get())]
    found = ("The charter changed since this report was opened" in offered, before[0][0], after)
    assert found == (True, PROMISED["text-ca"], ["Respondrem en 1 dia hàbil"])


def test_a_draft_that_is_discarded_leaves_everything_as_it_was(people: Cast, client: Client) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    carla, before = desk(people, client), everything()
    drafted_too = {**PROMISED, "new_objective-ca": "Un de nou"}
    carla.post(at("begin_version", "joventut"))
    carla.post(at("add_commitment", "joventut"), drafted_too)
    how = {"text-ca": "Temps", "how-frequency": "yearly", "how-aggregation": "none"}
    carla.post(at("add_indicator", "joventut", Commitment.objects.latest("pk").pk), how)
    during = everything()
    carla.post(at("drop_version", "joventut"), seen("joventut"))
    alone = drafted(people, carla, "Arxiu")
    carla.post(at("drop_version", alone.slug), seen(alone.slug))
    assert (during[:4], everything()) == ([before[0], before[1] + 1, before[2] + 1, before[3] * 2 + 1], before)


def test_what_is_approved_is_edited_by_no_page_and_the_answer_says_what_to_do(people: Cast, client: Client) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    pages = [
        at("add_commitment", charter.slug),
        at("commitment", charter.slug, charter.commitments.get().pk),
        at("withdraw_commitment", charter.slug, charter.commitments.get().pk),
        at("indicator", charter.slug, Indicator.objects.get().pk),
        at("withdraw_indicator", charter.slug, Indicator.objects.get().pk),
        at("charter_target", charter.slug, Indicator.objects.get().pk),
        at("approve_version", charter.slug),
        at("drop_version", charter.slug),
    ]
    before = everything()
    answers = [carla.post(page, PROMISED) for page in pages]
    found = ({(one.status_code, "begin a new version of it" in one.content.decode()) for one in answers}, everything())
    assert found == ({(409, True)}, before)


def test_the_auditor_reads_every_version_and_changes_none(people: Cast, client: Client) -> None:
    charter = in_force(people, desk(people, client))
    client.post(at("begin_version", charter.slug))
    client.force_login(people.elena)
    pages = [client.get(at("charter", charter.slug)), client.get(at("charter_version", charter.slug, 1))]
    seen = [html.fromstring(page.content) for page in pages]
    found = [(words(tree, "//*[@class='cv-lede']"), len(tree.xpath("//main//form"))) for tree in seen]
    written = [client.get(at(name, charter.slug)).status_code for name in ("add_commitment", "approve_version")]
    assert (found, written) == (
        [(["Version 2 · Draft"], 0), (["Version 1 · Approved · In force from 1 January 2026"], 0)],
        [403, 403],
    )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "name-ca"),
        ({"name-ca": "punt  JOVE"}, "name-ca"),
        ({"name-ca": "Arxiu", "in_force_from": "demà"}, "in_force_from"),
    ],
)
def test_what_is_wrong_with_a_new_charter_is_said_beside_its_field(
    people: Cast, client: Client, sent: dict[str, str], field: str
) -> None:
    drafted(people, desk(people, client))
    page = html.fromstring(client.post(at("add_charter"), sent).content)
    assert (page.xpath(f"//*[@id='id_{field}_error']") != [], Charter.objects.count()) == (True, 1)


@pytest.mark.parametrize("number", [9223372036854775808, 10**30])
def test_a_number_that_no_row_can_have_is_not_found(people: Cast, client: Client, number: int) -> None:
    charter = drafted(people, desk(people, client))
    base = at("charter", charter.slug)
    pages = (f"commitments/{number}/", f"indicators/{number}/", f"indicators/{number}/target/")
    assert [client.get(base + page).status_code for page in pages] == [404] * 3


def test_a_name_of_letters_that_nobody_sees_is_none(people: Cast, client: Client) -> None:
    answer = desk(people, client).post(at("add_charter"), {"name-ca": "\u200b", "department": "", "in_force_from": ""})
    assert (answer.status_code, Charter.objects.count()) == (200, 0)


def test_what_keeps_a_draft_from_being_approved_is_said_in_words(people: Cast, client: Client) -> None:
    carla = desk(people, client)
    carla.post(at("add_charter"), {"name-ca": "Punt jove"})
    address = at("approve_version", "punt-jove")
    empty = carla.post(address, APPROVED | seen("punt-jove")).content.decode()
    carla.post(at("add_commitment", "punt-jove"), PROMISED)
    unmeasured = carla.post(address, APPROVED | seen("punt-jove")).content.decode()
    nothing = html.fromstring(carla.post(address, {}).content)
    said = ("Nothing is promised in it yet" in empty, PROMISED["text-ca"] in unmeasured)
    wrong = len(nothing.xpath("//*[@class='cv-err mb-0']"))
    assert (said, wrong, CharterVersion.objects.get().state) == ((True, True), 3, "draft")


def test_an_indicator_that_is_measured_otherwise_since_it_was_promised_is_named(people: Cast, client: Client) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    carla, pages = desk(people, client), []
    carla.post(at("begin_version", "joventut"))
    workshops = Indicator.objects.filter(commitment__code="joventut-2")
    for target in (
        {"kind": "at_least", "value": "80", "unit": "percent"},
        {"kind": "by_date", "deadline": "2026-06-30"},
    ):
        workshops.update(frequency="yearly", aggregation="none")
        promise(carla, "joventut", workshops.get().pk, target)
        workshops.update(frequency="quarterly", aggregation="sum")
        sent = APPROVED | seen("joventut")
        pages.append(html.fromstring(carla.post(at("approve_version", "joventut"), sent).content))
    states = list(CharterVersion.objects.order_by("number").values_list("state", flat=True))
    assert ([words(page, "//*[@role='alert']") for page in pages], states) == (
        [
            ["Tallers fets: Percentages, scores and ratios cannot be added up. Choose another way."],
            ["Tallers fets: The result is a date or several shares, so that neither two figures nor sums fit it."],
        ],
        ["approved", "draft"],
    )


def test_a_period_takes_the_version_that_came_into_force_last_though_an_older_report_was_imported_later(
    people: Cast,
) -> None:
    older = ({**YOUTH[0], "target": "≤ 5"}, *YOUTH[1:])
    report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    report_saved(people.vilaclara, people.carla, "Joventut", 2024, older)
    assert [target for _, target in said(opened(people))] == ["≤ 2", "4", "90 %"]


def test_commitments_of_a_service_and_of_an_objective_stand_together(people: Cast, client: Client) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    youth = charter.services.get().pk
    for text, place in (
        ("Casal", {"new_service-ca": "Casal"}),
        ("Punt jove, informar", {"service": youth, "new_objective-ca": "Informar"}),
        ("Casal, encara", {"new_service-ca": "Casal"}),
        ("Punt jove, sense objectiu", {"service": youth}),
    ):
        carla.post(at("add_commitment", charter.slug), {"text-ca": text} | place)
    tree = html.fromstring(carla.get(at("charter", charter.slug)).content)
    levels = [
        (one.get("class"), one.xpath("./div//text()[normalize-space()]")[0])
        for one in tree.xpath("//ol[@class='cv-tree']/li")
    ]
    assert [each for each in levels if each[0] in ("l1", "l2", "l3")] == [
        ("l1", "Punt jove"),
        ("l3", PROMISED["text-ca"]),
        ("l3", "Punt jove, sense objectiu"),
        ("l2", "Informar"),
        ("l3", "Punt jove, informar"),
        ("l1", "Casal"),
        ("l3", "Casal"),
        ("l3", "Casal, encara"),
    ]


def test_a_commitment_is_moved_and_the_report_follows(people: Cast, client: Client) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    carla = desk(people, client)
    carla.post(at("begin_version", "joventut"))
    last = Commitment.objects.get(code="joventut-3")
    answer = carla.post(at("move_commitment", "joventut", last.pk), {"to": "up"})
    approve(carla, "joventut")
    targets = [target for _, target in said(opened(people))]
    assert (answer.headers["Location"].partition("#")[2], targets) == (f"c{last.pk}", ["90 %", "≤ 2", "4"])


def test_a_charter_is_read_in_each_language_and_found_by_its_former_name(people: Cast, client: Client) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    names = {"name-ca": "Oficina jove", "name-es": "Oficina joven", "department": people.youth.pk}
    carla.post(at("change_charter", charter.slug), names)
    wording = {"text-ca": PROMISED["text-ca"], "text-es": "Responderemos en 2 días hábiles"}
    write(carla, at("commitment", charter.slug, charter.commitments.get().pk), wording)
    carla.cookies["language"] = "es"
    page = carla.get(at("charter", charter.slug)).content.decode()
    found = report_saved(people.vilaclara, people.carla, "Punt jove", 2024, YOUTH).charter
    assert (missing(page, "Oficina joven", wording["text-es"]), found) == ([], charter)


def test_how_an_indicator_of_a_draft_is_measured_can_be_changed_before_it_is_approved(
    people: Cast, client: Client
) -> None:
    charter, carla = drafted(people, desk(people, client)), client
    pk = Indicator.objects.get().pk
    how = {f"i{pk}-frequency": "quarterly", f"i{pk}-aggregation": "maximum", f"i{pk}-owner": people.ana.pk}
    carla.post(at("charter_indicators", charter.slug), how | {"department": people.youth.pk})
    approve(carla, charter.slug)
    parts = [one.period.label for one in opened(people).entries.order_by("period__end")]
    assert parts == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


def test_the_trail_says_what_was_written_in_words(people: Cast, client: Client) -> None:
    charter, carla = in_force(people, desk(people, client)), client
    carla.post(at("begin_version", charter.slug))
    write(carla, at("commitment", charter.slug, charter.commitments.get().pk), {"text-ca": "Respondrem"})
    table = rows(html.fromstring(carla.get(at("trail")).content))[1:]
    assert [row[-1] for row in table] == [
        f"punt-jove-1: Commitment: ca: {PROMISED['text-ca']}; Service: ca: Punt jove → Commitment: ca: Respondrem; "
        "Service: –",
        "Version: 2",
        "Approved by: El PleApproved on: 01/12/2025In force from: 01/01/2026Version: 1",
        "punt-jove-1: Kind of target: At most a figure; Target: Com a màxim 2 dies hàbils; Unit: Working days; "
        "Figure: 2",
        "punt-jove-1: How often: Every year; Indicator: ca: Temps màxim de resposta",
        f"punt-jove-1: Commitment: ca: {PROMISED['text-ca']}; Service: ca: Punt jove",
        "Department: JoventutName: ca: Punt jove",
    ]


def test_a_long_charter_takes_as_many_queries_as_a_short_one(people: Cast, client: Client) -> None:
    pages = [at("charters"), at("charter", "joventut"), at("charter", "arxiu")]
    carla = desk(people, client)
    asked = []
    for names in (("Joventut",), ("Arxiu", "Esports")):
        for name in names:
            many = tuple({**row, "commitment": f"{row['commitment']} {n}"} for n in range(9) for row in YOUTH)
            report_saved(people.vilaclara, people.carla, name, 2025, many if name == "Arxiu" else YOUTH)
        for page in pages[:2] if names == ("Joventut",) else pages:
            with CaptureQueriesContext(connection) as queries:
                carla.get(page)
            asked.append(len(queries))
    assert (asked[0] == asked[2], asked[1] == asked[3] == asked[4], max(asked) <= 12) == (True, True, True), asked
