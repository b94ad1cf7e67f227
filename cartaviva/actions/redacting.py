"""Texts that have to go: personal data, a court order. Their digests stay, so that the chain still verifies."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.improving import FREE_TEXTS
from cartaviva.actions.rendering import render_publication
from cartaviva.actions.settling import joined_remarks
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import Text
from cartaviva.formats.frozen import evidence_of, is_evidence, is_free_text
from cartaviva.records.entries import entries_of, of_indicators
from cartaviva.records.models import (
    Artefact,
    Evidence,
    ImprovementAction,
    Period,
    Person,
    Publication,
    PublishedRow,
    Redaction,
    Report,
    Result,
)
from cartaviva.records.models.publication import YEAR
from cartaviva.records.published import index_rows, opened_report


def redact(person: Person, publication: Publication, key: str, reason: str) -> list[Redaction]:
    """Take a text away, wherever the same report was published with it, and out of its tables and its files.

    `key` is one of the publication's texts: "report.rows.3.remarks". The document that it came from stays in the
    record as it is; it is never public. Raises Refused: "no-text", "reason-needed".
    """
    organisation, reason = publication.organisation, reason.strip()
    allow(person, Action.REDACT, organisation)
    if not reason:
        raise Refused("reason-needed")
    with change(organisation, person, "redact") as made:
        publication.refresh_from_db()
        if key not in publication.texts:
            raise Refused("no-text")
        text = publication.texts[key]["text"]
        same = Publication.objects.filter(organisation=organisation, period=publication.period)
        with_it = [one for one in same.filter(charter=publication.charter).order_by("number") if _keys(one, text)]
        keys = {str(one.number): _keys(one, text) for one in with_it}
        gone = [
            Redaction(
                organisation=organisation,
                publication=one,
                key=found,
                reason=reason,
                redacted_by=person,
                redacted_at=timezone.now(),
            )
            for one in with_it
            for found in keys[str(one.number)]
        ]
        _forget(with_it, text)
        _forget_in_tables(publication, text)
        if is_evidence(key):
            _keep_internal(publication, evidence_of(text).sha256)
        withdrawn = [*with_it, *_years_with(publication)]
        _render_without(withdrawn)
        made.subject = f"publication {publication.number}"
        made.details = {"key": key, "keys": keys, "publications": [one.number for one in with_it]}
        made.details["withdrawn"] = [one.number for one in withdrawn]
        return Redaction.objects.bulk_create(gone)


def _years_with(publication: Publication) -> QuerySet[Publication]:
    """Closed years whose files hold the report: those in which its period ends (a school year, a quarter)."""
    end = publication.period.end
    years = Publication.objects.filter(organisation=publication.organisation, kind=YEAR)
    return years.filter(period__start__lte=end, period__end__gte=end)


def _keys(publication: Publication, text: str) -> list[str]:
    return [key for key, held in publication.texts.items() if held["text"] == text]


def _forget(publications: Sequence[Publication], text: str) -> None:
    for one in publications:
        one.texts = {key: held for key, held in one.texts.items() if held["text"] != text}
        one.reason = "" if one.reason == text else one.reason
    Publication.objects.bulk_update(publications, ["texts", "reason"])
    for one in publications:
        _index_without(one)


def _index_without(publication: Publication) -> None:
    """The rows that search and history read, from what is left of the value."""
    there = {row.row: row for row in publication.rows.all()}
    if not there:
        return
    for made in index_rows(publication, opened_report(publication)):
        there[made.row].folded, there[made.row].texts = made.folded, made.texts
    PublishedRow.objects.bulk_update(there.values(), ["folded", "texts"])


def _forget_in_tables(publication: Publication, text: str) -> None:
    """So that the next correction does not publish it again. The charter's own wordings and targets stay as they are:
    they are changed with the charter.
    """
    Period.objects.filter(pk=publication.period_id, noted_by=text).update(noted_by="")
    for report in Report.objects.filter(charter=publication.charter, period=publication.period):
        report.stated = _without(report.stated, "report", text)
        report.save(update_fields=["stated"])
        results = list(report.results.all())
        for result in results:
            result.stated = _without(result.stated, f"report.rows.{result.row or 0}", text)
            result.remarks = Text({lang: said for lang, said in result.remarks.by_language.items() if said != text})
            result.text = "" if result.text == text else result.text
        Result.objects.bulk_update(results, ["stated", "remarks", "text"])
        _forget_entries(report, text)
        _forget_improvements([one.indicator_id for one in results], text)


def _forget_entries(report: Report, text: str) -> None:
    """The remarks of the parts of a year make one text: where it goes, all of them do."""
    each = of_indicators(entries_of(report)).values()
    held = [one.pk for parts in each for one in parts if text in (one.remarks, joined_remarks(parts))]
    report.entries.filter(pk__in=held).update(remarks="")
    report.entries.filter(text=text).update(text="")


def _forget_improvements(indicators: Sequence[int], text: str) -> None:
    """An action stands in the report of its period and in that of the period after."""
    for column in FREE_TEXTS:
        ImprovementAction.objects.filter(indicator__in=indicators, **{column: text}).update(**{column: ""})


def _keep_internal(publication: Publication, sha256: str) -> None:
    """The service keeps its evidence; the next correction does not publish it again."""
    entries = {"entry__report__charter": publication.charter, "entry__report__period": publication.period}
    Evidence.objects.filter(**entries, sha256=sha256).update(public=False)


def _without(value: object, path: str, text: str) -> object:
    """What stands at `path` with an empty text wherever people wrote this one: what the program wrote stays."""
    if isinstance(value, dict):
        found = {key: _without(inner, f"{path}.{key}", text) for key, inner in value.items()}
        return found | {"message": ""} if "message" in found and found != value else found  # it repeats what is stated
    if isinstance(value, list):
        return [_without(inner, f"{path}.{index}", text) for index, inner in enumerate(value)]
    return "" if value == text and is_free_text(path, text) else value


def _render_without(publications: Sequence[Publication]) -> None:
    """Forget the files that may hold the text, by their hash too (who knows the rest of a file could guess the text),
    and queue new ones.
    """
    artefacts = Artefact.objects.filter(publication__in=publications)
    withdrawn = sorted(set(artefacts.values_list("sha256", flat=True)))
    artefacts.delete()
    for one in publications:
        render_publication.enqueue(one.pk, withdrawn)
