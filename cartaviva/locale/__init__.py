"""Translations of the interface: a `Say` for each of LANGUAGES."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from cartaviva.locale.catalogue import Catalogue

LOCALE = Path(__file__).parent
DOMAIN = "cartaviva"


class Translations:
    """A `Say` in one of LANGUAGES. English is the source, and what is said where a catalogue was not compiled."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._forms = _forms_in(language)

    def __call__(self, text: str) -> str:
        return (self._forms(text) or (text,))[0] if text else ""

    def plural(self, one: str, many: str, count: int) -> str:
        forms = self._forms(one)
        return (forms if len(forms) > 1 else (one, many))[count != 1]


@cache
def _forms_in(language: str) -> Callable[[str], Sequence[str]]:
    compiled = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return Catalogue(compiled.read_bytes()).forms if compiled.is_file() else lambda source: ()


@cache
def voice(language: str) -> Translations:
    """The one of a language, read once."""
    return Translations(language)
