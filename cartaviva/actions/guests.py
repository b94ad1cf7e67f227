"""Somebody without an account fills in some entries of a report: by a signed link that ends, and can be withdrawn."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import NamedTuple

from django.core import signing
from django.utils import timezone

from cartaviva.actions.access import allow, or_not_found, refusal
from cartaviva.actions.change import change
from cartaviva.actions.entering import check_open, save_typed
from cartaviva.actions.mailing import GUEST_SALT, send_guest_link
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.identifiers import same_email
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.permissions import Action
from cartaviva.core.words import LANGUAGES
from cartaviva.core.workflow import EntryState, Step, after
from cartaviva.records.entries import entry_of, typed_of
from cartaviva.records.models import Entry, GuestLink, Organisation, Person, Report

LONGEST = 30
"""Days."""
TWICE = timedelta(minutes=1)
"""How soon after a link the same form is the same click, once more."""


class Guest(NamedTuple):
    """Who is asked, in which language, and for how many days."""

    email: str
    name: str = ""
    days: int = 14
    language: str = ""
    """"" for the town's own."""


def make_link(person: Person, report: Report, entries: Collection[int], guest: Guest) -> GuestLink:
    """Send somebody a link to some entries of a report. A form that arrives twice sends one.

    Raises Refused: "not-found", "not-allowed", "link-days", "link-needless", "no-entries", "not-now", "period-closed",
    "period-locked".
    """
    town = report.organisation
    allow(person, Action.SHARE_LINK, town, report.charter.department_id)
    _check_guest(report, guest)
    with change(town, person, "make-guest-link") as made:
        check_open(report)
        found = list(report.entries.filter(pk__in=entries))
        if not found:
            raise Refused("no-entries")
        if len(found) != len(set(entries)):
            raise Refused("not-found")
        for entry in found:
            after(EntryState(entry.state), Step.ENTER)
        same = _just_made(person, report, guest, found)
        if same is not None:
            made.nothing = True
            return same
        link = GuestLink.objects.create(
            organisation=town,
            report=report,
            email=same_email(guest.email),
            name=" ".join(tidy(guest.name).split()),
            language=guest.language if guest.language in LANGUAGES else town.languages[0],
            key=secrets.token_urlsafe(24),
            made_by=person,
            made_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=guest.days),
        )
        link.entries.set(found)
        made.subject = f"guest link {link.pk}"
        made.details = {"report": report.pk, "entries": sorted(one.pk for one in found), "days": guest.days}
        send_guest_link.enqueue(link.pk)  # a row of the same transaction: it is sent once this change stands
    return link


def _just_made(person: Person, report: Report, guest: Guest, entries: Collection[Entry]) -> GuestLink | None:
    """The link that this person sent to this guest for just these entries a moment ago, and that still works."""
    links = report.guest_links.filter(made_by=person, email=same_email(guest.email), made_at__gt=timezone.now() - TWICE)
    for link in links.filter(ended_at=None, handed_in_at=None, expires_at__gt=timezone.now()).prefetch_related(
        "entries"
    ):
        if set(link.entries.all()) == set(entries):
            return link
    return None


def _check_guest(report: Report, guest: Guest) -> None:
    """Raises Refused. Whoever may fill in by their account would enter as nobody, and could validate it themselves."""
    if not 1 <= guest.days <= LONGEST:
        raise Refused("link-days")
    known = Person.objects.filter(email=same_email(guest.email)).first()
    if known and refusal(known, Action.ENTER, report.organisation, report.charter.department_id) is None:
        raise Refused("link-needless")


def withdraw(person: Person, organisation: Organisation, pk: int) -> GuestLink:
    """The link is void from now on; what was entered through it stays. Raises Refused."""
    with change(organisation, person, "withdraw-guest-link") as made:
        link = or_not_found(
            GuestLink.objects.select_related("report__charter").filter(organisation=organisation, pk=pk).first()
        )
        allow(person, Action.SHARE_LINK, organisation, link.report.charter.department_id)
        made.subject, made.nothing = f"guest link {link.pk}", link.ended_at is not None
        link.ended_at = link.ended_at or timezone.now()
        link.save(update_fields=["ended_at"])
    return link


def link_of_token(token: str) -> GuestLink:
    """The link of an address. Raises Refused: "link-unknown" for what we never signed, "link-withdrawn",
    "link-expired".
    """
    try:
        pk, key = signing.loads(token, salt=GUEST_SALT)
    except signing.BadSignature:
        raise Refused("link-unknown") from None
    parts = ("organisation", "report__charter", "report__period", "report__version", "made_by")
    link = GuestLink.objects.select_related(*parts).filter(pk=pk, key=key).first()
    if link is None:
        raise Refused("link-unknown")
    check_link(link)
    return link


def check_link(link: GuestLink) -> None:
    """Raises Refused where it does not work any more."""
    if link.ended_at is not None:
        raise Refused("link-withdrawn")
    if link.expires_at < timezone.now():
        raise Refused("link-expired", link.organisation.day(link.expires_at))


def guest_entry(link: GuestLink, pk: int) -> Entry:
    """An entry that the link is about, locked until the transaction ends. Raises Refused."""
    link.refresh_from_db(fields=["ended_at", "expires_at", "handed_in_at"])
    check_link(link)
    if link.handed_in_at is not None:
        raise Refused("link-used")
    if not link.entries.filter(pk=pk).exists():
        raise Refused("not-found")
    return entry_of(link.organisation, pk, locked=True)


def enter_as_guest(token: str, pk: int, typed: Typed, revision: int) -> Entry:
    """Save what a guest typed over `revision` of an entry; it stays a draft of the department.

    Raises Refused as `link_of_token` and `enter` do, "not-found" for an entry that the link is not about, "link-used",
    "text-too-long".
    """
    link = link_of_token(token)
    with change(link.organisation, None, "enter-as-guest") as made:
        entry = guest_entry(link, pk)
        save_typed(entry, typed, revision, link, made)
    return entry


def hand_in(token: str) -> GuestLink:
    """Say that it is done; from then on the link only shows what was handed in. Who made it submits it.

    Raises Refused as `link_of_token` does, and "nothing-to-hand-in".
    """
    link = link_of_token(token)
    with change(link.organisation, None, "hand-in") as made:
        link = GuestLink.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=link.pk)
        check_link(link)
        made.subject, made.nothing = f"guest link {link.pk}", link.handed_in_at is not None
        answered = [one.pk for one in link.entries.order_by("pk") if typed_of(one).answered]
        if not answered:
            raise Refused("nothing-to-hand-in")
        link.handed_in_at = link.handed_in_at or timezone.now()
        link.save(update_fields=["handed_in_at"])
        made.details = {"entries": answered}
    return link
