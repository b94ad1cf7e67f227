"""The memo for the plenary: a page to print, made of the published reports of a period."""

from django.http import HttpResponse
from django.shortcuts import render

from cartaviva.core.aggregation import Tally
from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS, percent_text, policy_text
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.desk.forms import spoken
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.records.convert import policy_of
from cartaviva.records.models import Period
from cartaviva.records.summary import summary_of


@desk_page(Action.SEE_COLLECTING, "GET")
def memo(request: DeskRequest, opened: int) -> HttpResponse:
    """Per charter how many were met, what was missed and what it leads to, exemptions, delays."""
    period = Period.objects.filter(organisation=request.town, pk=opened).select_related("organisation").first()
    if period is None:
        raise Refused("not-found")
    say, policy, found = spoken(), policy_of(request.town), summary_of(period)

    def share(counted: Tally) -> str:
        return "–" if counted.share_met is None else percent_text(counted.share_met, policy.places, request.language)

    context = {
        "section": "collecting",
        "period": period,
        "summary": found,
        "statuses": [(status, say(STATUS_WORDS[status])) for status in Status if found.whole.counts[status]],
        "shares": [(one, share(one.tally)) for one in found.charters],
        "share": share(found.whole),
        "policy": policy_text(policy, say),
    }
    return render(request, "desk/memo.html", context)
