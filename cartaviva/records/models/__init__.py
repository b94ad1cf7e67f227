"""Every table. Each that belongs to a town carries its `organisation`."""

from cartaviva.records.models.audit import AuditEvent
from cartaviva.records.models.cache import Remembered
from cartaviva.records.models.charter import (
    Charter,
    CharterVersion,
    Commitment,
    CommitmentWording,
    ImprovementLine,
    Indicator,
    IndicatorWording,
    Objective,
    Period,
    Service,
    Target,
)
from cartaviva.records.models.collecting import (
    Entry,
    EntryComment,
    Evidence,
    Exemption,
    GuestLink,
    ImprovementAction,
    Reminder,
)
from cartaviva.records.models.document import Decision, HeadingMapping, ImportedDocument
from cartaviva.records.models.organisation import Department, HostName, Organisation
from cartaviva.records.models.people import Invitation, Membership, Person
from cartaviva.records.models.publication import Artefact, Publication, PublishedRow, Redaction
from cartaviva.records.models.result import Report, Result

__all__ = [
    "Artefact",
    "AuditEvent",
    "Charter",
    "CharterVersion",
    "Commitment",
    "CommitmentWording",
    "Decision",
    "Department",
    "Entry",
    "EntryComment",
    "Evidence",
    "Exemption",
    "GuestLink",
    "HeadingMapping",
    "HostName",
    "ImportedDocument",
    "ImprovementAction",
    "ImprovementLine",
    "Indicator",
    "IndicatorWording",
    "Invitation",
    "Membership",
    "Objective",
    "Organisation",
    "Period",
    "Person",
    "Publication",
    "PublishedRow",
    "Redaction",
    "Remembered",
    "Reminder",
    "Report",
    "Result",
    "Service",
    "Target",
]
