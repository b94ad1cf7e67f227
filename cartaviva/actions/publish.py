"""Publishing freezes: the value, its hash, and the hash of the town's publication before it."""

import secrets

from django.utils import timezone

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.core.chain import GENESIS, canonical, digest, link
from cartaviva.core.lexicon import fold
from cartaviva.core.period import Period as Span
from cartaviva.core.permissions import Action
from cartaviva.core.publication import Identity, PublishedReport
from cartaviva.core.sealing import seal
from cartaviva.core.workflow import PublicationState, Step, after
from cartaviva.formats.frozen import freeze, is_free_text
from cartaviva.formats.writers.json import decimal_text
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import Organisation, Person, Publication, PublishedRow, Report


def publish(person: Person, report: Report) -> Publication:
    """Freeze a report into the town's chain. It is seen by the public once `show` has run."""
    organisation = report.organisation
    allow(person, Action.PUBLISH, organisation)
    frozen = report_to_publish(report)
    with change(organisation, person, "publish") as made:
        publication = _append(organisation, person, report, frozen)
        made.subject = f"publication {publication.number}"
        made.details = {"sha256": publication.sha256}
    return publication


def report_to_publish(report: Report) -> PublishedReport:
    """What would be frozen now; the preview shows it."""
    results = report.results.select_related("indicator__commitment__line").order_by("row")
    identities = tuple(
        Identity(
            result.indicator.commitment.code,
            result.indicator.number,
            str(result.indicator.commitment.line.name) if result.indicator.commitment.line else "",
        )
        for result in results
    )
    period = Span(report.period.label, report.period.start, report.period.end)
    slug, name = report.charter.slug, report.charter.name
    return PublishedReport(report.organisation.slug, slug, name, period, follow_up_report(report), identities)


def _append(organisation: Organisation, person: Person, report: Report, frozen: PublishedReport) -> Publication:
    value, texts = seal(freeze(frozen), is_free_text, lambda: secrets.token_hex(16))
    last = Publication.objects.filter(organisation=organisation).order_by("-number").first()
    number, previous = (last.number + 1, last.link) if last else (1, GENESIS)
    sha256 = digest(canonical(value))
    return Publication.objects.create(
        organisation=organisation,
        number=number,
        charter=report.charter,
        period=report.period,
        value=canonical(value).decode(),
        texts=texts,
        sha256=sha256,
        previous=previous,
        link=link(number, sha256, previous).hash,
        made_by=person,
        made_at=timezone.now(),
    )


def show(publication: Publication, frozen: PublishedReport) -> None:
    """Make a rendered publication visible, and put its rows into the index."""
    with change(publication.organisation, None, "show") as made:
        publication.state = after(PublicationState(publication.state), Step.SHOW)
        publication.shown_at = timezone.now()
        publication.save(update_fields=["state", "shown_at"])
        PublishedRow.objects.bulk_create(_rows(publication, frozen))
        made.subject = f"publication {publication.number}"


def _rows(publication: Publication, frozen: PublishedReport) -> list[PublishedRow]:
    searched = ("service", "objective", "commitment", "indicator")
    return [
        PublishedRow(
            organisation=publication.organisation,
            publication=publication,
            charter=publication.charter,
            period=publication.period,
            row=index,
            commitment=identity.code,
            indicator=identity.indicator,
            line=identity.line,
            folded=fold("\n".join(row.stated.text(key) for key in searched)),
            status=row.assessment.status.value,
            degree=decimal_text(row.assessment.degree) or "",
        )
        for index, (row, identity) in enumerate(zip(frozen.report.rows, frozen.identities, strict=True))
    ]
