"""Who leaves and who is away in the year of tests/year.py, who takes over, and whom the program writes to meanwhile."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from cartaviva.actions.measuring import measure_charter
from cartaviva.actions.people import end_membership, set_substitute
from cartaviva.core.cycle.reminding import Need
from cartaviva.core.permissions import Role
from cartaviva.records.indicators import indicator_lines, measurement_of
from cartaviva.records.models import Charter, Entry, Indicator, Period, Person, Reminder
from cartaviva.records.standing import standings
from tests.people import person
from tests.year_filling import Filling

AWAY, LEAVES, FOLLOWS = date(2027, 2, 11), date(2027, 2, 18), date(2027, 2, 25)


class Leaving:
    """Somebody who owns all figures of a department leaves; somebody of another is away, with a substitute."""

    def __init__(self, filling: Filling, period: Period) -> None:
        self.filling, self.year, self.period = filling, filling.year, period
        departments = list(self.year.heads)
        self.left, self.away, lender = departments[3], departments[5], departments[6]
        self.leaver, self.follower = self.year.contributors[self.left], self.year.contributors[self.left]
        self.substitute = self.year.contributors[lender]
        Indicator.objects.filter(commitment__charter__department=self.left).update(owner=self.leaver)
        filling.eager |= {self.left: 0.1, self.away: 0.1}  # they are not done when it happens

    def happen(self, day: date) -> None:
        """What happens on a day, before anybody is written to."""
        if day == AWAY:
            seat = self.year.contributors[self.away].memberships.get()
            set_substitute(self.year.administrator, seat, self.substitute, date(2027, 4, 16))
            self.filling.filling[self.away] = Person.objects.get(pk=self.substitute.pk)
        if day == LEAVES:
            end_membership(self.year.administrator, self.leaver.memberships.get())
            self.filling.filling[self.left] = None
            self.filling.counts["results of who left"] = self.alarms(day)
        if day == FOLLOWS:
            self._follow()
            self.filling.counts["results of who left, once somebody follows"] = self.alarms(day)

    def alarms(self, day: date) -> int:
        """Of how many results the matrix says that their owner has left."""
        return sum(one.owners_left for one in standings(self.period, day))

    def _follow(self) -> None:
        """The quality office reads the alarm and names somebody else."""
        charters = list(Charter.objects.filter(department=self.left).select_related("department", "organisation"))
        self.follower = person("nuria", self.year.town, Role.CONTRIBUTOR, department=charters[0].department)
        for charter in charters:
            found = [line.indicator for line in indicator_lines(charter)]
            measured = {one.pk: measurement_of(one)._replace(owner=self.follower.pk) for one in found}
            measure_charter(self.year.quality[0], charter, charter.department, measured)
        self.filling.filling[self.left] = self.follower

    def told(self) -> dict[str, object]:
        """Who was written to, in the order of the first time."""
        left, away, absent = (list(told_about(one)) for one in (self.left, self.away, self.filling.absent))
        after = [one.name for one in left if one.on >= LEAVES]
        return {
            "owners of what was left": first(one.name for one in left if one.reader == "owner"),
            "of what nobody fills in": first(one.reader for one in left if one.need == Need.NOBODY),
            "who left, afterwards": self.leaver.name in after,
            "in place of who is away": self.substitute.name in {one.name for one in away if one.on >= AWAY},
            "before they were away": self.substitute.name in {one.name for one in away if one.on < AWAY},
            "of all that is missing": first(one.reader for one in absent if one.need == Need.MISSING and one.all),
        }


class Told(NamedTuple):
    """What one mail said of one charter. `all`: of every entry that it has, parts that were due long ago or not."""

    on: date
    need: str
    reader: str
    name: str
    all: bool


def told_about(department: int) -> Iterable[Told]:
    """Everything that was sent about a department's charters, in its order."""
    entries = Entry.objects.filter(report__charter__department=department, report__period__label="2026")
    many = dict(entries.values_list("report__charter").annotate(Count("pk")))
    for one in Reminder.objects.exclude(sent_at=None).select_related("person").order_by("on", "pk"):
        said = Counter[tuple[int, str, str]]()
        for charter, need, reader, count in one.lines:
            said[charter, need, reader] += count
        for (charter, need, reader), count in said.items():
            if charter in many:
                yield Told(one.on, need, reader, one.person.name, count == many[charter])


def first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
