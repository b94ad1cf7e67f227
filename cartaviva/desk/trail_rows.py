"""Events as people read them: names instead of numbers, from what to what, and the reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.language.days import day_text
from cartaviva.core.permissions import Action
from cartaviva.core.words import Say, mark
from cartaviva.desk.trail_names import Names, Reference, names_of
from cartaviva.desk.trail_words import DETAIL_WORDS, EVENT_WORDS, NO_VALUE, REFERS, SUBJECT_WORDS, VALUE_WORDS
from cartaviva.records.models import AuditEvent, Organisation

Reasons = Mapping[tuple[int, str], str]
"""Number of a publication, and the text that was taken away from it ("" for a correction) → why."""
WHY = ("correct", "redact")
"""What has its reason with the publication, where everybody reads it, and not in the event."""


class Said(NamedTuple):
    """One thing that is known of an event. `before` is None where nothing is said of what was before."""

    label: str
    before: str | None
    value: str


class TrailRow(NamedTuple):
    """An event in words. `about` is what it is about; `kind` and `number` find other events about the same.

    `there`: what has that number is still there.
    """

    event: AuditEvent
    who: str
    what: str
    about: str
    kind: str
    number: int | None
    there: bool
    details: tuple[Said, ...]


class Page(NamedTuple):
    """Where a subject has its page: the name of the address, which part of it is the number, and who may open it."""

    name: str
    argument: str
    action: Action


PAGES: Mapping[str, Page] = {
    "publication": Page("publication", "publication", Action.SEE_PUBLISHING),
    "report": Page("publish_preview", "report", Action.SEE_PUBLISHING),
    "document": Page("import", "pk", Action.SEE_IMPORTS),
    "department": Page("department", "department", Action.MANAGE_DEPARTMENTS),
    "person": Page("people", "", Action.SEE_PEOPLE),
    "settings": Page("settings", "", Action.MANAGE_SETTINGS),
    "improvement lines": Page("lines", "", Action.MANAGE_LINES),
}
"""Kind of a subject → its page."""


def trail_rows(town: Organisation, events: Collection[AuditEvent], say: Say, program: str) -> list[TrailRow]:
    """`program`: what is said where no person did it."""
    names = names_of(town, {one for event in events for one in _references(event)})
    reasons = _reasons(town, events)
    return [_row(event, names, reasons, say, program) for event in events]


def _row(event: AuditEvent, names: Names, reasons: Reasons, say: Say, program: str) -> TrailRow:
    kind, number = subject_of(event.subject)
    about = (
        said_of((kind, number), names, say) if kind in SUBJECT_WORDS and number else say(SUBJECT_WORDS.get(kind, ""))
    )
    return TrailRow(
        event,
        _who(event, names, say) or program,
        say(EVENT_WORDS.get(event.action, event.action)),
        about or event.subject,
        kind if kind in SUBJECT_WORDS else "",
        number,
        (kind, number) in names,
        (*details_said(event.details, names, say), *_why(event, reasons, say)),
    )


def _who(event: AuditEvent, names: Names, say: Say) -> str:
    """ "" where it was the program by itself."""
    if event.person:
        return said_of(("person", event.person), names, say)
    kind, number = subject_of(event.subject)
    guest = number if event.action == "hand-in" and kind == "guest link" else event.details.get("guest")
    if guest:
        return said_of(("guest link", guest), names, say)
    return say(BY_COMMAND) if event.action == "enter-by-workbook" else ""


BY_COMMAND = mark("Whoever runs the server")
"""Who typed the command that brought a workbook in, which is all that is known of them."""


def subject_of(subject: str) -> tuple[str, int | None]:
    """Kind and number: "publication 12" → ("publication", 12); one without a number → ("settings", None)."""
    kind, _, number = subject.rpartition(" ")
    found = identifier(number)
    return (kind, found) if kind and found is not None else (subject, None)


def said_of(reference: tuple[str, int | None], names: Mapping[Any, str], say: Say) -> str:
    """The name of something with what it is, its number where it is gone; of a person the name alone."""
    words, name = say(SUBJECT_WORDS[reference[0]]).format(number=reference[1]), names.get(reference, "")
    if reference[0] == "person":
        return name or words
    return f"{words}: {name}" if name else words


# What the details say

_ORDER = {key: place for place, key in enumerate(DETAIL_WORDS)}


def _ordered(keys: Iterable[str]) -> list[str]:
    """In the order of DETAIL_WORDS: PostgreSQL does not keep that in which they were written."""
    return sorted(keys, key=lambda key: (_ORDER.get(key, len(_ORDER)), key))


def details_said(details: Mapping[str, Any], names: Names, say: Say) -> tuple[Said, ...]:
    """Every detail with its label. {"from": {…}, "to": {…}}, alone or as a value, says from what to what."""
    rest = dict(details)
    found: list[Said] = []
    if isinstance(rest.get("from"), dict) and isinstance(rest.get("to"), dict):
        before, after = rest.pop("from"), rest.pop("to")
        keys = [key for key in _ordered({**before, **after}) if before.get(key) != after.get(key)]
        found += [_said(key, before.get(key), after.get(key), names, say) for key in keys]
    for key, value in ((key, rest[key]) for key in _ordered(rest)):
        if isinstance(value, dict) and value.keys() == {"from", "to"}:
            found.append(_said(key, value["from"], value["to"], names, say))
        else:
            found.append(Said(say(DETAIL_WORDS.get(key, key)), None, value_said(key, value, names, say)))
    return tuple(found)


def _said(key: str, before: Any, after: Any, names: Names, say: Say) -> Said:
    said = (value_said(key, value, names, say) for value in (before, after))
    return Said(say(DETAIL_WORDS.get(key, key)), *said)


def value_said(key: str, value: Any, names: Names, say: Say) -> str:
    """A value of a detail in words; "–" for none."""
    if value is None or value in ("", [], {}):
        return say(NO_VALUE[key]) if key in NO_VALUE else "–"
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    if isinstance(value, list):
        return ", ".join(value_said(key, one, names, say) for one in value)
    if isinstance(value, dict):
        labels = {one: say(DETAIL_WORDS.get(one, one)) for one in _ordered(value)}
        inner = (f"{label}: {value_said(one, value[one], names, say)}" for one, label in labels.items())
        return "; ".join(inner)
    if isinstance(value, int):
        if key in REFERS:
            return names.get((REFERS[key], value)) or say(SUBJECT_WORDS[REFERS[key]]).format(number=value)
        return str(value + 1) if key == "rows" else str(value)
    return _text_said(key, str(value), say)


def _text_said(key: str, value: str, say: Say) -> str:
    words = VALUE_WORDS.get(key, {}).get(value)
    if words:
        return say(words)
    try:
        return day_text(date.fromisoformat(value)) if len(value) == len("2026-01-31") else value
    except ValueError:
        return value


def _why(event: AuditEvent, reasons: Reasons, say: Say) -> Iterator[Said]:
    _, number = subject_of(event.subject)
    reason = reasons.get((number or 0, str(event.details.get("key", ""))))
    if event.action in WHY and reason:
        yield Said(say(DETAIL_WORDS["reason"]), None, reason)


def _reasons(town: Organisation, events: Collection[AuditEvent]) -> Reasons:
    """What is published of the reasons; no query where none is asked for."""
    asked = {action: {subject_of(one.subject)[1] or 0 for one in events if one.action == action} for action in WHY}
    corrected = town.publications.filter(number__in=asked["correct"]).values_list("number", "reason")
    gone = town.redactions.filter(publication__number__in=asked["redact"])
    return {(number, ""): reason for number, reason in corrected} | {
        (number, key): reason for number, key, reason in gone.values_list("publication__number", "key", "reason")
    }


def _references(event: AuditEvent) -> Iterator[Reference]:
    kind, number = subject_of(event.subject)
    if number is not None:
        yield kind, number
    if event.person:
        yield "person", event.person
    yield from _numbers(event.details)


def _numbers(details: Mapping[str, Any], under: str = "") -> Iterator[Reference]:
    for key, value in details.items():
        name = under if key in ("from", "to") and under else key
        if isinstance(value, dict):
            yield from _numbers(value, name)
        elif name in REFERS:
            held = value if isinstance(value, list) else [value]
            yield from ((REFERS[name], one) for one in held if type(one) is int)
