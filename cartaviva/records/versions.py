"""Versions of charters as pages show them: which one is in force, and what each promises."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count

from cartaviva.core.grouping import grouped
from cartaviva.core.published.chain import canonical, digest
from cartaviva.core.words import NO_TEXT, Text
from cartaviva.core.workflow import VersionState
from cartaviva.records.charters import IN_ORDER
from cartaviva.records.convert import target_columns, target_of
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    CommitmentWording,
    Indicator,
    IndicatorWording,
    Organisation,
    Target,
)


class Listed(NamedTuple):
    """A charter with the version that is in force, will be next, or is a draft still. `draft`: one beside it.

    Versions know how many `promises` they have.
    """

    charter: Charter
    version: CharterVersion | None
    draft: CharterVersion | None
    until: date | None
    """The last day on which the version is in force."""


class Measured(NamedTuple):
    """An indicator in a version; `target` None: it has none yet."""

    indicator: Indicator
    text: Text
    target: Target | None


class Promise(NamedTuple):
    """A commitment as a version words it, with the indicators that it has there."""

    wording: CommitmentWording
    lines: tuple[Measured, ...]

    @property
    def measured(self) -> bool:
        return bool(self.lines) and all(line.target is not None for line in self.lines)


def listed_charters(town: Organisation, today: date) -> list[Listed]:
    """Every charter of a town by its name; two queries."""
    charters = town.charters.select_related("department")
    versions = CharterVersion.objects.filter(organisation=town).annotate(promises=Count("wordings"))
    found = grouped(versions.order_by(*IN_ORDER), lambda one: one.charter_id)
    listed = [_listed(one, found.get(one.pk, []), today) for one in charters]
    return sorted(listed, key=lambda one: one.charter.name.sorting)


def _listed(charter: Charter, versions: Sequence[CharterVersion], today: date) -> Listed:
    draft = next((one for one in versions if one.state == VersionState.DRAFT), None)
    approved = [one for one in versions if one.state == VersionState.APPROVED and one.in_force_from is not None]
    begun = [one for one in approved if one.in_force_from is not None and one.in_force_from <= today]
    shown = begun[-1] if begun else next(iter(approved), None)
    until = in_force_until(shown, approved, charter.ended_on) if shown else None
    return Listed(charter, shown or draft, draft if shown else None, until)


def in_force_until(version: CharterVersion, approved: Sequence[CharterVersion], ended_on: date | None) -> date | None:
    """The last day on which a version is in force; None: nothing follows yet.

    What an approval wrote down counts, and what follows from the next version that comes into force later: reports that
    were imported say when a version is in force, and no more.
    """
    begun = version.in_force_from or date.min
    next_days = [one.in_force_from for one in approved if one.in_force_from and one.in_force_from > begun]
    follows = min(next_days, default=None)
    days = (version.in_force_until, ended_on, follows - timedelta(days=1) if follows else None)
    return min((day for day in days if day is not None), default=None)


def draft_of(charter: Charter) -> CharterVersion | None:
    return charter.versions.filter(state=VersionState.DRAFT).first()


def promises_of(version: CharterVersion) -> list[Promise]:
    """What a version promises, in its order; three queries."""
    targets = {one.indicator_id: one for one in version.targets.filter(period=None)}
    lines: dict[int, list[Measured]] = {}
    worded = version.indicator_wordings.select_related("indicator").order_by("indicator__number")
    for one in worded:
        line = Measured(one.indicator, one.text or NO_TEXT, targets.get(one.indicator_id))
        lines.setdefault(one.indicator.commitment_id, []).append(line)
    wordings = version.wordings.select_related("commitment", "service", "objective").order_by("order")
    return [Promise(one, tuple(lines.get(one.commitment_id, ()))) for one in wordings]


def name_in(version: int, indicator: Indicator) -> str:
    """What a version, by its pk, calls an indicator; its commitment, where it has no name of its own. Two queries."""
    named = IndicatorWording.objects.filter(version=version, indicator=indicator).first()
    worded = CommitmentWording.objects.filter(version=version, commitment=indicator.commitment_id).first()
    return next((str(one.text) for one in (named, worded) if one and one.text), "")


def seen_of(version: CharterVersion, promises: list[Promise]) -> str:
    """Digest of a version's number and all that it promises, so that nobody decides about what they did not see."""
    return digest(canonical([version.number, [_told(one) for one in promises]]))


def seen_wording(wording: CommitmentWording | IndicatorWording) -> str:
    """Digest of how one commitment or indicator is worded, and under what it stands."""
    places = [wording.service_id, wording.objective_id] if isinstance(wording, CommitmentWording) else []
    return digest(canonical([dict((wording.text or NO_TEXT).by_language), *places]))


def seen_target(target: Target | None) -> str:
    """Digest of a target, so that nobody writes over one that they did not see; "" where there is none yet."""
    return digest(canonical(_told_target(target))) if target else ""


def seen_going(version: CharterVersion, commitment: int, indicator: int | None = None) -> str:
    """Digest of all that is withdrawn with a commitment, by its pk, or with one indicator of it."""
    (promise,) = (one for one in promises_of(version) if one.wording.commitment_id == commitment)
    lines = tuple(line for line in promise.lines if indicator in (None, line.indicator.pk))
    return digest(canonical(_told(promise._replace(lines=lines))))


def _told(promise: Promise) -> list[object]:
    wording = promise.wording
    names = [wording.text, *(one and one.name for one in (wording.service, wording.objective))]
    lines = [[line.indicator.pk, dict(line.text.by_language), _told_target(line.target)] for line in promise.lines]
    return [wording.commitment_id, [text and dict(text.by_language) for text in names], lines]


def _told_target(target: Target | None) -> dict[str, object] | None:
    if target is None:
        return None
    deadline = target.deadline.isoformat() if target.deadline else None
    return target_columns(target_of(target)) | {"text": target.text, "deadline": deadline}
