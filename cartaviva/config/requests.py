"""Every request has an id: in each line of the log, in the answer, on the error page."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_GIVEN = re.compile(r"[\w.-]{8,64}", re.ASCII)
_current: ContextVar[str] = ContextVar("request_id", default="-")

_SECRET = re.compile(r"(/guest/|/invitation/|/account/new-email/|/password/new/(?!(?:sent|done)/))[^/\s]+")
"""Addresses that let whoever has them in: who reads the log does not."""

log = logging.getLogger("cartaviva.requests")


def request_id_middleware(handle: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Take over X-Request-ID where a proxy gave one, and write one line for each request.

    The line has neither the question nor who asks: what people search for is nobody's business.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        begun, token = time.perf_counter(), _current.set(number)
        try:
            response = handle(request)
            response["X-Request-ID"] = number
            took = (time.perf_counter() - begun) * 1000
            log.info("%s %s %s %.0f ms", request.method, ascii(request.path)[1:-1], response.status_code, took)
            return response
        finally:
            _current.reset(token)

    return middleware


def request_id() -> str:
    """The id of the request that is being answered, "-" outside of one."""
    return _current.get()


def without_secrets(text: str) -> str:
    """`text` with dots for the part of an address that is a key."""
    return _SECRET.sub(r"\1…", text)


class WithRequestId(logging.Filter):
    """Gives each line of the log the id of its request, and takes the keys out of its addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True
