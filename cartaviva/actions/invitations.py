"""Asking people to work for a town: a signed link by e-mail, which ends, can be sent again and withdrawn."""

import secrets
from datetime import timedelta

from django.core import signing
from django.utils import timezone

from cartaviva.actions.access import allow, or_not_found, today
from cartaviva.actions.change import Change, change
from cartaviva.actions.mailing import INVITATION_SALT, send_invitation
from cartaviva.actions.people import check_place, described, held
from cartaviva.core.cycle.identifiers import same_email
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import WHOLE_TOWN, Action, Role, Scope, may_give
from cartaviva.records.models import Department, Invitation, Membership, Organisation, Person

LASTS = timedelta(days=14)


def invite(
    by: Person, organisation: Organisation, email: str, role: Role, department: Department | None = None
) -> Invitation:
    """Send a link with which somebody becomes `role`. Who was asked for the same already is asked again.

    Raises Refused: nobody gives a role above their own, or outside of their departments.
    """
    allow(by, Action.INVITE, organisation)
    _may_give(by, organisation, role, department)
    email = same_email(email)
    check_place(organisation, role, department)
    asked = {"role": role.value, "department": department}
    with change(organisation, by, "invite") as made:
        if held(organisation).filter(person__email=email, **asked).exists():
            raise Refused("has-role")
        pending = organisation.invitations.filter(email=email, accepted_at=None, **asked).first()
        invitation = pending or Invitation(organisation=organisation, email=email, **asked)
        _send(invitation, by, made)
    return invitation


def resend(by: Person, organisation: Organisation, pk: int) -> Invitation:
    """A new link; those sent before are void. Raises Refused."""
    with change(organisation, by, "invite") as made:
        invitation = pending_invitation(by, organisation, pk)
        _send(invitation, by, made)
    return invitation


def withdraw(by: Person, organisation: Organisation, pk: int) -> None:
    """Its link is void. Raises Refused."""
    with change(organisation, by, "withdraw-invitation") as made:
        invitation = pending_invitation(by, organisation, pk)
        made.subject, made.details = f"invitation {invitation.pk}", _asked(invitation)
        invitation.delete()


def pending_invitation(by: Person, organisation: Organisation, pk: int) -> Invitation:
    """One that waits for an answer and that `by` could have sent. Raises Refused."""
    allow(by, Action.INVITE, organisation)
    invitation = or_not_found(
        organisation.invitations.select_related("department").filter(pk=pk, accepted_at=None).first()
    )
    _may_give(by, organisation, Role(invitation.role), invitation.department)
    return invitation


def invitation_of_token(token: str) -> Invitation:
    """The invitation of a link. Raises Refused: "not-found" for what we never signed, "invitation-over"."""
    try:
        pk, key = signing.loads(token, salt=INVITATION_SALT)
    except signing.BadSignature:
        raise Refused("not-found") from None
    invitation = Invitation.objects.select_related("organisation", "department").filter(pk=pk).first()
    if invitation is None or invitation.key != key or invitation.accepted_at or invitation.expires_at < timezone.now():
        raise Refused("invitation-over")
    return invitation


def accept(token: str, person: Person) -> Membership:
    """Make `person` what they were invited for; somebody new is saved with it. Raises Refused.

    The link reached the person's e-mail, which is how we know that it is theirs.
    """
    organisation = invitation_of_token(token).organisation
    with change(organisation, person if person.pk else None, "accept-invitation") as made:
        invitation = invitation_of_token(token)  # again, now that nobody else can: a link counts once
        if person.email != invitation.email:
            raise Refused("other-person")
        if not person.pk:
            if Person.objects.filter(email=person.email).exists():
                raise Refused("email-taken")
            person.save()
        membership, _ = Membership.objects.update_or_create(
            organisation=organisation,
            person=person,
            role=invitation.role,
            department=invitation.department,
            defaults={"until": None},
        )
        invitation.accepted_at = timezone.now()
        invitation.save(update_fields=["accepted_at"])
        made.subject = f"person {person.pk}"
        made.details = described(membership) | {"invitation": invitation.pk}
    return membership


def roles_to_give(by: Person, organisation: Organisation) -> frozenset[Role]:
    """Those that a person may give in the town."""
    scope, day = Scope(organisation.pk), today(organisation)
    return frozenset(role for role in Role if may_give(by.grants(), role, scope, day) is None)


def _may_give(by: Person, organisation: Organisation, role: Role, department: Department | None) -> None:
    scope = Scope(organisation.pk, department.pk if department else WHOLE_TOWN)
    if refused := may_give(by.grants(), role, scope, today(organisation)):
        raise refused


def _send(invitation: Invitation, by: Person, made: Change) -> None:
    invitation.key = secrets.token_urlsafe(24)
    invitation.invited_by = by
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + LASTS
    invitation.save()
    made.subject, made.details = f"invitation {invitation.pk}", _asked(invitation)
    # a row of the same transaction: it is sent once this change stands
    send_invitation.enqueue(invitation.pk, invitation.sent_at.isoformat())


def _asked(invitation: Invitation) -> dict[str, object]:
    return {"role": invitation.role, "department": invitation.department_id}
