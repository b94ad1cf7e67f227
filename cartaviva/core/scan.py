"""The quantities in a text, each with its unit and the words that compare it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from cartaviva.core.binding import bind
from cartaviva.core.comparing import Comparator
from cartaviva.core.figures import Figure
from cartaviva.core.measures import month_names
from cartaviva.core.numerals import TIMES, read_words
from cartaviva.core.tokens import Token, tokenise
from cartaviva.core.units import DURATIONS, SECONDS, Unit, unit_words
from cartaviva.core.lexicon import language_of


@dataclass(frozen=True, slots=True)
class Scan:
    """What a text says in figures. `scale` is the top of a scale that it names ("on a scale of 1 to 5").

    `loose` are comparators that belong to no figure ("maximum waiting time"). `bad` says that something looks like a figure and
    cannot be read; `dated` that there is a date or a time of day.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    figures: tuple[Figure, ...]
    scale: Decimal | None = None
    loose: tuple[Comparator, ...] = ()
    bad: bool = False
    dated: bool = False
    language: str | None = None


@lru_cache(maxsize=4096)
def scan(text: str, language: str | None = None) -> Scan:
    """Read `text` (NFC, any length). Without `language`, the small words of the text tell it."""
    spoken = language or language_of(text)
    tokens = tuple(tokenise(text, spoken))
    if not tokens:
        return Scan((), (), ())
    scanner = _Scanner(tokens, spoken)
    figures, loose = bind(tokens, scanner.words, scanner.read())
    kinds = {token.kind for token in tokens}
    dated = "date" in kinds or _names_a_month(tokens)
    return Scan(tokens, scanner.words, figures, scanner.scale, loose, "bad" in kinds, dated, spoken)


def _names_a_month(tokens: tuple[Token, ...]) -> bool:
    """31 de gener, gener de 2024, 2020/Noviembre: a month beside a number."""
    spoken = [token for token in tokens if token.text not in BESIDE_MONTHS]
    for one, other in pairwise(spoken):
        for number, word in ((one, other), (other, one)):
            is_year = _is_year(number.text) and word is one
            if number.kind in ("number", "ordinal") and word.text in month_names() and (is_year or word is other):
                return True
    return False


BESIDE_MONTHS = frozenset("de d del do da di of the / , ending l".split())
ARTICLES = frozenset("un una uno une um uma unha u bat one a an".split())
HALVES = frozenset("mitja mig media medio demi demie mezz mezza mezzo meia meio half erdi".split())
AND = frozenset("i y e et and eta".split())
TO = frozenset("a al to fins ate until fino ata jusqu au".split())
THE = frozenset("el els la les los las o os a as il lo gli le the l".split())
BETWEEN = frozenset("entre between tra fra bitartean from de del da desde des".split())
OUT_OF = frozenset(
    {("out", "of"), ("sobre",), ("sur",), ("su",), ("/",), ("em",), ("ending",), ("puntutik",), ("de", "un", "total", "de")}
    | {("of",), ("de",), ("di",), ("dels",), ("of", "the"), ("d", "un", "total", "de"), ("over",), ("sobre", "un", "total", "de")}
)
LOOSE_OUT_OF = frozenset({("of",), ("de",), ("di",), ("dels",), ("of", "the"), ("over",)})
SCALE_TOPS = frozenset(map(Decimal, (4, 5, 6, 7, 10, 20, 100)))
BEFORE_SCALE = frozenset("sobre sur su em of over".split())
SCALE_WORDS = ("escala", "scal", "echelle", "eskala", "puntu", "punt", "valor", "nota", "rating", "score", "voto", "balora", "satisf") + (
    "gogobet", "asebet", "maila", "grau", "grado", "grao", "indic", "level", "nive", "livell", "soddisf", "gradim", "qualif", "calif", "avali"
)
WORKING = ("habil", "laborab", "laboral", "feiner", "ouvrab", "ouvre", "lavorativ", "util", "uteis", "working", "business", "baliodun")
BETWEEN_FIGURE_AND_UNIT = frozenset("full clear complete consecutive primers primeros primeiros first next following proxims".split())
NOT_NOUNS = frozenset(
    "de d del dels l els les the of nous noves nou nova nuevos nuevas novos novas new nouveaux nouvelles nuovi nuove diferents "
    "diferentes different differents diversos diverses produktu berri".split()
)
CURRENCY = frozenset("€$£")


class _Scanner:
    def __init__(self, tokens: tuple[Token, ...], language: str | None) -> None:
        self.tokens = tokens
        self.language = language
        self.words = tuple("ending" if token.kind == "ending" else token.text for token in tokens)
        self.scale: Decimal | None = None

    def read(self) -> list[Figure]:
        figures = self._numbers()
        steps: tuple[Callable[[list[Figure]], list[Figure]], ...] = (
            self._join(self._out_of),
            self._join(self._range),
            self._join(self._compound),
            self._without_scales,
            self._without_notes,
        )
        for step in steps:
            figures = step(figures)
        return figures

    # Numbers and their units

    def _numbers(self) -> list[Figure]:
        figures: list[Figure] = []
        at = 0
        while at < len(self.tokens):
            if figure := self._figure(at):
                figures.append(figure)
                at = figure.last + 1
            else:
                at += self._skip(at)
        return figures

    def _skip(self, at: int) -> int:
        """A unit that stands alone ("per cent", "%") is passed over whole, so that its words are not read as numbers."""
        if self.tokens[at].kind == "number":
            return 3
        found = unit_words().find(self.words, at)
        return found[1] if found and found[0] is Unit.PERCENT and self.words[at] != "%" else 1

    def _figure(self, at: int) -> Figure | None:
        token = self.tokens[at]
        if token.kind == "clock":
            return _clock(token, at)
        if token.kind == "number" and token.value is not None:
            return None if self._is_school_year(at) else self._with_unit(self._signed(at, token), at + 1)
        if token.kind != "word":
            return None
        if token.text in HALVES:
            return self._half(at)
        if token.text in TIMES:
            return Figure(Decimal(TIMES[token.text]), Unit.COUNT, at, at)
        read = read_words(self.words, at, self.language)
        if read is None or (token.text == "once" and self.language not in ("es", "gl")):
            return Figure(Decimal(1), Unit.COUNT, at, at) if token.text == "once" and self.language == "en" else None
        value, length = read
        article = value == 1 and length == 1 and token.text in ARTICLES
        return self._with_unit(Figure(Decimal(value), None, at, at + length - 1, article=article), at + length)

    def _is_school_year(self, at: int) -> bool:
        """2023-24, 2023/2024"""
        year = self.tokens[at].text
        if at + 2 >= len(self.tokens) or self.words[at + 1] not in ("-", "/") or not _is_year(year):
            return False
        following = self.words[at + 2]
        return following.isdigit() and len(following) in (2, 4) and int(following) % 100 == (int(year) + 1) % 100

    def _signed(self, at: int, token: Token) -> Figure:
        value = token.value if token.value is not None else Decimal(0)
        figure = Figure(value, None, at, at, places=token.places)
        if at == 0 or self.words[at - 1] not in ("-", "+"):
            return figure
        sign, before = self.tokens[at - 1], self.tokens[at - 2] if at > 1 else None
        touching = before is not None and before.end == sign.start and before.text not in "(["
        apart = before is not None and (sign.end < token.start or before.kind in ("number", "ending") or before.text == "%")
        if touching or apart:
            return figure
        return replace(figure, value=-value if sign.text == "-" else value, first=at - 1, signed=sign.text)

    def _with_unit(self, figure: Figure, after: int) -> Figure:
        after = self._past_notes(figure, after)
        if found := self._unit_at(after):
            unit, length = found
            return self._sized(figure, unit, after, length)
        figure = replace(figure, last=after - 1)
        before = self.words[figure.first - 1] if figure.first else ""
        if before == "%" and (figure.first < 2 or self.tokens[figure.first - 2].kind != "number"):
            return replace(figure, unit=Unit.PERCENT, first=figure.first - 1)
        if before == "ehuneko":
            return replace(figure, unit=Unit.PERCENT, first=figure.first - 1)
        if before in CURRENCY and before:
            return replace(figure, unit=Unit.CURRENCY, first=figure.first - 1)
        return replace(figure, noun=self._noun(after))

    def _past_notes(self, figure: Figure, after: int) -> int:
        """Past a Basque ending, and past the same number repeated in words: "10 (ten) days"."""
        if self._kind(after) == "ending":
            after += 1
        if self._word(after) == "(":
            said = read_words(self.words, after + 1, self.language) or read_words(self.words, after + 1, "ca")
            if said and said[0] == figure.value and self._word(after + 1 + said[1]) == ")":
                return after + said[1] + 2
            if self._kind(after + 1) == "number" and self.tokens[after + 1].value == figure.value and self._word(after + 2) == ")":
                return after + 3
        if self._word(after) in BETWEEN_FIGURE_AND_UNIT and self._unit_at(after + 1):
            return after + 1
        return after

    def _unit_at(self, at: int) -> tuple[Unit | str, int] | None:
        if self._word(at) == "'":
            return (Unit.SECONDS, 2) if self._word(at + 1) == "'" else (Unit.MINUTES, 1)
        if self._word(at) == '"':
            return Unit.SECONDS, 1
        return unit_words().find(self.words, at) if self._kind(at) in ("word", "sign") else None

    def _sized(self, figure: Figure, unit: Unit | str, at: int, length: int) -> Figure:
        figure = replace(figure, last=at + length - 1)
        if unit == "points":
            of_what = self._word(at + 1) in ("de", "d", "di") and self._kind(at + 2) == "word"
            return replace(figure, last=at - 1, noun=self.words[at]) if of_what else replace(figure, unit=Unit.SCORE)
        if unit == "years":
            return replace(figure, value=figure.value * 12, unit=Unit.MONTHS)
        assert isinstance(unit, Unit)
        if unit is Unit.DAYS:
            beside = at + length + (self._word(at + length) in ("(", ","))
            if self._word(beside).startswith(WORKING):
                return replace(figure, unit=Unit.WORKING_DAYS, last=beside)
        ending = self._kind(at + length) == "ending" and unit is Unit.PERCENT
        figure = replace(figure, unit=unit, last=figure.last + ending)
        return self._and_a_half(figure) if unit in DURATIONS else figure

    def _and_a_half(self, figure: Figure) -> Figure:
        at = figure.last + 1
        if self._word(at) in AND:
            at += 1 + (self._word(at + 1) in ("a", "una"))
            if self._word(at) in HALVES:
                return replace(figure, value=figure.value + Decimal("0.5"), last=at)
        return figure

    def _half(self, at: int) -> Figure | None:
        after = at + 1 + (self._word(at + 1) in ("a", "an"))
        found = self._unit_at(after)
        if found and isinstance(found[0], Unit) and found[0] in SECONDS:
            return Figure(Decimal("0.5"), found[0], at, after + found[1] - 1, places=1)
        return None

    def _noun(self, at: int) -> str:
        while self._word(at) in NOT_NOUNS:
            at += 1
        return self.words[at] if self._kind(at) == "word" else ""

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    # Two figures that are one

    def _join(self, rule: Callable[[Figure, Figure, tuple[str, ...]], Figure | None]) -> Callable[[list[Figure]], list[Figure]]:
        def step(figures: list[Figure]) -> list[Figure]:
            joined: list[Figure] = []
            for figure in figures:
                one = rule(joined[-1], figure, self.words[joined[-1].last + 1 : figure.first]) if joined else None
                if one is None:
                    joined.append(figure)
                else:
                    joined[-1] = one
            return joined

        return step

    def _out_of(self, part: Figure, whole: Figure, between: tuple[str, ...]) -> Figure | None:
        """8 sobre 10, 8/10, 10etik 8: a score; 49 of 65 targets: a share"""
        if self.tokens[part.last].text in ("tik", "etik", "puntutik") and between in ((), (",",)):
            part, whole, between = whole, part, ("ending",)
        if between not in OUT_OF or part.unit not in (None, Unit.SCORE, Unit.COUNT) or part.article or part.upper:
            return None
        if whole.unit not in (None, Unit.SCORE) or not 0 <= part.value <= whole.value or not whole.value:
            return None
        first, last = min(part.first, whole.first), max(part.last, whole.last)
        noun = "" if between == ("ending",) else whole.noun
        if whole.value in SCALE_TOPS and not (noun and not noun.startswith(("punt", "point", "pont"))):
            return replace(part, unit=Unit.SCORE, scale=whole.value, first=first, last=last, noun="")
        return replace(part, unit=Unit.RATIO, whole=whole.value, first=first, last=last, noun=whole.noun)

    def _range(self, low: Figure, high: Figure, between: tuple[str, ...]) -> Figure | None:
        """10-15 dies, entre 10 i 15, de 10 a 15, 0tik 10era"""
        basque = self.tokens[low.last].text in ("tik", "etik") and between == ()
        opened = bool(BETWEEN.intersection(self.words[max(0, low.first - 2) : low.first]))
        linked = between[:1] if set(between[1:]) <= THE else ()
        to = linked == ("-",) or bool(linked and linked[0] in TO)
        if not (basque or to or (opened and linked and linked[0] in AND)):
            return None
        units_agree = low.unit is None or low.unit is high.unit
        if not units_agree or low.value >= high.value or low.article or low.upper or high.whole or high.scale:
            return None
        return replace(high, value=low.value, upper=high.value, first=low.first, comparator=Comparator.BETWEEN)

    def _compound(self, large: Figure, small: Figure, between: tuple[str, ...]) -> Figure | None:
        """4 minutes 10 seconds, 2 h i 30 min"""
        if large.unit is Unit.HOURS and small.unit is None and not between and small.value < 60 and not small.noun:
            small = replace(small, unit=Unit.MINUTES)
        if large.unit not in SECONDS or small.unit not in SECONDS or not set(between) <= AND | {","}:
            return None
        if SECONDS[large.unit] <= SECONDS[small.unit] or large.upper or small.upper:
            return None
        whole = large.value * SECONDS[large.unit] / SECONDS[small.unit]
        value = whole - small.value if large.value < 0 else whole + small.value
        return replace(small, value=value, first=large.first, article=False, signed=large.signed)

    # What is no quantity

    def _without_scales(self, figures: list[Figure]) -> list[Figure]:
        return [figure for figure in figures if not self._is_scale(figure, len(figures))]

    def _is_scale(self, figure: Figure, count: int) -> bool:
        top = figure.upper or figure.value
        if top not in SCALE_TOPS or figure.unit not in (None, Unit.SCORE) or figure.scale:
            return False
        if figure.upper:
            named = count > 1 or any(word.startswith(SCALE_WORDS) for word in self.words)
            is_scale = figure.value <= 1 and named
        else:
            before = self.words[figure.first - 1] if figure.first else ""
            if self.tokens[figure.last].text in ("tik", "etik") and self._word(figure.last + 1) in ("", ")", ","):
                self.scale = top
                return True
            is_scale = before in BEFORE_SCALE and not figure.noun and (before != "of" or self._word(figure.first - 2) == "out")
        if is_scale:
            self.scale = top
        return is_scale

    def _without_notes(self, figures: list[Figure]) -> list[Figure]:
        """Years beside the figure, and the numbers of notes: "5.4 % (2023-24)", "95 (1)"."""
        asides = [replace(figure, aside=self._in_brackets(figure)) for figure in figures]
        others = any(not figure.aside for figure in asides)
        return [figure for figure in asides if not (others and self._is_note(figure, len(asides)))]

    def _in_brackets(self, figure: Figure) -> bool:
        before = self.words[: figure.first]
        opened = sum(word in "([" for word in before) - sum(word in ")]" for word in before)
        return opened > 0

    def _is_note(self, figure: Figure, count: int) -> bool:
        if figure.unit is not None or figure.upper or figure.signed:
            return False
        alone = self._word(figure.first - 1) in ("(", "[") and self._word(figure.last + 1) in (")", "]", "")
        if figure.aside and alone and figure.value < 100 and not figure.places:
            return True
        return count > 1 and _is_year(self.words[figure.first]) and (figure.aside or not figure.noun)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _clock(token: Token, at: int) -> Figure:
    """0:04:10 is a duration; what 4:10 is depends on the unit of what it is compared with."""
    parts = [Decimal(part) for part in token.text.split(":")]
    if len(parts) == 3:
        return Figure(parts[0] * 3600 + parts[1] * 60 + parts[2], Unit.SECONDS, at, at)
    return Figure(parts[0] * 60 + parts[1], None, at, at, clock=True)
