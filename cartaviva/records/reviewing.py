"""What a person looks at who reviews entries: figures read and assessed, history, findings, what was said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from cartaviva.core.compliance import assess
from cartaviva.core.entry import Read, read_typed
from cartaviva.core.entry_checks import EnteredRow, Past, check_entry
from cartaviva.core.findings import Finding
from cartaviva.core.policy import Policy
from cartaviva.core.words import LANGUAGES
from cartaviva.records.convert import policy_of, result_of, target_of
from cartaviva.records.entries import asked_of, of_indicators, typed_of
from cartaviva.records.models import (
    CommitmentWording,
    Entry,
    EntryComment,
    Indicator,
    IndicatorWording,
    Organisation,
    Report,
    Result,
)

YEARS = 5
"""Earlier periods that are shown."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry with what it was read as, and what a person should look at."""

    entry: Entry
    read: Read
    findings: tuple[Finding, ...]
    comments: tuple[EntryComment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of a report: its words, its earlier results, and its entries in the order of their periods."""

    indicator: Indicator
    commitment: str
    text: str
    history: tuple[Past, ...]
    entries: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all lines are made from."""

    policy: Policy
    commitments: Mapping[tuple[int, int], CommitmentWording]
    texts: Mapping[tuple[int, int], IndicatorWording]
    results: Mapping[int, list[Result]]
    comments: Mapping[int, list[EntryComment]]


def review_lines(organisation: Organisation, reports: Collection[Report]) -> dict[int, list[Line]]:
    """The lines of each report, by its pk, in the order of its rows; six queries, however many reports."""
    found = Entry.objects.filter(report__in=reports).select_related(
        "report__period",
        "indicator__commitment",
        "target",
        "period",
        "entered_by",
        "submitted_by",
        "decided_by",
        "guest",
    )
    found = found.prefetch_related("evidence")
    by_indicator = of_indicators(sorted(found, key=lambda one: (one.period.end, one.period.start)))
    results = _results(by_indicator)
    own = {report.pk for report in reports}
    rows = {one.indicator_id: one.row for each in results.values() for one in each if one.report_id in own}
    versions = {report.version_id for report in reports}
    shared = _Shared(
        policy_of(organisation),
        {(one.version_id, one.commitment_id): one for one in CommitmentWording.objects.filter(version__in=versions)},
        {(one.version_id, one.indicator_id): one for one in IndicatorWording.objects.filter(version__in=versions)},
        results,
        _comments(by_indicator.values()),
    )
    lines: dict[int, list[Line]] = {report.pk: [] for report in reports}
    for indicator in sorted(by_indicator, key=lambda pk: (rows.get(pk) or 0, pk)):
        for pk, entries in _of_reports(by_indicator[indicator]).items():
            lines[pk].append(_line(entries, shared))
    return lines


def _of_reports(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.report_id, []).append(entry)
    return found


def _results(indicators: Collection[int]) -> dict[int, list[Result]]:
    found: dict[int, list[Result]] = {}
    kept = Result.objects.filter(indicator__in=indicators, target__isnull=False).select_related("period", "target")
    for result in kept.order_by("period__end", "period__start").defer("stated"):
        found.setdefault(result.indicator_id, []).append(result)
    return found


def _comments(entries: Iterable[Iterable[Entry]]) -> dict[int, list[EntryComment]]:
    pks = [one.pk for each in entries for one in each]
    found: dict[int, list[EntryComment]] = {}
    for comment in EntryComment.objects.filter(entry__in=pks).select_related("person").order_by("pk"):
        found.setdefault(comment.entry_id, []).append(comment)
    return found


def _line(entries: list[Entry], shared: _Shared) -> Line:
    indicator, report = entries[0].indicator, entries[0].report
    language = language_of(report)
    commitment = shared.commitments.get((report.version_id, indicator.commitment_id))
    worded = shared.texts.get((report.version_id, indicator.pk))
    history = tuple(
        _past(one, shared.policy)
        for one in shared.results.get(indicator.pk, [])
        if one.period.end < report.period.start and one.target
    )
    line = Line(
        indicator,
        commitment.text.said_in(language)[0] if commitment else "",
        worded.text.said_in(language)[0] if worded else "",
        history[-YEARS:],
        (),
    )
    return replace(line, entries=tuple(_read(one, line, shared) for one in entries))


def language_of(report: Report) -> str:
    """The interface language in which the figures of a report are written."""
    language = report.stated.get("language") or report.organisation.languages[0]
    return language if language in LANGUAGES else "es"


def _past(result: Result, policy: Policy) -> Past:
    assert result.target is not None
    target, reached = target_of(result.target), result_of(result)
    return Past(result.period.label, target, reached, assess(target, reached, policy))


def _read(entry: Entry, line: Line, shared: _Shared) -> Reviewed:
    """A part of the year is not compared with years."""
    asked, typed = asked_of(entry, line.text, language_of(entry.report)), typed_of(entry)
    read = read_typed(typed, asked, shared.policy)
    history = line.history if entry.period_id == entry.report.period_id else ()
    row = EnteredRow(
        line.commitment,
        line.text,
        asked.target,
        read.result,
        read.assessment,
        typed.text,
        typed.numerator,
        typed.denominator,
        typed.remarks,
        read.problem,
        entry.indicator.on_demand,
        history,
        history[-1].target if history else None,
        asked.language,
    )
    findings = check_entry(row) if typed.answered or typed.remarks else ()
    return Reviewed(entry, read, findings, tuple(shared.comments.get(entry.pk, ())))
