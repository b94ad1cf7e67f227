"""The tables of this folder are the manual of the arithmetic (docs/reference/arithmetic.md) and its tests.

Every page is read; a table is known by its first column, a row by its case. What a row must give is what CHECKS writes
for its columns: all of them together.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from cartaviva.core.aggregation import assess_commitment, compare_years, tally
from cartaviva.core.compliance import (
    Assessment,
    Status,
    agrees,
    assess,
    printed_degree,
    printed_percent,
    printed_places,
    rounded,
    uncapped,
)
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import POLICIES, Policy
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation, assess_year
from tests.spec import notation

Row = Mapping[str, str]
SIDES = {True: "better", False: "worse", None: notation.NONE}


def _assessed(one: Assessment, policy: Policy) -> dict[str, str]:
    differences = one.differences or (one.difference,)
    return {
        "status": notation.words(one.status),
        "difference": " and ".join(map(notation.signed, differences)),
        "side": SIDES[one.better],
        "degree": notation.figure(one.degree),
        "ratio": " ÷ ".join(map(notation.figure, one.raw or (None,))),
        "prints": notation.as_printed(printed_degree(one, policy)),
        "beside": notation.as_printed(uncapped(one, policy)),
    }


def result_against_target(row: Row) -> dict[str, str]:
    policy = notation.policy(row.get("policy", ""))
    return _assessed(assess(notation.target(row["target"]), notation.result(row["result"]), policy), policy)


def year(row: Row) -> dict[str, str]:
    policy = notation.policy(row.get("policy", ""))
    parts = [notation.result(part) for part in row["sub-periods"].split("; ")]
    how = Aggregation(row["adds up as"].replace(" ", "_"))
    return _assessed(assess_year(notation.target(row["target"]), parts, how, policy), policy)


def commitment(row: Row) -> dict[str, str]:
    return _assessed(assess_commitment(_indicators(row["indicators"])), POLICIES["proportional"])


def charter(row: Row) -> dict[str, str]:
    counted = tally(_commitments(row["commitments"]), notation.policy(row["policy"]))
    return {
        "counts": ", ".join(f"{count} {notation.words(status)}" for status, count in counted.counts.items() if count),
        "of": str(counted.total),
        "share met": notation.figure(counted.share_met),
        "mean degree": notation.figure(counted.degree),
        "left out": notation.listed(tuple(str(place + 1) for place in counted.left_out)),
        "not in the mean": notation.listed(tuple(str(place + 1) for place in counted.without_degree)),
    }


def two_years(row: Row) -> dict[str, str]:
    before, now = ({name: _indicators(text) for name, text in _named(row[year]).items()} for year in ("before", "now"))
    compared = compare_years(before, now, POLICIES["proportional"])
    return {
        "same": notation.listed(compared.same),
        "added": notation.listed(compared.added),
        "dropped": notation.listed(compared.dropped),
        "met of the same": f"{compared.before.counts[Status.MET]} → {compared.now.counts[Status.MET]}",
    }


def printed_share(row: Row) -> dict[str, str]:
    return {"prints": notation.as_printed(printed_percent(notation.number(row["percent"]), int(row["places"])))}


def printed_miss(row: Row) -> dict[str, str]:
    missed, bound = notation.number(row["missed result"]), notation.number(row["target"])
    return {"prints": notation.as_printed(rounded(missed, printed_places(missed, bound, int(row["places"]))))}


def stated_figure(row: Row) -> dict[str, str]:
    places = len(row["stated"].partition(".")[2])
    same = agrees(notation.number(row["stated"]), places, notation.number(row["computed"]))
    return {"agrees": "yes" if same else "no"}


CHECKS: Mapping[str, Callable[[Row], dict[str, str]]] = {
    "target": result_against_target,
    "adds up as": year,
    "indicators": commitment,
    "commitments": charter,
    "before": two_years,
    "percent": printed_share,
    "missed result": printed_miss,
    "stated": stated_figure,
}
"""By the heading of a table's second column, after the case."""

GIVEN = {"case", "policy", "result", "sub-periods", "now", "places", "computed", *CHECKS}
"""Headings of what goes in; every other one is of what comes out."""


def _indicators(text: str) -> list[Assessment]:
    return [notation.assessment(one) for one in text.split(" + ")]


def _commitments(text: str) -> list[list[Assessment]]:
    return [_indicators(one) for one in text.split("; ")]


def _named(text: str) -> dict[str, str]:
    """ "A: met / B: not met 50"."""
    return dict(part.split(": ", 1) for part in text.split(" / "))  # type: ignore[misc]


# The tables


def rows() -> Iterator[tuple[str, Row]]:
    """("page: case", the cells of the row by heading) of every row of every table."""
    for page in sorted(Path(__file__).parent.glob("*.md")):
        headings: list[str] = []
        for line in page.read_text("utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
            if not cells:
                headings = []
            elif not headings:
                headings = cells
            elif set("".join(cells)) != {"-"}:
                yield f"{page.stem}: {cells[0]}", dict(zip(headings, cells, strict=True))


TABLES = tuple(rows())
CASES = tuple((name, row) for name, row in TABLES if "case" in row)


@pytest.mark.parametrize("row", [row for _, row in CASES], ids=[name for name, _ in CASES])
def test_the_table_says_what_comes_out(row: Row) -> None:
    _, known_by, *_ = row
    computed = CHECKS[known_by](row)
    assert {heading: row[heading] if heading in GIVEN else computed[heading] for heading in row} == row


def test_every_comparator_policy_reason_and_way_of_adding_up_has_a_row() -> None:
    said = " ".join(" ".join(row.values()) for _, row in CASES)
    compared = {notation.target(row["target"]).comparator for _, row in CASES if "result" in row}
    policies = {notation.policy(row["policy"]).name for _, row in CASES if "policy" in row}
    ways = {row["adds up as"].replace(" ", "_") for _, row in CASES if "adds up as" in row}
    unsaid = [reason for reason in Reason if reason.replace("_", " ") not in said]
    assert (compared, policies, ways, unsaid) == (set(Comparator), set(POLICIES), set(Aggregation), [])


def test_no_case_is_told_twice() -> None:
    names = [name for name, _ in CASES]
    assert sorted(set(names)) == sorted(names)
