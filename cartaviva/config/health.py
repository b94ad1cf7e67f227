"""/health: what whoever watches the server asks."""

import logging
import time
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartaviva import __version__
from cartaviva.actions.queue import unsent_mail, waiting
from cartaviva.core.cycle.leases import LEASE

log = logging.getLogger("cartaviva.health")


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and the worker looks for tasks, else 503 with what does not.

    Mail that no server takes changes nothing of that: to start this server again would not mend it.
    """
    found: dict[str, Any] = {"version": __version__, "database": "ok", "worker": _worker()}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        count, seconds = waiting()
        found["tasks"] = {"waiting": count, "oldest_seconds": round(seconds)}
        again, given_up = unsent_mail()
        found["mail"] = {"state": "failing" if again else "ok", "tried_again": again, "given_up": given_up}
    except DatabaseError:
        log.exception("The database does not answer")
        found["database"] = "does not answer"
    well = found["database"] == "ok" and found["worker"]["state"] == "ok"
    return JsonResponse({"status": "ok" if well else "failing"} | found, status=200 if well else 503)


def _worker() -> dict[str, Any]:
    """The worker touches its file whenever it looks for a task; while it runs one it is silent, up to the lease."""
    try:
        seconds = max(0.0, time.time() - settings.BEAT.stat().st_mtime)
    except FileNotFoundError:
        return {"state": "not running"}
    late = seconds > LEASE.total_seconds()
    return {"state": "silent" if late else "ok", "beat_seconds": round(seconds)}
