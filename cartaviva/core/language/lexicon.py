"""Words as people write them in eight languages: folded for comparing, found in a text as phrases of whole words."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from cartaviva.core.language.patterns import later

T = TypeVar("T")

Wording = Mapping[str, str]
"""Phrases by language code, separated by commas. A word that ends in * stands for every word that begins so; a phrase
after ! is only understood in a text of its own language, since it is something else in another (ca fires: fairs)."""

_ALIKE = {
    "'": "’‘ʼ`´′",
    '"': "“”„″«»",
    "-": "–—−‐‑‒―﹣－",
    "·": "•‧∙",
    "≤": "⩽≦",
    "≥": "⩾≧",
    "<": "＜",
    ">": "＞",
    "%": "％﹪",
    "/": "⁄∕",
    "ª": "º°",
}


class _Folding(dict[int, str]):
    """Character by character, so that a place in the folded text is the same place in the original."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf"):
            folded = " "
        elif unicodedata.decomposition(char).startswith(("<super> 003", "<super> 0028", "<circle>")):
            folded = " "  # a raised figure is the mark of a note
        else:
            folded = unicodedata.normalize("NFD", char)[0].lower()[:1]
        self[code] = folded
        return folded


_FOLDING = _Folding({ord(char): char for char in "ªº≠≮≯"})
_FOLDING.update({ord(char): to for to, chars in _ALIKE.items() for char in chars})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` (NFC) in small letters, without accents, with one kind of dash, quote and space; of the same length."""
    return text.translate(_FOLDING)


UNSEEN = later("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
"""Soft hyphens, zero-width and turning marks, controls: nobody sees them, they would make equal texts differ, and a 59
be read as 95."""


def tidy(text: str) -> str:
    """`text` as it is kept when somebody typed it: NFC, lines as they end everywhere, nothing that nobody sees."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n"))).strip()


_WORD = later(r"[^\W_]+(?:·[^\W_]+)*|[%≥≤<>]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`; hyphens and apostrophes part words, the Catalan l·l does not."""
    return tuple(word.replace("·", "") for word in _WORD.findall(fold(text)))


class _Phrase(NamedTuple, Generic[T]):
    pattern: tuple[str, ...]
    meaning: T
    only: str | None


def _phrase(given: tuple[str, T, str]) -> _Phrase[T]:
    phrase, meaning, language = given
    first, *others = phrase.split()
    return _Phrase((first.removeprefix("!"), *others), meaning, language if first[0] == "!" else None)


MOST_WORDS = 4096
"""First words remembered by a lexicon; texts repeat few words over and over."""


class Lexicon(Generic[T]):
    """Phrases of whole words and what each of them means; the longest phrase wins. Its tables are taken apart when a
    text is first held against them: few documents need them all.
    """

    def __init__(self, tables: Mapping[T, Wording]) -> None:
        self._tables = tables
        self._beginning: dict[str, tuple[_Phrase[T], ...]] = {}

    @cached_property
    def _given(self) -> dict[str, list[tuple[str, T, str]]]:
        """First word → phrases as they are given, what they mean, their language; taken apart where a text has it."""
        given: dict[str, list[tuple[str, T, str]]] = {}
        for meaning, wording in self._tables.items():
            for language, phrases in wording.items():
                for each in phrases.split(","):  # most have no accent, and folding takes longest
                    phrase = each.lower() if each.isascii() else each.translate(_FOLDING).replace("·", "")
                    if first := phrase.lstrip(" !").partition(" ")[0]:
                        given.setdefault(first, []).append((phrase, meaning, language))
        return given

    @cached_property
    def _lengths(self) -> frozenset[int]:
        """Of the beginnings of words."""
        return frozenset(len(first) - 1 for first in self._given if first.endswith("*"))

    def find(self, text: Sequence[str], at: int, language: str | None = None) -> tuple[T, int] | None:
        """What the phrase that begins at word `at` means, and how many words it has; `language` is that of the text."""
        known = self._beginning.get(text[at])
        for phrase in self._begin(text[at]) if known is None else known:
            length = len(phrase.pattern)
            if phrase.only in (None, language) and (length == 1 or _fits(phrase.pattern, text, at)):
                return phrase.meaning, length
        return None

    def _begin(self, word: str) -> tuple[_Phrase[T], ...]:
        """The phrases that may begin with `word`, the longest first; remembered."""
        given = [*self._given.get(word, ())]
        for length in self._lengths:
            if length <= len(word):
                given += self._given.get(word[:length] + "*", ())
        if len(self._beginning) >= MOST_WORDS:
            self._beginning.clear()
        known = sorted(map(_phrase, given), key=lambda phrase: -len(phrase.pattern))
        self._beginning[word] = tuple(known)
        return self._beginning[word]

    def all(self, text: Sequence[str], language: str | None = None) -> list[tuple[T, int, int]]:
        """Every phrase in `text` from left to right, without overlaps: what it means, from which word, up to which."""
        found = []
        at = 0
        while at < len(text):
            if hit := self.find(text, at, language):
                found.append((hit[0], at, at + hit[1]))
                at += hit[1]
            else:
                at += 1
        return found

    def covering(self, text: Sequence[str]) -> list[tuple[T, int, int]]:
        """What `all` finds, where every word of `text` belongs to a phrase; else nothing."""
        found = self.all(text) if text and self.find(text, 0) else []
        return found if sum(after - first for _, first, after in found) == len(text) else []

    def means(self, text: str) -> T | None:
        """What the first known phrase in `text` means."""
        spoken, language = words_of(text), language_of(text)
        return next((hit[0] for at in range(len(spoken)) if (hit := self.find(spoken, at, language))), None)


def _fits(pattern: tuple[str, ...], text: Sequence[str], at: int) -> bool:
    """Do the words after the first one fit?"""
    if at + len(pattern) > len(text):
        return False
    for part, word in zip(pattern[1:], text[at + 1 : at + len(pattern)], strict=True):
        if part != word and not (part[-1] == "*" and word.startswith(part[:-1])):
            return False
    return True


COMMON_WORDS: Wording = {
    "ca": "els, les, amb, dels, als, pels, i, nombre, dies, hores, mitjana, termini, percentatge, any, anys, menys, "
    "mes, és, del, un, una, de, l, al, per, què, aquest, sessions, nou, cops, vegades, cada, a, en, la, que, o, com, "
    "hem, ho, aquesta, aquests, seva, seves, farem, tots, totes, sobre, sense, també, són, ha, han, hi, no, ser, "
    "cap, fins, dues",
    "es": "el, los, las, y, con, del, para, por, número, días, horas, plazo, porcentaje, año, años, menos, más, un, "
    "una, de, la, en, que, al, cada, a, veces, o, se, como, su, nos, sus, todos, todas, sobre, sin, también, son, "
    "ha, han, no, ser, hasta, ningún, este, esta, dos",
    "gl": "os, as, dos, das, do, da, no, na, nun, nunha, co, coa, e, prazo, número, días, horas, porcentaxe, polo, "
    "pola, polos, ou, unha, máis, de, en, que, un, o, a, ano, anos, cidadanía, veces, ao, dunha, dun, nos, nas, "
    "todos, todas, sen, tamén, son, non, ata, ningunha, este, esta, á, ás, aos",
    "eu": "eta, edo, baino, urtean, egun, kopurua, epean, zerbitzua, zerbitzuen, gutxienez, gehienez, bat, ez, da, "
    "dira, duten, izatea, urteko, behin, aldiz, egitea, dute, dugu, zaie, izan, egin, guztiak, guztiei, gabe, ere, "
    "hau, bi, urtero, kexak, arteko, artean",
    "en": "the, of, and, to, in, within, for, with, days, number, per, a, an, at, by, on, is, or, be, year, than, "
    "least, about, around, are, we, our, your, you, they, will, it, this, that, from, have, has, not, were, was, "
    "all",
    "fr": "le, les, des, du, et, dans, pour, avec, jours, nombre, délai, un, une, de, la, à, au, aux, en, par, ou, "
    "sur, est, d, l, moins, plus, qui, dont, ans, nous, vos, votre, notre, tous, toutes, sans, ne, pas, été, ce, "
    "cette, il, se, ont",
    "it": "il, lo, gli, i, dei, delle, della, del, di, e, entro, con, per, giorni, numero, un, una, la, le, in, da, "
    "al, alla, nel, ore, anno, o, che, su, allo, ai, non, sono, tutti, tutte, senza, anche, questo, questa, ci, ha, "
    "nei, nelle, dal, dalla, sul, ogni",
    "pt": "os, as, dos, das, do, da, no, na, num, numa, com, e, prazo, número, dias, horas, percentagem, pelo, pela, "
    "ou, não, mais, de, em, que, um, uma, o, a, ano, anos, vezes, ao, são, dum, duma, nos, nas, todos, todas, sem, "
    "também, até, nenhum, este, esta, à, às, aos, foi, foram",
}
"""Words that tell the language of a sentence."""


ENDINGS: Mapping[str, str] = {
    "ca": "ció cions ssió ssions tge tges itat itats arem erem irem nça nces ència ències ments ües ïda ïts ny nys "
    "lls ix eix ès ques gues ses lar adora adors ors",
    "es": "ción ciones dad miento mientos aje ajes ñ ño ña ños ñas aremos eremos iremos sión siones ería icas ción "
    "dor dores ientes iente ados adas idos idas",
    "gl": "ción cións dade axe axes eiro eira eiros eiras ión ións aremos eremos ñ ño ña ños ñas ncia ncias xa xas "
    "xo xos ou",
    "eu": "ak ek ko ren tzea tzeko tik etan rako etako arekin ekin tzen tuko tutako ari aren eko",
    "en": "ing ings age ages tion tions ness ly ed ght sh th ty ble ful ers ess",
    "fr": "tion tions ement ements eur eurs eux euse euses ée ées té tés ique iques aux oire ez ons és ère ères ais "
    "age ages",
    "it": "zione zioni menti tà ggi ggio tti tto tta tte zza zze gli che rsi ivo ivi ari aria izi izio ante anti "
    "ione ioni ato ati ata ate uti",
    "pt": "ção ções ão ões dade agem agens ência ências nho nha nhos lho lhos lha ães ário ários ados adas ância "
    "eiro eiros",
}
"""Endings that tell the language of a word."""


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for language, listed in ENDINGS.items():
        for ending in set(listed.split()):
            known[ending] = (*known.get(ending, ()), language)
    return known


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for language, listed in COMMON_WORDS.items():
        for word in fold(listed).split(","):
            known[word.strip()] = (*known.get(word.strip(), ()), language)
    return known


WEIGHT = 840
"""What a word counts that one language has alone; it is shared out where up to eight languages have it."""


def _told_by(word: str) -> tuple[str, ...]:
    """The languages that have the longest known ending of a word, its accents kept."""
    known = _endings()
    for length in range(min(6, len(word) - 2), 0, -1):
        if spoken := known.get(word[-length:]):
            return spoken
    return ()


@lru_cache(maxsize=4096)
def language_of(text: str) -> str | None:
    """The language most of the words of `text` belong to, None where two are as likely."""
    score = dict.fromkeys(COMMON_WORDS, 0)
    known = _languages()
    for word in words_of(text):
        for language in (spoken := known.get(word, ())):
            score[language] += 2 * WEIGHT // len(spoken)
    for word in _WORD.findall(text.lower()):
        for language in (spoken := _told_by(word)):
            score[language] += WEIGHT // len(spoken)
    first, second = sorted(score.values(), reverse=True)[:2]
    return max(score, key=lambda language: score[language]) if first > second else None
