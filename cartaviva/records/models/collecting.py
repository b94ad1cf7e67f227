"""What people enter during the year: entries, what is said about them, and what a miss leads to."""

from django.core.validators import MinValueValidator
from django.db import models

from cartaviva.core.improving import NOT_WORKED, WORKED
from cartaviva.core.workflow import EntryState
from cartaviva.records.fields import Hash, choices_of
from cartaviva.records.models.charter import Indicator, Period, Target
from cartaviva.records.models.organisation import Organisation
from cartaviva.records.models.people import Person
from cartaviva.records.models.result import REASONS, Report

ENTRY_STATES = choices_of(EntryState)
RETURNED, ANSWER = "returned", "answer"
COMMENT_KINDS = [(RETURNED, RETURNED), (ANSWER, ANSWER)]
EFFECTS = [(WORKED, WORKED), (NOT_WORKED, NOT_WORKED)]


class GuestLink(models.Model):
    """Lets somebody without an account fill in some entries of a report, until a day.

    The address that reaches them is signed over `pk` and `key`; who reads the table cannot make one.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="guest_links")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="guest_links")
    entries: "models.ManyToManyField[Entry, models.Model]" = models.ManyToManyField("Entry", related_name="guest_links")
    email = models.EmailField()
    name = models.CharField(max_length=150, blank=True, default="")
    language = models.CharField(max_length=8)
    key = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """When somebody withdrew it."""
    handed_in_at = models.DateTimeField(null=True, blank=True)


class Entry(models.Model):
    """What somebody typed for an indicator and a period, right or wrong, before it is a result.

    `report` is the one of the whole period; `period` the whole, or one of its parts. `text`, `numerator` and
    `denominator` are kept as they were typed. `revision` grows with every save: by it two people notice each other.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="entries")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="entries")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="entries")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200, blank=True, default="")
    numerator = models.CharField(max_length=60, blank=True, default="")
    denominator = models.CharField(max_length=60, blank=True, default="")
    reason = models.CharField(max_length=30, choices=REASONS, blank=True, default="")
    remarks = models.TextField(blank=True, default="")
    state = models.CharField(max_length=20, choices=ENTRY_STATES, default=EntryState.PENDING)
    revision = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField(null=True, blank=True)
    guest = models.ForeignKey(GuestLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The link through which it was last entered; then `entered_by` is nobody."""
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "period"], name="entry_of_period")]
        indexes = [models.Index(fields=["organisation", "state"])]


class EntryComment(models.Model):
    """Why an entry was returned, and what the service answers. Internal; `person` None is a guest."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=COMMENT_KINDS)
    text = models.TextField()


class Evidence(models.Model):
    """A file that backs an entry, in the store under its content address. Internal unless somebody makes it public."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    name = models.CharField(max_length=255)
    sha256 = Hash()
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    public = models.BooleanField(default=False)
    """It is published with the report, from its next publication on."""
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "sha256"], name="evidence_once")]


class ImprovementAction(models.Model):
    """What a missed commitment leads to: cause, action, who, until when; and a period later whether it worked."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="improvement_actions")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="improvement_actions")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="improvement_actions")
    cause = models.TextField()
    complaints = models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(0)])
    """How many complaints were received about it; None where nobody counted."""
    action = models.TextField()
    owner = models.CharField(max_length=200)
    """A post or a unit, never a person's name: it is published."""
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    effect = models.CharField(max_length=20, choices=EFFECTS, blank=True, default="")
    effect_text = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "period"], name="action_of_miss")]


class Exemption(models.Model):
    """That a report may still be filled in after its period was locked: until when, and why."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="exemptions")
    until = models.DateField()
    reason = models.TextField()
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()


class Reminder(models.Model):
    """That a person is to be written to on a day, and when it was done: nobody gets two of these mails on one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    on = models.DateField()
    lines = models.JSONField(default=list, blank=True)
    """What it was about when it was asked for: for each line its charter, need, reader and how many entries."""
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "on"], name="one_reminder_a_day")]
