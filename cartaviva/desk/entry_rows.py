"""The rows of the entry grid in words: an indicator is a block, with a line for each period that is asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from cartaviva.core.compliance import MISSED
from cartaviva.core.cycle.entry import Asked, Typed
from cartaviva.core.cycle.entry_checks import BLOCKING
from cartaviva.core.cycle.entry_words import FIELDS, HINTS, past_text, read_back
from cartaviva.core.grouping import grouped
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.promised_quantities import counted_noun
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency
from cartaviva.core.quantity import unit_text
from cartaviva.core.result import Reason
from cartaviva.core.target import said_yes
from cartaviva.core.words import Say, mark
from cartaviva.core.workflow import STATE_WORDS, EntryState, Step, can
from cartaviva.core.written import target_written_in
from cartaviva.desk.entry_figures import Figures, figures_of, year_figures
from cartaviva.desk.moments import moment_words
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.records.checking import Checked
from cartaviva.records.entries import offered_for
from cartaviva.records.entry_sheets import EntrySheet
from cartaviva.records.models import Entry, EntryComment, Person, Report

ICONS: Mapping[EntryState, str] = {
    EntryState.PENDING: "empty",
    EntryState.DRAFT: "draft",
    EntryState.SUBMITTED: "sent",
    EntryState.ENDORSED: "sent",
    EntryState.RETURNED: "back",
    EntryState.VALIDATED: "ok",
    EntryState.PUBLISHED: "ok",
}
SHOWN = 600
"""Letters of a text that stands beside another one; its field has all of it."""
GUEST = mark("By a link")
"""Who wrote a comment without an account."""


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
    said: str
    """The figure that was typed, as it was understood."""
    figures: Figures
    state: str
    icon: str
    saved: str
    error: str
    notices: tuple[str, ...]
    left: str
    missing: bool
    missed: bool
    later: bool
    editable: bool
    reasons: tuple[tuple[str, str], ...]
    hint: str
    """What a field takes that is not one figure."""
    guest: str
    comments: tuple[tuple[str, str, str], ...]
    clash: tuple[tuple[str, str, str], ...] = ()
    clash_words: str = ""
    clash_whose: str = ""
    clash_again: bool = False

    @property
    def wordy(self) -> bool:
        """Whether letters are typed, so that a telephone shows them."""
        return bool(self.hint) or self.typed.text.isalpha()

    @property
    def state_back(self) -> bool:
        return self.entry.state == EntryState.RETURNED

    @property
    def reason_words(self) -> str:
        return next((words for value, words in self.reasons if value == self.entry.reason), "")

    @property
    def open(self) -> bool:
        """Whether there is something to read or write under the line."""
        return self.missed or bool(self.typed.remarks or self.typed.reason or self.comments or self.notices)


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
    rows = grouped(around.sheet.rows, lambda row: row.entry.indicator_id)
    return tuple(_block(around, each, clashes) for each in rows.values())


def _block(around: Around, rows: Sequence[Checked], clashes: Mapping[int, Clash]) -> Block:
    sheet, first, entry = around.sheet, rows[0], rows[0].entry
    lines = tuple(_line(around, row, clashes.get(row.entry.pk)) for row in rows)
    alone = len(rows) == 1 and entry.period_id == sheet.report.period_id
    year, how = (None, "") if alone else year_figures(sheet, rows, around.say, around.language)
    return Block(
        entry.indicator_id,
        first.indicator,
        first.commitment if first.commitment != first.indicator else "",
        first.method,
        target_written_in(around.language, first.asked.target, entry.target.text, sheet.language),
        _before(around, first),
        (entry.indicator.numerator.said_in(sheet.language)[0], entry.indicator.denominator.said_in(sheet.language)[0]),
        lines,
        year,
        how,
        entry.indicator_id in sheet.unexplained,
    )


def _before(around: Around, row: Checked) -> str:
    """The result of the period before, with its label where another one was left out between them."""
    if not row.history:
        return ""
    last = row.history[-1]
    text = past_text(last, around.say, around.language)
    return text if last.label == before_label(around.sheet) else f"{text} ({last.label})"


def before_label(sheet: EntrySheet) -> str:
    """The period before, as most rows have it; "" where there was none."""
    labels = Counter(row.history[-1].label for row in sheet.rows if row.history)
    return labels.most_common(1)[0][0] if labels else ""


def _line(around: Around, row: Checked, clash: Clash | None) -> Line:
    sheet, entry, saved = around.sheet, row.entry, row.typed
    asked, state, left = row.asked, EntryState(row.entry.state), sheet.left(row)
    editable = not around.why and can(state, Step.ENTER)
    typed = clash.typed if clash and editable else saved
    errors, notices = _said(row, around.say) if saved.answered or saved.remarks else ("", ())
    return Line(
        entry=entry,
        name=row.indicator,
        part=part_words(entry, sheet.report, around.say),
        kind=_kind(typed, asked),
        unit=_unit(row, around.language),
        typed=typed,
        said=read_back(saved.text, row.read.result, asked.target.scale, around.language),
        figures=figures_of(row.read, asked, around.say, around.language, sheet.policy),
        state=around.say(STATE_WORDS[state]),
        icon=ICONS[state],
        saved=_saved(around, entry),
        error=errors,
        notices=notices,
        left=left.message(around.say) if left else "",
        missing=left is not None and left.code == "result-missing" and not saved.answered,
        missed=row.read.assessment.status in MISSED,
        later=not_yet(entry, around.now.date()) and not saved.answered,
        editable=editable,
        reasons=_reasons(around.say, entry, around.now.date()),
        hint=around.say(HINTS.get(asked.target.comparator, "")),
        guest=around.say(GUEST),
        comments=tuple(_comment(around, one) for one in sheet.comments.get(entry.pk, ())),
        clash=_clash(around, clash, saved),
        clash_words=clash.sentence if clash else "",
        clash_whose=_entered(around, entry) if clash else "",
        clash_again=clash is not None and clash.again and editable,
    )


def _said(row: Checked, say: Say) -> tuple[str, tuple[str, ...]]:
    """What is wrong with a figure, and what a person should look at. A miss has its remarks asked for beside it;
    a figure that cannot be needs no comparison.
    """
    wrong = [one for one in row.findings if one.code in BLOCKING and one.code != "remarks-missing"]
    unusual = [one for one in row.findings if one.code not in BLOCKING and not (wrong and one.code == "unusual-result")]
    return " ".join(one.sentence(say) for one in wrong), tuple(one.sentence(say) for one in unusual)


def _unit(row: Checked, language: str) -> str:
    """What stands behind the field: the unit of the target, or what is counted."""
    target = row.asked.target
    unit = unit_text(target.unit, language, target.scale)
    return unit or (counted_noun(row.commitment, row.indicator) if target.unit is Unit.COUNT else "")


def _kind(typed: Typed, asked: Asked) -> str:
    if asked.ratio:
        return "ratio"
    plain = not typed.text or (said_yes(typed.text) is not None and typed.text.isalpha())
    return "yes" if asked.target.comparator is Comparator.YES and plain else "text"


def not_yet(entry: Entry, today: date) -> bool:
    """A part of the year that has not ended is not missing."""
    return entry.period_id != entry.report.period_id and entry.period.end >= today


def part_words(entry: Entry, report: Report, say: Say) -> str:
    """Which part of the year a line is about; "" for all of it."""
    if entry.period_id == report.period_id:
        return ""
    if entry.indicator.frequency == Frequency.SCHOOL_YEAR:
        return say(mark("School year {years}")).format(years=entry.period.label)
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
        words, who, when = (
            mark("{name}, {time}. It cannot be changed any more"),
            entry.decided_by.name,
            entry.decided_at,
        )
    elif state in (EntryState.SUBMITTED, EntryState.ENDORSED) and entry.submitted_at and entry.submitted_by:
        words, who, when = mark("Submitted {time}, {name}"), entry.submitted_by.name, entry.submitted_at
    else:
        return _entered(around, entry)
    return say(words).format(name=who, time=moment_words(when, around.now))


def _entered(around: Around, entry: Entry) -> str:
    """Who entered what is there, and when; "" where nobody did."""
    if entry.entered_at is None:
        return ""
    words = around.say(mark("Saved {time}, {name}"))
    return words.format(name=who_entered(entry, around.say), time=moment_words(entry.entered_at, around.now))


def who_entered(entry: Entry, say: Say) -> str:
    if entry.guest is not None:
        return say(mark("{name}, by a link")).format(name=entry.guest.name or entry.guest.email)
    return entry.entered_by.name if entry.entered_by else say(mark("whoever runs the server"))


def _reasons(say: Say, entry: Entry, today: date) -> tuple[tuple[str, str], ...]:
    return tuple((reason.value, say(REASONS[reason])) for reason in offered_for(entry, today))


def _comment(around: Around, comment: EntryComment) -> tuple[str, str, str]:
    """Who, when, and what they said."""
    name = comment.person.name if comment.person else ""
    return name, moment_words(comment.at, around.now), comment.text


def _clash(around: Around, clash: Clash | None, saved: Typed) -> tuple[tuple[str, str, str], ...]:
    return differing(clash.typed, saved, around.say) if clash else ()


def differing(one: Typed, other: Typed, say: Say) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two differ: what each is called, and what stands in it."""
    pairs = [(words, getattr(one, name), getattr(other, name)) for name, words in FIELDS.items()]
    return tuple((say(words), _shown(new, say), _shown(old, say)) for words, new, old in pairs if new != old)


def _shown(value: str | Reason | None, say: Say) -> str:
    """The value of a field, beside another one that it differs from; of a long one its beginning."""
    if isinstance(value, Reason):
        return say(REASONS[value])
    return f"{value[:SHOWN]}…" if value and len(value) > SHOWN else value or "–"
