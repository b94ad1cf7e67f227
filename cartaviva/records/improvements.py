"""What a report missed, and what was planned about it: few queries, however many rows there are."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cartaviva.core.compliance import MISSED, Status
from cartaviva.core.cycle.entry import read_typed
from cartaviva.core.cycle.entry_words import read_back
from cartaviva.core.improving import Improvement, Outcome
from cartaviva.core.policy import Policy
from cartaviva.core.report import FollowUpReport, StatedRow
from cartaviva.core.result import Reason
from cartaviva.core.workflow import EntryState
from cartaviva.records.convert import follow_up_report, policy_of
from cartaviva.records.entries import asked_of, entries_of, language_of, of_indicators, typed_of
from cartaviva.records.models import Entry, ImprovementAction, Organisation, Report, Result


class Actions(NamedTuple):
    """By the indicator's pk: the action of a report's own period, and that of the last one before."""

    now: Mapping[int, ImprovementAction]
    before: Mapping[int, ImprovementAction]


class Planned(NamedTuple):
    """A row of a report with the action of its miss, and the last one of a period before."""

    row: int
    """0-based."""
    indicator: int
    stated: StatedRow
    status: Status
    entered: str
    """The figure as it was typed, where it is not validated yet."""
    action: ImprovementAction | None
    before: ImprovementAction | None

    @property
    def missed(self) -> bool:
        return self.status in MISSED


def planned(report: Report) -> list[Planned]:
    """Every row of the report. What is entered and not validated yet counts as it was entered; five queries."""
    rows = follow_up_report(report).rows
    indicators = indicators_of(report)
    entered = _entered(report, [pk for row, pk in indicators.items() if rows[row].result is None])
    actions = actions_of_reports([report], {report.pk: indicators.values()})[report.pk]
    return [
        Planned(
            index,
            indicators[index],
            row.stated,
            *entered.get(indicators[index], (row.assessment.status, "")),
            actions.now.get(indicators[index]),
            actions.before.get(indicators[index]),
        )
        for index, row in enumerate(rows)
        if index in indicators
    ]


def with_improvements(full: FollowUpReport, indicators: Mapping[int, int], actions: Actions) -> FollowUpReport:
    """The report with what its misses lead to, and what became of actions of a period before. `indicators` by row."""
    rows = tuple(
        row._replace(
            improvement=_improvement(actions.now.get(indicators[index])) if row.assessment.status in MISSED else None,
            outcome=_outcome(actions.before.get(indicators[index])),
        )
        if index in indicators
        else row
        for index, row in enumerate(full.rows)
    )
    return replace(full, rows=rows)


def _improvement(action: ImprovementAction | None) -> Improvement | None:
    if action is None:
        return None
    return Improvement(action.cause, action.action, action.owner, action.due_on, action.complaints, action.done_on)


def _outcome(action: ImprovementAction | None) -> Outcome | None:
    if action is None:
        return None
    return Outcome(action.period.label, action.action, action.done_on, action.effect, action.effect_text)


def actions_of_reports(reports: Sequence[Report], indicators: Mapping[int, Collection[int]]) -> dict[int, Actions]:
    """By the report's pk; `indicators` too. Two queries.

    An indicator's last period before is the one in which it was due: a biennial one's is two years back.
    """
    every = {pk for each in indicators.values() for pk in each}
    planned_for = ImprovementAction.objects.filter(indicator__in=every).select_related("period")
    found = {(one.indicator_id, one.period_id): one for one in planned_for}
    due = Result.objects.filter(indicator__in=every).exclude(reason=Reason.NOT_DUE).order_by("period__end")
    columns = ("indicator_id", "period_id", "period__start", "period__end")
    periods = [_Due(*one) for one in due.values_list(*columns)]
    return {one.pk: _actions(one, set(indicators[one.pk]), periods, found) for one in reports}


class _Due(NamedTuple):
    """A period in which an indicator was due."""

    indicator: int
    period: int
    start: date
    end: date


def _actions(
    report: Report, indicators: Set[int], due: Iterable[_Due], found: Mapping[tuple[int, int], ImprovementAction]
) -> Actions:
    start, end = report.period.start, report.period.end
    last = {one.indicator: one.period for one in due if one.end < end and one.start < start}
    return Actions(
        {pk: found[pk, report.period_id] for pk in indicators if (pk, report.period_id) in found},
        {pk: found[pk, last[pk]] for pk in indicators if pk in last and (pk, last[pk]) in found},
    )


def actions_of(organisation: Organisation) -> list[ImprovementAction]:
    """All of a town with what they are about, by their day; one query."""
    found = ImprovementAction.objects.filter(organisation=organisation)
    return list(found.select_related("indicator__commitment__charter", "period").order_by("due_on", "pk"))


def indicators_of(report: Report) -> dict[int, int]:
    """0-based row → pk of its indicator."""
    rows = report.results.exclude(row=None).order_by("row").values_list("row", "indicator_id")
    return {row: pk for row, pk in rows if row is not None}


def _entered(report: Report, indicators: Iterable[int]) -> dict[int, tuple[Status, str]]:
    """Where one entry is all that is due, what it says already, and its figure; parts of a year say it together, once
    they are validated.
    """
    wanted, policy = set(indicators), policy_of(report.organisation)
    if not wanted:
        return {}
    language = language_of(report)
    return {
        pk: _as_entered(each[0], language, policy)
        for pk, each in of_indicators(entries_of(report)).items()
        if pk in wanted and len(each) == 1 and each[0].state != EntryState.PENDING
    }


def _as_entered(entry: Entry, language: str, policy: Policy) -> tuple[Status, str]:
    typed, asked = typed_of(entry), asked_of(entry, "", language)
    read = read_typed(typed, asked, policy)
    text = read_back(typed.text, read.result, asked.target.scale, language) if typed.text else typed.figure
    return read.assessment.status, text
