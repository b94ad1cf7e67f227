"""Shares that are said in words, which are percentages: nine in ten, nou de cada deu, three quarters, la meitat.

Nine out of ten may as well be a mark: it is only told to be both, and the rest of its row decides (target.py).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from cartaviva.core.language.comparing import sayings
from cartaviva.core.language.figures import ARTICLES, Figure
from cartaviva.core.language.joining import SCALE_WORDS
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.measures import is_month
from cartaviva.core.language.numerals import number_words
from cartaviva.core.language.tokens import Text
from cartaviva.core.language.units import DURATIONS, SECONDS, Unit, unit_words

WHOLES = frozenset(map(Decimal, (*range(2, 11), 20, 100)))
"""Of how many people say a share; 2 in 1,000 is a rate."""

OF_EACH = frozenset(
    tuple(phrase.split()) for phrase in "de cada,d cada,em cada,of every,in every,out of every".split(",")
)
OF_ALL = frozenset(tuple(phrase.split()) for phrase in "out of,sobre,sur,su,em,over".split(","))
"""What joins a mark and its scale too."""

MOST_NOUNS = 3
"""Words for what is counted, between the two numbers: nine telephone calls out of ten."""

FROM_BASQUE: Mapping[str, int] = {
    "bitik": 2,
    "hirutik": 3,
    "lautik": 4,
    "bostetik": 5,
    "hamarretik": 10,
    "hogeitik": 20,
    "ehunetik": 100,
}
"""Out of ten, in one word, which stands first: hamarretik bederatzi."""


def with_shares(text: Text, figures: list[Figure]) -> list[Figure]:
    """`figures` from left to right, in which every share in words is one percentage; `share` says that it was one."""
    paired: list[Figure] = []
    for figure in figures:
        one = _of_whole(text, paired[-1], figure) if paired else None
        if one is None:
            paired.append(_out_of_basque(text, figure))
        else:
            paired[-1:] = one
    if coins := list(_of_coins(text)):
        paired = _with(coins, paired)
    if _telling().isdisjoint(text.words):
        return paired
    fractions = [one for one in _fractions(text) if not _is_aside(text, one, paired)]
    return _with(fractions, paired)


def _with(shares: list[Figure], figures: list[Figure]) -> list[Figure]:
    """From left to right, without the figures that the shares are made of."""
    taken = {at for one in shares for at in range(one.first, one.last + 1)}
    kept = [one for one in figures if not taken.intersection(range(one.first, one.last + 1))]
    return sorted((*kept, *shares), key=lambda figure: figure.first)


def _is_aside(text: Text, fraction: Figure, figures: list[Figure]) -> bool:
    """8 workshops, half of them online: the figure is told, and then something of it."""
    before = (text.words[one.last + 1 : fraction.first] for one in figures if one.last < fraction.first)
    return any(not ASIDE.isdisjoint(words) for words in before)


ASIDE = frozenset(",;(")

# Nine in ten


def _of_whole(text: Text, part: Figure, whole: Figure) -> tuple[Figure, ...] | None:
    """The one figure that two are; both of them, the first one marked, where it may as well be a mark; None."""
    between = text.words[part.last + 1 : whole.first]
    if part.noun and part.noun.endswith("etatik") and len(between) == 1:  # hamar deietatik bederatzi
        return (_share(whole, part, whole),) if _fit(whole, part) else None
    if not _fit(part, whole):
        return None
    if between in OF_EACH or (between == ("in",) and text.language in ("en", None)):
        return (_share(part, part, whole),)
    spoken = _in_words(text, part) and _in_words(text, whole)
    if between in OF_ALL:
        return (part._replace(share=True), whole) if spoken else None
    counted = _counted_between(text, part, between)
    alone = not whole.noun and whole.value in (10, 100)
    return (_share(part, part, whole),) if counted and (spoken or alone) else None


def _fit(part: Figure, whole: Figure) -> bool:
    bare = part.unit is None and whole.unit is None and not (part.upper or part.signed or whole.signed or whole.upper)
    return bare and 0 < part.value <= whole.value and whole.value in WHOLES and not part.value % 1


def _share(part: Figure, first: Figure, last: Figure) -> Figure:
    low, high = sorted((first, last), key=lambda figure: figure.first)
    whole = last if part is first else first
    value = part.value * 100 / whole.value
    return Figure(value, Unit.PERCENT, low.first, high.last, noun=last.noun, share=True)


def _in_words(text: Text, figure: Figure) -> bool:
    return all(text.kind(at) == "word" for at in range(figure.first, figure.last + 1))


def _counted_between(text: Text, part: Figure, between: tuple[str, ...]) -> bool:
    """Nine calls out of ten; but four points out of five are a mark."""
    joins = OF_EACH | OF_ALL | ({("in",)} if text.language == "en" else set())
    nouns = next((between[: -len(end)] for end in joins if between[-len(end) :] == end), ())
    places = range(part.last + 1, part.last + 1 + len(nouns))
    named = all(text.kind(at) == "word" for at in places) and bool(part.noun)
    return named and 0 < len(nouns) <= MOST_NOUNS and not any(noun.startswith(SCALE_WORDS) for noun in nouns)


def _out_of_basque(text: Text, figure: Figure) -> Figure:
    """hamarretik bederatzi"""
    whole = FROM_BASQUE.get(text.word(figure.first - 1))
    if whole is None or figure.unit is not None or not 0 < figure.value <= whole or not _in_words(text, figure):
        return figure
    return figure._replace(unit=Unit.SCORE, scale=Decimal(whole), first=figure.first - 1, share=True)


# 98p in every £1

COINS = frozenset(
    "p pence penny cent cents c centim centims centimo centimos centime centimes centesimo centesimi".split()
)
OF_THE = frozenset(
    tuple(phrase.split())
    for phrase in "in every,of every,out of every,in each,of each,in the,de cada,em cada,su ogni,di ogni".split(",")
)


def _of_coins(text: Text) -> Iterator[Figure]:
    """The share that coins are of the money that they make: 98p in every £1, 98 cèntims de cada euro."""
    if COINS.isdisjoint(text.words):
        return
    for at in range(len(text.words) - 2):
        coins = _value_at(text, at) if text.words[at + 1] in COINS else None
        after = at + 2
        joined = next((len(words) for words in OF_THE if text.words[after : after + len(words)] == words), 0)
        whole, last = _money_at(text, after + joined) if coins and joined else (None, 0)
        if coins and whole and coins <= 100 * whole:
            yield Figure(coins / whole, Unit.PERCENT, at, last, share=True)


def _money_at(text: Text, at: int) -> tuple[Decimal | None, int]:
    """£1, 1 euro, euro: how much money stands at word `at`, and its last word."""
    if not _is_money(text, at):
        one = Decimal(1) if text.word(at) in ("one", "un", "uno", "um") else _value_at(text, at)
        return (one, at + 1) if _is_money(text, at + 1) else (None, at)
    return (_value_at(text, at + 1), at + 1) if text.word(at) in "£€$" else (Decimal(1), at)


def _value_at(text: Text, at: int) -> Decimal | None:
    return text.tokens[at].value if at < len(text.tokens) else None


def _is_money(text: Text, at: int) -> bool:
    found = unit_words.find(text.words, at) if at < len(text.words) else None
    return text.word(at) == "pound" or (found is not None and found[0] is Unit.CURRENCY)


# Fractions

HALVES = frozenset("meitat mitad metade meta moitie half erdia".split())
PARTS: Mapping[int, str] = {
    3: "terç terços tercio tercios terzo terzos terzi tiers third thirds heren herena herenak",
    4: "quart quarts cuarto cuartos quarto quartos quarti quarter quarters laurden laurdena laurdenak",
    5: "cinquens quinto quintos quinti cinquième cinquièmes fifth fifths bosten bostena bostenak",
    10: "decimo decimos decimi dixième dixièmes tenth tenths hamarren hamarrena hamarrenak",
}
ORDINALS: Mapping[int, str] = {
    3: "tercera terceres terceras terceira terceiras terza terze terça terças",
    4: "quarta quartes quartas cuarta cuartas quarte",
    5: "cinquena cinquenes quinta quintas quinte",
    10: "desena desenes dècima décimas decime",
}
"""Before the word part: tres quartes parts, la tercera parte."""

PART = frozenset("part parts parte partes parti".split())
THE = frozenset("la a l el the".split())
BASQUE = ("heren", "laurden", "bosten", "hamarren")

WHICH_ONE = frozenset(
    "first second last next other primer primera segona segunda segundo seconda prima premiere deuxieme seconde "
    "derniere ultima altra otra outra lehen bigarren".split()
)
NOT_BEFORE = frozenset(
    "a ab al alla by to till hasta fins fino ata ate and i y e et per por en in every each cada ogni chaque once "
    "twice".split()
)
"""By half is a change, and "twelve a quarter" a rate."""

OF = frozenset("of de d del dels des du di da do dos das dei delle degli della dell".split())
FOLLOWING = OF | frozenset(
    "the our all or o ou edo ( ) , ; . : baino com como au almenys almeno within dans dins entro en em in".split()
)


@cache
def _values(table: str) -> dict[str, int]:
    listed = PARTS if table == "parts" else ORDINALS
    return {fold(word): value for value, words in listed.items() for word in words.split()}


@cache
def _telling() -> frozenset[str]:
    """The words without which no text says a fraction."""
    return HALVES.union(_values("parts"), _values("ordinals"))


def _fractions(text: Text) -> Iterator[Figure]:
    at = 0
    while at < len(text.words):
        if found := _half(text, at) or _fraction(text, at):
            yield found
            at = found.last + 1
        else:
            at += 1


def _half(text: Text, at: int) -> Figure | None:
    word = text.words[at]
    if word not in HALVES or (word == "meta" and text.language != "it") or text.kind(at) != "word":
        return None
    first = at - 1 if text.word(at - 1) in THE | ARTICLES else at
    return _told(text, first, at + 1, Decimal(50))


def _fraction(text: Text, at: int) -> Figure | None:
    """A number before the word for the part; in Basque one third has its one behind: heren bat."""
    word = text.words[at]
    by_part = text.word(at + 1) in PART
    whole = _values("ordinals" if by_part else "parts").get(word)
    if whole is None:
        return None
    after = at + 1 + by_part
    if word.startswith(BASQUE) and text.word(after) == "bat":
        return _told(text, at, after + 1, Decimal(100) / whole)
    number = number_words().get(text.word(at - 1))
    one = text.word(at - 1) in ARTICLES or (by_part and text.word(at - 1) in THE)
    count = 1 if one else number[0] if number else 0
    in_english = word in ("third", "quarter", "fifth", "tenth", "thirds", "quarters", "fifths", "tenths")
    if not 0 < count < whole or (in_english and (count > 1) is not word.endswith("s")):
        return None
    return _told(text, at - 1, after, Decimal(100 * count) / whole)


def _told(text: Text, first: int, after: int, value: Decimal) -> Figure | None:
    """The share, or the part of an hour that it says; None where the words around say a change, an ordinal or a part of
    the year: by a third, the first half.
    """
    before = text.word(first - 1)
    if text.kind(first - 1) == "number" or before in number_words() or before in WHICH_ONE:
        return None
    of_what = _past(text, after, OF | THE | ARTICLES | ALL_THE)
    found = unit_words.find(text.words, of_what) if of_what < len(text.words) else None
    if found and isinstance(found[0], Unit) and found[0] in SECONDS and text.word(after) in OF:
        return Figure(value / 100, found[0], first, of_what + found[1] - 1)
    if before in NOT_BEFORE:
        return None
    follows = not text.word(after) or text.words[after] in FOLLOWING or sayings.find(text.words, after)
    if not follows or (of_what < len(text.words) and _is_a_time(text, of_what)):
        return None
    return Figure(value, Unit.PERCENT, first, after - 1, share=True)


ALL_THE = frozenset("les las los els le il i os as".split())


def _past(text: Text, at: int, words: frozenset[str]) -> int:
    while text.word(at) in words:
        at += 1
    return at


def _is_a_time(text: Text, at: int) -> bool:
    """half of the year, half of 2024; dos quarts de nou is half past eight"""
    found = unit_words.find(text.words, at)
    timed = found is not None and (found[0] in DURATIONS or found[0] == "years")
    counts = text.kind(at) in ("date", "number") or text.words[at] in number_words()
    return timed or counts or is_month(text.words[at])
