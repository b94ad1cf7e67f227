"""A text that has to go goes from everywhere, and the chain still verifies."""

import json
from datetime import date

import pytest

from cartaviva.actions import publish
from cartaviva.actions.amending import correct
from cartaviva.actions.closing import Noted, close_year
from cartaviva.actions.redacting import redact
from cartaviva.actions.rendering import render, render_publication, show
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.findings import Refused
from cartaviva.formats.frozen import freeze
from cartaviva.records import store
from cartaviva.records.models import Artefact, Period, Publication, PublishedRow, Redaction, Report, Result
from cartaviva.records.published import opened_report, opened_year
from cartaviva.records.verification import verify_town
from tests.collecting import CLEAN, entries, submitted, validate
from tests.collecting import opened as opened_to_fill
from tests.people import Cast
from tests.towns import YOUTH, published, report_published, shown

pytestmark = pytest.mark.django_db

TEXT = "El taller de tardor es va anul·lar."
KEY = "report.rows.1.remarks"


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


def test_a_correction_after_a_redaction_does_not_bring_the_text_back(people: Cast) -> None:
    old = published(people)
    redact(people.carla, old, KEY, "Deia qui era malalt.")
    new = correct(people.carla, old, {0: Amendment(result="1")}, "Era menys.")
    assert opened_report(new).report.rows[1].stated.text("remarks") == ""


NAMED = (
    {**YOUTH[0], "objective": "Informar, com volia la Maria Puig", "result": "3 dies (segons la Maria Puig)"},
    {**YOUTH[1], "commitment": "La Maria Puig farà 4 tallers l'any", "target": "4, els de la Maria Puig"},
    {**YOUTH[2], "indicator": "Peticions de la Maria Puig", "result": "92 %", "difference": "4 (Maria Puig)"},
)


def test_a_name_can_be_taken_away_wherever_a_document_has_one(people: Cast) -> None:
    old = report_published(people.vilaclara, people.carla, "Joventut", 2023, NAMED)
    named = {key: held["text"] for key, held in old.texts.items() if "Maria Puig" in held["text"]}
    digest = old.sha256
    for text in sorted(set(named.values())):
        key = next(key for key, held in named.items() if held == text)
        redact(people.carla, Publication.objects.get(pk=old.pk), key, "Hi havia un nom.")
    left = Publication.objects.get(pk=old.pk)
    faults = verify_town(people.vilaclara).faults
    new = correct(people.carla, left, {0: Amendment(result="1")}, "Era menys.")
    tables = [str(list(model.objects.values())) for model in (Publication, PublishedRow, Report, Result)]
    shown = opened_report(left).report.rows
    assert (
        sorted(named),
        [("Maria Puig" in one, "maria puig" in one) for one in tables],
        (left.sha256, faults),
        [row.stated.text("result") for row in shown],
        [row.assessment for row in opened_report(new).report.rows[1:]],
    ) == (
        [
            "report.findings.3.stated",
            "report.rows.0.objective",
            "report.rows.0.result.text",
            "report.rows.1.commitment",
            "report.rows.1.target.text",
            "report.rows.2.difference.stated",
            "report.rows.2.indicator",
        ],
        [(False, False)] * 4,
        (digest, ()),
        ["", "3", "92 %"],
        [row.assessment for row in shown[1:]],
    )


def test_what_was_typed_goes_with_the_result_that_it_gave(people: Cast) -> None:
    report = opened_to_fill(people)
    found = submitted(people, report, Typed("1,4 dies hàbils"), *CLEAN[1:])
    validate(people, found)
    redact(people.carla, publish.publish(people.carla, report), "report.rows.0.result.text", "Hi havia un nom.")
    assert [one.text for one in entries(report)] == ["", "4", "93 %"]


def test_what_is_a_figure_and_no_more_is_not_sealed(people: Cast) -> None:
    rows = (YOUTH[0], {**YOUTH[1], "result": "612 345 678"}, YOUTH[2])
    texts = report_published(people.vilaclara, people.carla, "Joventut", 2023, rows).texts
    assert [key for key in texts if ".result." in key or ".target." in key] == ["report.rows.1.result.text"]


def test_what_was_sealed_as_version_1_verifies_and_reads_and_can_be_taken_away(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "to_seal", freeze)
    monkeypatch.setattr(publish, "is_free_text", lambda path, text: path in (KEY, "corrects.reason"))
    old = published(people)
    monkeypatch.undo()
    new = shown(correct(people.carla, old, {0: Amendment(result="1")}, "Era menys."))
    before = verify_town(people.vilaclara).faults
    redact(people.carla, new, KEY, "Deia qui era malalt.")
    both = [Publication.objects.get(number=number) for number in (1, 2)]
    assert (
        [json.loads(one.value)["format"] for one in both],
        [freeze(opened_report(one))["format"] for one in both],
        [[row.stated.text("remarks") for row in opened_report(one).report.rows] for one in both],
        [row.stated.text("result") for row in opened_report(old).report.rows],
        (before, verify_town(people.vilaclara).faults),
    ) == (
        ["cartaviva.publication/1", "cartaviva.publication/2"],
        ["cartaviva.publication/1"] * 2,
        [["", "", ""]] * 2,
        ["1,5", "3", "92 %"],
        ((), ()),
    )


def test_who_took_note_of_a_year_can_be_taken_away(people: Cast) -> None:
    published(people)
    noted = Noted("Ple, amb el vot de la Maria Puig", date(2024, 4, 25), "2024/117")
    year = shown(close_year(people.carla, Period.objects.get(), *noted))
    redact(people.carla, year, "noted.by", "Hi havia un nom.")
    left = opened_year(Publication.objects.get(pk=year.pk))
    assert (left.noted_by, left.file_number, Period.objects.get().noted_by, verify_town(people.vilaclara).faults) == (
        "",
        "2024/117",
        "",
        (),
    )


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


@pytest.mark.parametrize(
    ("key", "reason", "code"), [(KEY, " ", "reason-needed"), ("report.language", "Sí.", "no-text")]
)
def test_a_redaction_needs_a_text_and_a_reason(people: Cast, key: str, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        redact(people.carla, published(people), key, reason)
    assert (refused.value.code, Redaction.objects.count()) == (code, 0)
