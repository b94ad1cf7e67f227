"""Who signs in, and what they are in each town."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from cartaviva.core.permissions import Grant, Role, below
from cartaviva.core.words import LANGUAGES
from cartaviva.records.fields import choices_of
from cartaviva.records.models.organisation import Department, Organisation
from cartaviva.records.prepared import Prepared


class People(BaseUserManager["Person"]):
    """Persons are found by their e-mail, in lower case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody who signs in with an e-mail. Audit events name them by `pk`, never by e-mail."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=8, default=LANGUAGES[0])
    is_active = models.BooleanField(default=True)
    is_host = models.BooleanField(default=False)
    """Runs the installation: makes towns, and sees nothing inside them."""
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name

    def grants(self) -> tuple[Grant, ...]:
        """Their roles, and those of whom they substitute; two queries at most, kept with the object."""
        if not hasattr(self, "_grants"):
            held = sorted(_HELD(self.pk), key=lambda one: one.pk) if self.is_active else []
            own = [one for one in held if one.person_id == self.pk]
            parents = parents_in({one.organisation_id for one in held if one.department_id})
            self._grants = tuple(one.grant_of(own, parents) for one in held) + (
                (Grant(Role.HOST, None),) if self.is_host and self.is_active else ()
            )
        return self._grants


def parents_in(organisations: Collection[int]) -> Mapping[int, int | None]:
    """Each department of some organisations → the one that it belongs to; no query where there are none."""
    return dict(_PARENTS(organisations) if organisations else ())


_HELD: Prepared["Membership"] = Prepared(
    lambda pk: Membership.objects.filter(models.Q(person=pk) | models.Q(substitute=pk))
)
_PARENTS: Prepared[tuple[int, int | None]] = Prepared(
    lambda organisations: Department.objects.filter(organisation__in=organisations).values_list("pk", "parent_id")
)


ROLES = choices_of(role for role in Role if role is not Role.HOST)


class Membership(models.Model):
    """What a person is in a town. `department` None stands for all of it; `until` is the last day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLES)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    until = models.DateField(null=True, blank=True)
    substitute = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="substituted_memberships"
    )
    substitute_until = models.DateField(null=True, blank=True)
    """The last day on which the substitute may do the same."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "role", "department"], name="membership"),
            models.UniqueConstraint(
                fields=["organisation", "person", "role"],
                condition=models.Q(department=None),
                name="membership_of_the_whole",
            ),
        ]

    def ended(self, today: date) -> bool:
        """As `actions.people.held` asks the database."""
        return self.until is not None and self.until < today

    def grant(self, parents: Mapping[int, int | None]) -> Grant:
        """What it allows: a department goes with those below it, which `parents` tells."""
        departments = below(self.department_id, parents) if self.department_id else frozenset()
        return Grant(Role(self.role), self.organisation_id, departments, self.until)

    def grant_of(self, own: Sequence["Membership"], parents: Mapping[int, int | None]) -> Grant:
        """What it allows whoever holds their `own`: the person, or their substitute.

        That one until the earliest of the last days: of the role, of the substitution, and their own in the town.
        """
        grant = self.grant(parents)
        if self in own:
            return grant
        last = max((one.until or date.max for one in own if one.organisation_id == self.organisation_id), default=None)
        return replace(grant, until=min(self.until or date.max, self.substitute_until or date.min, last or date.min))


class Invitation(models.Model):
    """An e-mail that somebody was asked to sign in with.

    The link that reaches them is signed over `pk` and `key`: who reads the table cannot make one, and a new key makes
    the links sent before void.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=ROLES)
    department = models.ForeignKey(
        Department, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    key = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
