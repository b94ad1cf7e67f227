"""What was reached."""

from django.db import models

from cartaviva.core.language.units import Unit
from cartaviva.core.result import Reason
from cartaviva.records.fields import Figure, Texts, choices_of
from cartaviva.records.models.charter import UNITS, Charter, CharterVersion, Indicator, Period, Target
from cartaviva.records.models.document import ImportedDocument
from cartaviva.records.models.organisation import Organisation

REASONS = choices_of(Reason)


class Report(models.Model):
    """A charter's report for a period, before it is published: what its document states beside its rows.

    `stated` holds title, organisation, language, headings, extras, notes, totals and findings of the layout, in the
    shapes of `cartaviva.reading/1`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reports")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="reports")
    version = models.ForeignKey(CharterVersion, on_delete=models.PROTECT, related_name="reports")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    document = models.ForeignKey(
        ImportedDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    stated = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charter", "period"], name="report_of_period")]

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.charter.name}, {self.period.label}"


class Result(models.Model):
    """The quantity reached in a period, or the reason there is none. The columns are those of core.result.

    `text` is what the town's own document says, verbatim. `stated` is all that it stated beside: difference, degree,
    further columns, hints, merged cells, places, in the shapes of `cartaviva.reading/1`. `row` is its 0-based place.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="results")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="results")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="results")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, blank=True, related_name="results")
    text = models.TextField(blank=True, default="")
    value = Figure()
    unit = models.CharField(max_length=20, choices=UNITS, default=Unit.OTHER.value)
    numerator = Figure()
    denominator = Figure()
    on = models.DateField(null=True, blank=True)
    tiers = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=30, choices=REASONS, blank=True, default="")
    remarks = Texts()
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="results")
    row = models.PositiveIntegerField(null=True, blank=True)
    stated = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "period"], name="result_of_period")]
