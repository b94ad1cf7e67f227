"""Marks text for translation. Core and formats never look a translation up: they are handed a `Say`."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

LANGUAGE_NAMES = {"ca": "Català", "es": "Español", "en": "English"}
"""Each in its own name, the first language first."""
LANGUAGES = tuple(LANGUAGE_NAMES)
"""Languages of the interface, the default first."""


class Say(Protocol):
    """Turns an English source text into the reader's language."""

    def __call__(self, text: str) -> str: ...

    def plural(self, one: str, many: str, count: int) -> str:
        """The form of `one` or `many` that fits `count` in the reader's language; placeholders are left in place."""
        ...


class SayEnglish:
    """The source texts as they are."""

    def __call__(self, text: str) -> str:
        return text

    def plural(self, one: str, many: str, count: int) -> str:
        return one if count == 1 else many


ENGLISH: Say = SayEnglish()


def mark(text: str) -> str:
    """Mark `text` so that it is collected for translation; the text comes back unchanged."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a sentence with a count, for `Say.plural`; they come back unchanged."""
    return one, many


@dataclass(frozen=True, slots=True)
class Text:
    """What people typed, in the languages that they typed it in; `by_language` never holds an empty text."""

    by_language: Mapping[str, str]

    @classmethod
    def of(cls, **by_language: str) -> "Text":
        """A text from its languages, in NFC, blanks at the ends taken off; empty ones are left out."""
        tidy = {language: unicodedata.normalize("NFC", text).strip() for language, text in by_language.items()}
        return cls({language: text for language, text in tidy.items() if text})

    def said_in(self, language: str) -> tuple[str, str]:
        """The text and its language: the one asked for, else the first of LANGUAGES, else any; else "" in it."""
        for choice in (language, *LANGUAGES, *self.by_language):
            if choice in self.by_language:
                return self.by_language[choice], choice
        return "", language

    def __str__(self) -> str:
        return self.said_in(LANGUAGES[0])[0]

    def __bool__(self) -> bool:
        return bool(self.by_language)

    @property
    def sorting(self) -> str:
        """What lists are sorted by."""
        return sorting(str(self))


NO_TEXT = Text({})


def sorting(name: str) -> str:
    """What a name is sorted by: accents, capitals and marks count for nothing, and “ñ” is a letter after “n”."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name.casefold()).replace("ñ", "n~"))
    return "".join(sign for sign in plain if sign.isalnum() or sign in " ~")
