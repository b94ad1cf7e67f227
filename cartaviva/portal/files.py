"""Files of the public record, under their own hash. Caches ask every time: a text may be taken away from any."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import content_disposition_header

from cartaviva.core.period import Period, address_of
from cartaviva.core.words import mark
from cartaviva.core.workflow import PublicationState
from cartaviva.portal.answers import Reader
from cartaviva.portal.record import Entry, charter_of, heads, span_of
from cartaviva.portal.towns import find_town
from cartaviva.records import store
from cartaviva.records.evidence import find_published
from cartaviva.records.models import Artefact, Publication

OOXML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format of a file: how it is named on a page, its media type, and a word on what it is good for."""

    name: str
    media: str
    words: str = ""
    inline: bool = False
    """Shown by the browser. A page of ours as a file never is: it would run under this site's name."""


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf", mark("accessible"), inline=True),
    "docx": Kind("Word", f"{OOXML}.wordprocessingml.document"),
    "xlsx": Kind("Excel", f"{OOXML}.spreadsheetml.sheet", mark("with formulas")),
    "ods": Kind("ODS", "application/vnd.oasis.opendocument.spreadsheet"),
    "html": Kind("HTML", "text/html; charset=utf-8", mark("one page, to keep")),
    "csv": Kind("CSV", "text/csv; charset=utf-8"),
    "json": Kind("JSON", "application/json"),
}
ASKED_EVERY_TIME = "public, no-cache"


@dataclass(frozen=True, slots=True)
class Offered:
    """A file to download, in the page's language or the only one there is."""

    kind: Kind
    address: str
    size: int
    sha256: str
    language: str


def offered(reader: Reader, entry: Entry) -> Sequence[Offered]:
    """The newest file of each format, in the order of KINDS."""
    by_format: dict[str, Artefact] = {}
    for one in reader.record.files(entry):
        if one.format not in by_format or one.language == reader.language:
            by_format[one.format] = one
    return [_offer(reader, entry, by_format[form], kind) for form, kind in KINDS.items() if form in by_format]


def _offer(reader: Reader, entry: Entry, one: Artefact, kind: Kind) -> Offered:
    name = _name(entry.charter, entry.period, one.format)
    address = reader.links.bare("file", sha256=one.sha256, name=name)
    return Offered(kind, address, one.size, one.sha256, one.language)


def _name(charter: str, period: Period, form: str) -> str:
    return f"{charter}-{address_of(period)}.{form}"


def file(request: HttpRequest, town: str, sha256: str, name: str) -> HttpResponse:
    """A rendered file, under the name that it is offered by and no other: a browser saves it under this site's word.

    What was deleted from the disk is 503 until it has been rendered again.
    """
    form = name.rpartition(".")[2]
    found = find_town(town)
    if found is None or form not in KINDS:
        raise Http404
    made = Artefact.objects.filter(organisation=found.organisation, sha256=sha256, format=form)
    shown = Publication.objects.filter(pk__in=made.values("publication"), state=PublicationState.PUBLISHED)
    if name not in {_name(charter_of(value)[0], span_of(value), form) for _, value in heads(shown)}:
        raise Http404
    if f'"{sha256}"' in request.headers.get("If-None-Match", ""):
        return _to_keep(HttpResponseNotModified(), sha256)
    try:
        data = store.get(sha256)
    except FileNotFoundError:
        return HttpResponse(status=503, headers={"Retry-After": "120"})
    kind = KINDS[form]
    response = HttpResponse(data, content_type=kind.media)
    response["Content-Disposition"] = content_disposition_header(not kind.inline, name) or "attachment"
    return _to_keep(response, sha256)


def evidence(request: HttpRequest, town: str, sha256: str, name: str) -> HttpResponse:
    """A file that was published with a row: to be kept, never to be shown by the browser under this site's name.

    One that is lost from the disk is 503 until it is restored.
    """
    found = find_town(town)
    file = find_published(found.organisation.pk, sha256) if found else None
    if file is None or file.name != name:
        raise Http404
    try:
        data = store.get(sha256)
    except FileNotFoundError:
        return HttpResponse(status=503, headers={"Retry-After": "3600"})
    response = HttpResponse(data, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = ASKED_EVERY_TIME
    return response


def _to_keep(response: HttpResponse, sha256: str) -> HttpResponse:
    response["ETag"] = f'"{sha256}"'
    response["Cache-Control"] = ASKED_EVERY_TIME
    return response
