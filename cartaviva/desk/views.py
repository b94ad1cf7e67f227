"""The start page of the desk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cartaviva.core.permissions import Action
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.records.models import Organisation


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The person's town, or the list of their towns."""
    towns = Organisation.objects.filter(memberships__person=request.user.pk).distinct().order_by("name")
    if len(towns) == 1:
        return redirect("desk:town", town=towns[0].slug)
    return render(request, "desk/towns.html", {"towns": towns})


@desk_page(Action.SEE_DESK)
def town(request: DeskRequest) -> HttpResponse:
    return render(request, "desk/home.html")
