"""What was published: frozen values in one chain per town, their files, and an index of their rows."""

from typing import Any

from django.db import models

from cartaviva.core.compliance import Status
from cartaviva.core.published.sealing import well_formed
from cartaviva.core.workflow import PublicationState
from cartaviva.records.fields import Figure, Hash, choices_of
from cartaviva.records.models.charter import Charter, Period
from cartaviva.records.models.organisation import Organisation
from cartaviva.records.models.people import Person

PUBLICATION_STATES = choices_of(PublicationState)
STATUSES = choices_of(Status)
REPORT, YEAR = "report", "year"
KINDS = [(REPORT, REPORT), (YEAR, YEAR)]


class Publication(models.Model):
    """A frozen value. `value` is canonical JSON with salted digests for its texts, `texts` what they stand for.

    `sha256` is the hash of `value`, `previous` that of the link before in the town's chain, `link` this one's.
    A correction names what it corrects, and why.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS, default=REPORT)
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, null=True, blank=True, related_name="publications")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="publications")
    value = models.TextField()
    texts = models.JSONField(default=dict, blank=True)
    sha256 = Hash()
    previous = Hash()
    link = Hash()
    state = models.CharField(max_length=20, choices=PUBLICATION_STATES, default=PublicationState.RENDERING)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.TextField(blank=True, default="")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """The last revision of its files."""
    problem = models.CharField(max_length=20, blank=True, default="")
    """Why its files could not be rendered: a key of core.publication.PROBLEMS, "" where nothing is wrong."""

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Publication":
        """What somebody damaged in the tables is verified and named; no page ends with it."""
        found = super().from_db(*args, **kwargs)
        if "texts" in found.__dict__:
            found.texts = well_formed(found.texts)
        return found

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="publication_number")]
        # every second the portal asks for the last one shown: without reading through the values
        indexes = [models.Index(fields=["organisation", "state", "shown_at"])]


class Artefact(models.Model):
    """A rendered file of a publication. Rendering again under a newer renderer adds a revision."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="artefacts")
    format = models.CharField(max_length=10)
    language = models.CharField(max_length=8)
    revision = models.PositiveIntegerField(default=1)
    sha256 = Hash()
    size = models.PositiveBigIntegerField()
    renderer = models.CharField(max_length=40)
    salt = models.CharField(max_length=32, blank=True, default="")
    """Of its revision: with it the trail keeps the digest of the files. "" where they were made before it did."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "format", "language", "revision"], name="artefact_revision")
        ]


class PublishedRow(models.Model):
    """Index of the rows of visible publications, made from their values alone: search, history and counts read it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="rows")
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    row = models.PositiveIntegerField()
    commitment = models.SlugField(max_length=80)
    indicator = models.PositiveIntegerField(default=1)
    line = models.CharField(max_length=200, blank=True, default="")
    folded = models.TextField()
    """Service, objective, commitment and indicator in every language, folded."""
    texts = models.JSONField(default=dict)
    """The same as they were published, by key, and their `language`."""
    status = models.CharField(max_length=20, choices=STATUSES)
    degree = Figure()
    current = models.BooleanField(default=True)
    """False once a correction took its place."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "row"], name="published_row")]
        indexes = [models.Index(fields=["organisation", "commitment"]), models.Index(fields=["organisation", "period"])]


class Redaction(models.Model):
    """A text that had to go (personal data, a court order). Its salted digest stays, so the chain still verifies."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="redactions")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="redactions")
    key = models.CharField(max_length=80)
    """Which of the publication's texts."""
    reason = models.TextField()
    redacted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    redacted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "key"], name="redacted_once")]
