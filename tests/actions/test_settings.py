"""A town's settings, its logo and its host names."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

from cartaviva.actions.settings import add_host_name, remove_host_name, remove_logo, save_settings, set_logo
from cartaviva.core.display import policy_text
from cartaviva.core.words import ENGLISH, Text
from cartaviva.formats.picture import NotAPicture, as_png
from cartaviva.records import store
from cartaviva.records.convert import policy_of
from cartaviva.records.models import AuditEvent, Organisation
from cartaviva.records.published import opened_report
from tests.people import Cast, refusal
from tests.towns import YOUTH, report_published

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db


def picture(kind: str = "PNG", size: tuple[int, int] = (1200, 300)) -> bytes:
    made = BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "taken at home")
    extra = {"pnginfo": told} if kind == "PNG" else {}
    Image.new("RGB", size, "navy").save(made, kind, **extra)
    return made.getvalue()


def test_only_what_changed_is_saved_and_told(people: Cast) -> None:
    values = {"name": people.vilaclara.name, "accent": "#a01020", "redress": Text.of(ca="Us demanarem disculpes.")}
    changed = save_settings(people.fina, people.vilaclara, values)
    kept = Organisation.objects.get(slug="vilaclara")
    assert (changed, kept.accent, str(kept.redress), AuditEvent.objects.get().details) == (
        {"accent", "redress"},
        "#a01020",
        "Us demanarem disculpes.",
        {
            "from": {"accent": "#24408e", "redress": {}},
            "to": {"accent": "#a01020", "redress": {"ca": "Us demanarem disculpes."}},
        },
    )


def test_another_way_of_working_out_figures_is_the_next_version_of_the_method(people: Cast) -> None:
    before = report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    told = []
    for policy in ({}, {"places": 2}, {"places": 2}, {"places": 2, "cap": False}, {}):
        save_settings(people.fina, people.vilaclara, {"policy": policy})
        told.append(policy_text(policy_of(people.vilaclara), ENGLISH)[:17])
    after = report_published(people.vilaclara, people.carla, "Joventut", 2024, YOUTH)
    printed = [opened_report(one).report.policy.version for one in (before, after)]
    assert (told, printed) == ([f"Method, version {number}" for number in (1, 2, 2, 3, 4)], [1, 4])


def test_the_slug_cannot_be_changed(people: Cast) -> None:
    with pytest.raises(KeyError):
        save_settings(people.fina, people.vilaclara, {"slug": "other"})


def test_a_logo_is_drawn_again_smaller_and_without_what_else_was_in_the_file(people: Cast) -> None:
    set_logo(people.fina, people.vilaclara, picture())
    kept = store.get(Organisation.objects.get(slug="vilaclara").logo)
    with Image.open(BytesIO(kept)) as drawn:
        seen = (drawn.format, drawn.size, drawn.info)
    assert (seen, b"taken at home" in kept) == (("PNG", (640, 160), {}), False)


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "WEBP"])
def test_other_kinds_of_pictures_become_png(kind: str) -> None:
    assert as_png(picture(kind, (20, 10)))[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        picture()[:60],
        picture()[:40] + b"x" * 40 + picture()[80:],
        picture("BMP"),
        picture(size=(5000, 4000)),
        picture() + b"x" * (2 << 20),
    ],
    ids=["empty", "svg", "pdf", "cut", "damaged", "bmp", "huge", "heavy"],
)
def test_what_is_no_picture_is_not_kept(people: Cast, store: Path, data: bytes) -> None:
    with pytest.raises(NotAPicture):
        set_logo(people.fina, people.vilaclara, data)
    assert (Organisation.objects.get(slug="vilaclara").logo, store.exists()) == ("", False)


def test_a_logo_can_be_removed(people: Cast) -> None:
    set_logo(people.fina, people.vilaclara, picture())
    remove_logo(people.fina, people.vilaclara)
    remove_logo(people.fina, people.vilaclara)
    assert Organisation.objects.get(slug="vilaclara").logo == ""


def test_a_logo_is_kept_as_long_as_a_town_has_it(people: Cast, store: Path) -> None:
    set_logo(people.fina, people.vilaclara, picture())
    Organisation.objects.filter(slug="montsec").update(logo=people.vilaclara.logo)
    set_logo(people.fina, people.vilaclara, picture(size=(20, 10)))
    shared = len(list(store.glob("*/*")))
    set_logo(people.fina, people.vilaclara, picture(size=(10, 10)))
    kept = {people.vilaclara.logo, Organisation.objects.get(slug="montsec").logo}
    assert (shared, {path.name for path in store.glob("*/*")}) == (2, kept)


def test_a_host_name_belongs_to_one_town(people: Cast) -> None:
    add_host_name(people.fina, people.vilaclara, "cartes.vilaclara.example")
    found = people.vilaclara.host_names.get()
    refusals = [
        refusal(lambda: add_host_name(people.dario, people.montsec, "cartes.vilaclara.example")),
        refusal(lambda: remove_host_name(people.dario, people.montsec, found.pk)),
        refusal(lambda: remove_host_name(people.dario, people.vilaclara, found.pk)),
    ]
    remove_host_name(people.fina, people.vilaclara, found.pk)
    assert (refusals, people.vilaclara.host_names.count()) == (["host-name-taken", "not-found", "not-found"], 0)


def test_a_name_that_the_server_answers_to_is_kept_for_who_runs_it(people: Cast, settings: "Settings") -> None:
    settings.ALLOWED_HOSTS = ["cartes.example", "www.Montsec.example"]
    names = ("cartes.example", "www.montsec.example", "www.vilaclara.example")
    refusals = [refusal(lambda name=name: add_host_name(people.fina, people.vilaclara, name)) for name in names]  # type: ignore[misc]
    people.dario.is_host = True
    add_host_name(people.dario, people.montsec, "www.montsec.example")
    kept = [list(town.host_names.values_list("name", flat=True)) for town in (people.vilaclara, people.montsec)]
    found = (refusals, kept)
    assert found == (["host-name-kept", "host-name-kept", None], [["www.vilaclara.example"], ["www.montsec.example"]])


def test_only_an_administrator_changes_settings(people: Cast) -> None:
    by = [people.ana, people.bruno, people.carla, people.elena, people.dario]
    refusals = [refusal(lambda one=one: save_settings(one, people.vilaclara, {"name": "X"})) for one in by]  # type: ignore[misc]
    assert refusals == ["not-allowed"] * 4 + ["not-found"]
