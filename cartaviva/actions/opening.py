"""Opening a period: a report to fill in for every charter, with an entry for each indicator and part that is due.

A year is carried forward from the version in force, so that nothing is copied by hand: wordings, targets and headings
are those that were approved or used last.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import change, differing
from cartaviva.core.checks.check import build_report
from cartaviva.core.cycle.collecting import USUAL, part_due_on, parts_due
from cartaviva.core.findings import Refused
from cartaviva.core.period import LAST_DAY, Frequency, last_to_open
from cartaviva.core.period import Period as Span
from cartaviva.core.permissions import Action
from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import ENGLISH
from cartaviva.formats.writers.json import period_object, report_object
from cartaviva.records.charters import charters_in_force
from cartaviva.records.lines import Line, lines_of, versions_for
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    Entry,
    Indicator,
    Organisation,
    Period,
    Person,
    Report,
    Result,
)
from cartaviva.records.models.publication import YEAR


@dataclass(frozen=True, slots=True)
class Dates:
    """The last day to submit, and the day from which nothing is entered any more."""

    due_on: date
    locks_on: date


def open_period(
    person: Person, organisation: Organisation, span: Span, dates: Dates, charters: Collection[int] | None = None
) -> Period:
    """Open a period for the charters (None: all in force), or open it for more of them. Reports that are there stay.

    Raises Refused: "period-far", "period-dates", "dates-far", "year-closed", "no-charters", "asked-already".
    """
    allow(person, Action.OPEN_PERIOD, organisation)
    if span.end > (last := last_to_open(today(organisation))):
        raise Refused("period-far", last)
    _check_dates(span.start, dates)
    with change(organisation, person, "open-period") as made:
        period = _period(organisation, span, dates)
        if there := period.publications.filter(kind=YEAR).first():
            raise Refused("year-closed", str(there.number))
        chosen = [one for one in charters_in_force(period) if charters is None or one.pk in charters]
        if not chosen:
            raise Refused("no-charters")
        made.subject = f"period {period.pk}"
        made.details = {"due_on": dates.due_on, "locks_on": dates.locks_on}
        made.details |= _open(period, chosen)
    return period


def _period(organisation: Organisation, span: Span, dates: Dates) -> Period:
    period, _ = Period.objects.get_or_create(
        organisation=organisation, start=span.start, end=span.end, defaults={"label": span.label}
    )
    period.opened_on = period.opened_on or today(organisation)
    period.whole = None  # a part of another period, as 2024-25 of 2025, that is opened for itself has its own dates
    period.save(update_fields=["opened_on", "whole"])
    _date(period, dates)
    return period


def change_dates(person: Person, period: Period, dates: Dates) -> None:
    """Other days until which a period, and each of its parts, is due and open.

    Raises Refused: "period-dates", "dates-far", "period-closed".
    """
    organisation = period.organisation
    allow(person, Action.OPEN_PERIOD, organisation)
    _check_dates(period.start, dates)
    with change(organisation, person, "change-dates") as made:
        kept = Period.objects.select_for_update().get(pk=period.pk)
        if kept.opened_on is None:
            raise Refused("period-closed")
        before = _days(kept)
        _date(kept, dates)
        made.subject, made.details = f"period {kept.pk}", differing(before, _days(kept))
        made.nothing = not made.details


def _check_dates(start: date, dates: Dates) -> None:
    if dates.locks_on > LAST_DAY:
        raise Refused("dates-far")
    if not start < dates.due_on < dates.locks_on:
        raise Refused("period-dates")


def _days(period: Period) -> dict[str, object]:
    return {"due_on": period.due_on, "locks_on": period.locks_on}


def _date(period: Period, dates: Dates) -> None:
    """Runs inside the transaction of the action."""
    period.due_on, period.locks_on = dates.due_on, dates.locks_on
    parts = list(period.parts.all())
    for part in parts:
        part.due_on = part_due_on(period.span, dates.due_on, part.span)
        part.locks_on = dates.locks_on
    Period.objects.bulk_update([period, *parts], ["due_on", "locks_on"])


class Planned(NamedTuple):
    """What opening a period would ask of a charter. `there`: it has a report of that period, which stays as it is;
    `elsewhere`: reports of other periods, by their names, that ask for the same results already, so that this cannot.
    """

    charter: Charter
    there: bool
    entries: int
    not_due: int
    elsewhere: tuple[str, ...] = ()

    @property
    def new(self) -> bool:
        return not self.there and not self.elsewhere


def plan_period(organisation: Organisation, span: Span) -> list[Planned]:
    """For every charter in force, what would be asked; nothing is written."""
    found = Period.objects.filter(organisation=organisation, start=span.start, end=span.end).first()
    period = found or Period(organisation=organisation, label=span.label, start=span.start, end=span.end)
    there = set(Report.objects.filter(period=found).values_list("charter_id", flat=True)) if found else set()
    versions = {one.charter_id: one for one in versions_for(period, charters_in_force(period))}
    lines = {pk: [line.indicator for line in lines_of(version, period)] for pk, version in versions.items()}
    due = {one.pk: _parts(one, span) for each in lines.values() for one in each}
    elsewhere = _elsewhere(period, due)
    planned = []
    for pk, version in versions.items():
        parts = [due[one.pk] for one in lines[pk]]
        asked = dict.fromkeys(label for one in lines[pk] for label in elsewhere.get(one.pk, ()))
        counts = sum(map(len, parts)), sum(not part for part in parts)
        planned.append(Planned(version.charter, pk in there, *counts, tuple(asked)))
    return planned


def _elsewhere(period: Period, due: Mapping[int, Collection[Span]]) -> dict[int, list[str]]:
    """Indicators, by their pk, of which something that is due is asked for in reports of other periods: their names."""
    days = {pk: {(span.start, span.end) for span in each} for pk, each in due.items()}
    ends = {end for each in days.values() for _, end in each}
    found = Entry.objects.filter(organisation=period.organisation, period__end__in=ends)
    columns = ("indicator", "period__start", "period__end", "report__period__label")
    elsewhere: dict[int, list[str]] = {}
    for pk, start, end, label in (
        found.exclude(report__period=period.pk).order_by("period__start").values_list(*columns)
    ):
        if (start, end) in days.get(pk, ()):
            elsewhere.setdefault(pk, []).append(label)
    return elsewhere


def overlapping(organisation: Organisation, span: Span, charters: Collection[int]) -> list[Report]:
    """Reports of other open periods that share days with `span`, of some of these charters; the same period is none."""
    found = Report.objects.filter(
        organisation=organisation,
        charter__in=charters,
        period__whole=None,
        period__opened_on__isnull=False,
        period__start__lte=span.end,
        period__end__gte=span.start,
    ).exclude(period__start=span.start, period__end=span.end)
    return list(found.select_related("charter", "period").order_by("period__start", "charter__slug"))


def _parts(indicator: Indicator, span: Span) -> tuple[Span, ...]:
    frequency, how = Frequency(indicator.frequency), Aggregation(indicator.aggregation)
    return parts_due(span, frequency, how, indicator.first_due)


def _open(period: Period, charters: Iterable[Charter]) -> dict[str, object]:
    """Reports, results without a figure, and entries, each in one statement. For the trail: how many entries, and of
    which charters, since others of the same period may be opened later.
    """
    there = set(Report.objects.filter(period=period).values_list("charter_id", flat=True))
    versions = versions_for(period, [one for one in charters if one.pk not in there])
    layouts = _layouts(versions)
    lines = {one: each for one in versions if (each := list(lines_of(one, period)))}
    stated = {one: stated_by(each, layouts.get(one.charter_id, {}), one) for one, each in lines.items()}
    common = {"organisation": period.organisation, "period": period}
    reports = Report.objects.bulk_create(
        Report(charter=one.charter, version=one, stated=stated[one] | {"rows": []}, **common) for one in lines
    )
    rows = [(report, row, line) for report in reports for row, line in enumerate(lines[report.version])]
    entries = fill(period, rows, {report.pk: stated[report.version] for report in reports})
    return {"entries": entries, "charters": sorted(one.charter.slug for one in lines)}


def fill(period: Period, rows: Sequence[tuple[Report, int, Line]], stated: Mapping[int, dict[str, Any]]) -> int:
    """Results without a figure for rows of reports of a period, and entries for what nobody asks for yet: how many.

    `stated`: by the pk of the report. Raises Refused ("asked-already").
    """
    due = due_in(period, {line.indicator for _, _, line in rows})
    common = {"organisation": period.organisation}
    Result.objects.bulk_create(
        Result(
            indicator=line.indicator,
            target=line.target,
            report=report,
            row=row,
            period=period,
            stated=stated_in(stated[report.pk]["rows"][row], due[line.indicator.pk], period),
            reason="" if due[line.indicator.pk] else Reason.NOT_DUE.value,
            **common,
        )
        for report, row, line in rows
    )
    asked = Entry.objects.filter(report__in=stated).values_list("report", "indicator", "period")
    there = set(asked)
    entries = [
        Entry(report=report, indicator=line.indicator, period=part, target=line.target, **common)
        for report, _, line in rows
        for part in due[line.indicator.pk]
        if (report.pk, line.indicator.pk, part.pk) not in there
    ]
    return len(ask_for(entries))


def ask_for(entries: list[Entry]) -> list[Entry]:
    """Save entries that are new. Raises Refused ("asked-already") where another report asks for one of them."""
    days = {(one.indicator_id, one.period_id) for one in entries}
    found = Entry.objects.filter(indicator__in={pk for pk, _ in days}, period__in={pk for _, pk in days})
    related = ("report__charter", "report__period", "period")
    there = [one for one in found.select_related(*related).order_by("pk") if (one.indicator_id, one.period_id) in days]
    if there:
        named = (f"{one.report.name}: {one.period.label}" for one in there)
        raise Refused("asked-already", "; ".join(dict.fromkeys(named)))
    return Entry.objects.bulk_create(entries)


def stated_in(row: Mapping[str, Any], due: Sequence[Period], whole: Period) -> dict[str, Any]:
    """The row as its report states it, with the period that its figure is about where that is another one."""
    rest = {key: value for key, value in row.items() if key != "period"}
    if len(due) != 1 or due[0].pk == whole.pk:
        return rest
    return rest | {"period": period_object(due[0].span)}


def _layouts(versions: Iterable[CharterVersion]) -> dict[int, Mapping[str, Any]]:
    """Headings and language of the last report of each charter: a town keeps its own words."""
    last = Report.objects.filter(charter=OuterRef("charter")).order_by("-period__end").values("pk")[:1]
    charters = [version.charter_id for version in versions]
    return dict(Report.objects.filter(charter__in=charters, pk=Subquery(last)).values_list("charter_id", "stated"))


def stated_by(lines: list[Line], layout: Mapping[str, Any], version: CharterVersion) -> dict[str, Any]:
    """The report without results, in the shapes of `cartaviva.reading/1`."""
    language = layout.get("language") or version.organisation.languages[0]
    rows: list[StatedRow] = []
    for _, group in groupby(lines, key=lambda line: line.commitment.pk):
        for number, line in enumerate(group):
            above = rows[-1] if rows else None
            rows.append(_row(line, language, above, continued=number > 0))
    stated = StatedReport(
        tuple(rows),
        service=version.charter.name.said_in(language)[0],
        organisation=version.organisation.name,
        language=language,
        headings={key: text for key, text in layout.get("headings", {}).items() if text},
    )
    return report_object(build_report(stated), ENGLISH) | {"findings": [], "layout_findings": []}


def _row(line: Line, language: str, above: StatedRow | None, *, continued: bool) -> StatedRow:
    wording = line.commitment
    cells: dict[str, str | None] = {
        "service": wording.service.name.said_in(language)[0] if wording.service else None,
        "objective": wording.objective.name.said_in(language)[0] if wording.objective else None,
        "commitment": wording.text.said_in(language)[0],
        "indicator": line.wording.text.said_in(language)[0],
        "target": line.target.text,
        "result": "",
        "difference": "",
        "compliance": "",
        "remarks": "",
    }
    repeated = {key for key in ("service", "objective") if above and cells[key] and above.cells.get(key) == cells[key]}
    if "objective" in repeated and "service" not in repeated and cells["service"]:
        repeated.discard("objective")
    return StatedRow(cells, frozenset(repeated | ({"commitment"} if continued else set())))


def due_in(period: Period, indicators: Iterable[Indicator]) -> dict[int, list[Period]]:
    """The periods in which each indicator is to be entered, by its pk. Parts that are not there yet are made; one
    of which a report was imported becomes a part of the period, due with the others.
    """
    whole = period.span
    spans = {one.pk: _parts(one, whole) for one in indicators}
    known = {(one.start, one.end): one for one in Period.objects.filter(organisation=period.organisation)}
    assert period.due_on is not None
    asked = {(span.start, span.end): span for each in spans.values() for span in each}
    new = {days: _new_part(period, asked[days]) for days in sorted(asked) if days not in known}
    there = [known[days] for days in asked if days in known]
    free = [one for one in there if one.opened_on is None and one.whole_id is None]
    for part in (*new.values(), *free):
        part.whole, part.locks_on = period, period.locks_on
        part.due_on = part_due_on(whole, period.due_on, part.span)
    Period.objects.bulk_create(new.values())
    Period.objects.bulk_update(free, ["whole", "locks_on", "due_on"])
    known |= new
    return {pk: [known[span.start, span.end] for span in each] for pk, each in spans.items()}


def _new_part(period: Period, span: Span) -> Period:
    town = period.organisation
    return Period(organisation=town, label=span.label, start=span.start, end=span.end, opened_on=period.opened_on)


def dates_as(last: Period, span: Span) -> Dates:
    """The days for another period: as long after its end as those of `last`; `still_to_come` says what to offer."""
    due = last.due_on or last.end + USUAL
    locks = last.locks_on or due + timedelta(days=30)
    return Dates(span.end + (due - last.end), span.end + (locks - last.end))
