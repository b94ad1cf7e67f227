"""What a report missed, and what was planned about it: few queries, however many rows there are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.compliance import MISSED, Status
from cartaviva.core.entry import read_typed
from cartaviva.core.improving import Improvement, Outcome
from cartaviva.core.policy import Policy
from cartaviva.core.report import FollowUpReport, StatedRow
from cartaviva.core.result import Reason
from cartaviva.core.workflow import EntryState
from cartaviva.records.convert import follow_up_report, policy_of
from cartaviva.records.entries import asked_of, entries_of, language_of, of_indicators, typed_of
from cartaviva.records.models import Entry, ImprovementAction, Organisation, Report, Result


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
    """Every row of the report. What is entered and not validated yet counts as it was entered; seven queries."""
    rows = follow_up_report(report).rows
    indicators = indicators_of(report)
    entered = _entered(report, [pk for row, pk in indicators.items() if rows[row].result is None])
    now = _actions(report, indicators.values())
    before = actions_before(report, indicators.values())
    return [
        Planned(
            index,
            indicators[index],
            row.stated,
            *entered.get(indicators[index], (row.assessment.status, "")),
            now.get(indicators[index]),
            before.get(indicators[index]),
        )
        for index, row in enumerate(rows)
        if index in indicators
    ]


def with_improvements(full: FollowUpReport, report: Report) -> FollowUpReport:
    """The report with what its misses lead to, and what became of the actions of a period before; four queries."""
    indicators = indicators_of(report)
    now, before = _actions(report, indicators.values()), actions_before(report, indicators.values())
    rows = tuple(
        row._replace(
            improvement=_improvement(now.get(indicators[index])) if row.assessment.status in MISSED else None,
            outcome=_outcome(before.get(indicators[index])),
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


def actions_before(report: Report, indicators: Iterable[int]) -> dict[int, ImprovementAction]:
    """The action of each indicator's last period before in which it was due; a biennial one's is two years back."""
    earlier = Result.objects.filter(
        indicator__in=list(indicators), period__end__lt=report.period.end, period__start__lt=report.period.start
    ).exclude(reason=Reason.NOT_DUE)
    last = dict(earlier.order_by("period__end").values_list("indicator_id", "period_id"))
    found = ImprovementAction.objects.filter(indicator__in=last, period__in=set(last.values())).select_related("period")
    return {one.indicator_id: one for one in found if last[one.indicator_id] == one.period_id}


def actions_of(organisation: Organisation) -> list[ImprovementAction]:
    """All of a town with what they are about, by their day; one query."""
    found = ImprovementAction.objects.filter(organisation=organisation)
    return list(found.select_related("indicator__commitment__charter", "period").order_by("due_on", "pk"))


def indicators_of(report: Report) -> dict[int, int]:
    """0-based row → pk of its indicator."""
    rows = report.results.exclude(row=None).order_by("row").values_list("row", "indicator_id")
    return {row: pk for row, pk in rows if row is not None}


def _actions(report: Report, indicators: Iterable[int]) -> dict[int, ImprovementAction]:
    found = ImprovementAction.objects.filter(indicator__in=list(indicators), period=report.period_id)
    return {one.indicator_id: one for one in found}


def _entered(report: Report, indicators: Iterable[int]) -> dict[int, tuple[Status, str]]:
    """Where one entry is all that is due, what it says already, and its figure; parts of a year say it together, once
    they are validated.
    """
    wanted, policy = set(indicators), policy_of(report.organisation)
    if not wanted:
        return {}
    language = language_of(report)
    return {
        pk: (_status(each[0], language, policy), typed_of(each[0]).figure)
        for pk, each in of_indicators(entries_of(report)).items()
        if pk in wanted and len(each) == 1 and each[0].state != EntryState.PENDING
    }


def _status(entry: Entry, language: str, policy: Policy) -> Status:
    return read_typed(typed_of(entry), asked_of(entry, "", language), policy).assessment.status
