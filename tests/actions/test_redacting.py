"""A text that has to go goes from everywhere, and the chain still verifies."""

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.redacting import redact
from cartaviva.actions.rendering import Rendering, render, render_publication, show
from cartaviva.core.amending import Amendment
from cartaviva.core.findings import Refused
from cartaviva.records import store
from cartaviva.records.models import Artefact, Publication, Redaction, Report, Result
from cartaviva.records.published import opened_report
from cartaviva.records.verification import verify_town
from tests.people import Cast
from tests.towns import YOUTH, report_published, shown

pytestmark = pytest.mark.django_db

TEXT = "El taller de tardor es va anul·lar."
KEY = "report.rows.1.remarks"


def published(people: Cast) -> Publication:
    return report_published(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)


def test_a_redacted_text_is_nowhere_and_the_hash_stays(people: Cast) -> None:
    old = published(people)
    new = shown(correct(people.carla, old, {0: Amendment(result="1")}, "Era menys."))
    hashes = [one.sha256 for one in Publication.objects.order_by("number")]
    files = list(Artefact.objects.values_list("sha256", flat=True))
    redact(people.carla, new, KEY, "Deia qui era malalt.")
    for number in (1, 2):
        render_publication.func(Publication.objects.get(number=number).pk, files)
    stored = b"".join(path.read_bytes() for path in store.place("00").parents[1].rglob("*") if path.is_file())
    tables = [*Publication.objects.values_list("texts", flat=True), *Report.objects.values_list("stated", flat=True)]
    tables += [*Result.objects.values_list("stated", flat=True), *Result.objects.values_list("remarks", flat=True)]
    assert (
        [one.sha256 for one in Publication.objects.order_by("number")],
        TEXT.encode() in stored,
        b"Deia qui era malalt." in stored,
        TEXT in str(tables),
        [(one.publication.number, one.key) for one in Redaction.objects.order_by("pk")],
        verify_town(people.vilaclara, read_files=True).faults,
    ) == (hashes, False, True, False, [(1, KEY), (2, KEY)], ())


def test_files_written_while_a_text_is_redacted_are_not_shown(people: Cast) -> None:
    publication = published(people)
    written = render(publication, ("csv",), ("ca",))
    redact(people.carla, publication, KEY, "Deia qui era malalt.")
    recorded = show(publication, written)
    assert (recorded, Artefact.objects.count()) == (False, 0)
    assert isinstance(written, Rendering)


def test_a_correction_after_a_redaction_does_not_bring_the_text_back(people: Cast) -> None:
    old = published(people)
    redact(people.carla, old, KEY, "Deia qui era malalt.")
    new = correct(people.carla, old, {0: Amendment(result="1")}, "Era menys.")
    assert opened_report(new).report.rows[1].stated.text("remarks") == ""


@pytest.mark.parametrize("text", ["met", "not_met", "percent", "ca", "4"])
def test_a_short_text_takes_nothing_along_that_the_program_wrote(people: Cast, text: str) -> None:
    rows = (YOUTH[0], {**YOUTH[1], "remarks": text}, YOUTH[2])
    old = report_published(people.vilaclara, people.carla, "Joventut", 2023, rows)
    redact(people.carla, old, KEY, "Deia qui era malalt.")
    new = opened_report(correct(people.carla, old, {0: Amendment(result="1")}, "Era menys.")).report
    before = opened_report(Publication.objects.get(number=1)).report
    assert (
        [(row.target, row.result, row.assessment.status) for row in new.rows[1:]],
        new.stated.language,
        [row.stated.text("remarks") for row in new.rows],
    ) == ([(row.target, row.result, row.assessment.status) for row in before.rows[1:]], "ca", ["", "", ""])


@pytest.mark.parametrize(("key", "reason", "code"), [(KEY, " ", "reason-needed"), ("report.title", "Sí.", "no-text")])
def test_a_redaction_needs_a_text_and_a_reason(people: Cast, key: str, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        redact(people.carla, published(people), key, reason)
    assert (refused.value.code, Redaction.objects.count()) == (code, 0)
