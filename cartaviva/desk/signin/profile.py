"""A person's own page: name, language, and how they sign in."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cartaviva.actions.profile import save_profile
from cartaviva.core.words import mark
from cartaviva.desk.choices import LANGUAGE_CHOICES
from cartaviva.desk.forms import SpokenForm, tell
from cartaviva.desk.signin.adapter import remember_language
from cartaviva.locale import voice


class ProfileForm(SpokenForm):
    name = forms.CharField(
        label=mark("Your name"), max_length=150, help_text=mark("Your colleagues read it; it is never published.")
    )
    language = forms.ChoiceField(
        label=mark("Language of the desk and of the messages to you"), choices=LANGUAGE_CHOICES
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: Any) -> HttpResponse:
    person = request.user
    form = ProfileForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if request.method == "POST" and form.is_valid():
        save_profile(person, **form.cleaned_data)
        tell(request, voice(person.language)(mark("Saved.")))
        response = redirect("account_profile")
        remember_language(request, response, person.language)
        return response
    return render(request, "account/profile.html", {"form": form, "two_steps": is_mfa_enabled(person)})
