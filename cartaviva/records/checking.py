"""What the checks of core have to say about entries, gathered in three queries however many there are."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models.fields.json import KT

from cartaviva.core.compliance import assess
from cartaviva.core.cycle.entry import Asked, Read, Typed, read_typed
from cartaviva.core.cycle.entry_checks import EnteredRow, Past, blocking, check_entry
from cartaviva.core.findings import Finding
from cartaviva.core.grouping import grouped
from cartaviva.core.period import last_as_long
from cartaviva.core.policy import Policy
from cartaviva.core.words import NO_TEXT, Text
from cartaviva.records.convert import policy_of, result_of, target_of
from cartaviva.records.entries import asked_of, language_of, of_the_whole, typed_of
from cartaviva.records.models import CommitmentWording, Entry, IndicatorWording, Period, Result
from cartaviva.records.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry as it is read, with its findings. `history` is that of the whole period: the oldest first."""

    entry: Entry
    named: str
    """What the charter calls the indicator; "" where it has no name beside its commitment."""
    commitment: str
    method: str
    """How it is counted, in the words of the charter."""
    typed: Typed
    asked: Asked
    read: Read
    findings: tuple[Finding, ...]
    history: tuple[Past, ...]

    @property
    def indicator(self) -> str:
        return self.named or self.commitment

    @property
    def blocked(self) -> str:
        """Why it cannot be submitted, as a code of FINDINGS; "" where it can."""
        return blocking(self.findings) if self.typed.answered else "result-missing"


class _Words(NamedTuple):
    """Wordings by the pk of their version, and of the indicator or commitment."""

    indicators: Mapping[tuple[int, int], tuple[Text, Text]]
    commitments: Mapping[tuple[int, int], Text]
    many: Mapping[tuple[int, int], int]
    """How many indicators the commitment has."""


def check_entries(entries: Iterable[Entry]) -> list[Checked]:
    """In their order, of any reports of one town; each has its report, indicator, target and period with it."""
    entries = list(entries)
    if not entries:
        return []
    words, policy = _words(entries), policy_of(entries[0].report.organisation)
    past = results_by_indicator({one.indicator_id for one in entries})
    return [_checked(entry, words, past.get(entry.indicator_id, ()), policy) for entry in entries]


def _words(entries: Sequence[Entry]) -> _Words:
    versions = {one.report.version_id for one in entries}
    commitment_pks = {one.indicator.commitment_id for one in entries}
    indicators = _INDICATORS(versions, commitment_pks)
    commitments = _COMMITMENTS(versions, commitment_pks)
    return _Words(
        {(version, indicator): (text, method) for version, indicator, _, text, method in indicators},
        {(version, commitment): text for version, commitment, text in commitments},
        Counter((version, commitment) for version, _, commitment, _, _ in indicators),
    )


_INDICATORS: Prepared[tuple[int, int, int, Text, Text]] = Prepared(
    lambda versions, commitments: IndicatorWording.objects.filter(
        version__in=versions, indicator__commitment__in=commitments
    ).values_list("version_id", "indicator_id", "indicator__commitment_id", "text", "method")
)
_COMMITMENTS: Prepared[tuple[int, int, Text]] = Prepared(
    lambda versions, commitments: CommitmentWording.objects.filter(
        version__in=versions, commitment__in=commitments
    ).values_list("version_id", "commitment_id", "text")
)


def _checked(entry: Entry, words: _Words, past: Sequence[Result], policy: Policy) -> Checked:
    report, language = entry.report, language_of(entry.report)
    name, method = words.indicators.get((report.version_id, entry.indicator_id), (NO_TEXT, NO_TEXT))
    commitment = words.commitments.get((report.version_id, entry.indicator.commitment_id), NO_TEXT).said_in(language)[0]
    named, typed = name.said_in(language)[0], typed_of(entry)
    asked = asked_of(entry, named or commitment, language)
    read = read_typed(typed, asked, policy)
    history = tuple(_of_past(one, policy) for one in compared_with(report.period, past))
    row = entered_row(entry, typed, read, asked, commitment)
    if history and of_the_whole(entry):  # parts of a year are compared with no year before it
        row = replace(row, history=history, target_before=history[-1].target)
    if of_the_whole(entry) or entry.period.end == report.period.end:  # once, and not with every quarter
        row = replace(row, alone=words.many.get((report.version_id, entry.indicator.commitment_id), 0) < 2)
    findings = check_entry(row) if typed.answered or typed.remarks else ()
    return Checked(entry, named, commitment, method.said_in(language)[0], typed, asked, read, findings, history)


def entered_row(entry: Entry, typed: Typed, read: Read, asked: Asked, commitment: str) -> EnteredRow:
    """What was typed for an entry, for the checks of core; without what was in the years before."""
    return EnteredRow(
        commitment=commitment,
        indicator=asked.indicator,
        language=asked.language,
        target=asked.target,
        result=read.result,
        assessment=read.assessment,
        text=typed.text,
        numerator=typed.numerator,
        denominator=typed.denominator,
        remarks=typed.remarks,
        problem=read.problem,
        target_text=entry.target.text,
        on_demand=entry.indicator.on_demand,
    )


def results_by_indicator(indicators: Collection[int]) -> dict[int, list[Result]]:
    """What indicators had in any period, the earliest first; one query."""
    found = sorted(_RESULTS(indicators), key=lambda one: (one.period.end, one.period.start))
    return grouped(found, lambda one: one.indicator_id)


_RESULTS: Prepared[Result] = Prepared(
    lambda indicators: (
        Result.objects.filter(indicator__in=indicators, target__isnull=False)
        .select_related("target", "period")
        .annotate(own_label=KT("stated__period__label"))
        .defer("stated", "remarks")
    )
)


def compared_with(now: Period, past: Sequence[Result]) -> list[Result]:
    """The results of earlier periods that one of `now` can be compared with, in their order."""
    return [past[place] for place in last_as_long(now.span, [one.period.span for one in past])]


def _of_past(result: Result, policy: Policy) -> Past:
    assert result.target is not None
    target, reached = target_of(result.target), result_of(result)
    label = getattr(result, "own_label", None) or result.period.label
    return Past(label, target, reached, assess(target, reached, policy))
