"""Documents that somebody brought in, what was read in them, and what people decided about it."""

from django.db import models

from cartaviva.core.workflow import ImportState
from cartaviva.records.fields import Hash, choices_of
from cartaviva.records.models.organisation import Organisation
from cartaviva.records.models.people import Person

IMPORT_STATES = choices_of(ImportState)


class ImportedDocument(models.Model):
    """A file as it came, under its content address in the store, and its reading (`cartaviva.reading/1`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=255)
    sha256 = Hash()
    size = models.PositiveBigIntegerField()
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=IMPORT_STATES, default=ImportState.WAITING)
    problem = models.JSONField(default=dict, blank=True)
    """Why it could not be read: {"code", "detail"} of core.findings."""
    reading = models.JSONField(null=True, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    """Headings that a person mapped by hand: shape of a table → the roles of its columns."""
    revision = models.PositiveIntegerField(default=0)
    """Grows with every decision; two people who decide at once notice it."""
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="same_file_once")]


class Decision(models.Model):
    """What a person decided about one point: a finding, a match with a commitment of other years, or a cell.

    `key` says which: "0/finding/3" is the fourth finding of the first report, "0/match/7" the match of its row 7.
    `choice`: accept, keep or edit; for a match "same" or "new". `value` is what was entered or chosen.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(ImportedDocument, on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=80)
    choice = models.CharField(max_length=20)
    value = models.JSONField(default=dict, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="one_decision")]


class HeadingMapping(models.Model):
    """How a town's headings of one shape are to be read; `shape` is the hash of the folded headings in their order."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    shape = Hash()
    columns = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "shape"], name="mapping_of_shape")]
