"""Which figure is the target where a share of cases is promised within a time: "Answer 95 % of requests in 3 days"."""

from collections.abc import Sequence
from itertools import pairwise

from cartaviva.core.language.comparing import CEILINGS, sayings
from cartaviva.core.language.figures import Figure
from cartaviva.core.language.lexicon import language_of, words_of
from cartaviva.core.language.measures import Measure, measures
from cartaviva.core.language.patterns import later
from cartaviva.core.language.scan import Scan
from cartaviva.core.language.units import DURATIONS, Unit

OF = frozenset("of de d del dels des du di do da dos das dei dell delle degli della".split())
WITHIN = frozenset("en in dins dans em no num nun nel entro within sous before abans antes avant prima".split())
REACH = 4
"""Words before a time that say that it is a deadline: "en un plazo máximo de 3 días". What "has to be below 3 seconds
in 100 % of the calls" mixes two measures.
"""
CASES = frozenset("cases casos cas casi occasions ocasions ocasiones occasioni".split())
"""A share of them is one of what was done in the time before it: "10 working days in 95 % of cases"."""
APART = frozenset("i y e et and eta amb con with avec com ; : .".split())
"""What joins a second promise to a first one, or another figure: within 3 days, and with 95 % of satisfaction."""


def timely_share(first: Figure, second: Figure, cell: Scan, indicator: str) -> Figure | None:
    """95 % within 10 days: the share is what is measured, unless the indicator measures the time. Where the time is
    said first, the share has to be of something and of the same clause: "within 3 days, 95 % of the requests".
    """
    share, time = (first, second) if first.unit is Unit.PERCENT else (second, first)
    if share.unit is not Unit.PERCENT or time.unit not in DURATIONS:
        return None
    measured = _measured(indicator)
    if measured is Measure.TIME:
        return None
    if share is first:
        return None if _does_more(first, second, cell) else share
    told = measured in (Measure.PERCENT, Measure.SHARE)
    return share if told or _is_share_of(share, time, cell) else None


def _is_share_of(share: Figure, time: Figure, cell: Scan) -> bool:
    after = cell.words[share.last + 1 : share.last + 4]
    cases = not CASES.isdisjoint(after)
    limits = time.comparator in CEILINGS or (cases and time.comparator is None)
    compared = share.comparator in CEILINGS and not share.weak  # "in 95 % of cases" is weak
    within = cases or not WITHIN.isdisjoint(cell.words[max(time.first - REACH, 0) : time.first])
    apart = APART.isdisjoint(_between(time, share, cell))
    return limits and within and not compared and not OF.isdisjoint(after[:1]) and apart


def _between(first: Figure, second: Figure, cell: Scan) -> list[str]:
    """The words between two figures, without those that compare: "com a mínim"."""
    words: list[str] = []
    at = first.last + 1
    while at < second.first:
        found = sayings.find(cell.words, at)
        words += () if found else cell.words[at : at + 1]
        at += found[1] if found else 1
    return words


TO_DO = later(r"\w+(?:[aei]r|re|tzea)")


def _does_more(first: Figure, second: Figure, cell: Scan) -> bool:
    """Resolver el 95 % de las quejas y responder en 3 días: another promise begins with the verb."""
    joined = pairwise(_between(first, second, cell))
    return cell.language != "en" and any(word in APART and TO_DO.fullmatch(after) for word, after in joined)


IN = frozenset("en in on a al dins dentro dans no nos nei nel nelle within entro em".split())
KEPT = tuple("compl cumpl cumpr respect rispett".split())
SMALL = frozenset("el els los las les la le l il i o os the de del dels d dei delle des do dos du di".split())


def _measured(indicator: str) -> Measure | None:
    """What an indicator says first that it measures. Requests answered in time are no time, nor is it how far times are
    kept to: "cumplimiento de los plazos".
    """
    spoken = words_of(indicator)
    for meaning, first, _after in measures.all(spoken, language_of(indicator)):
        if meaning is not Measure.TIME or not _is_kept(spoken[:first]):
            return meaning
    return None


def _is_kept(before: Sequence[str]) -> bool:
    """Do the words before a time say that it was kept?"""
    last = next((word for word in reversed(before) if word not in SMALL), "")
    return last in IN or last.startswith(KEPT)
