"""A person's own page: name, language, and how they sign in."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cartaviva.actions.profile import ask_for_email, asked_email, change_email, save_profile
from cartaviva.core.words import mark
from cartaviva.desk.choices import LANGUAGE_CHOICES
from cartaviva.desk.forms import SpokenForm, beside, given, spoken, tell
from cartaviva.desk.language import remember_language
from cartaviva.locale import voice


class ProfileForm(SpokenForm):
    name = forms.CharField(
        label=mark("Your name"), max_length=150, help_text=mark("Your colleagues read it; it is never published.")
    )
    language = forms.ChoiceField(
        label=mark("Language of the workspace and of the messages to you"), choices=LANGUAGE_CHOICES
    )


class EmailForm(SpokenForm):
    email = forms.EmailField(
        label=mark("New e-mail"),
        help_text=mark("A link is sent there. You sign in with the old one until you open it."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def new_email(request: Any) -> HttpResponse:
    """Ask for a link to another e-mail."""
    form = EmailForm(given(request))
    if form.is_valid():
        with beside(form, {"email-links-many": "email"}):
            email = ask_for_email(request.user, form.cleaned_data["email"])
            tell(request, spoken()(mark("A link was sent to {email}.")).format(email=email))
            return redirect("account_profile")
    return render(request, "account/email.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: Any, token: str) -> HttpResponse:
    """What the link leads to. Opening it changes nothing: programs that look at mails open links, too."""
    email = asked_email(request.user, token)
    if request.method == "POST":
        change_email(request.user, token)
        tell(request, mark("Saved."))
        return redirect("account_profile")
    return render(request, "account/email_confirm.html", {"form": SpokenForm(), "email": email})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: Any) -> HttpResponse:
    person = request.user
    form = ProfileForm(given(request), initial={"name": person.name, "language": person.language})
    if form.is_valid():
        save_profile(person, **form.cleaned_data)
        tell(request, voice(person.language)(mark("Saved.")))
        response = redirect("account_profile")
        remember_language(request, response, person.language)
        return response
    return render(request, "account/profile.html", {"form": form, "two_steps": is_mfa_enabled(person)})
