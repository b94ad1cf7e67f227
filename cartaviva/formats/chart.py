"""Small accessible charts as SVG: the same string in the page and in the PDF.

A commitment is a square on a paper form: ticked, half filled, crossed, left dashed, or struck out where it did not
apply. The colours stand in attributes, which a page's style sheet overrides (dark, forced colours) and a PDF takes as
they are.
"""

from collections.abc import Mapping

from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.words import Say
from cartaviva.formats.palette import COLOURS, INK

CLASSES: Mapping[Status, str] = {
    Status.MET: "cv-met",
    Status.PARTLY_MET: "cv-part",
    Status.NOT_MET: "cv-miss",
    Status.NOT_EVALUATED: "cv-none",
    Status.NOT_APPLICABLE: "cv-na",
}

_SQUARE = '<rect x="2" y="2" width="16" height="16" rx="1" fill="{}" stroke="currentColor" stroke-width="{}"{}/>'
SHAPES: Mapping[Status, str] = {
    Status.MET: '<rect x="1" y="1" width="18" height="18" rx="2" fill="currentColor"/>'
    '<path class="cv-cut" d="M5.2 10.4l3.3 3.4 6.3-7.3" fill="none" stroke="#fff" stroke-width="2.4"/>',
    Status.PARTLY_MET: _SQUARE.format("none", 2, "") + '<path d="M2 2v16h16z" fill="currentColor"/>',
    Status.NOT_MET: _SQUARE.format("none", 2, "")
    + '<path d="M6 6l8 8M14 6l-8 8" fill="none" stroke="currentColor" stroke-width="2.6"/>',
    Status.NOT_EVALUATED: _SQUARE.format("none", 1.8, ' stroke-dasharray="3 2.3"')
    + '<path d="M7 10h6" fill="none" stroke="currentColor" stroke-width="2"/>',
    Status.NOT_APPLICABLE: _SQUARE.format("none", 1.2, "")
    + '<path d="M2.5 17.5l15-15" fill="none" stroke="currentColor" stroke-width="1.2"/>',
}
"""What is drawn for each status in a square of 20 × 20, in the current colour."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""As `html.escape` does it: to import that brings the names of all characters."""
SQUARES_IN_A_ROW = 15
MOST_SQUARES = 60
STEP = 24
SPACED = 71
"""From one count to the next, below a bar."""


def status_chart(counts: Mapping[Status, int], title: str, say: Say, name: str) -> str:
    """A square for each commitment; a bar where they are too many to count. `name` makes its ids unique in the page."""
    total = sum(counts.values())
    drawn = _squares(counts, name) if total <= MOST_SQUARES else _bar(counts, name)
    width, height, body = drawn
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cv-squares" viewBox="0 0 {width} {height}" '
        f'width="{2 * width}" height="{2 * height}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{title.translate(_ESCAPED)}</title>'
        f'<desc id="{name}-desc">{counted(counts, say).translate(_ESCAPED)}</desc>'
        f"{body}</svg>"
    )


def counted(counts: Mapping[Status, int], say: Say) -> str:
    """ "Met: 5; Not met: 2": how many commitments there are of each status, in words."""
    return "; ".join(f"{say(STATUS_WORDS[status])}: {count}" for status, count in counts.items() if count)


def _symbols(counts: Mapping[Status, int], name: str) -> str:
    used = (status for status, count in counts.items() if count)
    drawn = (f'<symbol id="{name}-{status}" viewBox="0 0 20 20">{SHAPES[status]}</symbol>' for status in used)
    return f"<defs>{''.join(drawn)}</defs>"


def _use(status: Status, name: str, x: int, y: int) -> str:
    return (
        f'<use href="#{name}-{status}" class="{CLASSES[status]}" color="{COLOURS[status]}" '
        f'x="{x}" y="{y}" width="20" height="20"/>'
    )


def _squares(counts: Mapping[Status, int], name: str) -> tuple[int, int, str]:
    statuses = [status for status in Status for _ in range(counts[status])]
    marks = [
        _use(status, name, index % SQUARES_IN_A_ROW * STEP, index // SQUARES_IN_A_ROW * STEP)
        for index, status in enumerate(statuses)
    ]
    rows = max(1, -(-len(statuses) // SQUARES_IN_A_ROW))
    width = max(1, min(len(statuses), SQUARES_IN_A_ROW)) * STEP - 4
    return width, rows * STEP - 4, _symbols(counts, name) + "".join(marks)


def _bar(counts: Mapping[Status, int], name: str) -> tuple[int, int, str]:
    """Parts of one bar to scale, and below them each status's square with its count."""
    width = SQUARES_IN_A_ROW * STEP - 4
    total, start, parts = sum(counts.values()), 0, []
    shown = [status for status in Status if counts[status]]
    for index, status in enumerate(shown):
        end = width * sum(counts[before] for before in shown[: index + 1]) // total
        filled = f'x="{start}" y="0" width="{max(2, end - start - 2)}" height="20" fill="currentColor"'
        parts.append(f'<g class="{CLASSES[status]}" color="{COLOURS[status]}"><rect {filled}/></g>')
        parts.append(_use(status, name, index * SPACED, 30))
        parts.append(
            f'<text x="{index * SPACED + 26}" y="46" font-family="Source Sans 3" font-size="17" '
            f'font-weight="600" fill="{INK}">{counts[status]}</text>'
        )
        start = end
    return width, 50, _symbols(counts, name) + "".join(parts)
