"""Publishing in one go what is complete of a period: the preview of each in a sentence, or what stands in its way."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.bulk import publish_ready
from cartaviva.actions.publish import Preview, previews
from cartaviva.core.display import summary_sentence
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.desk.collecting import SECTION, ticked, to_matrix
from cartaviva.desk.forms import spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import period_of
from cartaviva.records.models import Report
from cartaviva.records.renewal import renewals
from cartaviva.records.standing import Standing, standings

PREPARED = mark_plural("{n} report is being prepared for the public.", "{n} reports are being prepared for the public.")


class Line(NamedTuple):
    """A report that is not published yet. `summary` and `points`, how many a person may still look at, are those of its
    preview, with what its charter says otherwise; without a preview where results are not validated yet: then nothing
    can be summed up.
    """

    report: Report
    in_the_way: tuple[str, ...]
    summary: str = ""
    points: int = 0
    digest: str = ""


@desk_page(Action.PUBLISH)
def collecting_publish(request: DeskRequest, opened: int) -> HttpResponse:
    """Every charter of the period, or those that were ticked before. Each is published by itself."""
    period = period_of(request, opened)
    if request.method == "POST":
        return _publish(request, opened)
    asked = {one.pk for one in ticked(request, opened, request.GET)}
    found = [one for one in standings(period, today(request.town)) if one.publication is None]
    lines = _lines([one for one in found if not asked or one.report.pk in asked], spoken())
    context = SECTION | {
        "period": period,
        "ready": [line for line in lines if not line.in_the_way],
        "blocked": [line for line in lines if line.in_the_way],
        "all": not asked,
    }
    return render(request, "desk/collecting_publish.html", context)


def _lines(found: Sequence[Standing], say: Say) -> list[Line]:
    complete = [one.report for one in found if one.complete]
    shown = dict(zip((one.pk for one in complete), previews(complete), strict=True))
    newer = {pk: len(one.lines) + len(one.measured) for pk, one in renewals(complete).items()}
    return [_line(one, shown.get(one.report.pk), newer.get(one.report.pk, 0), say) for one in found]


def _line(one: Standing, shown: Preview | None, newer: int, say: Say) -> Line:
    if shown is None:
        left = Refused("entries-left", str(one.total - one.settled))
        return Line(one.report, (left.sentence(say),))
    sentences = tuple(refused.sentence(say) for refused in shown.in_the_way)
    return Line(
        one.report, sentences, summary_sentence(shown.frozen.report, say), len(shown.points) + newer, shown.digest
    )


def _publish(request: DeskRequest, opened: int) -> HttpResponse:
    reports = ticked(request, opened, request.POST)
    if not reports:
        tell(request, mark("Tick at least one charter first."))
        return redirect("desk:collecting_publish", request.town.slug, opened)
    made, left = publish_ready(request.user, {one: request.POST.get(f"{one.pk}-seen", "") for one in reports})
    tell(request, spoken().plural(*PREPARED, len(made)).format(n=len(made)))
    for report, refused in left:
        tell(request, f"{report.charter.name.said_in(request.language)[0]}: {refused.sentence(spoken())}")
    return to_matrix(request, opened)
