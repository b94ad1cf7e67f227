"""Mail that no server takes: it is tried again, said in the log in one line, and seen where it was sent from."""

import logging
import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cartaviva.actions.access import today
from cartaviva.actions.digests import send_digests
from cartaviva.actions.guests import Guest, make_link
from cartaviva.actions.invitations import invite, resend
from cartaviva.actions.mailing import invitation_link
from cartaviva.actions.queue import run_next, try_mail_again, unsent_mail, waiting
from cartaviva.actions.reminding import remind
from cartaviva.core.permissions import Role
from cartaviva.records.models import Reminder
from tests.actions.test_reminding import DUE, opened
from tests.misses import entries, opened_report
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)
GINA = "gina@vilaclara.example"


class Down(EmailBackend):
    """No mail server."""

    def open(self) -> bool:
        raise ConnectionRefusedError

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


class KnowsNobody(EmailBackend):
    """A mail server to which every address is wrong."""

    def send_messages(self, messages: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


@pytest.fixture(autouse=True)
def queue(settings: Any) -> None:
    """Tasks wait for a worker, as they do for a server."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def answers(settings: Any, backend: str) -> None:
    own = f"{__name__}.{backend}"
    settings.EMAIL_BACKEND = own if backend in globals() else "django.core.mail.backends.locmem.EmailBackend"


def shown(people: Cast) -> list[str]:
    """What the page of the people says of mail that did not leave."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.fina)
    page = client.get(reverse("desk:people", args=["vilaclara"])).content.decode()
    return [said for said in ("Could not be sent", "Not sent yet", "could not be sent yet to: Ana") if said in page]


def test_an_invitation_that_no_server_takes_is_seen_and_leaves_once_one_does(
    people: Cast, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answers(settings, "Down")
    invite(people.fina, people.vilaclara, GINA, Role.HEAD)
    with caplog.at_level(logging.INFO):
        ran = [run_next("worker-1"), run_next("worker-1")]
    (said,) = [one for one in caplog.records if one.levelno >= logging.WARNING]
    logged = ("is tried again at" in said.getMessage(), said.exc_info, GINA in said.getMessage())
    during = (ran, len(mail.outbox), unsent_mail(), waiting(), shown(people), logged)
    answers(settings, "taken")
    try_mail_again()
    after = (
        [run_next("worker-2"), run_next("worker-2")],
        [one.to for one in mail.outbox],
        unsent_mail(),
        shown(people),
    )
    assert (during, after) == (
        ([True, False], 0, (1, 0), (0, 0.0), ["Not sent yet"], (True, None, False)),
        ([True, False], [[GINA]], (0, 0), []),
    )


def test_a_wrong_address_and_what_waits_for_two_days_are_given_up_until_they_are_sent_again(
    people: Cast, settings: Any
) -> None:
    answers(settings, "KnowsNobody")
    asked = invite(people.fina, people.vilaclara, GINA, Role.HEAD)
    run_next("worker-1")
    wrong = (unsent_mail(), shown(people))
    answers(settings, "Down")
    resend(people.fina, people.vilaclara, asked.pk)
    afresh = shown(people)
    run_next("worker-1")
    again = shown(people)
    asked.organisation.invitations.update(sent_at=timezone.now() - timedelta(days=3))
    asked.refresh_from_db()
    of_then = {"args": [asked.pk, asked.sent_at.isoformat()], "kwargs": {}}
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=2), args_kwargs=of_then)
    try_mail_again()
    run_next("worker-1")
    assert (wrong, afresh, again, (unsent_mail(), shown(people))) == (
        ((0, 1), ["Could not be sent"]),
        [],
        ["Not sent yet"],
        ((0, 2), ["Could not be sent"]),
    )


def test_of_an_invitation_sent_again_while_no_server_answers_one_mail_leaves(people: Cast, settings: Any) -> None:
    answers(settings, "Down")
    asked = invite(people.fina, people.vilaclara, GINA, Role.HEAD)
    run_next("worker-1")
    resend(people.fina, people.vilaclara, asked.pk)
    answers(settings, "taken")
    try_mail_again()
    ran = [run_next("worker-1") for _ in range(3)]
    asked.refresh_from_db()
    letters = [(one.to, invitation_link(asked) in one.body) for one in mail.outbox]
    assert (ran, letters, unsent_mail()) == ([True, True, False], [([GINA], True)], (0, 0))


def test_a_link_that_no_server_takes_is_seen_where_it_was_sent_from(people: Cast, settings: Any) -> None:
    report = opened_report(people)
    for pk, backend in enumerate(("Down", "KnowsNobody", "taken")):
        answers(settings, backend)
        make_link(people.ana, report, [entries(report)[0].pk], Guest(f"nora{pk}@vilaclara.example"))
        run_next("worker-1")
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.ana)
    page = client.get(reverse("desk:guest_links", args=["vilaclara", report.pk])).content.decode()
    said = ("Works until", "Could not be sent", "The link has not left yet")
    rows = page.partition("<tbody")[2].split("</tr>")[:3]
    assert [[one for one in said if one in row] for row in rows] == [[one] for one in said]


def test_reminders_that_wait_are_named_and_of_two_days_the_later_one_leaves(people: Cast, settings: Any) -> None:
    opened(people)
    answers(settings, "Down")
    remind(people.vilaclara, DUE)
    run_next("worker-1")
    Reminder.objects.update(on=today(people.vilaclara))
    of_another_day = shown(people)
    task = DBTaskResult.objects.get()
    task.args_kwargs["args"][1] = today(people.vilaclara).isoformat()
    task.save()
    named = shown(people)
    Reminder.objects.create(
        organisation=people.vilaclara, person=people.ana, on=today(people.vilaclara) + timedelta(days=1)
    )
    answers(settings, "taken")
    try_mail_again()
    run_next("worker-1")
    assert (of_another_day, named, mail.outbox, shown(people)) == ([], ["could not be sent yet to: Ana"], [], [])


def test_a_reminder_that_waits_leaves_although_another_town_has_written_since(people: Cast) -> None:
    opened(people)
    remind(people.vilaclara, DUE)
    waiting = list(Reminder.objects.all())
    for one in waiting:
        Reminder.objects.create(
            organisation=people.montsec, person=one.person, on=DUE + timedelta(days=1), sent_at=timezone.now()
        )
    send_digests.func(people.vilaclara.pk, DUE.isoformat())
    assert (len(mail.outbox), Reminder.objects.filter(sent_at=None).count()) == (len(waiting), 0)
