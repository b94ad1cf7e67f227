"""What is said of a period as a whole, from its published reports: for the plenary, and where a year is closed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from cartaviva.core.aggregation import Tally, tally
from cartaviva.core.compliance import MISSED, Assessment
from cartaviva.core.published.publication import PublishedReport
from cartaviva.core.report import commitments
from cartaviva.core.words import Text
from cartaviva.core.workflow import SETTLED
from cartaviva.records.charters import charters_in_force, current_reports
from cartaviva.records.convert import policy_of
from cartaviva.records.entries import DECIDED_BY_WHO_VOUCHED
from cartaviva.records.models import Charter, Entry, Exemption, ImprovementAction, Period, Publication
from cartaviva.records.published import opened_report


@dataclass(frozen=True, slots=True)
class Miss:
    """A row whose target was missed, what was said of it, and what it led to."""

    commitment: str
    indicator: str
    target: str
    result: str
    remarks: str
    action: ImprovementAction | None


@dataclass(frozen=True, slots=True)
class CharterSummary:
    """A published report counted, and the language of its texts. `late`: results that were submitted after they were
    due. `period`: its own where it is not that of the summary, as a school year within a year.
    """

    name: Text
    period: str
    language: str
    number: int
    tally: Tally
    misses: tuple[Miss, ...]
    late: int
    self_validated: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`missing`: charters in force whose report is not published. `last`: the town's last publication, None before
    there is one.
    """

    charters: tuple[CharterSummary, ...]
    whole: Tally
    missing: tuple[Charter, ...]
    exemptions: tuple[Exemption, ...]
    last: Publication | None

    @property
    def late(self) -> int:
        return sum(one.late for one in self.charters)

    @property
    def self_validated(self) -> int:
        return sum(one.self_validated for one in self.charters)


def self_validated(period: Period) -> Counter[int]:
    """By the pk of the charter: how many results were validated by who vouched for them. One query."""
    own = _entries(period).filter(DECIDED_BY_WHO_VOUCHED, state__in=SETTLED)
    return Counter(dict(own.values_list("report__charter").annotate(Count("pk"))))


def _entries(period: Period) -> QuerySet[Entry]:
    """Of the period, and of others that end in it: a school year counts where it ends."""
    return Entry.objects.filter(
        organisation=period.organisation_id, report__period__end__range=(period.start, period.end)
    )


def summary_of(period: Period) -> Summary:
    """Eight queries, however many charters."""
    publications = _one_each(current_reports(period))
    own, late = self_validated(period), _late(period)
    actions = {
        (one.indicator.commitment.code, one.indicator.number): one
        for one in ImprovementAction.objects.filter(
            organisation=period.organisation, period__end__range=(period.start, period.end)
        ).select_related("indicator__commitment")
    }
    policy = policy_of(period.organisation)
    counted: list[list[Assessment]] = []
    charters = []
    for publication in publications:
        published = opened_report(publication)
        groups = [[row.assessment for row in rows] for rows in commitments(published.report.rows)]
        counted += groups
        charters.append(
            CharterSummary(
                published.name,
                "" if period.span == published.period else published.period.label,
                published.report.stated.language,
                publication.number,
                tally(groups, published.report.policy),
                _misses(published, actions),
                late[publication.charter_id or 0],
                own[publication.charter_id or 0],
            )
        )
    there = {one.charter_id for one in publications}
    missing = tuple(one for one in charters_in_force(period) if one.pk not in there)
    granted = Exemption.objects.filter(report__period__end__range=(period.start, period.end))
    exemptions = granted.filter(organisation=period.organisation).select_related("report__charter").order_by("until")
    chain = Publication.objects.filter(organisation=period.organisation).defer("value", "texts")
    last = chain.order_by("-number").first()
    return Summary(tuple(charters), tally(counted, policy), missing, tuple(exemptions), last)


def _one_each(publications: Iterable[Publication]) -> list[Publication]:
    """Of several reports of a charter the one over the longest time, then the last: nothing is counted twice."""
    found: dict[int | None, Publication] = {}
    for one in sorted(publications, key=lambda each: each.period.end):
        there = found.get(one.charter_id)
        if there is None or one.period.end - one.period.start >= there.period.end - there.period.start:
            found[one.charter_id] = one
    return sorted(found.values(), key=lambda one: one.charter.slug if one.charter else "")


def _late(period: Period) -> Counter[int]:
    handed = _entries(period).filter(submitted_at__isnull=False, period__due_on__isnull=False)
    found: Counter[int] = Counter()
    for charter, at, due_on in handed.values_list("report__charter", "submitted_at", "period__due_on"):
        if at and due_on and period.organisation.day(at) > due_on:
            found[charter] += 1
    return found


def _misses(published: PublishedReport, actions: Mapping[tuple[str, int], ImprovementAction]) -> tuple[Miss, ...]:
    report = published.report
    said = ("commitment", "indicator", "target", "result", "remarks")
    return tuple(
        Miss(**{key: row.stated.text(key) for key in said}, action=actions.get((identity.code, identity.indicator)))
        for row, identity in zip(report.rows, published.identities, strict=True)
        if row.assessment.status in MISSED
    )
