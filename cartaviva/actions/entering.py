"""Saving what somebody types, row by row, right or wrong."""

from django.utils import timezone

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import Change, change, differing
from cartaviva.core.cycle.collecting import locked
from cartaviva.core.cycle.entry import Sent, Typed, check_lengths
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.permissions import Action
from cartaviva.core.workflow import EntryState, Step, after
from cartaviva.records.entries import entry_of, offered_for, typed_of, typed_over
from cartaviva.records.models import Entry, GuestLink, Organisation, Person, Report
from cartaviva.records.prepared import update


def enter(person: Person, organisation: Organisation, pk: int, typed: Typed | Sent, revision: int) -> Entry:
    """Save what was typed, all of it or the fields that were sent, over `revision` of an entry.

    The same again changes nothing. The entry that comes back has with it what `entry_of` selects.

    Raises Refused: "not-found", "not-allowed", "not-now", "period-locked", "text-too-long", "reason-not-offered";
    "changed-meanwhile" where somebody else saved something else since that revision.
    """
    with change(organisation, person, "enter", beside=True) as made:
        entry = entry_of(organisation, pk, locked=True)
        allow(person, Action.ENTER, organisation, entry.report.charter.department_id)
        typed = typed if isinstance(typed, Typed) else typed_over(entry, typed, today(organisation))
        save_typed(entry, typed, revision, person, made)
    return entry


def save_typed(entry: Entry, typed: Typed, revision: int, by: Person | GuestLink | None, made: Change) -> None:
    """Runs inside the transaction of the action. Raises Refused as `enter` does. `by` None: whoever runs the server."""
    check_open(entry.report)
    typed = Typed(tidy(typed.text), tidy(typed.numerator), tidy(typed.denominator), typed.reason, tidy(typed.remarks))
    check_lengths(typed._asdict())
    before = typed_of(entry)
    made.subject = f"entry {entry.pk}"
    if typed == before:
        made.nothing = True
        return
    state = after(EntryState(entry.state), Step.ENTER)
    if typed.reason not in (None, *offered_for(entry, today(entry.report.organisation))):
        raise Refused("reason-not-offered")
    if revision != entry.revision:
        raise Refused("changed-meanwhile")
    entry.state, entry.revision = state, entry.revision + 1
    entry.text, entry.numerator, entry.denominator, _, entry.remarks = typed
    entry.reason = typed.reason.value if typed.reason else ""
    if before._replace(remarks="") != typed._replace(remarks=""):  # who words a remark has not entered the figure
        entry.entered_by, entry.guest = (None, by) if isinstance(by, GuestLink) else (by, None)
    entry.entered_at = timezone.now()
    update(entry, SAVED)
    guest = {"guest": by.pk} if isinstance(by, GuestLink) else {}
    made.details = differing(before._asdict(), typed._asdict(), FREE_TEXTS) | guest


SAVED = (*Typed._fields, "state", "revision", "entered_by", "guest", "entered_at")
FREE_TEXTS = frozenset({"remarks"})


def check_open(report: Report) -> None:
    """Raises Refused where the report's period is not open, or locked for it."""
    period = report.period
    if period.opened_on is None:
        raise Refused("period-closed")
    now = today(report.organisation)
    if locked(period.locks_on, (), now) is None:
        return
    if refused := locked(period.locks_on, report.exemptions.values_list("until", flat=True), now):
        raise refused
