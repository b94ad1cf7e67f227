"""The grid of a guest as a plain form, and its receipt. The link in the address is all that lets somebody in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cartaviva.actions.evidence import add_sent
from cartaviva.actions.guests import enter_as_guest, hand_in, link_of_token
from cartaviva.core.cycle.entry import gone_from
from cartaviva.core.cycle.entry_words import gone_words
from cartaviva.core.findings import Refused
from cartaviva.formats.metadata import LARGEST
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.guest.rows import Row, judged, rows_of, text_of, typed_in
from cartaviva.locale import Translations, voice
from cartaviva.records.entries import typed_of
from cartaviva.records.models import GuestLink

OVER = {"link-unknown": 404, "link-expired": 410, "link-withdrawn": 410}
"""Why a link leads nowhere, and the status of the page that says so."""

SURE = "hand-in-with-rows-left"
HAND_IN = ("hand-in", SURE)

View = Callable[[HttpRequest, str, GuestLink], HttpResponse]


def guest_page(view: View) -> Callable[..., HttpResponse]:
    """A page of a link that works, in its language; a plain sentence where it does not.

    The address is a secret: no other site is told it, and no search engine keeps it. A policy of "no-referrer" would
    make browsers send forms as if from nowhere, and they would be refused.
    """

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: Any, guest: str) -> HttpResponse:
        try:
            link = link_of_token(guest)
            request.town, request.language = link.organisation, link.language
            translation.activate(link.language)
            response = view(request, guest, link)
        except Refused as refused:
            if refused.code not in OVER:
                raise
            sentence = refused.sentence(voice(request.language))
            response = render(request, "guest/over.html", {"sentence": sentence}, status=OVER[refused.code])
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


@guest_page
def entries(request: HttpRequest, guest: str, link: GuestLink) -> HttpResponse:
    """Fill in, save as often as one likes, hand in once."""
    if link.handed_in_at is not None:
        return redirect("guest:receipt", guest)
    if request.method != "POST":
        return _page(request, link, rows_of(link, voice(link.language)), [])
    rows, problems = _saved(request, guest, link)
    if not problems and request.POST.get("do") in HAND_IN:
        if request.POST["do"] != SURE and _some_left(rows):
            return _page(request, link, rows, [], asked=True)
        problems = _handed_in(guest, link)
        if not problems:
            return redirect("guest:receipt", guest)
    if problems:
        return _page(request, link, rows, problems)
    return redirect(f"{reverse('guest:entries', args=[guest])}?saved=yes")


def _some_left(rows: list[Row]) -> bool:
    """Of those that are asked for; where all are empty there is nothing to hand in."""
    return any(row.left for row in rows) and any(row.typed.answered for row in rows)


def _handed_in(guest: str, link: GuestLink) -> list[str]:
    """Why it could not be handed in."""
    try:
        hand_in(guest)
    except Refused as refused:
        if refused.code != "nothing-to-hand-in":
            raise
        return [refused.sentence(voice(link.language))]
    return []


def _page(
    request: HttpRequest, link: GuestLink, rows: list[Row], problems: list[str], asked: bool = False
) -> HttpResponse:
    """`asked`: whether it asks to hand in what there is, with rows left."""
    context = {
        "link": link,
        "rows": rows,
        "problems": problems,
        "asked": asked,
        "sure": SURE,
        "saved": request.method == "GET" and request.GET.get("saved") == "yes",
        "reasons": REASONS,
        "most": LARGEST >> 20,
    }
    return render(request, "guest/entries.html", context, status=409 if problems else 200)


def _saved(request: HttpRequest, guest: str, link: GuestLink) -> tuple[list[Row], list[str]]:
    """Every row that was changed, saved by itself; those that were not as they were typed, and why not."""
    say = voice(link.language)
    problems: list[str] = []
    typed = {
        row.entry.pk: typed_in(request.POST, row)
        for row in rows_of(link, say)
        if f"{row.entry.pk}-revision" in request.POST
    }
    left: dict[int, Refused] = {}
    for pk, (given, revision) in typed.items():
        try:
            enter_as_guest(guest, pk, given, revision)
        except Refused as refused:
            if refused.code in OVER:
                raise
            left[pk] = refused
    problems += _kept(request, link, typed, say)
    now = rows_of(link, say)
    problems += [gone_words(one, REASONS, say) for one in gone_from(request.POST.dict(), {row.entry.pk for row in now})]
    rows = [
        _as_typed(row, typed[row.entry.pk][0], link, say, left[row.entry.pk]) if row.entry.pk in left else row
        for row in now
    ]
    return rows, list(dict.fromkeys([*(one.sentence(say) for one in left.values()), *problems]))


def _as_typed(row: Row, typed: Any, link: GuestLink, say: Translations, refused: Refused) -> Row:
    """What somebody typed is never lost: it stands in the form, with what was saved meanwhile beside it."""
    words = [refused.sentence(say)]
    if refused.code == "changed-meanwhile":
        words.append(say("Now it says: {text}.").format(text=text_of(typed_of(row.entry), REASONS, say)))
    return judged(replace(row, typed=typed, conflict=" ".join(words)), link, say)


def _kept(request: HttpRequest, link: GuestLink, pks: Iterable[int], say: Translations) -> list[str]:
    """Evidence that came with the form; a sentence for each file that could not be kept."""
    sent = [(pk, file) for pk in pks for file in request.FILES.getlist(f"{pk}-file")]
    return [problem for pk, file in sent if (problem := add_sent(link, link.organisation, pk, file, say))]


@guest_page
def receipt(request: HttpRequest, guest: str, link: GuestLink) -> HttpResponse:
    """What was handed in, and when."""
    if link.handed_in_at is None:
        return redirect("guest:entries", guest)
    say = voice(link.language)
    rows = rows_of(link, say)
    shown = [(row, text_of(row.typed._replace(text=row.said), REASONS, say)) for row in rows if row.typed.answered]
    left = [row for row in rows if not row.typed.answered]
    return render(request, "guest/receipt.html", {"link": link, "shown": shown, "left": left})
