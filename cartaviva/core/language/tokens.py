"""Cuts a text into numbers, words and signs. What only looks like a number is kept as `bad`, never mended."""

import re
from decimal import Decimal
from typing import NamedTuple

from cartaviva.core.language.comparing import SYMBOLS
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.numerals import decimals_of, read_figures
from cartaviva.core.language.patterns import later


class Token(NamedTuple):
    """`kind` is number, ending (Basque), word, particle (a word that is no unit: d', més), sign, date, clock, ordinal,
    code or bad. `start` and `end` (excluded) are places in the text.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | None = None
    places: int = 0


_YEAR_LAST = r"[0-3]?[0-9](?P<first>[/.-])[01]?[0-9](?P=first)(?:19|20)[0-9]{2}"
_YEAR_FIRST = r"(?:19|20)[0-9]{2}(?P<second>[/-])[01]?[0-9](?P=second)[0-3]?[0-9]"
_DATE = rf"(?:{_YEAR_LAST}|{_YEAR_FIRST})(?![0-9])"
_CLOCK = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[.,'][0-9]+)*"
_GLUED = r"(?:e[+-][0-9]+(?!\w)|\.?ª(?!\w)|[.,][oilsb][0-9]*(?!\w)|[^\W\d_]\w*(?:[.,][0-9][\w.,]*)?|_\w*)?"
"""What follows a figure at once: as spreadsheets write it, 1E-05 is one figure, of no kind that people write. A letter
after a decimal mark ("8,l") was typed for a figure.
"""
_WORD = r"[^\W\d_](?:[^\W_]|·(?=[^\W\d_]))*(?:-[0-9][\w]*)*"
_SLIP = r"[oil][.,][0-9][0-9.,]*|#[^\W\d_]\S*|err:5[0-9]{2}|[-−–]{2,} ?[0-9][0-9.,]*"
"""A letter written for the 0 or the 1 before a decimal mark; a sheet's error (#DIV/0!, Err:502); a sign twice."""


_LOST = "[?¿\ufffd□█▯▮]"
"""Written for a figure that cannot be read."""
_DAMAGE = later(
    rf"{_LOST}(?=[0-9])|[0-9][.,]? ?{_LOST}|% ?{_LOST}|[0-9%] ?\(\?+\)|[0-9]#|#(?=[0-9])|(?<![^\W_])_(?=[0-9])"
    r"|[0-9][.,]_|[0-9](?:…|\.{2,})|(?<![\w.,])[.,](?=[0-9])|[0-9][.,] +%|[0-9],$"
)
"""What was lost within or beside a figure, or may have been: 9?, 9,_, #2, 1…, .92, 12 (?), "92,"."""


_MIXED = r"(?<![0-9.,/:-])(?:[0-9]{1,3} ?)?[½¼¾](?![0-9/])|(?<![0-9.,/:-])[0-9]{1,3} (?:1/2|1/4|3/4)(?![0-9/.,])"
FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
"""2½, 2 1/2: what can be said in decimals; 2/4 behind a figure may as well be two of four."""


_TOKEN = later(
    rf"(?P<date>{_DATE})|(?P<mixed>{_MIXED})|(?P<clock>{_CLOCK})|(?P<number>{_NUMBER})(?P<glued>{_GLUED})"
    rf"|(?P<slip>(?<!\w)(?:{_SLIP})|%{{2,}})|(?P<word>{_WORD})|(?P<sign>[<>] ?=|= ?[<>]|[<>≤≥=]+|\S)"
)


ORDINALS = frozenset(
    "r n t e a o ª er re ra ro do da to ta mo ma no na vo va st nd rd th eme em ieme os as rs rt ns garren g".split()
)
GLUED_UNITS = frozenset(
    "h hs hr hrs min mins m s seg segs sec d eur km kg g m2 m3 hores horas hours minuts minutos dies dias days dia pts "
    "pt pp kwh mg".split()
)
CAPITALS_LIKE_FIGURES = "SLMG"
"""5S is rather a 55 that was badly copied than five seconds."""

BASQUE_ENDINGS = frozenset(
    "ri tik etik ko eko koa ekoa koak kora ekora raino eraino ean etan aren eren rekin arekin ekin rik era ren "
    "ari".split()
)
BASQUE_AFTER_PERCENT = BASQUE_ENDINGS | frozenset("a n an ak k i en ra z".split())

CURRENCY = frozenset("€$£")
BEFORE_MONEY = CURRENCY | {"eur", "gbp", "usd"}
"""Signs and codes, which are written before a figure as well as behind it."""
OF_MONEY = {"k": 1000, **dict.fromkeys("m mn mln mio mill".split(), 10**6), "bn": 10**9}
"""£350k, 1,2M€: letters that make thousands and millions of money alone."""
_MONEY_BEFORE = later(r"(?:[€$£]|(?<![^\W\d_])(?:eur|gbp|usd))\s*$")
_MONEY_BEHIND = later(r"\s*(?:d['’]\s*|de\s)?(?:[€$£]|(?:eur|euros?|gbp|usd)(?![^\W\d_]))")
PARTICLES = frozenset({"més", "très", "mín"})
"""Words that without their accent would be a unit or a number."""


_IN_EACH_POUND = later(r"\s+(?:in|of)\s+(?:every|each|the)\s+(?:[£€$]|pound|euro)", re.IGNORECASE)
"""Behind 98p: of this much money they are a share."""
_HOURS_AND_MINUTES = later(r"h([0-5]?[0-9])(?:m|min)?")


def tokenise(text: str, language: str | None = None) -> list[Token]:
    """The tokens of `text` (NFC); places count in `text` itself."""
    folded = fold(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup or "sign"
        start, end = match.span()
        if kind in ("number", "glued"):
            found.extend(_number(text, folded, match, found, language))
        elif kind == "slip":
            found.append(Token("bad", match[0], start, end))
        elif kind == "mixed":
            found.append(_mixed(match[0], start) if _is_whole(text, start, end) else Token("bad", match[0], start, end))
        elif kind == "word":
            thousands = (
                found and found[-1].kind == "number" and _is_no_unit(folded, found[-1].start, start, end, language)
            )
            found.append(Token("bad", match[0], start, end) if thousands else _word(text, folded, start, end))
        elif kind == "sign" and _is_noise(folded, start, end):
            continue
        else:
            found.append(_sign(match[0].replace(" ", ""), kind, start, end, found))
    if damage := _DAMAGE.search(folded):
        found.append(Token("bad", damage[0], *damage.span()))
    return found


STRANGE_SIGNS = frozenset("≠≮≯<>≤≥=")


def _sign(sign: str, kind: str, start: int, end: int, before: list[Token]) -> Token:
    """A sign, a date or a time; bad where it is a figure of another script, or compares in no known way: <>, ≠, mm€."""
    millions = sign in CURRENCY and before and before[-1].text == "mm" and before[-1].end == start
    compares = sign[0] in STRANGE_SIGNS and sign not in SYMBOLS
    return Token("bad" if millions or compares or sign.isnumeric() else kind, sign, start, end)


def _word(text: str, folded: str, start: int, end: int) -> Token:
    word = folded[start:end].replace("·", "")
    if not word.isalpha():
        return Token("code", word, start, end)
    elided = len(word) < 3 and folded[end : end + 1] == "'" and folded[end + 1 : end + 2].isalpha()
    is_particle = elided or text[start:end].lower() in PARTICLES
    return Token("particle" if is_particle else "word", word, start, end)


def _is_noise(folded: str, start: int, end: int) -> bool:
    """Hyphens and apostrophes within words, full stops, and the marks of notes."""
    if folded[start] in '.*_†‡?!¿¡#"' or (folded[start] in "'-" and _between_letters(folded, start, end)):
        return not (folded[start] == '"' and start and folded[start - 1].isdigit())
    return False


def _between_letters(folded: str, start: int, end: int) -> bool:
    return start > 0 and end < len(folded) and folded[start - 1].isalpha() and folded[end].isalnum()


def _number(text: str, folded: str, match: re.Match[str], before: list[Token], language: str | None) -> list[Token]:
    (start, end), glued = match.span("number"), match["glued"]
    figures = match["number"]
    after_percent = bool(before) and before[-1].text == "%" and before[-1].end >= start - 1
    if "'" in figures and folded[end : end + 1] in ("'", '"') and folded[end:] != "'":
        minutes, _, seconds = figures.rpartition("'")
        return [
            *_plain(minutes, start, language, False),
            Token("word", "min", start + len(minutes), start + len(minutes) + 1),
            *_plain(seconds, end - len(seconds), language, False),
        ]
    percent = after_percent or folded[end:].lstrip()[:1] == "%"
    if percent and " " in figures:  # thousands of percent: a count and a share side by side ("115 71 %")
        parts = re.finditer("[^ ]+", figures)
        return [token for part in parts for token in _plain(part[0], start + part.start(), language, percent)]
    numbers = _plain(figures, start, language, percent)
    if _is_half(text, start, end):
        return [Token("bad", figures, start, end)]
    if not glued or numbers[0].kind == "bad":
        return [*numbers, *([Token("bad", glued, end, match.end())] if glued else [])]
    return _with_glued(text, match, numbers[0], after_percent, language)


def _mixed(text: str, start: int) -> Token:
    sign = next(sign for sign in FRACTIONS if text.endswith(sign))
    value = Decimal(text.removesuffix(sign).strip() or 0) + Decimal(FRACTIONS[sign])
    return Token("number", text, start, start + len(text), value, decimals_of(value))


_OF_A_YEAR = later(r"\s*[(\[]?\s*(?:trim|quarter|hiruhil|semestr|seihil)", re.IGNORECASE)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Is it a figure with its fraction? "²½" may be a half with the mark of a note, and "2 1/4 (trimestre)" the two of
    one quarter in four.
    """
    return text[start - 1 : start] not in RAISED and not _OF_A_YEAR.match(text, end)


THOUSANDS = frozenset("³⁶⁹")
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def _is_half(text: str, start: int, end: int) -> bool:
    """Is the figure from `start` to `end` only a part of one? 10³ is a thousand, or 10 with a note; ¹/2 is a half."""
    power = text[start:end] == "10" and text[end : end + 1] in THOUSANDS
    return power or (text[start - 1 : start] in ("/", "⁄") and text[start - 2 : start - 1] in RAISED)


def _plain(figures: str, start: int, language: str | None, percent: bool) -> list[Token]:
    value = read_figures(figures, language, percent)
    kind = "number" if value is not None else "bad"
    return [Token(kind, figures, start, start + len(figures), value, 0 if value is None else decimals_of(value))]


def _with_glued(
    text: str, match: re.Match[str], number: Token, after_percent: bool, language: str | None
) -> list[Token]:
    glued, (start, end) = match["glued"], match.span("glued")
    endings = BASQUE_AFTER_PERCENT if after_percent or language == "eu" else BASQUE_ENDINGS
    if glued in endings:
        return [number, Token("ending", glued, start, end)]
    if minutes := _HOURS_AND_MINUTES.fullmatch(glued):
        figures = minutes[1]
        return [
            number,
            Token("word", "h", start, start + 1),
            *_plain(figures, start + 1, language, False),
            Token("word", "min", end, end),
        ]
    if glued.lstrip(".") in ORDINALS and number.text.isdigit():
        return [Token("ordinal", number.text + glued, number.start, end)]
    coins = glued in ("p", "c") and _IN_EACH_POUND.match(text, end)
    if coins or (glued in OF_MONEY and _beside_money(fold(text), number.start, end)):
        return [number, Token("word", glued, start, end)]
    if glued in GLUED_UNITS and not (len(glued) == 1 and text[start] in CAPITALS_LIKE_FIGURES):
        return [number, Token("word", glued, start, end)]
    return [Token("bad", number.text + glued, number.start, end)]


def _is_no_unit(folded: str, number: int, start: int, end: int, language: str | None) -> bool:
    """12 k of what is no money: whether thousands, nobody says. In Basque it is an ending."""
    return folded[start:end] in ("k", "bn") and language != "eu" and not _beside_money(folded, number, end)


def _beside_money(text: str, start: int, end: int) -> bool:
    """Does money stand at either side of what is written from `start` to `end`, folded?"""
    return bool(_MONEY_BEFORE.search(text[:start]) or _MONEY_BEHIND.match(text, end))


class Text(NamedTuple):
    """The tokens of a text, and their words: the case ending of a Basque number is the word "ending"."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    language: str | None

    def word(self, at: int) -> str:
        """The word at `at`, "" outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""


def text_of(text: str, language: str | None) -> Text:
    tokens = tuple(tokenise(text, language))
    return Text(tokens, tuple("ending" if token.kind == "ending" else token.text for token in tokens), language)
