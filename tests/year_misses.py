"""What becomes of the misses of the year of tests/year.py, and what the report of the year after says of it."""

from collections import Counter
from datetime import date

from cartaviva.actions.access import today
from cartaviva.actions.improving import finish, judge, plan
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.publish import publish
from cartaviva.core.compliance import Status
from cartaviva.core.findings import Refused
from cartaviva.core.improving import NOT_WORKED, WORKED, Improvement
from cartaviva.core.period import Period as Span
from cartaviva.core.workflow import EntryState
from cartaviva.records.improvements import planned
from cartaviva.records.models import ImprovementAction, Person, Publication, Report
from cartaviva.records.published import opened_report
from tests.towns import shown
from tests.year_filling import WAITING, Filling, in_states

NEXT = Span("2027", date(2027, 1, 1), date(2027, 12, 31))
NEXT_DATES = Dates(date(2028, 2, 28), date(2028, 3, 31))
PLAN = Improvement(
    "Va faltar personal a la tardor.",
    "Cobrir les baixes amb una borsa de treball.",
    "Cap del servei",
    date(2027, 9, 30),
)


class Improving:
    """Heads plan something about many misses; the rest is asked for before it is published."""

    def __init__(self, filling: Filling) -> None:
        self.filling, self.year, self.counts = filling, filling.year, filling.counts

    def plan(self, reports: list[Report]) -> None:
        """Of their own accord, for every other charter."""
        for report in reports[::2]:
            self.counts["actions planned"] += self.plan_all(report)

    def publish(self, report: Report) -> Publication:
        """A miss without an action keeps the report from being published until there is one."""
        try:
            return shown(publish(self.year.quality[0], report))
        except Refused as refused:
            if refused.code != "action-missing":
                raise
        self.counts["reports kept back for an action"] += 1
        self.counts["actions asked for before publishing"] += self.plan_all(report)
        return shown(publish(self.year.quality[0], report))

    def plan_all(self, report: Report) -> int:
        """What nothing was planned about yet; of how many misses."""
        left = [one for one in planned(report) if one.missed and one.action is None]
        for one in left:
            plan(self._head(report), report, one.indicator, PLAN)
        return len(left)

    def _head(self, report: Report) -> Person:
        assert report.charter.department_id is not None
        return self.year.heads[report.charter.department_id]

    def year_after(self, most: int) -> list[Publication]:
        """The next period of the charters with the most actions is filled in; it asks what came of these."""
        acted = ImprovementAction.objects.values_list("indicator__commitment__charter", flat=True)
        charters = [charter for charter, _ in sorted(Counter(acted).items(), key=lambda one: (-one[1], one[0]))[:most]]
        period = open_period(self.year.quality[0], self.year.town, NEXT, NEXT_DATES, charters)
        found = Report.objects.filter(period=period).select_related("charter", "organisation", "version")
        reports = sorted(found, key=lambda report: report.charter.slug)
        self.filling.eager = dict.fromkeys(self.filling.eager, 1.0)
        while in_states(*WAITING, EntryState.SUBMITTED):
            self.filling.fill_in(reports, NEXT_DATES.due_on)
            self.filling.review_all(reports)
        for report in reports:
            self._answer(report)
        return [self.publish(report) for report in reports]

    def _answer(self, report: Report) -> None:
        for one in planned(report):
            if one.before is None:
                continue
            self.counts["actions asked about a year later"] += 1
            head, town = self._head(report), self.year.town
            finish(head, town, one.before.pk, today(town))
            effect = WORKED if one.status is Status.MET else NOT_WORKED
            judge(head, town, one.before.pk, effect, "Ho diu el resultat d'enguany.")
            self.counts[f"actions that {effect.replace('-', ' ')}"] += 1


def effects_said(publications: list[Publication]) -> Counter[str]:
    """How often published reports say that an action worked, or did not."""
    rows = [row for one in publications for row in opened_report(one).report.rows]
    return Counter(row.outcome.effect for row in rows if row.outcome)
