"""Personal data in a text that is going to be public: names, identity numbers, phones, e-mails, accounts, plates.

Regulation (EU) 2016/679 art. 5.1.c: no more than is needed; what has been printed cannot be taken back. Numbers that
carry a check are only flagged where it is right, so that file numbers and counts are left alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cartaviva.core.findings import Finding
from cartaviva.core.language.lexicon import fold, words_of
from cartaviva.core.language.name_words import (
    ARTICLES,
    BEFORE_FIRST_NAMES,
    FIRST_NAMES,
    NAMED_AFTER,
    NO_SURNAMES,
    OFFICES,
    SURNAMES,
    TITLES,
)
from cartaviva.core.language.units import unit_words
from cartaviva.core.words import mark

Span = tuple[int, int]


class Kind(NamedTuple):
    """A kind of personal data: its words, and where it stands in a text."""

    words: str
    spans: Callable[[str], Iterator[Span]]


def personal_data(text: str, column: str | None = None) -> tuple[Finding, ...]:
    """A finding `personal-data` for each piece of personal data in `text`, the same words once.

    `detail` names the kind, `stated` has the words; `column` is that of the text. What one kind has taken is not looked
    at by the next: the digits of an account are no telephone number.
    """
    found: dict[tuple[str, str], int] = {}
    left = text
    for kind in KINDS:
        for first, last in list(kind.spans(left)):
            found.setdefault((kind.words, text[first:last]), first)
            left = left[:first] + "\n" * (last - first) + left[last:]
    ordered = sorted(found, key=lambda key: found[key])
    return tuple(Finding("personal-data", column=column, stated=words, detail=kind) for kind, words in ordered)


# Numbers


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        "mail": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"),
        "account": re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b"),
        "identity": re.compile(
            r"(?<![\w/.-])([XYZ]?)[ -]?(\d{1,2}\.?\d{3}\.?\d{3})(?:[ -]?([A-Z])|-?([a-z]))(?![\w/])"
        ),
        "phone": re.compile(
            r"(?<![\w/.,+-])(?:(?:\+|00) ?34[ .-]?)?[6-9](?:\d{8}|\d{2}([ .-])\d{3}\1\d{3}"
            r"|\d{2}([ .-])\d{2}\2\d{2}\2\d{2}|\d([ .-])\d{3}\3\d{2}\3\d{2})(?![\w/]|[.,]\d)"
        ),
        "abroad": re.compile(r"(?<![\w+])\+[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?![\w/]|[.,]\d)"),
        "plate": re.compile(r"(?<![\w/.-])\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}(?![\w/])"),
        "name": re.compile(r"[^\W\d_]+(?:[·-][^\W\d_]+)*\.?"),
    }


def find_mails(text: str) -> Iterator[Span]:
    """That of an office is flagged, too: it changes, and belongs into the charter."""
    return (found.span() for found in _patterns()["mail"].finditer(text))


def find_accounts(text: str) -> Iterator[Span]:
    """IBAN with its check digits, ISO 7064: modulo 97 it is 1."""
    for found in _patterns()["account"].finditer(text):
        digits = re.sub("[ -]", "", found.group())
        if int("".join(str(int(char, 36)) for char in digits[4:] + digits[:4])) % 97 == 1:
            yield found.span()


LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
"""The letter of a DNI or NIE, by the rest of its number modulo 23 (Real Decreto 1553/2005)."""


def find_identities(text: str) -> Iterator[Span]:
    """DNI of eight digits, NIE of X, Y or Z and seven; only with the right letter."""
    for found in _patterns()["identity"].finditer(text):
        foreign, number, *letters = found.groups()
        digits = number.replace(".", "")
        letter = (letters[0] or letters[1]).upper()
        whole = ("XYZ".index(foreign), digits) if foreign else ("", digits)
        if len(digits) == (7 if foreign else 8) and letter == LETTERS[int("".join(map(str, whole))) % len(LETTERS)]:
            yield found.span()


NUMBERED = frozenset(
    "expedient expediente exp num numero registre registro reg codi codigo code ref referencia factura invoice file "
    "euros eur import importe suma".split()
)
"""What stands before a number that is no telephone's."""


def find_phones(text: str) -> Iterator[Span]:
    """Spanish numbers of nine digits, and those of other countries with their +; amounts and file numbers are none."""
    for kind in ("phone", "abroad"):
        for found in _patterns()[kind].finditer(text):
            before, after = words_of(text[: found.start()])[-1:], text[found.end() :].lstrip()
            amount = after[:1] in ("€", "$", "%") or (words_of(after) and unit_words.find(words_of(after), 0))
            thousands = found.group(1) if kind == "phone" else ""
            counted = thousands in (".", " ") and after[:1].isalpha() and not _is_of_phones(text)
            if not (amount or counted or NUMBERED.intersection(before) or found.group().endswith("000")):
                yield found.span()


PHONES = tuple("telef tel tlf mobil movil phone truc truq llam call whatsapp contact ring".split())


def _is_of_phones(text: str) -> bool:
    """Three by three with a word after it may be a count as well."""
    return any(word.startswith(PHONES) for word in words_of(text))


def find_plates(text: str) -> Iterator[Span]:
    """Four digits and three consonants; 2024 LCT is a law and its year."""
    for found in _patterns()["plate"].finditer(text):
        if not "1900" <= found.group()[:4] <= "2099":
            yield found.span()


# Names


class Word(NamedTuple):
    text: str
    first: int
    last: int

    @property
    def folded(self) -> str:
        return fold(self.text).rstrip(".").replace("·", "")

    @property
    def is_name(self) -> bool:
        """Begins with a capital, and is no initial; at the end of a sentence its full stop belongs to it."""
        return self.text[:1].isupper() and len(self.text.rstrip(".")) > 1

    @property
    def is_title(self) -> bool:
        """A short one with its capital or its full stop: 30 ms is no lady."""
        plain = self.text.islower() and self.text.isalpha() and len(self.text) < 5 and self.text != "don"
        return self.folded in TITLES and not plain


LINKS = frozenset("de del d la las los els les da dos do van von el".split())
AND = frozenset("i y".split())
BACK = 3
"""How many words before a name tell that something is called after it."""


def find_names(text: str) -> Iterator[Span]:
    """A known first name and a surname, a title and a name, or two frequent surnames after another name."""
    words = [Word(found.group(), *found.span()) for found in _patterns()["name"].finditer(text)]
    at = 0
    while at < len(words):
        after = _name_at(words, at, text)
        if after and not _is_called_after(words, at, text):
            yield words[at].first, words[after - 1].last - words[after - 1].text.endswith(".")
        at = after or at + 1


def _name_at(words: list[Word], at: int, text: str) -> int | None:
    """The word after the name that begins at `at`, or None."""
    word = words[at]
    titled = word.is_title or word.text in ARTICLES
    if titled and text[word.last : words[min(at + 1, len(words) - 1)].first].strip(" \u00a0"):
        return None
    after = _run(words, at + titled, text)
    names = [one.folded for one in words[at + titled : after] if one.is_name]
    if not names:
        return None
    said = _is_titled(word, names) if titled else word.is_name and _is_full(names)
    return after if said else None


def _is_titled(word: Word, names: list[str]) -> bool:
    """Sra. Ferrer; but Don Benito is a town, and a name alone after En is a place unless it is known."""
    if names[0] in FIRST_NAMES:
        return True
    alone = word.folded in BEFORE_FIRST_NAMES and len(names) == 1
    return word.text not in ARTICLES and names[0] not in OFFICES | NO_SURNAMES and not alone


def _is_full(names: list[str]) -> bool:
    """Maria Puig, Yeray Rodríguez Santos"""
    if len(names) < 2 or NO_SURNAMES.intersection(names[1:]):
        return False
    return names[0] in FIRST_NAMES or (
        len(names) == 3 and SURNAMES.issuperset(names[1:]) and names[0] not in NAMED_AFTER | OFFICES
    )


def _run(words: list[Word], at: int, text: str) -> int:
    """Where the names that begin at `at` end, small words between them included; at most four names."""
    after, names = at, 0
    for place in range(at, min(at + 7, len(words))):
        word = words[place]
        gap = text[words[place - 1].last : word.first] if place > at else ""
        if names == 4 or gap.strip(" ’'\u00a0"):
            break
        if word.is_name and not (names and word.is_title):
            after, names = place + 1, names + 1
            if word.text.endswith("."):
                break
        elif not names or not (word.folded in LINKS or (word.folded in AND and names > 1)):
            break
    return after


def _is_called_after(words: list[Word], at: int, text: str) -> bool:
    """Carrer de Joan Maragall, biblioteca municipal Joan Oliver"""
    for place in range(at - 1, max(-1, at - 1 - BACK), -1):
        gap = text[words[place].last : words[place + 1].first]
        ends_a_sentence = words[place].text.endswith(".") and len(words[place].text) > 5
        if gap.strip(" /’'\"“”«»()\u00a0") or ends_a_sentence:
            return False
        if words[place].folded in NAMED_AFTER:
            return True
    return False


KINDS: tuple[Kind, ...] = (
    Kind(mark("It looks like an e-mail address."), find_mails),
    Kind(mark("It looks like an account number."), find_accounts),
    Kind(mark("It looks like an identity number."), find_identities),
    Kind(mark("It looks like a telephone number."), find_phones),
    Kind(mark("It looks like a number plate."), find_plates),
    Kind(mark("It looks like the name of a person."), find_names),
)
"""Every kind, in the order in which they are looked for."""
