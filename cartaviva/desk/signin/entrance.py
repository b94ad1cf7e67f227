"""How somebody comes in for the first time: the first run of an installation, and an invitation."""

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cartaviva.actions import setup
from cartaviva.actions.invitations import accept, invitation_of_token
from cartaviva.actions.towns import NewPerson, NewTown
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import ROLE_WORDS, Role
from cartaviva.core.words import LANGUAGES, mark
from cartaviva.desk.choices import LANGUAGE_CHOICES, TIME_ZONES
from cartaviva.desk.forms import ColourField, SpokenForm, beside, error, given
from cartaviva.desk.language import remember_language
from cartaviva.desk.signin.forms import LONG
from cartaviva.records.models import Invitation, Person

METHODS = ["GET", "HEAD", "POST"]


class NewPersonForm(SpokenForm):
    """Name, language and password of somebody new; `invited` is the e-mail that they were asked by."""

    name = forms.CharField(label=mark("Your name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"}))
    language = forms.ChoiceField(label=mark("Your language"), choices=LANGUAGE_CHOICES)
    password = forms.CharField(
        label=mark("Password"),
        help_text=LONG,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=mark("The password once more"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, invited: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invited = invited

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        person = Person(email=data.get("email", self.invited), name=data.get("name", ""))
        if password := data.get("password"):
            try:
                validate_password(password, person)
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        if "again" in data and data["again"] != data.get("password", data["again"]):
            self.add_error("again", error(mark("The two passwords differ. Type both again.")))
        return data


class StartForm(NewPersonForm):
    """The town and its administrator."""

    code = forms.CharField(
        label=mark("Set-up code"),
        help_text=mark("It stands in the terminal in which the server was started, and in its file setup-code."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    town = forms.CharField(label=mark("Name of the town"), max_length=200, help_text=mark("As on its letters."))
    slug = forms.SlugField(
        label=mark("Address of its pages"),
        max_length=60,
        help_text=mark("Small letters, figures and hyphens. It cannot be changed later: people will quote it."),
    )
    languages = forms.MultipleChoiceField(
        label=mark("Languages of its public pages"), choices=LANGUAGE_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    time_zone = forms.ChoiceField(label=mark("Time zone"), choices=TIME_ZONES)
    accent = ColourField()
    email = forms.EmailField(label=mark("Your e-mail"), widget=forms.EmailInput({"autocomplete": "email"}))

    field_order = (
        *("code", "town", "slug", "languages", "time_zone", "accent"),
        *("name", "email", "language", "password", "again"),
    )
    TOWN = ("town", "slug", "languages", "time_zone", "accent")

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        if not setup.fits(typed):
            raise error(mark("This is not the code. Copy it from the terminal."))
        return typed

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()

    def asked(self) -> tuple[NewTown, NewPerson]:
        data = self.cleaned_data
        own = data["language"]
        languages = tuple(sorted(data["languages"], key=lambda one: (one != own, LANGUAGES.index(one))))
        town = NewTown(data["slug"], data["town"], languages, data["time_zone"], data["accent"])
        return town, NewPerson(data["email"], data["name"], data["password"], own)


@never_cache
@sensitive_post_parameters("password", "again", "code")
@require_http_methods(METHODS)
def start(request: Any) -> HttpResponse:
    """There only while there is no town and nobody."""
    if not setup.needed():
        raise Refused("not-found")
    setup.code()  # from now on it stands in its file, also where the server was started by something else
    first = {"code": request.GET.get("code", ""), "languages": LANGUAGES, "language": request.language}
    form = StartForm(given(request), initial=first | {"accent": "#24408e", "time_zone": "Europe/Madrid"})
    if form.is_valid():
        with beside(form, {"slug-taken": "slug", "email-taken": "email"}):
            person = setup.set_up(*form.asked())
            return _enter(request, person, form.cleaned_data["slug"])
    return render(request, "account/start.html", {"form": form})


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(METHODS)
def invitation(request: Any, token: str) -> HttpResponse:
    """Somebody new gives name and password; who has an account accepts with it. Opening the link changes nothing."""
    asked = invitation_of_token(token)
    known = Person.objects.filter(email=asked.email).first()
    if known is not None:
        return _for_known(request, token, asked, known)
    form = NewPersonForm(given(request), initial={"language": request.language}, invited=asked.email)
    if form.is_valid():
        data = form.cleaned_data
        person = Person(email=asked.email, name=data["name"], language=data["language"])
        person.set_password(data["password"])
        accept(token, person)
        return _enter(request, person, asked.organisation.slug)
    return render(request, "account/invitation.html", _told(asked) | {"form": form, "known": None})


def _for_known(request: Any, token: str, asked: Invitation, known: Person) -> HttpResponse:
    if request.user.pk == known.pk and request.method == "POST":
        accept(token, request.user)
        return redirect("desk:town", town=asked.organisation.slug)
    return render(request, "account/invitation.html", _told(asked) | {"form": None, "known": known})


def _told(asked: Invitation) -> dict[str, Any]:
    return {"invitation": asked, "role": ROLE_WORDS[Role(asked.role)]}


def _enter(request: HttpRequest, person: Person, slug: str) -> HttpResponse:
    """Signed in, in a session of its own, and spoken to in their language."""
    login(request, person)
    response = redirect("desk:town", town=slug)
    remember_language(request, response, person.language)
    return response
