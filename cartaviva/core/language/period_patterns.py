"""How periods are written in eight languages: patterns over folded text. What each means is said in `period_words`."""

import re
from collections.abc import Mapping
from functools import cache

YEAR = r"((?:19|20)\d\d)"
_NAME = r"([a-z]{3,14})\.?"
_OF = r"(?:\s+(?:d['e]?|del|de l'|de|of|di|do|da|,)|\s*,|\s*/)?\s*(?:l'any |any |ano )?"
_TO = (
    r"(?:\s*[-/]\s*|\s+(?:al?|ao|to|au|till?|until|through|fins a|fins al|fins|hasta|ate|ata|fino al?|i|y|e|et|and)\s+)"
    r"(?:el |l'|le |o |il |the )?"
)
_DAY = r"(\d{1,2})(?:ª|er|st|nd|rd|th|n|r|t|e)?\.?"
_DAY_MONTH = (
    rf"{_DAY}\s*(?:d'|(?:de|del|of|di|do)\s)?\s*{_NAME}"
    rf"(?:\s*(?:,|de l'any|del? an[oy]|de|del|d'|of|di|do)?\s*{YEAR})?"
)
_MONTH_DAY = rf"{_NAME}\s+{_DAY},?\s*{YEAR}?"
_NUMERIC = r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)"
_ISO = rf"{YEAR}-(\d\d)-(\d\d)"
_TH = (
    r"\s*(?:\.?ª|(?<=\d)\.?(?:a|art|da|do|eme|en|ere|er|e|ndo|n|on|o|ra|ro|rt|r|to|t)\b\.?|\.?(?:er|e)\b|\.|rd|nd|st|th|er|re|"
    r"r|n|t|e)?\s*"
)
_PART = (
    r"(bimestr\w*|trimestr\w*|hiruhileko\w*|quarter|trim\.?|[cq]uadrimestr\w*|cuatrimestr\w*|semestr\w*|seihileko\w*|"
    r"half(?:[ -]year)?|sem\.?|term\b)"
)
_TWELVE = r"(?:year|(?:12|twelve) months|any|ano|exercici|ejercicio|exercicio|exercice|esercizio|annee|anno)"
_ENDED = (
    r"(?:ended|ending|to|up to|until|tancat|acabat|finalitzat|cerrado|acabado|finalizado|pechado|clos|cloture|chiuso|"
    r"findo|encerrado)"
)
_SEASON = r"\b(autumn|spring|summer) (?:school )?term\b"
_NEXT = r"(?:\s?[-/]\s?((?:19|20)\d\d|\d\d)\b(?!\s?[-/]\d))?"
_ORDINAL = (
    r"[1-6]|i{1,3}|iv|primer[oa]?|premier|primo|primeiro|first|lehen\w*|segon|segundo|second|secondo|deuxieme|bigarren\w*|"
    r"tercer[oa]?|terceiro|terzo|third|troisieme|hirugarren\w*|quart[oa]?|cuart[oa]|fourth|quatrieme|laugarren\w*"
)
_NTH = rf"({_ORDINAL})"
_SHORT = r"(?:([tqsh])\s?([1-4])|([1-4])\s?(?:\.?ª|\.|r|n|t|er)?\s?([tqsh]))"
_LISTED = rf"(?:\s*,\s*(?:{_ORDINAL}){_TH}){{0,4}}"
"""Those between the first and the last one."""
_YEAR_TO_A_MONTH = rf"{_TWELVE}\s+{_ENDED}\s+(?:el |al |a |le |em |o |il |(?:the )?end of |l')?{_NAME}{_OF}{YEAR}"


_FIRST = "(?:primer[oa]?s|first|premiers|primi|primeiros)"
_SO_MANY = (
    r"\b(\d\d?|three|tres|trois|tre|four|quatre|cuatro|catro|quattro|quatro|six|sis|seis|sei|nine|nou|nueve|nove|neuf)"
)
_WRITTEN: Mapping[str, str] = {
    "days": _DAY_MONTH + _TO + _DAY_MONTH,
    "first months": rf"(?:{_FIRST}\s+{_SO_MANY}|{_SO_MANY}\s+{_FIRST})\s+(?:mesos|meses|months|mois|mesi){_OF}{YEAR}",
    "year to a day": rf"{_TWELVE}\s+{_ENDED}\s+(?:on |el |al |a |le |em |o |il |the |l')?{_DAY_MONTH}",
    "year to a month": _YEAR_TO_A_MONTH,
    "basque days": rf"{YEAR}(?:ko|eko)\s+{_NAME}\s+(\d\d?)-?[a-z]{{1,6}}\s+(?:eta\s+)?"
    rf"(?:{YEAR}(?:ko|eko)\s+)?{_NAME}\s(\d\d?)(?:-?[a-z]{{1,6}}\b)?",
    "basque months": rf"{YEAR}(?:ko|eko)\s+([a-z]{{3,12}}t)ik\s+(?:{YEAR}(?:ko|eko)\s+)?([a-z]{{3,12}}r)a\b",
    "us days": _MONTH_DAY + _TO + _MONTH_DAY,
    "numeric days": _NUMERIC + _TO + _NUMERIC,
    "iso days": _ISO + r"\s*(?:/|-|a|to|--|al)\s*" + _ISO,
    "months": rf"{_NAME}(?:{_OF}{YEAR})?{_TO}(?:(?:3[01]|2[89])\s+(?:d'|(?:de|of|di|do)\s)?)?{_NAME}{_OF}{YEAR}",
    "listed months": rf"\b{_NAME}((?:\s*,\s*[a-z]{{3,14}}){{1,10}})(?:\s*,)?{_TO}{_NAME}{_OF}{YEAR}",
    "terms": rf"\b(autumn|spring|summer)(?: (?:school )?term)?(?:{_OF}\(?{YEAR}\)?)?{_TO}"
    rf"(autumn|spring|summer) (?:school )?terms?{_OF}\(?{YEAR}{_NEXT}\)?",
    "short parts": rf"\b{_SHORT}(?:{_OF}{YEAR})?{_TO}{_SHORT}(?:{_OF}|\s*-?\s*){YEAR}"
    rf"|\b{YEAR}\s?[-/ ,]\s?{_SHORT}{_TO}{_SHORT}\b",
    "nth parts": rf"\b{_NTH}{_TH}(?:{_PART}(?:{_OF}{YEAR})?\s*)?{_LISTED}"
    rf"{_TO}{_NTH}{_TH}{_PART}(?:{_OF}\(?{YEAR})?",
    "part numbers": r"\b(quarter|qtr|trimestre|trim|half|halve|semestre|sem|[cq]uadrimestre|cuatrimestre)s?\.?"
    rf"\s([1-4]){_TO}([1-4])\b(?:{_OF}{YEAR})?",
    "short part": rf"\b([1-4])\s?(?:\.?ª|\.|r|n|t|er)?\s?(t|s|q|h)\.?(?:im\.?)?\s*(?:-|/|de|del)?\s*{YEAR}"
    rf"|\b{YEAR}\s?[-/ ,]\s?(q|s|t|h)\s?([1-4])\b|\b(q|s|t|h)([1-4])\s*(?:-|/|of|de)?\s*{YEAR}"
    rf"|\b{YEAR}\s?[-/ ]\s?([1-4])\s?(?:ª|r|n|t|er)?\s?(t|s|q|h)\b",
    "term": rf"{_SEASON}{_OF}\(?{YEAR}{_NEXT}\)?",
    "year term": rf"{YEAR}{_NEXT}\W{{1,3}}{_SEASON}",
    "year part": rf"{YEAR}(?:ko|eko)?\s*[-/,:]?\s*{_NTH}{_TH}{_PART}",
    "part": rf"\b{_NTH}{_TH}{_PART}(?:{_OF}\(?{YEAR})?",
    "part number": rf"\b(quarter|qtr|trimestre|trim|hiruhilekoa?|half|semestre|sem|seihilekoa?|[cq]uadrimestre|"
    rf"cuatrimestre|term)\.?\s([1-4])\b(?:{_OF}{YEAR})?",
    "year month": rf"\b{YEAR}\s?[/-]\s?(?:(0[1-9]|1[0-2])\b(?!\s?[-/]\s?\d)|{_NAME})",
    "month number": rf"^\W*(0?[1-9]|1[0-2])/{YEAR}\W*$",
    "basque month": rf"{YEAR}(?:ko|eko)\s+([a-z]{{4,14}})",
    "month": rf"\b{_NAME}{_OF}{YEAR}",
    "two years": rf"(?:\b|(?<=\bfy)){YEAR}\s*(?:-|/|to|a|al|au|i|y|e|et|and)\s*"
    r"((?:19|20)\d\d|\d\d)\b(?!\s?[-/]\d)",
    "year": rf"(?<![\d.,/-]){YEAR}(?![\d%]|[.,]\d|\s?%)",
}


@cache
def pattern(name: str) -> re.Pattern[str]:
    return re.compile(_WRITTEN[name])
