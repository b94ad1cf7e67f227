"""Each request has an id, in its answer, in the log, and on the page that says that something broke."""

import logging
import re
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from cartaviva.config import urls
from cartaviva.config.requests import WithRequestId
from tests.addresses import routes

pytestmark = pytest.mark.django_db


def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("1 ÷ 0")


urlpatterns = [path("breaks/", breaks), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.fixture
def lines(settings: Any, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log says while the test runs, each line with the id of its request."""
    settings.ROOT_URLCONF = __name__
    told: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(f"{record.request_id} {record.levelname} {record.getMessage()}")  # type: ignore[attr-defined]

    handler = Kept()
    handler.addFilter(WithRequestId())
    caplog.set_level(logging.INFO)
    for name in ("cartaviva.requests", "django.request"):
        monkeyed = logging.getLogger(name)
        monkeyed.handlers = [handler]
    return told


def get(path: str, **headers: str) -> Any:
    return Client(raise_request_exception=False).get(path, headers=headers)


def test_an_id_that_comes_is_kept_and_stands_in_every_line(lines: list[str]) -> None:
    answer = get("/breaks/?name=somebody", **{"X-Request-ID": "proxy-12345"})
    assert answer["X-Request-ID"] == "proxy-12345"
    assert [re.sub(r"\d+ ms", "n ms", line) for line in lines] == [
        "proxy-12345 ERROR Internal Server Error: /breaks/",
        "proxy-12345 INFO GET /breaks/ 500 n ms",
    ]


@pytest.mark.parametrize("odd", ["", "short", "a" * 65, "two words 123", "línia-12345", "id\ttabbed1"])
def test_an_id_that_is_odd_is_replaced(odd: str, lines: list[str]) -> None:
    given = get("/theme/24408e.css", **({"X-Request-ID": odd} if odd else {}))["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", given)


def test_what_broke_is_told_with_the_id_to_quote(lines: list[str]) -> None:
    answer = get("/breaks/", **{"X-Request-ID": "proxy-12345", "Accept-Language": "en"})
    page = answer.content.decode()
    assert (answer.status_code, "<code>proxy-12345</code>" in page, "ZeroDivisionError" in page) == (500, True, False)


def test_a_page_that_is_not_there_has_no_id_to_quote(lines: list[str]) -> None:
    answer = get("/theme/none.css", **{"X-Request-ID": "proxy-12345"})
    assert (answer.status_code, "proxy-12345" in answer.content.decode()) == (404, False)


KEYS = {
    "guest:entries": {"guest": "Wzkse:1wO:7x-Q_"},
    "guest:receipt": {"guest": "Wzkse:1wO:7x-Q_"},
    "invitation": {"token": "Wzkse:1wO:7x-Q_"},
    "account_confirm_email": {"token": "Wzkse:1wO:7x-Q_"},
    "account_reset_password_from_key": {"uidb36": "7x", "key": "d1-7x-Q"},
}
"""Addresses that let whoever has them in, with the part that does."""


@pytest.mark.parametrize("name", KEYS)
def test_the_log_never_tells_an_address_that_lets_somebody_in(name: str, lines: list[str]) -> None:
    answer = get(reverse(name, kwargs=KEYS[name]))
    told = [re.sub(r"^\S+ ", "", line) for line in lines]
    assert (answer.status_code < 500, [line for line in told if "7x" in line], any("…/" in line for line in told)) == (
        True,
        [],
        True,
    )


def test_every_address_with_a_key_is_among_those() -> None:
    named = {route.name for route in routes() if {"guest", "token", "key"} & set(route.kwargs)}
    assert named == set(KEYS)


def test_a_name_that_is_not_ours_leaves_no_traceback() -> None:
    """A logger without any handler would fall back on Python's last resort, which prints it."""
    quiet = logging.getLogger("django.security.DisallowedHost")
    kinds = {type(one) for one in quiet.handlers}  # beside those of the tests
    assert (logging.NullHandler in kinds, quiet.propagate) == (True, False)
