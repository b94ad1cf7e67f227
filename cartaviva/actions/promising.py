"""Targets that the quality office enters for a period: tiers, dates, ranges, compared with the period before."""

from dataclasses import replace

from cartaviva.actions.access import allow, or_not_found
from cartaviva.actions.change import change, differing
from cartaviva.actions.publish import check_unpublished
from cartaviva.actions.rows import results_of, save_rows, save_targets, with_rows
from cartaviva.core.compliance import assess
from cartaviva.core.cycle.measuring import check_measurement
from cartaviva.core.cycle.promising import check_target, target_words
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.permissions import Action
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import Target
from cartaviva.core.workflow import HANDED_IN
from cartaviva.locale import voice
from cartaviva.records.convert import follow_up_report, target_columns, target_of
from cartaviva.records.indicators import measurement_of
from cartaviva.records.models import Indicator, Person, Report
from cartaviva.records.models import Target as Kept
from cartaviva.records.promised import to_take_over
from cartaviva.records.versions import name_in


def set_target(person: Person, report: Report, row: int, target: Target, wording: str = "") -> None:
    """What is promised in a row of a report, for its period alone; `wording` "" is made from the figures.

    What was typed for it already is read by the new target. Raises Refused: those of core.promising and of
    core.measuring, "not-found", "not-allowed", "published-already", "target-entries" once results of it were
    submitted, "target-of-parts" where every part of the year is held to it.
    """
    town = report.organisation
    allow(person, Action.MANAGE_INDICATORS, town)
    if refused := check_target(target):
        raise refused
    with change(town, person, "set-target") as made:
        check_unpublished(report)
        result = or_not_found(results_of(report, [row]).get(row))
        _check(report, Indicator.objects.get(pk=result.indicator_id), target)
        before = told_target(result.target)
        full = follow_up_report(report)
        old, language = full.rows[row], full.stated.figures_like
        words = tidy(wording) or target_words(target, voice(language), language)
        stated = replace(old.stated, cells={**old.stated.cells, "target": words})
        assessed = assess(target, old.result, full.policy)
        new = with_rows(full, {row: old._replace(stated=stated, target=target, assessment=assessed)})
        save_targets(report, {row: result}, new)
        save_rows(new, {row: result})
        report.entries.filter(indicator=result.indicator_id).update(target=result.target)
        made.subject, made.details = f"report {report.pk}", differing(before, told_target(result.target))
        made.nothing = not made.details


def told_target(kept: Kept | None) -> dict[str, object]:
    """For the trail: words and figures."""
    if kept is None:
        return {}
    columns = target_columns(target_of(kept))
    tiers = "; ".join(f"{tier['share']} % {tier['within']}" for tier in columns["tiers"])
    return {"target": kept.text, **columns, "tiers": tiers}


def _check(report: Report, indicator: Indicator, target: Target) -> None:
    if indicator.aggregation == Aggregation.SHARE_MET:
        parts = (
            report.entries.filter(indicator=indicator).order_by("period__end").values_list("period__label", flat=True)
        )
        raise Refused("target-of-parts", f"{name_in(report.version_id, indicator)}: {', '.join(parts)}")
    if refused := check_measurement(measurement_of(indicator), target):
        raise refused
    if report.entries.filter(indicator=indicator, state__in=HANDED_IN).exists():
        raise Refused("target-entries")


LEFT = frozenset({"target-entries", "target-of-parts", "no-one-figure", "target-kind"})
"""Refusals that are about one row, and no reason to leave the others."""


def take_over(person: Person, report: Report) -> int:
    """Set again what was set for the last period, in the rows that have the charter's own target now: how many.

    Days move with the period, and what is compared with the period before with its result. Each is a change of its own.
    Raises Refused as `set_target` does, but not where one row has to stay as it is.
    """
    allow(person, Action.MANAGE_INDICATORS, report.organisation)
    done = 0
    for offered in to_take_over(report):
        try:
            set_target(person, report, offered.row, offered.target, offered.wording)
        except Refused as refused:
            if refused.code not in LEFT:
                raise
        else:
            done += 1
    return done
