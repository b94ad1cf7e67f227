"""What the version of a charter says that is in force in a period: its indicators, with their words and targets."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from cartaviva.core.cycle.same_promises import Said
from cartaviva.core.grouping import grouped
from cartaviva.core.period import Period as Span
from cartaviva.core.workflow import VersionState
from cartaviva.records.charters import IN_ORDER, holds
from cartaviva.records.convert import target_of
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    CommitmentWording,
    Indicator,
    IndicatorWording,
    Period,
    Target,
)


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of a version: its wordings and its target."""

    indicator: Indicator
    commitment: CommitmentWording
    wording: IndicatorWording
    target: Target


def approved_until(period: Period) -> QuerySet[CharterVersion]:
    """Every approved version that was in force in a period or before it: of a charter, the last one counts, and stays
    the last one when its days are over, since a report that is open is still of it.
    """
    found = CharterVersion.objects.filter(organisation=period.organisation_id, state=VersionState.APPROVED)
    return found.filter(in_force_from__lte=period.end).order_by("charter__slug", *IN_ORDER)


def written_versions(charters: Collection[int]) -> dict[int, list[CharterVersion]]:
    """By the pk of the charter, its versions that were approved here, with all that is worded in them: one query, and
    five where there are some. What reports alone tell of is left out.
    """
    approved = CharterVersion.objects.filter(charter__in=charters, state=VersionState.APPROVED, inferred=False)
    in_order = approved.exclude(in_force_from=None).order_by(*IN_ORDER)
    return grouped(_with_words(in_order), lambda one: one.charter_id)


def holding_in(versions: Iterable[CharterVersion], span: Span) -> CharterVersion | None:
    """Of the versions of a charter, in their order, the last one that was in force in a period.

    A document of a year after its charter ended is of the version that was the last one, too.
    """
    there = [one for one in versions if holds(one, span.start, span.end)]
    return there[-1] if there else None


def promises_in(version: CharterVersion) -> list[Said]:
    """What a version promises in every period, to be compared with what a report says; no query after the version's."""
    return [
        Said(
            line.commitment.commitment_id,
            tuple(line.wording.text.by_language.values()),
            target_of(line.target),
            str(line.wording.text) or str(line.commitment.text),
        )
        for line in lines_of(version, Period())
    ]


def versions_for(period: Period, charters: Collection[Charter | int]) -> list[CharterVersion]:
    """The last approved version of each charter that was in force in the period, with all that is worded in it."""
    found = _with_words(approved_until(period).filter(charter__in=charters).select_related("charter__department"))
    last = {version.charter_id: version for version in found}
    return list(last.values())


def _with_words(versions: QuerySet[CharterVersion]) -> QuerySet[CharterVersion]:
    return versions.prefetch_related(
        Prefetch("wordings", CommitmentWording.objects.select_related("service", "objective").order_by("order")),
        Prefetch("wordings__commitment__indicators", Indicator.objects.order_by("number")),
        "indicator_wordings",
        "targets",
    )


def lines_of(version: CharterVersion, period: Period) -> Iterator[Line]:
    """Indicators that the version names and has a target of; what was promised for the period alone goes before."""
    targets = {one.indicator_id: one for one in version.targets.all() if one.period_id is None}
    targets |= {one.indicator_id: one for one in version.targets.all() if one.period_id == period.pk}
    words = {one.indicator_id: one for one in version.indicator_wordings.all()}
    for wording in version.wordings.all():
        for indicator in wording.commitment.indicators.all():
            if indicator.pk in targets and indicator.pk in words:
                yield Line(indicator, wording, words[indicator.pk], targets[indicator.pk])
