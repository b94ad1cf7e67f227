"""Files that people keep. No browser shows one under an address of ours, whatever is in it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(data: bytes, name: str, media_type: str = "application/octet-stream") -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
