"""What of a town's mail no mail server took, for the pages from which it was sent."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django_tasks import TaskResultStatus
from django_tasks.base import Task

from cartaviva.actions.digests import send_digests
from cartaviva.actions.mailing import send_guest_link, send_invitation
from cartaviva.actions.queue import not_handed_in
from cartaviva.records.models import GuestLink, Invitation, Organisation, Reminder


class Unsent(NamedTuple):
    """Numbers of invitations, or of links, whose mail is tried again, and whose is not."""

    again: frozenset[int]
    given_up: frozenset[int]


def unsent_invitations(invitations: Iterable[Invitation]) -> Unsent:
    """Of invitations as they were sent last. One query."""
    return _of(send_invitation, {one.pk: one.sent_at for one in invitations})


def unsent_links(links: Iterable[GuestLink]) -> Unsent:
    """Of links for people without an account. One query."""
    return _of(send_guest_link, {one.pk: one.made_at for one in links})


def unsent_reminders(town: Organisation, on: date) -> tuple[str, ...]:
    """The names of those whose reminder of a day no server took. Up to two queries."""
    about = [town.pk, on.isoformat()]
    if not not_handed_in().filter(task_path=send_digests.module_path, args_kwargs__args=about).exists():
        return ()
    waiting = Reminder.objects.filter(organisation=town, on=on, sent_at=None).order_by("person__name")
    return tuple(waiting.values_list("person__name", flat=True))


def _of(task: "Task[Any, Any]", sent: Mapping[int, datetime]) -> Unsent:
    """Of mails of a task, by what they are about and when that was sent last: a later one stands for those before."""
    mails = not_handed_in().filter(task_path=task.module_path, args_kwargs__args__0__in=list(sent))
    found = mails.order_by("enqueued_at").values_list("args_kwargs__args__0", "status", "enqueued_at")
    states = {pk: status for pk, status, queued in found if queued >= sent[pk]}
    up = frozenset(pk for pk, status in states.items() if status == TaskResultStatus.FAILED)
    return Unsent(frozenset(states) - up, up)
