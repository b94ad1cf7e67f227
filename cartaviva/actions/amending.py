"""Figures and texts that people enter into a report's rows: before it is published, and to correct what is."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.publish import check_unpublished, correcting, report_to_publish
from cartaviva.actions.rows import results_of, save_rows, save_targets
from cartaviva.actions.settling import joined_remarks
from cartaviva.core.cycle.amending import Amendment, amended
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.published.publication import Changed, changes, in_the_way, newly_missed
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import ENGLISH, Say
from cartaviva.core.workflow import SETTLED
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.convert import follow_up_report
from cartaviva.records.entries import entries_of, of_indicators
from cartaviva.records.models import Person, Publication, Report
from cartaviva.records.published import opened_report

Amendments = Mapping[int, Amendment]
"""0-based row → what is to stand in it."""


def amend(person: Person, report: Report, amendments: Amendments) -> None:
    """Enter figures or texts into a report that is not published yet.

    Raises Refused: "published-already"; "changed-meanwhile" where somebody else changed the same; "collected" for the
    figure of a result that was collected, which is returned instead, so that whoever publishes changes nothing that
    somebody else validated.
    """
    allow(person, Action.PUBLISH, report.organisation)
    with change(report.organisation, person, "amend") as made:
        check_unpublished(report)
        _check_collected(report, {row for row, one in amendments.items() if one.of_a_figure})
        before, now = _save(report, amendments)
        made.subject = f"report {report.pk}"
        made.details = {"rows": sorted(amendments)} | _difference(before, now)


def _difference(before: FollowUpReport, now: FollowUpReport) -> dict[str, Any]:
    """From which figures to which, by the number of the row; of remarks only that they changed, as `enter` does."""
    pairs = list(zip(before.stated.rows, now.stated.rows, strict=True))
    changed = {
        key: [index for index, (old, new) in enumerate(pairs) if old.text(key) != new.text(key)]
        for key in ("target", "result", "remarks")
    }
    names = {key: name for key, name in (("target", "target"), ("result", "text")) if changed[key]}
    ways = {
        way: {
            name: {str(index + 1): of.stated.rows[index].text(key) for index in changed[key]}
            for key, name in names.items()
        }
        for way, of in (("from", before), ("to", now))
    }
    return (ways if names else {}) | ({"texts": ["remarks"]} if changed["remarks"] else {})


def _check_collected(report: Report, rows: Collection[int]) -> None:
    """Raises Refused where one of the rows has entries."""
    found = collected(report).keys() & rows
    if found:
        stated = follow_up_report(report).rows[min(found)].stated
        raise Refused("collected", stated.measured)


def collected(report: Report) -> dict[int, int]:
    """Rows, counted from 0, whose results come from entries → their indicators."""
    rows = report.results.filter(indicator__in=report.entries.values("indicator"))
    return {row: indicator for row, indicator in rows.values_list("row", "indicator") if row is not None}


def reworded(report: Report) -> list[tuple[str, str]]:
    """Whose remarks are others than those that were validated: the indicator, and what was validated."""
    rows, entries = follow_up_report(report).rows, of_indicators(entries_of(report))
    found = []
    for row, indicator in sorted(collected(report).items()):
        stated, validated = rows[row].stated, joined_remarks(entries[indicator])
        if stated.text("remarks") != validated and all(one.state in SETTLED for one in entries[indicator]):
            found.append((stated.measured, validated))
    return found


def correct(person: Person, publication: Publication, amendments: Amendments, reason: str) -> Publication:
    """A new publication that takes the place of `publication` and says why; the old one stays where it is.

    What was said about misses since goes with it, and may be all that it changes. Assessed by the policy of the one
    that it corrects. Raises Refused.
    """
    with correcting(person, publication, reason) as put:
        report = Report.objects.get(charter=publication.charter, period=publication.period)
        before = opened_report(publication)
        _save(report, amendments)
        frozen = report_to_publish(report, before.report.policy)
        for refused in (*in_the_way(frozen.report), *newly_missed(before, frozen)):
            raise refused
        if not changes(before, frozen, before.report.stated.figures_like):
            raise Refused("nothing-changed")
        return put(frozen, rows=sorted(amendments))


def unpublished(publication: Publication, report: Report, say: Say = ENGLISH) -> tuple[Changed, ...]:
    """What a correction takes along though nothing is amended: what was said about misses since. Nothing is written."""
    before = opened_report(publication)
    now = report_to_publish(report, before.report.policy)
    return changes(before, now, before.report.stated.figures_like, say)


def _save(report: Report, amendments: Amendments) -> tuple[FollowUpReport, FollowUpReport]:
    """The amended rows into the tables; the report as it was, and as it is."""
    full = follow_up_report(report)
    language = full.stated.language
    worded = {row: _worded(one, language) for row, one in amendments.items()}
    new = amended(full, worded)
    results = results_of(report, worded)
    save_targets(report, {index: results[index] for index, one in worded.items() if one.target is not None}, new)
    save_rows(new, results)
    return full, new


def _worded(amendment: Amendment, language: str) -> Amendment:
    """A reason stands in the column of the results in the report's own language."""
    if amendment.reason is None or amendment.result:
        return amendment
    return replace(amendment, result=voice(language)(REASONS[amendment.reason]))
