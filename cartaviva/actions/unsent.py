"""What of a town's mail no mail server took, for the page of its people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django_tasks import TaskResultStatus

from cartaviva.actions.digests import send_digests
from cartaviva.actions.mailing import send_invitation
from cartaviva.actions.queue import not_handed_in
from cartaviva.records.models import Invitation, Organisation, Reminder


class Unsent(NamedTuple):
    """Numbers of invitations that are tried again, and that are not; and whose reminder of the day did not leave."""

    again: frozenset[int]
    given_up: frozenset[int]
    reminded: tuple[str, ...]


def unsent(town: Organisation, invitations: Sequence[Invitation], on: date) -> Unsent:
    """Of the invitations of a town, as they were sent last, and of the reminders of a day. Up to three queries."""
    states = _states({one.pk: one.sent_at for one in invitations})
    up = frozenset(pk for pk, status in states.items() if status == TaskResultStatus.FAILED)
    return Unsent(frozenset(states) - up, up, _waiting(town, on))


def _states(sent: Mapping[int, datetime]) -> dict[int, str]:
    """Of invitations, by their numbers and when they were sent last: the state of the mail that no server took."""
    mails = not_handed_in().filter(task_path=send_invitation.module_path, args_kwargs__args__0__in=list(sent))
    columns = ("args_kwargs__args__0", "status", "enqueued_at")
    found = mails.order_by("enqueued_at").values_list(*columns)
    return {pk: status for pk, status, queued in found if queued >= sent[pk]}


def _waiting(town: Organisation, on: date) -> tuple[str, ...]:
    """Whose reminder of a day no server took."""
    about = [town.pk, on.isoformat()]
    if not not_handed_in().filter(task_path=send_digests.module_path, args_kwargs__args=about).exists():
        return ()
    waiting = Reminder.objects.filter(organisation=town, on=on, sent_at=None).order_by("person__name")
    return tuple(waiting.values_list("person__name", flat=True))
