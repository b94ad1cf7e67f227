"""The first pages of a town: a year with its charters, a charter through the years, all reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.safestring import SafeString

from cartaviva.core.compliance import Status
from cartaviva.core.display import policy_text
from cartaviva.core.policy import Policy
from cartaviva.core.published.publication import ClosedYear
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.formats.history_chart import sparkline
from cartaviva.formats.writers.status import meaning
from cartaviva.locale import voice
from cartaviva.portal.answers import Missing, Page, Reader
from cartaviva.portal.record import Entry, Record
from cartaviva.portal.shown import percent
from cartaviva.portal.year import Change, CharterYear, Counted, Year, count, status_of, year_of


@dataclass(frozen=True, slots=True)
class Dropped:
    """A commitment that is no longer followed up, and what it was the last time."""

    code: str
    text: str
    language: str
    status: Status


def home(reader: Reader) -> Page:
    """The last year that most charters are in; before there is one, what will be here.

    A first report alone would say of the whole town what is true of one charter.
    """
    years = reader.record.years
    return year(reader, next(filter(partial(_stands, reader.record), reversed(years)))) if years else Page("empty.html")


def _stands(record: Record, year: int) -> bool:
    """Whether no more charters of the year before are missing than are in. The first year has none before it."""
    found = _year(record, year)
    return record.closed(year) is not None or len(found.missing) <= len(found.charters)


def year(reader: Reader, year: int) -> Page:
    record, say = reader.record, voice(reader.language)
    if year not in record.years:
        raise Missing
    found, entries = _year(record, year), record.by_year[year].values()
    noted = record.closed(year)
    services = record.services(entries)
    return Page(
        "home.html",
        {
            "year": found,
            "sentence": sentence(found, say),
            "noted": noted,
            "after_noted": after_noted(entries, noted[1]) if noted else (),
            "provisional": noted is None,
            "columns": columns(found.counted),
            "about": {one.charter: services.get(one.pk, ())[:ABOUT] for one in entries},
            "example": min((one.name.said_in(reader.language)[0] for one in found.charters), key=len),
            "sparks": {one.charter: _spark(one, record.years, say, reader.language) for one in found.charters},
            "dropped": _dropped(record, found),
            "method": f"{meaning(Status.MET, record.policy, say)} {policy_text(record.policy, say)}",
            "left_out": left_out(found.counted, record.policy, say),
        },
    )


def after_noted(standing: Iterable[Entry], noted: ClosedYear) -> tuple[list[Entry], list[Entry]]:
    """Reports of a year that a body took no note of: of charters that had none then, and those corrected since."""
    numbers, charters = {one.number for one in noted.reports}, {one.charter for one in noted.reports}
    other = [one for one in standing if one.number not in numbers]
    return [one for one in other if one.charter not in charters], [one for one in other if one.charter in charters]


ABOUT = 3
"""Services that are named below a charter, so that a line is enough."""


def _year(record: Record, year: int) -> Year:
    return year_of(record.by_year, record.index, year, record.policy)


def columns(*counted: Counted) -> list[Status]:
    """Which counts have a column: those that one of them has, and always met, not met and not evaluated."""
    always = {Status.MET, Status.NOT_MET, Status.NOT_EVALUATED}
    return [status for status in Status if status in always or any(one.counts[status] for one in counted)]


def left_out(counted: Counted, policy: Policy, say: Say) -> str:
    """What became of the commitments that were not evaluated, or did not apply, in the share."""
    if policy.leave_out_not_evaluated:
        evaluated = mark("Those that were not evaluated are counted apart, and are not in the share.")
    else:
        evaluated = mark("Those that were not evaluated stay in the count: leaving data out improves no figure.")
    words = say(evaluated) if counted.counts[Status.NOT_EVALUATED] else ""
    if counted.counts[Status.NOT_APPLICABLE]:
        words += " " + say(mark("Those that did not apply leave the count."))
    return words.strip()


MORE = mark_plural(
    "One more was met than in {year} among the {same} that were followed up in both years.",
    "{count} more were met than in {year} among the {same} that were followed up in both years.",
)
FEWER = mark_plural(
    "One fewer was met than in {year} among the {same} that were followed up in both years.",
    "{count} fewer were met than in {year} among the {same} that were followed up in both years.",
)
AS_MANY = mark("As many were met as in {year} among the {same} that were followed up in both years.")
OF_CHARTERS = mark_plural(
    "Each square is a commitment of the service charter.", "Each square is a commitment of one of {count} charters."
)


def sentence(year: Year, say: Say) -> str:
    """The year in plain words, under its headline."""
    parts = [compared(year.change, say)] if year.change else []
    charters = len(year.charters)
    return " ".join([*parts, say.plural(*OF_CHARTERS, charters).format(count=charters)])


def compared(change: Change, say: Say) -> str:
    """Against the year before, over the same commitments."""
    forms = MORE if change.more > 0 else FEWER
    words = say.plural(*forms, abs(change.more)) if change.more else say(AS_MANY)
    return words.format(count=abs(change.more), year=change.year, same=change.same)


def _spark(charter: CharterYear, years: Sequence[int], say: Say, language: str) -> SafeString:
    if len(charter.history) < 2:  # a dot says no more than the figure beside it
        return SafeString()
    shares = ", ".join(f"{percent(share, language)} ({each})" for each, share in charter.history)
    title = say(mark("Commitments met: {shares}")).format(shares=shares)
    return SafeString(sparkline(charter.history, (years[0], charter.history[-1][0]), title))


def _dropped(record: Record, year: Year) -> list[Dropped]:
    if not year.dropped:
        return []
    before = record.by_year[year.year - 1].values()
    words = record.words_of(year.dropped, before)
    known = {one.code: one for entry in before for one in record.index[entry.pk]}
    return [
        Dropped(
            code, words[code]["commitment"] or words[code]["indicator"], words[code]["language"], status_of(known[code])
        )
        for code in year.dropped
        if code in words
    ]


def reports(reader: Reader) -> Page:
    """Every report: a line for each charter, a column for each year."""
    record = reader.record
    counted = {
        (each, slug): (entry, count(record.index[entry.pk], record.policy))
        for each, entries in record.by_year.items()
        for slug, entry in entries.items()
    }
    return Page("reports.html", {"lines": record.charters, "counted": counted})


def charter(reader: Reader, charter: str) -> Page:
    """A charter: its reports through the years, and its commitments as the last report has them."""
    record = reader.record
    entries = record.of_charter(charter)
    if not entries:
        raise Missing
    last = entries[-1]
    say = voice(reader.language)
    counted = [(one, count(record.index[one.pk], record.policy)) for one in reversed(entries)]
    changes = {one.charter: one.change for one in _year(record, last.year).charters}
    return Page(
        "charter.html",
        {
            "last": last,
            "reports": counted,
            "columns": columns(*(one for _, one in counted)),
            "sentence": compared(changed, say) if (changed := changes.get(charter)) else "",
            "commitments": _commitments(record, charter),
            "gone": _gone(record, charter),
        },
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A commitment of a charter with its status in each of the charter's periods that it is in."""

    code: str
    texts: Mapping[str, str]
    statuses: Mapping[str, Status]

    @property
    def text(self) -> str:
        return self.texts["commitment"] or self.texts["indicator"]


def _commitments(record: Record, charter: str) -> list[Listed]:
    """Those of the last report, in its order."""
    return _listed(record, charter, [one.code for one in record.index[record.of_charter(charter)[-1].pk]])


def _gone(record: Record, charter: str) -> list[Listed]:
    """Those of earlier reports that the last one does not have."""
    entries = record.of_charter(charter)
    last = {one.code for one in record.index[entries[-1].pk]}
    earlier = {one.code: None for entry in entries for one in record.index[entry.pk] if one.code not in last}
    return _listed(record, charter, list(earlier))


def _listed(record: Record, charter: str, codes: Sequence[str]) -> list[Listed]:
    entries = record.of_charter(charter)
    words = record.words_of(codes, entries)
    statuses: dict[str, dict[str, Status]] = {}
    for entry in entries:
        for one in record.index[entry.pk]:
            statuses.setdefault(one.code, {})[entry.address] = status_of(one)
    return [Listed(code, words[code], statuses[code]) for code in codes if code in words]
