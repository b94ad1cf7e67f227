"""What the checks of core have to say about the entries of a report, all of them gathered in three queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cartaviva.core.compliance import assess
from cartaviva.core.entry import Read, Typed, read_typed
from cartaviva.core.entry_checks import EnteredRow, Past, blocking, check_entry
from cartaviva.core.findings import Finding
from cartaviva.core.policy import Policy
from cartaviva.records.convert import policy_of, result_of, target_of
from cartaviva.records.entries import asked_of, typed_of
from cartaviva.records.models import CommitmentWording, Entry, IndicatorWording, Report, Result


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry as it is read, with its findings. `history` is that of the whole period: the oldest first."""

    entry: Entry
    indicator: str
    commitment: str
    method: str
    """How it is counted, in the words of the charter."""
    read: Read
    findings: tuple[Finding, ...]
    history: tuple[Past, ...]

    @property
    def blocked(self) -> str:
        """Why it cannot be submitted, as a code of FINDINGS; "" where it can."""
        return blocking(self.findings) if typed_of(self.entry).answered else "result-missing"


def language_of(report: Report) -> str:
    """In which a report is written, and its figures are read."""
    language: str = report.stated.get("language") or report.organisation.languages[0]
    return language


def check_entries(report: Report, entries: Iterable[Entry]) -> list[Checked]:
    """Entries of one report, with what is selected by `entries_of`, in their order."""
    language, policy = language_of(report), policy_of(report.organisation)
    entries = list(entries)
    indicators = {
        one.indicator_id: (one.text.said_in(language)[0], one.method.said_in(language)[0])
        for one in IndicatorWording.objects.filter(
            version=report.version_id, indicator__in={one.indicator_id for one in entries}
        )
    }
    commitments = {
        one.commitment_id: one.text.said_in(language)[0]
        for one in CommitmentWording.objects.filter(
            version=report.version_id, commitment__in={one.indicator.commitment_id for one in entries}
        )
    }
    history = histories(report, {one.indicator_id for one in entries}, policy)
    found = []
    for entry in entries:
        named, method = indicators.get(entry.indicator_id, ("", ""))
        commitment = commitments.get(entry.indicator.commitment_id, "")
        indicator = named or commitment
        past = history.get(entry.indicator_id, ())
        read = read_typed(typed_of(entry), asked_of(entry, indicator, language), policy)
        words = {"commitment": commitment, "indicator": indicator, "language": language}
        row = entered_row(entry, typed_of(entry), read, words, past)
        findings = check_entry(row) if typed_of(entry).answered or entry.remarks else ()
        found.append(Checked(entry, indicator, commitment, method, read, findings, past))
    return found


def entered_row(
    entry: Entry, typed: Typed, read: Read, words: Mapping[str, str], past: tuple[Past, ...] = ()
) -> EnteredRow:
    """What was typed for an entry, for the checks of core. Parts of a year are compared with no year before it.

    `words`: commitment, indicator, and the language in which figures are written.
    """
    whole = entry.period_id == entry.report.period_id
    return EnteredRow(
        **words,
        target=target_of(entry.target),
        result=read.result,
        assessment=read.assessment,
        text=typed.text,
        numerator=typed.numerator,
        denominator=typed.denominator,
        remarks=typed.remarks,
        problem=read.problem,
        on_demand=entry.indicator.on_demand,
        history=past if whole else (),
        target_before=past[-1].target if past and whole else None,
    )


def histories(report: Report, indicators: Iterable[int], policy: Policy) -> dict[int, tuple[Past, ...]]:
    """What the indicators had in earlier periods, by their pk, the oldest first; one query."""
    earlier = Result.objects.filter(indicator__in=set(indicators), period__end__lt=report.period.end)
    found: dict[int, tuple[Past, ...]] = {}
    for one in sorted(earlier.select_related("target", "period"), key=lambda one: (one.period.end, one.period.start)):
        if one.target is None:
            continue
        target, result = target_of(one.target), result_of(one)
        past = Past(one.period.label, target, result, assess(target, result, policy))
        found[one.indicator_id] = (*found.get(one.indicator_id, ()), past)
    return found
