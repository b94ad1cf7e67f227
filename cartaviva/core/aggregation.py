"""From indicators to commitments, charters and the town."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cartaviva.core.compliance import ALMOST, EXACT, HUNDRED, Assessment, Policy, Status, percent, rounded

MISSED = frozenset({Status.NOT_MET, Status.PARTLY_MET})


def commitment_status(assessments: Sequence[Assessment]) -> Status:
    """The status of a commitment over its indicators."""
    statuses = {assessment.status for assessment in assessments} - {Status.NOT_APPLICABLE}
    if not statuses:
        return Status.NOT_APPLICABLE
    if statuses & MISSED:
        return Status.PARTLY_MET if statuses & {Status.MET, Status.PARTLY_MET} else Status.NOT_MET
    return Status.NOT_EVALUATED if Status.NOT_EVALUATED in statuses else Status.MET


def mean_degree(degrees: Sequence[Decimal | None]) -> Decimal | None:
    """The mean of the degrees that are there; below 100 unless all are 100."""
    known = [degree for degree in degrees if degree is not None]
    if not known:
        return None
    total = Decimal(0)
    for degree in known:
        total = EXACT.add(total, degree)
    mean = rounded(EXACT.divide(total, Decimal(len(known))), 6)
    return HUNDRED if all(degree == HUNDRED for degree in known) else min(mean, ALMOST)


def assess_commitment(assessments: Sequence[Assessment]) -> Assessment:
    """Status and degree of a commitment: the mean over its evaluated indicators."""
    return Assessment(
        commitment_status(assessments), degree=mean_degree([assessment.degree for assessment in assessments])
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """The commitments of a charter or a town. `counts` has every status. Percentages are None where nothing is left."""

    counts: Mapping[Status, int]
    share_met: Decimal | None
    degree: Decimal | None


def tally(commitments: Sequence[Sequence[Assessment]], policy: Policy) -> Tally:
    """Count the commitments, each given by its indicators."""
    assessed = [assess_commitment(indicators) for indicators in commitments]
    counts = {status: sum(one.status is status for one in assessed) for status in Status}
    total = len(assessed) - counts[Status.NOT_APPLICABLE]
    if policy.leave_out_not_evaluated:
        total -= counts[Status.NOT_EVALUATED]
    met = counts[Status.MET]
    share = None if not total else HUNDRED if met == total else percent(Decimal(met), Decimal(total))
    evaluated = [one.degree for one in assessed if one.status in MISSED | {Status.MET}]
    return Tally(counts, share, mean_degree(evaluated))
