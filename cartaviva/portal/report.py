"""A report as it was published, and what a correction changed in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cartaviva.core.aggregation import tally
from cartaviva.core.compliance import Status
from cartaviva.core.display import heading as heading_of
from cartaviva.core.display import headline, policy_text, summary_sentence
from cartaviva.core.findings import Finding
from cartaviva.core.period import last_as_long
from cartaviva.core.published.publication import Changed, ClosedYear, PublishedReport, changes
from cartaviva.core.report import COLUMNS, FollowUpReport, commitments
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.html_table import Beside, Ledger, anchors
from cartaviva.formats.writers.notes import lede, notes_of, subject
from cartaviva.formats.writers.status import meaning
from cartaviva.locale import voice
from cartaviva.portal.answers import Missing, Page, Reader
from cartaviva.portal.files import offered
from cartaviva.portal.missed import missed
from cartaviva.portal.record import Entry, Record
from cartaviva.portal.year import Counted, count

COLUMN_OF = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure or a text that reads otherwise than in the publication before: which, what it was, what it is."""

    row: int
    key: str
    subject: str
    column: str
    before: str
    now: str
    code: str
    indicator: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One publication in the place of another: when, why, and every figure that changed."""

    entry: Entry
    replaced: Entry
    reason: str
    figures: tuple[Corrected, ...]
    language: str

    @property
    def main(self) -> Corrected | None:
        """The figure that the others follow from: a result or a target before all else."""
        first = [one for one in self.figures if one.key in ("result", "target")]
        return next(iter([*first, *self.figures]), None)


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding on the document as the town sent it: what it stated, and what follows from its figures."""

    number: int
    anchor: str
    back: str
    subject: str
    column: str
    finding: Finding


def report(reader: Reader, charter: str, period: str) -> Page:
    """The report that stands."""
    entry = next((one for one in reader.record.of_charter(charter) if one.address == period), None)
    if entry is None:
        raise Missing
    return _page(reader, entry)


def version(reader: Reader, charter: str, period: str, number: int) -> Page:
    """A publication that was corrected later: the old figures stay visible."""
    entry = reader.record.numbered(number)
    if entry is None or (entry.charter, entry.address) != (charter, period):
        raise Missing
    return _page(reader, entry)


def _page(reader: Reader, entry: Entry) -> Page:
    record, say, language = reader.record, voice(reader.language), reader.language
    published = record.open([entry])[0]
    corrections = corrected(reader, before(reader, entry))
    beside = Beside(
        [reader.links("commitment", code=one.code) for one in published.identities],
        {(figure.row, figure.key): "#corrections" for one in corrections for figure in one.figures},
        {
            one.sha256: reader.links.bare("evidence", sha256=one.sha256, name=one.name)
            for row in published.report.rows
            for one in row.evidence
        },
    )
    follow_up = published.report
    head, notes = headline(follow_up, say), _notes(follow_up, say)
    groups = [[row.assessment for row in rows] for rows in commitments(follow_up.rows)]
    counted = Counted(tally(groups, follow_up.policy))
    counts = counted.counts
    return Page(
        "report.html",
        {
            "entry": entry,
            "published": published,
            "own": follow_up.stated.language,
            "counted": counted,
            "sentence": lede(summary_sentence(follow_up, say), head),
            "missed": missed(published, say, language),
            "unevaluated": missed(published, say, language, Status.NOT_EVALUATED),
            "ledger": SafeString(Ledger(follow_up, 1, say, language, beside).html()),
            "corrected": notes,
            "before": _before(reader, entry, counted, say),
            "corrections": corrections,
            "others": [one for one in record.of_charter(entry.charter) if one.address != entry.address],
            "instead": record.numbered(entry.corrected_by),
            "files": offered(reader, entry),
            "key": [(one, meaning(one, follow_up.policy, say)) for one in Status if counts[one] or one.value in SHOWN],
            "policy": policy_text(follow_up.policy, say),
        },
    )


def _before(reader: Reader, entry: Entry, now: Counted, say: Say) -> str:
    """This period beside the one before of the same charter, in a sentence."""
    others = reader.record.of_charter(entry.charter)
    earlier = last_as_long(entry.period, [one.period for one in others])
    if not earlier:
        return ""
    last = others[earlier[-1]]
    was = count(reader.record.index[last.pk], reader.record.policy)
    more = now.met * was.shown - was.met * now.shown
    words = say(BEFORE[(more > 0) - (more < 0)])
    return words.format(period=last.period.label, met=was.met, total=was.shown)


BEFORE = {
    1: mark("Better than in {period}, when it was {met} of {total}."),
    0: mark("The same share as in {period}, when it was {met} of {total}."),
    -1: mark("Worse than in {period}, when it was {met} of {total}."),
}
"""Which share of the commitments was met is larger, this one or that of the period before → the sentence."""


SHOWN = ("met", "not_met", "not_evaluated")
"""Statuses that are explained under every report."""


def before(reader: Reader, entry: Entry) -> list[tuple[Entry, Entry]]:
    """A publication with the one that it took the place of, and so on back."""
    pairs: list[tuple[Entry, Entry]] = []
    while replaced := reader.record.numbered(entry.corrects):
        pairs.append((entry, replaced))
        entry = replaced
    return pairs


def corrected(reader: Reader, pairs: Sequence[tuple[Entry, Entry]]) -> list[Correction]:
    """What changed from one publication to the one in its place. One query for all."""
    entries = list({one.pk: one for pair in pairs for one in pair}.values())
    opened = dict(zip((one.pk for one in entries), reader.record.open(entries), strict=True))
    say = voice(reader.language)
    return [
        Correction(
            new,
            old,
            frozen.reason if (frozen := opened[new.pk].corrects) else "",
            _figures(opened[old.pk], opened[new.pk], say, reader.language),
            opened[new.pk].report.stated.language,
        )
        for new, old in pairs
    ]


def _figures(was: PublishedReport, now: PublishedReport, say: Say, language: str) -> tuple[Corrected, ...]:
    return tuple(_corrected(now, one, say) for one in changes(was, now, language, say))


def _corrected(now: PublishedReport, one: Changed, say: Say) -> Corrected:
    stated = now.report.rows[one.row].stated
    about = stated.measured
    column = one.label or heading_of(now.report, COLUMN_OF[one.key], say)
    identity = now.identities[one.row]
    return Corrected(one.row, one.key, about, column, one.old, one.new, identity.code, identity.indicator)


def corrected_keys(reader: Reader, entries: Sequence[Entry], code: str) -> Mapping[tuple[int, int], frozenset[str]]:
    """What was corrected of a commitment: the number of the report that stands and the indicator → keys of columns."""
    pairs = {entry.number: before(reader, entry) for entry in entries}
    standing = {new.number: number for number, each in pairs.items() for new, _ in each}
    found: dict[tuple[int, int], frozenset[str]] = {}
    if standing:
        for one in corrected(reader, [pair for each in pairs.values() for pair in each]):
            for figure in one.figures:
                if figure.code == code:
                    at = standing[one.entry.number], figure.indicator
                    found[at] = found.get(at, frozenset()) | {figure.key}
    return found


def _notes(follow_up: FollowUpReport, say: Say) -> list[Noted]:
    made = []
    for note, anchor, there in anchors(notes_of(follow_up), 1):
        finding = note.finding
        column = COLUMN_OF.get(finding.column or "")
        words = heading_of(follow_up, column, say) if column else ""
        made.append(Noted(note.number, anchor, there, subject(follow_up, finding), words, finding))
    return made


def corrections(reader: Reader) -> Page:
    """The log: every correction and every redaction, the last one first."""
    record = reader.record
    pairs = [(one, old) for one in reversed(record.entries) if (old := record.numbered(one.corrects))]
    context = {
        "corrections": corrected(reader, [(new, old) for new, old in pairs if new.charter]),
        "years": _noted_again(record, [(new, old) for new, old in pairs if not new.charter]),
        "redactions": record.redactions(),
    }
    return Page("corrections.html", context)


@dataclass(frozen=True, slots=True)
class NotedAgain:
    """That it was said anew who took note of a year, and what had been said before."""

    entry: Entry
    now: ClosedYear
    before: ClosedYear


def _noted_again(record: Record, pairs: Sequence[tuple[Entry, Entry]]) -> list[NotedAgain]:
    found = record.noted({one.pk for pair in pairs for one in pair})
    return [NotedAgain(new, found[new.pk], found[old.pk]) for new, old in pairs]
