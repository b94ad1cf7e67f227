"""Periods of a charter: a year, its parts, a school year, or any two dates."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included. `label` is how a person names it."""

    label: str
    start: date
    end: date
