"""The rows of a link: what is asked for, what is there, what is wrong with it; and what came back from the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from cartaviva.actions.access import today
from cartaviva.core.cycle.entry import Typed, read_typed
from cartaviva.core.cycle.entry_checks import BLOCKING, check_entry
from cartaviva.core.cycle.entry_words import HINTS, read_back
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.quantity import unit_text
from cartaviva.core.result import Reason
from cartaviva.core.words import Say, mark
from cartaviva.core.workflow import EntryState, Step, can
from cartaviva.records.checking import entered_row
from cartaviva.records.convert import policy_of, target_of
from cartaviva.records.entries import asked_of, entries_of, language_of, offered_for, typed_of
from cartaviva.records.entry_sheets import comments_of
from cartaviva.records.models import Entry, EntryComment, GuestLink, IndicatorWording
from cartaviva.records.models.collecting import RETURNED


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the page shows it. `problem` and `conflict` are sentences, "" for none."""

    entry: Entry
    commitment: str
    indicator: str
    method: str
    parts: tuple[str, str] | None
    """What is counted above and below, where both figures are asked for."""
    typed: Typed
    revision: int
    open: bool
    reasons: tuple[Reason, ...] = ()
    """Those that fit, and the one that is there."""
    problem: str = ""
    status: str = ""
    files: tuple[str, ...] = ()
    conflict: str = ""
    unit: str = ""
    """What stands after the field: %, dies hàbils, sobre 10."""
    hint: str = ""
    """What a field takes that is not one figure."""
    said: str = ""
    """The figure as it was understood."""
    returned: str = ""
    """Who sent it back, and why."""

    @property
    def left(self) -> bool:
        """Whether there is something to fill in or to mend."""
        return self.open and (not self.typed.answered or bool(self.problem))


def rows_of(link: GuestLink, say: Say) -> list[Row]:
    """Nine queries, however many rows there are."""
    mine = set(link.entries.values_list("pk", flat=True))
    report = link.report
    stated = dict(report.results.values_list("indicator_id", "stated"))
    words = {one.indicator_id: one for one in IndicatorWording.objects.filter(version=report.version_id)}
    comments = comments_of(sorted(mine))
    files: dict[int, list[str]] = {}
    for pk, name in report.entries.filter(pk__in=mine).values_list("pk", "evidence__name").order_by("evidence__pk"):
        files.setdefault(pk, []).extend([name] if name else [])
    found = []
    for entry in entries_of(report):
        if entry.pk in mine:
            wording, language = words.get(entry.indicator_id), link.language
            row = Row(
                entry,
                commitment=stated.get(entry.indicator_id, {}).get("commitment") or "",
                indicator=wording.text.said_in(language)[0] if wording else "",
                method=wording.method.said_in(language)[0] if wording else "",
                parts=_parts(entry, language),
                typed=typed_of(entry),
                revision=entry.revision,
                open=can(EntryState(entry.state), Step.ENTER),
                reasons=offered_for(entry, today(link.organisation)),
                files=tuple(files.get(entry.pk, ())),
                unit=_unit(entry, language),
                hint=say(HINTS.get(target_of(entry.target).comparator, "")),
                returned=_returned(entry, comments.get(entry.pk, ()), say),
            )
            found.append(judged(row, link, say))
    return found


def _returned(entry: Entry, comments: Sequence[EntryComment], say: Say) -> str:
    asked = [one for one in comments if one.kind == RETURNED]
    if entry.state != EntryState.RETURNED or not asked:
        return ""
    name = asked[-1].person.name if asked[-1].person else ""
    return say(mark("{name} sent it back: “{text}”")).format(name=name, text=asked[-1].text)


def _unit(entry: Entry, language: str) -> str:
    target = target_of(entry.target)
    return unit_text(target.unit, language, target.scale)


def _parts(entry: Entry, language: str) -> tuple[str, str] | None:
    above, below = entry.indicator.numerator, entry.indicator.denominator
    return (above.said_in(language)[0], below.said_in(language)[0]) if above and below else None


def judged(row: Row, link: GuestLink, say: Say) -> Row:
    """With what is wrong with what was typed, or the status that follows from it."""
    if not row.typed.answered:
        return row
    asked = asked_of(row.entry, row.indicator or row.commitment, language_of(link.report))
    read = read_typed(row.typed, asked, policy_of(link.organisation))
    findings = check_entry(entered_row(row.entry, row.typed, read, asked, row.commitment))
    stops = [one for one in findings if one.code in BLOCKING]
    status = "" if read.problem else say(STATUS_WORDS[read.assessment.status])
    said = read_back(row.typed.text, read.result, asked.target.scale, asked.language)
    return replace(row, problem=stops[0].message(say) if stops else "", status=status, said=said)


def typed_in(posted: QueryDict, row: Row) -> tuple[Typed, int]:
    """What somebody typed for an entry, a reason only where it fits, and the revision that they had before them."""

    def field(name: str) -> str:
        return tidy(posted.get(f"{row.entry.pk}-{name}", ""))

    reasons = {one.value: one for one in row.reasons}
    typed = Typed(
        field("text"), field("numerator"), field("denominator"), reasons.get(field("reason")), field("remarks")
    )
    return typed, identifier(field("revision")) or 0


def text_of(typed: Typed, reasons: Mapping[Reason, str], say: Say) -> str:
    """What was typed, in a few words."""
    if typed.reason:
        return say(reasons[typed.reason])
    if typed.numerator or typed.denominator:
        return f"{typed.numerator or '–'} / {typed.denominator or '–'}"
    return typed.text or "–"
