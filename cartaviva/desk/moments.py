"""Days and moments as the desk says them, in the language of the request."""

from datetime import date, datetime

from django.utils import timezone

from cartaviva.core.language.days import day_text
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.records.models import Organisation

IN_DAYS = mark_plural("in {n} day", "in {n} days")
DAYS_AGO = mark_plural("{n} day ago", "{n} days ago")


def now_in(town: Organisation) -> datetime:
    """The time that it is in the town."""
    return town.local(timezone.now())


def moment_words(moment: datetime, now: datetime) -> str:
    """The time for today, the day with it for other days; in the zone of `now`."""
    there = moment.astimezone(now.tzinfo)
    time = f"{there:%H:%M}"
    return time if there.date() == now.date() else f"{day_text(there.date())}, {time}"


def away_words(day: date, today: date, say: Say) -> str:
    """How far a day is: in 11 days, today, 3 days ago."""
    days = (day - today).days
    if not days:
        return say(mark("today"))
    forms = IN_DAYS if days > 0 else DAYS_AGO
    return say.plural(*forms, abs(days)).format(n=abs(days))
