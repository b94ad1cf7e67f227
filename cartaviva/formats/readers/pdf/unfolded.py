"""A sheet wider than a page is printed on several: what goes on to the right is put beside what it goes on from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Block, Cell, Paragraph
from cartaviva.formats.readers.pdf.lines import box_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.shapes import Rule, Word, apart

_SAME, _NEAR = 1.0, 3.0
"""Points by which what stands at the same height of two pages may differ, and what begins at the same place of one."""
_LEAST, _SHARE = 3, 0.6
"""Lines of rows that pages of one sheet have in common, and their share of those of the page with fewer."""
_MOST = 0.8
"""The share of texts that stand beside one of the page before, where few lines are drawn."""
_HIGHEST = 20
"""Pages that a sheet goes down, at most."""
_LINE = 10.0
"""Points from a title down to what has one above it, at least, and from the longest text to the end of its column."""


class Part(NamedTuple):
    """The page with this number stands from `left` on, `shift` to the right of its own place."""

    page: int
    left: float
    shift: float


Parts = dict[int, list[Part]]
"""What each page was put together from, by its new number; nothing where none was."""


def unfold(pages: Sequence[Page]) -> tuple[list[Page], Parts]:
    """The pages from left to right as one, numbered again. They are printed down a sheet, then to the right, or the
    other way round.
    """
    found: list[Page] = []
    parts: Parts = {}
    tops = [_highest(page) for page in pages]
    at = 0
    while at < len(pages):
        most = min(_HIGHEST, (len(pages) - at) // 2)
        ways = (high for high in range(1, most + 1) if tops[at].isdisjoint(tops[at + high]))
        high = next((high for high in ways if _shift(pages[at : at + high], pages, at + high, high) is not None), 1)
        wide = [replace(page, number=len(found) + new) for new, page in enumerate(pages[at : at + high], 1)]
        parts |= {
            new.number: [Part(page.number, float("-inf"), 0.0)] for new, page in zip(wide, pages[at:], strict=False)
        }
        at += high
        while (shift := _shift(wide, pages, at, high)) is not None:
            for new, page in enumerate(pages[at : at + high]):
                parts[wide[new].number].append(Part(page.number, _sides(page)[0] + shift, shift))
                wide[new] = _beside(wide[new], page, shift)
            at += high
        found += wide
    return (found, parts) if len(found) < len(pages) else (list(pages), {})


def _shift(wide: Sequence[Page], pages: Sequence[Page], at: int, high: int) -> float | None:
    """How far as many pages from `at` on stand to the right, if they go on there."""
    rest = pages[at : at + high]
    if len(rest) < high or not wide[0].words or not rest[0].words:
        return None
    shift = _shift_of_first(wide[0], rest[0], pages[at - high])
    others = zip(wide[1:], rest[1:], strict=True)
    return shift if shift is not None and all(_agree(*pair) or _are_beside(*pair) for pair in others) else None


def _shift_of_first(left: Page, right: Page, last: Page) -> float | None:
    """The same of the first page; `last` is the one to the right of which it would be."""
    over = [word for word in right.words if word.left < 0]
    shown = (word.left - other.left for other in over for word in left.words if _goes_over(word, other))
    shift = next(shown, None)
    known = left.width > last.width
    if shift is None and (_agree(left, right) or (known and _are_beside(left, right))):
        return _sides(left)[1] - _sides(right)[0] if _starts_anew(left, right, last) else None
    return shift


def _highest(page: Page) -> set[str]:
    """The texts at the top of a page, as headings that come again; none where a text begins on the page before."""
    if any(word.left < 0 for word in page.words):
        return set()
    top = max((word.middle for word in page.words), default=0.0)
    return {word.text for word in page.words if abs(word.middle - top) <= _SAME}


def _goes_over(word: Word, other: Word) -> bool:
    """Is one text at one height on two pages, as where it is longer than the first?"""
    return other.text == word.text and abs(other.middle - word.middle) <= _SAME


def _agree(left: Page, right: Page) -> bool:
    """Do the rows of both end at the same heights?"""
    if not left.across or not right.across:
        return False
    heights, others = ([rule.at for rule in page.across] for page in (left, right))
    if any(abs(end(heights) - end(others)) > _SAME for end in (min, max)):
        return False
    rows, others = _levels(left), _levels(right)
    both = [level for level in others if _is_among(level, rows)]
    return len(both) >= max(_LEAST, _SHARE * min(len(rows), len(others)))


def _are_beside(left: Page, right: Page) -> bool:
    rows, others = ({round(word.middle, 1) for word in page.words} for page in (left, right))
    both = [level for level in others if _is_among(level, rows)]
    return len(both) >= max(_LEAST, _MOST * len(others))


def _is_among(level: float, others: Iterable[float]) -> bool:
    return any(abs(level - other) <= _SAME for other in others)


def _starts_anew(left: Page, right: Page, last: Page) -> bool:
    """The second begins with headings as high as rows of the first and none of its own, where that has its title or
    the line above its rows; and its first column had no room there.
    """
    top = max(word.middle for word in right.words)
    above = [word.middle for word in left.words if word.middle > top + _LINE] or _levels(left)[-1:]
    start, end = _sides(right)
    columns = [rule.at for rule in right.down if rule.at > start + _NEAR]
    near = [word.right for word in right.words if word.left < start + _NEAR]
    first = min(columns or [max(near, default=end)]) - start
    fits = _sides(last)[1] + first < last.width - _sides(last)[0]
    return bool(above) and above[0] > top and not fits and _highest(right).isdisjoint(word.text for word in left.words)


def _levels(page: Page) -> list[float]:
    """The heights of lines, from the lowest."""
    return apart((rule.at for rule in page.across), _SAME)


def _sides(page: Page) -> tuple[float, float]:
    """Where the lines of a page end, else its texts."""
    if page.down:
        return min(rule.at for rule in page.down), max(rule.at for rule in page.down)
    left, _bottom, right, _top = box_of(page.words)
    return left, right + _LINE


def _beside(left: Page, right: Page, shift: float) -> Page:
    """Both as one page, without the texts of the second that begin on the first."""
    shifted = (_shifted(word, shift) for word in right.words)
    return replace(
        left,
        width=right.width + shift,
        side=right.side and right.side + shift,
        words=[*left.words, *(word for word in shifted if not _is_on(left, word))],
        across=[*left.across, *(Rule(rule.at, rule.start + shift, rule.end + shift) for rule in right.across)],
        down=[*left.down, *(rule._replace(at=rule.at + shift) for rule in right.down)],
        shades=[*left.shades, *((box[0] + shift, box[1], box[2] + shift, box[3]) for box in right.shades)],
        pictures=left.pictures + right.pictures,
    )


def _is_on(page: Page, word: Word) -> bool:
    return any(_goes_over(other, word) and abs(other.left - word.left) <= _NEAR for other in page.words)


def _shifted(word: Word, shift: float) -> Word:
    return word._replace(
        left=word.left + shift,
        right=word.right + shift,
        gaps=tuple((low + shift, high + shift) if high else (low, high) for low, high in word.gaps),
        seams=tuple((at, low + shift, high + shift) for at, low, high in word.seams),
    )


def put_back(blocks: Iterable[Block], parts: Parts) -> list[Block]:
    """The blocks with the places that their cells and texts have in the file."""
    cells: dict[int, Cell] = {}

    def placed(cell: Cell) -> Cell:
        return cells.setdefault(id(cell), cell._replace(place=_in_file(cell.place, parts)))

    return [
        block._replace(place=_in_file(block.place, parts))
        if isinstance(block, Paragraph)
        else block._replace(rows=tuple(tuple(map(placed, row)) for row in block.rows))
        for block in blocks
    ]


def _in_file(place: Place, parts: Parts) -> Place:
    if place.page is None or place.box is None:
        return place
    left, bottom, right, top = place.box
    part = [part for part in parts[place.page] if part.left <= (left + right) / 2][-1]
    return place._replace(page=part.page, box=(left - round(part.shift), bottom, right - round(part.shift), top))
