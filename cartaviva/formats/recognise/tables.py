"""The tables of a document: where each begins and ends, what stands around it, and which parts belong together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from cartaviva.core.language.noted import notes_in
from cartaviva.core.period import Period
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph, Row, Rows, across, distinct, widened
from cartaviva.formats.recognise import blocks
from cartaviva.formats.recognise.beside import is_account, names_years, only_dates
from cartaviva.formats.recognise.by_outcome import put_together
from cartaviva.formats.recognise.cards import boxed, is_label, side_by_side
from cartaviva.formats.recognise.cell_texts import is_figure, is_year_alone, no_headings
from cartaviva.formats.recognise.columns import TEXT_ROLES, Header, is_period, may_be, roles_of
from cartaviva.formats.recognise.comment_rows import said_below
from cartaviva.formats.recognise.context import Context, after_table, on_sheet, service_of, start, take
from cartaviva.formats.recognise.headed_once import headed_once, in_one
from cartaviva.formats.recognise.layout import find_header
from cartaviva.formats.recognise.mail_head import without_head
from cartaviva.formats.recognise.mapping import NO_SHAPES, Shapes
from cartaviva.formats.recognise.melted import unmelted
from cartaviva.formats.recognise.packed import unpacked
from cartaviva.formats.recognise.paired import paired
from cartaviva.formats.recognise.promised import tells_promises, with_targets
from cartaviva.formats.recognise.reports import SUBJECTS, Table
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.rows import FILLED, GOES_ON, header_signs
from cartaviva.formats.recognise.stacked import unstacked
from cartaviva.formats.recognise.summaries import Summary, counted_in_all, counts_statuses, summary_of, with_totals
from cartaviva.formats.recognise.total_rows import balance, closing, is_total, may_balance, says_total
from cartaviva.formats.recognise.wrapped import WITHOUT_CELLS, unwrapped

TURNS = (headed_once, unmelted, unstacked, paired, unpacked, put_together)
"""What puts a table of another kind, with the rows that may be its headings, into a row for each result and a column
for each thing said: its rows, or ().
"""


@dataclass(slots=True)
class State:
    """What was read so far: the context for what comes next, and the tables found."""

    context: Context
    tables: list[Table] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    """Paragraphs since the last table: bands or notes, where the table goes on after them."""
    below: tuple[str, ...] | None = None
    """Those of them before the next sheet or title: the notes below that table."""
    sheet: str | None = None
    page: int | None = None
    """That of the last paragraph."""
    known: Shapes = field(default_factory=lambda: NO_SHAPES)
    wraps: bool = False
    """Texts may go on in the next row: the file has lines, and no cells."""
    promised: bool = False
    """Targets are looked for in the words of promises as well."""
    cards: dict[str, Sequence[str]] = field(default_factory=dict)
    """What each label of the cards that were read means, by its shape."""
    summaries: list[Summary] = field(default_factory=list)
    """Tables that count the promises of several charters, wherever they stand."""

    def go_on(self, rows: Rows, widths: tuple[int, ...] = ()) -> None:
        """The last table has these rows as well, as wide as it is where they have no widths of their own."""
        last = self.tables[-1]
        widths = widths or tuple(map(len, rows))
        self.tables[-1] = last._replace(rows=last.rows + rows, widths=last.widths + widths)

    def end_table(self) -> None:
        """What stood above a table is about no other."""
        self.context = after_table(self.context)
        self.loose, self.below = [], None

    def end_notes(self) -> None:
        """A title or another sheet: what follows is not about the last table."""
        if self.below is None:
            self.below = tuple(text for text in self.loose if text.strip())


def read_tables(document: Document, known: Shapes, promised: bool = False) -> State:
    """The tables of a document, `promised`: with targets out of the words of promises; cards once more when it is known
    what their labels mean in any of them.
    """
    state = _read(document, known, promised, {})
    return _read(document, known, promised, state.cards) if state.cards else state


def _read(document: Document, known: Shapes, promised: bool, cards: Shapes) -> State:
    texts = list(islice(_texts(document), 4000))
    wraps = document.format in WITHOUT_CELLS
    state = State(start(document.title, texts), known=known, wraps=wraps, promised=promised, cards={**cards})
    for block in boxed(tuple(in_one(without_head(document.blocks)))):
        _enter(state, block.place.sheet if isinstance(block, Paragraph) else block.sheet)
        if isinstance(block, Paragraph):
            state.page = block.place.page
            _paragraph(state, block.text, block.level)
        else:
            _grid(state, block)
    state.tables = with_totals(state.tables, state.summaries)
    return state


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                yield from (cell.text for cell in distinct(row))


def _enter(state: State, sheet: str | None) -> None:
    if sheet is not None and sheet != state.sheet:
        state.end_notes()
        state.context = on_sheet(state.context, sheet)
        state.sheet = sheet


PAGE = re.compile(
    r"(?:p[àáa]g(?:ina|e)?\.?|orria?|orrialdea)?\s*[-–]?\s*\d{1,3}\s*(?:(?:de|of|di|sur|/)\s*\d{1,3}|[-–])?",
    re.IGNORECASE,
)
FOOT = re.compile(
    r".*[–—|·-]\s*(?:p[àáa]g(?:ina|e)?\.?|orria|orrialdea)\s*\d{1,3}\s*(?:de|of|di|sur|/)\s*\d{1,3}", re.IGNORECASE
)
"""Carta de Servicios 2024 - Página 1 de 3"""


def _paragraph(state: State, text: str, level: int = 0) -> None:
    if any(of_page.fullmatch(text.strip()) for of_page in (PAGE, FOOT, GOES_ON)):
        return
    closes = says_total(text) and any(letter.isdigit() for letter in text)
    if state.tables and not state.loose and (closes or _is_last_remark(text, state.tables[-1])):
        state.go_on(((Cell(text),) * len(state.tables[-1].header.uses),))
        return
    if state.tables and not state.loose and (explained := blocks.explained(state.tables[-1], text)):
        state.tables[-1] = explained
        return
    if level:
        state.end_notes()
    state.loose.append(text)
    state.context = take(state.context, text, level)


def _is_last_remark(text: str, table: Table) -> bool:
    """ "Observacions: …" below a table whose rows have such a line below them, each its own."""
    said = said_below([Cell(text)])
    return said is not None and any(across(row) and said_below(distinct(row)) for row in table.rows)


def _may_be_headings(texts: Sequence[str]) -> bool:
    """Is none of the texts of a row a figure, with a unit or without, that a heading would not say?"""
    figures = (one for one in texts if one and not one[0].isalpha() and is_figure(one))
    return not no_headings(texts) and all(roles_of(figure) or is_period(figure) for figure in figures)


def _turned(rows: Rows) -> Rows:
    heads = [at for at, row in enumerate(rows) if _may_be_headings([cell.text for cell in row])]
    return next(filter(None, (turn(rows, heads) for turn in TURNS)), ())


def _grid(state: State, grid: Grid) -> None:
    """Every table of a grid: lines above a header are context; a grid without a header goes on with the last table."""
    if _closes(state, grid):
        return
    turned = _turned(grid.rows)
    cards = () if turned or tells_promises(grid.rows) else side_by_side(grid.rows)
    rows = turned or cards or grid.rows
    widths = grid.widths if grid.widths and rows is grid.rows else tuple(len(row) for row in rows)
    first, found = 0, False
    while header := None if cards else find_header(rows, first, state.known):
        found = True
        _lines(state, rows[first : header.first])
        following = find_header(rows, header.last + 1, state.known)
        end = _body_end(rows, header, following, state.context.period)
        repeated = header_signs(rows, header)
        while following and header_signs(rows, following) == repeated and end == following.first:
            following = find_header(rows, following.last + 1, state.known)
            end = _body_end(rows, header, following, state.context.period)
        body = slice(header.last + 1, end)
        lines = unwrapped(rows[body], widths[body], header) if state.wraps else (rows[body], widths[body])
        if len(lines[0]) < len(rows[body]):
            header = _of_whole_texts(rows, header, lines[0], state.known)
        about_one = _is_about_one(header, state.context)
        _table(state, Table(header, *lines, state.context, frozenset(repeated), about_one))
        first = end
    if not found and state.promised and find_header(said := with_targets(rows)):
        _grid(state, Grid(said, grid.merges, sheet=grid.sheet))
    elif not found and not _goes_on(state, rows, widths):
        _blocks(state, rows)
    elif found:
        _lines(state, rows[first:])


def _closes(state: State, grid: Grid) -> bool:
    """A grid that only sums up the table above it is the end of that."""
    rows = closing(grid.rows, state.tables[-1].header) if state.tables and not state.loose else ()
    if not rows and state.tables and may_balance(grid.rows):
        made = sum(len(table.rows) for table in state.tables)
        alike = len({service_of(table.context, True) for table in state.tables}) == 1
        rows = balance(grid.rows, state.tables[-1].header, made) if alike else ()
    if rows:
        state.go_on(rows)
    return bool(rows)


def _of_whole_texts(rows: Rows, header: Header, body: Rows, known: Shapes) -> Header:
    """The header with what its columns hold now that their texts are whole."""
    again = find_header((*rows[header.first : header.last + 1], *body), 0, known)
    if again is None or (again.first, again.last) != (0, header.last - header.first):
        return header
    return header._replace(uses=again.uses)


def _lines(state: State, rows: Sequence[Row]) -> None:
    """Rows that are no table are paragraphs; headings of several years, over figures, name none for the report."""
    for row in rows:
        cells = distinct(row)
        joint = ": " if len(cells) == 2 and not cells[0].text.endswith(":") else " "
        text = joint.join(cell.text for cell in cells)
        if len({cell.text for cell in cells if is_year_alone(cell.text)}) > 1:
            state.loose.append(text)
        elif cells:
            _paragraph(state, text)


def _body_end(rows: Rows, header: Header, following: Header | None, period: Period | None) -> int:
    """The first row below the body: the titles just above the next header belong to that one."""
    end = following.first if following else _other_figures(rows, header, period)
    if end == len(rows):
        return end
    while end > header.last + 1 and _is_title(rows[end - 1]) and not is_total(rows[end - 1], header):
        end -= 1
    return end if end > header.last + 1 or following is None else following.first


def _other_figures(rows: Rows, header: Header, period: Period | None) -> int:
    """The row below a title that names years over other figures ("Complaints received", 2022, 2023), or their end."""
    below = range(header.last + 3, len(rows))
    return next((at for at in below if _is_title(rows[at - 1]) and names_years(rows[at], period)), len(rows))


def _is_about_one(header: Header, context: Context) -> bool:
    """Figures alone, about what stands above them."""
    texts = {use.role for use in header.uses if use.role in TEXT_ROLES} - {Role.REMARKS, Role.MEASURES}
    return not texts or (not texts & SUBJECTS and bool(context.keys.keys() & SUBJECTS))


def _is_title(row: Sequence[Cell]) -> bool:
    """A row of one cell, or of a label with its value: what it says is about the table below."""
    cells = distinct(row)
    return len(cells) <= 1 or (len(cells) == 2 and is_label(cells[0]) and not is_label(cells[1]))


def _table(state: State, table: Table) -> None:
    if only_dates(table.rows, table.header):
        return
    if not table.part and (summary := summary_of(table.rows, table.header)):
        if _are_of_one(state.tables) and not may_be(table.header.uses[0].heading, Role.SERVICE):
            state.go_on(counted_in_all(summary, state.tables[-1].header))
        else:
            state.summaries.append(summary)
        return
    if not table.part and is_account(table.rows, table.header):
        return
    lines = _at_foot(state, table)
    if lines or _is_next_page(state, table) or _goes_on_below(state, table):
        state.go_on(lines + table.rows, tuple(map(len, lines)) + table.widths)
    else:
        below = state.below or notes_in(state.loose)
        if state.tables and below:
            state.tables[-1] = state.tables[-1]._replace(below=below)
        state.tables.append(table)
    state.end_table()


def _are_of_one(tables: Sequence[Table]) -> bool:
    """Do the tables make one report, so that what is counted below them is of it?"""
    alike = len({table.charter for table in tables}) == 1
    return len(tables) == 1 or (alike and all(table.part for table in tables))


def _has_headings_of_last(state: State, table: Table) -> bool:
    return bool(state.tables and table.repeated) and not table.block and state.tables[-1].repeated == table.repeated


def _is_next_page(state: State, table: Table) -> bool:
    """The same headings again with nothing said between: the next page of a table."""
    return _has_headings_of_last(state, table) and not (state.loose or table.context.headings)


def _at_foot(state: State, table: Table) -> Rows:
    """Lines at the end of a page below a table that has rows of one cell, where the next page begins with the same
    headings: bands and remarks of that table, as no title stays alone at the foot of a page.
    """
    if not _has_headings_of_last(state, table) or table.context.named:
        return ()
    above = state.tables[-1]
    last, following = (
        next((page for row in rows if (page := row[0].place.page)), 0) for rows in (above.rows[::-1], table.rows)
    )
    if not last or (state.page, following) != (last, last + 1) or not any(map(across, above.rows)):
        return ()
    return tuple((Cell(text),) * len(table.header.uses) for text in state.loose)


def _goes_on_below(state: State, table: Table) -> bool:
    """The same headings again over a row whose first cells are empty: the rest of a merged cell on the next page."""
    if not _has_headings_of_last(state, table):
        return False
    data = next((row for row in table.rows if len(distinct(row)) > 1), ())
    merged = [use.index for use in table.header.uses if use.role in FILLED[:3]]
    return bool(data and merged) and not data[merged[0]].text and not table.context.named


def _goes_on(state: State, rows: Rows, widths: tuple[int, ...]) -> bool:
    """A table without headings, as wide as the one before it: its next part, the paragraphs between being its bands."""
    if not state.tables or not rows or state.tables[-1].block:
        return False
    width = len(state.tables[-1].header.uses)
    if not 0.6 * width < len(rows[0]) <= width or len(rows[0]) < 3:
        return False
    if names_years(rows[0], state.context.period) or counts_statuses(rows):
        return False
    bands = tuple((Cell(text),) * width for text in state.loose if len(text) <= 160 and not text[:1].islower())
    padded = tuple(widened(row, width) for row in rows)
    state.go_on(bands + padded, (width,) * len(bands) + widths)
    state.end_table()
    return True


def _blocks(state: State, rows: Rows) -> None:
    """Cards with nothing between them all stand below the same title."""
    above: Context | None = None
    for part in blocks.parts(rows, state.cards):
        header = blocks.header_of(part.rows, state.cards, state.known)
        if header is None:
            _lines(state, part.lines)
            above = None
            continue
        state.cards = blocks.with_labels_of(header, state.cards)
        state.context = above if above and not part.before else state.context
        for line in part.before:
            _lines(state, [line])
        above = state.context
        body = part.rows[header.last + 1 :]
        context = state.context._replace(period=blocks.last_year(header, state.context.period))
        _table(state, Table(header, body, tuple(len(row) for row in body), context, block=True))
