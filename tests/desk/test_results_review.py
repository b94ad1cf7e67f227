"""The page on which the results of a charter are reviewed, and more time for it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.actions import bulk
from cartaviva.actions.entering import enter
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import answer, move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.core.workflow import Step
from cartaviva.records.models import AuditEvent, Entry, Evidence, Organisation, Person, Publication, Target
from tests.collecting import CLEAN, entries, opened, submitted, validate
from tests.pages import missing, words
from tests.people import Cast, person
from tests.visits import address

pytestmark = pytest.mark.django_db


def signed_in(client: Client, one: Person) -> Client:
    client.force_login(one)
    client.cookies["language"] = "en"
    return client


def read(client: Client, one: Person, report: int) -> str:
    return signed_in(client, one).get(address("results_review", report)).content.decode()


def sent(client: Client, one: Person, name: str, report: int, **data: Any) -> str:
    """What somebody sends who has just looked at the page."""
    data = {f"{one.pk}-revision": one.revision for one in Entry.objects.all()} | data
    return signed_in(client, one).post(address(name, report), data, follow=True).content.decode()


def states(report: Any) -> list[str]:
    return [one.state for one in entries(report)]


def test_a_result_stands_beside_its_history_remarks_and_findings(people: Cast, client: Client) -> None:
    report = opened(people)
    submitted(people, report, CLEAN[0], Typed("3", remarks="Truqueu a la Maria Puig, 612 345 678."), CLEAN[2])
    Evidence.objects.create(
        organisation=people.vilaclara,
        entry=entries(report)[0],
        name="registre.pdf",
        sha256="0" * 64,
        size=8,
        media_type="application/pdf",
        added_at="2998-01-01T10:00Z",
    )
    page = read(client, people.carla, report.pk)
    expected = (
        "3 results to review",
        "registre.pdf</a>",
        "Farem 4 tallers l&#39;any",
        "2023: 3 (Not met)",
        "Not met · Difference: −1 · Degree: 75%",
        "telephone number",
        "Entered by Ana",
        "Submitted by Ana",
        "Validate all without finding (2)",
    )
    assert missing(page.replace("\u00a0", " "), *expected) == []


def test_a_target_other_than_its_promise_is_a_point_of_the_review(people: Cast, client: Client) -> None:
    report = opened(people)
    Target.objects.filter(text="4").update(text="3 tallers", value="3")
    submitted(people, report)
    expected = "The commitment says 4, the target 3 tallers."
    assert missing(read(client, people.carla, report.pk).replace("\u00a0", " "), expected) == []


@pytest.mark.parametrize(
    ("typed", "said"), [("4,1", []), ("4,10", []), ("4,125", []), ("quatre", ["read as 4"]), ("4.1", ["read as 4,1"])]
)
def test_a_figure_is_said_again_only_where_it_was_read_as_something_else(
    people: Cast, client: Client, typed: str, said: list[str]
) -> None:
    report = opened(people)
    submitted(people, report, CLEAN[0], Typed(typed), Typed("93"))
    tree = html.fromstring(read(client, people.carla, report.pk))
    figures = words(tree, "//section//b[@class='cv-figure']")
    assert (words(tree, "//section//span[starts-with(text(), 'read as')]"), figures) == (
        said,
        ["1,4 dies hàbils", typed, "93 %"],
    )


def test_what_a_command_brought_in_was_entered_by_whoever_runs_the_server(people: Cast, client: Client) -> None:
    report = opened(people)
    submitted(people, report)
    report.entries.update(entered_by=None)
    client.force_login(people.carla)
    client.cookies["language"] = "en"
    page = client.get(reverse("desk:results_review", args=["vilaclara", report.pk])).content.decode()
    assert page.count("Entered by whoever runs the server, ") == 3


def test_one_is_validated_another_returned_with_a_comment_and_all_the_rest_validated(
    people: Cast, client: Client
) -> None:
    report = opened(people)
    first, second, third = submitted(people, report)
    one = sent(client, people.carla, "results_decide", report.pk, validate=first.pk)
    silent = sent(client, people.carla, "results_decide", report.pk, entry=second.pk, **{"return": ""})
    told = sent(
        client, people.carla, "results_decide", report.pk, entry=second.pk, comment="Quin taller?", **{"return": ""}
    )
    answer(people.ana, people.vilaclara, second.pk, "El de tardor.")
    rest = sent(client, people.carla, "results_decide", report.pk, clean="1")
    none = sent(client, people.carla, "results_decide", report.pk, validate="")
    assert (
        missing(one, "1 result was validated."),
        missing(silent, "Write what has to be mended"),
        missing(told, "1 result was returned.", "Quin taller?"),
        missing(rest, "1 result was validated.", "El de tardor."),
        missing(none, "Tick at least one result first."),
        states(report),
        third.pk in {one.pk for one in entries(report)},
    ) == ([], [], [], [], [], ["validated", "returned", "validated"], True)


def test_what_was_typed_and_ticked_is_still_there_where_the_other_was_forgotten(people: Cast, client: Client) -> None:
    report = opened(people)
    first, second, _ = submitted(people, report)
    ticked = [first.pk, second.pk]
    silent = sent(client, people.carla, "results_decide", report.pk, entry=ticked, **{"return": ""})
    none = sent(client, people.carla, "results_decide", report.pk, comment="Quin taller?", **{"return": ""})
    kept = [
        ([int(one) for one in tree.xpath("//input[@checked]/@value")], tree.xpath("string(//textarea[@id='comment'])"))
        for tree in map(html.fromstring, (silent, none))
    ]
    assert (kept, missing(silent, "comment_error"), states(report)) == (
        [(ticked, ""), ([], "Quin taller?")],
        [],
        ["submitted"] * 3,
    )


def test_a_figure_that_was_changed_after_the_page_was_looked_at_is_not_validated(people: Cast, client: Client) -> None:
    report = opened(people)
    first, second, _ = submitted(people, report)
    shown: Any = html.fromstring(read(client, people.carla, report.pk))
    move(people.bruno, people.vilaclara, [first.pk], Step.TAKE_BACK)
    enter(people.ana, people.vilaclara, first.pk, Typed("1,9", remarks="Segons el registre."), first.revision)
    submit(people.bruno, report)
    seen = {one.get("name"): one.get("value") for one in shown.xpath("//input[contains(@name, '-revision')]")}
    late = sent(client, people.carla, "results_decide", report.pk, **seen, validate=first.pk)
    both = sent(client, people.carla, "results_decide", report.pk, **seen, validate="", entry=[first.pk, second.pk])
    other = sent(client, people.carla, "results_decide", report.pk, **seen, validate=second.pk)
    changed = "Somebody else changed this meanwhile."
    assert (
        [missing(page, changed) for page in (late, both)],
        missing(other, "1 result was validated."),
        states(report),
    ) == ([[], []], [], ["submitted", "validated", "submitted"])


def test_entries_without_a_finding_are_validated_as_they_were_checked(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = opened(people)
    first = submitted(people, report)[0]

    def meanwhile(*args: Any) -> list[Entry]:
        move(people.bruno, people.vilaclara, [first.pk], Step.TAKE_BACK)
        enter(people.ana, people.vilaclara, first.pk, Typed("9,9", remarks="Hi va haver una baixa."), first.revision)
        submit(people.bruno, report)
        return move(*args)

    monkeypatch.setattr(bulk, "move", meanwhile)
    with pytest.raises(Refused) as refused:
        bulk.validate_clean(people.carla, people.vilaclara, [report])
    assert (refused.value.code, states(report)) == ("changed-meanwhile", ["submitted"] * 3)


def test_once_all_results_are_validated_the_way_leads_on_to_publishing(people: Cast, client: Client) -> None:
    report = opened(people)
    found = submitted(people, report)
    address = reverse("desk:publish_preview", args=["vilaclara", report.pk])
    before = address in read(client, people.carla, report.pk)
    validate(people, found)
    after = [address in read(client, one, report.pk) for one in (people.carla, people.elena)]
    assert (before, after) == (False, [True, False])


def test_what_was_validated_is_opened_again_by_returning_it(people: Cast, client: Client) -> None:
    report = opened(people)
    found = submitted(people, report)
    validate(people, found)
    sent(
        client, people.carla, "results_decide", report.pk, entry=found[0].pk, comment="Falta un mes.", **{"return": ""}
    )
    assert (states(report), report.results.get(row=0).text) == (["returned", "validated", "validated"], "")


def test_who_entered_a_figure_reads_beside_the_button_why_they_do_not_validate_it(people: Cast, client: Client) -> None:
    report = opened(people)
    first = submitted(people, report)[0]
    Entry.objects.filter(pk=first.pk).update(entered_by=people.carla)
    page = read(client, people.carla, report.pk)
    after = sent(client, people.carla, "results_decide", report.pk, validate=first.pk)
    reason = "Who entered a figure does not validate it."
    assert (
        f'id="w{first.pk}">{reason}' in page,
        'aria-disabled="true"' in page,
        reason in after,
        states(report)[0],
    ) == (
        True,
        True,
        True,
        "submitted",
    )


def test_in_two_steps_the_head_endorses_before_the_quality_office_validates(people: Cast, client: Client) -> None:
    Organisation.objects.update(two_steps=True)
    people.vilaclara.refresh_from_db()
    report = opened(people)
    found = submitted(people, report)
    early = read(client, people.carla, report.pk)
    head = read(client, people.bruno, report.pk)
    endorsed = sent(client, people.bruno, "results_endorse", report.pk, entry=[one.pk for one in found[:2]])
    sent(client, people.bruno, "results_endorse", report.pk, endorse=found[2].pk)
    sent(client, people.carla, "results_decide", report.pk, clean="1")
    assert (
        missing(early, "Nothing to review now", "The head of service has to endorse it first."),
        ["Endorse" in head, "Return with the comment" in head, "Grant it" in head],
        missing(endorsed, "2 results were endorsed."),
        states(report),
    ) == ([], [True, False, False], [], ["validated"] * 3)


def test_a_published_report_leads_to_its_correction(people: Cast, client: Client) -> None:
    report = opened(people)
    validate(people, submitted(people, report))
    publish(people.carla, report)
    page = read(client, people.carla, report.pk)
    number = Publication.objects.get().number
    correct = reverse("desk:publication_correct", args=["vilaclara", number])
    assert (correct in page, "Return with the comment" in page, "Grant it" in page) == (True, False, False)


def test_an_exemption_is_granted_with_a_reason_and_the_service_reads_it(people: Cast, client: Client) -> None:
    report = opened(people)
    wrong = sent(client, people.carla, "results_exempt", report.pk, until="2020-01-01", reason="Baixa.")
    endless = sent(client, people.carla, "results_exempt", report.pk, until="9999-12-31", reason="Baixa.")
    right = sent(client, people.carla, "results_exempt", report.pk, until="2998-05-01", reason="Baixa del tècnic.")
    service = read(client, people.ana, report.pk)
    assert (
        missing(wrong, "has to be today or later"),
        missing(endless, "before the year 3000"),
        missing(right, "It ends by itself."),
        missing(service, "it can be filled in until 1 May 2998.", "Baixa del tècnic."),
        [(one.until, one.granted_by) for one in report.exemptions.all()],
        [event.details for event in AuditEvent.objects.filter(action="exempt")],  # nothing can be taken out of it
    ) == ([], [], [], [], [(date(2998, 5, 1), people.carla)], [{"until": "2998-05-01"}])


def test_another_department_sees_nothing_and_the_service_decides_nothing(people: Cast, client: Client) -> None:
    report = opened(people)
    first = submitted(people, report)[0]
    sports = people.vilaclara.departments.create(name="Esports")
    other = person("Martí", people.vilaclara, Role.HEAD, department=sports)
    answers = []
    for one in (other, people.ana, people.elena):
        signed_in(client, one)
        answers.append(
            [
                client.get(address("results_review", report.pk)).status_code,
                client.post(address("results_decide", report.pk), {"validate": first.pk}).status_code,
                client.post(address("results_exempt", report.pk), {"until": "2998-01-01", "reason": "x"}).status_code,
            ]
        )
    assert (answers, states(report)[0]) == ([[404, 403, 403], [200, 403, 403], [200, 403, 403]], "submitted")


def test_a_report_with_many_results_takes_few_queries(
    people: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    report = opened(people)
    submitted(people, report)
    signed_in(client, people.carla)
    with django_assert_max_num_queries(16):
        client.get(address("results_review", report.pk))
