"""Publishing: what is ready and what stands in the way, the preview, and what becomes of a publication."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from cartaviva.actions.access import or_not_found
from cartaviva.actions.amending import amend, collected, correct, reworded, unpublished
from cartaviva.actions.publish import Preview, preview, publication_of, publish
from cartaviva.actions.redacting import redact
from cartaviva.actions.rendering import render_again
from cartaviva.core.display import headline, policy_text, summary_sentence
from cartaviva.core.findings import Refused
from cartaviva.core.period import address_of
from cartaviva.core.permissions import Action
from cartaviva.core.published.personal_data import personal_data
from cartaviva.core.published.publication import PROBLEMS, PublishedReport, without_action
from cartaviva.core.words import mark
from cartaviva.desk.forms import Telling, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.office import office_of
from cartaviva.desk.publish_forms import RedactForm, WhyForm, amendments, row_forms
from cartaviva.desk.reach import may
from cartaviva.desk.renewing import renewal_context
from cartaviva.desk.years import correct_closed
from cartaviva.formats.frozen import evidence_of, is_evidence, is_of_charter
from cartaviva.formats.writers.html_table import Ledger, anchors
from cartaviva.formats.writers.notes import notes_of, subject
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import Publication, Report
from cartaviva.records.models.publication import REPORT
from cartaviva.records.published import opened, opened_report
from cartaviva.records.publishing import noted_of, periods_of, report_lines

PAGE = 50
SECTION = {"section": "publishing"}


@desk_page(Action.SEE_PUBLISHING, "GET")
def publishing(request: DeskRequest) -> HttpResponse:
    """Every report with where it stands, those that wait for somebody first; and the years."""
    lines = report_lines(request.town)
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context = SECTION | {
        "page": page,
        "ready": sum(line.ready for line in lines),
        "waiting": sum(line.publication is None for line in lines),
        "periods": periods_of(request.town),
        "to_publish": list(dict.fromkeys(line.report.period for line in lines if line.ready)),
        "may_publish": may(request, Action.PUBLISH),
        "may_close": may(request, Action.CLOSE_YEAR),
        "may_lines": may(request, Action.MANAGE_LINES),
        "reload": any(one.publication and one.publication.state == "rendering" for one in page.object_list),
    }
    return render(request, "desk/publishing.html", context)


def _report(request: DeskRequest, report: int) -> Report:
    mine = Report.objects.filter(organisation=request.town).select_related("organisation", "charter", "period")
    return or_not_found(mine.filter(pk=report).first())


def _publication(request: DeskRequest, number: int) -> Publication:
    mine = Publication.objects.filter(organisation=request.town).select_related(
        "organisation", "charter", "period", "corrects"
    )
    return or_not_found(mine.filter(number=number).first())


# Before it is published


@desk_page(Action.SEE_PUBLISHING, "GET")
def publish_preview(request: DeskRequest, report: int) -> HttpResponse:
    """What the public will see, and what stands in the way; of what is published, its publication."""
    found = _report(request, report)
    if there := publication_of(found):
        return redirect("desk:publication", request.town.slug, there.number)
    context = _preview(request, found, preview(found)) | {"reworded": reworded(found)}
    context |= renewal_context(request, found)
    return render(request, "desk/publish_preview.html", context)


@desk_page(Action.PUBLISH, "POST")
def publish_report(request: DeskRequest, report: int) -> HttpResponse:
    with Telling(request):
        made = publish(request.user, _report(request, report), request.POST.get("seen", ""))
        return redirect("desk:publication", request.town.slug, made.number)
    return redirect("desk:publish_preview", request.town.slug, report)


def _preview(request: DeskRequest, report: Report, shown: Preview) -> dict[str, Any]:
    say, public = spoken(), shown.frozen.report
    points = [
        {
            "where": public.rows[one.row].stated.text("indicator") if one.row is not None else "",
            "title": say(one.kind.title),
            "message": one.message(say),
            "advice": one.advice(say),
        }
        for one in shown.points
    ]
    return SECTION | {
        "report": report,
        "digest": shown.digest,
        "headline": headline(public, say),
        "summary": summary_sentence(public, say).removeprefix(headline(public, say) + ".").strip(),
        "ledger": mark_safe(Ledger(public, 1, say, request.language).html()),
        "corrections": [
            (anchor, there, subject(public, note.finding), note.finding.message(say))
            for note, anchor, there in anchors(notes_of(public), 1)
        ],
        "in_the_way": [one.sentence(say) for one in shown.in_the_way],
        "points": points,
        "policy": policy_text(public.policy, say),
        "may_publish": may(request, Action.PUBLISH),
        "collected": report.entries.exists(),
        "noted": noted_of(report),
        "unplanned": []
        if report.organisation.action_before_publishing
        else [one.sentence(say) for one in without_action(public)],
    }


@desk_page(Action.PUBLISH)
def publish_amend(request: DeskRequest, report: int) -> HttpResponse:
    """Enter what is missing, or what should be said otherwise, before it is published."""
    found = _report(request, report)
    full = follow_up_report(found)
    there = collected(found)
    forms = row_forms(full, given(request), there)
    problem = ""
    if request.method == "POST" and (asked := amendments(forms)) is not None:
        try:
            if asked:
                amend(request.user, found, asked)
        except Refused as refused:
            problem = refused.sentence(spoken())
        else:
            return redirect("desk:publish_preview", request.town.slug, report)
    rows = list(zip(full.rows, forms, strict=True))
    context = SECTION | {"report": found, "rows": rows, "problem": problem, "collected": bool(there)}
    return render(request, "desk/publish_amend.html", context, status=409 if problem else 200)


# After it was published


@desk_page(Action.SEE_PUBLISHING, "GET")
def show_publication(request: DeskRequest, publication: int) -> HttpResponse:
    """Where a publication stands, its hashes, its files, and what can be done about it."""
    found = _publication(request, publication)
    later = Publication.objects.filter(corrects=found).first()
    value = opened(found)
    context = SECTION | {
        "publication": found,
        "later": later,
        "value": value,
        "is_report": isinstance(value, PublishedReport),
        "problem": spoken()(PROBLEMS[found.problem]) if found.problem else "",
        "period_address": address_of(found.period.span),
        "files": list(found.artefacts.order_by("-revision", "language", "format")),
        "redactions": list(found.redactions.order_by("redacted_at")),
        "ready": office_of(request.user, request.town).ready,
        "may_render": may(request, Action.PUBLISH),
        "may_correct": later is None and may(request, Action.CORRECT),
        "may_redact": bool(found.texts) and may(request, Action.REDACT),
    }
    return render(request, "desk/publication.html", context)


@desk_page(Action.PUBLISH, "POST")
def publication_render(request: DeskRequest, publication: int) -> HttpResponse:
    render_again(request.user, _publication(request, publication))
    tell(request, mark("Its files are being rendered again."))
    return redirect("desk:publication", request.town.slug, publication)


@desk_page(Action.CORRECT)
def publication_correct(request: DeskRequest, publication: int) -> HttpResponse:
    """Other figures or texts, and the reason: a new publication."""
    found = _publication(request, publication)
    if found.kind != REPORT:
        return correct_closed(request, found)
    report = Report.objects.select_related("organisation").get(charter=found.charter, period=found.period)
    full = follow_up_report(report, opened_report(found).report.policy)
    forms, why = row_forms(full, given(request)), WhyForm(given(request))
    problem = ""
    if request.method == "POST" and (asked := amendments(forms)) is not None and why.is_valid():
        try:
            new = correct(request.user, found, asked, why.cleaned_data["reason"])
        except Refused as refused:
            problem = refused.sentence(spoken())
        else:
            return redirect("desk:publication", request.town.slug, new.number)
    rows = list(zip(full.rows, forms, strict=True))
    said = unpublished(found, report, spoken())
    named = [finding.message(spoken()) for one in said for finding in personal_data(one.new)]
    context = {"publication": found, "rows": rows, "form": why, "problem": problem, "said": said, "named": named}
    return render(request, "desk/publication_correct.html", SECTION | context, status=409 if problem else 200)


def _told(key: str, text: str) -> str:
    return spoken()(mark("File: {name}")).format(name=evidence_of(text).name) if is_evidence(key) else text


@desk_page(Action.REDACT)
def publication_redact(request: DeskRequest, publication: int) -> HttpResponse:
    """A text that has to go."""
    found = _publication(request, publication)
    told: dict[str, str] = {}
    for key, held in sorted(found.texts.items(), key=lambda one: is_of_charter(one[0])):  # what is told comes first
        told.setdefault(_told(key, held["text"]), key)  # a text goes from everywhere: it is offered once
    texts = [(key, text) for text, key in told.items()]
    form = RedactForm(given(request), texts=texts)
    if form.is_valid():
        redact(request.user, found, form.cleaned_data["key"], form.cleaned_data["reason"])
        tell(request, mark("The text was taken away. The files are being rendered without it."))
        return redirect("desk:publication", request.town.slug, publication)
    return render(request, "desk/publication_redact.html", SECTION | {"publication": found, "form": form})
