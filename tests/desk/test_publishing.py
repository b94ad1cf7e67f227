"""The pages of publishing: what is ready, the preview, corrections, texts that have to go, years, lines."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from cartaviva.actions.amending import amend
from cartaviva.actions.closing import close_year
from cartaviva.actions.publish import preview
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import AuditEvent, Commitment, Organisation, Period, Publication, Redaction, Report
from cartaviva.records.models.publication import YEAR
from cartaviva.records.published import opened_report
from tests.collecting import opened, submitted, validate
from tests.pages import missing, words
from tests.people import Cast
from tests.towns import YOUTH, published, report_published, report_saved, shown
from tests.visits import address, read, sent

pytestmark = pytest.mark.django_db

UNANSWERED = (YOUTH[0] | {"result": "", "difference": "", "compliance": ""}, *YOUTH[1:])


def pressed(client: Client, report: Report) -> str:
    """The page that follows the button of the preview, as it is now."""
    return sent(client, "publish_report", report.pk, seen=preview(report).digest)


def saved(people: Cast, rows: tuple[dict[str, str], ...] = YOUTH) -> Report:  # type: ignore[assignment]
    return report_saved(people.vilaclara, people.carla, "Joventut", 2023, rows)


def test_the_list_says_what_is_ready_what_is_missing_and_what_is_published(people: Cast, carla: Client) -> None:
    published(people)
    report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    report_saved(people.vilaclara, people.carla, "Arxiu", 2023, UNANSWERED)
    page = read(carla, "publishing")
    expected = ("1 of 2 reports ready to publish", "1 result missing", "Publication 1", "2 charters are missing")
    assert missing(page, *expected) == []


def test_a_report_that_is_collected_is_counted_by_what_is_not_validated(people: Cast, carla: Client) -> None:
    report = opened(people)
    first, *_ = submitted(people, report)
    move(people.carla, people.vilaclara, [first.pk], Step.VALIDATE)
    listed = html.fromstring(read(carla, "publishing")).xpath("string(//tbody/tr[1]/td[2])")
    page = html.fromstring(read(carla, "publish_preview", report.pk))
    points = page.xpath("//ul[@class='cv-bullets']/li/b/text()")
    bar = page.xpath("//div[@id='why']//li/text()")
    assert (listed.strip(), points, bar) == (
        "2 results are not validated yet",
        [],
        ["Results that are not validated yet: 2."],
    )


def test_the_list_asks_the_database_as_often_for_many_reports_and_years_as_for_one(people: Cast, carla: Client) -> None:
    counts = []
    for year in (2021, 2022, 2023):
        for name in ("Arxiu", "Joventut")[: 1 + len(counts)]:
            report_published(people.vilaclara, people.carla, name, year, YOUTH)
        report_saved(people.vilaclara, people.carla, f"Piscina {year}", year, YOUTH)
        with CaptureQueriesContext(connection) as found:
            read(carla, "publishing")
        counts.append(len(found))
    assert len(set(counts)) == 1


def test_the_preview_shows_the_report_and_publishing_leads_to_the_publication(people: Cast, carla: Client) -> None:
    report = saved(people)
    page = read(carla, "publish_preview", report.pk)
    after = pressed(carla, report)
    assert (
        "2 of 3 commitments met" in page,
        "Nothing stands in the way" in page,
        "you can still look at" in page,
        words(html.fromstring(page), "//ol/li/b"),
        "the public sees it as soon as its files are there" in after,
        Publication.objects.get().state,
    ) == (True, True, False, ["Tallers fets."], True, "rendering")


def test_a_report_that_was_changed_since_its_preview_is_looked_at_again(people: Cast, carla: Client) -> None:
    report = saved(people)
    page = html.fromstring(read(carla, "publish_preview", report.pk))
    seen = page.xpath("//form[contains(@action, '/publish/')]//input[@name='seen']/@value")
    amend(people.carla, report, {0: Amendment(result="1,9")})
    late = sent(carla, "publish_report", report.pk, seen=seen)
    unseen = sent(carla, "publish_report", report.pk)
    before = Publication.objects.count()
    pressed(carla, report)
    said = "Somebody else changed this meanwhile."
    assert (said in late, said in unseen, before, Publication.objects.count()) == (True, True, 0, 1)


def test_the_preview_of_what_is_published_leads_to_its_publication(people: Cast, carla: Client) -> None:
    report = saved(people)
    pressed(carla, report)
    answer = carla.get(address("publish_preview", report.pk))
    assert (answer.status_code, answer.headers.get("Location")) == (302, address("publication", 1))


def test_what_stands_in_the_way_is_said_beside_the_button_until_it_is_entered(people: Cast, carla: Client) -> None:
    report = saved(people, UNANSWERED)
    sentence = "There is neither a result nor a reason why there is none: Temps mitjà de resposta (dies hàbils)."
    page = read(carla, "publish_preview", report.pk)
    refused = pressed(carla, report)
    fields = {"r0-target": "≤ 2", "r0-result": "1", "r0-reason": "", "r0-remarks": ""}
    for index, row in enumerate(YOUTH[1:], 1):
        fields |= {f"r{index}-{key}": row.get(key, "") for key in ("target", "result", "remarks")}
    after = sent(carla, "publish_amend", report.pk, **fields)
    before = [*missing(page, sentence, 'aria-disabled="true"'), *missing(refused, sentence)]
    now = ("Nothing stands in the way" in after, "3 of 3 commitments met" in after)
    assert (before, now, Publication.objects.count()) == ([], (True, False), 0)


def fields_of(page: str) -> dict[str, str]:
    """What the page would send, untouched: what it was shown with goes along."""
    form = html.fromstring(page).forms[-1]
    return {name: str(value) for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_an_old_page_undoes_nothing_that_somebody_else_saved_meanwhile(people: Cast, carla: Client) -> None:
    report = saved(people)
    opened_before = fields_of(read(carla, "publish_amend", report.pk))
    sent(carla, "publish_amend", report.pk, **opened_before | {"r1-result": "4", "r1-remarks": "Hi havia un més."})
    sent(carla, "publish_amend", report.pk, **opened_before | {"r2-remarks": "Cada mes."})
    rows = follow_up_report(report).stated.rows
    event = AuditEvent.objects.filter(action="amend").order_by("number")[0]
    assert ([(row.text("result"), row.text("remarks")) for row in rows[1:]], event.details) == (
        [("4", "Hi havia un més."), (YOUTH[2]["result"], "Cada mes.")],
        {"rows": [1], "from": {"text": {"2": "3"}}, "to": {"text": {"2": "4"}}, "texts": ["remarks"]},
    )


def test_who_changes_what_somebody_else_changed_meanwhile_is_shown_both_and_can_send_it_again(
    people: Cast, carla: Client
) -> None:
    report = saved(people)
    opened_before = fields_of(read(carla, "publish_amend", report.pk))
    sent(carla, "publish_amend", report.pk, **opened_before | {"r1-result": "4"})
    mine = carla.post(address("publish_amend", report.pk), opened_before | {"r1-result": "5"})
    page = mine.content.decode()
    there = follow_up_report(report).stated.rows[1].text("result")
    sent(carla, "publish_amend", report.pk, **fields_of(page))
    words = ("Somebody else changed this meanwhile", "Somebody else wrote here meanwhile: <b>4</b>")
    now = follow_up_report(report).stated.rows[1].text("result")
    assert (mine.status_code, missing(page, *words), there, now) == (409, [], "4", "5")


def test_of_what_was_collected_only_remarks_are_changed_and_the_preview_says_so(people: Cast, carla: Client) -> None:
    report = opened(people)
    validate(people, submitted(people, report))
    form = html.fromstring(read(carla, "publish_amend", report.pk))
    page = sent(carla, "publish_amend", report.pk, **{"r1-remarks": "Un per trimestre.", "r1-result": "9"})
    assert (
        sorted(set(form.xpath("//form//*/@name")) & {"r0-result", "r0-remarks", "r1-target", "r2-reason"}),
        "1 remark was changed after it was validated" in page,
        "“Un taller cada trimestre.”" in page,
        report.results.get(row=1).text,
    ) == (["r0-remarks"], True, True, "4")


def test_the_files_of_a_publication_are_downloaded_from_its_page(people: Cast, carla: Client) -> None:
    page = html.fromstring(read(carla, "publication", published(people).number))
    links = {link.text: carla.get(link.get("href")).status_code for link in page.xpath("//tbody//th/a")}
    assert links == {"CSV, Català": 200, "JSON, Català": 200}


def test_a_correction_is_published_with_its_reason(people: Cast, carla: Client) -> None:
    old = published(people)
    form = read(carla, "publication_correct", old.number)
    fields = {f"r{index}-{key}": row.get(key, "") for index, row in enumerate(YOUTH) for key in ("target", "remarks")}
    fields |= {"r0-result": "1,5", "r1-result": "4", "r2-result": "92 %"}
    unreasoned = sent(carla, "publication_correct", old.number, **fields)
    unread = sent(carla, "publication_correct", old.number, **fields | {"r1-result": "molts", "reason": "Sí."})
    after = sent(carla, "publication_correct", old.number, **fields, reason="N'hi va haver un més.")
    new = Publication.objects.get(number=2)
    assert (
        'value="3"' in form,
        "This field is required" in unreasoned or "obligatori" in unreasoned,
        "“molts” cannot be read" in unread,
        "It corrects publication 1." in after,
        opened_report(new).report.rows[1].stated.text("result"),
    ) == (True, True, True, True, "4")


def test_texts_that_were_written_for_the_year_are_offered_before_those_of_the_charter(
    people: Cast, carla: Client
) -> None:
    page = html.fromstring(read(carla, "publication_redact", published(people).number))
    offered = [" ".join(one.text_content().split()) for one in page.xpath("//label[input[@type='radio']]")]
    assert (offered[0], "Farem 4 tallers l'any" in offered[1:]) == ("El taller de tardor es va anul·lar.", True)


def test_a_text_is_taken_away(people: Cast, carla: Client) -> None:
    old = published(people)
    key = "report.rows.1.remarks"
    form = read(carla, "publication_redact", old.number)
    after = sent(carla, "publication_redact", old.number, key=key, reason="Deia qui era malalt.")
    assert ("El taller de tardor" in form, "Deia qui era malalt." in after, Redaction.objects.get().key) == (
        True,
        True,
        key,
    )


def test_a_year_names_what_is_missing_and_is_closed(people: Cast, carla: Client) -> None:
    published(people)
    report = report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    period = Period.objects.get().pk
    missing = read(carla, "publish_year", period)
    noted = {"noted_by": "Ple municipal", "noted_on": "2024-04-25", "file_number": "2024/117"}
    refused = sent(carla, "publish_year", period, **noted)
    pressed(carla, report)
    shown(Publication.objects.get(number=2))
    after = sent(carla, "publish_year", period, **noted)
    assert (
        'name="ended" value="esports">Esports' in missing,
        "are not published yet: Esports." in refused,
        "Ple municipal took note of 2023" in after,
        Publication.objects.filter(kind=YEAR).count(),
    ) == (True, True, True, 1)


def test_the_preview_warns_that_a_body_took_note_of_the_year_without_this_report(people: Cast, carla: Client) -> None:
    period = published(people).period
    close_year(people.carla, period, "Ple municipal", date(2024, 4, 25), "2024/117")
    late = report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    page = html.fromstring(read(carla, "publish_preview", late.pk))
    (told,) = page.xpath("//p[@role='note']/text()")
    assert told.startswith("Ple municipal took note of the results of 2023 on 25 April 2024, and this report was not")


@pytest.mark.parametrize("required", [False, True])
def test_the_preview_says_which_misses_lead_to_nothing_yet(people: Cast, carla: Client, required: bool) -> None:
    report = saved(people)
    Organisation.objects.filter(pk=report.organisation_id).update(action_before_publishing=required)
    page = html.fromstring(read(carla, "publish_preview", report.pk))
    told = "These missed commitments still need an improvement action: Tallers fets."
    links = page.xpath(f"//*[@role='note']/p[contains(.,'{told}')]/a/@href")
    blocks = told in page.get_element_by_id("why").text_content()
    assert (links, blocks) == ([] if required else [address("misses", report.pk)], required)


def test_a_closed_year_can_take_in_a_report_that_came_after(people: Cast, carla: Client) -> None:
    closed = close_year(people.carla, published(people).period, "Ple municipal", date(2024, 4, 25), "2024/117")
    shown(closed)
    report_published(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    page = html.fromstring(read(carla, "publication_correct", closed.number))
    assert len(page.xpath("//input[@name='anew']")) == 1


def test_a_year_that_was_closed_under_the_wrong_file_number_is_corrected(people: Cast, carla: Client) -> None:
    published(people)
    noted = {"noted_by": "Ple municipal", "noted_on": "2024-04-25", "file_number": "2024/117"}
    sent(carla, "publish_year", Period.objects.get().pk, **noted)
    year = shown(Publication.objects.get(kind=YEAR))
    form = read(carla, "publication_correct", year.number)
    same = sent(carla, "publication_correct", year.number, **noted, reason="Perquè sí.")
    after = sent(
        carla, "publication_correct", year.number, **noted | {"file_number": "2024/118"}, reason="Era un altre."
    )
    assert ("2024/117" in form, "Nothing would be different" in same, "2024/118" in after) == (True, True, True)


def test_charters_that_ended_before_the_year_are_ticked_and_said_at_once(people: Cast, carla: Client) -> None:
    published(people)
    for name in ("Esports", "Piscina"):
        report_saved(people.vilaclara, people.carla, name, 2022, YOUTH)
    period = Period.objects.get(label="2023").pk
    nothing = sent(carla, "publish_year", period, do="end")
    after = sent(carla, "publish_year", period, do="end", ended=["esports", "piscina"])
    assert ("not said which charters ended" in nothing, "All charters are in." in after) == (True, True)


def test_lines_are_named_and_given_to_commitments(people: Cast, carla: Client) -> None:
    saved(people)
    sent(carla, "lines", **{"new0-ca": "Temps", "new0-es": "Tiempo", "new1-ca": "Qualitat", "do": "save"})
    time, quality = people.vilaclara.improvement_lines.order_by("order")
    page = sent(
        carla,
        "lines",
        **{"do": "assign", "charter": "joventut", "c:joventut-1": str(time.pk), "c:joventut-2": str(quality.pk)},
    )
    given = dict(Commitment.objects.values_list("code", "line__pk"))
    assert (given, "Farem 4 tallers" in page) == (
        {"joventut-1": time.pk, "joventut-2": quality.pk, "joventut-3": None},
        True,
    )


def test_a_line_without_names_is_taken_away(people: Cast, carla: Client) -> None:
    sent(carla, "lines", **{"new0-ca": "Temps", "do": "save"})
    line = people.vilaclara.improvement_lines.get()
    sent(carla, "lines", **{f"line{line.pk}-ca": "", "do": "save"})
    assert people.vilaclara.improvement_lines.count() == 0


def test_a_failure_is_said_and_the_files_are_rendered_again(people: Cast, carla: Client) -> None:
    old = published(people)
    Publication.objects.update(problem="disk", state="rendering")
    listed, page = read(carla, "publishing"), read(carla, "publication", old.number)
    after = sent(carla, "publication_render", old.number)
    assert ("Could not be prepared" in listed, "Is the disk full?" in page, "are being rendered again" in after) == (
        True,
        True,
        True,
    )


def test_who_watches_sees_and_changes_nothing(people: Cast, client: Client) -> None:
    old = published(people)
    client.force_login(people.elena)
    pages = [read(client, "publishing"), read(client, "publication", old.number)]
    answers = [
        client.post(address(name, *args)).status_code
        for name, *args in (
            ("publish_report", Report.objects.get().pk),
            ("publication_render", 1),
            ("publication_correct", 1),
            ("publication_redact", 1),
            ("lines",),
        )
    ]
    assert (["btn cv-btn" in page for page in pages], answers) == ([False, False], [403] * 5)


def test_days_are_those_of_the_town(people: Cast, carla: Client) -> None:
    made = published(people)
    Publication.objects.filter(pk=made.pk).update(shown_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    pages = [read(carla, "publishing"), read(carla, "publication", made.number)]
    assert ['datetime="2026-01-01">1 January 2026<' in page for page in pages] == [True, True]


def test_after_publishing_the_next_report_that_is_ready_is_offered(people: Cast, carla: Client) -> None:
    first, second = (report_saved(people.vilaclara, people.carla, name, 2023, YOUTH) for name in ("Arxiu", "Esports"))
    page = pressed(carla, first)
    assert address("publish_preview", second.pk) in page
