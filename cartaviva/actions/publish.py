"""Publishing freezes: the value, its hash, and the hash of the town's publication before it."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.rendering import render_publication
from cartaviva.core.display import corrections
from cartaviva.core.findings import Finding, Refused
from cartaviva.core.permissions import Action
from cartaviva.core.policy import Policy
from cartaviva.core.published.chain import GENESIS, canonical, digest, link
from cartaviva.core.published.publication import (
    ClosedYear,
    Correction,
    PublishedReport,
    in_the_way,
    named_beside,
    points,
    publishable,
    without_action,
)
from cartaviva.core.published.sealing import seal
from cartaviva.core.report import FollowUpReport
from cartaviva.core.workflow import EntryState, PublicationState, Step, after
from cartaviva.formats.frozen import freeze, is_free_text, to_seal
from cartaviva.records.convert import assembled
from cartaviva.records.evidence import with_evidence
from cartaviva.records.improvements import with_improvements
from cartaviva.records.models import Organisation, Person, Publication, Report
from cartaviva.records.to_publish import Gathered, gathered


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing would freeze now, what stands in its way, and what a person may still look at."""

    frozen: PublishedReport
    in_the_way: tuple[Refused, ...]
    points: tuple[Finding, ...]
    """What somebody may look at; not the figures that are published as they were corrected."""

    @property
    def digest(self) -> str:
        """Of what would be frozen, so that nothing else is published than what somebody looked at."""
        return digest(canonical(freeze(self.frozen)))


def preview(report: Report) -> Preview:
    """Nothing is written."""
    return previews([report])[0]


def previews(reports: Sequence[Report]) -> list[Preview]:
    """Of many reports in as many queries as of one."""
    return [_preview(one) for one in gathered(reports)]


def _preview(found: Gathered) -> Preview:
    report = found.report
    full = assembled(report, found.results)
    frozen, refusals = frozen_now(found, full), in_the_way(full)
    if found.left:
        refusals = (Refused("entries-left", str(found.left)),)
    if report.organisation.action_before_publishing:
        refusals += without_action(frozen.report)
    if found.publication:
        refusals = (Refused("published-already", str(found.publication.number)), *refusals)
    done = corrections(frozen.report)
    left = tuple(one for one in points(full) if one not in done)
    return Preview(frozen, refusals, (*left, *named_beside(frozen.report)))


def publish(person: Person, report: Report, seen: str | None = None) -> Publication:
    """Freeze a report into the town's chain. It is seen by the public once its files are there.

    `seen`: the digest of the preview that somebody looked at; None where nobody did. Raises Refused for the first thing
    that stands in the way; "changed-meanwhile" where the preview would be another one now.
    """
    organisation = report.organisation
    allow(person, Action.PUBLISH, organisation)
    with change(organisation, person, "publish") as made:
        found = preview(report)
        for refused in found.in_the_way:
            raise refused
        if seen is not None and seen != found.digest:
            raise Refused("changed-meanwhile")
        columns = {"charter": report.charter, "period": report.period}
        publication = append(organisation, person, found.frozen, columns)
        report.entries.update(state=after(EntryState.VALIDATED, Step.PUBLISH))
        made.subject = f"publication {publication.number}"
        made.details = {"sha256": publication.sha256}
    return publication


def publication_of(report: Report) -> Publication | None:
    """The last publication of a report, whether the public sees it already or not."""
    found = report.charter.publications.filter(period=report.period).defer("value", "texts")
    return found.order_by("number").last()


def check_unpublished(report: Report) -> None:
    """Raises Refused ("published-already")."""
    if there := publication_of(report):
        raise Refused("published-already", str(there.number))


def report_to_publish(report: Report, policy: Policy) -> PublishedReport:
    """What would be frozen now, assessed by a policy."""
    found = gathered([report])[0]
    return frozen_now(found, assembled(report, found.results, policy))


def frozen_now(found: Gathered, full: FollowUpReport) -> PublishedReport:
    """The same of what was gathered. `full`: its rows, as they are assessed."""
    report, indicators = found.report, found.indicators
    value = with_improvements(publishable(full), indicators, found.actions)
    value = with_evidence(value, indicators, found.evidence)
    stated = replace(
        value.stated,
        service=value.stated.service or str(report.charter.name),
        organisation=value.stated.organisation or report.organisation.name,
        period=value.stated.period or report.period.span,
    )
    slug, name = report.charter.slug, report.charter.name
    return PublishedReport(
        report.organisation.slug, slug, name, report.period.span, replace(value, stated=stated), found.identities
    )


def append(
    organisation: Organisation, person: Person, frozen: PublishedReport | ClosedYear, columns: dict[str, Any]
) -> Publication:
    """The next link of the town's chain, and the task that renders it. Runs inside the transaction of the action."""
    value, texts = seal(to_seal(frozen), is_free_text, lambda: secrets.token_hex(16))
    last = Publication.objects.filter(organisation=organisation).order_by("-number").first()
    number, previous = (last.number + 1, last.link) if last else (1, GENESIS)
    sha256 = digest(canonical(value))
    publication = Publication.objects.create(
        organisation=organisation,
        number=number,
        value=canonical(value).decode(),
        texts=texts,
        sha256=sha256,
        previous=previous,
        link=link(number, sha256, previous).hash,
        made_by=person,
        made_at=timezone.now(),
        **columns,
    )
    render_publication.enqueue(publication.pk)
    return publication


@contextmanager
def correcting(person: Person, publication: Publication, reason: str) -> Iterator[Callable[..., Publication]]:
    """One transaction in which something takes the place of `publication`; who asks hands it to what they are given,
    with what else the trail is to say.

    Raises Refused: "reason-needed", "corrected-already", "not-now".
    """
    organisation, reason = publication.organisation, reason.strip()
    allow(person, Action.CORRECT, organisation)
    if not reason:
        raise Refused("reason-needed")
    with change(organisation, person, "correct") as made:
        publication.refresh_from_db()
        after(PublicationState(publication.state), Step.CORRECT)
        if later := Publication.objects.filter(corrects=publication).first():
            raise Refused("corrected-already", str(later.number))

        def put(frozen: PublishedReport | ClosedYear, **details: Any) -> Publication:
            names = Correction(publication.number, publication.sha256, reason)
            columns = {name: getattr(publication, name) for name in ("kind", "charter", "period")}
            columns |= {"corrects": publication, "reason": reason}
            new = append(organisation, person, replace(frozen, corrects=names), columns)
            made.subject = f"publication {new.number}"
            made.details = {"corrects": publication.number, "sha256": new.sha256, **details}
            return new

        yield put
