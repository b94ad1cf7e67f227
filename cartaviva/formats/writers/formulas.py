"""What core/compliance.py works out, as spreadsheet formulas over the cells of target and result."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cartaviva.core.compliance import Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import Policy
from cartaviva.core.target import Target
from cartaviva.formats.writers.figures import Entry
from cartaviva.formats.writers.json import decimal_text


def known(value: Decimal | None) -> float | str:
    """What a formula gives, for programs that do not recalculate."""
    return "" if value is None else float(value)


Shape = Callable[[str, str], str]
"""Makes a formula of two others: result and what it is compared with."""


def _share(part: str, whole: str) -> str:
    """A ratio that is 0 whenever an operand is not above 0."""
    return f"IF(OR({part}<=0,{whole}<=0),0,({part})/({whole}))"


def _result_over_target(result: str, target: str) -> str:
    return _share(result, target)


def _target_over_result(result: str, target: str) -> str:
    return _share(target, result)


def _smaller_over_larger(result: str, target: str) -> str:
    return _share(f"MIN({result},{target})", f"MAX({result},{target})")


def _left_after_excess(result: str, target: str) -> str:
    return _share(f"(2*{target}-{result})", target)


def _nothing(result: str, target: str) -> str:
    return "0"


@dataclass(frozen=True, slots=True)
class Form:
    """`sign` compares result and target; `ratio` and `linear` say what a miss counts, as in compliance.Rule."""

    sign: str
    ratio: Shape
    linear: Shape


FLOOR = Form(">=", _result_over_target, _result_over_target)
ABOVE = Form(">", _result_over_target, _result_over_target)
CEILING = Form("<=", _target_over_result, _left_after_excess)
BELOW = Form("<", _target_over_result, _left_after_excess)
SAME = Form("=", _smaller_over_larger, _smaller_over_larger)

FORMS: Mapping[Comparator, tuple[Form, Form]] = {
    Comparator.AT_LEAST: (FLOOR, FLOOR),
    Comparator.MORE_THAN: (ABOVE, ABOVE),
    Comparator.AT_MOST: (CEILING, CEILING),
    Comparator.LESS_THAN: (BELOW, BELOW),
    Comparator.EXACTLY: (SAME, SAME),
    Comparator.BETWEEN: (SAME, SAME),
    Comparator.YES: (Form("=", _nothing, _nothing),) * 2,
    Comparator.BY_DATE: (Form("<=", _nothing, _nothing),) * 2,
    Comparator.NO_WORSE: (FLOOR, CEILING),
    Comparator.BETTER: (ABOVE, BELOW),
}
"""Comparators and their formulas: where more is better, and where less is. Tiers have none."""

MOST = 120
"""Letters of a text that a formula looks at: a spreadsheet takes 255 there, quotes doubled."""
WITHOUT_THRESHOLD = frozenset({Comparator.EXACTLY, Comparator.BETWEEN, Comparator.YES, Comparator.BY_DATE})


@dataclass(frozen=True, slots=True)
class Formulas:
    """Formulas of one row. `target` and `result` are the addresses of its two numbers, in the target's unit."""

    asked: Target
    policy: Policy
    target: str
    result: str

    @property
    def difference(self) -> str:
        """Result minus target, or minus the nearest bound."""
        if self.asked.comparator is Comparator.YES:
            return '""'
        return self._known(f"ROUND({self.result}-({self._nearest}),10)")

    @property
    def degree(self) -> str:
        """A share of 1."""
        return self._known(f"IF({self._met},1,{self._missed})")

    @property
    def beyond(self) -> str:
        """The ratio that does not stop at 1: nothing where it measures nothing."""
        reached = self._ratio
        return self._known(f'IF({self._met},IF({reached}>0,{reached},""),{self._missed})')

    def status(self, words: Mapping[Status, str], otherwise: Status) -> str:
        """The word for what the figures give; `otherwise` where one of them is not there."""
        missed = quoted(words[Status.NOT_MET])
        if self.policy.partly_from is not None and self.policy.percentages:
            enough = f"{self._missed}>={decimal_text(self.policy.partly_from / 100)}"
            missed = f"IF({enough},{quoted(words[Status.PARTLY_MET])},{missed})"
        return self._known(f"IF({self._met},{quoted(words[Status.MET])},{missed})", quoted(words[otherwise]))

    @property
    def _form(self) -> Form:
        return FORMS[self.asked.comparator][self.asked.lower_is_better]

    @property
    def _met(self) -> str:
        return f"{self.result}{self._form.sign}{self._passing}"

    @property
    def _missed(self) -> str:
        """What a miss counts: below 1 by the last of the decimals that are carried."""
        return f"MIN(ROUND({self._ratio},8),0.99999999)"

    @property
    def _ratio(self) -> str:
        ratio = self._form.linear if self.policy.at_most == "linear" else self._form.ratio
        return ratio(self.result, self._passing)

    @property
    def _nearest(self) -> str:
        """What the result is compared with: of two bounds the nearer, or the result itself between them."""
        if self.asked.comparator is Comparator.BETWEEN:
            return f"MIN(MAX({self.result},{self.target}),{decimal_text(self.asked.upper)})"
        return "1" if self.asked.comparator is Comparator.YES else self.target

    @property
    def _passing(self) -> str:
        if self.asked.threshold is None or self.asked.comparator in WITHOUT_THRESHOLD:
            return self._nearest
        return decimal_text(self.asked.threshold) or ""

    def _known(self, formula: str, otherwise: str = '""') -> str:
        """`formula` where both numbers are there."""
        needed = [self.result] if self.asked.comparator is Comparator.YES else [self.result, self.target]
        return f"IF(COUNT({','.join(needed)})<{len(needed)},{otherwise},{formula})"


CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
YES_WORDS = "sí si yes bai oui sì sim x ✓"
NO_WORDS = "no ez non não"


def number_formula(cell: str, entry: Entry, yes: bool) -> str:
    """The number in `cell`, or the one that its text stands for; nothing where the text is changed to another one.

    `yes`: yes is 1 and no is 0, in words too.
    """
    otherwise = '""'
    if yes:
        otherwise = f"IF({_among(cell, YES_WORDS)},1,IF({_among(cell, NO_WORDS)},0,{otherwise}))"
    if entry.number is not None and not entry.figure:
        same = f"LEFT({cell},{MOST})={quoted(entry.text)}"
        otherwise = f"IF({same},{decimal_text(entry.number)},{otherwise})"
    return f"IF(ISNUMBER({cell}),{f'ROUND({cell}*100,10)' if entry.points else cell},{otherwise})"


def _among(cell: str, words: str) -> str:
    listed = ",".join(map(quoted, words.split()))
    return f"ISNUMBER(MATCH(LOWER(TRIM({cell})),{{{listed}}},0))"


def quoted(text: str) -> str:
    """The beginning of a text, inside a formula. Brackets stand apart: XlsxWriter renames what looks like functions.
    So do letters that XML cannot hold, as their numbers.
    """
    inside = text[:MOST].replace('"', '""').replace("(", '"&"(')
    return '"' + CONTROLS.sub(lambda found: f'"&CHAR({ord(found[0])})&"', inside) + '"'
