"""What each table of a document states: its reports, with the rows, the subject and the period of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from cartaviva.core.findings import Finding
from cartaviva.core.language.noted import are_marks, in_full, pointed_to
from cartaviva.core.language.period_words import names_months
from cartaviva.core.period import Period, is_year, whole_months
from cartaviva.core.report import COLUMNS, StatedReport, StatedRow
from cartaviva.core.words import mark
from cartaviva.formats.grid import Cell, Rows
from cartaviva.formats.recognise.charters import charter_of_all
from cartaviva.formats.recognise.columns import TEXT_ROLES, Header, Use
from cartaviva.formats.recognise.context import Context, promise_above, same_span, service_of, subject_of
from cartaviva.formats.recognise.groups import Group, exact_year, groups_of
from cartaviva.formats.recognise.headings import over_text
from cartaviva.formats.recognise.joined import joined
from cartaviva.formats.recognise.other_part import part_said
from cartaviva.formats.recognise.outcome_titles import outcomes_above, with_status_column
from cartaviva.formats.recognise.parted import explained_together, is_whole, without_parts
from cartaviva.formats.recognise.promise_bands import promises_of
from cartaviva.formats.recognise.promise_remarks import (
    open_text,
    read_as,
    told_between,
    told_of_promises,
    with_remarks_left_out,
)
from cartaviva.formats.recognise.promising import says_what_is_done
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.row_periods import span_of
from cartaviva.formats.recognise.rows import CELLS, Body, Line, Subject, read_body, stated_rows
from cartaviva.formats.recognise.seasons import season_of, seasons_above, seasons_of_rows
from cartaviva.formats.recognise.year_parts import ANY_YEAR, dated_in, is_numbered, undated

DAYS_OF_A_YEAR = 366
"""Days."""

SUBJECTS = frozenset({Role.COMMITMENT, Role.INDICATOR})
"""What a small table may be about, said above it."""


class Table(NamedTuple):
    """A table with its headings found, and what stood around it."""

    header: Header
    rows: Rows
    widths: tuple[int, ...]
    context: Context
    repeated: frozenset[str] = frozenset()
    block: bool = False
    """One of many small tables, each about one indicator."""
    below: tuple[str, ...] = ()
    """The texts between it and the next title."""
    season: str = ""
    """What its sheet or its title calls the season that it is of, where others are of another one."""
    findings: tuple[Finding, ...] = ()
    """Of what stands elsewhere and is about it."""
    went: str = ""
    """The title that says how all of its promises went, where another table has those that went otherwise."""

    @property
    def charter(self) -> tuple[str | None, str]:
        """Its sheet, and the charter that was last named above it: tables that share both share what stands below."""
        return self.sheet, self.context.service

    @property
    def sheet(self) -> str | None:
        return next((cell.place.sheet for row in self.rows[:1] for cell in row), None)

    @property
    def part(self) -> bool:
        """Is it one of the tables of a report, each about a promise or an objective named above it?"""
        columns = {use.role for use in self.header.uses}
        return any(role in self.context.keys and role not in columns for role in (Role.OBJECTIVE, Role.COMMITMENT))

    def of_season(self, season: str) -> "Table":
        """The table of a season, whose name is that of no charter."""
        titles = tuple(title for title in self.context.headings if title != season)
        return self._replace(season=season, context=self.context._replace(headings=titles)) if season else self


class ReportPart(NamedTuple):
    """A report, or the part of one that a block states."""

    report: StatedReport
    undated: str | None
    """What it calls the season or the part of a year that it is of, where nobody says which days these are."""
    notes: Mapping[str, None]
    """Each once, in their order."""
    titled: bool
    """Titles part it by how its promises went: a table of those met may have no column of remarks."""

    def key(self, season: str) -> tuple[object, ...]:
        """What the parts of one report have in common."""
        period = self.report.period
        days = (period.start, period.end, season) if period else (season,)
        return self.report.service, days

    def joined(self, other: "ReportPart") -> "ReportPart":
        undated = self.undated if other.undated is None else other.undated
        return ReportPart(joined(self.report, other.report), undated, {**self.notes, **other.notes}, self.titled)


def reports_of(tables: Sequence[Table], below: Sequence[str]) -> Iterator[StatedReport]:
    """The reports of every table, with the texts below the tables of their charter as notes, those `below` the last
    table among them; blocks about one charter and period are put together.
    """
    tables = list(map(Table.of_season, tables, seasons_above([table.context for table in tables])))
    told = outcomes_above([table.context for table in tables])
    tables = [table._replace(went=went, context=own) for table, (went, own) in zip(tables, told, strict=True)]
    several = _are_several(tables)
    both = " / ".join(dict.fromkeys(table.went for table in tables if table.went))
    titles = [set(table.context.headings) for table in tables]
    over_all = set.intersection(*titles) if titles else set()
    parts: dict[tuple[object, ...], ReportPart] = {}
    texts = _below(tables, below)
    for number, table in enumerate(tables):
        body = read_body(table.rows, table.widths, table.header, set(table.repeated))
        service = service_of(table.context, several, over_all)
        for group in groups_of(table.header, table.context.period, table.context.fiscal, table.rows):
            season = table.season or season_of(group)
            for stated in _by_period(_report(table, body, group, service), group, table):
                report = with_status_column(stated, table.went, both)
                undated = season or _any_year(report.period, table.context)
                part = ReportPart(report, undated, dict.fromkeys(texts[number]), bool(table.went))
                key = part.key(season) if table.block or table.part or table.went else (number, len(parts))
                parts[key] = parts[key].joined(part) if key in parts else part
    for part in parts.values():
        whole = part.report if part.titled else with_remarks_left_out(part.report)
        report = _of_any_year(whole, part.undated) if part.undated else whole
        yield _noted(report, tuple(part.notes), below) if report.rows else report


def _are_several(tables: Sequence[Table]) -> bool:
    """Are the tables of several charters, or periods? Those of one, parted by how its promises went, are one table."""
    whole = [table for table in tables if not (table.block or table.part)]
    titles = {table.context.headings for table in whole if table.went}
    return sum(not table.went for table in whole) + len(titles) > 1


def _below(tables: Sequence[Table], last: Sequence[str]) -> list[Sequence[str]]:
    """The texts below each table, `last` those below the last; of one without any, those of the next of its charter."""
    texts: list[Sequence[str]] = [[text for text in last if text.strip()]]
    for table, following in reversed(list(pairwise(tables))):
        texts.append(table.below or (texts[-1] if table.charter == following.charter else ()))
    return texts[::-1]


def _noted(report: StatedReport, notes: Sequence[str], last: Sequence[str]) -> StatedReport:
    """The report with its notes, and with those at the end of the document where its marks point to no other."""
    own = (*report.notes, *notes)
    marks = [row.text("remarks") for row in report.rows if are_marks(row.text("remarks").strip())]
    lost = set() if all(in_full(mark, own) for mark in marks) else pointed_to(marks, last).difference(own)
    return replace(report, notes=(*own, *(text for text in last if text in lost)))


def _any_year(period: Period | None, context: Context) -> str | None:
    """What a part of a year is called, of which nothing says of which one, or what is no period; None with its year."""
    if period is None:
        return _said_in_titles(context)
    stated = context.period
    if period.start.year == ANY_YEAR and not re.search(r"00\b", period.label):
        unsaid = stated is None or stated.start.year != ANY_YEAR
    else:
        several = stated is not None and (stated.end - stated.start).days > DAYS_OF_A_YEAR
        told = names_months(period.label) or (re.search(r"\d\d", period.label) and not is_numbered(period))
        unsaid = several and whole_months(period.start, period.end) < 12 and not told
    return period.label if unsaid else None


def _said_in_titles(context: Context) -> str:
    """The part of no year, the years of a charter or the school term, that the titles of a table name and no more."""
    below = context.headings[::-1]
    said = (*map(undated, (context.title, *below)), *map(part_said, (*below, context.title)))
    return next(filter(None, said), "")


def _of_any_year(report: StatedReport, stated: str) -> StatedReport:
    """The report without a period that is a part of any year, "Q1": nothing says of which one, which is a finding."""
    finding = Finding("period-unknown", stated=stated)
    return replace(report, period=None, findings=(*report.findings, finding))


def _report(table: Table, body: Body, group: Group, service: str) -> StatedReport:
    context = table.context
    subject = _subject(table, group)
    promises = promises_of([line.bands for line in body.lines], group, _are_promised(context))
    lines = told_of_promises(told_between(body.lines, promises), promises.over, group)
    pairs = list(stated_rows(lines, group, subject, promises.over))
    totals = [row for row, _ in stated_rows([Line(cells) for cells in body.totals], group, Subject())]
    if len(totals) > 1:
        totals = list(_of_sections(totals, body.above))
    findings = tuple(replace(finding, row=index) for index, (_, finding) in enumerate(pairs) if finding)
    rows = tuple(row for row, _ in pairs)
    extras = tuple(use.heading for use in group.extras)
    return StatedReport(
        rows=rows,
        service=service or _charter_of(rows, group),
        period=_in_part(group.period, context) or context.period or span_of(rows, extras),
        title=_own_title(context),
        organisation=context.organisation,
        language=context.language,
        headings={role.value: use.heading for role, use in group.columns.items() if role in CELLS and use.heading},
        extras=extras,
        notes=tuple(body.notes),
        totals=tuple(totals),
        findings=(
            *findings,
            *seasons_of_rows(body.lines, group),
            *_guesses(group),
            *open_text(promises.open, read_as(lines, promises.open, group)),
            *open_text(Cell(_unsure(table, group)), Role.OBJECTIVE),
            *table.findings,
        ),
    )


def _charter_of(rows: Sequence[StatedRow], group: Group) -> str:
    """The charter that a column names in every row, where nothing above the table does."""
    use = group.columns.get(Role.SERVICE)
    return charter_of_all(use.heading, [row.text("service") for row in rows]) if use else ""


def _own_title(context: Context) -> str:
    """ "Follow-up 2024 | Northby Council", as a browser's tab has it, without whose page it is"""
    title, between, whose = context.title.rpartition(" | ")
    return title if between and whose == context.organisation else context.title


def _are_promised(context: Context) -> bool:
    """Is the line above the headings one of promises, "Compromiso"?"""
    return bool(context.headings) and over_text(context.headings[-1]) is Role.COMMITMENT


def _in_part(period: Period | None, context: Context) -> Period | None:
    """The part that the title names, "Informe del 1r trimestre", of the year that the headings say."""
    if period is None or context.part is None or not is_year(period):
        return period
    dated, said = dated_in(context.part, period), context.period
    return said if said and (said.start, said.end) == (dated.start, dated.end) else dated


def _of_sections(totals: Sequence[StatedRow], above: Sequence[int]) -> Iterator[StatedRow]:
    """Totals of parts of a table, each with the rows since the total before it."""
    for total, first, last in zip(totals, (0, *above), above, strict=False):
        yield replace(total, hints={**total.hints, "rows": f"{first} {last}"}) if last > first else total


def _subject(table: Table, group: Group) -> Subject:
    """What a table is about where it has no column for it; a title above says so only where it has no texts at all."""
    keys = table.context.keys
    objective = "" if Role.OBJECTIVE in group.columns else keys.get(Role.OBJECTIVE, "")
    if SUBJECTS & group.columns.keys():
        promise = keys.get(Role.COMMITMENT) or (promise_above(table.context) if table.block else "")
        objective = objective or _unsure(table, group)
        return Subject("" if Role.COMMITMENT in group.columns else promise, "", objective)
    if table.block or not TEXT_ROLES & group.columns.keys() - {Role.REMARKS, Role.MEASURES}:
        return Subject(*subject_of(table.context), objective)
    return Subject(keys.get(Role.COMMITMENT, ""), keys.get(Role.INDICATOR, ""), objective)


def _unsure(table: Table, group: Group) -> str:
    """The title over what is measured that may be its promise, or what several are for: "Open on every working day"."""
    title = table.context.headings[-1] if table.block and table.context.headings else ""
    named = {Role.COMMITMENT, Role.OBJECTIVE} & (group.columns.keys() | table.context.keys.keys())
    measured = Role.INDICATOR in group.columns and not named
    return title if measured and says_what_is_done(title) and not promise_above(table.context) else ""


LEFT = mark("a further column, kept as it is")


def _guesses(group: Group) -> Iterator[Finding]:
    """unknown-heading: columns taken for what they look like; those left out with texts, or that say a thing twice.
    results-left-out: a target and a result of something else among these.
    """
    headings = {column.key: column.heading for column in COLUMNS}
    for role, use in group.columns.items():
        if use.guessed:
            yield Finding("unknown-heading", column=role.value, stated=use.heading, detail=headings[role.value])
    for use in group.extras:
        if aim := _aim_left_out(use, group):
            yield Finding("results-left-out", column=Role.RESULT.value, stated=use.heading, detail=aim.heading)
        elif use.doubtful or (use.role is None and use.words and not use.figures) or _is_missed(use, group):
            yield Finding("unknown-heading", column=Role.REMARKS.value, stated=use.heading, detail=LEFT)


def _aim_left_out(use: Use, group: Group) -> Use | None:
    """The column of figures left out before a result that is, too: "Target of schools", "Result of schools"."""
    before = next((other for other in group.extras if other.index == use.index - 1), None)
    pair = before is not None and before.doubtful and before.figures and use.doubtful and use.figures
    return before if pair and over_text(use.heading) is Role.RESULT else None


def _is_missed(use: Use, group: Group) -> bool:
    """A column that its heading calls a promise or a measure, whose cells look otherwise, and no other has it."""
    said = over_text(use.heading)
    return said in SUBJECTS and said not in group.columns and use.figures


def _year_of(named: Sequence[Period | None], context: Context) -> Period | None:
    """The only year that rows name beside its parts, or the period said outside of the table."""
    years = {one for one in named if one and one.start.year != ANY_YEAR and is_whole(one, named)}
    year = years.pop() if len(years) == 1 else None
    return year if year and (context.period is None or (year.end - year.start).days < 366) else context.period


def _by_period(report: StatedReport, group: Group, table: Table) -> Iterator[StatedReport]:
    """One report for each period that a column of years names; a column of frequencies splits nothing."""
    if Role.PERIOD not in group.columns:
        yield report
        return
    context = table.context
    periods: dict[Period | None, list[int]] = {}
    named = [row.period for row in report.rows]
    stated = exact_year(_year_of(named, context), named)
    whole = [index for index, period in enumerate(named) if is_whole(period, named)]
    rows = explained_together(report.rows, whole) if table.block else report.rows
    for index in without_parts(rows, whole):
        periods.setdefault(named[index], []).append(index)
    for period, indexes in periods.items():
        dated = dated_in(period, stated) if period and stated else period
        span = same_span(dated, stated, context.fiscal)
        yield replace(
            report,
            period=span or report.period,
            rows=tuple(replace(rows[index], period=None, merged=frozenset()) for index in indexes),
            totals=tuple(replace(total, hints={}) for total in report.totals if total.period == period),
            findings=tuple(
                replace(finding, row=None if finding.row is None else indexes.index(finding.row))
                for finding in report.findings
                if finding.row is None or finding.row in indexes
            ),
        )
