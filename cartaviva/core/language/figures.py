"""The numbers of a text, each with its unit: first every number by itself; joining.py then looks at neighbours."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.numerals import TIMES, is_year_word, read_words
from cartaviva.core.language.tokens import BEFORE_MONEY, OF_MONEY, Text, Token
from cartaviva.core.language.units import DURATIONS, SECONDS, Quantity, Unit, unit_words


class Figure(NamedTuple):
    """`unit` is None where no unit stands beside the number; `upper` ends a range; `whole` is the denominator of a
    share.

    It covers the tokens `first` to `last`; `noun` is the word after it, folded. `weak`: its comparator comes from a
    term ("in 10 days"). `article`: it is only an article (un, one). `aside`: it stands in brackets. `clock`: 4:10,
    whose value is 250. `share`: its words say a share, or what may be one (nine out of ten).
    """

    value: Decimal
    unit: Unit | None
    first: int
    last: int
    places: int = 0
    scale: Decimal | None = None
    upper: Decimal | None = None
    whole: Decimal | None = None
    noun: str = ""
    comparator: Comparator | None = None
    weak: bool = False
    article: bool = False
    aside: bool = False
    clock: bool = False
    signed: str = ""
    share: bool = False

    @property
    def quantity(self) -> Quantity:
        value = self.value / self.whole if self.whole else self.value  # 0 of 0 is refused by those who ask
        return Quantity(value, self.unit or Unit.COUNT, self.scale)

    def says_m(self, words: Sequence[str]) -> bool:
        """45 m, in the `words` of its text: metres, or minutes where something else says that it is a time."""
        return self.unit is Unit.OTHER and words[self.last] == "m"

    def as_percent(self, whole: Decimal) -> "Figure":
        """Nine out of ten, as a percentage."""
        return self._replace(value=self.value * 100 / whole, unit=Unit.PERCENT, scale=None, whole=None)


ARTICLES = frozenset("un una uno une um uma unha u bat one a an".split())
HALVES = frozenset("mitja mig media medio demi demie mezz mezza mezzo meia meio half erdi".split())
NINE_OR_NEW = frozenset({"nou", "neuf"})
"""nou sessions are nine, el nou servei is a new one."""

OF_SOMETHING = frozenset("of de d del dels di da do des an".split())
AND = frozenset("i y e et and eta".split())
WORKING = tuple("habil laborab laboral feiner ouvrab ouvre lavorativ util uteis working business baliodun".split())
"""How the words begin that make days working days."""

BEFORE_UNIT = frozenset(
    "full clear complete consecutive primers primeros primeiros first next following proxims".split()
)
BEFORE_NOUN = frozenset(
    "de d del dels l els les the of nous noves nou nova nuevos nuevas novos novas new nouveaux nouvelles nuovi nuove "
    "diferents diferentes different differents diversos diverses produktu berri".split()
)
NO_NOUNS = frozenset(
    "a al als alla allo aos en in em per por par para pour amb con com with avec sense sin i y e et and eta o ou or "
    "edo que within dans entro dins dentro sobre su sur on at by for from each cada every chaque ogni como as than "
    "to".split()
)


def read_figures_of(text: Text) -> list[Figure]:
    """Every number of `text`, in figures or in words, from left to right."""
    figures: list[Figure] = []
    at = 0
    while at < len(text.tokens):
        if figure := _figure(text, at):
            figures.append(figure)
            at = figure.last + 1
        else:
            at += _skip(text, at)
    return figures


def _skip(text: Text, at: int) -> int:
    """A school year, or a unit that stands alone ("per cent"), is passed over whole: its words are no numbers."""
    if text.kind(at) == "number":
        return 3
    found = unit_words.find(text.words, at)
    return found[1] if found and found[0] is Unit.PERCENT and text.words[at] != "%" else 1


def _figure(text: Text, at: int) -> Figure | None:
    token = text.tokens[at]
    if token.kind == "clock":
        return _clock(token, at)
    if token.kind == "number":
        return None if _is_school_year(text, at) else _with_unit(text, _signed(text, at, token), at + 1)
    return _in_words(text, at) if token.kind == "word" else None


def _in_words(text: Text, at: int) -> Figure | None:
    word = text.words[at]
    if word in HALVES:
        return _half(text, at)
    if word == "once" and text.language not in ("es", "gl"):
        return Figure(Decimal(1), Unit.COUNT, at, at) if text.language == "en" else None
    if word in TIMES:
        return Figure(Decimal(TIMES[word]), Unit.COUNT, at, at)
    read = read_words(text.words, at, text.language)
    if read is None or (word in NINE_OR_NEW and _is_new(text, at + 1)):
        return None
    value, length = read
    article = value == 1 and length == 1 and word in ARTICLES
    return _with_unit(text, Figure(Decimal(value), None, at, at + length - 1, article=article), at + length)


def _is_new(text: Text, after: int) -> bool:
    """Is it a new one? Nine stands before several things, or before of how many it is: nou de cada deu."""
    following = text.word(after)
    of_how_many = following in ("sobre", "sur") or (following == "de" and text.word(after + 1) == "cada")
    return bool(following) and not following.endswith(("s", "x")) and not of_how_many


def _clock(token: Token, at: int) -> Figure:
    """0:04:10 is a duration; what 4:10 is depends on the unit of what it is compared with."""
    parts = [Decimal(part) for part in token.text.split(":")]
    if len(parts) == 3:
        return Figure(parts[0] * 3600 + parts[1] * 60 + parts[2], Unit.SECONDS, at, at)
    return Figure(parts[0] * 60 + parts[1], None, at, at, clock=True)


def _is_school_year(text: Text, at: int) -> bool:
    """2023-24, 2023/2024"""
    year, following = text.words[at], text.word(at + 2)
    if text.word(at + 1) not in ("-", "/") or not is_year_word(year):
        return False
    return following.isdigit() and len(following) in (2, 4) and int(following) % 100 == (int(year) + 1) % 100


def _signed(text: Text, at: int, token: Token) -> Figure:
    value = token.value if token.value is not None else Decimal(0)
    figure = Figure(value, None, at, at, places=token.places)
    if text.word(at - 1) not in ("-", "+"):
        return figure
    sign, before = text.tokens[at - 1], text.tokens[at - 2] if at > 1 else None
    if before is not None and _joins(before, sign, token):
        return figure
    return figure._replace(value=-value if sign.text == "-" else value, first=at - 1, signed=sign.text)


def _joins(before: Token, sign: Token, number: Token) -> bool:
    """Is the dash one between words or figures, not the number's own?"""
    touching = before.end == sign.start and before.text not in "(["
    return touching or sign.end < number.start or before.kind in ("number", "ending") or before.text == "%"


# Units


def _with_unit(text: Text, figure: Figure, after: int) -> Figure:
    figure, after = _half_more(text, figure, after)
    figure, after = _multiplied(text, figure, _past_notes(text, figure, after))
    if found := _unit_at(text, after):
        return _sized(text, figure, found, after)
    figure = figure._replace(last=after - 1)
    before = text.word(figure.first - 1)
    if before == "ehuneko" or (before == "%" and text.kind(figure.first - 2) != "number"):
        return figure._replace(unit=Unit.PERCENT, first=figure.first - 1)
    if before in BEFORE_MONEY:
        return figure._replace(unit=Unit.CURRENCY, first=figure.first - 1)
    figure = figure._replace(noun=_noun(text, after))
    return _half_of_noun(text, figure, after) if figure.noun and figure.noun == text.word(after) else figure


def _half_of_noun(text: Text, figure: Figure, at: int) -> Figure:
    """dos llocs i mig, with nothing behind it: "dos tallers i mig dia" are two things."""
    more, after = _half_more(text, figure, at + 1)
    return more._replace(last=after - 1) if more is not figure and text.kind(after) in ("", "sign") else figure


def goes_on_in_half(text: Text, figure: Figure) -> bool:
    """Two and a half of the sites, 10 dies i mig de mitjana: half of what, nobody can tell from the words."""
    after = figure.last + 1 + bool(figure.noun and text.word(figure.last + 1) == figure.noun)
    half = _and_half(text, after)
    return bool(half) and text.word(half + 1) in OF_SOMETHING


def _and_half(text: Text, at: int) -> int:
    """Where the half of "and a half" stands that begins at `at`; 0 where something else does."""
    half = at + 1 + (text.word(at + 1) in ("a", "un", "una", "une"))
    return half if text.word(at) in AND and text.word(half) in HALVES else 0


MULTIPLES = {
    **dict.fromkeys("mil mille mila thousand milers miles milhares migliaia milliers".split(), 1000),
    **dict.fromkeys("milio milions millon millones millons million millions milioi".split(), 10**6),
    **dict.fromkeys("milione milioni milhao milhoes".split(), 10**6),
    **dict.fromkeys("dotzena dotzenes docena docenas ducia ducias duzia duzias dozen dozens".split(), 12),
    **dict.fromkeys("douzaine douzaines dozzina dozzine dozena".split(), 12),
}
ROUGHLY = {
    **dict.fromkeys("centenar centenars centenares centena centenas centaine centaines centinaio".split(), 100),
    **dict.fromkeys("desena desenes decena decenas dezena dezenas dizaine dizaines decina".split(), 10),
    **dict.fromkeys("vintena vintenes veintena vingtaine ventina".split(), 20),
    **dict.fromkeys("quinzena quinzenes quincena quincenas quinzaine quindicina".split(), 15),
    **dict.fromkeys(("parell", "parells"), 2),
}
"""A target of a hundred or so is one of a hundred; as a result nobody knows which it is."""


def _multiplied(text: Text, figure: Figure, after: int) -> tuple[Figure, int]:
    """10 mil, 1,5 milions d'euros, una dotzena, un centenar; £1.2 m and 3 k€, where money stands beside it"""
    word = text.word(after)
    roughly = word in ROUGHLY
    times = MULTIPLES.get(word) or ROUGHLY.get(word)
    if times is None and word in OF_MONEY and _is_of_money(text, figure, after):
        times = OF_MONEY[word]
    if times is None:
        return figure, after
    after += 1
    if text.word(after) in ("d", "de", "di", "of") and _unit_at(text, after + 1):
        after += 1
    return figure._replace(value=figure.value * times, last=after - 1, article=roughly and figure.article), after


def _is_of_money(text: Text, figure: Figure, multiple: int) -> bool:
    """Of "£1.2 m", "GBP 1m", "3 k€", "1,2 M d'euros": stands money before the figure, or behind its multiple?"""
    behind = multiple + 1 + (text.word(multiple + 1) in ("d", "de", "di", "of"))
    found = _unit_at(text, behind)
    return text.word(figure.first - 1) in BEFORE_MONEY or bool(found and found[0] is Unit.CURRENCY)


def _past_notes(text: Text, figure: Figure, after: int) -> int:
    """Past a Basque ending, and past the same number said again: "10 (ten) days"."""
    if text.kind(after) == "ending":
        after += 1
    if text.word(after) == "(":
        said = read_words(text.words, after + 1, text.language) or read_words(text.words, after + 1, "ca")
        if said and said[0] == figure.value and text.word(after + 1 + said[1]) == ")":
            return after + said[1] + 2
        again = text.tokens[after + 1] if text.kind(after + 1) == "number" else None
        if again and again.value == figure.value and text.word(after + 2) == ")":
            return after + 3
    return after + 1 if text.word(after) in BEFORE_UNIT and _unit_at(text, after + 1) else after


def _unit_at(text: Text, at: int) -> tuple[Unit | str, int] | None:
    """The unit at word `at`, and of how many words it is; it may stand in brackets: 10 (days)."""
    if text.word(at) == "'":
        return (Unit.SECONDS, 2) if text.word(at + 1) == "'" else (Unit.MINUTES, 1)
    if text.word(at) == '"':
        return Unit.SECONDS, 1
    bracket = text.word(at) == "("
    if text.kind(at + bracket) not in ("word", "sign"):
        return None
    found = unit_words.find(text.words, at + bracket)
    if found and bracket:
        return (found[0], found[1] + 2) if text.word(at + 1 + found[1]) == ")" else None
    return found


def _sized(text: Text, figure: Figure, found: tuple[Unit | str, int], at: int) -> Figure:
    unit, after = found[0], at + found[1]
    figure = figure._replace(last=after - 1)
    if unit in DURATIONS or unit == "years":
        figure, after = _half_more(text, figure, after)
        figure = figure._replace(last=after - 1)
    if unit == "points":
        of_what = text.word(at + 1) in ("de", "d", "di") and text.kind(at + 2) == "word"
        return figure._replace(last=at - 1, noun=text.words[at]) if of_what else figure._replace(unit=Unit.SCORE)
    if unit == "years":
        months = figure.value * 12
        return figure._replace(value=months if months % 1 else months.quantize(Decimal(1)), unit=Unit.MONTHS)
    if not isinstance(unit, Unit):
        return figure
    if unit is Unit.DAYS:
        beside = after + (text.word(after) in ("(", ","))
        if text.word(beside).startswith(WORKING):
            return figure._replace(unit=Unit.WORKING_DAYS, last=beside)
    ending = text.kind(after) == "ending" and unit is Unit.PERCENT
    return figure._replace(unit=unit, last=figure.last + ending)


def _half_more(text: Text, figure: Figure, after: int) -> tuple[Figure, int]:
    """Two and a half days, dos dies i mig: the figure and what follows it. Half of something is another thing, and
    half-yearly, too.
    """
    half = _and_half(text, after)
    if not half or text.word(half + 1) in (*OF_SOMETHING, "yearly"):
        return figure, after
    return figure._replace(value=figure.value + Decimal("0.5"), article=False), half + 1


def _half(text: Text, at: int) -> Figure | None:
    """mitja hora, half an hour"""
    after = at + 1 + (text.word(at + 1) in ("a", "an"))
    found = _unit_at(text, after)
    if found and isinstance(found[0], Unit) and found[0] in SECONDS:
        return Figure(Decimal("0.5"), found[0], at, after + found[1] - 1, places=1)
    return None


NO_AND = ("ca", "en", "fr")
"""Languages in which "e" is no word."""


def _noun(text: Text, at: int) -> str:
    if text.word(at) == "e" and text.language in NO_AND:
        at += 1  # 45,000 e-books
    first = at
    while text.word(at) in BEFORE_NOUN:
        at += 1
    named = [text.words[place] for place in (at, first) if text.kind(place) == "word"]  # 24 novas na web: news
    return next((word for word in named if word not in NO_NOUNS and len(word) > 3), "")
