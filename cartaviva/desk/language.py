"""The language that somebody chose, or that is theirs, kept for a year in a cookie that only the server reads."""

from django.http import HttpRequest, HttpResponse

COOKIE = "language"
YEAR = 365 * 24 * 3600


def remember_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    response.set_cookie(COOKIE, language, YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
