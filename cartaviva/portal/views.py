"""The public pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cartaviva.records.models import Organisation, Person


def host(request: HttpRequest) -> HttpResponse:
    """The towns of this installation; while there is nothing at all, the page that begins."""
    towns = list(Organisation.objects.order_by("name"))
    if not towns and not Person.objects.exists():
        return redirect("start")
    return render(request, "portal/host.html", {"towns": towns})


def town(request: HttpRequest, town: str) -> HttpResponse:
    """The town's pages in the reader's language."""
    found = get_object_or_404(Organisation, slug=town)
    return redirect("portal:home", town=found.slug, language=request.language)  # type: ignore[attr-defined]


def home(request: HttpRequest, town: str, language: str) -> HttpResponse:
    return render(request, "portal/home.html", {"organisation": get_object_or_404(Organisation, slug=town)})
