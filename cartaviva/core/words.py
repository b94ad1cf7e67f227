"""Marks text for translation. Core and formats never look a translation up: they are handed a `Say`."""

from typing import Protocol

LANGUAGES = ("ca", "es", "en")
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
