"""Where every charter's results of a period stand, and who answers for them: seven queries, however many there are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from cartaviva.core.permissions import GRANTS, OF_A_DEPARTMENT, Action, Grant, Role, Scope, covers
from cartaviva.core.workflow import HANDED_IN, SETTLED, EntryState, to_validate
from cartaviva.records.models import Entry, Exemption, Membership, Organisation, Period, Publication, Report
from cartaviva.records.models.people import parents_in
from cartaviva.records.models.publication import REPORT
from cartaviva.records.owed import last_reminded


@dataclass(frozen=True, slots=True)
class Standing:
    """A report and its entries by state. `late`: those that should have been submitted before today.

    `responsible`: names, heads before others. `owners_left`: indicators whose owner cannot fill them in any more.
    """

    report: Report
    counts: Counter[EntryState]
    late: int = 0
    responsible: tuple[str, ...] = ()
    owners_left: int = 0
    reminded_on: date | None = None
    exempt_until: date | None = None
    publication: Publication | None = None

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def handed_in(self) -> int:
        return sum(self.counts[state] for state in HANDED_IN)

    @property
    def settled(self) -> int:
        return sum(self.counts[state] for state in SETTLED)

    @property
    def complete(self) -> bool:
        """Everything is validated, and it is not published yet."""
        return self.publication is None and self.total == self.settled

    def to_review(self, two_steps: bool) -> int:
        """How many the quality office can validate or return now."""
        return sum(self.counts[state] for state in to_validate(two_steps))


@dataclass(slots=True)
class _Counted:
    counts: Counter[EntryState] = field(default_factory=Counter)
    overdue: int = 0
    owned: Counter[int] = field(default_factory=Counter)
    """What owners have still to fill in."""


def opened_periods(organisation: Organisation) -> list[Period]:
    """Whole periods for which results are or were collected, the newest first."""
    opened = Period.objects.filter(organisation=organisation, whole=None, opened_on__isnull=False)
    return list(opened.order_by("-end", "-start"))


def standings(period: Period, today: date) -> list[Standing]:
    """Every report of the period, by the name of its charter."""
    town = period.organisation
    related = ("charter__department", "period", "organisation")
    reports = list(Report.objects.filter(period=period).select_related(*related))
    counted = _counted(period, today)
    grants = _grants(town)
    published = {
        one.charter_id: one
        for one in Publication.objects.filter(period=period, kind=REPORT).order_by("number").defer("value", "texts")
    }
    reminded, exempt = last_reminded(town, period.opened_on or period.start), _exempt(period)
    found = []
    for report in reports:
        until, tally = exempt.get(report.pk), counted.get(report.pk, _Counted())
        scope = Scope(town.pk, report.charter.department_id)
        able = [one for one, grant in grants if covers(grant, scope, today)]
        found.append(
            Standing(
                report,
                tally.counts,
                0 if until is not None and until >= today else tally.overdue,
                _responsible(able),
                sum(many for owner, many in tally.owned.items() if owner not in {one.person_id for one in able}),
                reminded.get(report.charter_id),
                until,
                published.get(report.charter_id),
            )
        )
    return sorted(found, key=lambda one: one.report.charter.name.sorting)


def _counted(period: Period, today: date) -> dict[int, _Counted]:
    """By report; one query."""
    rows = Entry.objects.filter(report__period=period).values_list(
        "report", "state", "period__due_on", "indicator__owner"
    )
    found: dict[int, _Counted] = {}
    for report, state, due_on, owner, many in rows.annotate(Count("pk")):
        tally = found.setdefault(report, _Counted())
        tally.counts[EntryState(state)] += many
        if EntryState(state) in HANDED_IN:
            continue
        if due_on is not None and due_on < today:
            tally.overdue += many
        if owner is not None:
            tally.owned[owner] += many
    return found


def _grants(organisation: Organisation) -> list[tuple[Membership, Grant]]:
    """Who may enter results, and where."""
    roles = [role.value for role in GRANTS[Action.ENTER]]
    parents = parents_in({organisation.pk})
    members = organisation.memberships.filter(role__in=roles, person__is_active=True).select_related("person")
    return [(one, one.grant(parents)) for one in members.order_by("pk")]


def _responsible(able: Iterable[Membership]) -> tuple[str, ...]:
    """Those of the service, heads first; the quality office does not answer for anybody's figures."""
    service = [one for one in able if Role(one.role) in OF_A_DEPARTMENT]
    service.sort(key=lambda one: Role(one.role) is not Role.HEAD)
    return tuple(dict.fromkeys(one.person.name for one in service))


def _exempt(period: Period) -> Mapping[int, date]:
    granted = Exemption.objects.filter(report__period=period).order_by("until")
    return dict(granted.values_list("report", "until"))
