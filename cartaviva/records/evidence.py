"""Files of evidence that are public on purpose: those that a report would be published with, and those it was."""

from collections.abc import Iterator
from dataclasses import replace

from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.report import FollowUpReport
from cartaviva.formats.frozen import evidence_of, is_evidence
from cartaviva.records.improvements import indicators_of
from cartaviva.records.models import Evidence, Publication, Report


def with_evidence(full: FollowUpReport, report: Report) -> FollowUpReport:
    """The report with the files that somebody made public, each with its row; two queries."""
    public = Evidence.objects.filter(entry__report=report, public=True).order_by("pk").select_related("entry")
    found: dict[int, dict[str, EvidenceFile]] = {}
    for one in public:
        named = EvidenceFile(one.name, one.sha256, one.size, one.media_type)
        found.setdefault(one.entry.indicator_id, {}).setdefault(one.sha256, named)
    if not found:
        return full
    indicators = indicators_of(report)
    rows = tuple(
        row._replace(evidence=tuple(found.get(indicators.get(index, 0), {}).values()))
        for index, row in enumerate(full.rows)
    )
    return replace(full, rows=rows)


def published_evidence(publication: Publication) -> Iterator[EvidenceFile]:
    """The files that it was published with and that were not taken away since."""
    for key, held in sorted(publication.texts.items()):
        if is_evidence(key):
            yield evidence_of(held["text"])


def find_published(organisation: int, sha256: str) -> EvidenceFile | None:
    """The file of a publication that everybody sees; None where there is none, or none any more."""
    entries = Evidence.objects.filter(organisation=organisation, sha256=sha256).values_list(
        "entry__report__charter", "entry__report__period"
    )
    for charter, period in set(entries):
        for one in Publication.objects.filter(charter=charter, period=period, shown_at__isnull=False).only("texts"):
            for file in published_evidence(one):
                if file.sha256 == sha256:
                    return file
    return None
