"""Who works for the town: the list, invitations, and what each is."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cartaviva.actions import invitations
from cartaviva.actions import people as actions
from cartaviva.actions.access import today
from cartaviva.actions.unsent import unsent_invitations, unsent_reminders
from cartaviva.core.cycle.identifiers import same_email
from cartaviva.core.permissions import OF_A_DEPARTMENT, ROLE_WORDS, Action, Role
from cartaviva.core.words import mark, sorting
from cartaviva.desk.departments import offer_departments
from cartaviva.desk.forms import DayField, SpokenForm, Telling, beside, choose, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may
from cartaviva.records.models import Department, Membership, Organisation, Person

ROLE_HELP = mark(
    "Contributors and heads of service work in one department, or in all of them. Quality officers, auditors and "
    "administrators always see the whole town."
)
FIELD_OF = {"whole-town-role": "department", "has-role": "role", "last-administrator": "role", "last-day": "until"}
"""Refusals, and the field beside which they are shown."""


class PlaceForm(SpokenForm):
    """A role and a department. `roles`: those that may be given."""

    role = forms.ChoiceField(label=mark("Role"), help_text=ROLE_HELP)
    department = forms.ChoiceField(label=mark("Department"), required=False)

    def __init__(self, *args: Any, town: Organisation, roles: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = spoken()
        choose(self, "role", [(role.value, say(ROLE_WORDS[role])) for role in Role if role in roles])
        self.departments = offer_departments(self, "department", town, say("The whole town"))

    def place(self) -> tuple[Role, Department | None]:
        data = self.cleaned_data
        return Role(data["role"]), self.departments.get(data["department"])


EVERYWHERE = "all"


class InviteForm(PlaceForm):
    """Who works in one department or in all says which: with nothing chosen, nobody is asked for everything."""

    email = forms.EmailField(label=mark("E-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "off"}))
    field_order = ("email", "role", "department")

    def __init__(self, *args: Any, town: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, town=town, **kwargs)
        say = spoken()
        department: Any = self.fields["department"]
        if self.departments:
            (_, everywhere), *others = department.choices
            department.choices = [("", say(mark("Choose a department"))), (EVERYWHERE, everywhere), *others]
            department.required = self.data.get("role") not in {role.value for role in set(Role) - OF_A_DEPARTMENT}
            department.error_messages["required"] = say(mark("Choose the department, or the whole town."))
        else:
            department.help_text = say(
                mark("There is no department yet. Add the first one under “Departments”, then invite people to it.")
            )


class MemberForm(PlaceForm):
    until = DayField(
        label=mark("Last day"),
        required=False,
        help_text=mark("For substitutes. On the day after, the person cannot see or do anything here any more."),
    )


class SubstituteForm(SpokenForm):
    """Who does the same as a person, and until when."""

    substitute = forms.ChoiceField(label=mark("Substitute"), required=False)
    substitute_until = DayField(
        label=mark("Last day of the substitution"),
        required=False,
        help_text=mark("Until then both can do the same, and the substitute gets the reminders."),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        initial = {"substitute": membership.substitute_id or "", "substitute_until": membership.substitute_until}
        super().__init__(*args, initial=initial, **kwargs)
        others = actions.present(membership.organisation).exclude(pk=membership.person_id)
        self.people = {str(one.pk): one for one in sorted(others, key=lambda one: (sorting(one.name), one.pk))}
        choose(
            self, "substitute", [("", spoken()(mark("Nobody"))), *((pk, one.name) for pk, one in self.people.items())]
        )

    def chosen(self) -> tuple[Person | None, date | None]:
        return self.people.get(self.cleaned_data["substitute"]), self.cleaned_data["substitute_until"]


@desk_page(Action.SEE_PEOPLE, "GET")
def people(request: DeskRequest) -> HttpResponse:
    """Those who work here, those who were asked, and those who did."""
    town = request.town
    held = town.memberships.select_related("person", "department", "substitute")
    members = sorted(held, key=lambda one: (sorting(one.person.name), one.person_id, one.role))
    secured = set(
        Authenticator.objects.filter(user__memberships__organisation=town, type=Authenticator.Type.TOTP).values_list(
            "user_id", flat=True
        )
    )
    day = today(town)
    present = [one for one in members if not one.ended(day)]
    asked = list(town.invitations.filter(accepted_at=None).select_related("department").order_by("-sent_at"))
    context = {
        "section": "people",
        "members": present,
        "here": {one.person_id for one in present},
        "headcount": len({one.person_id for one in present}),
        "ended": [one for one in members if one.ended(day)],
        "secured": secured,
        "invitations": asked,
        "unsent": unsent_invitations(asked),
        "not_reminded": unsent_reminders(town, day),
        "now": timezone.now(),
        "today": day,
        "roles": {role.value: words for role, words in ROLE_WORDS.items()},
        "may_invite": may(request, Action.INVITE),
        "may_manage": may(request, Action.MANAGE_PEOPLE),
    }
    return render(request, "desk/people.html", context)


@desk_page(Action.INVITE)
def invite(request: DeskRequest) -> HttpResponse:
    form = InviteForm(given(request), town=request.town, roles=invitations.roles_to_give(request.user, request.town))
    if form.is_valid():
        with beside(form, FIELD_OF):
            invitations.invite(request.user, request.town, form.cleaned_data["email"], *form.place())
            tell(request, mark("The invitation is on its way."))
            _tell_there(request, form.cleaned_data["email"])
            return redirect("desk:people", town=request.town.slug)
    context = {"form": form, "title": mark("Invite somebody"), "button": mark("Send the invitation")}
    return _form(request, context)


_THERE = mark(
    "{name} works here already: {roles}. Accepting adds one more role; if you did not mean that, withdraw the "
    "invitation."
)


def _tell_there(request: DeskRequest, email: str) -> None:
    """Who works here already gets one more role by accepting, and whoever invites them may not have meant that."""
    say, held = spoken(), actions.held(request.town).filter(person__email=same_email(email))
    found = list(held.select_related("person", "department").order_by("role"))
    if found:
        roles = [
            say(ROLE_WORDS[Role(one.role)]) + (f", {one.department.name}" if one.department else "") for one in found
        ]
        messages.warning(request, say(_THERE).format(name=found[0].person.name, roles="; ".join(roles)))


@desk_page(Action.INVITE, "POST")
def resend(request: DeskRequest, invitation: int) -> HttpResponse:
    invitations.resend(request.user, request.town, invitation)
    tell(request, mark("A new link is on its way. Those sent before do not work any more."))
    return redirect("desk:people", town=request.town.slug)


@desk_page(Action.INVITE, "POST")
def withdraw(request: DeskRequest, invitation: int) -> HttpResponse:
    invitations.withdraw(request.user, request.town, invitation)
    tell(request, mark("The invitation was withdrawn. Its link does not work any more."))
    return redirect("desk:people", town=request.town.slug)


def _member_form(request: DeskRequest, found: Membership, sent: Any) -> MemberForm:
    initial = {"role": found.role, "department": found.department_id or "", "until": found.until}
    return MemberForm(sent, initial=initial, town=request.town, roles=frozenset(Role) - {Role.HOST})


@desk_page(Action.MANAGE_PEOPLE)
def member(request: DeskRequest, membership: int) -> HttpResponse:
    """What one person is here."""
    found = actions.find_membership(request.town, membership)
    form = _member_form(request, found, given(request))
    if form.is_valid():
        with beside(form, FIELD_OF):
            actions.change_membership(request.user, found, *form.place(), form.cleaned_data["until"])
            tell(request, mark("Saved."))
            return redirect("desk:people", town=request.town.slug)
    return _member(request, found, form, SubstituteForm(membership=found))


def _member(request: DeskRequest, found: Membership, form: MemberForm, substitute: SubstituteForm) -> HttpResponse:
    context = {"form": form, "title": found.person.name, "button": mark("Save"), "member": found}
    over = found.ended(today(request.town))
    return _form(request, context | {"over": over, "substitute_form": substitute}, "desk/member.html")


@desk_page(Action.MANAGE_PEOPLE, "POST")
def substitute(request: DeskRequest, membership: int) -> HttpResponse:
    """Choose who does the same for a while, or nobody."""
    found = actions.find_membership(request.town, membership)
    form = SubstituteForm(request.POST, membership=found)
    if form.is_valid():
        with beside(form, {"substitute-day": "substitute_until", "substitute-self": "substitute"}):
            actions.set_substitute(request.user, found, *form.chosen())
            tell(request, mark("Saved."))
            return redirect("desk:people", town=request.town.slug)
    return _member(request, found, _member_form(request, found, None), form)


@desk_page(Action.MANAGE_PEOPLE, "POST")
def end_member(request: DeskRequest, membership: int) -> HttpResponse:
    found = actions.find_membership(request.town, membership)
    with Telling(request):
        actions.end_membership(request.user, found)
        tell(request, mark("The role was taken away: nothing can be seen or done with it any more."))
    return redirect("desk:people", town=request.town.slug)


def _form(request: DeskRequest, context: dict[str, Any], template: str = "desk/form.html") -> HttpResponse:
    return render(request, template, {"section": "people", "up": ("people", mark("People"))} | context)
