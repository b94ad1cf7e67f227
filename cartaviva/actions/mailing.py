"""What the worker sends. A task is handed numbers and moments, and where somebody changes their e-mail the one that
stands in no table; its row is deleted two weeks later (queue.prune). Links are made when they are sent, and kept
nowhere.
"""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django_tasks import task

from cartaviva.core.language.days import day_words
from cartaviva.core.permissions import ROLE_WORDS, Role
from cartaviva.locale import voice
from cartaviva.mail.handing import handing_in
from cartaviva.mail.messages import make_message
from cartaviva.records.models import GuestLink, Invitation, Person

INVITATION_SALT = "invitation"
GUEST_SALT = "guest-link"
EMAIL_SALT = "new-email"
EMAIL_LASTS = 4 * 3600
"""Seconds for which the link to a new e-mail works."""


@task()
def send_invitation(pk: int, sent: str) -> None:
    """Nothing is sent where it was withdrawn, accepted or sent again after the moment `sent` (ISO 8601)."""
    invitation = (
        Invitation.objects.select_related("organisation", "department", "invited_by")
        .filter(pk=pk, sent_at=datetime.fromisoformat(sent), accepted_at=None)
        .first()
    )
    if invitation is None:
        return
    town = invitation.organisation
    values = {
        "town": town.name,
        "role": ROLE_WORDS[Role(invitation.role)],
        "department": invitation.department.name if invitation.department else "",
        "inviter": invitation.invited_by.name if invitation.invited_by else "",
        "link": invitation_link(invitation),
        "days": (invitation.expires_at - invitation.sent_at).days,
    }
    known = Person.objects.filter(email=invitation.email).first()
    language = known.language if known else town.languages[0]
    _send(make_message("invitation", invitation.email, language, values, town.contact_email))


def invitation_link(invitation: Invitation) -> str:
    """The address that the mail holds."""
    token = signing.dumps([invitation.pk, invitation.key], salt=INVITATION_SALT)
    return absolute("invitation", token=token)


@task()
def send_guest_link(pk: int) -> None:
    """Nothing is sent where it was withdrawn meanwhile."""
    link = (
        GuestLink.objects.select_related("organisation", "report__charter", "report__period", "made_by")
        .filter(pk=pk, ended_at=None)
        .first()
    )
    if link is None:
        return
    town, report = link.organisation, link.report
    values = {
        "town": town.name,
        "name": link.name,
        "sender": link.made_by.name,
        "charter": report.charter.name.said_in(link.language)[0],
        "period": report.period.label,
        "count": link.entries.count(),
        "until": day_words(town.day(link.expires_at), voice(link.language)),
        "link": guest_address(link),
    }
    _send(make_message("guest-link", link.email, link.language, values, link.made_by.email))


def guest_address(link: GuestLink) -> str:
    """The address that the mail holds."""
    return absolute("guest:entries", guest=signing.dumps([link.pk, link.key], salt=GUEST_SALT))


@task()
def send_password_reset(pk: int) -> None:
    """A link for a new password, for one of our persons."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        return
    link = absolute(
        "account_reset_password_from_key",
        uidb36=user_pk_to_url_str(person),
        key=default_token_generator.make_token(person),
    )
    values = {"name": person.name, "link": link, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
    _send(make_message("password-reset", person.email, person.language, values))


@task()
def send_locked(pk: int) -> None:
    """Tell a person that somebody failed to sign in as them."""
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        return
    values = {"name": person.name, "link": absolute("account_reset_password"), "minutes": settings.LOCK_MINUTES}
    _send(make_message("locked", person.email, person.language, values))


@task()
def send_email_change(pk: int, email: str) -> None:
    """A link to the new e-mail of a person: whoever follows it can read what is sent there."""
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        return
    token = signing.dumps([person.pk, person.email, email], salt=EMAIL_SALT)
    link = absolute("account_confirm_email", token=token)
    values = {"name": person.name, "link": link, "hours": EMAIL_LASTS // 3600}
    _send(make_message("email-change", email, person.language, values))


@task()
def send_email_changed(pk: int, before: str) -> None:
    """Tell the e-mail that a person had before, in case that it was not them."""
    person = Person.objects.filter(pk=pk).first()
    if person is not None:
        _send(make_message("email-changed", before, person.language, {"name": person.name}))


def _send(message: EmailMultiAlternatives) -> None:
    """Raises NotHandedIn, upon which actions/queue.py tries the task again."""
    with handing_in():
        message.send()


def absolute(name: str, **kwargs: str) -> str:
    """An address for somebody who is not on our pages."""
    return str(settings.PUBLIC_URL) + reverse(name, kwargs=kwargs)
