"""How the indicators of a charter are measured, beside their wordings and targets."""

from dataclasses import dataclass

from django.db.models import F

from cartaviva.core.measuring import Measurement
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import NO_TEXT, Text
from cartaviva.core.workflow import VersionState
from cartaviva.records.models import Charter, CharterVersion, CommitmentWording, Indicator, IndicatorWording, Target


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a version, and what it says of it."""

    indicator: Indicator
    commitment: Text
    text: Text
    target: Target


def measurement_of(indicator: Indicator) -> Measurement:
    return Measurement(
        Frequency(indicator.frequency),
        Aggregation(indicator.aggregation),
        indicator.first_due,
        indicator.on_demand,
        indicator.numerator,
        indicator.denominator,
        indicator.owner_id,
    )


def last_version(charter: Charter) -> CharterVersion | None:
    approved = charter.versions.filter(state=VersionState.APPROVED)
    return approved.order_by(F("in_force_from").asc(nulls_first=True), "number").last()


def indicator_lines(charter: Charter) -> list[IndicatorLine]:
    """Indicators with a target in the last approved version, in its order; five queries."""
    version = last_version(charter)
    if version is None:
        return []
    own_first = Target.objects.filter(version=version).order_by("-period__end")
    targets = {one.indicator_id: one for one in own_first}
    targets |= {one.indicator_id: one for one in own_first if one.period_id is None}
    words = {one.indicator_id: one.text for one in IndicatorWording.objects.filter(version=version)}
    wordings = (
        CommitmentWording.objects.filter(version=version).order_by("order").prefetch_related("commitment__indicators")
    )
    return [
        IndicatorLine(one, wording.text, words.get(one.pk, NO_TEXT), targets[one.pk])
        for wording in wordings
        for one in sorted(wording.commitment.indicators.all(), key=lambda each: each.number)
        if one.pk in targets
    ]
