"""Words as people write them in eight languages: folded for comparing, found in a text as phrases of whole words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

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


_FOLDING = _Folding({ord(char): char for char in "ªº"})
_FOLDING.update({ord(char): to for to, chars in _ALIKE.items() for char in chars})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` (NFC) in small letters, without accents, with one kind of dash, quote and space; of the same length."""
    return text.translate(_FOLDING)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:·[^\W_]+)*|[%≥≤<>]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`; hyphens and apostrophes part words, the Catalan l·l does not."""
    return tuple(word.replace("·", "") for word in _word().findall(fold(text)))


class _Phrase(NamedTuple, Generic[T]):
    pattern: tuple[str, ...]
    meaning: T
    only: str | None


class Lexicon(Generic[T]):
    """Phrases of whole words and what each of them means; the longest phrase wins."""

    def __init__(self, tables: Mapping[T, Wording]) -> None:
        self._phrases: dict[str, list[_Phrase[T]]] = {}
        for meaning, wording in tables.items():
            for language, phrases in wording.items():
                for phrase in filter(None, phrases.split(",")):
                    self._learn(phrase.strip(), meaning, language)
        for known in self._phrases.values():
            known.sort(key=lambda phrase: -len(phrase.pattern))
        self._lengths = tuple({len(first) - 1 for first in self._phrases if first.endswith("*")})

    def _learn(self, phrase: str, meaning: T, language: str) -> None:
        only = language if phrase.startswith("!") else None
        pattern = tuple(fold(phrase.removeprefix("!")).replace("·", "").split())
        self._phrases.setdefault(pattern[0], []).append(_Phrase(pattern, meaning, only))

    def find(self, text: Sequence[str], at: int, language: str | None = None) -> tuple[T, int] | None:
        """What the phrase that begins at word `at` means, and how many words it has; `language` is that of the text."""
        best: tuple[T, int] | None = None
        for known in self._candidates(text[at]):
            for phrase in known:
                if best is not None and len(phrase.pattern) <= best[1]:
                    break
                if phrase.only in (None, language) and _fits(phrase.pattern, text, at):
                    best = (phrase.meaning, len(phrase.pattern))
                    break
        return best

    def _candidates(self, word: str) -> list[list[_Phrase[T]]]:
        found = [known] if (known := self._phrases.get(word)) else []
        for length in self._lengths:
            if length <= len(word) and (known := self._phrases.get(word[:length] + "*")):
                found.append(known)
        return found

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

    def means(self, text: str) -> T | None:
        """What the first known phrase in `text` means."""
        spoken, language = words_of(text), language_of(text)
        return next((hit[0] for at in range(len(spoken)) if (hit := self.find(spoken, at, language))), None)


def _fits(pattern: tuple[str, ...], text: Sequence[str], at: int) -> bool:
    if at + len(pattern) > len(text):
        return False
    for offset, part in enumerate(pattern):
        word = text[at + offset]
        if part != word and not (part.endswith("*") and word.startswith(part[:-1])):
            return False
    return True


COMMON_WORDS: Wording = {
    "ca": "els, les, amb, dels, als, pels, i, nombre, dies, hores, mitjana, termini, percentatge, any, anys, menys, "
    "mes, és, del, un, una, de, l, al, per, què, aquest, sessions, nou, cops, vegades, cada, a, en, la, que, o, com",
    "es": "el, los, las, y, con, del, para, por, número, días, horas, plazo, porcentaje, año, años, menos, más, un, "
    "una, de, la, en, que, al, cada, a, veces, o, se, como, su",
    "gl": "os, as, dos, das, do, da, no, na, nun, nunha, co, coa, e, prazo, número, días, horas, porcentaxe, polo, "
    "pola, polos, ou, unha, máis, de, en, que, un, o, a, ano, anos, cidadanía, veces, ao",
    "eu": "eta, edo, baino, urtean, egun, kopurua, epean, zerbitzua, zerbitzuen, gutxienez, gehienez, bat, ez, da, "
    "dira, duten, izatea, urteko, behin, aldiz, egitea",
    "en": "the, of, and, to, in, within, for, with, days, number, per, a, an, at, by, on, is, or, be, year, than, "
    "least, about, around",
    "fr": "le, les, des, du, et, dans, pour, avec, jours, nombre, délai, un, une, de, la, à, au, aux, en, par, ou, "
    "sur, est, d, l, moins, plus, qui, dont, ans",
    "it": "il, lo, gli, i, dei, delle, della, del, di, e, entro, con, per, giorni, numero, un, una, la, le, in, da, "
    "al, alla, nel, ore, anno, o, che, su, allo, ai",
    "pt": "os, as, dos, das, do, da, no, na, num, numa, com, e, prazo, número, dias, horas, percentagem, pelo, pela, "
    "ou, não, mais, de, em, que, um, uma, o, a, ano, anos, vezes, ao, são",
}
"""Words that tell the language of a sentence."""


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for language, listed in COMMON_WORDS.items():
        for word in fold(listed).split(","):
            known[word.strip()] = (*known.get(word.strip(), ()), language)
    return known


@lru_cache(maxsize=4096)
def language_of(text: str) -> str | None:
    """The language most of the small words of `text` belong to, None where two are as likely."""
    score = dict.fromkeys(COMMON_WORDS, Fraction())
    for word in words_of(text):
        for language in (spoken := _languages().get(word, ())):
            score[language] += Fraction(1, len(spoken))
    first, second = sorted(score.values(), reverse=True)[:2]
    return max(score, key=lambda language: score[language]) if first > second else None
