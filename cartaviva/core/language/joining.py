"""What figures are to their neighbours: scores, shares, ranges, compound durations, scales, years and notes."""

from collections.abc import Callable
from decimal import Decimal

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.figures import AND, Figure
from cartaviva.core.language.numerals import is_year_word
from cartaviva.core.language.tokens import Text
from cartaviva.core.language.units import Unit, convert

TO = frozenset("a al to fins ate until fino ata jusqu au".split())
THE = frozenset("el els la les los las o os a as il lo gli le the l".split())
TWO_ENDS = frozenset("entre between tra fra".split())
BETWEEN = frozenset("entre between tra fra bitartean artean arteko from de del da desde des".split())
_FROM = frozenset("from de del des desde da dal du".split())
_CHANGING = frozenset(
    "up down raise raised raising rise rising go going improve lift bring move moving passar passem passarem passant "
    "pasar pasaremos pasando pase passer passare subir pujar bajar baixar augmentar aumentar reduir reducir".split()
)
"""What makes of "from 90 % to 95 %" a way to go: who came to 93 % is not there."""
OUT_OF = frozenset(
    tuple(phrase.split())
    for phrase in (
        "out of,sobre,sur,su,/,em,of,of the,de,di,dels,over,de un total de,d un total de,sobre un total de".split(",")
    )
)
SLASH_TOPS = frozenset(map(Decimal, (5, 7, 10, 100)))
"""3/4 is three quarters, 4/5 a score."""

SCALE_TOPS = frozenset(map(Decimal, (4, 5, 6, 7, 10, 20, 100)))
BEFORE_SCALE = frozenset("sobre sur su em of over".split())
SCALE_WORDS = tuple(
    "escala scal echelle eskala punt pont point valor nota rating score voto balora satisf gogobet asebet maila grau "
    "grado grao indic level nive livell soddisf gradim qualif calif avali".split()
)
FROM_BASQUE = frozenset({"tik", "etik"})
SMALLER = {Unit.HOURS: Unit.MINUTES, Unit.MINUTES: Unit.SECONDS}
"""1 h 30, 2 min 45"""

Rule = Callable[[Text, Figure, Figure, tuple[str, ...]], Figure | None]
"""The one figure that two are, given the words between them; None where they are two."""


def join(text: Text, figures: list[Figure]) -> tuple[list[Figure], Decimal | None]:
    """The quantities that the numbers of `text` are, and the top of a scale that it names."""
    for rule in (out_of, range_of, compound):
        figures = _joined(text, figures, rule)
    tops = [figure.upper or figure.value for figure in figures if _is_scale(text, figure, len(figures))]
    figures = [figure for figure in figures if not _is_scale(text, figure, len(figures))]
    return _without_notes(text, figures), tops[-1] if tops else None


def _joined(text: Text, figures: list[Figure], rule: Rule) -> list[Figure]:
    joined: list[Figure] = []
    for figure in figures:
        one = rule(text, joined[-1], figure, text.words[joined[-1].last + 1 : figure.first]) if joined else None
        if one is None:
            joined.append(figure)
        else:
            joined[-1] = one
    return joined


def out_of(text: Text, part: Figure, whole: Figure, between: tuple[str, ...]) -> Figure | None:
    """8 sobre 10, 8/10, 10etik 8: a score; 49 of 65 targets: a share"""
    basque = text.tokens[part.last].text in {*FROM_BASQUE, "puntutik"} and between in ((), (",",))
    if basque:
        part, whole = whole, part
    elif between not in OUT_OF:
        return None
    if part.unit not in (None, Unit.SCORE, Unit.COUNT) or whole.unit not in (None, Unit.SCORE):
        return None
    if part.article or part.upper or not 0 <= part.value <= whole.value:
        return None
    marks_out_of_20 = text.language == "fr" and whole.value == 20
    if between == ("/",) and whole.value not in SLASH_TOPS and not marks_out_of_20:
        return part._replace(unit=Unit.RATIO, whole=whole.value, last=whole.last, noun=whole.noun)
    one = part._replace(first=min(part.first, whole.first), last=max(part.last, whole.last), noun=whole.noun)
    counts = whole.noun and not basque and not whole.noun.startswith(("punt", "point", "pont"))
    if whole.value in SCALE_TOPS and not counts:
        return one._replace(unit=Unit.SCORE, scale=whole.value, noun="")
    return one._replace(unit=Unit.RATIO, whole=whole.value)


def range_of(text: Text, low: Figure, high: Figure, between: tuple[str, ...]) -> Figure | None:
    """10-15 dies, entre 10 i 15, de 10 a 15, 0tik 10era"""
    if not _is_range(text, low, high, between):
        return None
    units_agree = low.unit is None or low.unit is high.unit
    a_thing = low.article and not _is_one_to(text, low, between)  # entre un taller i tres xerrades
    if not units_agree or low.value >= high.value or a_thing or low.upper or high.whole:
        return None
    return high._replace(value=low.value, upper=high.value, first=low.first, comparator=Comparator.BETWEEN)


def _is_one_to(text: Text, low: Figure, between: tuple[str, ...]) -> bool:
    """entre un i tres dies, de un a tres días: the one is no article there"""
    before = text.word(low.first - 1)
    return len(between) == 1 and before in (BETWEEN if between[0] in TO else TWO_ENDS)


def _is_range(text: Text, low: Figure, high: Figure, between: tuple[str, ...]) -> bool:
    if text.tokens[low.last].text in FROM_BASQUE and not between:
        return True
    linked = between[0] if between and set(between[1:]) <= THE else ""
    way = text.words[max(0, low.first - 3) : low.first]
    if way and way[-1] in _FROM and linked in TO and not _CHANGING.isdisjoint(way):
        return False
    around = (*text.words[max(0, low.first - 2) : low.first], *text.words[high.last + 1 : high.last + 2])
    opened = bool(BETWEEN.intersection(around))
    return linked == "-" or linked in TO or (opened and linked in AND)


def compound(text: Text, large: Figure, small: Figure, between: tuple[str, ...]) -> Figure | None:
    """4 minutes 10 seconds, 2 h i 30 min, 1 h 45, 2h 30m"""
    large, small = _minutes_beside(text, large, small)
    if large.unit in SMALLER and small.unit is None and not between and small.value < 60 and not small.noun:
        small = small._replace(unit=SMALLER[large.unit])
    if large.unit is None or small.unit is None or not set(between) <= AND | {","}:
        return None
    ratio = convert(Decimal(1), large.unit, small.unit)
    if ratio is None or ratio <= 1 or large.upper or small.upper:
        return None
    value = large.value * ratio + (-small.value if large.signed == "-" else small.value)
    return small._replace(value=value, first=large.first, article=False, signed=large.signed)


def _minutes_beside(text: Text, large: Figure, small: Figure) -> tuple[Figure, Figure]:
    """The two figures, "m" being minutes behind hours and at once before seconds; anywhere else it may be metres."""
    if large.unit is Unit.HOURS and _in_minutes(text, small):
        return large, small._replace(unit=Unit.MINUTES)
    if small.unit is Unit.SECONDS and small.value < 60 and small.first == large.last + 1 and _in_minutes(text, large):
        return large._replace(unit=Unit.MINUTES), small
    return large, small


def _in_minutes(text: Text, figure: Figure) -> bool:
    whole = not figure.places and not figure.signed and not figure.upper and 0 <= figure.value < 60
    return whole and figure.says_m(text.words)


def _is_scale(text: Text, figure: Figure, count: int) -> bool:
    """on a scale of 1 to 5, (0-10), sobre 10, (10etik)"""
    top = figure.upper or figure.value
    if top not in SCALE_TOPS or figure.unit not in (None, Unit.SCORE) or figure.scale:
        return False
    if figure.upper:
        return figure.value <= 1 and (count > 1 or any(word.startswith(SCALE_WORDS) for word in text.words))
    if text.tokens[figure.last].text in FROM_BASQUE and text.word(figure.last + 1) in ("", ")", ","):
        return True
    before = text.word(figure.first - 1)
    return before in BEFORE_SCALE and not figure.noun and (before != "of" or text.word(figure.first - 2) == "out")


def _without_notes(text: Text, figures: list[Figure]) -> list[Figure]:
    """Years beside the figure, and the numbers of notes, are left out: "5.4 % (2023-24)", "95 (1)"."""
    asides = [figure._replace(aside=_in_brackets(text, figure)) for figure in figures]
    if all(figure.aside for figure in asides):
        return asides
    return [figure for figure in asides if not _is_note(text, figure, len(asides))]


def _in_brackets(text: Text, figure: Figure) -> bool:
    before = text.words[: figure.first]
    return sum(word in ("(", "[") for word in before) > sum(word in (")", "]") for word in before)


NOTES = ("not", "vegeu", "vease", "see", "voir", "ver", "vedi", "ikus")
"""see note 1"""


def _is_note(text: Text, figure: Figure, count: int) -> bool:
    if figure.unit is not None or figure.upper or figure.signed:
        return False
    if figure.aside and text.word(figure.first - 1).startswith(NOTES):
        return True
    alone = text.word(figure.first - 1) in ("(", "[") and text.word(figure.last + 1) in (")", "]", "")
    if figure.aside and alone and figure.value < 10 and not figure.places:
        return True
    return count > 1 and is_year_word(text.words[figure.first]) and (figure.aside or not figure.noun)
