"""What a result says of years: a figure of an earlier one, "71 % (2021: 77 %)" or "71 % (up from 68 %)", or that there
was nothing in one.
"""

from cartaviva.core.language.denial import denies
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.patterns import later

_YEAR = (
    r"(?:(?:in|en|em|el|al|a|ao|l'any|fy|curs|curso)?\s*(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|"
    r"(?:l'|el\s|al\s)?(?:any|año|ano|anno|exercici|ejercicio|exercicio|curs|curso)\s+"
    r"(?:anterior|passat|pasado|precedente)|(?:the\s)?(?:previous|last|prior)\s+year|année\s+précédente|aurreko\s+urte\w*)"
)
_FIGURE = r"[^()]*\d[^()]*"
EARLIER = later(
    rf"\s*\(\s*(?:{_YEAR}\s*[:=,]?\s{_FIGURE}|(?:up|down)\s+from\s{_FIGURE}|[+−–-]?\d[\d.,]*\s?[^\s\d(),;]{{0,10}}\s{_YEAR})\)"
    rf"(?=\s*\.?\s*$)|,?\s+(?:up|down)\s+from\s+\d[^()]*$"
)


def without_earlier(text: str) -> str:
    """The text without it."""
    told = text.rstrip(" .").endswith(")") or " from " in text
    found = EARLIER.search(text.casefold()) if told else None
    return text[: found.start()] + text[found.end() :] if found and len(text) == len(text.casefold()) else text


MOST_LETTERS = 100
"""Characters of a text that says no more than that there was nothing."""

A_YEAR = r"(?:19|20)\d\d"
IN_YEAR = later(
    r"[\s,(]*(?<![^\W_])(?:(?:in|during|for|en|el|al|de|del|durant|durante|no|em|o|pour|pendant|nel|il|the|year|any|"
    rf"l'any|ano|anno|l'anno|annee|l'annee)\s+)+{A_YEAR}\s*\)?[\s.]*$|\s*\(\s*{A_YEAR}\s*\)[\s.]*$"
    rf"|\s+{A_YEAR}(?:an|ean| urtean)[\s.]*$|^{A_YEAR}(?:an|ean| urtean)\s+"
)


def without_year(text: str, language: str | None = None) -> str:
    """No requests in 2024: the words of a denial, without the year that they are said of."""
    found = IN_YEAR.search(fold(text)) if len(text) <= MOST_LETTERS else None
    rest = text[: found.start()] + text[found.end() :] if found else text
    plain = found is not None and not any(char.isdigit() for char in rest)
    return rest if plain and denies(rest, language) else text
