"""What somebody types for an indicator and a period, before it becomes a result."""

from typing import NamedTuple

from cartaviva.core.result import Reason


class Typed(NamedTuple):
    """The values of an entry, raw as they were typed: they may be wrong, and are kept as they are."""

    text: str = ""
    numerator: str = ""
    denominator: str = ""
    reason: Reason | None = None
    remarks: str = ""
