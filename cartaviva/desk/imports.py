"""Documents that came in: bringing them, the list, the review of one, and what is answered together."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.actions.access import or_not_found
from cartaviva.actions.deciding import agree, confirm, confirm_ready, decide, decide_alike
from cartaviva.actions.imports import bring_in, discard, map_headings, read_again
from cartaviva.actions.review import Review, review_of, reviews_of
from cartaviva.actions.undoing import undo
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.findings import Finding, Refused, Unreadable
from cartaviva.core.permissions import Action
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.core.workflow import STATE_WORDS, ImportState
from cartaviva.desk.answers import alike_answer, answers_in
from cartaviva.desk.downloads import download_stored
from cartaviva.desk.forms import spoken
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may
from cartaviva.desk.review import UNSURE, alike_groups, columns_of, left_open, shown
from cartaviva.formats.readers import READERS
from cartaviva.formats.readers.limits import MAX_FILE
from cartaviva.records import store
from cartaviva.records.models import ImportedDocument, Person, Publication, Report
from cartaviva.records.stored_files import Named

PAGE = 30
MOST_REVIEWED = 200
"""Documents whose like points are answered together at a time."""
FILTERS: tuple[tuple[str, str, tuple[ImportState, ...]], ...] = (
    ("open", mark("To do"), (ImportState.WAITING, ImportState.READ, ImportState.UNREADABLE)),
    ("confirmed", mark("Confirmed"), (ImportState.CONFIRMED,)),
    ("discarded", mark("Discarded"), (ImportState.DISCARDED,)),
)
WHOLE = "whole"
"""The last field of the form: where it is missing, the files before it may have come cut short."""
_BROUGHT = mark_plural("{n} file was brought in.", "{n} files were brought in.")
_THERE = mark_plural("{n} file was here already; nothing changed.", "{n} files were here already; nothing changed.")
_TOGETHER = mark_plural("{n} point was answered.", "{n} points were answered.")
_READY = mark_plural("{n} document was confirmed.", "{n} documents were confirmed.")


@desk_page(Action.SEE_IMPORTS, "GET")
def imports(request: DeskRequest) -> HttpResponse:
    """The documents of the town, those with something to do first."""
    wanted = request.GET.get("show", "open")
    states = next((states for name, _, states in FILTERS if name == wanted), FILTERS[0][2])
    counts = dict(_documents(request).values_list("state").annotate(Count("pk")).order_by())
    listed = _documents(request).filter(state__in=states).select_related("brought_by", "organisation")
    page = Paginator(listed.order_by("-brought_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "imports",
        "page": page,
        "rows": _rows(request, list(page.object_list)),
        "filters": [(name, words, sum(counts.get(one, 0) for one in states)) for name, words, states in FILTERS],
        "wanted": wanted,
        "may_import": may(request, Action.IMPORT),
        "endings": ", ".join(sorted(READERS)),
        "most": MAX_FILE >> 20,
        "reload": any(one.state == ImportState.WAITING for one in page.object_list),
        "state_words": STATE_WORDS,
    }
    return render(request, "desk/imports.html", context)


def _documents(request: DeskRequest) -> QuerySet[ImportedDocument]:
    return ImportedDocument.objects.filter(organisation=request.town)


def _document(request: DeskRequest, pk: int) -> ImportedDocument:
    return or_not_found(
        _documents(request).select_related("organisation", "brought_by", "confirmed_by").filter(pk=pk).first()
    )


def _rows(request: DeskRequest, documents: list[ImportedDocument]) -> list[dict[str, Any]]:
    """What the list says of each document: its charters and periods, what is left, why it could not be read."""
    say = spoken()
    read = [document for document in documents if document.state == ImportState.READ]
    reviews = {review.document.pk: review for review in reviews_of(request.town, read)}
    kept = _kept(documents)
    rows = []
    for document in documents:
        review = reviews.get(document.pk)
        problem = Finding(**document.problem) if document.state == ImportState.UNREADABLE else None
        about = [one.title(say) for one in review.reports] if review else kept.get(document.pk, [])
        rows.append(
            {
                "document": document,
                "state": ImportState(document.state),
                "about": about,
                "left": len(review.open) if review else None,
                "problem": problem.message(say) if problem else "",
                "advice": problem.advice(say) if problem else "",
            }
        )
    return rows


def _kept(documents: list[ImportedDocument]) -> dict[int, list[str]]:
    """Charter and period of the reports that confirmed documents left in the tables, by the document's pk."""
    found: dict[int, list[str]] = {}
    reports = Report.objects.filter(document__in=documents).select_related("charter", "period").order_by("pk")
    for one in reports.only("document", "charter__name", "period__label"):
        found.setdefault(one.document_id or 0, []).append(one.name)
    return found


@desk_page(Action.IMPORT, "POST")
def bring(request: DeskRequest) -> HttpResponse:
    """Files that somebody chose or dropped. What is wrong with one does not keep the others out."""
    say = spoken()
    files = request.FILES.getlist("files")
    if WHOLE not in request.POST:
        messages.error(request, say("The connection was lost, and nothing was kept. Send the files again."))
        files = []
    elif not files:
        messages.error(request, say("Choose at least one file."))
    came = [_bring_one(request, file, say) for file in files]
    for count, words in ((came.count(True), _BROUGHT), (came.count(False), _THERE)):
        if count:
            messages.success(request, say.plural(*words, count).format(n=count))
    return redirect("desk:imports", town=request.town.slug)


def _bring_one(request: DeskRequest, file: "UploadedFile[Any]", say: Say) -> bool | None:
    """Whether the file is new here; None where it was not taken, and a message says why."""
    name = file.name or "document"
    try:
        if (file.size or 0) > MAX_FILE:
            raise Unreadable("too-large", mark("It has more than 50 MB."))
        return bring_in(request.user, request.town, name, file.read())[1]
    except Unreadable as error:
        messages.error(request, f"{name}: {error.finding.sentence(say)}")
    except OSError:
        messages.error(request, say(store.NOT_KEPT).format(file=name))
    return None


@desk_page(Action.SEE_IMPORTS, "GET")
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """The document beside what was found in it."""
    return _review_page(request, _document(request, pk))


def _review_page(
    request: DeskRequest, document: ImportedDocument, posted: Any = None, sentence: str = ""
) -> HttpResponse:
    say = spoken()
    found = review_of(document, posted)
    problem = Finding(**document.problem) if document.problem else None
    context = {
        "section": "imports",
        "document": document,
        "state": ImportState(document.state),
        "review": found,
        "reports": shown(found, say),
        "columns": columns_of(document, say),
        "problem_sentence": problem.message(say) if problem else "",
        "problem_advice": problem.advice(say) if problem else "",
        "may_import": may(request, Action.IMPORT),
        "sentence": sentence,
        "published": _published(document),
        "to_publish": _to_publish(request, document),
        "totals": _totals(found),
        "unsure": UNSURE,
    }
    return render(request, "desk/import.html", context, status=409 if sentence else 200)


def _published(document: ImportedDocument) -> list[int]:
    """The numbers of the last publications of what the document left in the tables."""
    found = Publication.objects.filter(charter__reports__document=document, period=F("charter__reports__period"))
    last = found.order_by("number").values_list("charter", "period", "number")
    return sorted({(charter, period): number for charter, period, number in last}.values())


def _to_publish(request: DeskRequest, document: ImportedDocument) -> list[Report]:
    """What the document left in the tables and is not published yet, for who may look at its preview."""
    if not may(request, Action.SEE_PUBLISHING):
        return []
    there = Publication.objects.filter(charter=OuterRef("charter"), period=OuterRef("period"))
    left = document.reports.exclude(Exists(there)).select_related("charter", "period")
    return list(left.order_by("charter__slug", "period__start"))


def _totals(found: Review) -> dict[str, int]:
    """How much was read, and how much of it will be kept."""
    kept = [report for report in found.reports if not report.left_out]
    rows = [row for report in found.reports for row in report.read.rows]
    return {
        "rows": len(rows),
        "cells": sum(text is not None for row in rows for text in row.stated.cells.values()),
        "commitments": sum(len(report.matches) for report in found.reports),
        "kept": sum(len(report.after.report.rows) for report in kept),
    }


@desk_page(Action.IMPORT, "POST")
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """What was decided on the page of a document; then what its button says."""
    document = _document(request, pk)
    what = request.POST.get("do", "save")
    if what in OTHER:
        OTHER[what](request.user, document)
        if what == "discard":
            return redirect("desk:imports", request.town.slug)
        return redirect("desk:import", request.town.slug, pk)
    answers = answers_in(request.POST, review_of(document))
    seen = identifier(request.POST.get("revision", "")) or 0
    try:
        revision = decide(request.user, document, answers, seen)
        if what == "confirm":
            confirm(request.user, document, revision)
    except Refused as error:
        if error.code == "points-left":
            left = left_open(review_of(_document(request, pk)), spoken())
            messages.error(request, f"{error.sentence(spoken())} {left}")
            return redirect("desk:import", request.town.slug, pk)
        document.refresh_from_db()
        return _review_page(request, document, answers, error.sentence(spoken()))
    messages.success(request, spoken()(mark("Confirmed.") if what == "confirm" else mark("Saved.")))
    return redirect("desk:import", request.town.slug, pk)


OTHER: Mapping[str, Callable[[Person, ImportedDocument], object]] = {
    "discard": discard,
    "undo": undo,
    "again": read_again,
    "agree": agree,
}
"""Buttons of the page that decide about the document as a whole."""


@desk_page(Action.IMPORT, "POST")
def headings(request: DeskRequest, pk: int) -> HttpResponse:
    """What the columns of one table hold, as somebody says; the document is read again."""
    document = _document(request, pk)
    say = spoken()
    layouts = (document.reading or {}).get("layouts", [])
    at = identifier(request.POST.get("layout", ""))
    texts = layouts[at]["headings"] if at is not None and at < len(layouts) else []
    roles = [request.POST.get(f"role:{index}", "") for index in range(len(texts))]
    known = {key for key, _ in columns_of(document, say).choices}
    if roles and set(roles) <= known:
        map_headings(request.user, document, texts, roles)
    else:
        messages.error(request, say("Say what each column holds."))
    return redirect("desk:import", request.town.slug, pk)


@desk_page(Action.SEE_IMPORTS, "GET")
def original(request: DeskRequest, pk: int) -> HttpResponse:
    """The file as it came: to be kept, never to be shown by the browser under this address."""
    document = _document(request, pk)
    kept = Named(request.town.slug, document.sha256, "document", document.name)
    return download_stored(request, kept, reverse("desk:import", args=[request.town.slug, pk]))


@desk_page(Action.IMPORT)
def alike(request: DeskRequest) -> HttpResponse:
    """Like points of all the documents to review, answered together."""
    say = spoken()
    if request.method == "POST":
        answered = alike_answer(request.POST)
        if answered is not None:
            count = decide_alike(request.user, request.town, request.POST.get("alike", ""), answered)
            messages.success(request, say.plural(*_TOGETHER, count).format(n=count))
        return redirect("desk:imports-alike", request.town.slug)
    documents = _documents(request).filter(state=ImportState.READ).select_related("organisation")
    reviews = reviews_of(request.town, list(documents.order_by("pk")[:MOST_REVIEWED]))
    context = {
        "section": "imports",
        "groups": alike_groups(reviews, say),
        "documents": len(reviews),
        "ready": sum(not one.open for one in reviews),
    }
    return render(request, "desk/imports_alike.html", context)


@desk_page(Action.IMPORT, "POST")
def ready(request: DeskRequest) -> HttpResponse:
    """Confirm every document that nothing is left to decide about."""
    say = spoken()
    done = len(confirm_ready(request.user, request.town))
    messages.success(request, say.plural(*_READY, done).format(n=done))
    return redirect("desk:imports", request.town.slug)
