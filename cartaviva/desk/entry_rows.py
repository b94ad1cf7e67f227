"""The rows of the entry grid in words: an indicator is a block, with a line for each period that is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from cartaviva.core.comparing import Comparator
from cartaviva.core.compliance import MISSED, Status
from cartaviva.core.entry import Asked, Read, Typed, read_typed, reasons_offered
from cartaviva.core.findings import Finding
from cartaviva.core.quantity import unit_text
from cartaviva.core.result import NoResult, Reason
from cartaviva.core.target import said_yes
from cartaviva.core.words import Say, mark
from cartaviva.core.workflow import STATE_WORDS, EntryState, Step, can
from cartaviva.desk.entry_figures import Figures, figures_of, year_figures
from cartaviva.desk.moments import moment_words
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.records.entries import EntrySheet, findings_of, of_indicators, typed_of
from cartaviva.records.models import Entry, EntryComment, Person

ICONS: Mapping[EntryState, str] = {
    EntryState.PENDING: "empty",
    EntryState.DRAFT: "draft",
    EntryState.SUBMITTED: "sent",
    EntryState.ENDORSED: "sent",
    EntryState.RETURNED: "back",
    EntryState.VALIDATED: "ok",
    EntryState.PUBLISHED: "ok",
}
FIELDS: Mapping[str, str] = {
    "text": mark("Result"),
    "numerator": mark("Numerator"),
    "denominator": mark("Denominator"),
    "reason": mark("Why there is no result"),
    "remarks": mark("Remarks"),
}


class Around(NamedTuple):
    """What all rows of a page share. `why`: the sentence where nothing can be changed, "" where it can."""

    sheet: EntrySheet
    say: Say
    language: str
    now: datetime
    """In the town's time."""
    person: Person
    why: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """What could not be saved, and why. `again`: it can be, over what somebody else saved."""

    typed: Typed
    sentence: str
    again: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words. `kind` of its field: "ratio", "yes" or "text". `typed`: what its fields hold.

    `clash`: field, what it holds here, and what somebody else saved.
    """

    entry: Entry
    name: str
    part: str
    kind: str
    unit: str
    typed: Typed
    figures: Figures
    state: str
    icon: str
    saved: str
    error: str
    left: str
    missing: bool
    missed: bool
    later: bool
    editable: bool
    reasons: tuple[tuple[str, str], ...]
    comments: tuple[tuple[str, str, str], ...]
    clash: tuple[tuple[str, str, str], ...] = ()
    clash_words: str = ""
    clash_again: bool = False

    @property
    def open(self) -> bool:
        """Whether there is something to read or write under the line."""
        return self.missed or bool(self.typed.remarks or self.typed.reason or self.comments)


@dataclass(frozen=True, slots=True)
class Block:
    """An indicator with its lines; `year` where the year is worked out from them, `how` says in words."""

    indicator: int
    name: str
    promise: str
    method: str
    target: str
    before: str
    parts: tuple[str, str]
    """What the numerator and the denominator of a ratio count."""
    lines: tuple[Line, ...]
    year: Figures | None = None
    how: str = ""
    unexplained: bool = field(default=False)
    """The year is missed and no remark says why."""


def blocks_of(around: Around, clashes: Mapping[int, Clash]) -> tuple[Block, ...]:
    """Every indicator of the sheet, in the order of the report."""
    return tuple(_block(around, entries, clashes) for entries in of_indicators(around.sheet.entries).values())


def _block(around: Around, entries: Sequence[Entry], clashes: Mapping[int, Clash]) -> Block:
    sheet, first = around.sheet, entries[0]
    wording, promise = sheet.wordings.get(first.indicator_id), sheet.promises.get(first.indicator.commitment_id)
    said, whole = around.language, sheet.report.period_id
    lines = tuple(_line(around, entry, clashes.get(entry.pk)) for entry in entries)
    alone = len(entries) == 1 and first.period_id == whole
    year, how = (None, "") if alone else year_figures(around.sheet, entries, around.say, around.language)
    explained = any(line.typed.remarks for line in lines)
    return Block(
        first.indicator_id,
        sheet.name(first),
        promise.text.said_in(said)[0] if promise else "",
        wording.method.said_in(said)[0] if wording else "",
        first.target.text,
        _before(sheet, first),
        (first.indicator.numerator.said_in(said)[0], first.indicator.denominator.said_in(said)[0]),
        lines,
        year,
        how,
        bool(year and year.missed and not explained),
    )


def _before(sheet: EntrySheet, entry: Entry) -> str:
    """The result of the period before, with its label where that was not the last one of the report."""
    results = sheet.before.get(entry.indicator_id)
    if not results:
        return ""
    last = results[-1]
    gap = (sheet.report.period.start - last.period.end).days
    return last.text if gap == 1 else f"{last.text} ({last.period.label})"


def _line(around: Around, entry: Entry, clash: Clash | None) -> Line:
    sheet, saved = around.sheet, typed_of(entry)
    asked, state = sheet.asked(entry), EntryState(entry.state)
    read = read_typed(saved, asked, sheet.policy)
    left = sheet.left(entry)
    editable = not around.why and can(state, Step.ENTER)
    typed = clash.typed if clash and clash.again and editable else saved
    return Line(
        entry,
        sheet.name(entry),
        part_words(entry, sheet, around.say),
        _kind(typed, asked),
        unit_text(asked.target.unit, around.language, asked.target.scale),
        typed,
        figures_of(read, asked, around.say, around.language, sheet.policy),
        around.say(STATE_WORDS[state]),
        ICONS[state],
        _saved(around, entry),
        _error(around, entry, asked),
        left.message(around.say) if left else "",
        left is not None and left.code == "result-missing",
        read.assessment.status in MISSED,
        not_yet(entry, around.now.date()) and not saved.answered,
        editable,
        _reasons(around.say, asked, entry),
        tuple(_comment(around, one) for one in sheet.comments.get(entry.pk, ())),
        *_clash(around, clash, saved),
    )


def _kind(typed: Typed, asked: Asked) -> str:
    if asked.ratio:
        return "ratio"
    plain = not typed.text or (said_yes(typed.text) is not None and typed.text.isalpha())
    return "yes" if asked.target.comparator is Comparator.YES and plain else "text"


def not_yet(entry: Entry, today: date) -> bool:
    """A part of the year that has not ended is not missing."""
    return entry.period.whole_id is not None and entry.period.end >= today


def part_words(entry: Entry, sheet: EntrySheet, say: Say) -> str:
    """Which part of the year a line is about; "" for all of it."""
    if entry.period_id == sheet.report.period_id:
        return ""
    year, _, part = entry.period.label.partition("-")
    if part[:1] == "Q":
        return say(mark("Quarter {n}, {year}")).format(n=part[1:], year=year)
    if part[:1] == "S":
        return say(mark("Half-year {n}, {year}")).format(n=part[1:], year=year)
    if len(year) == 4 and part.isdigit() and entry.period.start.month == entry.period.end.month:
        return f"{part}/{year}"
    return entry.period.label


def _saved(around: Around, entry: Entry) -> str:
    """Who did the last thing to it, and when."""
    say, state = around.say, EntryState(entry.state)
    if state in (EntryState.VALIDATED, EntryState.PUBLISHED) and entry.decided_at and entry.decided_by:
        words, who, when = mark("{name}, {time}. It cannot be changed any more"), entry.decided_by.name, entry.decided_at
    elif state in (EntryState.SUBMITTED, EntryState.ENDORSED) and entry.submitted_at and entry.submitted_by:
        words, who, when = mark("Submitted {time}, {name}"), entry.submitted_by.name, entry.submitted_at
    elif entry.entered_at:
        words, who, when = mark("Saved {time}, {name}"), who_entered(entry, say), entry.entered_at
    else:
        return ""
    return say(words).format(name=who, time=moment_words(when, around.now))


def who_entered(entry: Entry, say: Say) -> str:
    if entry.guest is not None:
        return say(mark("{name}, by a link")).format(name=entry.guest.name or entry.guest.email)
    return entry.entered_by.name if entry.entered_by else ""


def _error(around: Around, entry: Entry, asked: Asked) -> str:
    """What is wrong with a figure that was typed; that it misses its target is no error."""
    found = [one for one in findings_of(entry, asked, around.sheet.policy) if one.code not in ("remarks-missing",)]
    return " ".join(sentence(one, around.say) for one in found)


def sentence(finding: Finding, say: Say) -> str:
    return f"{finding.message(say)} {finding.advice(say)}"


def _reasons(say: Say, asked: Asked, entry: Entry) -> tuple[tuple[str, str], ...]:
    """Those that fit, and the one that is there."""
    offered = reasons_offered(asked.target, entry.indicator.on_demand)
    there = () if not entry.reason or entry.reason in offered else (Reason(entry.reason),)
    return tuple((reason.value, say(REASONS[reason])) for reason in (*offered, *there))


def _comment(around: Around, comment: EntryComment) -> tuple[str, str, str]:
    """Who, when, and what they said."""
    name = comment.person.name if comment.person else ""
    return name, moment_words(comment.at, around.now), comment.text


def _clash(around: Around, clash: Clash | None, saved: Typed) -> tuple[tuple[tuple[str, str, str], ...], str, bool]:
    if clash is None:
        return (), "", False
    say = around.say
    pairs = [
        (say(words), _shown(getattr(clash.typed, name), say), _shown(getattr(saved, name), say))
        for name, words in FIELDS.items()
    ]
    differing = tuple((words, mine, theirs) for words, mine, theirs in pairs if mine != theirs)
    return differing, clash.sentence, clash.again


def _shown(value: str | Reason | None, say: Say) -> str:
    if isinstance(value, Reason):
        return say(REASONS[value])
    return value or "–"


def result_words(read: Read, typed: Typed, say: Say) -> str:
    """A result as it is read back to who entered it."""
    if isinstance(read.result, NoResult):
        return say(REASONS[read.result.reason])
    return typed.text or f"{typed.numerator} / {typed.denominator}".strip(" /") or "–"


