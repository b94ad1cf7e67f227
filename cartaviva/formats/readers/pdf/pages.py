"""Pages → blocks: tables that go on over a page break are one, and what every page repeats is said once."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cartaviva.core.findings import Place
from cartaviva.formats.grid import BLANK, Block, Cell, Paragraph
from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.cells import grid
from cartaviva.formats.readers.limits import check_table
from cartaviva.formats.readers.pdf.beside import parts_of
from cartaviva.formats.readers.pdf.columns import column_tables
from cartaviva.formats.readers.pdf.framed import framed_tables, loose_cards
from cartaviva.formats.readers.pdf.gutters import runs_of
from cartaviva.formats.readers.pdf.labelled import Labels, labelled_cards
from cartaviva.formats.readers.pdf.lines import box_of, paragraphs_of, text_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.paired import paired_cards
from cartaviva.formats.readers.pdf.ruled import Slot, Table, ruled_tables
from cartaviva.formats.readers.pdf.shapes import Box, Word
from cartaviva.formats.readers.pdf.spread import Columns, placed, touching
from cartaviva.formats.readers.pdf.undrawn import undrawn_tables

_PAGE_NUMBER = re.compile(
    r"^\W*\d{1,4}\W*$|^\W*\d{1,4}\s*(/|de|of|di|sur)\s*\d{1,4}\W*$|\b(p[àaá]g\w*|page|orri\w*)\W{0,3}\d{1,4}\b|"
    r"^\W*\d{1,4}\W{1,3}(orri\w*|p[àaá]gina|page)$",
    re.IGNORECASE,
)
_OF_TWO_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d$")
"""2023/24, 2023-2024: it heads columns, as a year does, and is no figure."""
_SAME = 4.0
"""Points by which the columns of one table may differ from page to page."""
_CARD = 2
"""Columns, of labels and of values."""

Piece = Table | Paragraph
"""What stands on a page, before its tables are grids."""


def assemble(pages: Sequence[Page]) -> list[Block]:
    """The blocks of a file without tags, from top to bottom."""
    sheets = _sheets(pages)
    repeated, running = _repeated(sheets), _running(sheets)
    feet = {_unnumbered(block) for sheet in sheets for block in sheet[-2:] if isinstance(block, Paragraph)} - {""}
    blocks: list[Piece] = []
    for sheet in sheets:
        for at, block in enumerate(sheet):
            if isinstance(block, Paragraph):
                edge = at < 2 or at >= len(sheet) - 2
                if edge and (_PAGE_NUMBER.search(block.text) or repeated.get(block.text, block) is not block):
                    continue
                if edge and _unnumbered(block) in running:
                    continue
                blocks.append(block)
                continue
            if _says(block.rows[-1], block.pages[1]) in feet:
                block.rows.pop()
            if block.rows and not (blocks and joined(blocks, block)):
                blocks.append(block)
    return numbered([part for block in blocks for part in _unframed(block)])


def _sheets(pages: Sequence[Page]) -> list[list[Piece]]:
    """The blocks of each page."""
    parts = [[(part, *_drawn(part)) for part in parts_of(page)] for page in pages]
    labels = Labels([(words, len(page) == 1) for page in parts for _part, _tables, words in page])
    sheets: list[list[Piece]] = []
    for page in parts:
        tables = [block for block in sheets[-1] if isinstance(block, Table)] if sheets else []
        sheets.append([])
        for part, found, words in page:
            loose, rest = _not_drawn(part, words, labels, tables[-1].columns if tables else ())
            sheets[-1] += _blocks(part, [*found, *loose], rest)
    return sheets


def _unframed(block: Piece) -> list[Piece]:
    """A table of one column, or of one row with a label and a text, is running text in a frame."""
    if isinstance(block, Paragraph) or (len(block.rows[0]) > 1 and len(block.rows) * len(block.rows[0]) > 2):
        return [block]
    rows = [[slot for slot in dict.fromkeys(row) if slot.text] for row in block.rows]
    return [
        Paragraph(" ".join(slot.text for slot in row), 0, Place(page=row[0].page, box=_points(row[0].box)))
        for row in rows
        if row
    ]


def numbered(blocks: Sequence[Piece]) -> list[Block]:
    """Tables counted from 1, their slots as cells."""
    found: list[Block] = []
    tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
            continue
        rows = _cells(block, tables + 1)
        if rows:
            tables += 1
            found.append(grid(rows))
    return found


def _cells(table: Table, number: int) -> list[list[Cell]]:
    rows = [row for row in table.rows if any(slot.text for slot in row)]
    used = [at for at in range(len(table.rows[0])) if any(row[at].text for row in rows)] if rows else []
    check_table(len(rows), len(used))
    cells: dict[int, Cell] = {}
    for at, row in enumerate(rows, 1):
        for slot in row:
            if id(slot) not in cells and slot.text:
                where = Place(None, number, slot.page, at, None, _points(slot.box))
                cells[id(slot)] = Cell(slot.text, where, slot.heading)
            elif not slot.text:
                cells[id(slot)] = BLANK
    return [[cells[id(slot)] for slot in row[used[0] : used[-1] + 1]] for row in rows]


def _points(box: Box) -> tuple[int, int, int, int]:
    left, bottom, right, top = map(round, box)
    return left, bottom, right, top


def _drawn(page: Page) -> tuple[list[Table], list[Word]]:
    """The tables with lines on a page, and the words outside of them."""
    cards = framed_tables(page)
    ruled, words = ruled_tables(page, without=[card.box for card in cards])
    return [*cards, *ruled], words


def _not_drawn(page: Page, words: list[Word], labels: Labels, before: Columns) -> tuple[list[Table], list[Word]]:
    """The tables that the places of texts make, and the words outside of them; the last one on the page before had the
    columns `before`.
    """
    loose, words = loose_cards(page, words)
    paired, words = paired_cards(page, words)
    labelled, words = labelled_cards(page, words, labels)
    undrawn, words = undrawn_tables(page, words)
    more, words = column_tables(page, words, before)
    return [*loose, *paired, *labelled, *undrawn, *more], words


def _blocks(page: Page, tables: Sequence[Table], words: Sequence[Word]) -> list[Piece]:
    """What is on a page, from top to bottom."""
    blocks: list[tuple[float, Piece]] = [(table.box[3], table) for table in tables]
    left = min((word.left for word in page.words), default=0.0)
    edge = max((word.right for word in page.words), default=0.0)
    for group in _between(tables, words):
        blocks += _paragraphs(page, group, max(edge, page.width - left))
    return [block for _top, block in sorted(blocks, key=lambda item: -item[0])]


def _paragraphs(page: Page, words: Sequence[Word], edge: float) -> Iterator[tuple[float, Paragraph]]:
    """Each with where it begins: those of a right column of text where the last of the left one does."""
    top = page.height
    for run in runs_of(words):
        for paragraph in paragraphs_of(run.words, run.right or edge):
            top = min(top, paragraph[0].top) if run.right else paragraph[0].top
            if text := text_of(paragraph):
                yield top, Paragraph(text, 0, paragraph_place(page, paragraph))


def paragraph_place(page: Page, words: Sequence[Word]) -> Place:
    return Place(page=page.number, box=_points(box_of(words)))


def _between(tables: Sequence[Table], words: Sequence[Word]) -> list[list[Word]]:
    """The words above, between and below the tables."""
    tops = sorted((table.box[3] for table in tables), reverse=True)
    groups: list[list[Word]] = [[] for _ in range(len(tops) + 1)]
    for word in words:
        groups[sum(word.middle < top for top in tops)].append(word)
    return groups


def _repeated(sheets: Sequence[Sequence[Piece]]) -> dict[str, Piece]:
    """The first of the paragraphs at the edges of pages, by their text: on later pages it is a running head. Of a foot
    below tables it is the last: the first would stand between a table and its rest.
    """
    found: dict[str, Piece] = {}
    feet: set[str] = set()
    for sheet in sheets:
        table = max((at for at, block in enumerate(sheet) if isinstance(block, Table)), default=len(sheet))
        for at, block in enumerate(sheet):
            if not isinstance(block, Paragraph) or 2 <= at < len(sheet) - 2:
                continue
            if block.text not in found and at > table:
                feet.add(block.text)
            if block.text not in found or (block.text in feet and at > table):
                found[block.text] = block
    return found


def _running(sheets: Sequence[Sequence[Piece]]) -> set[str]:
    """What stands at the edges of several pages beside the number of each."""
    edges = [block for sheet in sheets for block in {id(block): block for block in (*sheet[:2], *sheet[-2:])}.values()]
    counted = Counter(_unnumbered(block) for block in edges if isinstance(block, Paragraph))
    return {text for text, pages in counted.items() if text and pages > 1}


def _unnumbered(block: Paragraph) -> str:
    return _before(block.text, block.place.page)


def _says(row: Sequence[Slot], page: int) -> str:
    """What a row says before the number of its page: it may stand within the width of a table at the foot of it."""
    return _before(" ".join(slot.text for slot in dict.fromkeys(row) if slot.text), page)


def _before(text: str, page: int | None) -> str:
    """The text before the number of its page; nothing where it does not end in that."""
    said, _, number = text.rpartition(" ")
    return said if number == str(page) else ""


# Tables over page breaks


def joined(blocks: Sequence[Piece], table: Table) -> bool:
    """Add `table` to the table that ended its column of the page before, if it goes on there."""
    before: Piece | None = blocks[-1]
    if isinstance(before, Table) and _is_beside(before, table):
        before = next((block for block in reversed(blocks) if not _is_beside(block, table)), None)
    if not isinstance(before, Table) or before.pages[1] + 1 != table.pages[0]:
        return False
    if len(table.edges) == 2 < len(before.edges) and _same(before.edges[:: len(before.edges) - 1], table.edges):
        table = Table([row * len(before.rows[0]) for row in table.rows], before.edges, table.box, table.pages)
    elif before.columns and table.columns:
        table = _aligned(before, table)
    if len(before.rows[0]) != len(table.rows[0]) or not _same(before.edges, table.edges):
        return False
    rows = _without_headings(before.rows, table.rows)
    cards = before.cards and table.cards
    if len(rows) == len(table.rows) and not (before.edges or cards) and _is_heading(rows[0], before.rows[0]):
        return False
    before.pages = before.pages[0], table.pages[1]
    if rows:
        _carry_on(before, rows)
        before.rows += rows
    return True


def _is_beside(block: Piece, table: Table) -> bool:
    """Does a block stand in another column of its page than a table of the next?"""
    box = block.box if isinstance(block, Table) else block.place.box
    return box is not None and (box[2] < table.box[0] or table.box[2] < box[0])


def _aligned(before: Table, table: Table) -> Table:
    """The table with the columns of the one before, where each of its own stands under another of them."""
    places = [at for at in placed(table.columns, before.columns) if at is not None]
    far = any(not touching([before.columns[at]], mine) for at, mine in zip(places, table.columns, strict=False))
    if far or len(places) < len(table.columns) or len(places) != len(table.rows[0]):
        return table
    rows = [[Slot("", table.pages[0], (0, 0, 0, 0)) for _ in before.columns] for _ in table.rows]
    for row, filled in zip(table.rows, rows, strict=True):
        for slot, at in zip(row, places, strict=True):
            filled[at] = slot
    return Table(rows, (), table.box, table.pages, before.columns)


def _same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """The edges of columns agree, as far as they are known on both pages."""
    if not edges or not others:
        return True
    return len(edges) == len(others) and all(
        abs(one - other) <= _SAME for one, other in zip(edges, others, strict=True)
    )


def _is_heading(row: Sequence[Slot], above: Sequence[Slot]) -> bool:
    """As tags say, where the table `above` has any that do; else several texts and no figure, in more than two columns:
    a label and a text are a line of a card.
    """
    if any(slot.heading for slot in above):
        return any(slot.heading for slot in row)
    texts = [slot.text for slot in dict.fromkeys(row) if slot.text]
    return len(above) > 2 and len(texts) > 1 and not any(FIGURE.match(text) for text in texts)


def _texts(row: Sequence[Slot]) -> list[str]:
    return [slot.text for slot in row]


def _without_headings(above: Sequence[list[Slot]], rows: list[list[Slot]]) -> list[list[Slot]]:
    """The rows after those that the page repeats from the top of the table."""
    same = 0
    while same < min(len(rows), len(above)) and _texts(rows[same]) == _texts(above[same]):
        if any(FIGURE.match(text) and not _OF_TWO_YEARS.match(text) for text in _texts(rows[same])):
            break
        same += 1
    return rows[same:]


def _carry_on(before: Table, rows: list[list[Slot]]) -> None:
    """What was cut by the page break: a row that goes on, and merged cells, which are blank on the new page."""
    while len(before.rows) > 1 and not any(slot.text for slot in before.rows[-1]):
        before.rows.pop()  # what is left of a border at the foot of a page
    last = before.rows[-1]
    told = _joined_rows(last, rows.pop(0)) if _goes_on(last, rows[0]) else set()
    for at, slot in enumerate(rows[0] if rows else []):
        if id(slot) not in told:
            if slot.text and not _mid_sentence(last[at].text, slot.text):
                break
            last[at].text = f"{last[at].text} {slot.text}".strip()
        for row in rows[: _height(rows, at)]:
            row[at] = last[at]


def _joined_rows(last: Sequence[Slot], first: Sequence[Slot]) -> set[int]:
    """Put what the `first` row of a page says behind the last of the page before. The slots of which that is done:
    a merged cell is in the next row, too.
    """
    rest = {id(slot): (above, slot) for above, slot in zip(last, first, strict=True)}
    for above, slot in rest.values():
        if slot.text and slot.text != above.text:  # a merged cell may be there on both pages
            above.text = f"{above.text} {slot.text}".strip()
    return set(rest)


def _height(rows: Sequence[Sequence[Slot]], column: int) -> int:
    """How many rows the first cell of a column covers."""
    return next((at for at, row in enumerate(rows) if row[column] is not rows[0][column]), len(rows))


def _mid_sentence(above: str, below: str) -> bool:
    """Whether a text that begins with a capital goes on in small letters."""
    return bool(above) and not above[0].islower() and above[-1] not in ".!?" and below[0].islower()


def _goes_on(last: Sequence[Slot], first: Sequence[Slot]) -> bool:
    """Whether two rows are one: where both have a text, it goes on in mid-sentence, and none is a figure.

    The text of a merged cell may stand on both pages.
    """
    pairs = [(above.text, slot.text) for above, slot in zip(last, first, strict=True) if slot.text]
    if any(above and FIGURE.match(below) for above, below in pairs):
        return False
    other = [(above, below) for above, below in pairs if above != below]
    both = [pair for pair in other if pair[0]]
    going_on = sum(_mid_sentence(above, below) for above, below in both)
    enough = 2 * going_on - (len(last) <= _CARD)  # a card has a label in the first of its columns
    return enough >= len(both) if both else bool(other)
