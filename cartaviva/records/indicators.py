"""How the indicators of a charter are measured, beside their wordings and targets."""

from dataclasses import dataclass

from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import NO_TEXT, Text
from cartaviva.core.workflow import VersionState
from cartaviva.records.charters import IN_ORDER
from cartaviva.records.models import Charter, CharterVersion, CommitmentWording, Indicator, IndicatorWording, Target
from cartaviva.records.versions import draft_of, promises_of


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a version, and what it says of it."""

    indicator: Indicator
    commitment: Text
    text: Text
    target: Target


NO_TARGET = Target(comparator=Comparator.NONE_READABLE.value)
"""Of an indicator that a draft has not given one yet."""


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
    """The approved one that came into force last, or will."""
    return charter.versions.filter(state=VersionState.APPROVED).order_by(*IN_ORDER).last()


def indicator_lines(charter: Charter) -> list[IndicatorLine]:
    """Indicators with a target in the last approved version, in its order, then those that a draft adds.

    Five queries, and three for a draft.
    """
    version, draft = last_version(charter), draft_of(charter)
    lines = _approved_lines(version) if version else []
    there = {line.indicator.pk for line in lines}
    for promise in promises_of(draft) if draft else ():
        lines += [
            IndicatorLine(line.indicator, promise.wording.text, line.text, line.target or NO_TARGET)
            for line in promise.lines
            if line.indicator.pk not in there
        ]
    return lines


def _approved_lines(version: CharterVersion) -> list[IndicatorLine]:
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
