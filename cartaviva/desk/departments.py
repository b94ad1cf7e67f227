"""The tree of departments."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions import departments as actions
from cartaviva.actions.people import held
from cartaviva.core.grouping import grouped
from cartaviva.core.permissions import ROLE_WORDS, Action, Role, below
from cartaviva.core.words import mark, sorting
from cartaviva.desk.forms import SpokenForm, Telling, beside, choose, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may
from cartaviva.records.models import Department, Organisation

FIELD_OF = {
    "name-taken": "name",
    "department-in-itself": "parent",
    "merged-into-itself": "into",
    "nothing-chosen": "charters",
}


def in_order(departments: Iterable[Department]) -> list[tuple[int, Department]]:
    """Each below the one that it belongs to, by their names, with how deep it lies."""
    parts = grouped(sorted(departments, key=lambda one: sorting(one.name)), lambda one: one.parent_id)

    def tree(parent: int | None, level: int) -> Iterator[tuple[int, Department]]:
        for each in parts.get(parent, ()):
            yield level, each
            yield from tree(each.pk, level + 1)

    return list(tree(None, 0))


def offer_departments(form: forms.Form, name: str, town: Organisation, none: str) -> dict[str, Department]:
    """Let a field choose one, or none of them, which is called `none`. Each by what the field then holds."""
    tree = in_order(town.departments.all())
    choose(form, name, [("", none), *((str(each.pk), "\u2003" * level + each.name) for level, each in tree)])
    return {str(each.pk): each for _, each in tree}


class DepartmentForm(SpokenForm):
    name = forms.CharField(label=mark("Name of the department"), max_length=200)
    parent = forms.ChoiceField(label=mark("Belongs to"), required=False)

    def __init__(self, *args: Any, town: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments = offer_departments(self, "parent", town, spoken()(mark("The town itself")))

    def asked(self) -> tuple[str, Department | None]:
        return self.cleaned_data["name"], self.departments.get(self.cleaned_data["parent"])


class MergeForm(SpokenForm):
    into = forms.ChoiceField(label=mark("Merge it into"))

    def __init__(self, *args: Any, department: Department, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = spoken()(mark("Choose a department"))
        self.departments = offer_departments(self, "into", department.organisation, none)
        inside = below(department.pk, {each.pk: each.parent_id for each in self.departments.values()})
        into: Any = self.fields["into"]
        into.choices = [one for one in into.choices if one[0] not in {str(pk) for pk in inside}]


class SplitForm(SpokenForm):
    name = forms.CharField(label=mark("Name of the new department"), max_length=200)
    charters = forms.TypedMultipleChoiceField(
        label=mark("Charters that go to it"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    members = forms.TypedMultipleChoiceField(
        label=mark("People who go to it"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, department: Department, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = spoken()
        charters = department.charters.order_by("slug")
        choose(self, "charters", [(str(one.pk), one.name.said_in(say.language)[0]) for one in charters])
        members = held(department.organisation).filter(department=department).select_related("person")
        by_name = sorted(members, key=lambda one: (sorting(one.person.name), one.pk))
        people = [(one, say(ROLE_WORDS[Role(one.role)])) for one in by_name]
        choose(self, "members", [(str(one.pk), f"{one.person.name} ({role})") for one, role in people])
        for name, none in (("charters", mark("It has no charter.")), ("members", mark("Nobody works in it."))):
            if not getattr(self.fields[name], "choices", ()):
                self.fields[name].help_text = say(none)


@desk_page(Action.SEE_PEOPLE, "GET")
def departments(request: DeskRequest) -> HttpResponse:
    """The tree, with how many charters and people each has."""
    counted = request.town.departments.annotate(
        charter_count=Count("charters", distinct=True), member_count=Count("members__person", distinct=True)
    )
    context = {
        "section": "people",
        "tree": in_order(counted),
        "may_manage": may(request, Action.MANAGE_DEPARTMENTS),
    }
    return render(request, "desk/departments.html", context)


@desk_page(Action.MANAGE_DEPARTMENTS)
def add_department(request: DeskRequest) -> HttpResponse:
    form = DepartmentForm(given(request), town=request.town)
    if form.is_valid():
        with beside(form, FIELD_OF):
            actions.add_department(request.user, request.town, *form.asked())
            return _done(request, mark("Saved."))
    return _form(request, {"form": form, "title": mark("A new department"), "button": mark("Add the department")})


@desk_page(Action.MANAGE_DEPARTMENTS)
def department(request: DeskRequest, department: int) -> HttpResponse:
    """Rename it, or put it somewhere else."""
    found = actions.find_department(request.town, department)
    initial = {"name": found.name, "parent": found.parent_id or ""}
    form = DepartmentForm(given(request), initial=initial, town=request.town)
    if form.is_valid():
        with beside(form, FIELD_OF):
            actions.change_department(request.user, found, *form.asked())
            return _done(request, mark("Saved."))
    context = {"form": form, "title": found.name, "button": mark("Save"), "department": found}
    return _form(request, context, "desk/department.html")


@desk_page(Action.MANAGE_DEPARTMENTS, "POST")
def delete_department(request: DeskRequest, department: int) -> HttpResponse:
    found = actions.find_department(request.town, department)
    with Telling(request):
        actions.delete_department(request.user, found)
        return _done(request, mark("The department was deleted."))
    return redirect("desk:department", town=request.town.slug, department=department)


@desk_page(Action.MANAGE_DEPARTMENTS)
def merge_department(request: DeskRequest, department: int) -> HttpResponse:
    """Into another one, with everything that it has."""
    found = actions.find_department(request.town, department)
    form = MergeForm(given(request), department=found)
    if form.is_valid():
        with beside(form, FIELD_OF):
            actions.merge_department(request.user, found, form.departments[form.cleaned_data["into"]])
            return _done(request, mark("The departments were merged."))
    context = {"form": form, "title": found.name, "button": mark("Merge"), "department": found}
    return _form(request, context, "desk/department_merge.html")


@desk_page(Action.MANAGE_DEPARTMENTS)
def split_department(request: DeskRequest, department: int) -> HttpResponse:
    """A new one, with some of its charters and people."""
    found = actions.find_department(request.town, department)
    form = SplitForm(given(request), department=found)
    if form.is_valid():
        with beside(form, FIELD_OF):
            actions.split_department(request.user, found, **form.cleaned_data)
            return _done(request, mark("The new department was made."))
    context = {"form": form, "title": found.name, "button": mark("Make the department"), "department": found}
    return _form(request, context, "desk/department_split.html")


def _done(request: DeskRequest, words: str) -> HttpResponse:
    tell(request, words)
    return redirect("desk:departments", town=request.town.slug)


def _form(request: DeskRequest, context: dict[str, Any], template: str = "desk/form.html") -> HttpResponse:
    return render(request, template, {"section": "people", "up": ("departments", mark("Departments"))} | context)
