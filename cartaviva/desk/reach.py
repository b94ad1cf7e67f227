"""What a person reaches by a number in an address: of the town, and of their own departments alone."""

from cartaviva.actions.access import allow, or_not_found, refusal
from cartaviva.core.permissions import WHOLE_TOWN, Action
from cartaviva.desk.guard import DeskRequest
from cartaviva.records import entries
from cartaviva.records.models import Charter, Entry, Period, Report


def report_of(request: DeskRequest, pk: int, action: Action = Action.SEE_RESULTS) -> Report:
    """Raises Refused: "not-found" for what is another town's or another department's, "not-allowed"."""
    mine = Report.objects.filter(organisation=request.town, pk=pk)
    found = or_not_found(mine.select_related("organisation", "charter__department", "period", "version").first())
    allow(request.user, action, request.town, found.charter.department_id)
    return found


def entry_of(request: DeskRequest, pk: int, action: Action = Action.SEE_RESULTS) -> Entry:
    """Raises Refused as `report_of` does."""
    found = entries.entry_of(request.town, pk)
    allow(request.user, action, request.town, found.report.charter.department_id)
    return found


def period_of(request: DeskRequest, pk: int) -> Period:
    """Raises Refused ("not-found")."""
    found = or_not_found(Period.objects.filter(organisation=request.town, pk=pk).first())
    found.organisation = request.town
    return found


def charter_of(request: DeskRequest, slug: str) -> Charter:
    """Raises Refused ("not-found")."""
    found = or_not_found(request.town.charters.select_related("department").filter(slug=slug).first())
    found.organisation = request.town
    return found


def may(request: DeskRequest, action: Action, department: int | None = WHOLE_TOWN) -> bool:
    return refusal(request.user, action, request.town, department) is None
