"""What stands around a table: the charter's name, the period, the organisation, the language, a block's subject."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import NamedTuple

from cartaviva.core.language.lexicon import language_of
from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period, find_period, is_year
from cartaviva.formats.recognise.charters import (
    BODY,
    NUMBERED,
    before_promises,
    charter_within,
    name_in,
    named_charter,
    without_number,
    without_period,
)
from cartaviva.formats.recognise.columns import says_whole
from cartaviva.formats.recognise.headings import over_text
from cartaviva.formats.recognise.other_part import is_like, other_part, part_named
from cartaviva.formats.recognise.promising import says_promise
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.two_years import APRIL, begun_in, is_named_by_two
from cartaviva.formats.recognise.year_parts import (
    dated_in,
    is_period_alone,
    is_title_of,
    names_no_days,
    part_titled,
    titled_part,
)

KEY_VALUE = re.compile(r"^\s*([^:\n]{2,60}?)\s*:\s*(\S.*)$", re.DOTALL)
GENERIC = later(
    r"^(?:sheet|full|hoja|folla|feuil|foglio|folha|orria|table|taula|tabelle|página|page)\s*\d*$", re.IGNORECASE
)
PERIOD_KEY = re.compile(
    r"per[ií]od|exercici|ejercicio|esercizio|exercice|^any\b|^año\b|^anno\b|^ano\b|ann[ée]e|urtea|aldia|"
    r"year|results cover",
    re.IGNORECASE,
)
FROM_APRIL = re.compile(r"\b(?:1(?:st)?(?:\s+of)?\s+April|April\s+1(?:st)?)\b", re.IGNORECASE)
A_DAY = later(
    r"\b\d{1,2}(?:st|nd|rd|th|er|[.ºª])?\s+(?:d[e'’]\s*|of\s+|di\s+)?[^\W\d_]{3,10}[.,]?\s+(?:del?\s+)?(?:19|20)\d\d"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d(?:ko|eko)\s+[^\W\d_]{4,14}\s+\d",
)
"""The day on which something was written: its year is that of the report only where nothing else says it."""
LEGEND = later(
    r"\s*(?:(?:ll?egend[ae]?|lexenda|leyenda|légende)(?:\s[^\W\d_]+){0,3}\s*(?:[:.–—-]|$)|(?:key|clau|clave|chave)\s*:)",
    re.IGNORECASE,
)
"""What signs and colours mean: "Leyenda de colores: …"."""
MARKS = re.compile(r"^\s*(?:\(?\*+\)?|\(\d+\)|note|nota|notes|oharra)", re.IGNORECASE)


BAND = re.compile(
    r"^\s*([^\W\d_]{4,20}(?:\s(?!n[úu]m\b)[^\W\d_]{3,12})?)\s*((?:n\.?\s?[ºo°]\.?|nº|núm\.?)?\s*(?:\d{1,2}(?:\.\d{1,2})*(?!\d)|[IVX]+|[A-H](?=\s?[.:)–—-]))[ªº]?)?\s*"
    r"(?:[.:)–—-]+\s+(\S.*)|(?<=\s)([A-ZÀ-Þ]\S*\s.{10,}))?$",
    re.DOTALL,
)
NAMING = (Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT)


class Named(NamedTuple):
    """A line that says what it is, "Compromís 1. Retirar els mobles": the role of its text; `text` is "" where it
    stands on the next line.
    """

    role: Role
    text: str
    numbered: bool


def named_line(text: str) -> Named | None:
    """A line that begins with what it is: a service, an objective or a promise, perhaps with its number; behind the
    number of a promise or an objective its sentence may follow with no sign between.
    """
    match = BAND.match(text)
    role = over_text(match[1]) if match else None
    if not match or role not in NAMING or not (match[2] or match[3]):
        return None
    if match[4] and (not match[2] or role is Role.SERVICE):
        return None
    return Named(role, match[3] or match[4] or "", bool(match[2]))


def named_band(text: str) -> Named | None:
    """The same, with its text."""
    said = named_line(text)
    return said if said and said.text else None


KEPT = 40
"""Titles that may be about one table."""


class Context(NamedTuple):
    """Texts read before a table. `keys`: values by role ("Indicator: …"), `headings`: titles since the last table."""

    title: str = ""
    organisation: str = ""
    service: str = ""
    period: Period | None = None
    language: str = "ca"
    year: Period | None = None
    """The last whole year that was named: what is named as a part of any is one of it."""
    part: Period | None = None
    """A part of any year that was named since the last table ("Primer trimestre")."""
    before: bool = False
    """The period was said on a sheet before this one, and not yet on it."""
    of_day: bool = False
    """The period is the year of a day on which something was written, until another is named."""
    fiscal: bool = False
    """Years run from 1 April to 31 March, as the document says."""
    named: bool = False
    """The charter was named ("Servei: …") since the last table."""
    headings: tuple[str, ...] = ()
    keys: Mapping[Role, str] = MappingProxyType({})


def start(title: str, texts: Iterable[str]) -> Context:
    """The context before anything was read: title and language of the whole document."""
    return Context(title=title, language=language_of(" ".join(texts)) or "ca")


def take(context: Context, text: str, level: int = 0) -> Context:
    """The context after one more paragraph, title row or band; of its lines each may say what something is."""
    lines = text.split("\n")
    if len(lines) > 1 and all(map(KEY_VALUE.match, lines)):
        return reduce(take, lines, context)
    return _taken(context, text.strip(), level)


def _taken(context: Context, text: str, level: int) -> Context:
    if not text or MARKS.match(text) or LEGEND.match(text):
        return context
    context = _take_period(context, text)
    if name := named_charter(text):
        title = context.title or text
        return context._replace(title=title, service=name, named=True, keys={}, headings=())
    if FROM_APRIL.search(text):
        context = context._replace(fiscal=True)
    if not context.title and len(text) <= 200 and not PERIOD_KEY.match(text):
        return context._replace(title=text, organisation=context.organisation or (text if _is_body(text) else ""))
    again = context.title.startswith(text)  # the file has said it of itself, and the page says it once more
    if not again and (about := _promised(context, text) or _keyed(context, text) or _numbered(context, text)):
        return about
    if not context.organisation and len(text) <= 90 and BODY.search(text) and not level:
        return context._replace(organisation=_but_its_period(text))
    if len(text) > 160:
        return context
    service = "" if charter_within(context.title) else charter_within(text)
    return _under(context, service or context.service, text)


def _is_body(text: str) -> bool:
    """Ajuntament de Rocafosca, Northby Town Council, and no more: whoever speaks may be the first line of a file."""
    found = BODY.search(text) if len(text) <= 60 and not re.search(r"[\d.:;,–—-]", text) else None
    named = all(word[0].isupper() for word in text.split() if len(word) > 3)
    return found is not None and named and (found.start() == 0 or found.end() == len(text))


def _but_its_period(text: str) -> str:
    """Curs 2023-24. Ajuntament de Rocafosca"""
    parts = text.split(". ")
    named = [part for part in parts if not is_period_alone(part)]
    return named[0] if len(named) == 1 < len(parts) else text


def _under(context: Context, service: str, text: str) -> Context:
    """The context below one more heading."""
    return context._replace(service=service, headings=(*context.headings[-KEPT:], text))


def _promised(context: Context, text: str) -> Context | None:
    """The context where a line says whose promises are below it."""
    service = before_promises(text)
    return _under(context, service, text) if service else None


def _keyed(context: Context, text: str) -> Context | None:
    """The context where a line says what something is: "Indicator: …"."""
    role, said = key_value(text) or (None, "")
    if role is Role.SERVICE and charter_within(text.partition(":")[0]):  # Carta de serveis de Transport: compliment
        return None
    return context._replace(keys={**context.keys, role: said}) if role else None


def key_value(text: str) -> tuple[Role, str] | None:
    """What a line says that it is, and what stands behind that: "Indicator: …"."""
    pair = KEY_VALUE.match(text)
    role = over_text(pair[1]) if pair else None
    return (role, pair[2].strip()) if pair and role else None


def _numbered(context: Context, text: str) -> Context | None:
    """The context where a numbered line says what is promised below it, or the line after such a number."""
    above = named_line(context.headings[-1]) if context.headings else None
    said = named_line(text)
    if above and above.numbered and not above.text and not said:
        said = Named(above.role, text, True)
    if not said or not said.numbered or not said.text:
        return _labelled(context, text)
    if said.role is Role.SERVICE:
        return context._replace(service=name_in(said.text), named=True, keys={}, headings=())
    return context._replace(keys={**context.keys, said.role: said.text})


LABELLED = {
    Role.OBJECTIVE: Role.OBJECTIVE,
    Role.COMMITMENT: Role.COMMITMENT,
    Role.INDICATOR: Role.COMMITMENT,  # the rows of its table are what is measured
}


def _labelled(context: Context, text: str) -> Context | None:
    """The context after "1.1 – Prompt loans", below a line that says no more than "INDICATOR"."""
    label = context.headings[-1] if context.headings else ""
    said = over_text(label) if len(label) <= 20 and text[:1].isdigit() else None
    role = LABELLED.get(said) if said else None
    numbered = NUMBERED.match(text) if role else None
    return context._replace(keys={**context.keys, role: name_in(numbered[1])}) if role and numbered else None


def _take_period(context: Context, text: str) -> Context:
    if len(text) > 200:
        return context
    after = _take_other_part(context, text) or _take_named(context, text)
    return after if after.period == context.period and not find_period(text) else after._replace(before=False)


def _take_other_part(context: Context, text: str) -> Context | None:
    """The context after a title that names another part of a year than the one before, however long it is: none is
    inherited from a table or a sheet that is of another one.
    """
    if context.period is None or names_no_days(text):
        return None
    other = other_part(text, context.period, context.year, context.before)
    return context._replace(**other._asdict()) if other else None


def _take_named(context: Context, text: str) -> Context:
    period = None if names_no_days(text) else find_period(text)
    if period is None:
        return _take_part(context, text)
    named = bool(PERIOD_KEY.search(text))
    of_day = not named and period.label.isdecimal() and A_DAY.search(text) is not None
    if context.period is not None and of_day:
        return context
    longer = context.period is not None and context.period.start <= period.start and period.end <= context.period.end
    titled = is_title_of(period, text)
    if context.period is None or context.of_day or named or (len(text) <= 60 and not longer) or titled:
        year = period if is_year(period) else None
        dated = dated_in(context.part, year) if context.part and year else period
        part = part_titled(period, text) if titled else part_named(period, text) or context.part
        return context._replace(period=dated, year=year or context.year, part=part, of_day=of_day)
    return context


def _take_part(context: Context, text: str) -> Context:
    """The context after a title that names a part of the year said before, or of the one to come; or all of it."""
    part = titled_part(text)
    if part:
        year = context.year
        return context._replace(part=part, period=dated_in(part, year) if year else context.period)
    if names_no_days(text):
        return context._replace(period=None)
    return context._replace(period=context.year) if context.year and says_whole(text) else context


def on_sheet(context: Context, sheet: str) -> Context:
    """The context at the top of another sheet, whose name is its first title, or its period, unless it is a number."""
    period = find_period(sheet)
    if period and period.label == sheet.strip():
        return after_table(context)._replace(period=period)
    heading = () if GENERIC.match(sheet) else (sheet,)
    context = after_table(context)._replace(headings=heading)
    said = _take_other_part(context, sheet) if context.period and is_like(context.period, sheet) else None
    return (said or context)._replace(before=True)


def after_table(context: Context) -> Context:
    """What is left of the context once a table has used it: titles and block texts belong to one table."""
    return context._replace(named=False, headings=(), keys={}, part=None, before=False)


def service_of(context: Context, several: bool, over_all: Collection[str] = ()) -> str:
    """The charter's name: said by name, by the title of its table, or inside the document's title. The titles that
    stand `over_all` tables name none, where another one does.
    """
    if context.named:
        return context.service
    charters = filter(None, map(charter_within, reversed(context.headings)))
    if (name := next(charters, "")) and not (charter_within(context.title) and not several):
        return name
    titles = [each for each in context.headings if not _names_nothing(each)] if several else []
    titles = [each for each in titles if each not in over_all] or titles
    if titles:
        named = name_in(without_number(titles[-1]))
        if without_period(named) != without_period(context.title):
            return named
    return context.service or charter_within(context.title) or before_promises(context.title)


def _names_nothing(title: str) -> bool:
    """A period, or a sentence about what is below."""
    return is_period_alone(_value(title)) or SAYS_A_PROMISE.fullmatch(title) is not None


def _value(text: str) -> str:
    """Reporting period: 1 January 2024 to 31 December 2024"""
    pair = KEY_VALUE.match(text)
    return pair[2] if pair and PERIOD_KEY.search(pair[1]) else text


SAYS_A_PROMISE = later(r"\S+(?:\s+\S+){4,}[^\s.…]\.")
"""We will answer 85% of calls within 30 seconds. What is measured has no full stop."""


def subject_of(context: Context) -> tuple[str, str]:
    """(commitment, indicator) of a block whose table holds only figures: from "Indicator: …" lines, else its title."""
    commitment = context.keys.get(Role.COMMITMENT, "")
    indicator = context.keys.get(Role.INDICATOR, "")
    if indicator and not commitment:
        commitment = promise_above(context)
    titles = _above_question(context.headings)
    if titles and not (commitment or indicator) and SAYS_A_PROMISE.fullmatch(titles[-1]):
        commitment, titles = titles[-1], titles[:-1]
    if not indicator and titles:
        indicator = without_number(titles[-1])
    return commitment, indicator


def _above_question(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The titles up to what is measured, where a question ("How are we doing?") stands between it and its figures."""
    asked = titles[-1:] and titles[-1].endswith("?")
    named = [at for at, title in enumerate(titles) if not title.endswith(("?", "."))]
    return titles[: named[-1] + 1] if asked and named else titles


OF_PROMISE = later(r"[CEKP]\.?\s?\d{1,3}(?:\.\d{1,2})*\s*[.:)–—-]*\s+([^\W\d_].*)$", re.DOTALL)
"""Compromís, compromiso, commitment; engagement; konpromiso; promise."""


def promise_above(context: Context) -> str:
    """ "1. Mend leaks in a day" over "Indicator: …", or "C1. …"; a title without a number where it says a promise."""
    title = context.headings[-1] if context.headings else ""
    promised = NUMBERED.match(title) or OF_PROMISE.match(title)
    return promised[1] if promised else title if says_promise(title) else ""


def same_span(period: Period | None, exact: Period | None, fiscal: bool = False) -> Period | None:
    """`period` with the dates of `exact` where both name the same years: "2023 to 2024" beside "April 1, 2023 to …".

    Without exact dates, a year that spans two is a `fiscal` one where the document says when those begin.
    """
    if period is not None and fiscal and is_named_by_two(period):
        return begun_in(APRIL, period)
    if period is None or exact is None:
        return period or exact
    years = (period.start.year, period.end.year)
    whole = (period.start.month, period.end.month) == (1, 12)
    if whole and years[0] != years[1] and years == (exact.start.year, exact.end.year):
        return Period(period.label, exact.start, exact.end)
    return period
