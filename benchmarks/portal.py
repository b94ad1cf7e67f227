"""Public pages beside a view that says hello, and beside Datasette's page of the same rows."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.measure import Budget, Pair
from benchmarks.town import PLACES, publish_all, server

REPORT = "/vilaclara/ca/charters/carta-50/2023/"
TIMES = 200
SEARCHES = tuple(
    [f"{place} {word}" for place in PLACES for word in ("dies hàbils", "termini", "reparar", "50")]
    + ["a", "repararem", "servei", "carta 7", "xyz", "percentatge de piscines", "habils maxim", "millorar atencio"]
)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What takes so many seconds of CPU at most, 95 times of 100. It has no pair: the budget is absolute."""

    what: str
    jobs: tuple[Callable[[], object], ...]
    most: float

    def measure(self) -> "Found":
        self.jobs[0]()
        spent = []
        for job in self.jobs:
            start = time.process_time()
            job()
            spent.append(time.process_time() - start)
        return Found(self.what, sorted(spent)[int(len(spent) * 0.95)], self.most)


@dataclass(frozen=True, slots=True)
class Found:
    what: str
    spent: float
    most: float

    @property
    def kept(self) -> bool:
        return self.spent <= self.most

    def line(self) -> str:
        verdict = "kept" if self.kept else "MISSED"
        return f"{self.what:<45} {self.spent * 1000:>10.0f} ms  {verdict:<6} ≤ {self.most * 1000:.0f} ms of CPU, p95"


def portal() -> Iterator[Pair | Ceiling]:
    """Warm, then made anew, then search in 10,000 commitments."""
    publish_all()
    get = requests()
    hello = many(get, "/hello")
    yield Pair("published page", many(get, REPORT), "hello view", hello, Budget(at_most=1.2), times=15)
    datasette = tables()
    rows = "/cartaviva/records_publishedrow?publication_id=152&_size=100"
    yield Pair(
        "published page, made anew", lambda: anew(get), "Datasette, same rows", lambda: datasette(rows),
        Budget(at_least=1), times=10,
    )  # fmt: skip
    found = "/cartaviva/records_publishedrow?folded__contains=piscines&_size=50"
    yield Pair(
        "search in 10,000 commitments", lambda: get("/vilaclara/ca/search/?q=piscines"), "Datasette, same rows",
        lambda: datasette(found), Budget(at_least=1), times=10,
    )  # fmt: skip
    yield Ceiling("search in 10,000 commitments", tuple(_search(get, words) for words in SEARCHES * 2), 0.1)


def _search(get: Callable[[str], None], words: str) -> Callable[[], object]:
    return lambda: get(f"/vilaclara/ca/search/?q={words.replace(' ', '+')}")


def requests() -> Callable[[str], None]:
    """GET through the whole server but for the socket: middleware, addresses, view."""
    settings = server()
    from django.core.handlers.wsgi import WSGIHandler
    from django.http import HttpRequest, HttpResponse
    from django.test import RequestFactory
    from django.urls import path

    from cartaviva.config import urls

    def hello(request: HttpRequest) -> HttpResponse:
        return HttpResponse("hello")

    urls.urlpatterns.insert(0, path("hello", hello))
    settings.PUBLIC_PAGES_AGE = 1.0
    handler, factory = WSGIHandler(), RequestFactory()

    def get(address: str) -> None:
        environ = factory.get(address).environ
        answer = handler(environ, lambda status, headers: None)
        assert answer.status_code == 200, (address, answer.status_code)
        answer.close()

    return get


def many(get: Callable[[str], None], address: str) -> Callable[[], None]:
    def job() -> None:
        for _ in range(TIMES):
            get(address)

    return job


def anew(get: Callable[[str], None]) -> None:
    """The page, as if it had just been published: nothing that was made of it before is used."""
    from cartaviva.portal.answers import KEPT

    KEPT.answers.clear()
    KEPT.size = 0
    get(REPORT)


def tables() -> Callable[[str], None]:
    """Datasette's page of a table in the same database, in this process."""
    from datasette.app import Datasette

    shown: Any = Datasette(files=[str(server().DATABASES["default"]["NAME"])])
    loop = asyncio.new_event_loop()
    loop.run_until_complete(shown.invoke_startup())

    def page(address: str) -> None:
        answer = loop.run_until_complete(shown.client.get(address))
        assert answer.status_code == 200, (address, answer.status_code)

    return page
