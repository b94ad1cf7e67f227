"""Every page of the desk names the action it needs: `@desk_page(Action.IMPORT)`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from cartaviva.actions.access import allow, or_not_found
from cartaviva.core.permissions import Action
from cartaviva.desk.not_done import not_done
from cartaviva.records.models import Organisation, Person
from cartaviva.records.prepared import Prepared

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """What a desk page is handed: a person who is signed in, and the town of the address."""

    user: Person
    town: Organisation
    language: str


DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


_TOWN = Prepared(lambda slug: Organisation.objects.filter(slug=slug))
SAFE = ("GET", "HEAD", "OPTIONS")


def desk_page(action: Action, *methods: str) -> Callable[[DeskView[P]], Callable[..., HttpResponseBase]]:
    """Only for who is signed in and may do `action` in the town; for everybody else the page is not there.

    `methods`: what the view answers, by default GET and POST.
    """
    answered = frozenset(methods or ("GET", "POST"))
    answered |= frozenset(SAFE) if "GET" in answered else frozenset()

    def decorate(view: DeskView[P]) -> Callable[..., HttpResponseBase]:
        @never_cache
        @login_required
        @wraps(view)
        def guarded(request: Any, town: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            found = or_not_found(next(iter(_TOWN(town)), None))
            allow(request.user, action, found)
            request.town = found  # only now: what is said to an outsider does not name the town
            if request.method not in answered:
                return not_done(request, answered)
            return view(request, *args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]  # the test of every address reads it
        guarded.answered = answered  # type: ignore[attr-defined]  # what leads back to a page reads it
        return guarded

    return decorate
