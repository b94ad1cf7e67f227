"""Evidence that is published on purpose: frozen with its row, sealed, corrected, verified and redacted."""

from dataclasses import dataclass

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.evidence import disclose
from cartaviva.actions.publish import preview, publish
from cartaviva.actions.redacting import redact
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.published.publication import Changed, changes
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from cartaviva.locale import voice
from cartaviva.records import store as files
from cartaviva.records.evidence import find_published
from cartaviva.records.models import AuditEvent, Evidence, Publication, Report
from cartaviva.records.published import opened_report, reports_of
from cartaviva.records.verification import verify_town
from tests.formats.test_metadata import picture
from tests.misses import MISSED, PICTURE, backed_report
from tests.people import Cast, refusal
from tests.towns import shown

pytestmark = pytest.mark.django_db
KEY = f"report.rows.{MISSED}.evidence.0"


@dataclass
class Backed:
    """A validated report, whose second row has two files, both internal."""

    report: Report
    first: Evidence
    second: Evidence


@pytest.fixture
def backed(people: Cast) -> Backed:
    files = ((MISSED, "registre.png", PICTURE), (MISSED, "intern.png", picture("PNG")))
    report, (first, second) = backed_report(people, *files)
    return Backed(report, first, second)


def published(people: Cast, backed: Backed) -> Publication:
    disclose(people.carla, people.vilaclara, backed.first.pk, public=True)
    return shown(publish(people.carla, backed.report))


def named(one: Evidence) -> EvidenceFile:
    return EvidenceFile(one.name, one.sha256, one.size, one.media_type)


def test_only_the_quality_office_makes_a_file_public_and_the_trail_says_so(people: Cast, backed: Backed) -> None:
    pk, town = backed.first.pk, people.vilaclara
    who = (people.ana, people.bruno, people.elena, people.dario)
    refused = [refusal(lambda by=by: disclose(by, town, pk, public=True)) for by in who]  # type: ignore[misc]
    disclose(people.carla, town, pk, public=True)
    disclose(people.carla, town, pk, public=True)
    events = list(AuditEvent.objects.filter(action="disclose-evidence").values_list("person", "details"))
    assert (refused, events) == (
        ["not-allowed"] * 3 + ["not-found"],
        [
            (
                people.carla.pk,
                {
                    "evidence": pk,
                    "sha256": backed.first.sha256,
                    "from": {"public": False},
                    "to": {"public": True},
                },
            )
        ],
    )


def test_what_is_public_is_frozen_with_its_row_and_sealed_and_what_is_internal_is_not(
    people: Cast, backed: Backed
) -> None:
    made = published(people, backed)
    rows = opened_report(made).report.rows
    hidden = [text for text in (backed.first.name, backed.first.sha256) if text in made.value]
    assert ([row.evidence for row in rows], hidden, KEY in made.texts, verify_town(people.vilaclara).faults) == (
        [(), (named(backed.first),), ()],
        [],
        True,
        (),
    )


def test_the_files_of_the_report_name_it_and_json_gives_it_back(people: Cast, backed: Backed) -> None:
    reports = reports_of(published(people, backed))
    said = {name: WRITERS[name].write(reports, voice("ca"), "ca") for name in ("html", "csv", "json")}
    (again,) = read_reports(said["json"], "report.json")
    assert (
        [name for name, data in said.items() if backed.first.sha256.encode() not in data],
        again.rows[MISSED].evidence,
    ) == ([], (named(backed.first),))


def test_making_one_public_later_is_a_correction_by_itself(people: Cast, backed: Backed) -> None:
    old = published(people, backed)
    disclose(people.carla, people.vilaclara, backed.second.pk, public=True)
    new = shown(correct(people.carla, old, {}, "Hi faltava una prova."))
    [changed] = changes(opened_report(old), opened_report(new), "ca")
    assert (changed.row, changed.key, changed.new.count("SHA-256"), isinstance(changed, Changed)) == (
        MISSED,
        "evidence",
        2,
        True,
    )


def test_a_file_that_has_to_go_goes_from_every_publication_and_stays_internal(people: Cast, backed: Backed) -> None:
    old = published(people, backed)
    new = shown(correct(people.carla, old, {0: Amendment(result="1,6")}, "Error de suma."))
    there = find_published(people.vilaclara.pk, backed.first.sha256)
    redact(people.carla, old, KEY, "Hi sortia una persona.")
    new.refresh_from_db()
    backed.first.refresh_from_db()
    assert (
        there,
        find_published(people.vilaclara.pk, backed.first.sha256),
        opened_report(new).report.rows[MISSED].evidence,
        backed.first.public,
        files.place(backed.first.sha256).exists(),
        verify_town(people.vilaclara).faults,
    ) == (named(backed.first), None, (), False, True, ())


def test_a_published_file_that_is_lost_or_changed_is_a_fault(people: Cast, backed: Backed) -> None:
    published(people, backed)
    place = files.place(backed.first.sha256)
    place.write_bytes(b"another")
    changed = verify_town(people.vilaclara, read_files=True)
    place.unlink()
    lost = verify_town(people.vilaclara)
    assert ([one.code for one in changed.faults], [one.code for one in lost.faults], changed.code, lost.code) == (
        ["evidence-changed"],
        ["evidence-lost"],
        2,
        1,
    )


def test_a_name_in_the_name_of_a_file_is_pointed_at_before_it_is_published(people: Cast, backed: Backed) -> None:
    Evidence.objects.filter(pk=backed.first.pk).update(name="trucar 612 345 678.png", public=True)
    found = [(one.code, one.row, one.stated) for one in preview(backed.report).points if one.code == "personal-data"]
    assert found == [("personal-data", MISSED, "612 345 678")]
