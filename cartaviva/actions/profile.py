"""What a person says about themselves, and the e-mail with which they sign in."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from cartaviva.actions.change import change
from cartaviva.actions.mailing import EMAIL_LASTS, EMAIL_SALT, send_email_change, send_email_changed
from cartaviva.core.cycle.identifiers import same_email
from cartaviva.core.findings import Refused
from cartaviva.records.models import AuditEvent, Person

MOST_ASKED = 5
"""Links in an hour: they go to whatever e-mail a person writes."""


def save_profile(person: Person, name: str, language: str) -> None:
    """The event says that they did, not what: names are not kept in the chain."""
    with change(None, person, "change-profile") as made:
        person.name, person.language = name, language
        person.save(update_fields=["name", "language"])
        made.subject = f"person {person.pk}"


def ask_for_email(person: Person, email: str) -> str:
    """Send a link to the new e-mail, as it will be. Nothing changes until it is followed. Raises Refused:
    "email-links-many".

    Where somebody has it, nothing is sent, and the same is said: who has an account in which town is nobody's business.
    """
    email = same_email(email)
    with change(None, person, "ask-for-email") as made:
        asked = AuditEvent.objects.filter(organisation=None, person=person.pk, action="ask-for-email")
        if asked.filter(at__gt=timezone.now() - timedelta(hours=1)).count() >= MOST_ASKED:
            raise Refused("email-links-many")
        made.subject = f"person {person.pk}"
        if not Person.objects.filter(email=email).exists():
            send_email_change.enqueue(person.pk, email)  # a row of the same transaction
    return email


def asked_email(person: Person, token: str) -> str:
    """The new e-mail that a link of `person` is about. Raises Refused: "email-link-over"."""
    try:
        pk, before, email = signing.loads(token, salt=EMAIL_SALT, max_age=EMAIL_LASTS)
    except signing.BadSignature:
        raise Refused("email-link-over") from None
    if (pk, before) != (person.pk, person.email):
        raise Refused("email-link-over")
    return str(email)


def change_email(person: Person, token: str) -> None:
    """From now on they sign in with the e-mail that the link reached, and the old one is told.

    The event has neither: the chain names persons by number. Raises Refused: "email-link-over", "email-taken".
    """
    from allauth.account.models import EmailAddress

    with change(None, person, "change-email") as made:
        person.refresh_from_db()
        before, email = person.email, asked_email(person, token)
        if Person.objects.filter(email=email).exists():
            raise Refused("email-taken")
        person.email = email
        person.save(update_fields=["email"])
        EmailAddress.objects.filter(user=person).delete()  # allauth would let the old one in by it
        made.subject = f"person {person.pk}"
        send_email_changed.enqueue(person.pk, before)
