"""Refusals that a view lets through become pages here, once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cartaviva.config.pages import refused
from cartaviva.core.findings import Refused


class RefusalMiddleware:
    """Django asks middleware about exceptions only where it is a class with `process_exception`."""

    def __init__(self, handle: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handle(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refused) else None
