"""Files of evidence that are public on purpose: those that a report would be published with, and those it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.report import FollowUpReport
from cartaviva.formats.frozen import evidence_of, is_evidence
from cartaviva.records.models import Evidence, Publication, Report


def public_files(reports: Sequence[Report]) -> dict[int, dict[int, tuple[EvidenceFile, ...]]]:
    """The files that somebody made public, by the pk of the report and of the indicator; one query."""
    public = Evidence.objects.filter(entry__report__in=reports, public=True).order_by("pk").select_related("entry")
    found: dict[tuple[int, int], dict[str, EvidenceFile]] = {}
    for one in public:
        named = EvidenceFile(one.name, one.sha256, one.size, one.media_type)
        found.setdefault((one.entry.report_id, one.entry.indicator_id), {}).setdefault(one.sha256, named)
    files: dict[int, dict[int, tuple[EvidenceFile, ...]]] = {}
    for (report, indicator), each in found.items():
        files.setdefault(report, {})[indicator] = tuple(each.values())
    return files


def with_evidence(
    full: FollowUpReport, indicators: Mapping[int, int], files: Mapping[int, tuple[EvidenceFile, ...]]
) -> FollowUpReport:
    """The report with its rows' public files. `indicators` by row, `files` by the indicator's pk."""
    rows = tuple(row._replace(evidence=files.get(indicators.get(index, 0), ())) for index, row in enumerate(full.rows))
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
