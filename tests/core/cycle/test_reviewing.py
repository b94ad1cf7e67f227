"""What a person answers to a finding, and what the report is after that."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.cycle.reviewing import OFFERS, Answer, Choice, corrected, offer_of, unreadable
from cartaviva.core.display import cell_text, corrections, open_findings
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import FINDINGS
from cartaviva.core.report import KEYS, FollowUpReport, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason

ROWS = (
    ("Respondrem en 2 dies", "Dies de resposta", "≤ 2 dies", "1,5 dies", "-0,5", "100 %", ""),
    ("Farem 4 tallers", "Tallers fets", "4", "3", "1", "75 %", "Se'n va anul·lar un."),
    (
        "Convocarem la taula 2 vegades",
        "Convocatòries",
        "2",
        "0",
        "-2",
        "0 %",
        "No ha estat necessària la convocatòria.",
    ),
)
"""Finding 0: the sign in row 1; finding 1: row 2 was perhaps not applicable."""


def report(*rows: tuple[str, ...]) -> FollowUpReport:
    stated = (StatedRow(dict(zip(KEYS, ("Punt jove", "Informar", *row), strict=True))) for row in rows or ROWS)
    return build_report(StatedReport(tuple(stated)))


def codes(found: FollowUpReport) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.row) for finding in found.findings]


def test_an_accepted_correction_is_noted_beside_what_was_stated() -> None:
    after = corrected(report(), {0: Answer(Choice.ACCEPT)}).report
    noted = [finding.code for finding in corrections(after)]
    assert (noted, after.rows[1].stated.text("difference")) == (["difference-sign"], "1")


def test_a_figure_that_is_kept_is_printed_as_it_was_stated_and_is_no_correction() -> None:
    after = corrected(report(), {0: Answer(Choice.KEEP)}).report
    found = [finding.code for finding in open_findings(after)]
    printed = [cell_text(after, after.rows[1], key, "ca") for key in ("difference", "compliance")]
    assert (printed, corrections(after), found) == (
        ["1", "75\N{NO-BREAK SPACE}%"],
        (),
        ["difference-sign", "possibly-not-applicable"],
    )


def test_what_is_written_anew_is_read_and_checked_again() -> None:
    after = corrected(report(), {0: Answer(Choice.EDIT, {"result": "5", "target": "4"})}).report
    assert (after.rows[1].assessment.difference, codes(after)[0]) == (1, ("compliance-value", 1))


def test_a_reason_takes_the_place_of_a_result() -> None:
    after = corrected(report(), {1: Answer(Choice.EDIT, {"reason": "no_demand"})}).report
    assert (after.rows[2].result, codes(after)) == (NoResult(Reason.NO_DEMAND), [("difference-sign", 1)])


def test_what_somebody_left_as_it_is_needs_no_more_words_in_the_report() -> None:
    after = corrected(report(), {1: Answer(Choice.KEEP)}).report
    assert codes(after) == [("difference-sign", 1)]


def test_a_row_that_is_left_out_takes_its_findings_along_and_the_rest_keeps_its_origin() -> None:
    twice = report(ROWS[0], ROWS[0], ROWS[1])
    number = next(index for index, finding in enumerate(twice.findings) if finding.code == "duplicate-row")
    after = corrected(twice, {number: Answer(Choice.ACCEPT)})
    assert (after.origin, codes(after.report)) == ((0, 2), [("difference-sign", 1)])


def test_a_direction_that_is_said_gives_the_row_its_degree() -> None:
    unsaid = report(("Farem visites guiades", "Durada de la visita (minuts)", "45", "60", "", "", "Per les obres."))
    after = corrected(unsaid, {0: Answer(Choice.EDIT, {"direction": "≤"})}).report
    found = (codes(unsaid), after.rows[0].assessment.degree, codes(after))
    assert found == ([("direction-unknown", 0)], 75, [])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"target": "quants calgui"}, "quants calgui"),
        ({"result": "força"}, "força"),
        ({"target": "4", "result": "4"}, ""),
    ],
)
def test_what_nobody_can_read_is_told_before_it_is_kept(value: dict[str, str], text: str) -> None:
    assert unreadable(report(), 0, Answer(Choice.EDIT, value)) == text


def test_every_finding_that_asks_can_be_answered() -> None:
    rows = {code for code, kind in FINDINGS.items() if kind.severity is not Severity.INFO}
    allowed = {choice for choice in Choice if offer_of(report().findings[0]).allows(choice)}
    assert (set(OFFERS) - rows, allowed) == (set(), {Choice.ACCEPT, Choice.KEEP, Choice.EDIT})
