"""Numbers as they are written: figures with thousands and decimals by language, and number words in eight languages."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from cartaviva.core.language.lexicon import fold, words_of
from cartaviva.core.language.patterns import later

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# Zero to twenty, then the tens, then hundred and thousand; a slash parts forms of one number.
_COUNTING: Mapping[str, str] = {
    "ca": "zero un/una/u dos/dues tres quatre cinc sis set vuit/huit nou deu onze dotze tretze catorze quinze setze "
    "disset/desset divuit/devuit dinou/denou vint trenta quaranta cinquanta seixanta setanta vuitanta noranta "
    "cent/cents mil",
    "es": "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento mil",
    "gl": "cero un/unha dous/dúas tres catro cinco seis sete oito nove dez once doce trece catorce quince dezaseis "
    "dezasete dezaoito dezanove vinte trinta corenta cincuenta sesenta setenta oitenta noventa cen/cento mil",
    "eu": "zero bat bi/bina hiru lau bost sei zazpi zortzi bederatzi hamar hamaika hamabi hamahiru hamalau hamabost "
    "hamasei hamazazpi hemezortzi hemeretzi hogei/hogeita - berrogei/berrogeita - hirurogei/hirurogeita - "
    "laurogei/laurogeita - ehun mila",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
    "fr": "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - - "
    "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante cent/cents mille",
    "it": "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta "
    "novanta cento mille",
    "pt": "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
    "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove vinte trinta quarenta cinquenta sessenta "
    "setenta oitenta noventa cem/cento mil",
}
_VALUES = (*range(21), *range(30, 100, 10), 100, 1000)

_WRITTEN_TOGETHER: Mapping[str, str] = {
    "es": "veintiuno/veintiún/veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 "
    "veintisiete=27 veintiocho=28 veintinueve=29 doscientos/doscientas=200 trescientos/trescientas=300 "
    "cuatrocientos/cuatrocientas=400 quinientos/quinientas=500 seiscientos/seiscientas=600 setecientos/setecientas=700 "
    "ochocientos/ochocientas=800 novecientos/novecientas=900",
    "gl": "vinteún/vinteunha=21 vintedous/vintedúas=22 vintetrés=23 vintecatro=24 vintecinco=25 vinteseis=26 "
    "vintesete=27 vinteoito=28 vintenove=29 douscentos/duascentas=200 trescentos/trescentas=300 catrocentos=400 "
    "cincocentos/quiñentos=500",
    "eu": "berrehun=200 hirurehun=300 laurehun=400 bostehun=500 seiehun=600 zazpiehun=700 zortziehun=800 "
    "bederatziehun=900 hiruko=3 lauko=4 bosteko=5 hamarreko=10 birekin=2",
    "it": "duecento=200 trecento=300 quattrocento=400 cinquecento=500 seicento=600 settecento=700 ottocento=800 "
    "novecento=900 duemila=2000 tremila=3000 quattromila=4000 cinquemila=5000 diecimila=10000",
    "pt": "duzentos/duzentas=200 trezentos/trezentas=300 quatrocentos=400 quinhentos=500 seiscentos=600 setecentos=700 "
    "oitocentos=800 novecentos=900",
}

TIMES = {"twice": 2, "thrice": 3, "behin": 1, "bitan": 2, "hirutan": 3, "lautan": 4}
"""How many times, in one word."""

RISKY = frozenset(
    "un una u uno um uma une unha one bat bi dos due tre tres set sei six nou nove neuf deu ten dix once onze cent "
    "cento cents cen cem ehun mil mila mille seize sis lau".split()
)
"""Number words that are ordinary words in another of the languages (en once, due, ten, set; fr très; gl dos)."""

UNSURE = frozenset("once set due ten nou neuf sei seize tre cents mila".split())
"""Those which, in a text too short to tell its language, are as likely something else."""


@cache
def number_words() -> dict[str, tuple[int, frozenset[str]]]:
    """Value and languages of every number word, folded."""
    known: dict[str, tuple[int, frozenset[str]]] = {}
    for language, forms, value in _listed():
        for form in fold(forms).split("/"):
            known[form] = (value, known.get(form, (0, frozenset[str]()))[1] | {language})
    return known


def _listed() -> Iterator[tuple[str, str, int]]:
    for language, counting in _COUNTING.items():
        for forms, value in zip(counting.split(), _VALUES, strict=True):
            if forms != "-":
                yield language, forms, value
    for language, listed in _WRITTEN_TOGETHER.items():
        for entry in listed.split():
            forms, _, figure = entry.partition("=")
            yield language, forms, int(figure)
    for word, value in _italian_tens():
        yield "it", word, value


def _italian_tens() -> Iterator[tuple[str, int]]:
    """Written together, and without a vowel before uno and otto: ventuno, ventidue, ventotto."""
    tens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
    for ten, word in enumerate(tens, 2):
        for one, ending in enumerate("uno due tre quattro cinque sei sette otto nove".split(), 1):
            yield (word[:-1] if one in (1, 8) else word) + ending, ten * 10 + one


MOST_FIGURES = 20
"""Figures of a number that a report can hold; what is longer is something else."""

_JOINING = frozenset({"i", "y", "e", "et", "and", "ta"})


def read_words(spoken: Sequence[str], at: int, language: str | None = None) -> tuple[int, int] | None:
    """The number in words that begins at word `at` and of how many words it is: "vint i cinc" is 25, of three words."""
    known = number_words()
    total = current = last = 0
    end = at
    while end < len(spoken):
        word = spoken[end]
        step = 1
        if word in _JOINING and end > at and last >= 20 and end + 1 < len(spoken):
            word, step = spoken[end + 1], 2
        if word not in known or not _speaks(word, language) or (word == "cents" and not current):
            break
        value = known[word][0]
        joined = _join(total, current, last, value, word)
        if joined is None or (end == at and word in _JOINING):
            break
        total, current = joined
        last = value
        end += step
    return (total + current, end - at) if end > at else None


def _speaks(word: str, language: str | None) -> bool:
    if language is None:
        return word not in UNSURE
    return language in number_words()[word][1] or word not in RISKY


def _join(total: int, current: int, last: int, value: int, word: str) -> tuple[int, int] | None:
    """`value` said after the numbers before it, or None where it begins a number of its own."""
    if value == 1000:
        return (max(current, 1) * 1000, 0) if not total else None
    if value == 100:
        return (total, current * 100 if 1 < current < 10 else 100) if current < 10 and current != 1 else None
    if word.startswith("vingt") and last == 4:
        return total, current - 4 + 80
    if last == 0 and not current and not total:
        return 0, value
    fits_after_tens = (last >= 20 and last < 100 and last % 10 == 0 and value < 10) or (
        last in (20, 40, 60, 80) and 10 <= value < 20 and word[0] in "hodtqs"
    )
    fits_after_more = (last == 100 or last == 1000 or (last > 100 and last % 100 == 0)) and 0 < value < last
    fits_after_ten = last == 10 and value in (7, 8, 9) and word in ("sept", "huit", "neuf")
    return (total, current + value) if fits_after_tens or fits_after_more or fits_after_ten else None


def read_figures(figures: str, language: str | None = None, percent: bool = False) -> Decimal | None:
    """A number in figures without a sign: "12.650", "1.234,5", "12 650", "8'5".

    One dot or comma before exactly three figures is the thousands mark of the language (dots, but commas in English)
    unless nothing or 0 stands before it; of a percentage, which never reaches thousands, it is the decimal mark.
    """
    figures = figures.replace(" ", "")
    if len(figures) > MOST_FIGURES:
        return None
    marks = [char for char in figures if char in ".,'"]
    if not marks:
        return Decimal(figures)
    if len(set(marks)) > 1:
        whole, _, decimals = figures.rpartition(marks[-1])
        if marks.count(marks[-1]) > 1 or not _in_thousands(whole, marks[0]):
            return None
        return Decimal(f"{whole.replace(marks[0], '')}.{decimals}")
    if len(marks) > 1:
        return Decimal(figures.replace(marks[0], "")) if _in_thousands(figures, marks[0]) else None
    whole, _, decimals = figures.partition(marks[0])
    if _in_thousands(figures, marks[0]) and _is_thousands(marks[0], language, percent):
        return Decimal(whole + decimals)
    return Decimal(f"{whole}.{decimals}")


def _in_thousands(figures: str, mark: str) -> bool:
    first, *others = figures.split(mark)
    return 1 <= len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in others)


def _is_thousands(mark: str, language: str | None, percent: bool) -> bool:
    if mark == "'":
        return True
    if mark == ",":
        return language == "en"
    return language != "en" and not percent


_FIGURES = later(r"([+-]?) ?((?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,'][0-9]+)*)")


def parse_number(text: str, language: str | None = None) -> Decimal | None:
    """The number that the whole of `text` is, in figures or in words, or None. A letter among figures is never
    guessed.
    """
    folded = fold(text).strip()
    if match := _FIGURES.fullmatch(folded):
        value = read_figures(match[2], language)
        return -value if value is not None and match[1] == "-" else value
    spoken = words_of(folded)
    for known in (language, *_COUNTING):
        read = read_words(spoken, 0, known) if spoken else None
        if read is not None and read[1] == len(spoken):
            return Decimal(read[0])
    return None


_MARKS = {"ca": (".", ","), "es": (".", ","), "en": (",", ".")}


def is_year_word(word: str) -> bool:
    """2024: four digits, from 1900 to 2099."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def decimals_of(value: Decimal) -> int:
    """Decimals that a figure is written with: 2 of 4.10, none of 4 and of 4E+2."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def format_number(value: Decimal, language: str, places: int | None = None, signed: bool = False) -> str:
    """`value` as people of `language` (ca, es, en) write it: thousands are marked from five figures up, halves round
    away from zero. Without `places` every decimal is written, and no zero at the end. `signed` puts a plus before what
    is above 0.
    """
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(value):f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    thousands, decimal = _MARKS[language]
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", thousands)
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return sign + whole + (decimal + decimals if decimals else "")
