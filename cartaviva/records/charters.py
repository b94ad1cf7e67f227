"""Which charters a year is about, and which of their reports the public sees."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, QuerySet

from cartaviva.core.period import counts_in_a_year, is_calendar_year
from cartaviva.core.workflow import PublicationState, VersionState
from cartaviva.records.models import Charter, CharterVersion, Organisation, Period, Publication, Report
from cartaviva.records.models.publication import REPORT

IN_ORDER = (F("in_force_from").asc(nulls_first=True), "-inferred", "number")
"""Versions by the day on which they came into force; of one day, what was approved after what reports say."""


def charters_in_force(period: Period) -> list[Charter]:
    """Charters with an approved version that was in force in the period, and not ended before it; one query."""
    return _in_force(_approved(period.organisation_id), period)


def charters_without_report(period: Period) -> list[Charter]:
    """Charters in force in the period that do not report on it; two queries."""
    there = set(Report.objects.filter(period=period).values_list("charter_id", flat=True))
    return [one for one in charters_in_force(period) if one.pk not in there]


def _approved(organisation: int) -> list[CharterVersion]:
    """What says when it is in force: of every charter of a town, by its slug."""
    found = CharterVersion.objects.filter(organisation=organisation, state=VersionState.APPROVED)
    return list(found.exclude(in_force_from=None).select_related("charter").order_by("charter__slug"))


def holds(version: CharterVersion, start: date, end: date) -> bool:
    """Whether a version was in force on some day of a period, `end` included; that its charter ended is not asked."""
    begun, until = version.in_force_from, version.in_force_until
    return begun is not None and begun <= end and (until is None or until >= start)


def _in_force(approved: Iterable[CharterVersion], period: Period) -> list[Charter]:
    found: dict[int, Charter] = {}
    for one in approved:
        ended = one.charter.ended_on is not None and one.charter.ended_on < period.start
        if holds(one, period.start, period.end) and not ended:
            found.setdefault(one.charter_id, one.charter)
    return list(found.values())


def charters_after(organisation: Organisation, end: date) -> list[tuple[Charter, date]]:
    """Charters that come into force after a day, none of whose versions did before, and when; one query."""
    first: dict[int, tuple[Charter, date]] = {}
    for one in sorted(_approved(organisation.pk), key=lambda one: one.in_force_from or end):
        if one.in_force_from is not None:
            first.setdefault(one.charter_id, (one.charter, one.in_force_from))
    return [(charter, day) for charter, day in first.values() if day > end]


def current_reports(period: Period) -> QuerySet[Publication]:
    """The visible report of every charter whose own period ends within this one (a school year counts where it ends),
    corrections in the place of what they correct. Of a school year or a season beside calendar years, its own alone.
    """
    found = _current(period.organisation_id).filter(period__end__range=(period.start, period.end))
    if beside_years([period]):
        found = found.filter(period__start__gte=period.start)
    return found.select_related("charter", "period").order_by("charter__slug", "period__start")


def beside_years(periods: Sequence[Period]) -> set[int]:
    """The pks of those that count in a calendar year of their town; one query, none where all are calendar years."""
    others = [one for one in periods if not is_calendar_year(one.span)]
    if not others:
        return set()
    known = [one.span for one in Period.objects.filter(organisation=others[0].organisation_id)]
    return {one.pk for one in others if counts_in_a_year(one.span, known)}


def _current(organisation: int) -> QuerySet[Publication]:
    shown = Publication.objects.filter(organisation=organisation, kind=REPORT, state=PublicationState.PUBLISHED)
    return shown.exclude(corrected_by__state=PublicationState.PUBLISHED)


def missing_charters(periods: Sequence[Period]) -> dict[int, tuple[Charter, ...]]:
    """By the pk of the period, all of one town: charters that were in force and have no report that the public sees.

    Of a school year or a season beside calendar years, those that are asked for it. Four queries at most, however many
    periods.
    """
    if not periods:
        return {}
    town = periods[0].organisation_id
    approved, ends = _approved(town), list(_current(town).values_list("charter", "period__end"))
    own = beside_years(periods)
    asked = set(Report.objects.filter(period__in=own).values_list("period", "charter")) if own else set()
    found = {}
    for period in periods:
        there = {charter for charter, end in ends if period.start <= end <= period.end}
        left = [one for one in _in_force(approved, period) if one.pk not in there]
        found[period.pk] = tuple(one for one in left if period.pk not in own or (period.pk, one.pk) in asked)
    return found
