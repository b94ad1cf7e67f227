"""The workbook of results: handed out, and brought back filled in. What others entered meanwhile is not overwritten."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from django.core import signing

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import Change, change
from cartaviva.actions.entering import check_open, save_typed
from cartaviva.core.cycle import entry_merge
from cartaviva.core.cycle.entry import LONGEST, Typed, reasons_offered
from cartaviva.core.cycle.entry_checks import blocking
from cartaviva.core.cycle.entry_merge import Fate, Merged, Standing, merge_returned
from cartaviva.core.cycle.entry_words import past_text
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Finding, Refused
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.permissions import Action
from cartaviva.core.quantity import unit_text
from cartaviva.core.target import Target
from cartaviva.core.workflow import EntryState, Step, can
from cartaviva.formats.entry_book import (
    EntryRow,
    EntrySheet,
    ReturnedSheet,
    payload_of,
    read_entry_book,
    write_entry_book,
)
from cartaviva.formats.readers.limits import check_file
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.checking import Checked, check_entries
from cartaviva.records.convert import policy_of
from cartaviva.records.entries import asked_of, entries_of, language_of, of_the_whole, offered_for, typed_of
from cartaviva.records.models import Entry, Organisation, Person, Report

BOOK_SALT = "entry-book"


class Row(NamedTuple):
    """What became of a row that came back. `name`: of its indicator, "" where the entry is gone.

    `revision` is the one that stands now. `findings` are about the figures of a row that was saved.
    """

    merged: Merged
    name: str
    revision: int
    findings: tuple[Finding, ...] = ()

    @property
    def blocked(self) -> str:
        """The code of what keeps a row that was saved from being submitted; "" where nothing does."""
        return blocking(self.findings)


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that was brought back. What is in `conflicts` and `findings`, and what is GONE, was not saved."""

    report: Report
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()

    def of(self, fate: Fate) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.merged.fate is fate)

    @property
    def conflicts(self) -> tuple[Row, ...]:
        return self.of(Fate.CONFLICT)

    @property
    def settled(self) -> bool:
        """Whether everything that was filled in is kept, and nobody has to look at anything."""
        problems = [one for one in self.findings if one.severity is not Severity.INFO]
        return not (problems or self.conflicts or self.of(Fate.GONE))


# Handing it out


def book_of(person: Person, report: Report) -> tuple[str, bytes]:
    """The name and the content of the workbook: what can be filled in of a report, with what was typed so far.

    Raises Refused: "not-found", "not-allowed", "period-closed", "period-locked", "no-entries", "book-too-large".
    """
    allow(person, Action.SEE_RESULTS, report.organisation, report.charter.department_id)
    check_open(report)
    found = [one for one in entries_of(report) if can(EntryState(one.state), Step.ENTER)]
    if not found:
        raise Refused("no-entries")
    language = language_of(report)
    say, town = voice(language), report.organisation
    rows = tuple(_row(one, report, language) for one in check_entries(found))
    name = report.charter.name.said_in(language)[0]
    sheet = EntrySheet(town.name, name, report.period.label, rows, report.period.due_on, policy_of(town))
    try:
        payload = payload_of(sheet, say, language)
    except ValueError as error:
        raise Refused("book-too-large") from error
    stamp = signing.Signer(salt=BOOK_SALT).signature(payload)
    return f"{name} {report.period.label}.xlsx", write_entry_book(sheet, say, language, stamp)


def _row(row: Checked, report: Report, language: str) -> EntryRow:
    entry, indicator = row.entry, row.entry.indicator
    asked = asked_of(entry, row.indicator, language)
    target = asked.target
    parts = indicator.numerator.said_in(language)[0], indicator.denominator.said_in(language)[0]
    return EntryRow(
        entry.pk,
        entry.revision,
        row.commitment,
        _name(row, report),
        entry.target.text,
        Target(Comparator.NONE_READABLE, unit=target.unit) if asked.addend else target,
        counted=row.method,
        last_year=_before(row, language),
        unit=unit_text(target.unit, language, target.scale),
        ratio=parts if asked.ratio else None,
        reasons=reasons_offered(target, indicator.on_demand),
        typed=typed_of(entry),
    )


def _name(row: Checked, report: Report) -> str:
    """Of the indicator; of a part of the year which one."""
    part = row.entry.period_id != report.period_id
    return f"{row.indicator}, {row.entry.period.label}" if part else row.indicator


def _before(row: Checked, language: str) -> str:
    """What was reached the time before, and when: that need not be last year. Nothing stands beside a part of one."""
    entry = row.entry
    if not row.history or not of_the_whole(entry):
        return ""
    last = row.history[-1]
    return f"{past_text(last, voice(language), language)} ({last.label})"


# Bringing it back


def bring_back(person: Person | None, organisation: Organisation, data: bytes, name: str) -> Returned:
    """Save what was filled in, but for rows in which somebody else entered something else since it was handed out.

    The same workbook again changes nothing. `person` None is whoever runs the server. Raises Unreadable where it is
    no such workbook, Refused: "not-found", "not-allowed", "period-closed", "period-locked"; "book-changed" where what
    it says about itself is not what was signed, "book-elsewhere" where it is about another town.
    """
    if person is not None:
        allow(person, Action.ENTER, organisation)
    check_file(data)
    sheet = read_entry_book(data, name)
    numbers = _signed(sheet)
    with change(organisation, person, "enter-by-workbook") as made:
        return _take(person, _report(organisation, numbers), sheet.rows, made, sheet.findings)


def take_theirs(person: Person, organisation: Organisation, chosen: Mapping[int, tuple[Typed, int]]) -> Returned:
    """Settle conflicts: save what came back, by entry, over the revision that the person has seen.

    Where somebody saved something else since, it is a conflict again. Raises Refused as `bring_back` does.
    """
    rows = [entry_merge.Returned(pk, revision, typed, True) for pk, (typed, revision) in chosen.items()]
    with change(organisation, person, "enter-by-workbook") as made:
        return _take(person, _report(organisation, chosen), rows, made)


def _signed(sheet: ReturnedSheet) -> list[int]:
    """The numbers of all entries that the workbook was handed out with."""
    try:
        signing.Signer(salt=BOOK_SALT).unsign(f"{sheet.payload}:{sheet.stamp}")
    except signing.BadSignature:
        raise Refused("book-changed") from None
    return [int(entry) for entry, *_ in json.loads(sheet.payload)["entries"]]


def _report(organisation: Organisation, numbers: Iterable[int]) -> Report:
    found = Report.objects.filter(organisation=organisation, entries__in=list(numbers))
    report = found.select_related("organisation", "charter", "period").first()
    if report is None:
        raise Refused("book-elsewhere")
    return report


def _take(
    person: Person | None,
    report: Report,
    rows: Sequence[entry_merge.Returned],
    made: Change,
    findings: tuple[Finding, ...] = (),
) -> Returned:
    """Runs inside the transaction of the action."""
    if person is not None:
        allow(person, Action.ENTER, report.organisation, report.charter.department_id)
    check_open(report)
    entries = _locked(report, rows)
    problems = {row.entry: found for row in rows if row.changed and (found := _problem(row, entries.get(row.entry)))}
    standing = {
        pk: Standing(entry.revision, typed_of(entry))
        for pk, entry in entries.items()
        if can(EntryState(entry.state), Step.ENTER)
    }
    merged = merge_returned(standing, (row for row in rows if row.entry not in problems))
    details = {}
    for one in merged:
        if one.fate is Fate.TAKE:
            saved = Change()
            save_typed(entries[one.entry], one.theirs, standing[one.entry].revision, person, saved)
            details[str(one.entry)] = saved.details
    made.subject, made.nothing = f"report {report.pk}", not details
    made.details = {"entries": [int(pk) for pk in details]} | details
    checked = {row.entry.pk: row for row in check_entries(entries_of(report))}
    shown = tuple(_shown(one, checked.get(one.entry)) for one in merged)
    return Returned(report, shown, (*findings, *problems.values()))


def _shown(merged: Merged, row: Checked | None) -> Row:
    if row is None:
        return Row(merged, "", 0)
    findings = row.findings if merged.fate is Fate.TAKE else ()
    return Row(merged, _name(row, row.entry.report), row.entry.revision, findings)


def _locked(report: Report, rows: Iterable[entry_merge.Returned]) -> dict[int, Entry]:
    """The entries that came back, locked until the transaction ends; all share the one report."""
    found = Entry.objects.select_for_update(of=("self",)).filter(report=report, pk__in=[row.entry for row in rows])
    entries = {entry.pk: entry for entry in found.select_related("indicator", "target").order_by("pk")}
    for entry in entries.values():
        entry.report = report
    return entries


def _problem(row: entry_merge.Returned, entry: Entry | None) -> Finding | None:
    """What keeps a row from being saved whatever stands there: a list of the workbook is easily pasted over."""
    for name, most in LONGEST.items():
        if (there := len(normalize("NFC", getattr(row.typed, name)))) > most:
            return Finding("text-too-long", stated=str(there), computed=str(most), place=row.place)
    reason = row.typed.reason
    if reason is None or entry is None or reason in offered_for(entry, today(entry.report.organisation)):
        return None
    words = voice(language_of(entry.report))(REASONS[reason])
    return Finding("reason-unknown", column="reason", stated=words, place=row.place)
