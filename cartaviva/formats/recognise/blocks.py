"""Small tables about one indicator each, with their labels in the first column. They are turned round."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cartaviva.core.period import Period
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cards import records, unnumbered
from cartaviva.formats.recognise.columns import FIGURE_ROLES, Header, Use, is_period, roles_of
from cartaviva.formats.recognise.headings import compact, heading_of, over_text
from cartaviva.formats.recognise.layout import find_header, headings_at
from cartaviva.formats.recognise.mapping import NO_SHAPES, Shapes, shape_of
from cartaviva.formats.recognise.parted import names_parts, spread
from cartaviva.formats.recognise.promised import tells_promises
from cartaviva.formats.recognise.reports import SUBJECTS, Table
from cartaviva.formats.recognise.roles import STATED, Role


class Part(NamedTuple):
    """A part of a grid: as a turned table in `rows` with the `lines` above it in `before`; or just `lines` of text."""

    lines: Rows
    before: Rows = ()
    rows: Rows = ()


def parts(rows: Rows, cards: Shapes = NO_SHAPES) -> Iterator[Part]:
    """The parts of a grid between blank rows and full-width titles, each turned round where that makes it a table;
    `cards` says what the labels of other cards of the document mean.
    """
    for piece in _under_periods(block for whole in _pieces(rows) for block in _blocks_of(whole)):
        found = [_with_result(_turned(card), cards) for card in records(piece)] if spread(piece) is piece else []
        if found:
            whole = [Part((), (), turned) for turned in found if header_of(turned, cards)]
            yield from whole or [Part(piece)]
            continue
        for cut in () if tells_promises(piece) else _cuts(piece):
            turned = _with_result(_turned(piece[cut:]), cards)
            header = header_of(turned, cards)
            if header and not any(use.guessed and use.role in STATED for use in header.uses):
                yield Part((), piece[:cut], turned)
                break
        else:
            yield Part(piece)


def header_of(turned: Rows, cards: Shapes, known: Shapes = NO_SHAPES) -> Header | None:
    """The headings of a card; where its values are not what its labels say ("Aucune demande"), as the same labels of
    other cards. What somebody mapped by hand is `known`, and stands.
    """
    found = find_header(turned, known=known) if turned else None
    if not (turned and cards):
        return found
    if found and all(_tells(use.role) >= _tells(_in_others(use.heading, cards)) for use in found.uses):
        return found
    like = find_header(turned, known={**_shape_like(turned, cards), **known})
    return like if like and _stated(like) > _stated(found) else found


def _in_others(label: str, cards: Shapes) -> str | None:
    """The role of a label in other cards."""
    return cards.get(shape_of([label]), (None,))[0]


def _shape_like(turned: Rows, cards: Shapes) -> Shapes:
    """The shape of a card, with the role that each of its labels has in others, or by itself."""
    _last, headings = headings_at(turned, 0)
    said: list[str] = [_in_others(heading, cards) or over_text(heading) or Role.EXTRA for heading in headings]
    if not any(row[-1].text for row in turned):
        said[-1] = Role.RESULT
    return {shape_of(headings): said}


def _with_result(turned: Rows, cards: Shapes) -> Rows:
    """A card of a promise and its target that leaves out the result that others have, with a blank one in its last
    column, as its labels say the same in them; others as they are.
    """
    said = {_in_others(cell.text, cards) for cell in turned[0]} if len(turned) == 2 else set()
    others = {role for roles in cards.values() for role in roles}
    lacks = Role.TARGET in said and said & SUBJECTS and Role.RESULT in others - said
    return tuple((*row, BLANK) for row in turned) if lacks else turned


def _leaves_out_result(table: Table) -> bool:
    results = table.header.having(Role.RESULT)
    return table.block and not any(use.heading or row[use.index].text for use in results for row in table.rows)


def without_plans(tables: Sequence[Table]) -> list[Table]:
    """The tables without cards that leave out their results where that is no slip: all below a title do, as those of
    what is planned, or half of the document's, as where results stand elsewhere.
    """
    runs: list[list[Table]] = []
    for table in tables:
        titles = table.context.headings
        if not runs or not table.block or (titles and titles != runs[-1][0].context.headings):
            runs.append([])
        runs[-1].append(table)
    lacking = [table for table in tables if _leaves_out_result(table)]
    many = 2 * len(lacking) >= sum(table.block for table in tables)
    kept: list[Table] = []
    for run in runs:
        planned = many or (len(run) > 1 and all(map(_leaves_out_result, run)))
        kept += [table for table in run if not (planned and _leaves_out_result(table))]
    return kept


def _stated(header: Header | None) -> int:
    """What a card says, each of its period."""
    return len({(use.role, use.period) for use in header.uses if _tells(use.role)}) if header else 0


def with_labels_of(header: Header, cards: Shapes) -> dict[str, Sequence[str]]:
    """What the labels of cards mean, with those of one more: the most that they mean in any."""
    labels = dict(cards)
    for use in header.uses:
        shape = shape_of([use.heading])
        if use.heading and (shape not in labels or _tells(use.role) > _tells(labels[shape][0])):
            labels[shape] = [use.role or Role.EXTRA]
    return labels


def _tells(role: str | None) -> int:
    return 2 if role in FIGURE_ROLES else int(role not in (None, Role.EXTRA))


def last_year(header: Header, stated: Period | None) -> Period | None:
    """The period of a card with results of several years and one target: that which is said outside of it, or else the
    last.
    """
    years = [use.period for use in header.having(Role.RESULT) if use.period and not use.yearless]
    dated = any(use.period for use in header.having(Role.TARGET))
    said = stated and (stated.start.year, stated.end.year) in {(year.start.year, year.end.year) for year in years}
    if len(years) < 2 or dated or said:
        return stated
    return max(years, key=lambda year: year.end)


def _pieces(rows: Rows) -> Iterator[Rows]:
    piece: list[Row] = []
    for row in rows:
        cells = distinct(row)
        if len(cells) > 1 or (piece and len(row) > 1 and row[0].text and heading_of(row[0].text) and not row[1].text):
            piece.append(row)  # a label without a value belongs to its block
            continue
        if piece:
            yield tuple(piece)
            piece = []
        if cells:
            yield (row,)
    if piece:
        yield tuple(piece)


def _blocks_of(piece: Rows) -> Iterator[Rows]:
    """The blocks of a piece with several lines of quarters: each begins with the label that the first begins with."""
    starts = [at for at, row in enumerate(piece) if row[0].text and row[0].text == piece[0][0].text]
    if sum(map(names_parts, piece)) < 2 or len(starts) < 2:
        yield piece
        return
    for start, end in zip(starts, [*starts[1:], len(piece)], strict=True):
        yield piece[start:end]


def _under_periods(pieces: Iterator[Rows]) -> Iterator[Rows]:
    """The pieces, those without periods of their own under the last that stood above: quarters over bands, each with
    its lines for target and result.
    """
    heads: Row = ()
    for piece in pieces:
        own = next((row for row in piece if names_parts(row)), ())
        heads = own or heads
        if own and len(piece) == 1:
            continue
        labels = {over_figures for row in piece for _, over_figures in roles_of(row[0].text)}
        lacks = heads and not own and labels >= STATED
        yield (heads, *piece) if lacks else piece


def remark_of(cell: Cell) -> tuple[Cell, Cell] | None:
    """The label and the text of "Comments: new phones", or of "Comments:"."""
    label, colon, text = cell.text.partition(":")
    if not colon or len(label) >= LONGEST or over_text(label) is not Role.REMARKS or compact(label) in OF_ALL:
        return None
    return Cell(label.strip(), cell.place), Cell(text.strip(), cell.place) if text.strip() else BLANK


def explained(table: Table, text: str) -> Table | None:
    """The table about one indicator, with the remarks that stand in the line below it."""
    found = remark_of(Cell(text)) if table.block and not table.header.having(Role.REMARKS) else None
    if found is None:
        return None
    use = Use(len(table.header.uses), Role.REMARKS, found[0].text, words=True)
    return table._replace(
        header=table.header._replace(uses=(*table.header.uses, use)),
        rows=tuple((*row, found[1]) for row in table.rows),
        widths=tuple(width + 1 for width in table.widths),
    )


LONGEST = 60
"""Letters of a label."""
OF_ALL = frozenset("note nota notes notas oharra".split())
"""A line that begins so is a note of the document, how it counts for example, and explains no miss."""


def _cuts(piece: Rows) -> Sequence[int]:
    """Where the table of a piece may begin: at its top, or at a row that names several periods."""
    years = [index for index, row in enumerate(piece) if sum(is_period(cell.text) for cell in row) > 1]
    return [*years[:1], 0] if len(piece) > 1 else []


def _turned(piece: Rows) -> Rows:
    """Columns as rows, without those that are empty, under headings of all cards."""
    columns = tuple(zip(*spread(piece), strict=True))
    filled = [column for column in columns if any(cell.text for cell in column)]
    return (tuple(map(unnumbered, filled[0])), *filled[1:]) if filled else ()
