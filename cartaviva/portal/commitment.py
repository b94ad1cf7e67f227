"""One commitment through the years: figures, chart, what happened, how its words and its target changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import escape
from itertools import chain, pairwise

from django.utils.safestring import SafeString

from cartaviva.core.aggregation import EVALUATED, assess_commitment
from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS, cell_text
from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.grouping import grouped
from cartaviva.core.improving import Told, told
from cartaviva.core.language.units import convert
from cartaviva.core.period import Period, from_to, is_year
from cartaviva.core.published.history import (
    Change,
    Piece,
    Point,
    better_side,
    same_words,
    series,
    target_change,
    word_diff,
)
from cartaviva.core.result import NoResult, Result
from cartaviva.core.words import Say, mark
from cartaviva.core.written import as_written_in
from cartaviva.formats.history_chart import Mark, history_chart
from cartaviva.formats.writers.calculation import REASONS, calculation
from cartaviva.locale import voice
from cartaviva.portal.answers import Missing, Page, Reader
from cartaviva.portal.promise import counted_in, kept, still_says
from cartaviva.portal.record import Entry
from cartaviva.portal.report import corrected_keys

CHANGE_WORDS: Mapping[Change, str] = {
    Change.LOWERED: mark("The target was lowered: from {before} to {now}. It asks for less than the year before."),
    Change.RAISED: mark("The target was raised: from {before} to {now}."),
    Change.OTHER: mark("The target changed: from {before} to {now}."),
    Change.BREAK: mark(
        "The series breaks: since this period it is measured in another way, and cannot be compared with before."
    ),
}
FRAME = '<iframe src="{address}" title="{title}" width="100%" height="560" loading="lazy"></iframe>'
"""The line to paste into another page."""
LONGEST = 12
"""Letters of a figure in a chart, or in large type."""
ONLY: Mapping[Status, str] = {
    Status.MET: mark("Since {first} a single period could be evaluated, and it was met in it."),
    Status.PARTLY_MET: mark("Since {first} a single period could be evaluated, and it was met in part."),
    Status.NOT_MET: mark("Since {first} a single period could be evaluated, and it was not met in it."),
}
"""The status of the only period that could be evaluated, in a sentence."""
SIDES: Mapping[int, str] = {1: mark("It goes up"), -1: mark("It goes down")}


@dataclass(frozen=True, slots=True)
class Line:
    """One period of one indicator, as the table shows it. `entry` is the report it comes from."""

    entry: Entry
    period: Period
    status: Status
    target: str
    result: str
    difference: str
    degree: str
    sums: tuple[str, ...]
    own: str
    corrected: frozenset[str] = frozenset()
    """Keys of the columns that a correction changed."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What is said about a period: what changed, which is ours, and the town's own remarks.

    `told`: what a miss led to, and what became of the action before.
    """

    period: Period
    change: str
    warns: bool
    reason: str
    remarks: str
    own: str
    told: tuple[Told, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    """Evidence that was published with it."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator through the periods. `lines` and `happened` have the last period first."""

    name: str
    own: str
    side: str
    lines: tuple[Line, ...]
    happened: tuple[Happened, ...]
    chart: SafeString
    caption: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the commitment, from the first to the last period that has it; `pieces` against the one before."""

    first: Period
    last: Period
    pieces: tuple[Piece, ...]
    own: str


def commitment(reader: Reader, code: str) -> Page:
    record, say = reader.record, voice(reader.language)
    entries = record.entries_of(code)
    if not entries:
        raise Missing
    points = series(record.open(entries), code)
    by_period = {(entry.period.start, entry.period.end): entry for entry in entries}
    keys = corrected_keys(reader, entries, code)
    indicators = [
        _marked(indicator(reader, one, by_period, f"chart-{number}"), number, keys) for number, one in points.items()
    ]
    last = [one[-1] for one in points.values() if one[-1].period == entries[-1].period]
    statuses = _statuses(points)
    return Page(
        "commitment.html",
        {
            "code": code,
            "entry": entries[-1],
            "text": _text(last[0]).removesuffix("."),
            "own": last[0].report.stated.language,
            "figure": _figure(last[0], reader.language) if len(last) == 1 else "",
            "noun": counted_in(last[0]),
            "period_now": last[0].measured,
            "status_now": statuses[-1],
            "changed": _changed(indicators),
            "still_says": [words for one in last if (words := still_says(one, say))],
            "service": last[0].row.stated.text("service"),
            "target_now": _target_text(last[0], reader.language),
            "since": _since(statuses, entries, say),
            "kept": kept(statuses, [entry.period for entry in entries], say),
            "ended": entries[-1] is not record.of_charter(entries[-1].charter)[-1],
            "indicators": indicators,
            "wordings": wordings(next(iter(points.values()))),
            "permanent": f"{reader.town.site}/c/{code}",
            "full": reader.town.site + reader.links.within("commitment", code=code),
            "line": FRAME.format(
                address=reader.town.site + reader.links.within("embed", code=code), title=escape(_text(last[0]))
            ),
        },
    )


def _marked(one: Indicator, number: int, keys: Mapping[tuple[int, int], frozenset[str]]) -> Indicator:
    lines = (replace(line, corrected=keys.get((line.entry.number, number), frozenset())) for line in one.lines)
    return replace(one, lines=tuple(lines))


def _changed(indicators: Sequence[Indicator]) -> list[tuple[Indicator, Happened]]:
    """The last change of each target. One that was lowered, or a series that breaks, says more than the last status."""
    found = ((one, next((each for each in one.happened if each.change), None)) for one in indicators)
    return [(one, each) for one, each in found if each]


def embed(reader: Reader, code: str) -> Page:
    """The same in a few lines, for a frame in the page of somebody else."""
    return replace(commitment(reader, code), template="embed.html")


def _text(point: Point) -> str:
    return point.row.stated.text("commitment") or point.row.stated.text("indicator")


def _said(point: Point, key: str, language: str) -> str:
    """Target or result in the notation of the page."""
    return as_written_in(language, point.row, key, point.report.stated.language)


def _figure(point: Point, language: str) -> str:
    """What was reached, where that is short enough to be read as a figure."""
    text = _said(point, "result", language)
    return text if isinstance(point.row.result, Result) and len(text) <= LONGEST else ""


def _target_text(point: Point, language: str) -> str:
    return _said(point, "target", language) or "–"


def _statuses(points: Mapping[int, Sequence[Point]]) -> list[Status]:
    """The commitment's status in each period, over its indicators."""
    found = grouped(chain.from_iterable(points.values()), lambda point: point.period)
    in_order = sorted(found.items(), key=lambda item: item[0].end)
    return [assess_commitment([point.row.assessment for point in each]).status for _, each in in_order]


def _since(statuses: Sequence[Status], entries: Sequence[Entry], say: Say) -> str:
    evaluated = [one for one in statuses if one in EVALUATED]
    if not evaluated:
        return say(mark("It could not be evaluated in any period."))
    if len(statuses) == 1:
        return ""
    if len(evaluated) == 1:
        return say(ONLY[evaluated[0]]).format(first=entries[0].period.label)
    words = say(mark("Since {first} it was met in {met} of the {count} periods that could be evaluated."))
    return words.format(first=entries[0].period.label, met=evaluated.count(Status.MET), count=len(evaluated))


def indicator(
    reader: Reader, points: Sequence[Point], entries: Mapping[tuple[date, date], Entry], name: str
) -> Indicator:
    say, language, last = voice(reader.language), reader.language, points[-1]
    own = last.report.stated.language
    what = last.row.stated.text("indicator") or _text(last)
    changes = [None, *(target_change(before, now) for before, now in pairwise(points))]
    lines = [_line(point, entries[point.period.start, point.period.end], say, language) for point in points]
    parallel = zip(points, lines, changes, strict=True)
    marks = [_mark(point, last, line, change, say) for point, line, change in parallel]
    happened = [_happened(at, points, change, say, language) for at, change in enumerate(changes)]
    return Indicator(
        what,
        own,
        say(SIDES[side]) if (side := better_side(last.row.target)) else "",
        tuple(reversed(lines)),
        tuple(one for one in reversed(happened) if one.change or one.remarks or one.reason or one.told or one.files),
        SafeString(_chart(marks, what, say, (name, language))),
        what,
    )


def _line(point: Point, entry: Entry, say: Say, language: str) -> Line:
    row, report = point.row, point.report
    return Line(
        entry,
        point.measured,
        row.assessment.status,
        _said(point, "target", language),
        _said(point, "result", language),
        cell_text(report, row, "difference", language),
        cell_text(report, row, "compliance", language),
        calculation(report, row, say, language),
        report.stated.language,
    )


def _happened(at: int, points: Sequence[Point], change: Change | None, say: Say, language: str) -> Happened:
    point = points[at]
    words = ""
    if change:
        before, now = (_target_text(one, language) for one in (points[at - 1], point))
        words = say(CHANGE_WORDS[change]).format(before=before, now=now)
    result = point.row.result
    reason = say(REASONS[result.reason]) if isinstance(result, NoResult) else ""
    warns = change in (Change.LOWERED, Change.BREAK)
    remarks, own = point.report.remarks(point.row), point.report.stated.language
    lines = told(point.row.improvement, point.row.outcome, say)
    return Happened(point.measured, words, warns, reason, remarks, own, lines, point.row.evidence)


def _chart(marks: Sequence[Mark], what: str, say: Say, named: tuple[str, str]) -> str:
    """ "" where no period has a figure to draw. `named`: how it is named in the page, and the page's language."""
    if all(one.value is None for one in marks):
        return ""
    first, last = marks[0].label, marks[-1].label
    span = first if first == last else f"{first}–{last}"
    title = say(mark("{indicator}: result and target, {span}")).format(indicator=what, span=span)
    facts = "; ".join(_fact(one, say) for one in marks)
    return history_chart(marks, title, facts + ".", *named)


def _fact(one: Mark, say: Say) -> str:
    words = say(mark("{period}: target {target}, result {result}, {status}"))
    return words.format(
        period=one.label,
        target=one.goal_text or "–",
        result=one.value_text or "–",
        status=say(STATUS_WORDS[one.status]).lower(),
    )


def _mark(point: Point, last: Point, line: Line, change: Change | None, say: Say) -> Mark:
    """Values in the unit of the last period; where they cannot be brought to it, a gap."""
    row = point.row
    value = row.value
    goal = row.target.value
    if row.target.unit is not last.row.target.unit:
        value = _converted(value, point, last)
        goal = _converted(goal, point, last)
    status = row.assessment.status
    gap = say(STATUS_WORDS[status]) if status not in EVALUATED else _drawn(line.result)
    words = line.target if goal is not None and len(line.target) <= LONGEST else ""
    return Mark(
        _short(point.measured), goal, words, value, _drawn(line.result), status, gap, new_series=change is Change.BREAK
    )


def _drawn(text: str) -> str:
    """A figure that is short enough to stand in the chart; the table beside has them all."""
    return text if len(text) <= LONGEST else ""


def _converted(value: Decimal | None, point: Point, last: Point) -> Decimal | None:
    return None if value is None else convert(value, point.row.target.unit, last.row.target.unit)


def _short(period: Period) -> str:
    """As the axis has room for it; a year that begins in another one with both, as 2024-25."""
    if len(period.label) <= 9:
        return period.label
    over = is_year(period) and period.start.year < period.end.year
    return from_to(period.start, period.end).label if over else str(period.end.year)


def wordings(points: Sequence[Point]) -> list[Wording]:
    """The texts that the commitment had, the last one first; a change of case or accents is none."""
    made: list[Wording] = []
    text = ""
    for point in points:
        now = _text(point)
        if made and same_words(text, now):
            made[-1] = Wording(made[-1].first, point.period, made[-1].pieces, made[-1].own)
            continue
        pieces = word_diff(text or now, now)
        made.append(Wording(point.period, point.period, pieces, point.report.stated.language))
        text = now
    return made[::-1]
