"""Who changed what, when and why, chained."""

from django.db import models

from cartaviva.records.fields import Hash
from cartaviva.records.models.organisation import Organisation


class AuditEvent(models.Model):
    """One change, written in the transaction that made it. Persons are numbers here, never e-mails or names.

    `person` is a plain number, so that a person can be forgotten while the chain still verifies.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="audit_events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    """What was changed: "publication 12"."""
    details = models.JSONField(default=dict, blank=True)
    value = Hash()
    previous = Hash()
    link = Hash()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="audit_number"),
            models.UniqueConstraint(
                fields=["number"], condition=models.Q(organisation=None), name="audit_number_of_the_host"
            ),
        ]
