"""Charters and their versions: begun, approved, begun anew. What a draft promises is written in wording.py."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from cartaviva.actions.access import allow, or_not_found, today
from cartaviva.actions.change import Change, change, differing
from cartaviva.actions.saving import folded_lines, new_charter, with_names
from cartaviva.actions.undoing import sweep_identities
from cartaviva.core.cycle.approving import Approval, Draft, check_approval
from cartaviva.core.cycle.measuring import check_measurement
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import Text
from cartaviva.core.workflow import Step, VersionState, after
from cartaviva.records.convert import target_of
from cartaviva.records.indicators import last_version, measurement_of
from cartaviva.records.models import Charter, CharterVersion, Department, Organisation, Person
from cartaviva.records.numbering import next_version
from cartaviva.records.versions import Promise, draft_of, promises_of, seen_of


def create_charter(
    person: Person, town: Organisation, name: Text, department: Department | None, in_force_from: date | None
) -> Charter:
    """A charter with a first version to write, which promises nothing yet. Raises Refused ("charter-named")."""
    allow(person, Action.MANAGE_CHARTERS, town)
    with change(town, person, "create-charter") as made:
        _check(town, name, department)
        charter = new_charter(town, name, department)
        version = CharterVersion.objects.create(
            organisation=town, charter=charter, number=1, in_force_from=in_force_from
        )
        made.subject = f"charter {charter.pk}"
        made.details = changes({}, _described(charter) | {"in_force_from": version.in_force_from})
    return charter


def change_charter(person: Person, charter: Charter, name: Text, department: Department | None) -> None:
    """Its name and department, which are those of all its versions. Reports find it by its former names too.

    Raises Refused ("charter-named").
    """
    town = charter.organisation
    allow(person, Action.MANAGE_CHARTERS, town)
    with change(town, person, "change-charter") as made:
        _check(town, name, department, charter)
        kept = Charter.objects.select_for_update().get(pk=charter.pk)
        before = _described(kept)
        kept.folded = with_names(folded_lines(name), kept.folded)
        kept.name, kept.department = name, department
        kept.save(update_fields=["name", "department", "folded"])
        made.subject, made.details = f"charter {kept.pk}", differing(before, _described(kept))
        made.nothing = not made.details


def _check(town: Organisation, name: Text, department: Department | None, charter: Charter | None = None) -> None:
    if department is not None and department.organisation_id != town.pk:
        raise Refused("not-found")
    others = [one.folded for one in town.charters.all() if charter is None or one.pk != charter.pk]
    taken = {line for folded in others for line in folded.splitlines()}
    for words in name.by_language.values():
        if folded_lines(Text.of(ca=words)) in taken:
            raise Refused("charter-named", words)


def _described(charter: Charter) -> dict[str, object]:
    return {"name": charter.name, "department": charter.department_id}


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """From what to what; of what is new, what is known of it."""
    return differing(before, after) if before else {key: value for key, value in after.items() if value}


# Versions


@contextmanager
def drafting(person: Person, version: CharterVersion, action: str) -> Iterator[tuple[CharterVersion, Change]]:
    """One transaction in which somebody writes in a draft: as it is now, locked, and what the audit event will say.

    Raises Refused: "not-allowed", "no-draft", "not-now" for what is approved.
    """
    allow(person, Action.MANAGE_CHARTERS, version.organisation)
    with change(version.organisation, person, action) as made:
        found = CharterVersion.objects.select_for_update().filter(pk=version.pk).first()
        if found is None:
            raise Refused("no-draft")
        after(VersionState(found.state), Step.WRITE)
        found.organisation = version.organisation
        made.subject = f"charter {version.charter_id}"
        yield found, made


def begin_version(person: Person, charter: Charter) -> CharterVersion:
    """A draft that says what the last approved version says. Raises Refused ("draft-there")."""
    town = charter.organisation
    allow(person, Action.MANAGE_CHARTERS, town)
    with change(town, person, "begin-version") as made:
        charter = or_not_found(Charter.objects.select_for_update().filter(pk=charter.pk).first())
        if draft_of(charter):
            raise Refused("draft-there")
        version = CharterVersion.objects.create(organisation=town, charter=charter, number=next_version(charter))
        before = last_version(charter)
        if before is not None:
            _copy(before, version)
        made.subject, made.details = f"charter {charter.pk}", {"version": version.number}
    return version


def _copy(before: CharterVersion, version: CharterVersion) -> None:
    """Wordings and the targets of its whole time, not those of a period alone."""
    said: tuple[QuerySet[Any], ...] = (
        before.wordings.all(),
        before.indicator_wordings.all(),
        before.targets.filter(period=None),
    )
    for rows in said:
        copies = list(rows.order_by("pk"))
        for one in copies:
            one.pk, one.version = None, version
            one._state.adding = True
        rows.model._default_manager.bulk_create(copies)


def drop_version(person: Person, version: CharterVersion, seen: str | None = None) -> None:
    """Discard a draft, and the charter with it where it has no other version.

    `seen`: the digest of the draft that somebody looked at; None where nobody did. Raises Refused: "no-draft",
    "not-now", "changed-meanwhile" where it is another one now.
    """
    with drafting(person, version, "drop-version") as (version, made):
        _check_seen(version, promises_of(version), seen)
        made.details = {"version": version.number, "name": version.charter.name}
        version.delete()
        sweep_identities({version.charter_id})


def _check_seen(version: CharterVersion, promises: list[Promise], seen: str | None) -> None:
    if seen is not None and seen != seen_of(version, promises):
        raise Refused("changed-meanwhile")


def approve_version(person: Person, version: CharterVersion, approval: Approval, seen: str | None = None) -> None:
    """From now on it is never edited; the version before it ends on the day before it comes into force.

    `seen` as in `drop_version`. Raises Refused: those of core.approving and core.measuring, "not-now",
    "changed-meanwhile".
    """
    with drafting(person, version, "approve-version") as (version, made):
        before, promises = last_version(version.charter), promises_of(version)
        _check_seen(version, promises, seen)
        if refused := check_approval(approval, _draft(promises, before), today(version.organisation)):
            raise refused
        _check_measured(promises)
        version.state = after(VersionState(version.state), Step.APPROVE)
        for column, value in approval._asdict().items():
            setattr(version, column, value)
        version.save()
        if before is not None:
            before.in_force_until = approval.in_force_from - timedelta(days=1)
            before.save(update_fields=["in_force_until"])
        made.details = {"version": version.number, **changes({}, approval._asdict())}


def _draft(promises: list[Promise], before: CharterVersion | None) -> Draft:
    unmeasured = [str(one.wording.text) for one in promises if not one.measured]
    return Draft(len(promises), unmeasured, before.in_force_from if before else None)


def _check_measured(promises: list[Promise]) -> None:
    """How an indicator is measured may have been changed since its target was written.

    Raises Refused: those of core.measuring, with the name of the indicator.
    """
    for line in (line for one in promises for line in one.lines if line.target is not None):
        if line.target and (refused := check_measurement(measurement_of(line.indicator), target_of(line.target))):
            raise Refused(refused.code, str(line.text))
