"""More time for one report, after its period was locked: it ends by itself."""

from datetime import date

from django.utils import timezone

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import change
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.period import LAST_DAY
from cartaviva.core.permissions import Action
from cartaviva.records.models import Exemption, Person, Report


def exempt(person: Person, report: Report, until: date, reason: str) -> Exemption:
    """Let a report be filled in until a day, the last one included. The event does not say why: a reason tells of
    people, and nothing can be taken out of the chain; it stands with the exemption.

    Raises Refused: "exemption-date", "why-needed", "period-closed".
    """
    organisation, reason = report.organisation, tidy(reason)
    allow(person, Action.EXEMPT, organisation)
    if report.period.opened_on is None:
        raise Refused("period-closed")
    if not today(organisation) <= until <= LAST_DAY:
        raise Refused("exemption-date")
    if not reason:
        raise Refused("why-needed")
    with change(organisation, person, "exempt") as made:
        granted = Exemption.objects.create(
            organisation=organisation,
            report=report,
            until=until,
            reason=reason,
            granted_by=person,
            granted_at=timezone.now(),
        )
        made.subject = f"report {report.pk}"
        made.details = {"until": until}
    return granted
