"""Where allauth asks us: what it says, what it sends, and what happens once somebody is in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cartaviva.actions.mailing import send_locked, send_password_reset
from cartaviva.core.words import mark
from cartaviva.desk.forms import error
from cartaviva.desk.language import remember_language
from cartaviva.records.models import Person

ERRORS = {
    "account_inactive": mark("This account was closed. Ask the administrator of your town."),
    "email_password_mismatch": mark("The e-mail or the password is wrong. Check both and try again."),
    "enter_current_password": mark("This is not your password now. Type it again."),
    "incorrect_code": mark("This code is wrong or too old. Wait for the next one and type it again."),
    "incorrect_password": mark("The password is wrong. Type it again."),
    "invalid_password_reset": mark("This link was used already or is too old. Ask for a new one."),
    "rate_limited": mark("Too many attempts. Wait some minutes and try again."),
    "too_many_login_attempts": mark(
        "Too many failed attempts. Wait ten minutes and try again, or ask for a new password."
    ),
}
"""allauth's codes for what can go wrong on the pages that we have, in our words."""


class _OurWords:
    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code in ERRORS:
            return error(ERRORS[code])
        found: ValidationError = super().validation_error(code, *args)  # type: ignore[misc]
        return found


class OurAccounts(_OurWords, DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; mails are ours."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        send_password_reset.enqueue(user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The other mails of allauth are about pages that we do not have."""
        raise KeyError(template_prefix)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Its messages say what the page that follows says already."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tell_once(credentials.get("email", ""))
            raise

    def post_login(self, request: HttpRequest, user: Person, **rest: Any) -> HttpResponse:
        """From here on the desk speaks the person's language."""
        response: HttpResponse = super().post_login(request, user, **rest)
        remember_language(request, response, user.language)
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_profile")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")


class OurSecondStep(_OurWords, DefaultMFAAdapter):  # type: ignore[misc]
    def build_totp_svg(self, url: str) -> str:
        """Within a page, the declaration of an SVG file has no place."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]


def tell_once(email: str) -> None:
    """A mail to the person whose sign-in is locked, one for each time that it is."""
    person = Person.objects.filter(email=email.lower(), is_active=True).first()
    if person is not None and cache.add(f"locked:{person.pk}", True, settings.LOCK_MINUTES * 60):
        send_locked.enqueue(person.pk)
