"""What is promised: identities that never change, and their wording in each version of a charter."""

from django.db import models

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency
from cartaviva.core.period import Period as Span
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import VersionState
from cartaviva.records.fields import Figure, Hash, Texts, choices_of
from cartaviva.records.models.organisation import Department, Organisation
from cartaviva.records.models.people import Person

COMPARATORS = choices_of(Comparator)
UNITS = choices_of(Unit)
FREQUENCIES = choices_of(Frequency)
AGGREGATIONS = choices_of(Aggregation)
VERSION_STATES = choices_of(VersionState)


class Period(models.Model):
    """A period that reports are about, and who took note of the results of all its charters.

    `whole`: the period that it is a part of (2025 of 2025-Q1). `opened_on` None: no report of it
    is collected; as a part of an open period it has its days all the same.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="periods")
    label = models.CharField(max_length=60)
    start = models.DateField()
    end = models.DateField()
    noted_by = models.CharField(max_length=200, blank=True, default="")
    """The body that took note, for example the plenary."""
    noted_on = models.DateField(null=True, blank=True)
    file_number = models.CharField(max_length=60, blank=True, default="")
    whole = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    opened_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    """The last day to submit."""
    locks_on = models.DateField(null=True, blank=True)
    """From this day on nothing is entered without an exemption."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "start", "end"], name="period_dates")]

    def __str__(self) -> str:
        return self.label

    @property
    def span(self) -> Span:
        """As core knows it."""
        return Span(self.label, self.start, self.end)


class Charter(models.Model):
    """The public document of one service. Its slug is part of public addresses and never changes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="charters")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="charters")
    slug = models.SlugField(max_length=80)
    name = Texts()
    folded = models.CharField(max_length=600, db_index=True)
    """The name in every language, folded, one per line: by it a report finds its charter."""
    ended_on = models.DateField(null=True, blank=True)
    last_gone = models.PositiveIntegerField(default=0)
    """The highest number of its commitments that were withdrawn without a trace; 0 for none."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="charter_slug")]

    def __str__(self) -> str:
        return self.slug


class CharterVersion(models.Model):
    """What was approved, by whom, and when it is in force. `inferred`: it is known from reports alone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VERSION_STATES, default=VersionState.DRAFT)
    inferred = models.BooleanField(default=False)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True, default="")
    approved_on = models.DateField(null=True, blank=True)
    gazette = models.CharField(max_length=200, blank=True, default="")
    signature = Hash(blank=True, default="")
    """Of an inferred version: hash of its wordings and targets, by which the next report finds it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charter", "number"], name="version_number")]


class Service(models.Model):
    """One thing that a charter offers."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="services")
    name = Texts()


class Objective(models.Model):
    """What a service aims at."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="objectives")
    name = Texts()


class ImprovementLine(models.Model):
    """Time, quality, information, satisfaction…: by these a town can add up."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="improvement_lines")
    name = Texts()
    order = models.PositiveIntegerField(default=0)


class Commitment(models.Model):
    """The promise. Its `code` is its public address for ever."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="commitments")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="commitments")
    code = models.SlugField(max_length=80)
    line = models.ForeignKey(ImprovementLine, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    last_gone = models.PositiveIntegerField(default=0)
    """The highest number of its indicators that were withdrawn without a trace; 0 for none."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="commitment_code")]

    def __str__(self) -> str:
        return self.code


class CommitmentWording(models.Model):
    """How a version words a commitment, and where it stands in it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(CharterVersion, on_delete=models.CASCADE, related_name="wordings")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="wordings")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = Texts()
    folded = models.TextField()
    order = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "commitment"], name="wording_of_version")]


class Indicator(models.Model):
    """How a commitment is measured, how often, and by whom. It keeps its identity across versions.

    `numerator` and `denominator` say what is counted; where they are given, those two figures are asked for.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="indicators")
    number = models.PositiveIntegerField(default=1)
    frequency = models.CharField(max_length=20, choices=FREQUENCIES, default=Frequency.YEARLY)
    aggregation = models.CharField(max_length=20, choices=AGGREGATIONS, default=Aggregation.NONE)
    first_due = models.DateField(null=True, blank=True)
    """Of a biennial indicator: a day of the first year in which it is due."""
    on_demand = models.BooleanField(default=False)
    """The promise depends on somebody asking, so there may be no demand."""
    numerator = Texts()
    denominator = Texts()
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="indicators")
    """Who fills it in; None: whoever of the department does."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "number"], name="indicator_number")]


class IndicatorWording(models.Model):
    """How a version names an indicator."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(CharterVersion, on_delete=models.CASCADE, related_name="indicator_wordings")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="wordings")
    text = Texts()
    method = Texts()
    source = Texts()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "indicator"], name="indicator_of_version")]


class Target(models.Model):
    """What was promised for an indicator in a version; `period` None is the version's whole time.

    `text` is the town's own wording of it, verbatim. The columns are those of core.target.Target.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    version = models.ForeignKey(CharterVersion, on_delete=models.CASCADE, related_name="targets")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True, default="")
    comparator = models.CharField(max_length=20, choices=COMPARATORS)
    value = Figure()
    upper = Figure()
    unit = models.CharField(max_length=20, choices=UNITS, default=Unit.OTHER.value)
    scale = Figure()
    threshold = Figure()
    deadline = models.DateField(null=True, blank=True)
    tiers = models.JSONField(default=list, blank=True)
    lower_is_better = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version", "period"], name="target_of_period"),
            models.UniqueConstraint(
                fields=["indicator", "version"], condition=models.Q(period=None), name="target_of_version"
            ),
        ]
