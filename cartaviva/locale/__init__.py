"""Translations of the interface: a `Say` for each of LANGUAGES."""

import gettext
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent
DOMAIN = "cartaviva"


class Translations:
    """A `Say` in one of LANGUAGES. English is the source, and what is said where a catalogue was not compiled."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)

    def __call__(self, text: str) -> str:
        return self._texts.gettext(text) if text else ""

    def plural(self, one: str, many: str, count: int) -> str:
        return self._texts.ngettext(one, many, count)


@cache
def voice(language: str) -> Translations:
    """The one of a language, read once."""
    return Translations(language)
