"""Pages that belong to no part: a town's colour, and what is shown when something is refused or broken."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from cartaviva.config.requests import request_id
from cartaviva.core.findings import Refused
from cartaviva.core.refusals import NOT_ALLOWED
from cartaviva.core.words import mark
from cartaviva.desk.not_done import page_above
from cartaviva.locale import voice
from cartaviva.records import store
from cartaviva.records.models import Organisation

EXPIRED = mark("This page was open for too long")
SENTENCES = {
    400: (mark("This request cannot be understood"), mark("Go back, load the page again and repeat what you did.")),
    403: (mark("You may not see this"), mark("Your role does not allow this. Ask the administrator of your town.")),
    404: (mark("This page does not exist"), mark("Check the address, or look for the charter from the start page.")),
    409: (mark("This cannot be done now"), ""),
    500: (mark("Something went wrong"), mark("It is our mistake. Nothing that you entered before was lost.")),
}


@cache_control(max_age=31536000, public=True, immutable=True)
def theme(request: HttpRequest, accent: str) -> HttpResponse:
    """A town's accent colour, `accent` in six hex digits: the one token of theme.css that a town sets."""
    if not re.fullmatch(r"[0-9a-f]{6}", accent):
        return HttpResponseNotFound()
    return HttpResponse(f":root, [data-bs-theme] {{ --cv-accent: #{accent}; }}\n", content_type="text/css")


@cache_control(max_age=31536000, public=True, immutable=True)
def logo(request: HttpRequest, name: str) -> HttpResponse:
    """A town's arms, by their hash. Nothing else of the store comes out here."""
    if not Organisation.objects.filter(logo=name).exclude(logo="").exists():
        return HttpResponseNotFound()
    return HttpResponse(store.get(name), content_type="image/png")


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Where a refusal becomes a page: 404 for who may not know, 403, or 409 where it is a matter of time."""
    status = {"not-found": 404, "not-allowed": 403}.get(error.code, 409)
    sentence = error.sentence(voice(getattr(request, "language", "ca"))) if error.code not in NOT_ALLOWED else ""
    return _page(request, status, sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, or with an old one."""
    context = {"title": EXPIRED, "advice": SENTENCES[400][1], "sentence": "", "number": "", "back": _back(request, 409)}
    return render(request, "refused.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def _page(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    title, advice = SENTENCES[status]
    number = request_id() if status == 500 else ""
    context = {"title": title, "advice": advice, "sentence": sentence, "number": number, "back": _back(request, status)}
    return render(request, "refused.html", context, status=status)


def _back(request: HttpRequest, status: int) -> str:
    """Where somebody goes on who works for a town: the page that had the form, else their start page."""
    user = getattr(request, "user", None)  # none yet where a request is refused early
    if not request.path.startswith("/desk/") or user is None or not user.is_authenticated:
        return ""
    return page_above(request.path) if status == 409 else "/desk/"
