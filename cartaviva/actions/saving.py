"""A confirmed report into the tables: it finds or makes the charter, its version, and every identity in it.

Runs inside the transaction of the action that confirms. What a report does not say (who approved the charter, when) is
left open: such a version is `inferred`. A report with other wordings or targets than the version before makes a new
one, since a target is never edited in place (Llei 19/2014, art. 59: a charter binds like a regulation).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from django.utils.text import slugify

from cartaviva.core.cycle.same_promises import Said, otherwise
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import fold
from cartaviva.core.period import Period as Span
from cartaviva.core.period import address_of
from cartaviva.core.published.chain import canonical, digest
from cartaviva.core.report import FollowUpReport, ReportRow, commitments
from cartaviva.core.words import ENGLISH, Text
from cartaviva.core.workflow import VersionState
from cartaviva.formats.writers.json import report_object
from cartaviva.records.convert import result_columns, target_columns
from cartaviva.records.lines import holding_in, promises_in, written_versions
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    Commitment,
    CommitmentWording,
    Department,
    ImportedDocument,
    Indicator,
    IndicatorWording,
    Objective,
    Organisation,
    Period,
    Report,
    Result,
    Service,
    Target,
)
from cartaviva.records.numbering import last_number, last_of, next_version

Named = TypeVar("Named", Service, Objective)
Group = list[tuple[ReportRow, Indicator]]
"""The rows of one commitment, each with its indicator."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A report as it is to be kept. `charter`: which one, or the name of one that may be there or not.

    `matches`: row (the first of its commitment) → pk of the commitment it is of.
    """

    report: FollowUpReport
    charter: Charter | str
    period: Span
    matches: Mapping[int, int]
    document: ImportedDocument | None = None


def save_report(organisation: Organisation, confirmed: Confirmed) -> Report:
    """Raises Refused ("report-exists") where the charter has a report for the period."""
    charter, language = confirmed.charter, confirmed.report.stated.language
    if isinstance(charter, str):
        charter = charter_named(organisation, charter, language)
    period, _ = Period.objects.get_or_create(
        organisation=organisation,
        start=confirmed.period.start,
        end=confirmed.period.end,
        defaults={"label": _named_by_year(confirmed.period)},
    )
    if Report.objects.filter(charter=charter, period=period).exists():
        raise Refused("report-exists", f"{charter.name}, {period.label}")
    written = holding_in(written_versions([charter.pk]).get(charter.pk, ()), period.span)
    groups = _identified(charter, commitments(confirmed.report.rows), confirmed.matches, written)
    said = (said_by(row, indicator.commitment_id) for group in groups for row, indicator in group)
    if written and not otherwise(said, promises_in(written)):
        version = written
    else:
        version = _told(charter, groups, language, None if written else period.start)
    stated = report_object(confirmed.report, ENGLISH)
    rows = stated.pop("rows")
    report = Report.objects.create(
        organisation=organisation,
        charter=charter,
        version=version,
        period=period,
        document=confirmed.document,
        stated=stated | {"rows": []},
    )
    _save_results(report, groups, rows)
    return report


def _named_by_year(period: Span) -> str:
    """A calendar year by its number, whatever its document calls it ("gener - desembre 2022")."""
    number = address_of(period)
    return number if number.isdigit() else period.label


def charter_named(organisation: Organisation, name: str, language: str) -> Charter:
    """The town's charter of this name, in whatever language and spelling; a new one where there is none."""
    folded = fold(name.strip())
    for charter in organisation.charters.filter(folded__contains=folded):
        if folded in charter.folded.splitlines():
            return charter
    return new_charter(organisation, Text.of(**{language: name}))


def new_charter(organisation: Organisation, name: Text, department: Department | None = None) -> Charter:
    slug = free_slug(str(name), set(organisation.charters.values_list("slug", flat=True)))
    return Charter.objects.create(
        organisation=organisation, slug=slug, name=name, folded=folded_lines(name), department=department
    )


def folded_lines(text: Text) -> str:
    """What is kept beside a text to find it by: every language folded, one per line."""
    return "\n".join(fold(words) for words in text.by_language.values())


def with_names(folded: str, others: str) -> str:
    """`folded`, and of the lines of `others` those that it has not, as far as there is room for them whole: part of a
    name would be found as the name of something else.
    """
    most = Charter._meta.get_field("folded").max_length
    for line in others.splitlines():
        longer = f"{folded}\n{line}"
        if line not in folded.splitlines() and most is not None and len(longer) <= most:
            folded = longer
    return folded


def free_slug(name: str, taken: set[str]) -> str:
    base = slugify(name)[:70] or "carta"
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _identified(
    charter: Charter, groups: Sequence[Sequence[ReportRow]], matches: Mapping[int, int], written: CharterVersion | None
) -> list[Group]:
    """Every group of rows with its indicators; commitments that match nothing are new.

    Those that the version `written` for the period names go before those that it withdrew.
    """
    named = {one.indicator_id for one in written.indicator_wordings.all()} if written else set()
    known = {one.pk: one for one in charter.commitments.prefetch_related("indicators")}
    new = iter(new_commitments(charter, sum(first not in matches for first in _firsts(groups))))
    found, missing = [], []
    for first, group in zip(_firsts(groups), groups, strict=True):
        commitment = known[matches[first]] if first in matches else next(new)
        present = list(commitment.indicators.all()) if first in matches else []
        present.sort(key=lambda one: (one.pk not in named, one.number))
        after = last_of(commitment.last_gone, (one.number for one in present))
        indicators = present[: len(group)] + [
            Indicator(organisation=charter.organisation, commitment=commitment, number=after + place)
            for place in range(1, len(group) - len(present) + 1)
        ]
        missing += [indicator for indicator in indicators if indicator.pk is None]
        found.append(list(zip(group, indicators, strict=True)))
    Indicator.objects.bulk_create(missing)
    return found


def _firsts(groups: Sequence[Sequence[ReportRow]]) -> list[int]:
    """The index of each group's first row."""
    starts, at = [], 0
    for group in groups:
        starts.append(at)
        at += len(group)
    return starts


def new_commitments(charter: Charter, count: int) -> list[Commitment]:
    """Codes are the charter's slug and a number that was never used, by what was withdrawn neither."""
    start = last_number(charter) + 1
    return Commitment.objects.bulk_create(
        Commitment(organisation=charter.organisation, charter=charter, code=f"{charter.slug}-{number}")
        for number in range(start, start + count)
    )


def _told(charter: Charter, groups: Sequence[Group], language: str, begins: date | None) -> CharterVersion:
    """The version that reports tell of, else a new one. What is approved is not superseded by what a report says:
    beside it, a new one is of its reports alone, and has no day on which it came into force.
    """
    version = _inferred(charter, groups, begins)
    if not version.wordings.exists():
        _save_wordings(version, groups, language)
    return version


def _inferred(charter: Charter, groups: Sequence[Group], begins: date | None) -> CharterVersion:
    """The one that reports with these very words tell of, made where it is not there yet."""
    said = [
        [indicator.pk, *(fold(row.stated.text(key)) for key in ("objective", "commitment", "indicator", "target"))]
        for group in groups
        for row, indicator in group
    ]
    signature = digest(canonical(said))
    if version := charter.versions.filter(signature=signature).first():
        if begins and (version.in_force_from is None or begins < version.in_force_from):
            version.in_force_from = begins
            version.save(update_fields=["in_force_from"])
        return version
    return CharterVersion.objects.create(
        organisation=charter.organisation,
        charter=charter,
        number=next_version(charter),
        state=VersionState.APPROVED,
        inferred=True,
        in_force_from=begins,
        signature=signature,
    )


def said_by(row: ReportRow, commitment: int) -> Said:
    """What a row of a report says, to be compared with what its charter promises."""
    name = row.stated.text("indicator")
    return Said(commitment, (name,) if name else (), row.target, name or row.stated.text("commitment"))


def _save_wordings(version: CharterVersion, groups: Sequence[Group], language: str) -> None:
    organisation, charter = version.organisation, version.charter
    firsts = [group[0][0].stated for group in groups]
    services = _named(Service, charter, [first.text("service") for first in firsts], language)
    objectives = _named(Objective, charter, [first.text("objective") for first in firsts], language)
    wordings, indicator_wordings, targets = [], [], []
    for order, (first, group) in enumerate(zip(firsts, groups, strict=True)):
        text = first.text("commitment") or first.text("indicator")
        wordings.append(
            CommitmentWording(
                organisation=organisation,
                version=version,
                commitment=group[0][1].commitment,
                service=services.get(first.text("service")),
                objective=objectives.get(first.text("objective")),
                text=Text.of(**{language: text}),
                folded=fold(text),
                order=order,
            )
        )
        for row, indicator in group:
            common = {"organisation": organisation, "version": version, "indicator": indicator}
            words = Text.of(**{language: row.stated.text("indicator")})
            indicator_wordings.append(IndicatorWording(**common, text=words))
            targets.append(Target(**common, text=row.stated.text("target"), **target_columns(row.target)))
    CommitmentWording.objects.bulk_create(wordings)
    IndicatorWording.objects.bulk_create(indicator_wordings)
    Target.objects.bulk_create(targets)


def _named(model: type[Named], charter: Charter, names: Sequence[str], language: str) -> dict[str, Named]:
    """Services or objectives of a charter by their text; those that are not there yet are made."""
    known = {
        text: one for one in model._default_manager.filter(charter=charter) for text in one.name.by_language.values()
    }
    new = {
        name: model(organisation=charter.organisation, charter=charter, name=Text.of(**{language: name}))
        for name in names
        if name and name not in known
    }
    model._default_manager.bulk_create(new.values())
    return known | new


def _save_results(report: Report, groups: Sequence[Group], stated: Sequence[dict[str, object]]) -> None:
    language = report.stated["language"]
    targets = {target.indicator_id: target for target in report.version.targets.filter(period=None)}
    Result.objects.bulk_create(
        Result(
            organisation=report.organisation,
            indicator=indicator,
            period=report.period,
            target=targets[indicator.pk],
            report=report,
            row=index,
            text=row.stated.text("result"),
            remarks=Text.of(**{language: row.stated.text("remarks")}),
            stated=stated[index],
            **result_columns(row.result),
        )
        for index, (row, indicator) in enumerate(chain.from_iterable(groups))
    )
