"""Publications, opened: the only way from the tables to what the public sees."""

import json
from dataclasses import replace

from cartaviva.core.language.lexicon import fold
from cartaviva.core.published.publication import ClosedYear, PublishedReport
from cartaviva.core.published.sealing import unseal
from cartaviva.core.report import FollowUpReport, Imprint
from cartaviva.formats.frozen import thaw
from cartaviva.formats.writers.json import decimal_text
from cartaviva.records.models import Publication, PublishedRow


def opened(publication: Publication) -> PublishedReport | ClosedYear:
    """The frozen value with its texts in their places; those that were redacted are empty."""
    return thaw(unseal(json.loads(publication.value), publication.texts))


def opened_report(publication: Publication) -> PublishedReport:
    """The same, of a publication that is known to be a report."""
    value = opened(publication)
    assert isinstance(value, PublishedReport)
    return value


def opened_year(publication: Publication) -> ClosedYear:
    """The same, of a publication that is known to have closed a year."""
    value = opened(publication)
    assert isinstance(value, ClosedYear)
    return value


def imprint(publication: Publication) -> Imprint:
    """What its files say of it. One query for the texts that were redacted, one for what it corrects."""
    day = publication.organisation.day
    removed = publication.redactions.order_by("redacted_at", "pk")
    return Imprint(
        publication.number,
        publication.sha256,
        publication.link,
        day(publication.made_at),
        publication.corrects.number if publication.corrects else None,
        publication.texts.get("corrects.reason", {}).get("text", ""),
        tuple((day(one.redacted_at), one.reason) for one in removed),
    )


def index_rows(publication: Publication, frozen: PublishedReport) -> list[PublishedRow]:
    """The rows of a publication for the index, made from its value alone."""
    assert publication.charter_id is not None, "a report has its charter"
    searched = ("service", "objective", "commitment", "indicator")
    return [
        PublishedRow(
            organisation_id=publication.organisation_id,
            publication=publication,
            charter_id=publication.charter_id,
            period_id=publication.period_id,
            row=index,
            commitment=identity.code,
            indicator=identity.indicator,
            line=identity.line,
            folded=fold("\n".join(row.stated.text(key) for key in searched)),
            texts={key: row.stated.text(key) for key in searched} | {"language": frozen.report.stated.language},
            status=row.assessment.status.value,
            degree=decimal_text(row.assessment.degree) or "",
        )
        for index, (row, identity) in enumerate(zip(frozen.report.rows, frozen.identities, strict=True))
    ]


def reports_of(publication: Publication) -> tuple[FollowUpReport, ...]:
    """What its files are written from: the report, or all those of a year that was closed, each with its imprint."""
    frozen = opened(publication)
    if isinstance(frozen, PublishedReport):
        return (_imprinted(publication, frozen),)
    noted = [one.number for one in frozen.reports]
    found = Publication.objects.filter(organisation=publication.organisation, number__in=noted)
    by_number = {one.number: one for one in found.select_related("organisation", "corrects")}
    return tuple(_imprinted(by_number[number], opened_report(by_number[number])) for number in noted)


def _imprinted(publication: Publication, frozen: PublishedReport) -> FollowUpReport:
    return replace(frozen.report, imprint=imprint(publication))
