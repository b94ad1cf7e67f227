"""A document comes in as it is, is read by a task, decided about point by point, and kept whole or not at all."""

from types import SimpleNamespace
from typing import Any

import pytest

from cartaviva.actions import deciding
from cartaviva.actions.deciding import agree, confirm, confirm_ready, decide, decide_alike
from cartaviva.actions.imports import bring_in, discard, map_headings, read_document, read_waiting
from cartaviva.actions.review import Review, review_of, reviews_of
from cartaviva.actions.saving import Confirmed, save_report
from cartaviva.actions.undoing import undo
from cartaviva.core.cycle.reviewing import Answer, Choice
from cartaviva.core.findings import Refused, Unreadable
from cartaviva.core.words import Text
from cartaviva.records import store
from cartaviva.records.models import (
    AuditEvent,
    Charter,
    Commitment,
    CommitmentWording,
    ImportedDocument,
    Indicator,
    Objective,
    Organisation,
    Period,
    Report,
    Result,
    Service,
)
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db

HEADINGS = (
    "Servei ofert\tObjectiu\tCompromís\tIndicador\tIndicador de mesura\tResultat\tDiferència\tGrau de compliment\t"
)
ROWS = (
    ("Respondrem les consultes en 2 dies", "Dies de resposta", "≤ 2 dies", "1,5 dies", "-0,5", "100 %", ""),
    ("Farem 4 tallers l'any", "Tallers fets", "4", "3", "1", "75 %", "Es va anul·lar un taller."),
)


def report(year: int, *rows: tuple[str, ...], charter: str = "JOVENTUT") -> bytes:
    lines = [f"SEGUIMENT {year}", "", f"Servei:\t{charter}", f"Període:\tGener - Desembre {year}", ""]
    lines.append(HEADINGS + "Observacions")
    lines += ["\t".join(("Punt jove", "Informar els joves", *row)) for row in rows or ROWS]
    return "\n".join(lines).encode()


def brought(people: Cast, data: bytes, name: str = "seguiment.txt") -> ImportedDocument:
    return bring_in(people.carla, people.vilaclara, name, data)[0]


def accepted(people: Cast, document: ImportedDocument) -> ImportedDocument:
    """Every point accepted, or kept where nothing is proposed."""
    answers = {
        point.key: Answer(
            Choice.SAME if point.code == "match" else Choice.KEEP if "remarks" in point.code else Choice.ACCEPT
        )
        for point in review_of(document).open
    }
    decide(people.carla, document, answers, document.revision)
    document.refresh_from_db()
    return confirm(people.carla, document, document.revision)


def counts() -> tuple[int, ...]:
    tables = (Charter, Service, Objective, Commitment, CommitmentWording, Indicator, Period, Report, Result)
    return tuple(model.objects.count() for model in tables)  # type: ignore[attr-defined]


def test_a_file_is_kept_as_it_came_and_read(people: Cast) -> None:
    data = report(2021)
    document = brought(people, data)
    points = [(point.key, point.code) for point in review_of(document).points]
    found = (document.state, store.get(document.sha256), points)
    assert found == ("read", data, [("0/finding/0", "difference-sign")])


def test_the_same_file_twice_changes_nothing(people: Cast) -> None:
    brought(people, report(2021))
    before = (AuditEvent.objects.count(), ImportedDocument.objects.get().revision)
    _, new = bring_in(people.carla, people.vilaclara, "another name.txt", report(2021))
    assert (new, AuditEvent.objects.count(), ImportedDocument.objects.get().revision) == (False, *before)


def test_a_task_that_runs_again_does_nothing_more(people: Cast) -> None:
    document = brought(people, report(2021))
    before = AuditEvent.objects.count()
    read_document.enqueue(document.pk)
    document.refresh_from_db()
    assert (document.revision, AuditEvent.objects.count()) == (1, before)


def test_what_a_killed_program_left_waiting_is_read_at_the_next_start(people: Cast) -> None:
    document = brought(people, report(2021))
    ImportedDocument.objects.update(state="waiting", reading=None)
    found = read_waiting()
    document.refresh_from_db()
    assert (found, document.state, len(document.reading["reports"])) == (1, "read", 1)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("photo.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "not-a-document"),
        ("empty.xlsx", b"", "empty-file"),
        ("archive.docx", b"PK\x05\x06" + bytes(18), "not-a-document"),
        ("large.txt", b"a" * ((50 << 20) + 1), "too-large"),
    ],
)
def test_what_is_no_document_is_refused_at_the_door(people: Cast, name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        brought(people, data, name)
    assert (refused.value.finding.code, ImportedDocument.objects.count()) == (code, 0)


def test_a_document_without_a_table_says_why_it_gives_no_report(people: Cast) -> None:
    document = brought(people, b"Una carta sense cap taula.")
    assert (document.state, document.problem["code"]) == ("unreadable", "no-table")


def test_nobody_confirms_while_a_point_is_open(people: Cast) -> None:
    document = brought(people, report(2021))
    with pytest.raises(Refused) as refused:
        confirm(people.carla, document, document.revision)
    assert (refused.value.code, Report.objects.count()) == ("points-left", 0)


def test_confirming_keeps_the_report_and_undoing_takes_all_of_it_back(people: Cast) -> None:
    before = counts()
    document = accepted(people, brought(people, report(2021)))
    confirmed = counts()
    undo(people.carla, document)
    document.refresh_from_db()
    assert (confirmed, counts(), document.state) == ((1, 1, 1, 2, 2, 2, 1, 1, 2), before, "read")


def test_undoing_leaves_what_the_report_of_another_year_made(people: Cast) -> None:
    accepted(people, brought(people, report(2021)))
    before = counts()
    second = accepted(people, brought(people, report(2022)))
    undo(people.carla, second)
    assert counts() == before


def test_what_was_published_cannot_be_undone(people: Cast) -> None:
    published = report_published(people.vilaclara, people.carla, "Joventut", 2021, YOUTH)
    document = brought(people, report(2022))
    Report.objects.filter(charter=published.charter).update(document=document)
    ImportedDocument.objects.update(state="confirmed")
    with pytest.raises(Refused) as refused:
        undo(people.carla, document)
    assert (refused.value.code, refused.value.detail) == ("undo-published", "Joventut, 2021")


def test_the_second_of_two_people_who_confirm_is_told(people: Cast) -> None:
    document = brought(people, report(2021))
    decide(people.carla, document, {"0/finding/0": Answer(Choice.ACCEPT)}, document.revision)
    document.refresh_from_db()
    seen = document.revision
    confirm(people.carla, document, seen)
    with pytest.raises(Refused) as refused:
        confirm(people.fina, document, seen)
    assert (refused.value.code, Report.objects.count()) == ("changed-meanwhile", 1)


def test_what_somebody_decided_on_an_old_page_is_not_saved(people: Cast) -> None:
    document = brought(people, report(2021))
    seen = document.revision
    decide(people.carla, document, {"0/finding/0": Answer(Choice.ACCEPT)}, seen)
    with pytest.raises(Refused) as refused:
        decide(people.fina, document, {"0/finding/0": Answer(Choice.KEEP)}, seen)
    assert (refused.value.code, document.decisions.get().choice) == ("changed-meanwhile", "accept")


def test_a_document_is_kept_whole_or_not_at_all(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    two = report(2021, ROWS[0]) + b"\n\n" + report(2021, ROWS[0], charter="BIBLIOTECA")
    document = brought(people, two)
    before = counts()
    kept: list[Report] = []

    def broken(organisation: Organisation, confirmed: Confirmed) -> Report:
        if kept:
            raise OSError("the disk is full")
        kept.append(save_report(organisation, confirmed))
        return kept[0]

    monkeypatch.setattr(deciding, "save_report", broken)
    with pytest.raises(OSError):
        confirm(people.carla, document, document.revision)
    document.refresh_from_db()
    assert (len(kept), counts(), document.state) == (1, before, "read")


def test_several_years_become_one_history(people: Cast) -> None:
    reworded = (("Contestarem les consultes en 3 dies com a màxim", *ROWS[0][1:]), ROWS[1])
    for year, rows in ((2021, ROWS), (2022, ROWS), (2023, reworded)):
        accepted(people, brought(people, report(year, *rows), f"{year}.txt"))
    years = sorted(
        (
            commitment.code,
            sorted(result.period.label[-4:] for result in Result.objects.filter(indicator__commitment=commitment)),
        )
        for commitment in Commitment.objects.all()
    )
    assert years == [("joventut-1", ["2021", "2022", "2023"]), ("joventut-2", ["2021", "2022", "2023"])]


def test_a_wording_that_is_not_identical_is_never_matched_by_itself(people: Cast) -> None:
    accepted(people, brought(people, report(2021)))
    reworded = (("Contestarem les consultes en 3 dies com a màxim", *ROWS[0][1:]), ROWS[1])
    review = review_of(brought(people, report(2022, *reworded)))
    found = [
        (one.likeness == 100, one.wording is not None, one.point in review.open) for one in review.reports[0].matches
    ]
    assert found == [(False, False, True), (True, True, False)]


def test_a_charter_of_a_like_name_is_asked_about_and_remembered(people: Cast) -> None:
    accepted(people, brought(people, report(2021)))
    document = brought(people, report(2022, charter="Carta de serveis de joventut"))
    (point,) = (point for point in review_of(document).open if point.code == "charter")
    same = Answer(Choice.SAME, {"charter": str(point.charter.pk)})
    decide(people.carla, document, {point.key: same}, document.revision)
    document.refresh_from_db()
    accepted(people, document)
    third = review_of(brought(people, report(2023, charter="Carta de serveis de joventut")))
    assert (Charter.objects.count(), [point.code for point in third.open]) == (1, ["difference-sign"])


def test_a_document_and_the_task_that_reads_it_come_together_or_not_at_all(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(pk: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("cartaviva.actions.imports.read_document", SimpleNamespace(enqueue=killed))
        brought(people, report(2022))
    left = ImportedDocument.objects.count()
    assert (left, brought(people, report(2022)).state) == (0, "read")


def test_a_report_goes_to_the_charter_that_somebody_chose_though_another_one_is_known_by_its_name(people: Cast) -> None:
    for name in ("JOVENTUT", "JOVES"):
        Charter.objects.create(organisation=people.vilaclara, slug=name.lower(), name=Text.of(ca=name), folded="joves")
    document = brought(people, report(2022, charter="Oficina dels joves"))
    (point,) = (point for point in review_of(document).open if point.code == "charter")
    chosen = Charter.objects.get(slug="joves")
    answer = Answer(Choice.SAME, {"charter": str(chosen.pk)})
    decide(people.carla, document, {point.key: answer}, document.revision)
    document.refresh_from_db()
    accepted(people, document)
    assert Report.objects.get().charter == chosen


def test_a_name_for_which_no_room_is_left_is_not_remembered_by_half(people: Cast) -> None:
    full = "\n".join(["joves", *(f"carta {number:03}" for number in range(59))])
    charter = Charter.objects.create(organisation=people.vilaclara, slug="joves", name=Text.of(ca="Joves"), folded=full)
    document = brought(people, report(2022, charter="Oficina dels joves"))
    (point,) = (point for point in review_of(document).open if point.code == "charter")
    same = Answer(Choice.SAME, {"charter": str(charter.pk)})
    decide(people.carla, document, {point.key: same}, document.revision)
    document.refresh_from_db()
    accepted(people, document)
    charter.refresh_from_db()
    assert (charter.folded, Report.objects.get().charter) == (full, charter)


def test_a_second_report_of_a_charter_and_period_can_only_be_left_out(people: Cast) -> None:
    accepted(people, brought(people, report(2021)))
    document = brought(people, report(2021, ROWS[0]), "again.txt")
    codes = [point.code for point in review_of(document).open]
    accepted(people, document)
    assert (codes, Report.objects.count()) == (["report"], 1)


def test_what_is_there_already_is_asked_before_anything_else(people: Cast) -> None:
    accepted(people, brought(people, report(2021)))
    document = brought(people, report(2021, *reversed(ROWS)), "again.txt")
    assert [point.code for point in review_of(document).open] == ["report", "difference-sign"]


def test_like_findings_are_answered_together_across_files(people: Cast) -> None:
    documents = [brought(people, report(year), f"{year}.txt") for year in (2021, 2022, 2023)]
    answered = decide_alike(people.carla, people.vilaclara, "finding/difference-sign", Answer(Choice.ACCEPT))
    assert (answered, [len(review_of(one).open) for one in documents]) == (3, [0, 0, 0])


def test_what_somebody_decided_while_like_points_are_matched_is_looked_at_again(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = brought(people, report(2021))
    (point,) = review_of(document).open

    def slow(*given: Any) -> list[Review]:
        found = reviews_of(*given)
        decide(people.carla, document, {point.key: Answer(Choice.KEEP)}, document.revision)
        return found

    monkeypatch.setattr(deciding, "reviews_of", slow)
    count = decide_alike(people.carla, people.vilaclara, point.alike, Answer(Choice.ACCEPT))
    assert (count, document.decisions.get().choice) == (0, "keep")


def test_a_folder_of_several_years_is_confirmed_from_the_oldest_on(people: Cast) -> None:
    reworded = (("Contestarem les consultes en 3 dies com a màxim", *ROWS[0][1:]), ROWS[1])
    for year, rows in ((2023, reworded), (2021, ROWS), (2022, ROWS)):
        agree(people.carla, brought(people, report(year, *rows), f"{year}.txt"))
    done = [document.name for document in confirm_ready(people.carla, people.vilaclara)]
    left = ImportedDocument.objects.get(state="read")
    open_points = [(point.code, point.wording.code) for point in review_of(left).open]
    assert (done, left.name, open_points) == (["2021.txt", "2022.txt"], "2023.txt", [("match", "joventut-1")])


def test_what_is_entered_has_to_be_readable(people: Cast) -> None:
    document = brought(people, report(2021))
    with pytest.raises(Refused) as refused:
        answer = Answer(Choice.EDIT, {"target": "quants calguin", "result": "3"})
        decide(people.carla, document, {"0/finding/0": answer}, document.revision)
    assert (refused.value.code, refused.value.detail) == ("not-readable", "quants calguin")


def test_what_is_entered_is_what_is_kept(people: Cast) -> None:
    document = brought(people, report(2021))
    answer = Answer(Choice.EDIT, {"target": "4", "result": "5"})
    decide(people.carla, document, {"0/finding/0": answer}, document.revision)
    document.refresh_from_db()
    confirm(people.carla, document, document.revision)
    kept = [(result.text, result.value) for result in Result.objects.order_by("row")]
    assert (kept[1], "3" in store.get(document.sha256).decode()) == (("5", "5"), True)


def test_headings_mapped_by_hand_are_remembered_for_the_next_file_of_that_shape(people: Cast) -> None:
    headings = ["Què diem", "Com ho comptem", "Allò dit", "Allò fet"]
    table = "\t".join(headings) + "\nFarem 4 tallers\tTallers\t4\t3\nObrirem 2 sales\tSales\t2\t2\n"
    first = brought(people, f"JOVENTUT\nAny 2021\n\n{table}".encode(), "2021.txt")
    unread = first.state
    map_headings(people.carla, first, headings, ["commitment", "indicator", "target", "result"])
    second = brought(people, f"JOVENTUT\nAny 2022\n\n{table}".encode(), "2022.txt")
    first.refresh_from_db()
    rows = [row["commitment"] for row in second.reading["reports"][0]["rows"]]
    assert (unread, first.state, second.state, rows) == (
        "unreadable",
        "read",
        "read",
        ["Farem 4 tallers", "Obrirem 2 sales"],
    )


def test_a_discarded_document_comes_back_when_it_is_brought_in_again(people: Cast) -> None:
    document = brought(people, report(2021))
    discard(people.carla, document)
    again, new = bring_in(people.carla, people.vilaclara, "seguiment.txt", report(2021))
    assert (again.pk, again.state, new) == (document.pk, "read", True)


@pytest.mark.parametrize("name", ["ana", "bruno", "elena", "dario"])
def test_only_the_office_brings_documents_in(people: Cast, name: str) -> None:
    with pytest.raises(Refused):
        bring_in(getattr(people, name), people.vilaclara, "seguiment.txt", report(2021))
    assert ImportedDocument.objects.count() == 0
