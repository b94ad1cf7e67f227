"""One year of a whole town, from the day it is opened to its closing, with people who are late, absent and mistaken.

`python -m pytest -s tests/faults/test_year.py` prints what happened.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.closing import close_year
from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.publish import preview, publish
from cartaviva.actions.reminding import remind
from cartaviva.actions.submitting import move, submit
from cartaviva.core.amending import Amendment
from cartaviva.core.entry import Typed
from cartaviva.core.findings import Refused, Severity
from cartaviva.core.period import Period as Span
from cartaviva.core.result import Reason
from cartaviva.core.workflow import EntryState, Step
from cartaviva.records.checking import Checked, check_entries
from cartaviva.records.entries import entries_of
from cartaviva.records.models import Entry, Exemption, Period, Person, Publication, PublishedRow, Report
from cartaviva.records.verification import verify_town
from tests.towns import shown
from tests.year import Year, make_year, typed

pytestmark = pytest.mark.django_db

YEAR = Span("2026", date(2026, 1, 1), date(2026, 12, 31))
DATES = Dates(date(2027, 2, 28), date(2027, 3, 31))
OPENS, LATE = date(2027, 1, 11), 3
WAITING = (EntryState.PENDING, EntryState.DRAFT, EntryState.RETURNED)
REMARKS = (
    "Hi va haver baixes de personal a la tardor.",
    "El contracte nou no va començar fins al juny.",
    "La demanda va créixer molt i no vam arribar a tot.",
)


class Clock:
    """The day it is; an hour passes with every question, so that nothing happens at the same time."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 11, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def days(self) -> Iterator[date]:
        """Every Monday and Thursday until the middle of April."""
        while (day := self.now.date()) < date(2027, 4, 15):
            yield day
            later = day + timedelta(days=3 if day.weekday() == 0 else 4)
            self.now = datetime(later.year, later.month, later.day, 8, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    one = Clock()
    monkeypatch.setattr("django.utils.timezone.now", one)
    return one


class Simulation:
    """Who does what on which day, and what came of it."""

    def __init__(self, year: Year, rng: Random) -> None:
        self.year, self.rng, self.counts = year, rng, Counter[str]()
        self.mistaken: set[int] = set()
        """Entries that somebody typed wrong, until they are mended."""
        departments = list(year.heads)
        self.eager = {one: rng.uniform(0.1, 0.6) for one in departments}
        """How much of what is left a department fills in on a day."""
        self.late, self.absent = set(departments[-LATE:]), departments[0]

    def fill_in(self, report: Report, day: date) -> None:
        """Some of what is open, by who works in the department; one of them is away until the head does it."""
        department = report.charter.department_id
        assert department is not None
        if (department in self.late and day < DATES.due_on) or (department == self.absent and day < date(2027, 3, 8)):
            return
        who = self.year.heads[department] if department == self.absent else self.year.contributors[department]
        for entry in entries_of(report):
            returned = entry.state == EntryState.RETURNED
            if entry.state in WAITING and (returned or self.rng.random() < self.eager[department]):
                self._type(who, entry, mended=returned or bool(entry.revision))

    def _type(self, who: Person, entry: Entry, *, mended: bool) -> None:
        kind = self.year.kinds[entry.indicator_id]
        parts = entry.period.whole_id and {92: 4, 91: 4, 90: 4}.get((entry.period.end - entry.period.start).days + 1, 1)
        right = typed(kind, self.rng, parts or 1)
        slip = None if mended else self._slip(right)
        self.mistaken.discard(entry.pk)
        if slip is not None:
            self.mistaken.add(entry.pk)
        [read] = check_entries([_with(entry, slip or right)])
        if slip is not None:
            self.counts["mistakes"] += 1
            self.counts["mistakes stopped at entry"] += bool(read.blocked)
        missed = "remarks-missing" in {finding.code for finding in read.findings}
        words = self.rng.choice(REMARKS) if missed and (mended or self.rng.random() < 0.7) else ""
        value = (slip or right)._replace(remarks=words)
        enter(who, self.year.town, entry.pk, value, entry.revision)
        self.counts["saved"] += 1

    def _slip(self, right: Typed) -> Typed | None:
        """One in twenty types something wrong."""
        if self.rng.random() > 0.05:
            return None
        if right.numerator:
            return right._replace(numerator=right.denominator + "0")
        return right._replace(
            text=self.rng.choice((f"uns {right.text}", right.text + "00", "pendent", right.text + " €"))
        )

    def submit(self, report: Report) -> None:
        department = report.charter.department_id
        assert department is not None
        try:
            sent = submit(self.year.heads[department], report)
        except Refused:
            return
        self.counts["submitted"] += len(sent.entries)

    def review(self, report: Report) -> None:
        """What has a warning is returned once; what has none, or is confirmed, is validated by somebody else."""
        submitted = [one for one in entries_of(report) if one.state == EntryState.SUBMITTED]
        doubtful, fine = [], []
        for checked in check_entries(submitted):
            self._judge(checked)
            (doubtful if self._asks(checked) else fine).append(checked.entry.pk)
        carla = self.year.quality[0]
        if doubtful:
            move(carla, self.year.town, doubtful, Step.RETURN, "És molt diferent dels altres anys. Ho pots comprovar?")
            self.counts["returned"] += len(doubtful)
        if fine:
            move(carla, self.year.town, fine, Step.VALIDATE)
            self.counts["validated"] += len(fine)

    def _asks(self, checked: Checked) -> bool:
        unusual = {"unusual-result", "same-as-before", "personal-data"} & {one.code for one in checked.findings}
        return bool(unusual) and not checked.entry.comments.exists()

    def _judge(self, checked: Checked) -> None:
        """An alarm is false where what was typed is right."""
        if checked.entry.comments.exists():
            return
        self.counts["checked"] += 1
        alarms = [one for one in checked.findings if one.severity is not Severity.INFO]
        if alarms and checked.entry.pk not in self.mistaken:
            self.counts["false alarms"] += 1
            self.counts[f"false {alarms[0].code}"] += 1
        if checked.entry.pk in self.mistaken:
            self.counts["mistakes seen" if checked.findings else "mistakes unseen"] += 1

    def review_all(self, reports: list[Report]) -> None:
        ready = in_states(EntryState.DRAFT, EntryState.RETURNED)
        for report in reports:
            if report.pk in ready:
                self.submit(report)
        submitted = in_states(EntryState.SUBMITTED)
        for report in reports:
            if report.pk in submitted:
                self.review(report)

    def exempt(self, reports: list[Report]) -> None:
        """What is not finished may be filled in for two weeks more."""
        for report in reports:
            Exemption.objects.create(
                organisation=self.year.town,
                report=report,
                until=date(2027, 4, 16),
                reason="El servei no tenia el registre a punt.",
                granted_by=self.year.quality[0],
                granted_at=datetime(2027, 3, 31, 8, tzinfo=UTC),
            )
        self.counts["exemptions"] += len(reports)

    def give_up(self, reports: list[Report]) -> None:
        """What never came is named as such by the quality office: no result was sent."""
        carla, marta = self.year.quality
        for report in reports:
            for entry in entries_of(report):
                if entry.state in WAITING:
                    enter(marta, self.year.town, entry.pk, Typed(reason=Reason.NOT_SENT), entry.revision)
                    self.counts["not sent"] += 1
            sent = submit(marta, report)
            move(carla, self.year.town, [one.pk for one in sent.entries], Step.VALIDATE)

    def correct(self, reports: list[Report]) -> None:
        """Three figures turn out to be wrong once everybody can read them."""
        for report in reports:
            publication = Publication.objects.get(charter=report.charter, period=report.period)
            text = "11" if "≤" in report.results.get(row=0).text else "12"
            amendments = {0: Amendment(result=text, remarks="Un registre es va comptar dos cops.")}
            shown(correct(self.year.quality[0], publication, amendments, "Un registre es va comptar dos cops."))
            self.counts["corrections"] += 1


def _with(entry: Entry, value: Typed) -> Entry:
    entry.text, entry.numerator, entry.denominator = value.text, value.numerator, value.denominator
    entry.remarks = ""
    return entry


def in_states(*states: EntryState) -> set[int]:
    """Reports with an entry in one of these states."""
    return set(Entry.objects.filter(state__in=states).values_list("report", flat=True))


def test_one_year_of_a_town_from_its_opening_to_its_closing(clock: Clock) -> None:
    rng = Random(2026)
    year = make_year(rng)
    carla = year.quality[0]
    period = open_period(carla, year.town, YEAR, DATES)
    made = Simulation(year, rng)
    reports = list(Report.objects.filter(period=period).select_related("charter", "organisation", "period", "version"))
    for day in clock.days():
        if day >= DATES.locks_on and not made.counts["exemptions"]:
            made.exempt([report for report in reports if report.pk in in_states(*WAITING)])
        made.counts["mails"] += len(remind(year.town, day).written)
        waiting = in_states(*WAITING)
        for report in reports:
            if report.pk in waiting:
                made.fill_in(report, day)
        if day.weekday() == 3:
            made.review_all(reports)
    made.give_up([report for report in reports if report.pk in in_states(*WAITING)])
    for report in reports:
        assert [one.sentence() for one in preview(report).in_the_way] == []
        shown(publish(carla, report))
    made.correct(reports[:3])
    close_year(carla, Period.objects.get(pk=period.pk), "El Ple", date(2027, 4, 14), "PLE/2027/4")
    missed = PublishedRow.objects.filter(current=True, period=period, status="not_met").count()
    made.counts["misses"] = missed
    print("\n".join(f"{name}: {count}" for name, count in sorted(made.counts.items())))
    states = Counter(Entry.objects.values_list("state", flat=True))
    alarms = made.counts["false alarms"] / made.counts["checked"]
    assert (states, verify_town(year.town).verifies, alarms <= 0.02) == ({"published": 649}, True, True)
