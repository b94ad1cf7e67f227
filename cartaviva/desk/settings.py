"""The town's settings, a page for each group of them."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions import settings as actions
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.desk.forms import SpokenForm, beside, error, given, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.settings_forms import GROUPS
from cartaviva.formats.picture import LARGEST, NotAPicture
from cartaviva.records import store

HOST_NAME = r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$"
NO_PICTURE = mark("This is no picture that can be read, or it is too large. Choose a PNG or JPEG of up to 2 MB.")


class LogoForm(SpokenForm):
    logo = forms.FileField(
        label=mark("Another logo"),
        help_text=mark("PNG, JPEG, WebP or GIF of up to 2 MB. It is drawn again, without what else is in the file."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )

    def clean_logo(self) -> bytes:
        file: Any = self.cleaned_data["logo"]
        if file.size > LARGEST:
            raise error(NO_PICTURE)
        return bytes(file.read())


class HostNameForm(SpokenForm):
    name = forms.CharField(
        label=mark("Another host name"),
        help_text=mark("For example cartes.vilaclara.example. Its DNS entry has to lead to this server."),
        widget=forms.TextInput({"spellcheck": "false", "autocapitalize": "off"}),
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).lower().strip(".")
        try:
            RegexValidator(HOST_NAME)(name)
        except forms.ValidationError:
            raise error(mark("This is no host name. Leave out https:// and everything after the name.")) from None
        return name


@desk_page(Action.MANAGE_SETTINGS)
def settings(request: DeskRequest, group: str = "look") -> HttpResponse:
    if group not in GROUPS:
        raise Refused("not-found")
    town, chosen = request.town, GROUPS[group]
    form = chosen.form(given(request), initial=chosen.form.shown(town))
    if form.fields and form.is_valid():
        actions.save_settings(request.user, town, form.values())
        return _saved(request, group)
    return _page(request, group, {"form": form})


@desk_page(Action.MANAGE_SETTINGS, "POST")
def logo(request: DeskRequest) -> HttpResponse:
    """Keep another logo, or none."""
    if "remove" in request.POST:
        actions.remove_logo(request.user, request.town)
        return _saved(request, "look")
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.set_logo(request.user, request.town, form.cleaned_data["logo"])
        except NotAPicture:
            form.add_error("logo", error(NO_PICTURE))
        except OSError:
            form.add_error("logo", error(store.NOT_KEPT, file=str(request.FILES.get("logo"))))
        else:
            return _saved(request, "look")
    return _page(request, "look", {"logo_form": form})


@desk_page(Action.MANAGE_SETTINGS, "POST")
def add_host_name(request: DeskRequest) -> HttpResponse:
    form = HostNameForm(request.POST)
    if form.is_valid():
        with beside(form, {"host-name-taken": "name", "host-name-kept": "name"}):
            actions.add_host_name(request.user, request.town, form.cleaned_data["name"])
            return _saved(request, "addresses")
    return _page(request, "addresses", {"host_form": form})


@desk_page(Action.MANAGE_SETTINGS, "POST")
def remove_host_name(request: DeskRequest, host_name: int) -> HttpResponse:
    actions.remove_host_name(request.user, request.town, host_name)
    return _saved(request, "addresses")


def _saved(request: DeskRequest, group: str) -> HttpResponse:
    tell(request, mark("Saved."))
    return redirect("desk:settings_group", town=request.town.slug, group=group)


def _page(request: DeskRequest, group: str, more: dict[str, Any]) -> HttpResponse:
    form = GROUPS[group].form
    context = {
        "section": "settings",
        "groups": GROUPS,
        "group": group,
        "form": form(initial=form.shown(request.town)),
        "logo_form": LogoForm(),
        "host_form": HostNameForm(),
        "host_names": request.town.host_names.order_by("name") if group == "addresses" else (),
    }
    return render(request, "desk/settings.html", context | more)
