"""Which charters a year is about, and which of their reports the public sees."""

from django.db.models import Q, QuerySet

from cartaviva.core.workflow import PublicationState, VersionState
from cartaviva.records.models import Charter, Period, Publication
from cartaviva.records.models.publication import REPORT


def charters_in_force(period: Period) -> list[Charter]:
    """Charters with an approved version that was in force in the period, and that had not ended before it."""
    in_force = Q(
        versions__state=VersionState.APPROVED,
        versions__in_force_from__lte=period.end,
    ) & (Q(versions__in_force_until=None) | Q(versions__in_force_until__gte=period.start))
    lasting = Q(ended_on=None) | Q(ended_on__gte=period.start)
    found = Charter.objects.filter(in_force, lasting, organisation=period.organisation_id)
    return list(found.distinct().order_by("slug"))


def current_reports(period: Period) -> QuerySet[Publication]:
    """The visible report of every charter whose own period ends within this one (a school year counts where it ends),
    corrections in the place of what they correct.
    """
    shown = Publication.objects.filter(
        organisation=period.organisation_id,
        kind=REPORT,
        state=PublicationState.PUBLISHED,
        period__end__range=(period.start, period.end),
    ).exclude(corrected_by__state=PublicationState.PUBLISHED)
    return shown.select_related("charter", "period").order_by("charter__slug", "period__start")


def missing_charters(period: Period) -> tuple[Charter, ...]:
    """Charters that were in force and have no report that the public sees; two queries."""
    there = set(current_reports(period).values_list("charter", flat=True))
    return tuple(charter for charter in charters_in_force(period) if charter.pk not in there)
