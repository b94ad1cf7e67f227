"""A town's own host name: its pages stand at the root there, as they stand under its slug everywhere else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cartaviva.core.addresses import OWN
from cartaviva.portal.towns import town_of_host

OF_A_TOWN = frozenset({"c", "data", "files"})
"""Parts of addresses that are the site's own as well as a town's: on its own host they are the town's."""

Handler = Callable[[HttpRequest], HttpResponse]


def host_middleware(handle: Handler) -> Handler:
    """Sets `request.town_host` to the town whose name was asked for, "" for none. Links follow it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").partition("/")[0]
        slug = (
            "" if first == "health" else town_of_host(request.get_host())
        )  # health is asked when the database is away
        request.town_host = slug  # type: ignore[attr-defined]
        if slug and (first not in OWN or first in OF_A_TOWN):
            request.path_info = f"/{slug}{request.path_info}"
        return handle(request)

    return middleware
