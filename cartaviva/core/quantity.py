"""Figures with a unit: Unit, Quantity; read from and written for people in their language."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MINUTES = "minutes"
    SECONDS = "seconds"
    WEEKS = "weeks"
    MONTHS = "months"
    SCORE = "score"
    RATIO = "ratio"
    CURRENCY = "currency"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in `unit`; 75 % has the value 75. `scale` is the top of the scale of a score (8 of 10 has scale 10)."""

    value: Decimal
    unit: Unit
    scale: Decimal | None = None
