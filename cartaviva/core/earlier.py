"""A figure of an earlier year in brackets behind another: "71 % (2021: 77 %)"."""

from cartaviva.core.patterns import later

EARLIER = later(
    r"\s*\(\s*(?:(?:in|en|em|el|al|a|ao|l'any|fy|curs|curso)?\s*(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|"
    r"(?:any|año|ano|anno|exercici|ejercicio|exercicio|curs|curso)\s+(?:anterior|passat|pasado|precedente)|"
    r"(?:previous|last|prior)\s+year|année\s+précédente|aurreko\s+urte\w*)\s*[:=]?\s[^()]*\d[^()]*\)(?=\s*\.?\s*$)"
)


def without_earlier(text: str) -> str:
    """The text without it."""
    found = EARLIER.search(text.casefold()) if text.rstrip(" .").endswith(")") else None
    return text[: found.start()] + text[found.end() :] if found and len(text) == len(text.casefold()) else text
