"""The desk's pages about people, departments and settings, as somebody uses them."""

from datetime import date
from errno import ENOSPC
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from PIL import Image

from cartaviva.core.words import LANGUAGES, Text
from cartaviva.desk.settings_forms import GROUPS
from cartaviva.records import store
from cartaviva.records.models import Invitation, Membership, Organisation
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db
DESK = "/desk/vilaclara/"


def test_people_are_listed_with_what_they_are_and_only_who_may_finds_buttons(people: Cast, client: Any) -> None:
    pages = {}
    for who in (people.fina, people.carla, people.elena):
        client.force_login(who)
        pages[who.name] = client.get(f"{DESK}people/").content.decode()
    link = f"{DESK}people/{people.ana.memberships.get().pk}/"
    found = {
        name: ("bruno@vilaclara.example" in page, f'href="{DESK}people/invite/"' in page, f'href="{link}"' in page)
        for name, page in pages.items()
    }
    assert found == {"Fina": (True, True, True), "Carla": (True, True, False), "Elena": (True, False, False)}


def test_who_invites_somebody_who_works_here_already_is_told_so(people: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.fina)
    form = {"email": "Ana@vilaclara.example", "role": "head", "department": people.youth.pk}
    page = client.post(f"{DESK}people/invite/", form, follow=True).content.decode()
    new = client.post(f"{DESK}people/invite/", form | {"email": "nova@vilaclara.example"}, follow=True).content.decode()
    told = "Ana works here already: Contributor, Joventut."
    assert (told in page, "works here already" in new) == (True, False)


def test_who_is_invited_to_fill_in_gets_a_department_or_all_of_them_on_purpose(people: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.fina)
    form = html.fromstring(client.get(f"{DESK}people/invite/").content)
    ways = [("contributor", ""), ("contributor", "all"), ("head", people.youth.pk), ("auditor", "")]
    asked = [
        {"email": f"x{at}@vilaclara.example", "role": role, "department": to} for at, (role, to) in enumerate(ways)
    ]
    pages = [client.post(f"{DESK}people/invite/", one, follow=True).content.decode() for one in asked]
    made = Invitation.objects.order_by("pk").values_list("role", "department__name")
    assert (
        words(form, "//select[@name='department']/option"),
        words(form, "//label[@for='id_department']"),
        ["Choose the department, or the whole town." in page for page in pages],
        list(made),
    ) == (
        ["Choose a department", "The whole town", "Joventut"],
        ["Department"],
        [True, False, False, False],
        [("contributor", None), ("head", "Joventut"), ("auditor", None)],
    )


def test_nobody_is_offered_a_role_or_section_that_they_may_not_have_any_more(people: Cast, client: Any) -> None:
    Membership.objects.create(
        organisation=people.vilaclara, person=people.carla, role="administrator", until=date(2024, 12, 31)
    )
    client.force_login(people.carla)
    page = client.get(f"{DESK}people/invite/").content.decode()
    offered = [role for role in ("contributor", "quality", "auditor", "administrator") if f'value="{role}"' in page]
    forced = client.post(f"{DESK}people/invite/", {"email": "x@vilaclara.example", "role": "administrator"})
    sections = [name for name in ("settings", "people") if f'href="{DESK}{name}/"' in page]
    found = (offered, sections, forced.status_code, Invitation.objects.count())
    assert found == (["contributor", "quality"], ["people"], 200, 0)


def test_an_invitation_is_sent_again_and_withdrawn(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    sent = client.post(
        f"{DESK}people/invite/", {"email": "x@vilaclara.example", "role": "head", "department": people.youth.pk}
    )
    invitation = Invitation.objects.get()
    key = invitation.key
    client.post(f"{DESK}people/invitations/{invitation.pk}/resend/")
    invitation.refresh_from_db()
    client.post(f"{DESK}people/invitations/{invitation.pk}/withdraw/")
    assert (sent.headers["Location"], invitation.key != key, Invitation.objects.count()) == (f"{DESK}people/", True, 0)


def test_a_role_is_changed_and_a_refusal_stands_beside_its_field(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    ana, fina = people.ana.memberships.get().pk, people.fina.memberships.get().pk
    changed = client.post(f"{DESK}people/{ana}/", {"role": "head", "department": "", "until": "2027-01-31"})
    wrong = client.post(f"{DESK}people/{ana}/", {"role": "auditor", "department": people.youth.pk})
    last = client.post(f"{DESK}people/{fina}/", {"role": "head"})
    ended = client.post(f"{DESK}people/{fina}/end/", follow=True)
    fields = [
        [name for name in ("role", "department") if f'id="id_{name}_error"' in page.content.decode()]
        for page in (wrong, last)
    ]
    kept = Membership.objects.filter(pk__in=[ana, fina]).order_by("pk").values_list("role", "until")
    assert (changed.status_code, fields, ended.status_code, list(kept)) == (
        302,
        [["department"], ["role"]],
        200,
        [("head", date(2027, 1, 31)), ("administrator", None)],
    )


def test_departments_show_their_tree_and_say_what_keeps_them(people: Cast, client: Any) -> None:
    client.force_login(people.carla)
    client.post(f"{DESK}departments/add/", {"name": "Casal", "parent": people.youth.pk})
    page = client.get(f"{DESK}departments/").content.decode()
    twice = client.post(f"{DESK}departments/add/", {"name": "casal"}).content.decode()
    kept = client.post(f"{DESK}departments/{people.youth.pk}/delete/", follow=True)
    found = (page.index("Joventut") < page.index("Casal"), "cv-level-1" in page, 'id="id_name_error"' in twice)
    assert (found, kept.status_code, people.vilaclara.departments.count()) == ((True, True, True), 200, 2)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_settings_is_shown_and_saved_unchanged(
    people: Cast, client: Any, group: str, language: str
) -> None:
    client.force_login(people.fina)
    client.cookies["language"] = language
    form = GROUPS[group].form
    shown = client.get(f"{DESK}settings/{group}/")
    given = {name: value for name, value in form.shown(people.vilaclara).items() if value not in (None, False)}
    before = Organisation.objects.filter(pk=people.vilaclara.pk).values().get()
    client.post(f"{DESK}settings/{group}/", given)
    after = Organisation.objects.filter(pk=people.vilaclara.pk).values().get()
    same = {name for name, value in before.items() if after[name] != value} <= {"accessibility"}
    assert (shown.status_code, shown.headers["Content-Language"], same) == (200, language, True)


def test_settings_are_kept_as_they_are_typed(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    client.post(
        f"{DESK}settings/look/",
        {"name": "Vilaclara", "language": "es", "others": ["en", "es"], "time_zone": "UTC", "accent": "#FFCC00"},
    )
    client.post(f"{DESK}settings/figures/", {"policy": "linear", "partly_from": "50.50", "over": "on", "places": "2"})
    client.post(f"{DESK}settings/texts/", {"redress-es": " Pida \r\ndisculpas ", "redress-en": ""})
    client.post(
        f"{DESK}settings/accessibility/",
        {"compliance": "partial", "prepared_by": "self", "prepared_on": "2026-01-02", "exceptions-es": "Los planos."},
    )
    names = ("name", "languages", "time_zone", "accent", "policy", "redress", "accessibility")
    assert Organisation.objects.filter(slug="vilaclara").values(*names).get() == {
        "name": "Vilaclara",
        "languages": ["es", "en"],
        "time_zone": "UTC",
        "accent": "#ffcc00",
        "policy": {"name": "linear", "partly_from": "50.5", "cap": False, "places": 2, "version": 2},
        "redress": Text.of(es="Pida \ndisculpas"),
        "accessibility": {
            "compliance": "partial",
            "prepared_by": "self",
            "prepared_on": "2026-01-02",
            "exceptions": {"es": "Los planos."},
        },
    }


@pytest.mark.parametrize(
    ("group", "given", "field"),
    [
        ("look", {"name": "", "language": "ca", "time_zone": "UTC", "accent": "#ffcc00"}, "name"),
        ("look", {"name": "X", "language": "ca", "time_zone": "UTC", "accent": "red"}, "accent"),
        ("figures", {"policy": "binary", "partly_from": "50", "places": "1"}, "partly_from"),
        ("figures", {"policy": "linear", "partly_from": "100", "places": "1"}, "partly_from"),
        ("citizens", {"contact_email": "x", "data_licence": "CC-BY-4.0"}, "contact_email"),
        ("citizens", {"complaints_url": "javascript:alert(1)", "data_licence": "CC-BY-4.0"}, "complaints_url"),
        ("accessibility", {"compliance": "full", "prepared_by": "self", "prepared_on": "soon"}, "prepared_on"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(
    people: Cast, client: Any, group: str, given: dict[str, str], field: str
) -> None:
    client.force_login(people.fina)
    page = client.post(f"{DESK}settings/{group}/", given)
    assert (page.status_code, f'id="id_{field}_error"' in page.content.decode()) == (200, True)


def test_a_logo_is_uploaded_served_as_png_and_removed(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(drawn, "JPEG")
    client.post(f"{DESK}settings/logo/", {"logo": SimpleUploadedFile("arms.jpg", drawn.getvalue())})
    name = Organisation.objects.get(slug="vilaclara").logo
    served = client.get(f"/logo/{name}.png")
    client.post(f"{DESK}settings/logo/", {"remove": "1"})
    assert (
        served.headers["Content-Type"],
        served.content[:4],
        client.get(f"/logo/{name}.png").status_code,
    ) == (
        "image/png",
        b"\x89PNG",
        404,
    )


def test_a_logo_for_which_the_disk_has_no_room_is_named(
    people: Cast, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes) -> str:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(store, "put", full)
    drawn = BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    client.force_login(people.fina)
    client.cookies["language"] = "en"
    page = client.post(f"{DESK}settings/logo/", {"logo": SimpleUploadedFile("arms.png", drawn.getvalue())})
    told = words(html.fromstring(page.content), "//*[@id='id_logo_error']")
    assert (page.status_code, told) == (
        200,
        ["arms.png: it could not be kept. The disk may be full; tell the administrator."],
    )


def test_a_file_that_is_no_picture_is_said_to_be_none(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    page = client.post(f"{DESK}settings/logo/", {"logo": SimpleUploadedFile("arms.png", b"<script>alert(1)</script>")})
    assert ('id="id_logo_error"' in page.content.decode(), Organisation.objects.get(slug="vilaclara").logo) == (
        True,
        "",
    )


@pytest.mark.parametrize("name", ["https://x.example", "x", "-x.example", "x.example/y", "x y.example", "127.0.0.1"])
def test_what_is_no_host_name_is_refused(people: Cast, client: Any, name: str) -> None:
    client.force_login(people.fina)
    page = client.post(f"{DESK}settings/host-names/", {"name": name})
    assert (page.status_code, people.vilaclara.host_names.count()) == (200, 0)


def test_a_host_name_is_added_and_removed(people: Cast, client: Any) -> None:
    client.force_login(people.fina)
    client.post(f"{DESK}settings/host-names/", {"name": "Cartes.Vilaclara.example."})
    found = people.vilaclara.host_names.get()
    client.post(f"{DESK}settings/host-names/{found.pk}/")
    assert (found.name, people.vilaclara.host_names.count()) == ("cartes.vilaclara.example", 0)


def test_a_person_changes_their_name_and_language(people: Cast, client: Any) -> None:
    client.force_login(people.ana)
    client.post("/account/", {"name": "Ana Maria", "language": "en"})
    people.ana.refresh_from_db()
    assert (people.ana.name, people.ana.language, client.cookies["language"].value) == ("Ana Maria", "en", "en")
