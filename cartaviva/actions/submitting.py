"""Entries on their way: submitted, taken back, endorsed, returned, validated. STEPS says who may do which."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.utils import timezone

from cartaviva.actions.access import allow, refusal
from cartaviva.actions.change import Change, change
from cartaviva.actions.entering import check_open
from cartaviva.actions.settling import settle
from cartaviva.core.cycle.entry import LONGEST_COMMENT, check_length, may_validate
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.permissions import Action
from cartaviva.core.workflow import EntryState, Step, after, can, to_validate
from cartaviva.records.entries import vouched_by
from cartaviva.records.entry_sheets import entry_sheet
from cartaviva.records.models import Entry, EntryComment, Organisation, Person, Report
from cartaviva.records.models.collecting import ANSWER, RETURNED

STEPS: Mapping[Step, Action] = {
    Step.SUBMIT: Action.SUBMIT,
    Step.TAKE_BACK: Action.SUBMIT,
    Step.ENDORSE: Action.ENDORSE,
    Step.RETURN: Action.VALIDATE,
    Step.VALIDATE: Action.VALIDATE,
}
"""Step → what a person must be allowed to do, in the department that answers for the charter."""


class Submitted(NamedTuple):
    """`left`: pk of each entry that is not ready → the code of FINDINGS that says why."""

    entries: tuple[Entry, ...]
    left: Mapping[int, str]


def move(
    person: Person,
    organisation: Organisation,
    pks: Collection[int] | Mapping[int, int | None],
    step: Step,
    comment: str = "",
) -> list[Entry]:
    """Take entries one step further, all of them or none. They are locked until it is done.

    `pks`, or a mapping of them to the revisions that somebody looked at: no other one is taken further. None: not seen.

    Raises Refused: "not-found", "not-allowed", "not-now", "period-locked", "own-entry", "not-endorsed",
    "comment-needed", "text-too-long", "no-entries", "changed-meanwhile".
    """
    if step is Step.RETURN and not comment.strip():
        raise Refused("comment-needed")
    with change(organisation, person, step.value) as made:
        entries = _entries(organisation, pks)
        if isinstance(pks, Mapping) and any(pks[entry.pk] != entry.revision for entry in entries):
            raise Refused("changed-meanwhile")
        _take(made, person, entries, step)
        if step is Step.RETURN:
            _comment(entries, person, comment, RETURNED)
    return entries


def _take(made: Change, person: Person, entries: Sequence[Entry], step: Step) -> None:
    """Runs inside the transaction of the action, with the entries locked. Raises Refused."""
    for entry in entries:
        allow(person, STEPS[step], entry.report.organisation, entry.report.charter.department_id)
        _move(entry, step, person)
    Entry.objects.bulk_update(entries, ["state", "submitted_by", "submitted_at", "decided_by", "decided_at"])
    for report, indicators in _touched(entries, step).items():
        settle(report, indicators)
    made.subject = f"report {entries[0].report_id}"
    made.details = {"entries": [one.pk for one in entries]}


def _entries(organisation: Organisation, pks: Collection[int]) -> list[Entry]:
    found = Entry.objects.select_for_update(of=("self",)).filter(organisation=organisation, pk__in=pks)
    entries = list(
        found.select_related("report__charter", "report__period", "report__version", "report__organisation").order_by(
            "pk"
        )
    )
    if len(entries) != len(set(pks)):
        raise Refused("not-found")
    if not entries:
        raise Refused("no-entries")
    return entries


def _move(entry: Entry, step: Step, person: Person) -> None:
    """Changes the entry in memory. Raises Refused."""
    state = after(EntryState(entry.state), step)
    if step is Step.VALIDATE and (refused := validation_refusal(entry, person)):
        raise refused
    entry.state = state
    if step in (Step.SUBMIT, Step.TAKE_BACK):  # what is taken back after the lock could never be submitted again
        check_open(entry.report)
    if step is Step.SUBMIT:
        entry.submitted_by, entry.submitted_at = person, timezone.now()
        if entry.report.organisation.two_steps and _may_endorse(person, entry):  # a head who submits has seen it
            entry.state = after(EntryState(entry.state), Step.ENDORSE)
    elif step is Step.TAKE_BACK:
        entry.submitted_by = entry.submitted_at = None
    else:
        entry.decided_by, entry.decided_at = person, timezone.now()


def _may_endorse(person: Person, entry: Entry) -> bool:
    report = entry.report
    return refusal(person, Action.ENDORSE, report.organisation, report.charter.department_id) is None


def validation_refusal(entry: Entry, person: Person) -> Refused | None:
    """What validating would raise for who may validate, where the state of the entry does not say it already."""
    town = entry.report.organisation
    if entry.state not in to_validate(town.two_steps):
        return Refused("not-endorsed")
    return may_validate(vouched_by(entry), person.pk, town.may_validate_own)


def _touched(entries: Sequence[Entry], step: Step) -> dict[Report, set[int]]:
    """The indicators whose results follow from the step, by report."""
    found: dict[Report, set[int]] = {}
    if step in (Step.VALIDATE, Step.RETURN):
        for entry in entries:
            found.setdefault(entry.report, set()).add(entry.indicator_id)
    return found


def _comment(entries: Sequence[Entry], person: Person, text: str, kind: str) -> None:
    """Raises Refused ("text-too-long")."""
    text = tidy(text)
    check_length(text, LONGEST_COMMENT)
    EntryComment.objects.bulk_create(
        EntryComment(
            organisation=entry.organisation, entry=entry, person=person, at=timezone.now(), kind=kind, text=text
        )
        for entry in entries
    )


def answer(person: Person, organisation: Organisation, pk: int, text: str) -> EntryComment:
    """What the service says to a comment. Raises Refused."""
    with change(organisation, person, "answer") as made:
        if not text.strip():
            raise Refused("comment-needed")
        entry = _entries(organisation, [pk])[0]
        allow(person, Action.ENTER, organisation, entry.report.charter.department_id)
        check_open(entry.report)
        after(EntryState(entry.state), Step.ENTER)
        _comment([entry], person, text, ANSWER)
        made.subject = f"entry {pk}"
    return entry.comments.latest("pk")


def submit(person: Person, report: Report) -> Submitted:
    """Submit the entries of a report that are ready; the others stay where they are, and are named.

    Which are, is decided inside the transaction: until it ends nobody else of the town writes.

    Raises Refused: "nothing-to-submit"; "year-unexplained" where the missed year of all that could be is without
    remarks; and as `move` does.
    """
    allow(person, Action.SUBMIT, report.organisation, report.charter.department_id)
    with change(report.organisation, person, Step.SUBMIT.value) as made:
        sheet = entry_sheet(report)
        rows = [row for row in sheet.rows if can(EntryState(row.entry.state), Step.SUBMIT)]
        left = {row.entry.pk: found.code for row in rows if (found := sheet.left(row))}
        ready = [row.entry.pk for row in rows if row.entry.pk not in left]
        if not ready:
            missed = [row for row in rows if row.entry.indicator_id in sheet.unexplained and not row.blocked]
            names = dict.fromkeys(row.indicator for row in missed)
            raise Refused("year-unexplained", "; ".join(names)) if names else Refused("nothing-to-submit")
        entries = _entries(report.organisation, ready)
        _take(made, person, entries, Step.SUBMIT)
    return Submitted(tuple(entries), left)
