"""Misses that nothing is planned about yet, of all reports that are collected: three queries for all of them."""

from typing import NamedTuple

from cartaviva.core.compliance import MISSED, assess
from cartaviva.core.words import Text
from cartaviva.records.convert import policy_of, result_of, target_of
from cartaviva.records.models import ImprovementAction, Organisation, Result


class Miss(NamedTuple):
    """A validated result that missed its target. `row`: 0-based, in the report."""

    report: int
    row: int
    name: str
    charter: Text
    department: int | None
    period: str


def misses_without_action(organisation: Organisation) -> list[Miss]:
    """Of periods that were opened and that no body took note of yet; the oldest first."""
    found = Result.objects.filter(
        organisation=organisation, row__isnull=False, period__opened_on__isnull=False, period__noted_on=None
    ).exclude(target=None)
    policy = policy_of(organisation)
    acted = set(ImprovementAction.objects.filter(organisation=organisation).values_list("indicator_id", "period_id"))
    missed = [
        one.pk
        for one in found.select_related("target").defer("stated", "remarks")
        if one.target and assess(target_of(one.target), result_of(one), policy).status in MISSED
        if (one.indicator_id, one.period_id) not in acted
    ]
    named = found.filter(pk__in=missed).select_related("report__charter", "period")
    return [_miss(one) for one in named.order_by("period__end", "report__charter__slug", "row")]


def _miss(one: Result) -> Miss:
    assert one.row is not None
    charter, stated = one.report.charter, one.stated
    name = stated.get("indicator") or stated.get("commitment") or ""
    return Miss(one.report_id, one.row, name, charter.name, charter.department_id, one.period.label)
