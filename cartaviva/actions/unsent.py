"""What of a town's mail no mail server took, for the page of its people."""

from collections.abc import Sequence
from datetime import date
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
    """Of the invitations of a town, as they were sent last, and of the reminders of a day. Two queries, mostly one."""
    sent = {one.pk: one.sent_at for one in invitations}
    paths = (send_invitation.module_path, send_digests.module_path)
    failing = not_handed_in().filter(task_path__in=paths).order_by("enqueued_at")
    states: dict[int, str] = {}
    reminders = False
    for path, given, status, queued in failing.values_list("task_path", "args_kwargs", "status", "enqueued_at"):
        about = given["args"]
        if path == paths[1]:
            reminders = reminders or about == [town.pk, on.isoformat()]
        elif about[0] in sent and queued >= sent[about[0]]:
            states[about[0]] = status
    waiting = Reminder.objects.filter(organisation=town, on=on, sent_at=None).order_by("person__name")
    up = frozenset(pk for pk, status in states.items() if status == TaskResultStatus.FAILED)
    return Unsent(
        frozenset(states) - up, up, tuple(waiting.values_list("person__name", flat=True)) if reminders else ()
    )
