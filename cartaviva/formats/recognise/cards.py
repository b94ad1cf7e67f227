"""Cards: labels with their values beside them, in two columns, in four, below them, or as lines of text
("Indicador: ..."), one card after the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.language.scan import scan
from cartaviva.formats.grid import BLANK, Block, Cell, Grid, Paragraph, Row, Rows
from cartaviva.formats.recognise.cell_texts import YES_NO, is_figure
from cartaviva.formats.recognise.columns import FIGURE_ROLES, FOLLOWING, likeliest, may_be, roles_of
from cartaviva.formats.recognise.context import KEY_VALUE
from cartaviva.formats.recognise.headings import compact, heading_of, over_figures, over_text
from cartaviva.formats.recognise.roles import STATED, Role
from cartaviva.formats.recognise.series import LONGEST, Pair, Said, named, names_year, pairs_of, series_at, two_by_two


class Line(NamedTuple):
    """A line of a card, or a label and the line below it, and the labels with their values that are in it."""

    paragraphs: tuple[Paragraph, ...]
    pairs: list[Pair]


MAY_BE_BLANK = {Role.REMARKS, Role.MEASURES, Role.RESULT, Role.DIFFERENCE, Role.COMPLIANCE}
ABOVE = (Role.SERVICE, Role.PERIOD, Role.OBJECTIVE)
OF_CARDS = {Role.COMMITMENT, Role.INDICATOR, Role.REMARKS, Role.MEASURES}
TITLE = 60
"""Letters of a title at most."""
LABELS = 0.6
"""The share of the labels that have to be known headings."""


def records(piece: Rows) -> tuple[Rows, ...]:
    """The cards of a piece of a grid, each as rows of a label and its value; nothing where it is no set of cards.

    One card in two columns is left as it is.
    """
    pairs = pairs_of(piece)
    if not _are_cards(pairs):
        return ()
    cards = tuple(_under_headings(_cards(pairs)))
    return cards if len(cards) > 1 or len(piece[0]) > 2 else ()


def side_by_side(rows: Rows) -> Rows:
    """The labels and values of a grid in two columns, where some of its values stand below their labels and others
    beside them; nothing where it is no set of cards, or where several rows stand below the same labels.
    """
    read: list[Said] = []
    beside: list[Cell] = []
    at = 0
    while at < len(rows):
        if taken := series_at(rows[at : at + LONGEST], read):
            at += taken
            continue
        below = _stacked(rows[at], rows[at + 1]) if at + 1 < len(rows) else []
        mine = below or list(two_by_two(rows[at]))
        if len(mine) == 1 and not mine[0][1].text and not is_label(mine[0][0]):
            mine = [(mine[0][0], mine[0][0])]  # a title
        elif not below:
            beside += [label for label, _ in mine]
            if not (all(is_label(label) for label, _ in mine) or (len(mine) == 1 and not is_figure(mine[0][0].text))):
                return ()
        read += [Said(*pair) for pair in mine]
        at += 2 if below else 1
    pairs = named(read)
    said = [pair for pair in pairs if pair[0] is not pair[1]]
    whole = len(beside) < len(said) and any(map(_is_about_card, beside)) and _are_cards(said)
    return tuple(pairs) if whole else ()


def _stacked(labels: Sequence[Cell], values: Sequence[Cell]) -> list[Pair]:
    """Labels and what stands below each, where the one row has labels alone and the other few: "%", "Anual"."""
    above = {id(cell): cell for cell in labels if cell.text}
    below = {id(cell): cell for cell in values if cell.text}
    more = sum(is_label(value) and len(compact(value.text)) > 1 for value in below.values())
    if len(above) < 2 or not all(map(is_label, above.values())) or 2 * more >= max(len(below), 1):
        return []
    under = {id(label): value for label, value in reversed(list(zip(labels, values, strict=True))) if value.text}
    pairs = [(label, under.get(key, BLANK)) for key, label in above.items()]
    return pairs if {id(value) for _, value in pairs if value.text} == below.keys() else []


def _is_about_card(label: Cell) -> bool:
    """What one promise or measure has of its own; a service is that of a whole table."""
    return over_text(_bare(label)) in OF_CARDS


def _are_cards(pairs: Sequence[Pair]) -> bool:
    years = sum(names_year(label.text) for label, _ in pairs)
    known = years + sum(is_label(label) for label, _ in pairs)
    headings = sum(is_label(value) for _, value in pairs)
    if known < LABELS * len(pairs) or 2 * headings > known:
        return False
    meant = {role for label, _ in pairs for roles in roles_of(label.text) for role in roles}
    return Role.TARGET in meant and bool(years or Role.RESULT in meant)


def is_label(cell: Cell) -> bool:
    """Does a cell hold what may be the heading of a column?"""
    return len(compact(cell.text)) <= 40 and heading_of(cell.text) is not None


def _cards(pairs: Sequence[Pair]) -> Iterator[Rows]:
    """A card ends where one of its labels comes again, or one that stood before all of them in another card."""
    card: list[Pair] = []
    order: dict[str, int] = {}
    for label, value in pairs:
        place = order.setdefault(_bare(label), len(order))
        if any(_bare(label) == _bare(earlier) for earlier, _ in card) or all(
            place < order[_bare(earlier)] for earlier, _ in card
        ):
            if card:
                yield tuple(card)
            card = []
        card.append((label, value))
    yield tuple(card)


def _under_headings(cards: Iterator[Rows]) -> Iterator[Rows]:
    """A service, a period or an objective over one card is that of those after it, until another is named; a promise
    that of those that begin with what is measured.
    """
    above: dict[str, Pair] = {}
    promised: Rows = ()
    for card in cards:
        own = {_bare(label) for label, _ in card}
        measured = over_text(_bare(card[0][0])) is Role.INDICATOR
        again = promised if measured and not any(map(_is_promise, card)) else ()
        yield (*(pair for name, pair in above.items() if name not in own), *again, *card)
        for label, value in card:
            if over_text(label.text) not in ABOVE:
                break
            above[_bare(label)] = label, value
        promised = again or _promise_over(card)


def _is_promise(pair: Row) -> bool:
    return over_text(_bare(pair[0])) is Role.COMMITMENT


def _promise_over(card: Rows) -> Rows:
    """The promise that a card begins with, over what is measured."""
    about = [pair for pair in card if over_text(pair[0].text) not in ABOVE][:2]
    over = len(about) == 2 and _is_promise(about[0]) and over_text(_bare(about[1][0])) is Role.INDICATOR
    return tuple(about[:1]) if over else ()


def _bare(label: Cell) -> str:
    """Compromís 8: the label of a promise or a measure without its number."""
    short = compact(label.text)
    bare = re.sub(r"(?<!\d)\d{1,3}$", "", short)
    numbered = bare != short and over_text(bare) in (Role.COMMITMENT, Role.INDICATOR, Role.OBJECTIVE)
    return bare if numbered else short


OF_ONE = later(r"^[-–—•*·]\s+|\s*(?:n\.?[º°]\s*)?\d{1,3}$")
"""- Compromís 1"""


def unnumbered(label: Cell) -> Cell:
    """What a column is called that a label heads for all cards, of which it has the number of one."""
    return label if _bare(label) == compact(label.text) else label._replace(text=OF_ONE.sub("", label.text))


def boxed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a document, with lines of "label: value" that make cards as grids. A value may stand in the line
    below its label, where all of the document do.
    """
    blocks = list(_without_joints(blocks))
    below = _alternate(blocks)
    lines: list[Line] = []
    above: Block | None = None
    taken: Block | None = None
    for block, following in pairwise((*blocks, None, None)):
        if block is not None and block is taken:
            continue
        line = _as_line(block, following if below else None, bool(lines))
        if line:
            lines.append(line)
            taken = line.paragraphs[-1]
            continue
        yield from _boxed(lines, titled=isinstance(above, Paragraph))
        lines, above = [], block
        if block is not None:
            yield block


JOINT = re.compile(r"(?<=[^:\s])\s+[–—|·-]\s*$")
"""Cible : 85 % –"""


def _without_joints(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, without the dash at the end of a line of labels that stands before the label of the next line; one at
    the end of remarks is theirs.
    """
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph) and isinstance(following, Paragraph) and JOINT.search(block.text):
            said = _said_in(block, within=False)
            labelled = said and not _is_of_words(said[-1][0]) and _said_in(following, within=False)
            yield block._replace(text=JOINT.sub("", block.text)) if labelled else block
        else:
            yield block


def _is_of_words(label: Cell) -> bool:
    return may_be(label.text, Role.REMARKS, Role.MEASURES)


def _as_line(block: Block | None, following: Block | None, within: bool) -> Line | None:
    if not isinstance(block, Paragraph):
        return None
    if isinstance(following, Paragraph) and (pair := _one_below_the_other(block, following)):
        return Line((block, following), [pair])
    pairs = _said_in(block, within)
    return Line((block,), pairs) if pairs else None


def _alternate(blocks: Sequence[Block]) -> bool:
    """Does one line stand below each label that ends with a colon? Between two cards there may be others. Where a value
    is missing or has two lines, nobody can tell to which label the next one belongs.
    """
    labels = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph) and _is_bare_label(block)]
    for (at, label), (after, next_label) in pairwise((*labels, (len(blocks), None))):
        below = blocks[at + 1 : after]
        value = below[0] if below else None
        pair = _one_below_the_other(label, value) if label and isinstance(value, Paragraph) else None
        ends = next_label is None or next_label.text == labels[0][1].text
        ends = ends or any(not isinstance(other, Paragraph) or other.level for other in below)
        if pair is None or (len(below) > 1 and not ends) or _may_be_title(*pair):
            return False
    return bool(labels)


def _is_bare_label(label: Paragraph) -> bool:
    bare = label.text.rstrip()
    return not label.level and bare.endswith(":") and len(bare) <= TITLE and heading_of(bare) is not None


def _may_be_title(label: Cell, value: Cell) -> bool:
    """Words where a figure should stand: "Ficha 2" below a result that is blank."""
    stated = likeliest(label.text)[1] in STATED
    said = not value.text[:1].isalpha() or compact(value.text) in YES_NO or whole_meaning(value.text)
    return stated and not (said or any(figure.comparator for figure in scan(value.text).figures))


def _one_below_the_other(label: Paragraph, value: Paragraph) -> Pair | None:
    """A label that ends with a colon, and a line that is none and begins no card."""
    if value.level or not _is_bare_label(label):
        return None
    said = Cell(value.text.strip(), value.place)
    none = value.text.rstrip().endswith(":") or _line(value) or (is_label(said) and _is_about_card(said))
    return None if none else (Cell(label.text.rstrip().removesuffix(":").rstrip(), label.place), said)


NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s*[.)–—-]+\s+(?=[^\W\d_])")
"""1. Compromiso: …"""
PARTS = re.compile(r"(?:[.;|·\t\n]|\s[–—-])\s*(?=[^\W\d_][^:.;|]{2,40}:)")


STOPS_WITHIN = re.compile(r"[.;!?](?:\s|[^\W\d_]|$)")
"""p.p., …, two sentences; not 1.250"""


def _said_in(paragraph: Paragraph, within: bool) -> list[Pair]:
    """The labels of a line with their values: mostly one, or several side by side ("Objectiu: 5 dies. Resultat: 4")."""
    parts = [paragraph._replace(text=part) for part in PARTS.split(NUMBER.sub("", paragraph.text))]
    pairs = [pair for part in parts if (pair := _line(part) or (_numbered(part) if part is parts[0] else None))]
    if len(pairs) == len(parts) > 1 and _are_figures(pairs):
        return [*pairs[:-1], _without_stop(pairs)]
    pair = _line(paragraph) or (_blank(paragraph) if within else None)
    return [pair] if pair else []


def _without_stop(pairs: Sequence[Pair]) -> Pair:
    """The last label of a line and its value: the full stop behind a figure ends the line, as those between the parts
    ended them, unless a sentence or an abbreviation may be what it ends.
    """
    label, value = pairs[-1]
    bare = value.text.removesuffix(".")
    others = any(other.text.endswith(".") for _, other in pairs[:-1])
    stays = others or over_figures(label.text) not in FIGURE_ROLES or STOPS_WITHIN.search(bare)
    return pairs[-1] if stays else (label, value._replace(text=bare))


def _are_figures(pairs: Sequence[Pair]) -> bool:
    """One of the labels is a target or a result, or all are what follows from these, and none but the last is a remark,
    which may have labels within.
    """
    roles = [{over_text(label.text), over_figures(label.text)} for label, _ in pairs]
    stated = any(said & STATED for said in roles) or all(said & FOLLOWING for said in roles)
    return stated and not any(said & {Role.REMARKS, Role.MEASURES, Role.EXTRA} for said in roles[:-1])


def _are_both_figures(pairs: Sequence[Pair]) -> bool:
    """We promised: 10 days; we did: 8 days. What of, stands above."""
    meant = [over_figures(label.text) for label, _ in pairs]
    return meant == [Role.TARGET, Role.RESULT] and all(is_figure(value.text) for _, value in pairs)


def _line(paragraph: Paragraph) -> Pair | None:
    match = KEY_VALUE.match(paragraph.text) if not paragraph.level and len(paragraph.text) < 300 else None
    if match is None or heading_of(match[1]) is None or " · " in match[1]:
        return None  # "Cycles held · Result: …" is said about a cell
    return Cell(match[1], paragraph.place), Cell(match[2].strip(), paragraph.place)


NUMBERED_LABEL = later(
    r"([^\W\d_]{4,20}\s+(?:n\.?[º°]\s*)?\d{1,2}(?:\.\d{1,2})*)\s*[.)–—-]\s*([^\W\d_%].{8,}|%.{8,})", re.DOTALL
)


def _numbered(paragraph: Paragraph) -> Pair | None:
    """Indicador 1.1. Porcentaje de …: a label with its number, before others that have colons."""
    match = NUMBERED_LABEL.fullmatch(paragraph.text) if not paragraph.level and len(paragraph.text) < 300 else None
    about = match and over_text(match[1]) in (Role.COMMITMENT, Role.INDICATOR)
    return (Cell(match[1], paragraph.place), Cell(match[2].strip(), paragraph.place)) if match and about else None


def _blank(paragraph: Paragraph) -> Pair | None:
    """A label that nothing stands behind: "Observacions:"."""
    label = paragraph.text.rstrip().removesuffix(":").rstrip()
    if not _is_bare_label(paragraph) or not {over_text(label), over_figures(label)} & MAY_BE_BLANK:
        return None
    return Cell(label, paragraph.place), BLANK


def _boxed(lines: Sequence[Line], titled: bool) -> Iterator[Block]:
    """`titled`: they stand below a line of text, and not at the top or below a table."""
    pairs = [pair for line in lines for pair in line.pairs]
    if (len(pairs) > 2 or (titled and _are_both_figures(pairs))) and _are_cards(pairs):
        yield Grid(tuple(pairs), sheet=lines[0].paragraphs[0].place.sheet)
    else:
        yield from (paragraph for line in lines for paragraph in line.paragraphs)
