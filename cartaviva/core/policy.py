"""How an administration works its figures out: POLICIES, by name."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Policy:
    """How an administration works its figures out; named, versioned and printed with every report.

    No law or standard prescribes the sum: RD 951/2005 art. 12 asks for the deviations of the year, Llei 19/2014
    art. 59 for indicators and the means to evaluate them. So it is a choice, published beside the figures.
    """

    name: str
    version: int = 1
    at_most: str = "inverse"
    """"inverse": T ÷ r; "linear": 2 − r ÷ T."""
    cap: bool = True
    """False: what goes beyond the target is shown beside (`uncapped`). Means take the degree, which never does."""
    percentages: bool = True
    """False: met or not met, and no degree (policy "binary")."""
    partly_from: Decimal | None = None
    """A missed target with this degree or more is partly met."""
    leave_out_not_evaluated: bool = False
    places: int = 1


PROPORTIONAL = Policy("proportional")
LINEAR = Policy("linear", at_most="linear")
BINARY = Policy("binary", percentages=False)
POLICIES = {policy.name: policy for policy in (PROPORTIONAL, LINEAR, BINARY)}
