"""A digest in words: OWN and OTHERS are the sentences, by what is needed and of whom."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from cartaviva.core.cycle.reminding import Digest, DigestLine, Need, Reader
from cartaviva.core.language.days import day_words
from cartaviva.core.language.lexicon import fold
from cartaviva.core.words import Text, mark, mark_plural
from cartaviva.locale import Translations, voice

OWN: Mapping[tuple[Need, bool], str] = {
    (Need.MISSING, False): mark("{name}: it is still to be filled in. It is due on {day}."),
    (Need.MISSING, True): mark("{name}: it is still to be filled in. It was due on {day}."),
    (Need.RETURNED, False): mark("{name}: it came back to be corrected. It is due on {day}."),
    (Need.RETURNED, True): mark("{name}: it came back to be corrected. It was due on {day}."),
}
"""(need, late) → what its owner reads of one entry."""

OTHERS: Mapping[tuple[Need, Reader], tuple[str, str]] = {
    (Need.MISSING, Reader.HEAD): mark_plural(
        "{n} result of your service is missing. It was due on {day}.",
        "{n} results of your service are missing. The first was due on {day}.",
    ),
    (Need.MISSING, Reader.OFFICE): mark_plural(
        "{n} result is missing. It was due on {day}.", "{n} results are missing. The first was due on {day}."
    ),
    (Need.RETURNED, Reader.HEAD): mark_plural(
        "{n} result of your service came back, and nobody has corrected it yet.",
        "{n} results of your service came back, and nobody has corrected them yet.",
    ),
    (Need.RETURNED, Reader.OFFICE): mark_plural(
        "{n} result was returned, and nobody has corrected it yet.",
        "{n} results were returned, and nobody has corrected them yet.",
    ),
    (Need.ENDORSE, Reader.HEAD): mark_plural(
        "{n} result waits for your endorsement.", "{n} results wait for your endorsement."
    ),
    (Need.ENDORSE, Reader.OFFICE): mark_plural(
        "{n} result still waits for the endorsement of the head of service.",
        "{n} results still wait for the endorsement of the head of service.",
    ),
    (Need.VALIDATE, Reader.OFFICE): mark_plural(
        "{n} result waits for your validation.", "{n} results wait for your validation."
    ),
    (Need.NOBODY, Reader.HEAD): mark_plural(
        "{n} result has nobody who fills it in. Say who does it from now on.",
        "{n} results have nobody who fills them in. Say who does it from now on.",
    ),
    (Need.NOBODY, Reader.OFFICE): mark_plural(
        "{n} result has nobody who fills it in: whoever did has left, or nobody was named. Name somebody.",
        "{n} results have nobody who fills them in: whoever did has left, or nobody was named. Name somebody.",
    ),
}
"""(need, reader) → what others read of all entries of a charter; of figures they read nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the numbers of a digest stand for. `entries` are the indicator and the label of the period.

    `why` is what the reviewer wrote of an entry that came back; `link` gives the absolute address of a line's row.
    """

    charters: Mapping[int, Text]
    entries: Mapping[int, tuple[Text, str]]
    people: Mapping[int, str]
    why: Mapping[int, str]
    link: Callable[[DigestLine], str]


class Point(NamedTuple):
    """A line as it is read."""

    text: str
    why: str
    link: str


class Part(NamedTuple):
    """What is said of one charter."""

    charter: str
    points: list[Point]


def parts_of(digest: Digest, named: Named, language: str) -> list[Part]:
    """The charters with something late first, then by name. Raises KeyError where a name is missing."""
    parts = []
    for charter, grouped in groupby(digest.lines, lambda line: line.charter):
        lines = tuple(grouped)
        name = named.charters[charter].said_in(language)[0]
        late = any(line.late for line in lines)
        parts.append((not late, fold(name), Part(name, list(_points(lines, named, voice(language))))))
    return [part for *_, part in sorted(parts, key=lambda each: each[:2])]


def _points(lines: Iterable[DigestLine], named: Named, say: Translations) -> Iterable[Point]:
    for line in lines:
        text = _own(line, named, say) if line.reader is Reader.OWNER else _others(line, say)
        if line.instead_of is not None:
            text = say(mark("In place of {name}: {text}")).format(name=named.people[line.instead_of], text=text)
        why = named.why.get(line.entries[0], "") if line.reader is Reader.OWNER and line.need is Need.RETURNED else ""
        yield Point(text, " ".join(why.split()), named.link(line))


def _own(line: DigestLine, named: Named, say: Translations) -> str:
    indicator, period = named.entries[line.entries[0]]
    name = f"{indicator.said_in(say.language)[0]} ({period})"
    return say(OWN[line.need, line.late]).format(name=name, day=day_words(line.due_on, say))


def _others(line: DigestLine, say: Translations) -> str:
    one, many = OTHERS[line.need, line.reader]
    count = len(line.entries)
    return say.plural(one, many, count).format(n=count, day=day_words(line.due_on, say))
