"""How the year of tests/year.py is filled in and reviewed: by people who are late, absent and mistaken."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from random import Random

from django.utils import timezone

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Refused
from cartaviva.core.result import Reason
from cartaviva.core.workflow import EntryState, Step
from cartaviva.records.checking import Checked, check_entries
from cartaviva.records.convert import policy_of
from cartaviva.records.entries import ASKED, entries_of, typed_of
from cartaviva.records.models import Entry, EntryComment, Exemption, Person, Report
from cartaviva.records.unexplained import unexplained
from tests.year import Year, typed

DATES = Dates(date(2027, 2, 28), date(2027, 3, 31))
BACK = date(2027, 3, 15)
"""The day on which the head comes back of a department where everybody is away."""
LATE = 3
WAITING = (EntryState.PENDING, EntryState.DRAFT, EntryState.RETURNED)
UNUSUAL = {"unusual-result", "same-as-before", "personal-data"}
REMARKS = (
    "Hi va haver baixes de personal a la tardor.",
    "El contracte nou no va començar fins al juny.",
    "La demanda va créixer molt i no vam arribar a tot.",
)


class Filling:
    """Who does what on which day, and what came of it."""

    def __init__(self, year: Year, rng: Random) -> None:
        self.year, self.rng, self.counts = year, rng, Counter[str]()
        self.mistaken: set[int] = set()
        """Entries that somebody typed wrong, until they are mended."""
        departments = list(year.heads)
        self.eager = {one: rng.uniform(0.1, 0.6) for one in departments}
        """How much of what is left a department fills in on a day."""
        self.late, self.absent = set(departments[-LATE:]), departments[0]
        self.filling: dict[int, Person | None] = dict(year.contributors) | {self.absent: None}
        """Who fills in for a department; None while there is nobody."""

    def fill_in(self, reports: Iterable[Report], day: date) -> None:
        """Some of what is open, by who works in the department; where everybody is away, by the head in the end."""
        if day >= BACK:
            self.filling[self.absent] = self.year.heads[self.absent]
        waiting = entries_in(reports, *WAITING)
        for report in reports:
            department = report.charter.department_id
            assert department is not None
            who = self.filling[department]
            if who is not None and not (department in self.late and day < DATES.due_on):
                self._type(who, report, [one for one in waiting[report.pk] if self._is_done(one, department)])

    def _is_done(self, entry: Entry, department: int) -> bool:
        return entry.state == EntryState.RETURNED or self.rng.random() < self.eager[department]

    def _type(self, who: Person, report: Report, entries: Sequence[Entry]) -> None:
        """What they type is checked as the page does it; who reads that remarks are missing writes some."""
        values = [self._value(entry) for entry in entries]
        for checked in check_entries(list(map(_with, entries, values))):
            entry, mended = checked.entry, _is_mended(checked.entry)
            if entry.pk in self.mistaken:
                self.counts["mistakes"] += 1
                self.counts["mistakes stopped at entry"] += bool(checked.blocked)
            missed = "remarks-missing" in {finding.code for finding in checked.findings}
            words = self.rng.choice(REMARKS) if missed and (mended or self.rng.random() < 0.7) else ""
            enter(who, self.year.town, entry.pk, typed_of(entry)._replace(remarks=words), entry.revision)
            self.counts["saved"] += 1

    def _value(self, entry: Entry) -> Typed:
        kind = self.year.kinds[entry.indicator_id]
        parts = entry.period.whole_id and {92: 4, 91: 4, 90: 4}.get((entry.period.end - entry.period.start).days + 1, 1)
        right = typed(kind, self.rng, parts or 1)
        slip = None if _is_mended(entry) else self._slip(right)
        (self.mistaken.discard if slip is None else self.mistaken.add)(entry.pk)
        return slip or right

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
        head, sent = self.year.heads[department], ()
        try:
            sent, left = submit(head, report)
        except Refused as refused:
            explained = refused.code != "year-unexplained"
        else:
            explained = "remarks-missing" not in left.values()
        self.counts["submitted"] += len(sent)
        if not explained:
            self._explain(head, report)

    def _explain(self, head: Person, report: Report) -> None:
        """The page says which years are missed without a remark: the head writes one to the last part."""
        entries = entries_of(report)
        missed = unexplained(check_entries(entries), policy_of(self.year.town))
        last = {one.indicator_id: one for one in entries if one.state in WAITING}
        for indicator in missed & set(last):
            entry = last[indicator]
            words = typed_of(entry)._replace(remarks=self.rng.choice(REMARKS))
            enter(head, self.year.town, entry.pk, words, entry.revision)
            self.counts["missed years explained"] += 1

    def review(self, report: Report, entries: Sequence[Entry], seen: Collection[int]) -> None:
        """What has a warning is returned once; what has none, or is confirmed, is validated by somebody else.

        `seen`: entries that somebody asked about before.
        """
        doubtful, fine = [], []
        for checked in check_entries(entries):
            again = checked.entry.pk in seen
            if not again:
                self._judge(checked)
            asks = UNUSUAL & {one.code for one in checked.findings} and not again
            (doubtful if asks else fine).append(checked.entry.pk)
        carla = self.year.quality[0]
        if doubtful:
            move(carla, self.year.town, doubtful, Step.RETURN, "És molt diferent dels altres anys. Ho pots comprovar?")
            self.counts["returned"] += len(doubtful)
        if fine:
            move(carla, self.year.town, fine, Step.VALIDATE)
            self.counts["validated"] += len(fine)

    def _judge(self, checked: Checked) -> None:
        """An alarm is false where what was typed is right."""
        self.counts["checked"] += 1
        alarms = [one for one in checked.findings if one.severity is not Severity.INFO]
        if alarms and checked.entry.pk not in self.mistaken:
            self.counts["false alarms"] += 1
            self.counts[f"false {alarms[0].code}"] += 1
        if checked.entry.pk in self.mistaken:
            self.counts["mistakes seen" if checked.findings else "mistakes unseen"] += 1

    def review_all(self, reports: Sequence[Report]) -> None:
        ready = in_states(EntryState.DRAFT, EntryState.RETURNED)
        for report in reports:
            if report.pk in ready:
                self.submit(report)
        seen = set(EntryComment.objects.values_list("entry", flat=True))
        submitted = entries_in(reports, EntryState.SUBMITTED)
        for report in reports:
            if submitted[report.pk]:
                self.review(report, submitted[report.pk], seen)

    def exempt(self, reports: list[Report]) -> None:
        """What is not finished may be filled in for two weeks more."""
        for report in reports:
            Exemption.objects.create(
                organisation=self.year.town,
                report=report,
                until=date(2027, 4, 16),
                reason="El servei no tenia el registre a punt.",
                granted_by=self.year.quality[0],
                granted_at=timezone.now(),
            )
        self.counts["exemptions"] += len(reports)

    def give_up(self, reports: list[Report]) -> None:
        """What never came is named as such by the quality office: no result was sent."""
        carla, marta = self.year.quality
        waiting = entries_in(reports, *WAITING)
        for report in reports:
            for entry in waiting[report.pk]:
                enter(marta, self.year.town, entry.pk, Typed(reason=Reason.NOT_SENT), entry.revision)
                self.counts["not sent"] += 1
            sent = submit(marta, report)
            move(carla, self.year.town, [one.pk for one in sent.entries], Step.VALIDATE)


def _is_mended(entry: Entry) -> bool:
    """Somebody looks at it for the second time."""
    return entry.state == EntryState.RETURNED or bool(entry.revision)


def _with(entry: Entry, value: Typed) -> Entry:
    entry.text, entry.numerator, entry.denominator = value.text, value.numerator, value.denominator
    entry.remarks = ""
    return entry


def entries_in(reports: Iterable[Report], *states: EntryState) -> Mapping[int, list[Entry]]:
    """Entries in some states by report, as `entries_of` selects them: one query for all of them."""
    by_pk = {report.pk: report for report in reports}
    found: dict[int, list[Entry]] = {pk: [] for pk in by_pk}
    for entry in Entry.objects.filter(report__in=by_pk, state__in=states).select_related(*ASKED).order_by("pk"):
        entry.report = by_pk[entry.report_id]
        found[entry.report_id].append(entry)
    return found


def in_states(*states: EntryState) -> set[int]:
    """Reports with an entry in one of these states."""
    return set(Entry.objects.filter(state__in=states).values_list("report", flat=True))
