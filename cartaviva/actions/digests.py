"""Sending the digests of a day. They say what is open when they are sent: what was done meanwhile is not in them."""

import logging
from collections.abc import Iterable
from datetime import date

from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone
from django_tasks import task

from cartaviva.actions.mailing import absolute
from cartaviva.core.cycle.reminding import Digest, DigestLine, Need, Reader, open_digests
from cartaviva.core.words import NO_TEXT
from cartaviva.mail.digest import Named, parts_of
from cartaviva.mail.handing import NotHandedIn, handing_in
from cartaviva.mail.messages import make_message
from cartaviva.records.models import Charter, Entry, EntryComment, IndicatorWording, Organisation, Person, Reminder
from cartaviva.records.models.collecting import RETURNED
from cartaviva.records.owed import facts_of

log = logging.getLogger("cartaviva.mail")


@task()
def send_digests(town: int, day: str) -> None:
    """Send those of a day that were not sent yet. Raises NotHandedIn where one could not be handed in.

    Each is marked before it is handed in, so that a task that runs twice writes to nobody twice. Of two days that
    waited for the mail server the later one is sent alone.
    """
    there = Organisation.objects.get(pk=town)
    on = date.fromisoformat(day)
    later = Reminder.objects.filter(organisation=there, on__gt=on).values("person")
    waiting = Reminder.objects.filter(organisation=there, on=on, sent_at=None).exclude(person__in=later)
    told = open_digests(facts_of(there, on))
    wanted = [
        (one, told[one.person_id]) for one in waiting.select_related("person").order_by("pk") if one.person_id in told
    ]
    if not wanted:
        return
    named = named_of(there, [digest for _, digest in wanted])
    refused = []
    with handing_in(), get_connection() as connection:
        for reminder, digest in wanted:
            message = digest_message(there, reminder.person, digest, named)
            message.connection = connection
            refused += _hand_in(reminder, message)
    if refused:
        raise NotHandedIn(str(refused[0]), alone=True, final=all(one.final for one in refused))


def _hand_in(reminder: Reminder, message: EmailMultiAlternatives) -> list[NotHandedIn]:
    """Why this mail alone was refused, if it was. Raises NotHandedIn where the next one would fail, too."""
    if not Reminder.objects.filter(pk=reminder.pk, sent_at=None).update(sent_at=timezone.now()):
        return []  # somebody else was faster
    try:
        with handing_in():
            message.send()
    except NotHandedIn as error:
        Reminder.objects.filter(pk=reminder.pk).update(sent_at=None)
        if not error.alone:
            raise
        log.warning("The mail of reminder %s was refused: %s", reminder.pk, error)
        return [error]
    return []


def digest_message(town: Organisation, person: Person, digest: Digest, named: Named) -> EmailMultiAlternatives:
    """In the language of who reads it; an answer reaches the town."""
    values = {
        "name": person.name,
        "town": town.name,
        "count": sum(len(line.entries) for line in digest.lines),
        "parts": parts_of(digest, named, person.language),
        "link": absolute("desk:town", town=town.slug),
        "contact": town.contact_email,
    }
    return make_message("digest", person.email, person.language, values, town.contact_email)


def named_of(town: Organisation, chosen: Iterable[Digest]) -> Named:
    """Names and links for all that some digests say: five queries, however much it is."""
    lines = [line for digest in chosen for line in digest.lines]
    numbers = {pk for line in lines for pk in line.entries}
    entries = Entry.objects.filter(pk__in=numbers).values_list(
        "pk", "report", "report__version", "indicator", "period__label", named=True
    )
    found = {each.pk: each for each in entries}
    words = IndicatorWording.objects.filter(version__in={each.report__version for each in found.values()})
    texts = {(word.version_id, word.indicator_id): word.text for word in words}
    comments = EntryComment.objects.filter(entry__in=numbers, kind=RETURNED).order_by("pk")
    absent = {line.instead_of for line in lines if line.instead_of}
    charters = Charter.objects.in_bulk({line.charter for line in lines})
    return Named(
        {pk: charter.name for pk, charter in charters.items()},
        {
            pk: (texts.get((each.report__version, each.indicator), NO_TEXT), each.period__label)
            for pk, each in found.items()
        },
        dict(Person.objects.filter(pk__in=absent).values_list("pk", "name")),
        dict(comments.values_list("entry", "text")),
        lambda line: line_link(town, line, found[line.entries[0]].report, charters[line.charter].slug),
    )


def line_link(town: Organisation, line: DigestLine, report: int, charter: str) -> str:
    """Where what the line asks for can be done: the row in the grid, the review, or who fills in what."""
    if line.need is not Need.ENDORSE and line.reader is not Reader.OFFICE:
        return row_link(town, report, line.entries[0])
    if line.need is Need.NOBODY:
        return absolute("desk:charter_indicators", town=town.slug, charter=charter)
    return absolute("desk:results_review", town=town.slug, report=str(report))


def row_link(town: Organisation, report: int, entry: int) -> str:
    """The address of an entry's row in the grid, for somebody who is not on our pages."""
    return f"{absolute('desk:report_results', town=town.slug, report=str(report))}#e{entry}"
