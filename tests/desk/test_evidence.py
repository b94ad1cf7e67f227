"""Evidence on the desk: added, listed, handed out as a file, taken away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cartaviva.actions.evidence import add, disclose
from cartaviva.actions.publish import publish
from cartaviva.core.permissions import Role
from cartaviva.records import store
from cartaviva.records.models import Department, Evidence
from cartaviva.records.published import opened_report as opened
from tests.misses import PICTURE, backed_report, entries, opened_report
from tests.pages import missing
from tests.people import Cast, person

pytestmark = pytest.mark.django_db


def address(name: str, pk: int) -> str:
    return reverse(f"desk:{name}", args=["vilaclara", pk])


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def test_files_are_added_together_and_what_is_wrong_with_one_is_said(people: Cast, ana: Client) -> None:
    pk = entries(opened_report(people))[0].pk
    files = [file("bo.png", PICTURE), file("dolent.pdf", b"<script>")]
    page = ana.post(address("add_evidence", pk), {"file": files}, follow=True).content.decode()
    none = ana.post(address("add_evidence", pk), {}, follow=True).content.decode()
    assert (
        ">bo.png</a>" in page,
        "dolent.pdf: This file cannot be kept as evidence." in page,
        "Choose at least one file." in none,
        Evidence.objects.count(),
    ) == (True, True, True, 1)


def test_the_quality_office_publishes_a_file_once_it_says_that_it_looked_into_it(
    people: Cast, ana: Client, client: Client
) -> None:
    one = add(people.ana, people.vilaclara, entries(opened_report(people))[0].pk, "trucar 612345678.png", PICTURE)
    hers = ana.get(address("entry_evidence", one.entry_id)).content.decode()
    client.force_login(people.carla)
    warned = client.get(address("disclose_evidence", one.pk)).content.decode()
    hasty = client.post(address("disclose_evidence", one.pk), {}).content.decode()
    kept = Evidence.objects.get().public
    listed = client.post(address("disclose_evidence", one.pk), {"looked": "on"}, follow=True).content.decode()
    public = Evidence.objects.get().public
    client.post(address("disclose_evidence", one.pk), {})
    assert (
        "Publish it with the report" in hers,
        "Everybody will be able to read and keep this file." in warned,
        "The text says “612345678”" in warned,
        "id_looked_error" in hasty,
        kept,
        "The file will be published with the report." in listed,
        public,
        Evidence.objects.get().public,
    ) == (False, True, True, True, False, True, True, False)


def test_a_published_file_can_be_taken_away_by_its_name(people: Cast, client: Client) -> None:
    report, [one] = backed_report(people, (0, "registre.png", PICTURE))
    disclose(people.carla, people.vilaclara, one.pk, public=True)
    made = publish(people.carla, report)
    client.force_login(people.carla)
    client.cookies["language"] = "en"
    redacting = address("publication_redact", made.number)
    form = client.get(redacting).content.decode()
    client.post(redacting, {"key": "report.rows.0.evidence.0", "reason": "Hi surt una persona."})
    made.refresh_from_db()
    there = [row.evidence for row in opened(made).report.rows]
    assert ("File: registre.png" in form, one.sha256 in form, there) == (True, False, [(), (), ()])


def test_a_file_is_handed_out_to_be_kept_and_never_shown(people: Cast, ana: Client) -> None:
    one = add(people.ana, people.vilaclara, entries(opened_report(people))[0].pk, "l'any d'Ana.png", PICTURE)
    answer = ana.get(address("evidence", one.pk))
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Disposition", "Cache-Control")
    sandboxed = "sandbox" in answer["Content-Security-Policy"]
    assert (answer.status_code, len(answer.content), sandboxed, *[answer[name] for name in headers]) == (
        200,
        one.size,
        True,
        "image/png",
        "nosniff",
        "attachment; filename=\"l'any d'Ana.png\"",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


def test_a_file_that_is_lost_is_said_with_what_can_be_done(people: Cast, ana: Client) -> None:
    one = add(people.ana, people.vilaclara, entries(opened_report(people))[0].pk, "a.png", PICTURE)
    store.remove(one.sha256)
    page = ana.get(address("evidence", one.pk), follow=True)
    said = f"A file of evidence is lost: a.png ({one.sha256}). Copy it from a backup."
    assert (page.status_code, missing(page.content.decode(), said)) == (200, [])


def test_it_is_taken_away(people: Cast, ana: Client) -> None:
    one = add(people.ana, people.vilaclara, entries(opened_report(people))[0].pk, "a.png", PICTURE)
    there = ana.get(address("entry_evidence", one.entry_id)).content.decode()
    gone = ana.post(address("remove_evidence", one.pk), follow=True).content.decode()
    assert ("a.png" in there, "a.png" in gone) == (True, False)


def test_only_who_sees_the_report_gets_its_files(people: Cast, client: Client) -> None:
    one = add(people.ana, people.vilaclara, entries(opened_report(people))[0].pk, "a.png", PICTURE)
    sports = Department.objects.create(organisation=people.vilaclara, name="Esports")
    gil = person("Gil", people.vilaclara, Role.CONTRIBUTOR, department=sports)
    status = {}
    for who in (gil, people.dario, people.elena, people.bruno):
        client.force_login(who)
        answers = [client.get(address("evidence", one.pk)), client.post(address("remove_evidence", one.pk))]
        status[who.name] = [answer.status_code for answer in answers]
    assert status == {"Gil": [404, 404], "Dário": [404, 404], "Elena": [200, 403], "Bruno": [200, 302]}
