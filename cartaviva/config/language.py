"""In which language somebody is spoken to: the one they chose, else what their browser asks for.

A part of a page that a script asks for comes in the language of that page, whatever was chosen in another tab since.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from cartaviva.core.words import LANGUAGES
from cartaviva.desk.language import COOKIE, remember_language

OF_THE_PAGE = "X-Page-Language"
"""What a script says of the page that it stands in; a browser that opens a page does not send it."""
Handler = Callable[[HttpRequest], HttpResponse]


def language_middleware(handle: Handler) -> Handler:
    """Sets `request.language`; public pages set it again, from their address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        speak(request, language_of(request))
        response = handle(request)
        response.headers.setdefault("Content-Language", request.language)  # type: ignore[attr-defined]
        return response

    return middleware


def speak(request: HttpRequest, language: str) -> None:
    """Our texts and those of Django and allauth, in one language."""
    request.language = language  # type: ignore[attr-defined]
    translation.activate(language)


def language_of(request: HttpRequest) -> str:
    """Of the cookie that keeps a choice, so that a public page asks the database for nothing."""
    for chosen in (request.headers.get(OF_THE_PAGE), request.COOKIES.get(COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    asked = translation.get_language_from_request(request)
    return asked if asked in LANGUAGES else LANGUAGES[0]


def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Keep a choice, and go back to where it was made."""
    following = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(following, {request.get_host()}):
        following = "/"
    response = HttpResponseRedirect(following)
    if language in LANGUAGES:
        remember_language(request, response, language)
    return response
