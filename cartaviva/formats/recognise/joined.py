"""Parts of one report, each with columns of its own, put together."""

from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.report import StatedReport, StatedRow


def joined(first: StatedReport, second: StatedReport) -> StatedReport:
    """Two parts of one report: rows in order, findings counted on, totals those of their own rows, and the further
    columns that either of them has.
    """
    first, second = _under_same_headings(first, second)
    shifted = tuple(
        replace(finding, row=finding.row + len(first.rows)) if finding.row is not None else finding
        for finding in second.findings
    )
    return replace(
        first,
        rows=first.rows + second.rows,
        headings={**second.headings, **first.headings},
        notes=first.notes + second.notes,
        totals=_of_part(first, 0) + _of_part(second, len(first.rows)),
        findings=first.findings + tuple(finding for finding in shifted if finding not in first.findings),
    )


def _of_part(report: StatedReport, before: int) -> tuple[StatedRow, ...]:
    """The totals of a part with its rows counted on."""
    return tuple(
        replace(total, hints={**total.hints, "rows": f"{before + int(rows[0])} {before + int(rows[-1])}"})
        for total in report.totals
        for rows in [total.hints.get("rows", f"0 {len(report.rows)}").split()]
    )


def _under_same_headings(first: StatedReport, second: StatedReport) -> tuple[StatedReport, StatedReport]:
    """Both with the further columns of both; two of one heading stay two."""
    if first.extras == second.extras:
        return first, second
    extras = list(first.extras)
    places: list[int] = []
    for heading in second.extras:
        free = [at for at, extra in enumerate(extras) if extra == heading and at not in places]
        places.append(free[0] if free else len(extras))
        if not free:
            extras.append(heading)
    return _with_extras(first, extras, range(len(first.extras))), _with_extras(second, extras, places)


def _with_extras(report: StatedReport, extras: Sequence[str], places: Sequence[int]) -> StatedReport:
    """The report with these further columns, `places` those of its own among them."""

    def placed(row: StatedRow) -> StatedRow:
        own = dict(zip(places, row.extras, strict=False))
        status = row.hints.get("status", "")
        hints = {**row.hints, "status": str(places[int(status)])} if status else row.hints
        return replace(row, extras=tuple(own.get(at, "") for at in range(len(extras))), hints=hints)

    rows, totals = tuple(map(placed, report.rows)), tuple(map(placed, report.totals))
    return replace(report, extras=tuple(extras), rows=rows, totals=totals)
