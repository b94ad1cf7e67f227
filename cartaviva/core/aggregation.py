"""From indicators to commitments, from commitments to charters and the town, and from one year to the next."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

from cartaviva.core.compliance import ALMOST, HUNDRED, MISSED, OURS, STEP, ZERO, Assessment, Status, percent
from cartaviva.core.policy import Policy

EVALUATED = MISSED | {Status.MET}
Commitment = Sequence[Assessment]
"""A commitment, by the assessments of its indicators."""


def commitment_status(indicators: Commitment) -> Status:
    """Not applicable indicators drop out. Any miss makes it partly met where another is met, else not met.

    An indicator that is partly met is a miss, and something of it was kept. Without a miss, any that is not evaluated
    makes the commitment not evaluated: what was left out may be what was missed.
    """
    statuses = {indicator.status for indicator in indicators} - {Status.NOT_APPLICABLE}
    if statuses & MISSED:
        return Status.NOT_MET if statuses <= {Status.NOT_MET, Status.NOT_EVALUATED} else Status.PARTLY_MET
    if Status.NOT_EVALUATED in statuses:
        return Status.NOT_EVALUATED
    return Status.MET if statuses else Status.NOT_APPLICABLE


def assess_commitment(indicators: Commitment) -> Assessment:
    """Status of a commitment, and the mean degree of its indicators, over those that were evaluated."""
    evaluated = [indicator.degree for indicator in indicators if indicator.status in EVALUATED]
    return Assessment(commitment_status(indicators), degree=mean_degree(evaluated))


def mean_degree(degrees: Sequence[Decimal | None]) -> Decimal | None:
    """The mean to six decimals, 100 only where all are. None of nothing, and where the degree of a miss is open."""
    known = [degree for degree in degrees if degree is not None]
    if not known or len(known) < len(degrees):
        return None
    with localcontext(OURS):
        mean = (sum(known, ZERO) / len(known)).quantize(STEP, ROUND_HALF_UP)
    return HUNDRED if min(known) == HUNDRED else min(mean, ALMOST)


class Tally(NamedTuple):
    """The commitments of a charter or of a town, counted first.

    `counts`: how many have each status, every status named. `share_met`: percent met of the `total` that are counted;
    `degree`: mean degree, over those that were evaluated and have one. Both have six decimals, are 100 only where every
    one is met, and None over nothing. `left_out`: 0-based places of the commitments that are not in `total`;
    `without_degree`: of those that are not in the mean.
    """

    counts: Mapping[Status, int]
    total: int
    share_met: Decimal | None
    degree: Decimal | None
    left_out: tuple[int, ...]
    without_degree: tuple[int, ...]


def tally(commitments: Sequence[Commitment], policy: Policy) -> Tally:
    """Count commitments. What does not apply leaves every denominator; what was not evaluated stays in the share's.

    The policy may leave it out there too. In the mean it counts neither as 0 % nor as the 100 % of other indicators.
    """
    assessed = [assess_commitment(indicators) for indicators in commitments]
    counts = {status: sum(one.status is status for one in assessed) for status in Status}
    out = {Status.NOT_APPLICABLE} | ({Status.NOT_EVALUATED} if policy.leave_out_not_evaluated else set())
    left_out = tuple(place for place, one in enumerate(assessed) if one.status in out)
    total = len(assessed) - len(left_out)
    degrees = [one.degree if one.status in EVALUATED else None for one in assessed]
    without = tuple(place for place, degree in enumerate(degrees) if degree is None)
    degree = mean_degree([degree for degree in degrees if degree is not None])
    return Tally(counts, total, _share(counts[Status.MET], total), degree, left_out, without)


def _share(part: int, whole: int) -> Decimal | None:
    if part == whole:
        return HUNDRED if whole else None
    with localcontext(OURS):
        return percent((Decimal(part), Decimal(whole)))


class Comparison(NamedTuple):
    """Two years: `same`, `added` and `dropped` name the commitments; `before` and `now` count the same ones alone."""

    same: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    before: Tally
    now: Tally


def compare_years(before: Mapping[str, Commitment], now: Mapping[str, Commitment], policy: Policy) -> Comparison:
    """Compare the commitments of two years, each by its identity, which it keeps when its wording changes."""
    same = tuple(name for name in now if name in before)
    return Comparison(
        same,
        added=tuple(name for name in now if name not in before),
        dropped=tuple(name for name in before if name not in now),
        before=tally([before[name] for name in same], policy),
        now=tally([now[name] for name in same], policy),
    )
