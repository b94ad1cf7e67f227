"""What the version of a charter says that is in force in a period: its indicators, with their words and targets."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from cartaviva.core.workflow import VersionState
from cartaviva.records.charters import IN_ORDER
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
    """Every approved version that was in force in a period or before it: of a charter, the last one counts."""
    found = CharterVersion.objects.filter(organisation=period.organisation_id, state=VersionState.APPROVED)
    return found.filter(in_force_from__lte=period.end).order_by("charter__slug", *IN_ORDER)


def versions_for(period: Period, charters: Collection[Charter | int]) -> list[CharterVersion]:
    """The last approved version of each charter that was in force in the period, with all that is worded in it."""
    found = (
        approved_until(period)
        .filter(charter__in=charters)
        .select_related("charter__department")
        .prefetch_related(
            Prefetch(
                "wordings",
                CommitmentWording.objects.select_related("service", "objective").order_by("order"),
            ),
            Prefetch("wordings__commitment__indicators", Indicator.objects.order_by("number")),
            "indicator_wordings",
            "targets",
        )
    )
    last = {version.charter_id: version for version in found}
    return list(last.values())


def lines_of(version: CharterVersion, period: Period) -> Iterator[Line]:
    """Indicators that the version names and has a target of; what was promised for the period alone goes before."""
    targets = {one.indicator_id: one for one in version.targets.all() if one.period_id is None}
    targets |= {one.indicator_id: one for one in version.targets.all() if one.period_id == period.pk}
    words = {one.indicator_id: one for one in version.indicator_wordings.all()}
    for wording in version.wordings.all():
        for indicator in wording.commitment.indicators.all():
            if indicator.pk in targets and indicator.pk in words:
                yield Line(indicator, wording, words[indicator.pk], targets[indicator.pk])
