"""The town and its parts."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from cartaviva.core.addresses import free_for_a_town
from cartaviva.core.words import LANGUAGES, mark
from cartaviva.records.fields import Hash, Texts


def all_languages() -> list[str]:
    return list(LANGUAGES)


def no_settings() -> dict[str, object]:
    return {}


def free_for_a_town_slug(slug: str) -> None:
    """Raises ValidationError where the slug is the first part of one of our own addresses."""
    if not free_for_a_town(slug):
        raise ValidationError(mark("This word is part of the site's own addresses: choose another one."))


class Organisation(models.Model):
    """A public administration: the tenant. Everything a citizen reads of it beside its publications is here."""

    slug = models.SlugField(max_length=60, unique=True, validators=[free_for_a_town_slug])
    name = models.CharField(max_length=200)
    languages = models.JSONField(default=all_languages)
    """Languages of its public pages, its own first."""
    time_zone = models.CharField(max_length=60, default="Europe/Madrid")
    accent = models.CharField(max_length=7, default="#24408e", validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    logo = Hash(blank=True, default="")
    """Content address of a PNG in the store; "" for none."""
    logo_text = models.CharField(max_length=200, blank=True, default="")
    policy = models.JSONField(default=no_settings)
    """What differs from core's default policy: name, version, partly_from, cap, places, leave_out_not_evaluated."""
    data_licence = models.CharField(max_length=60, default="CC-BY-4.0")
    address = models.CharField(max_length=300, blank=True, default="")
    contact_email = models.EmailField(blank=True, default="")
    complaints_url = models.URLField(blank=True, default="")
    redress = Texts()
    """What people get when a promise is broken."""
    method = Texts()
    """How results are collected and checked, in the town's own words."""
    privacy = Texts()
    two_steps = models.BooleanField(default=False)
    """The head of service endorses what was submitted before the quality office validates it."""
    may_validate_own = models.BooleanField(default=False)
    """A small town: who entered a figure may validate it, and the year's report says how many."""
    action_before_publishing = models.BooleanField(default=False)
    """A missed commitment needs its improvement action before the report is published."""
    accessibility = models.JSONField(default=no_settings)
    """What the statement of RD 1112/2018 needs: compliance (full, partial, none), prepared_on and reviewed_on (ISO
    dates), prepared_by (self, third), complaints_body, and exceptions, which is language → text."""
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug

    def local(self, moment: datetime) -> datetime:
        """What clock and calendar show in the town."""
        return moment.astimezone(ZoneInfo(self.time_zone))

    def day(self, moment: datetime) -> date:
        """The day of a moment in the town."""
        return self.local(moment).date()

    def midnight(self, day: date) -> datetime:
        """The moment in which a day begins in the town."""
        return datetime.combine(day, time.min, ZoneInfo(self.time_zone))


class HostName(models.Model):
    """A host name under which a town's pages stand at the root: cartes.vilaclara.example."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="host_names")
    name = models.CharField(max_length=253, unique=True)


class Department(models.Model):
    """Who answers for charters. Departments form a tree."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="departments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="department_name")]

    def __str__(self) -> str:
        return self.name
