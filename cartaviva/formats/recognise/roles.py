"""What the columns of a document may hold."""

from enum import StrEnum


class Role(StrEnum):
    """What a column holds: a column of the report, a hint to read one, or something that is kept as it is."""

    SERVICE = "service"
    OBJECTIVE = "objective"
    COMMITMENT = "commitment"
    INDICATOR = "indicator"
    TARGET = "target"
    RESULT = "result"
    DIFFERENCE = "difference"
    COMPLIANCE = "compliance"
    REMARKS = "remarks"
    DIRECTION = "direction"
    THRESHOLD = "threshold"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    UNIT = "unit"
    PERIOD = "period"
    FREQUENCY = "frequency"
    MEASURES = "measures"
    """What is done about a miss: the remarks, where there is no other column for them."""
    EXTRA = "extra"


STATED = frozenset({Role.TARGET, Role.RESULT})
"""What every follow-up has."""
FIGURES = (Role.TARGET, Role.RESULT, Role.DIFFERENCE, Role.COMPLIANCE)
"""And what follows from these."""
HINTS = frozenset({Role.DIRECTION, Role.THRESHOLD, Role.NUMERATOR, Role.DENOMINATOR, Role.UNIT})
