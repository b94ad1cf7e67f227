"""Run in a process of its own: `make N` makes a town of N people with a charter each, and prints their sessions and
entries; `count JSON` prints how many of the values (entry → text) are not in the tables.
"""

import json
import sys
from datetime import date

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.urls import reverse  # noqa: E402

from cartaviva.actions.opening import Dates, open_period  # noqa: E402
from cartaviva.core.period import Period as Span  # noqa: E402
from cartaviva.core.permissions import Role  # noqa: E402
from cartaviva.records.models import Department, Entry, Organisation, Report  # noqa: E402
from tests.people import person  # noqa: E402
from tests.towns import YOUTH, report_saved  # noqa: E402

ROWS = 4


def make(count: int) -> list[dict[str, object]]:
    call_command("migrate", verbosity=0)
    town = Organisation.objects.create(slug="vilaclara", name="Ajuntament de Vilaclara")
    quality = person("Carla", town, Role.QUALITY)
    people = []
    for number in range(count):
        department = Department.objects.create(organisation=town, name=f"Servei {number}")
        people.append(person(f"ana{number}", town, Role.CONTRIBUTOR, department=department))
        rows = tuple(row | {"commitment": f"{row['commitment']} ({n})"} for n in range(ROWS) for row in YOUTH)
        report = report_saved(town, quality, f"Carta {number}", 2025, rows)
        report.charter.department = department
        report.charter.save()
    year = Span("2026", date(2026, 1, 1), date(2026, 12, 31))
    open_period(quality, town, year, Dates(date(2199, 2, 28), date(2199, 3, 31)))
    reports = Report.objects.filter(period__label="2026").order_by("charter__department_id")
    return [_signed_in(one, report, town) for one, report in zip(people, reports, strict=True)]


def _signed_in(one: object, report: Report, town: Organisation) -> dict[str, object]:
    client = Client()
    client.force_login(one)  # type: ignore[arg-type]
    request = RequestFactory().get("/")
    get_token(request)
    entries = list(report.entries.values_list("pk", flat=True))
    return {
        "session": client.cookies["sessionid"].value,
        "csrf": request.META["CSRF_COOKIE"],
        "entries": dict.fromkeys(entries, 0),
        "addresses": {pk: reverse("desk:save_entry", args=[town.slug, pk]) for pk in entries},
    }


def lost(expected: dict[str, str]) -> int:
    there = dict(Entry.objects.values_list("pk", "text"))
    return sum(there.get(int(pk)) != text for pk, text in expected.items())


if __name__ == "__main__":
    print(json.dumps(make(int(sys.argv[2]))) if sys.argv[1] == "make" else lost(json.loads(sys.argv[2])))
