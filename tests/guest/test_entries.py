"""The pages of a guest: some results in a plain form, and a receipt; nothing without a link that works."""

from datetime import UTC, datetime
from errno import ENOSPC
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from cartaviva.actions.entering import enter
from cartaviva.actions.guests import Guest, make_link, withdraw
from cartaviva.actions.mailing import guest_address
from cartaviva.actions.measuring import measure
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records import store
from cartaviva.records.entries import typed_of
from cartaviva.records.models import Evidence, GuestLink, Indicator, Period, Report, Target
from tests.misses import MISSED, PICTURE, entries, indicator, opened_report, typed
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db

HOST = "http://127.0.0.1:8000"


def linked(people: Cast, report: Report, *rows: int) -> tuple[GuestLink, str]:
    """A link in English and its path."""
    pks = [entries(report)[row].pk for row in rows]
    link = make_link(people.ana, report, pks, Guest("nora@vilaclara.example", "Nora", 7, "en"))
    return link, guest_address(link).removeprefix(HOST)


def fields(report: Report, row: int, revision: int = 0, **typed: str) -> dict[str, Any]:
    pk = entries(report)[row].pk
    return {f"{pk}-revision": str(revision)} | {f"{pk}-{name}": value for name, value in typed.items()}


def said(answer: Any, path: str = "//*[@role='alert']//p") -> list[str]:
    return words(html.fromstring(answer.content), path)


def test_only_the_results_of_the_link_are_there_to_be_filled_in(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, MISSED)
    page = Client().get(path)
    tree = html.fromstring(page.content)
    assert (words(tree, "//legend"), tree.xpath("//nav"), "Esports" in page.content.decode()) == (
        ["1. Tallers fets"],
        [],
        False,
    )


def test_results_are_saved_come_back_and_are_handed_in_with_a_receipt(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0, MISSED)
    guest = Client()
    first = fields(report, 0, text="1,8") | fields(report, MISSED, text="3")
    saved = guest.post(path, first | {"do": "save"}, follow=True)
    second = fields(report, 0, 1, text="1,8") | fields(report, MISSED, 1, text="3", remarks="Va ploure.")
    receipt = guest.post(path, second | {"do": "hand-in"}, follow=True)
    again = guest.get(path, follow=True)
    assert (
        said(saved, "//*[@role='status']"),
        'value="1,8"' in saved.content.decode(),
        said(saved, "//*[@class='cv-err']"),
    ) == (
        ["Saved. You can come back by the same link, or hand the results in now."],
        True,
        ["The target was missed and nothing explains why."],
    )
    assert (said(receipt, "//h1"), said(receipt, "//tbody//b"), again.redirect_chain) == (
        ["2 results were handed in"],
        ["1,8 dies hàbils", "3"],
        [(path + "receipt/", 302)],
    )


def test_a_guest_reads_that_whoever_sent_the_link_checks_and_submits_what_they_hand_in(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, MISSED)
    before = Client().get(path)
    after = Client().post(path, fields(report, MISSED, text="4") | {"do": "hand-in"}, follow=True)
    assert (
        "Ana checks what you hand in, and submits it." in before.content.decode(),
        said(after, "//p[@class='cv-lede']")[0].partition(". ")[2],
    ) == (True, "Ana sees now what you sent, checks it and submits it.")


def test_who_hands_in_with_results_left_is_asked_first(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0, MISSED, 2)
    guest = Client()
    asked = guest.post(path, fields(report, 0, text="1,8") | fields(report, MISSED, text="3") | {"do": "hand-in"})
    before = GuestLink.objects.get().handed_in_at
    sure = html.fromstring(asked.content).xpath("//*[@role='alert']//button/@value")
    again = fields(report, 0, 1, text="1,8") | fields(report, MISSED, 1, text="3")
    receipt = guest.post(path, again | {"do": sure[0]}, follow=True)
    assert (said(asked, "//*[@role='alert']//*[self::p or self::li]")[:-1], before, said(receipt, "//h1")) == (
        [
            "Hand in with results left?",
            "1 result is still empty:",
            "Percentatge de peticions ateses",
            "1 result has something to mend:",
            "Tallers fets: The target was missed and nothing explains why.",
            "What you filled in is saved. Once it is handed in, you cannot change it by this link any more.",
        ],
        None,
        ["2 results were handed in"],
    )


@pytest.mark.parametrize(
    ("target", "hint"),
    [("by_date", "The day: 31/12/2026"), ("tiers", "A percentage for each step: 55 %; 80 %"), ("at_least", None)],
)
def test_what_a_field_takes_that_is_not_one_figure_is_said(people: Cast, target: str, hint: str | None) -> None:
    report = opened_report(people)
    one = entries(report)[0]
    Target.objects.filter(pk=one.target_id).update(comparator=target)
    _, path = linked(people, report, 0)
    tree = html.fromstring(Client().get(path).content)
    hints = tree.xpath(f"//*[@id='{one.pk}-hint']/text()")
    assert hints == ([hint] if hint else [])


def test_what_came_back_says_who_sent_it_back_and_why(people: Cast) -> None:
    report = opened_report(people)
    one = entries(report)[0]
    enter(people.ana, people.vilaclara, one.pk, Typed("1,8"), 0)
    move(people.bruno, people.vilaclara, [one.pk], Step.SUBMIT)
    move(people.carla, people.vilaclara, [one.pk], Step.RETURN, "La xifra és la de l'any passat?")
    _, path = linked(people, report, 0, 1)
    assert said(Client().get(path), "//fieldset//p[contains(@class, 'cv-note')]") == [
        "Carla sent it back: “La xifra és la de l'any passat?”"
    ]


def test_both_figures_of_a_ratio_are_asked_for(people: Cast) -> None:
    report = opened_report(people)
    counted = {"numerator": {"en": "Requests dealt with"}, "denominator": {"en": "Requests received"}}
    Indicator.objects.filter(pk=indicator(report, 2)).update(**counted)
    _, path = linked(people, report, 2)
    guest = Client()
    labels = said(guest.get(path), "//label/b")
    after = guest.post(path, fields(report, 2, numerator="310", denominator="300") | {"do": "save"}, follow=True)
    one = entries(report)[2]
    assert (labels, one.numerator, one.denominator, after.status_code) == (
        ["Requests dealt with", "Requests received"],
        "310",
        "300",
        200,
    )


def test_a_conflict_shows_both_values_and_saving_again_decides(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    typed(people, report, 0, Typed("1,7"))
    guest = Client()
    clash = guest.post(path, fields(report, 0, text="1,9") | {"do": "hand-in"})
    guest.post(path, fields(report, 0, 1, text="1,9") | {"do": "save"})
    page = clash.content.decode()
    assert (clash.status_code, "Now it says: 1,7." in page, 'value="1,9"' in page, 'value="1"' in page) == (
        409,
        True,
        True,
        True,
    )
    assert (entries(report)[0].text, GuestLink.objects.get().handed_in_at) == ("1,9", None)


def test_only_a_reason_that_fits_is_offered_and_taken(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, MISSED)
    offered = html.fromstring(Client().get(path).content).xpath("//select/option/@value")
    Client().post(path, fields(report, MISSED, text="3", reason="no_demand") | {"do": "save"})
    kept = entries(report)[MISSED]
    assert (offered, kept.text, kept.reason) == (["", "suspended", "measurement_failed"], "3", "")


def test_letters_that_no_database_keeps_are_left_out_and_lines_end_as_on_the_desk(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, MISSED)
    Client().post(
        path, fields(report, MISSED, text="\u202e3\0", remarks="Va ploure.\r\nI\0 ne\u2066var.") | {"do": "save"}
    )
    kept = entries(report)[MISSED]
    assert (kept.text, kept.remarks) == ("3", "Va ploure.\nI nevar.")


def test_evidence_comes_with_the_form(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    name = f"{entries(report)[0].pk}-file"
    guest = Client()
    good = guest.post(
        path, fields(report, 0, text="1") | {name: SimpleUploadedFile("a.png", PICTURE), "do": "save"}, follow=True
    )
    bad = guest.post(path, fields(report, 0, 1, text="1") | {name: SimpleUploadedFile("b.pdf", b"MZ"), "do": "save"})
    assert (said(good, "//li"), Evidence.objects.get().name, bad.status_code, said(bad)[0][:12]) == (
        ["a.png"],
        "a.png",
        409,
        "b.pdf: This ",
    )


def test_a_file_for_which_the_disk_has_no_room_is_named_and_the_figure_is_kept(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    name = f"{entries(report)[0].pk}-file"

    def full(data: bytes) -> str:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(store, "put", full)
    sent = fields(report, 0, text="1") | {name: SimpleUploadedFile("a.png", PICTURE), "do": "save"}
    answer = Client().post(path, sent)
    found = (answer.status_code, said(answer), entries(report)[0].text, Evidence.objects.count())
    sentence = "a.png: it could not be kept. The disk may be full; tell the administrator."
    assert found == (409, [sentence], "1", 0)


def test_other_results_of_the_report_are_not_touched_whatever_the_form_says(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    answer = Client().post(path, fields(report, 0, text="1") | fields(report, 2, text="99 %") | {"do": "save"})
    advice = "This is not asked for any more, so it was not saved. Copy what you still need:"
    assert ([one.text for one in entries(report)], said(answer)) == (["1", "", ""], [f"{advice} Result: 99 %"])


def test_what_was_typed_in_a_row_that_is_gone_is_shown_and_nothing_is_handed_in(people: Cast) -> None:
    report = opened_report(people)
    link, path = linked(people, report, 0, MISSED)
    form = html.fromstring(Client().get(path).content.decode()).xpath("//form[@id='rows']")[0]
    gone, stays = entries(report)[0], entries(report)[MISSED]
    typed = dict(form.form_values()) | {f"{gone.pk}-text": "1,8", f"{stays.pk}-text": "3", "do": "hand-in"}
    measure(people.carla, people.vilaclara, gone.indicator, Measurement(Frequency.HALF_YEARLY, Aggregation.SUM))
    answer = Client().post(path, typed)
    stays.refresh_from_db()
    link.refresh_from_db()
    assert (answer.status_code, said(answer), stays.text, link.handed_in_at) == (
        409,
        [
            "This is not asked for any more, so it was not saved. Copy what you still need: "
            "Temps mitjà de resposta (dies hàbils), 2026. Result: 1,8"
        ],
        "3",
        None,
    )


@pytest.mark.parametrize(
    ("over", "status", "sentence"),
    [
        ("expired", 410, "This link worked until 31 January 2026. Ask whoever sent it to you for a new one."),
        ("withdrawn", 410, "This link was withdrawn. Ask whoever sent it to you for a new one."),
        ("unknown", 404, "This link is not known here. Copy the whole address from the message that you got."),
    ],
)
def test_a_link_that_does_not_work_is_a_page_with_one_sentence(
    people: Cast, over: str, status: int, sentence: str
) -> None:
    report = opened_report(people)
    link, path = linked(people, report, 0)
    if over == "expired":
        GuestLink.objects.update(expires_at=datetime(2026, 1, 31, 12, tzinfo=UTC))
    elif over == "withdrawn":
        withdraw(people.ana, people.vilaclara, link.pk)
    else:
        path = path.replace(":", "x")
    guest = Client(headers={"Accept-Language": "en"})
    answers = [guest.get(path), guest.post(path, fields(report, 0, text="1")), guest.get(path + "receipt/")]
    assert ([one.status_code for one in answers], {str(said(one, "//main//p")) for one in answers}) == (
        [status] * 3,
        {str([sentence])},
    )
    assert ("Vilaclara" in answers[0].content.decode(), entries(report)[0].text) == (False, "")


def test_a_locked_period_takes_nothing_and_says_so_with_what_was_typed(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    Period.objects.update(locks_on=datetime(2020, 1, 1, tzinfo=UTC).date())
    answer = Client().post(path, fields(report, 0, text="1,8") | {"do": "hand-in"})
    sentence = "Since 1 January 2020 nothing can be entered for this period. Ask the quality office for an extension."
    assert (answer.status_code, said(answer), 'value="1,8"' in answer.content.decode()) == (409, [sentence], True)


def test_nothing_leads_from_the_page_to_others_and_no_cookie_but_that_of_the_form_is_set(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    guest = Client()
    answer = guest.get(path)
    follow = guest.post(path, fields(report, 0, text="1") | {"do": "hand-in"}, follow=True)
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"], "no-store" in answer["Cache-Control"]) == (
        "noindex, nofollow",
        "same-origin",
        True,
    )
    assert (set(guest.cookies), follow.status_code) == ({"csrftoken"}, 200)


def test_a_form_of_another_site_is_refused(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, 0)
    answer = Client(enforce_csrf_checks=True).post(path, fields(report, 0, text="1"))
    assert (answer.status_code, entries(report)[0].text) == (403, "")


def test_the_page_asks_the_database_as_often_for_three_results_as_for_one(people: Cast) -> None:
    report = opened_report(people)
    paths = [linked(people, report, 0)[1], linked(people, report, 0, 1, 2)[1]]
    counts = []
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            Client().get(path)
        counts.append(len(asked))
    assert (counts[0] == counts[1], counts[1] <= 10) == (True, True)


def test_what_is_too_long_is_refused_with_its_length_and_stays_in_the_form(people: Cast) -> None:
    report = opened_report(people)
    _, path = linked(people, report, MISSED)
    answer = Client().post(path, fields(report, MISSED, text="3", remarks="a" * 10_001) | {"do": "save"})
    sentence = "This text is too long: 10001 / 10000 characters. Shorten it, so that it can be saved."
    assert (answer.status_code, said(answer), "a" * 10_001 in answer.content.decode()) == (409, [sentence], True)
    assert typed_of(entries(report)[MISSED]) == Typed()
