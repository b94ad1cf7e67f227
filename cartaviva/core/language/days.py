"""Days: the last of a month, and how they are said to people."""

from calendar import monthrange
from datetime import date

from cartaviva.core.words import Say, mark


def last_day(start: date, months: int) -> date:
    """The last of the `months` months that begin at `start`, the first of a month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months - 1, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def day_text(day: date) -> str:
    """28/02/2027: in forms and lists, and where a figure is a day."""
    return f"{day:%d/%m/%Y}"


DAYS = (
    mark("{day} January {year}"),
    mark("{day} February {year}"),
    mark("{day} March {year}"),
    mark("{day} April {year}"),
    mark("{day} May {year}"),
    mark("{day} June {year}"),
    mark("{day} July {year}"),
    mark("{day} August {year}"),
    mark("{day} September {year}"),
    mark("{day} October {year}"),
    mark("{day} November {year}"),
    mark("{day} December {year}"),
)
"""A day of each month: an English reader takes 11/12 for November."""


def day_words(day: date, say: Say) -> str:
    """28 de febrer de 2027"""
    return say(DAYS[day.month - 1]).format(day=day.day, year=day.year)
