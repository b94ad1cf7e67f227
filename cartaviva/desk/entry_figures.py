"""What follows from a figure that was typed: difference, degree and status, worked out here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import mark_safe

from cartaviva.core.compliance import MISSED, Assessment, Status, assess
from cartaviva.core.cycle.entry import Asked, Read
from cartaviva.core.cycle.entry_words import figure_text
from cartaviva.core.cycle.measuring import AGGREGATION_WORDS
from cartaviva.core.display import degree_text, difference_text
from cartaviva.core.policy import Policy
from cartaviva.core.result import NoResult, Result
from cartaviva.core.sub_periods import Aggregation, Part, assess_year, year_result, year_target
from cartaviva.core.target import Target
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.html_table import status_words
from cartaviva.records.checking import Checked
from cartaviva.records.convert import target_of
from cartaviva.records.entry_sheets import EntrySheet

COUNTS = mark("It counts towards the year.")


@dataclass(frozen=True, slots=True)
class Figures:
    """As they are printed; "" where there is none. `result`: of a ratio or a year, the figure worked out."""

    result: str = ""
    difference: str = ""
    degree: str = ""
    status: str = ""
    note: str = ""
    missed: bool = False


def figures_of(read: Read, asked: Asked, say: Say, language: str, policy: Policy) -> Figures:
    """Of one entry. Nothing where nothing can be read."""
    if read.result is None:
        return Figures()
    if asked.addend and isinstance(read.result, Result):
        return Figures(_alone(read.result, asked, language) if asked.ratio else "", note=say(COUNTS))
    result = _alone(read.result, asked, language) if asked.ratio and isinstance(read.result, Result) else ""
    return _figures(result, read.assessment, asked.target, (say, language, policy))


def _alone(result: Result, asked: Asked, language: str) -> str:
    """Without the two figures that it is worked out from, where these stand beside it."""
    return figure_text(replace(result, numerator=None), asked.target, language)


def _figures(result: str, assessment: Assessment, target: Target, how: tuple[Say, str, Policy]) -> Figures:
    say, language, policy = how
    return Figures(
        result,
        difference_text(assessment, target.unit, language),
        degree_text(assessment, policy, language),
        mark_safe(status_words(assessment.status, say)),
        missed=assessment.status in MISSED,
    )


def year_figures(sheet: EntrySheet, rows: Sequence[Checked], say: Say, language: str) -> tuple[Figures | None, str]:
    """The year over its parts, and in words how they add up; no figures where it is entered by itself."""
    how, target = Aggregation(rows[0].entry.indicator.aggregation), target_of(rows[0].entry.target)
    words = say(AGGREGATION_WORDS[how].explained) if len(rows) > 1 else ""
    if how is Aggregation.NONE or len(rows) == 1:
        return None, words
    parts = [row.read.result for row in rows]
    result = year_result(target, parts, how, sheet.policy)
    assessment = assess_year(target, parts, how, sheet.policy)
    if how is Aggregation.SHARE_MET and result is not None:
        target = year_target(target, how)
        assessment = assess(target, result, sheet.policy)
    entered = sum(part is not None for part in parts)
    note = "" if result is not None else say(mark("{n} of {total} parts entered.")).format(n=entered, total=len(parts))
    if result is None and assessment.status is Status.NOT_EVALUATED:
        return Figures(note=note), words
    made = _figures(_words(result, target, say, language), assessment, target, (say, language, sheet.policy))
    return Figures(made.result, made.difference, made.degree, made.status, note, made.missed), words


def _words(result: Part, target: Target, say: Say, language: str) -> str:
    if isinstance(result, NoResult):
        return say(REASONS[result.reason])
    return figure_text(result, target, language) if result is not None and result.value is not None else ""
