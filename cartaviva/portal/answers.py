"""From a page to an answer: made once for each generation of a town, sent as bytes, never looking at a cookie.

Pages are rendered without the context of a request on purpose. Whoever asks gets the same bytes, so every cache may
keep them, and a page whose bytes are here costs a look-up.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template import engines
from django.views.decorators.clickjacking import xframe_options_exempt

from cartaviva import __version__
from cartaviva.core.language.days import day_words
from cartaviva.core.published.chain import canonical, digest
from cartaviva.core.words import LANGUAGES
from cartaviva.locale import voice
from cartaviva.portal.kept import Answer, Kept
from cartaviva.portal.links import Links
from cartaviva.portal.record import Record
from cartaviva.portal.shown import HELPERS, day
from cartaviva.portal.towns import Town, town_or_404

MOST_RECORDS = 16
"""Towns whose record is in memory at once."""
KEPT = Kept()
_RECORDS: OrderedDict[str, Record] = OrderedDict()
_LOCK = threading.Lock()
_ONE_AT_A_TIME = threading.Lock()
OPEN = (("Access-Control-Allow-Origin", "*"),)
"""Open data: other people's pages may read it."""


class Missing(Exception):
    """There is no such page of this town."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template with what it shows."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Reader:
    """What a page is made for: a town's record, in a language."""

    town: Town
    record: Record
    language: str
    links: Links
    page: str
    parts: Mapping[str, Any]


Build = Callable[..., Page | Answer]


def public(build: Build, *, kept: bool = True, costly: bool = False) -> Callable[..., HttpResponse]:
    """A view of `build(reader, **parts of the address)`; `kept` unless it depends on more than its address.

    `costly`: it takes seconds. One thread makes such an answer at a time, and who has it is known before it is made.
    """

    @wraps(build)
    def view(request: HttpRequest, town: str, language: str = "", **parts: Any) -> HttpResponse:
        found = town_or_404(town)
        own_host = getattr(request, "town_host", "") == town
        page = request.resolver_match.url_name if request.resolver_match else ""
        wanted = Wanted(found, language, own_host, page or "", parts)
        if not kept:
            return send(request, made(wanted, build, parts | {"request": request}))
        key = (found.generation, own_host, request.path_info)
        make = partial(made, wanted, build, parts)
        return _send_costly(request, found, key, make) if costly else send(request, kept_or_made(key, make))

    return view


def kept_or_made(key: Hashable, make: Callable[[], Answer]) -> Answer:
    answer = KEPT.get(key)
    if answer is None:
        answer = make()
        if answer.status == 200:  # whoever asks for a thousand wrong addresses fills no memory
            KEPT.put(key, answer)
    return answer


def _send_costly(request: HttpRequest, town: Town, key: Hashable, make: Callable[[], Answer]) -> HttpResponse:
    """Its tag says of which generation it is, in which version of the program and for which site it was made."""
    tag = f'"{digest(canonical([key, town.site, __version__]))[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        return send(request, Answer(b"", tag, headers=OPEN))
    answer = KEPT.get(key)
    if answer is None:
        with _ONE_AT_A_TIME:  # those who wait for the same find it kept
            answer = kept_or_made(key, make)
    return send(request, replace(answer, etag=tag))


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same, which pages of anybody may hold in a frame: it shows what is public, and there is nothing to press."""
    allowed: Callable[..., Any] = csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(view))
    return allowed


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page somebody asks for: `page` is the name of its address, `parts` what else is in it."""

    town: Town
    language: str
    own_host: bool
    page: str
    parts: Mapping[str, Any]


def made(wanted: Wanted, build: Build, asked: Mapping[str, Any]) -> Answer:
    """The answer, made anew. A language that the town does not have is a page that does not exist."""
    languages = wanted.town.organisation.languages
    spoken = wanted.language if wanted.language in languages else languages[0]
    links = Links(wanted.town.organisation.slug, spoken, wanted.own_host)
    reader = Reader(wanted.town, record_of(wanted.town), spoken, links, wanted.page, wanted.parts)
    try:
        if wanted.language not in ("", spoken):
            raise Missing
        page = build(reader, **asked)
    except Missing:
        page = missing(reader)
    return page if isinstance(page, Answer) else rendered(reader, page)


def record_of(town: Town) -> Record:
    """The town's record as of its generation; it is read anew when that changed."""
    with _LOCK:
        record = _RECORDS.get(town.generation)
        if record is not None:
            _RECORDS.move_to_end(town.generation)
            return record
    record = Record(town)
    with _LOCK:
        for generation in [key for key, one in _RECORDS.items() if one.town.organisation.pk == town.organisation.pk]:
            del _RECORDS[generation]
        _RECORDS[town.generation] = record
        while len(_RECORDS) > MOST_RECORDS:
            _RECORDS.popitem(last=False)
    return record


def missing(reader: Reader) -> Page:
    """What is said in the town's language where it has no such page."""
    return Page("missing.html", {"charters": reader.record.charters}, status=404)


def rendered(reader: Reader, page: Page) -> Answer:
    """A page of a town."""
    context = {
        "town": reader.town.organisation,
        "site": reader.town.site,
        "link": reader.links,
        "reader": reader,
        "here": here(reader) if page.status == 200 else {},
        "years": reader.record.years,
    }
    return plain(page.template, reader.language, {**context, **page.values}, page.status)


def plain(template: str, language: str, values: Mapping[str, Any], status: int = 200) -> Answer:
    """A page that knows nothing of who asks for it."""
    say = voice(language)
    spoken = {"language": language, "say": say, "plural": say.plural, "day": lambda value: day(value, say)}
    spoken["day_words"] = lambda value: day_words(value, say)
    context = {"town": None, **spoken, **HELPERS, **values}
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    body = environment.get_template(f"portal/{template}").render(context).encode()
    return Answer(body, f'"{digest(body)[:32]}"', language, status=status)


def here(reader: Reader) -> Mapping[str, tuple[str, str]]:
    """This page in each of the town's languages: the address to link to, and the one to be found under."""
    made = {}
    for language in reader.town.organisation.languages:
        if language in LANGUAGES:
            links = Links(reader.links.town, language, reader.links.own_host)
            path = links(reader.page, **reader.parts)
            made[language] = (path, reader.town.site + links.within(reader.page, **reader.parts))
    return made


def send(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The bytes, or 304 where the reader has them. Anybody may keep them, and asks whether they still hold."""
    response: HttpResponse
    if answer.status == 200 and answer.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(answer.body, content_type=answer.content_type, status=answer.status)
    if answer.status == 200:
        response["ETag"] = answer.etag
    response["Cache-Control"] = "public, no-cache"
    if answer.language:
        response["Content-Language"] = answer.language
    for name, value in answer.headers:
        response[name] = value
    return response
