"""Files that people keep. No browser shows one under an address of ours, whatever is in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from cartaviva.core.published.verification import file_faults
from cartaviva.desk.forms import spoken
from cartaviva.records import store
from cartaviva.records.stored_files import Named

BYTES = "application/octet-stream"


def download_stored(request: HttpRequest, one: Named, back: str, media_type: str = BYTES) -> HttpResponse:
    """A file of the store; where it is lost, the page at `back`, with what can be done about it."""
    try:
        return download(store.get(one.sha256), one.name, media_type)
    except FileNotFoundError:
        for fault in file_faults([one.file("")]):
            messages.error(request, fault.sentence(spoken()))
        return redirect(back)


def download(data: bytes, name: str, media_type: str = BYTES) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
