"""Addresses that forms are sent to, opened as if they were pages: after signing in anew, or by loading one again."""

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import Resolver404, resolve

FILES = frozenset({"desk:evidence"})
"""What is no page, and has forms' addresses below it."""


def not_done(request: Any, answered: Collection[str]) -> HttpResponse:
    """Says that nothing was done, and leads to the page that has the form. `answered`: the methods that are."""
    refused = HttpResponseNotAllowed(sorted(answered))
    if request.method != "GET":
        return refused
    response = render(request, "desk/not_done.html", {"page": page_above(request.path)}, status=refused.status_code)
    response.headers["Allow"] = refused.headers["Allow"]
    return response


def page_above(path: str) -> str:
    """The nearest page of the desk above an address: "/desk/vilaclara/results/7/" of ".../results/7/submit/"."""
    while path.count("/") > 2:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            found = resolve(path)
        except Resolver404:
            continue
        if "GET" in getattr(found.func, "answered", ()) and found.view_name not in FILES:
            return path
    return "/desk/"
