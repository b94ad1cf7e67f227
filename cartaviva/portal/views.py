"""Addresses that are no page of a town in a language: the towns of this site, and the ways to the right page."""

from collections.abc import Sequence

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from cartaviva.core.words import LANGUAGES, sorting
from cartaviva.core.workflow import PublicationState
from cartaviva.portal.answers import Wanted, made, plain, send
from cartaviva.portal.answers import missing as missing_page
from cartaviva.portal.links import Links
from cartaviva.portal.towns import Town, town_or_404
from cartaviva.records.models import Organisation, Person


def host(request: HttpRequest) -> HttpResponse:
    """The towns of this installation, and when each last published something. Without any: the page that begins."""
    shown = Max("publications__shown_at", filter=Q(publications__state=PublicationState.PUBLISHED))
    by_name = sorted(Organisation.objects.annotate(last_shown=shown), key=lambda one: sorting(one.name))
    towns = [(one, one.last_shown) for one in by_name]
    if not towns and not Person.objects.exists():
        return HttpResponseRedirect(reverse("start"))
    language = request.GET.get("language", "")
    if language not in LANGUAGES:
        language = _first(request, LANGUAGES)
    answer = plain("host.html", language, {"towns": towns})
    response = send(request, answer)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def town(request: HttpRequest, town: str) -> HttpResponse:
    """The town's pages in the reader's language."""
    return _in_their_language(request, town, "home")


def commitment(request: HttpRequest, town: str, code: str) -> HttpResponse:
    """The address to quote: on to the page in the reader's language."""
    return _in_their_language(request, town, "commitment", code=code)


def elsewhere(request: HttpRequest, town: str, rest: str) -> HttpResponse:
    """An address that is nothing of a town's: the same with a stroke at its end, or what is said instead of a page."""
    found = town_or_404(town)
    if not rest.endswith("/") and _is_ours(f"{request.path_info}/"):
        return HttpResponsePermanentRedirect(f"{request.path}/")
    own_host = getattr(request, "town_host", "") == town
    language = _asked(request, found) if rest.partition("/")[0] not in found.organisation.languages else rest[:2]
    answer = made(Wanted(found, language, own_host, "home", {}), missing_page, {})
    return send(request, answer)


def _is_ours(path: str) -> bool:
    try:
        return resolve(path).url_name != "elsewhere"
    except Resolver404:
        return False


def _in_their_language(request: HttpRequest, slug: str, page: str, **parts: str) -> HttpResponse:
    found = town_or_404(slug)
    links = Links(slug, _asked(request, found), getattr(request, "town_host", "") == slug)
    response = HttpResponseRedirect(links(page, **parts))
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = "public, no-cache"
    return response


def _asked(request: HttpRequest, town: Town) -> str:
    """The first of the reader's languages that the town has, else its own."""
    return _first(request, town.organisation.languages)


def _first(request: HttpRequest, languages: Sequence[str]) -> str:
    for asked, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if asked.partition("-")[0] in languages:
            return asked.partition("-")[0]
    return languages[0]
