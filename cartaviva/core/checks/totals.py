"""Totals that a document states against what its rows give: "6 de 9", a mean degree, a sum, quarters of a year."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.aggregation import commitment_status
from cartaviva.core.checks.promise_counts import is_share, promises_counted, says_met
from cartaviva.core.compliance import HUNDRED, MISSED, Status, agrees, rounded
from cartaviva.core.display import percent_text
from cartaviva.core.findings import Finding, Place
from cartaviva.core.language.adding import does_not_add
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.numerals import format_number, parse_number
from cartaviva.core.language.patterns import later
from cartaviva.core.language.units import Unit
from cartaviva.core.language.vocabulary import is_mean
from cartaviva.core.report import FollowUpReport, ReportRow, StatedRow, commitments
from cartaviva.core.result import parse_percent

SHARE = later(
    r"(?<!\d)(\d+)\s*(?:de(?:ls|l|s| los| las| les)?|d['’]|of(?: the)?|out of(?: the)?|sur|su|di|da|do|dos|/)\s*"
    r"(?:un total de\s*)?(\d+)",
    re.IGNORECASE,
)
SHARE_LAST = later(r"(?<!\d)(\d+)\s*(?:e?tik)\s*(\d+)", re.IGNORECASE)
"""Basque says the whole first: 9tik 6."""
SHARE_AFTER = later(
    r"\b(?:(?:d['’]|de )un total de|(?:out )?of(?: the| our)?|dels|de l[oae]s|d[oae]s|des|dei|degli|delle|sur|su)"
    r"\s+(\d+)\s+[^\W\d_]{5,}[^.;:%\d]{1,40}?[\s'’](?!(?:19|20)\d\d)(\d+)"
    r"(?=\s*(?:[.;)](?!\d)|,\s|$)|((?:\s+[^\W\d_]+){1,4}))",
    re.IGNORECASE,
)
"""Dos 5 compromissos, 3 foram cumpridos: what they were is told by the last words."""


class _Share(NamedTuple):
    """So many met of so many, in the words of a document."""

    said: str
    met: int
    whole: int
    whole_first: bool

    def saying(self, met: int, whole: int) -> str:
        """The same words with other figures."""
        figures = iter((whole, met) if self.whole_first else (met, whole))
        return re.sub(r"\d+", lambda _: str(next(figures)), self.said)


def _share_in(text: str) -> _Share | None:
    if said := SHARE.search(text):
        return _Share(said[0], int(said[1]), int(said[2]), False)
    after = (found for found in SHARE_AFTER.finditer(text) if not found[3] or says_met(found[3]))
    said = SHARE_LAST.search(text) or next(after, None)
    return _Share(said[0], int(said[2]), int(said[1]), True) if said else None


UNEVALUATED = frozenset({Status.NOT_EVALUATED, Status.NOT_APPLICABLE})
MET = frozenset({Status.MET})


def check_totals(report: FollowUpReport) -> Iterator[Finding]:
    """total-mismatch for the whole report: rows of totals that no way of counting gives."""
    for total in report.stated.totals:
        for check in (_counted,) if promises_counted(_label(total)) else (_count, _degree, _sum):
            scopes = list(_scopes(report, total, check))
            mismatches = [found for scope in scopes if (found := check(scope, total))]
            if scopes and len(mismatches) == len(scopes):
                found = mismatches[0] if check in (_degree, _sum) else _meant(scopes, mismatches)
                place = next((place for place in total.places.values() if place != Place()), Place())
                yield Finding("total-mismatch", column=found[0], stated=found[1], computed=found[2], place=place)
                break


SENTENCE_END = later(r"[.;\n]\s+|[.;]?$")
UNSURE = later(
    r"\b(?:no|non|not|nao|ez|pas|sense|sin|gabe|full|ple|pleno|osoa|totale|(?:19|20)\d\d)\b|incompl|incumpl|missed|parcial|part"
)


def check_notes(report: FollowUpReport) -> Iterator[Finding]:
    """total-mismatch for the whole report: a sentence around the table that counts as many in all as there are, and of
    them another number that were met.
    """
    for share in (share for note in report.stated.notes for share in _shares_met(note)):
        counts = _in_all_ways(report)
        alike = [one.found for one in counts if one.whole == share.whole]
        if alike and not any(one.allows(share) for one in counts):
            computed = share.saying(alike[0], share.whole)
            yield Finding("total-mismatch", column="compliance", stated=share.said, computed=computed)


@lru_cache(maxsize=4096)
def _shares_met(note: str) -> tuple[_Share, ...]:
    """Of promises, in each sentence that says so of this year: several charters may have the same notes."""
    return tuple(
        share
        for said in SENTENCE_END.split(note)
        if (share := _share_in(said)) and says_met(said, of_promises=True) and not UNSURE.search(fold(said))
    )


Mismatch = tuple[str, str, str]
"""(column, stated, computed)"""


Check = Callable[[FollowUpReport, StatedRow], Mismatch | None]


def _scopes(report: FollowUpReport, total: StatedRow, check: Check) -> Iterator[FollowUpReport]:
    """The section that a total may be of, as the layout says, and the whole report; sums only where targets add up."""
    first, _, last = total.hints.get("rows", "").partition(" ")
    section = replace(report, rows=report.rows[int(first) : int(last)]) if last else None
    for scope in (section, report):
        if scope and (check is not _sum or _adds_up_targets(scope, total)):
            yield scope


def _meant(scopes: Sequence[FollowUpReport], mismatches: Sequence[Mismatch]) -> Mismatch:
    """That of the section, but where it has fewer rows than are counted: 8 below a section of one are of the report."""
    for scope, found in zip(scopes, mismatches, strict=True):
        if "%" in found[2] or max(map(int, re.findall(r"\d+", found[1])), default=0) <= len(scope.rows):
            return found
    return mismatches[-1]


def _label(total: StatedRow) -> str:
    return next((cell for cell in total.cells.values() if cell), "")


BEHIND = later(r"[:=]\s*(.*?)[.;]?\s*$")


def _counted(report: FollowUpReport, total: StatedRow) -> Mismatch | None:
    """How many promises were met, missed, evaluated: a count, one of so many, or a percentage of them; what stands
    beside "Promises kept: 5 of 8" is the mean degree.
    """
    label = _label(total)
    counted = promises_counted(label) or frozenset()
    if counted == MET and _share_in(label):
        return _count(report, total) or _degree(report, total)
    beside = [total.text(column) for column in ("compliance", "result", "target", "difference")]
    behind = BEHIND.search(label)
    said = next((text for text in beside if text not in ("", label)), behind[1] if behind else "")
    share, (stated, places) = _share_in(said), parse_percent(said, report.stated.language)
    share_of_all = "%" in said or places > 0 or is_share(label)
    counts = _in_all_ways(report, counted)
    if share:
        right = any(one.allows(share) for one in counts)
        computed = share.saying(counts[0].found, counts[0].whole)
    elif stated is None:
        return None
    elif share_of_all:
        means = _means(report) if counted == MET else ()
        right = any(agrees(stated, places, way) for way in (*means, *(way for one in counts for way in one.percents)))
        computed = percent_text(counts[0].percents[0], 2, report.stated.figures_like)
    else:
        right = any(stated in (*one.possible, *one.percents) for one in counts)
        computed = str(counts[0].found)
    return None if right else ("compliance", said, computed)


class _Counts(NamedTuple):
    """How many have one of the statuses that a line counts: as we count, and as others may; and of how many."""

    found: int
    possible: range
    wholes: frozenset[int]

    @property
    def whole(self) -> int:
        """Of how many, as we count: of all."""
        return max(self.wholes)

    @property
    def percents(self) -> list[Decimal]:
        """Of how many in percent, ours first."""
        wholes = sorted(self.wholes, reverse=True)
        return [HUNDRED * met / whole for met in (self.found, *self.possible) for whole in wholes if whole] or [HUNDRED]

    def allows(self, share: _Share) -> bool:
        return share.met in self.possible and share.whole in self.wholes


def _in_all_ways(report: FollowUpReport, counted: frozenset[Status] = MET) -> list[_Counts]:
    """How many have one of the statuses, in each of the ways to count that tell it."""
    ways = _ways(report)
    return [_numbered(groups, counted) for groups in (ways if counted == MET else ways[:2])]


def _numbered(groups: tuple[tuple[ReportRow, ...], ...], counted: frozenset[Status]) -> _Counts:
    """What nobody evaluated may be missed for others, and what only people can read may be met; what does not apply
    may be not evaluated, or count as evaluated, and a promise that is met in part be missed, or neither.
    """
    statuses = [commitment_status([row.assessment for row in rows]) for rows in groups]
    of = Counter(statuses)
    found = sum(of[status] for status in counted)
    unread = sum(
        said is Status.NOT_EVALUATED and any(map(_unread, rows)) for said, rows in zip(statuses, groups, strict=True)
    )
    more = unread if counted == MET else sum(of[status] for status in UNEVALUATED - counted)
    if counted == {Status.NOT_MET}:
        more = of[Status.NOT_EVALUATED]
    less = found if counted <= UNEVALUATED else 0
    if counted & MISSED and Status.MET not in counted:
        more, less = more + of[Status.PARTLY_MET], of[Status.PARTLY_MET]
    left = (0, of[Status.NOT_EVALUATED], of[Status.NOT_EVALUATED] - unread)
    wholes = {len(groups) - one - inapplicable for one in left for inapplicable in (0, of[Status.NOT_APPLICABLE])}
    return _Counts(found, range(max(found - less, 0), found + more + 1), frozenset(wholes))


def _count(report: FollowUpReport, total: StatedRow) -> Mismatch | None:
    text = " ".join(cell for cell in total.cells.values() if cell)
    share, counts = _share_in(text), _in_all_ways(report)
    if not share or any(one.allows(share) for one in counts):
        return None
    return "compliance", share.said, share.saying(counts[0].found, counts[0].whole)


def _ways(report: FollowUpReport) -> tuple[tuple[tuple[ReportRow, ...], ...], ...]:
    """The rows counted by commitment, and counted by indicator; all of them, and those that were measured."""
    measured = [row for row in report.rows if row.assessment.status not in UNEVALUATED]
    ways = [(commitments(rows), tuple((row,) for row in rows)) for rows in (report.rows, measured)]
    return (*ways[0], *ways[1])


def _unread(row: ReportRow) -> bool:
    return row.assessment.status is Status.NOT_EVALUATED and any(map(str.isalnum, row.stated.text("result")))


def _degree(report: FollowUpReport, total: StatedRow) -> Mismatch | None:
    stated, places = parse_percent(total.text("compliance"), report.stated.language)
    means = _means(report)
    shares = [one.percents[0] for one in _in_all_ways(report)]
    if stated is None or not means or any(agrees(stated, places, way) for way in (*means, *shares)):
        return None
    return "compliance", total.text("compliance"), percent_text(means[0], 2, report.stated.figures_like)


def _means(report: FollowUpReport) -> list[Decimal]:
    """The mean degree as we work it out, and as others may; none where no row has one."""
    degrees = [row.assessment.degree for row in report.rows if row.assessment.degree is not None]
    sums = (sum(degrees, Decimal(0)), sum(_printed(report), Decimal(0)))
    return [added / count for added in sums for count in (len(degrees), len(report.rows)) if degrees]


def _printed(report: FollowUpReport) -> Iterator[Decimal]:
    """The degrees rounded as their rows print them: people take the mean of what they see."""
    for row in report.rows:
        if row.assessment.degree is not None:
            stated, places = parse_percent(row.stated.text("compliance"), report.stated.language)
            yield row.assessment.degree if stated is None else rounded(row.assessment.degree, places)


def _adds_up_targets(report: FollowUpReport, total: StatedRow) -> bool:
    stated = parse_number(total.text("target"), report.stated.language)
    targets = [row.target.value for row in report.rows]
    return stated is not None and None not in targets and sum(filter(None, targets)) == stated


def _sum(report: FollowUpReport, total: StatedRow) -> Mismatch | None:
    """Results are added up only where the targets of the same row are the sum of the targets."""
    stated = parse_number(total.text("result"), report.stated.language)
    results = [row.value for row in report.rows]
    added = sum((value for value in results if value is not None), Decimal(0))
    if stated is None or stated == added:
        return None
    return "result", total.text("result"), format_number(added, report.stated.figures_like)


def check_parts(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """total-mismatch of a row: counts of sub-periods that do not add up to the year's; shares and marks of sub-periods
    that all lie on one side of it
    """
    row = report.rows[index]
    stated = row.stated.hints.get("parts", "").split("\n")
    parts = [parse_percent(part, report.stated.language)[0] for part in stated]
    figures = [part for part in parts if part is not None]
    value = row.value
    if len(parts) < 2 or len(figures) < len(parts) or value is None:
        return
    indicator, unit = row.stated.text("indicator"), row.target.unit
    total = format_number(sum(figures, Decimal(0)), report.stated.figures_like)
    least, most = (stated[figures.index(end)] for end in (min(figures), max(figures)))
    if unit is Unit.COUNT and not is_mean(indicator):
        right, computed = _counts(value, figures, indicator), total
    elif unit in (Unit.PERCENT, Unit.SCORE):
        right, computed = _lies_within(value, figures, unit), f"{least} – {most}"
    elif unit in (Unit.OTHER, Unit.CURRENCY) and not is_mean(indicator):
        right, computed = min(figures) <= value <= max(figures) or value == sum(figures), total
    else:
        return
    if not right:
        yield Finding("total-mismatch", column="result", stated=row.stated.text("result"), computed=computed)


def _counts(value: Decimal, figures: Sequence[Decimal], indicator: str) -> bool:
    """A person who came twice is one of the year's; a stock or a rate of the year lies among those of its parts."""
    total, least, most = sum(figures, Decimal(0)), min(figures), max(figures)
    why = does_not_add(indicator)
    if why == "persons" and most <= value <= total:
        return True
    if why in ("rate", "stock") or any(figure % 1 for figure in (value, *figures)):
        return least <= value <= most or value == total
    places = -int(value.as_tuple().exponent)
    return value in (total, figures[-1], most, least) or agrees(value, places, total / len(figures))


def _lies_within(value: Decimal, figures: Sequence[Decimal], unit: Unit) -> bool:
    """Every mean does, however the parts weigh, but for rounding; 25 % four times may be 100 %."""
    slack = Decimal(1) if unit is Unit.PERCENT else Decimal("0.1")
    return min(figures) - slack < value < max(figures) + slack or value == sum(figures)
