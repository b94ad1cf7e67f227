"""What is frozen when something is published. Portal, files and the chain know nothing else of a town's figures."""

from dataclasses import dataclass
from datetime import date

from cartaviva.core.period import Period
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Text


@dataclass(frozen=True, slots=True)
class Identity:
    """Which commitment and indicator a row is about. `code` is the commitment's address for ever."""

    code: str
    indicator: int = 1
    line: str = ""
    """Improvement line, "" where the town gave none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """That a publication takes the place of another one, and why."""

    number: int
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A charter's report of a period as it was published. `identities` are parallel to the report's rows."""

    organisation: str
    charter: str
    """Slug: part of addresses."""
    name: Text
    period: Period
    report: FollowUpReport
    identities: tuple[Identity, ...]
    corrects: Correction | None = None


@dataclass(frozen=True, slots=True)
class NotedReport:
    """One of the reports that a body took note of."""

    charter: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """That a body took note of the reports of all charters of a period: which, when, under which file number."""

    organisation: str
    period: Period
    noted_by: str
    noted_on: date
    file_number: str
    reports: tuple[NotedReport, ...]
