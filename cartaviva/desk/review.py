"""What the review page shows: points in words, how columns were recognised, what can be answered together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cartaviva.actions.review import Matched, Point, ReportReview, Review
from cartaviva.core.cycle.reviewing import Choice, offer_of
from cartaviva.core.language.days import day_words
from cartaviva.core.report import COLUMNS
from cartaviva.core.result import Reason
from cartaviva.core.words import Say, mark
from cartaviva.desk.answers import CHOICES, DIRECT
from cartaviva.desk.cases import COLUMN_WORDS, heading_of, place_of, told_of
from cartaviva.desk.sheet import Sheet, sheet_of
from cartaviva.formats.recognise.mapping import LEAVE_OUT
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.records.models import ImportedDocument

FIELD_WORDS = {**COLUMN_WORDS, "direction": mark("Which way is good?"), "reason": mark("Why there is no result")}
LONG = frozenset({"commitment", "indicator", "remarks"})
DIRECTIONS = (("", "–"), ("≥", mark("More is better")), ("≤", mark("Less is better")))
ROLES: tuple[tuple[str, str], ...] = (
    *((column.key, column.heading) for column in COLUMNS),
    (Role.DIRECTION.value, mark("Which way is good")),
    (Role.UNIT.value, mark("Unit")),
    (Role.NUMERATOR.value, mark("Numerator")),
    (Role.DENOMINATOR.value, mark("Denominator")),
    (Role.PERIOD.value, mark("Period")),
    (Role.EXTRA.value, mark("A further column, kept as it is")),
    (LEAVE_OUT, mark("Leave it out")),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field to write something anew; `options` for one to choose from."""

    name: str
    label: str
    value: str
    long: bool = False
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A point in words. `choices`: value, words, whether it is the one that was chosen."""

    number: int
    key: str
    title: str
    text: str
    where: str
    advice: str
    open: bool
    choices: tuple[tuple[str, str, bool], ...]
    fields: tuple[Field, ...]
    always: bool = False
    """The fields are seen whatever is chosen."""
    publication: int | None = None
    """The number of the publication to correct instead."""


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with its table, its points and what its commitments are matched to."""

    review: ReportReview
    sheet: Sheet
    points: tuple[Shown, ...]
    matches: tuple[Matched, ...]
    current: int
    """The number of its first open point; 0 for none."""
    free: tuple[tuple[str, str], ...]
    """Commitments of other years that no row is matched to, to be chosen by hand."""


@dataclass(frozen=True, slots=True)
class ShownColumns:
    """The tables of a document: for each, its headings with the role that was found, and how it was found."""

    tables: tuple[tuple[dict[str, Any], ...], ...]
    choices: tuple[tuple[str, str], ...]


def shown(review: Review, say: Say) -> tuple[ShownReport, ...]:
    """Every report of a document, its points numbered through."""
    reports, number = [], 0
    for report in review.reports:
        mine = [point for point in review.points if point in report.points]
        numbers = {point.key: number + place for place, point in enumerate(mine, 1)}
        used = {one.wording.commitment for one in report.matches if one.wording}
        free = [one for one in report.wordings if one.commitment not in used]
        reports.append(
            ShownReport(
                report,
                sheet_of(report, numbers, say),
                tuple(_shown(numbers[point.key], point, report, say) for point in mine),
                tuple(report.matches),
                next((numbers[point.key] for point in mine if point.open), 0),
                tuple((str(one.commitment), one.text) for one in free),
            )
        )
        number += len(mine)
    return tuple(reports)


def left_open(review: Review, say: Say) -> str:
    """What is still to be decided, by the names that stand over it on the page."""
    named = (point.finding.kind.title if point.finding else ASKED[point.code].title for point in review.open)
    return "; ".join(say(title) for title in dict.fromkeys(named))


def _shown(number: int, point: Point, report: ReportReview, say: Say) -> Shown:
    if point.finding is not None:
        return _finding(number, point, report, say)
    asked = ASKED[point.code]
    text, choices, fields = asked.parts(point, report, say)
    always = point.code in ("charter", "period")
    ticked = tuple((value, words, value == _chosen(point)) for value, words in choices)
    published = point.there.publication if point.there else None
    return Shown(number, point.key, say(asked.title), text, "", "", point.open, ticked, fields, always, published)


def _chosen(point: Point) -> str:
    """The choice that was made; another commitment or charter than the proposed one was picked from a list."""
    if point.answer is None:
        return ""
    proposed = point.wording.commitment if point.wording else point.charter.pk if point.charter else None
    picked = _picked(point, "commitment") or _picked(point, "charter")
    other = point.answer.choice is Choice.SAME and picked and picked != str(proposed)
    return Choice.EDIT.value if other else point.answer.choice.value


def _finding(number: int, point: Point, report: ReportReview, say: Say) -> Shown:
    finding = point.finding
    assert finding is not None
    offer = offer_of(finding)
    words = _choices(point, say)
    chosen = _answered(point)
    choices = tuple(
        (choice, text.format(stated=finding.stated, computed=finding.computed), choice == chosen)
        for choice, text in words.items()
        if text
    )
    entered = point.answer.value if point.answer else {}
    row = report.read.rows[finding.row].stated if finding.row is not None else None
    fields = tuple(_field(name, entered.get(name, row.text(name) if row else ""), say) for name in offer.edits)
    return Shown(
        number,
        point.key,
        heading_of(finding, report.read, say),
        told_of(finding, report.read, say) + _slid(point, say),
        place_of(finding, report.read, say),
        finding.advice(say),
        point.open,
        choices,
        fields,
    )


def _choices(point: Point, say: Say) -> dict[str, str]:
    """Value → words of each choice about a finding, "" where it is not offered."""
    assert point.finding is not None
    offer = offer_of(point.finding)
    direct = {reason.value: say(words) for code, (reason, words) in DIRECT.items() if code == point.code}
    return {
        Choice.ACCEPT.value: say(offer.accept) if offer.accept else "",
        Choice.KEEP.value: say(offer.keep) if offer.keep else "",
        **direct,
        Choice.EDIT.value: say(mark("Edit")) if offer.edits else "",
    }


def _answered(point: Point) -> str:
    """The choice that was made about a finding."""
    if point.answer is None:
        return ""
    reason = DIRECT[point.code][0].value if point.code in DIRECT else ""
    return reason if reason and dict(point.answer.value) == {"reason": reason} else point.answer.choice.value


def _slid(point: Point, say: Say) -> str:
    """What a row that was put back looks like in the document."""
    if point.finding is None or point.code != "cell-shifted":
        return ""
    return "\n" + say(mark("In the document the row is: {stated}")).format(stated=point.finding.stated)


def _field(name: str, value: str, say: Say) -> Field:
    options: tuple[tuple[str, str], ...] = ()
    if name == "direction":
        options = tuple((key, say(words)) for key, words in DIRECTIONS)
    if name == "reason":
        options = (("", "–"), *((reason.value, say(words)) for reason, words in REASONS.items()))
        value = value if value in set(Reason) else ""
    return Field(name, say(FIELD_WORDS.get(name, name)), value, name in LONG, options)


Parts = tuple[str, tuple[tuple[str, str], ...], tuple[Field, ...]]
"""Text, choices and fields of a point."""


def _match(point: Point, report: ReportReview, say: Say) -> Parts:
    known = say(mark("The document says: “{text}”")).format(text=point.text)
    choices: list[tuple[str, str]] = []
    if point.wording is not None:
        other = say(mark("Other years ({code}): “{text}”. Likeness: {likeness} %."))
        known += "\n" + other.format(code=point.wording.code, text=point.wording.text, likeness=point.likeness)
        choices.append((Choice.SAME.value, say(mark("It is the same"))))
    choices.append((Choice.NEW.value, say(mark("It is a new commitment"))))
    choices.append((Choice.EDIT.value, say(mark("It is another one"))))
    options = tuple((str(one.commitment), one.text) for one in report.wordings)
    return (
        known,
        tuple(choices),
        (Field("commitment", say(mark("Commitment of other years")), _picked(point, "commitment"), options=options),),
    )


def _charter(point: Point, report: ReportReview, say: Say) -> Parts:
    text = say(mark("The document says: “{text}”")).format(text=point.text) if point.text else ""
    choices: list[tuple[str, str]] = []
    if point.charter is not None:
        same = say(mark("It is the charter “{name}” (likeness: {likeness} %)"))
        choices.append((Choice.SAME.value, same.format(name=point.charter.name, likeness=point.likeness)))
    choices.append((Choice.NEW.value, say(mark("It is the charter of this name:"))))
    entered = point.answer.value.get("name", "") if point.answer else ""
    fields = [Field("name", say(mark("Name of the charter")), entered or point.text or report.read.stated.title)]
    if report.charters:
        choices.append((Choice.EDIT.value, say(mark("It is another charter of the town:"))))
        options = tuple((str(one.pk), str(one.name)) for one in report.charters)
        fields.append(Field("charter", say(mark("Charter")), _picked(point, "charter"), options=options))
    return text or say(mark("The document does not say it.")), tuple(choices), tuple(fields)


def _picked(point: Point, name: str) -> str:
    return point.answer.value.get(name, "") if point.answer else ""


def _period(point: Point, report: ReportReview, say: Say) -> Parts:
    label = say(mark("Period, for example 2025 or January – June 2025"))
    return say(mark("The document does not say it.")), (), (Field("period", label, point.text),)


def _offered(point: Point, say: Say) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, say(words)) for choice, words in CHOICES[point.code].items())


_PUBLISHED = mark("{report} is published, with number {number}. To change a figure, correct that publication.")
_IMPORTED = mark("{report}: it came from “{file}”. Undo that import first, if this document is the right one.")
_COLLECTED = mark("{report}: its results are entered here, on the page of results, and not imported.")


def _exists(point: Point, report: ReportReview, say: Say) -> Parts:
    name = f"{report.charter.name if report.charter else report.name}, {report.period.label if report.period else ''}"
    published = point.there.publication if point.there else None
    text = say(_PUBLISHED if published else _IMPORTED if point.text else _COLLECTED)
    return text.format(report=name, file=point.text, number=published), _offered(point, say), ()


def _town(point: Point, report: ReportReview, say: Say) -> Parts:
    text = say(mark("The document names “{name}”. What is kept of it will be published as a report of this town."))
    return text.format(name=point.text), _offered(point, say), ()


def _version(point: Point, report: ReportReview, say: Say) -> Parts:
    version = point.version
    assert version is not None and version.in_force_from is not None
    text = say(
        mark("Version {number} was approved, and is in force since {day}. The document does not say the same of:")
    )
    said = text.format(number=version.number, day=day_words(version.in_force_from, say))
    return f"{said}\n{point.text}", _offered(point, say), ()


class Asked(NamedTuple):
    """How a point that is about no finding is asked."""

    title: str
    parts: Callable[[Point, ReportReview, Say], Parts]


ASKED: Mapping[str, Asked] = {
    "match": Asked(mark("Is it the same commitment?"), _match),
    "charter": Asked(mark("Which charter is it about?"), _charter),
    "period": Asked(mark("Which period is it about?"), _period),
    "report": Asked(mark("There is a report of this charter and period already"), _exists),
    "town": Asked(mark("Is it a document of this town?"), _town),
    "version": Asked(mark("It says something else than its charter"), _version),
}
"""By the code of the point."""


def columns_of(document: ImportedDocument, say: Say) -> ShownColumns:
    """How the headings of the document were understood."""
    tables = []
    for layout in (document.reading or {}).get("layouts", ()):
        triples = zip(layout["headings"], layout["roles"], layout["guessed"], strict=True)
        tables.append(
            tuple(
                {"heading": heading, "role": role or Role.EXTRA.value, "how": _how(role, guessed)}
                for heading, role, guessed in triples
            )
        )
    return ShownColumns(tuple(tables), tuple((key, say(words)) for key, words in _roles(document)))


def _roles(document: ImportedDocument) -> Sequence[tuple[str, str]]:
    """ROLES, and such as were found beside them, by their own names."""
    known = {key for key, _ in ROLES}
    layouts = (document.reading or {}).get("layouts", ())
    found = {role for layout in layouts for role in layout["roles"] if role and role not in known}
    return (*ROLES, *((role, role) for role in sorted(found)))


_GUESSED, _UNKNOWN = mark("By its place and its cells. Check it"), mark("Not known")
UNSURE = frozenset({_GUESSED, _UNKNOWN})


def _how(role: str, guessed: bool) -> str:
    if guessed:
        return _GUESSED
    if role in (Role.DIFFERENCE, Role.COMPLIANCE):
        return mark("Compared with what is worked out")
    return mark("By its heading") if role else _UNKNOWN


def alike_groups(reviews: Sequence[Review], say: Say) -> list[dict[str, Any]]:
    """Open points that can be answered together, the largest group first."""
    groups: dict[str, list[tuple[Review, ReportReview, Point]]] = {}
    for review in reviews:
        for report in review.reports:
            for point in report.points:
                if point.open and point.alike and not report.left_out:
                    groups.setdefault(point.alike, []).append((review, report, point))
    made = [_group(alike, members, say) for alike, members in groups.items()]
    return sorted((group for group in made if group["choices"]), key=lambda group: -group["count"])


def _group(alike: str, members: list[tuple[Review, ReportReview, Point]], say: Say) -> dict[str, Any]:
    _, report, point = members[0]
    first = _shown(1, point, report, say)
    general = {
        Choice.ACCEPT.value: say(mark("Accept what is proposed for each")),
        Choice.KEEP.value: say(mark("Keep each as the document states it")),
    }
    offered = [(value, words) for value, words, _ in first.choices if value in set(Choice) - {Choice.EDIT}]
    if point.code == "charter":
        offered = [(value, f"{words} {point.text}" if value == Choice.NEW.value else words) for value, words in offered]
    if point.finding is not None:
        varies = "{" in offer_of(point.finding).accept + offer_of(point.finding).keep
        offered = [(value, general.get(value, words) if varies else words) for value, words in offered]
    examples = [(one.document.name, _shown(1, of, of_report, say)) for one, of_report, of in members[:4]]
    return {
        "alike": alike,
        "title": say(point.finding.kind.title) if point.finding else first.title,
        "count": len(members),
        "files": len({one.document.pk for one, _, _ in members}),
        "choices": offered,
        "examples": examples,
        "commitment": point.wording.commitment if point.wording else "",
        "charter": point.charter.pk if point.charter else "",
        "name": point.text if point.code == "charter" else "",
    }
