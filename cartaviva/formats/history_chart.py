"""Charts of what became of something through the years. A status is its square, here too: colour is never alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from html import escape

from cartaviva.core.compliance import Status
from cartaviva.core.language.numerals import format_number
from cartaviva.formats.chart import CLASSES


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of one period: its name, the target's line (None: it has none), the result (None: a gap)."""

    label: str
    goal: Decimal | None
    goal_text: str
    """The target as the town wrote it, where it is short enough to stand in a chart; else ""."""
    value: Decimal | None
    value_text: str
    status: Status
    gap: str = ""
    """Words under a gap: "Not evaluated"."""
    new_series: bool = False
    """Figures before this one cannot be compared with it: the line is broken."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes of a drawing, in its own units; text stays 12 px or more on the screen it is for.

    `top` leaves room for the target's figure above a square at the highest value; `left` grows with its figures.
    """

    kind: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    square: int
    small: int


WIDE = Frame("wide", 1000, 340, 56, 886, 38, 284, 24, 13)
NARROW = Frame("narrow", 358, 290, 38, 330, 34, 232, 19, 12)
LETTER = 9
"""Width of a letter, on the safe side."""
LINES = 4
"""Lines of the scale at most, above the axis."""


def sparkline(points: Sequence[tuple[int, Decimal]], years: tuple[int, int], title: str) -> str:
    """The share met in each year, 0 to 100, the last one as a dot; a year without one leaves its place empty."""
    first, last = years
    step = 68 / max(1, last - first)
    placed = [
        (4 + step * (year - first) if last > first else 72.0, 20.0 - float(share) * 0.18) for year, share in points
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    x, y = placed[-1]
    return (
        f'<svg class="cv-spark" role="img" viewBox="0 0 72 22"><title>{escape(title)}</title>'
        '<path d="M0 20.5H72" stroke="var(--cv-rule)"/>'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="1.6"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.8" fill="var(--cv-ink)"/></svg>'
    )


IN_A_ROW = 14


def segments(statuses: Sequence[Status], title: str) -> str:
    """A small square for each status, in rows of IN_A_ROW; the page has their symbols."""
    used = "".join(
        f'<use href="#b-{status}" class="{CLASSES[status]}" x="{at % IN_A_ROW * 17}" y="{at // IN_A_ROW * 18}" '
        'width="15" height="15"/>'
        for at, status in enumerate(statuses)
    )
    width = max(1, min(len(statuses), IN_A_ROW)) * 17 - 2
    height = max(1, -(-len(statuses) // IN_A_ROW)) * 18 - 3
    return (
        f'<svg class="cv-seg" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<title>{escape(title)}</title>{used}</svg>"
    )


def history_chart(marks: Sequence[Mark], title: str, description: str, name: str, language: str) -> str:
    """Both drawings, of which the style sheet shows one: results as squares on stems, the target as a line in steps.

    The figures of the scale are written as people of `language` write them.
    """
    drawings = [_Drawing(marks, frame, f"{name}-{frame.kind}", language) for frame in (WIDE, NARROW)]
    return "".join(one.svg(title, description) for one in drawings)


class _Drawing:
    def __init__(self, marks: Sequence[Mark], frame: Frame, name: str, language: str) -> None:
        self.marks, self.frame, self.name, self.language = marks, frame, name, language
        figures = [figure for mark in marks for figure in (mark.value, mark.goal) if figure is not None]
        low, high = min([*figures, Decimal(0)]), max([*figures, Decimal(0)])
        self.step = _round_step((high - low) / LINES if high > low else Decimal(1))
        self.low = _multiple(low, self.step, down=True)
        self.high = max(_multiple(high, self.step), self.low + self.step)
        if high == self.high and any(mark.goal == high or mark.value == high for mark in marks) and high > 0:
            self.high += self.step if frame is WIDE and len(marks) < 3 else 0
        widest = max(len(figure) for _, figure in self._figures())
        self.left = max(frame.left, widest * LETTER + 10)
        self.slot = (frame.right - self.left) / max(1, len(marks))

    def x(self, at: int) -> float:
        return self.left + self.slot * (at + 0.5)

    def y(self, value: Decimal) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.frame.bottom - float(share) * (self.frame.bottom - self.frame.top)

    def svg(self, title: str, description: str) -> str:
        frame, name = self.frame, self.name
        body = "".join((self._scale(), self._goal(), *(self._mark(at, mark) for at, mark in enumerate(self.marks))))
        return (
            f'<svg class="cv-chart cv-chart--{frame.kind}" viewBox="0 0 {frame.width} {frame.height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" font-size="{15 if frame is WIDE else 13}">'
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
            f"{body}</svg>"
        )

    def _scale(self) -> str:
        lines = []
        for value, figure in self._figures():
            y, kind = self.y(value), "axis" if value == 0 or value == self.low else "grid"
            lines.append(f'<path class="{kind}" d="M{self.left} {y:.1f}H{self.frame.right}"/>')
            lines.append(_text(self.left - 8, y + 5, figure, 'class="mut" text-anchor="end"'))
        return "".join(lines)

    def _figures(self) -> Iterator[tuple[Decimal, str]]:
        """Those of the scale, from the lowest."""
        value = self.low
        while value <= self.high:
            yield value, format_number(value, self.language)
            value += self.step

    def _goal(self) -> str:
        """The target in steps; where the series breaks or there is no target, so does the line."""
        path, words = [], []
        for at, mark in enumerate(self.marks):
            left, right = self.x(at) - self.slot / 2, self.x(at) + self.slot / 2
            if mark.new_series:
                frame = self.frame
                words.append(f'<path class="cut" d="M{left:.1f} {frame.top}V{frame.bottom + 8}"/>')
            if mark.goal is None:
                continue
            y = self.y(mark.goal)
            joined = at and self.marks[at - 1].goal is not None and not mark.new_series
            path.append(f"V{y:.1f}H{right:.1f}" if joined else f"M{left:.1f} {y:.1f}H{right:.1f}")
            if self._ends(at):
                words.append(self._goal_words(at, mark, y))
        return (f'<path class="goal" d="{"".join(path)}"/>' if path else "") + "".join(words)

    def _ends(self, at: int) -> bool:
        """Whether the step of the target's line ends with this period."""
        if at + 1 == len(self.marks):
            return True
        following = self.marks[at + 1]
        return following.goal != self.marks[at].goal or following.new_series

    def _goal_words(self, at: int, mark: Mark, y: float) -> str:
        """Beside the end of the line; of earlier steps above their end, clear of a square that stands there."""
        right = self.x(at) + self.slot / 2
        if at + 1 == len(self.marks) and len(mark.goal_text) * LETTER < self.frame.width - right:
            return _text(right + 6, y + 5, mark.goal_text, 'class="goal-t"')
        near = mark.value is not None and abs(self.y(mark.value) - y) < 34
        top = min(y, self.y(mark.value)) - self.frame.square / 2 if near and mark.value is not None else y
        return _text(right - 4, top - 8, mark.goal_text, 'class="goal-t" text-anchor="end"')

    def _mark(self, at: int, mark: Mark) -> str:
        frame, x = self.frame, self.x(at)
        label = _text(x, frame.bottom + 24, mark.label, 'text-anchor="middle"')
        half = frame.square / 2
        if mark.value is None:
            square = _use(mark.status, x - half, frame.bottom - frame.square - 6, frame.square)
            return label + square + self._gap(x, mark.gap)
        y = self.y(mark.value)
        base = self.y(max(self.low, Decimal(0)))
        stem = f'<path class="stem" d="M{x:.1f} {base:.1f}V{y:.1f}"/>' if y != base else ""
        drawn = f'<g class="{CLASSES[mark.status]}">{stem}{_use(mark.status, x - half, y - half, frame.square)}</g>'
        return label + drawn + _text(x + half + 5, self._beside(mark, y), mark.value_text, 'font-weight="600"')

    def _beside(self, mark: Mark, y: float) -> float:
        """Where the figure of a square stands: beside it, but below it where the target's line would run through."""
        through = mark.goal is not None and -22 < self.y(mark.goal) - y < 8
        return min(y + 22, self.frame.bottom - 6) if through else y + 5

    def _gap(self, x: float, words: str) -> str:
        """On a phone one word a line."""
        lines = [words] if self.frame is WIDE else words.split(" ")
        attributes = f'class="mut" font-size="{self.frame.small}" text-anchor="middle"'
        return "".join(_text(x, self.frame.bottom + 41 + 14 * at, line, attributes) for at, line in enumerate(lines))


def _use(status: Status, x: float, y: float, size: int) -> str:
    return f'<use href="#b-{status}" class="{CLASSES[status]}" x="{x:.1f}" y="{y:.1f}" width="{size}" height="{size}"/>'


def _text(x: float, y: float, words: str, attributes: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{escape(words)}</text>' if words else ""


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 50… that is not below."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * each for each in (1, 2, 5, 10) if power * each >= least)


def _multiple(value: Decimal, step: Decimal, down: bool = False) -> Decimal:
    sign = -1 if down else 1
    return sign * (sign * value / step).to_integral_value(ROUND_CEILING) * step
