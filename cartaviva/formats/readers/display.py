"""Spreadsheet figures as the sheet displays them, since that is what people approved: 0.95 under "0 %" is "95 %".

The format language is that of ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

BUILT_IN: Mapping[int, str] = {
    **{0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm"},
    **{37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00"},
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
}
"""Formats that files name by number alone."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<noon>AM/PM|A/P)'
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|b+|e+(?![+-]))|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[\d.]+)")
_COMMA = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?!\d|[.,]\d)")
_POINT = re.compile(r"(?<![\d.,])\d+\.\d{1,2}(?!\d|[.,]\d)")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,]*\d)")
_APOSTROPHE = re.compile(r"(?<![\d.,'’])\d{1,3}(['’])\d{3}(?![\d'’]\d)")
"""45’000, as in Switzerland."""
_ENGLISH = frozenset(
    "the of and to within with for by number average results performance we you will your our that is are be not this "
    "from have has at or".split()
)
_FRENCH = frozenset("des du et dans pour aux une est sont délai taux nous vous sur".split())
_OTHERS = frozenset("de la el del dels les los las i y e di da do dos das della delle per para eta en".split())


@dataclass(frozen=True, slots=True)
class Locale:
    """What a file does not say and a screen shows: the decimal mark, the mark of thousands, the first day of dates."""

    comma: bool = True
    from_1904: bool = False
    thousands: str = "."
    """Where the decimal mark is a comma; else it is a comma itself, unless it is an apostrophe."""


def locale_of(texts: Iterable[str], from_1904: bool = False, language: str | None = None) -> Locale:
    """How figures are displayed: as in the language of the file, else as most of its texts write decimals; whatever the
    language is, with a point where its texts have one for decimals and none with a comma, which is that of thousands.
    """
    joined = "\n".join(texts)
    words = re.findall(r"\w+", joined.lower())
    english, french, others = (sum(word in known for word in words) for known in (_ENGLISH, _FRENCH, _OTHERS))
    if language or english != french + others:
        comma = language != "en" if language else english < french + others
    else:
        comma = len(_COMMA.findall(joined)) >= len(_POINT.findall(joined))
    comma = comma and not (_GROUPED.search(joined) and _POINT.search(joined) and not _COMMA.search(joined))
    spaced = language == "fr" if language else french * 20 > len(words)
    said = _APOSTROPHE.search(joined)
    return Locale(comma, from_1904, said[1] if said else " " if spaced else ".")


def number(text: str) -> Decimal | None:
    """The number that a file states, at the 15 digits that a spreadsheet keeps; None where it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return Decimal(f"{value:.15g}") if value - value == 0 else None


def display(value: Decimal, code: str, locale: Locale) -> str:
    """`value` under the format `code`."""
    sections = _sections(code)
    section, value = _choose(sections, value)
    if section.kind == "number" and abs(value) >= _LARGEST:
        return _general(value, _section([]), locale)
    if section.kind == "date":
        from cartaviva.formats.readers.dates import display_date

        return display_date(value, section.tokens, locale)
    return _SHOWN[section.kind](value, section, locale)


def exact(value: Decimal, code: str) -> str:
    """All decimals of a figure of which `code` shows fewer, as "94.737" where that shows "95 %"; else "".

    What a computer gets wrong in the last digits is nothing that is held.
    """
    section, _ = _choose(_sections(code), value)
    if section.kind != "number":
        return ""
    places = [at for at, (kind, _text) in enumerate(section.tokens) if kind == "digit"]
    point = next((at for at, token in enumerate(section.tokens) if token == ("sign", ".")), len(section.tokens))
    held = value.scaleb(_scale(section.tokens, max(places)))
    return beyond(held, sum(at > point for at in places))


def beyond(held: Decimal, decimals: int) -> str:
    """`held` as text where it has more than so many `decimals`, else ""."""
    if abs(held) >= _LARGEST:
        return ""
    lost = abs(held - held.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return f"{held:f}" if lost > abs(held) * _NOISE else ""


_NOISE = Decimal("1e-10")
_LARGEST = Decimal("1e15")
"""From there on a sheet has no more digits to show than it has before the mark."""


def typed(value: Decimal, code: str, locale: Locale) -> str:
    """What somebody typed into a form, under the format `code`: all its decimals and no marks of thousands.

    Three decimals get a zero more, or another language might read thousands: 1,234 is 1,2340. Days are day/month/year,
    since a program makes 3/4 a day and shows it as it was typed.
    """
    section, _ = _choose(_sections(code), value)
    dates = [text[0].lower() for kind, text in section.tokens if kind == "date"]
    if section.kind == "date" and "h" not in dates and {"d", "y", "b", "e"} & set(dates):
        return display(value, "dd/mm/yyyy", locale)
    if section.kind == "date":
        return display(value, code, locale)
    percent = section.kind == "number" and ("sign", "%") in section.tokens
    shown = display(value * 100 if percent else value, "General", locale)
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", shown):
        shown += "0"
    return shown + " %" if percent else shown


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a format: its tokens as (kind, text), and the condition under which it applies."""

    kind: str
    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None

    def text(self, kind: str) -> str:
        return "".join(text for found, text in self.tokens if found == kind)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    tokens: list[tuple[str, str]] = []
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or ""
        if found[0] == ";" and kind == "other":
            sections.append(_section(tokens))
            tokens = []
        elif kind:
            tokens.append((kind, found[kind]))
    sections.append(_section(tokens))
    nothing = Section("literal", ())  # "0;-0;;@" shows no zeros
    return tuple(one if one.tokens or len(sections) == 1 else nothing for one in sections)


def _section(tokens: list[tuple[str, str]]) -> Section:
    kept: list[tuple[str, str]] = []
    condition = None
    for kind, text in tokens:
        if kind in ("quoted", "escaped", "other"):
            kept.append(("literal", text))
        elif kind != "bracket":
            kept.append((kind, text.lower() if kind == "date" else text))
        elif found := _CONDITION.fullmatch(text):
            condition = (found[1], number(found[2]) or Decimal(0))
        elif text.startswith("$"):
            kept.append(("literal", text[1:].partition("-")[0]))
        elif re.fullmatch("h+|m+|s+", text, re.IGNORECASE):
            kept.append(("elapsed", text.lower()))
    return Section(_shape(kept), tuple(kept), condition)


def _shape(tokens: list[tuple[str, str]]) -> str:
    """How a section is shown, by what is in it."""
    kinds = {kind for kind, _text in tokens}
    signs = {text for kind, text in tokens if kind == "sign"}
    shapes = (
        ("date", bool(kinds & {"date", "elapsed", "noon"})),
        ("power", "power" in kinds),
        ("fraction", "/" in signs and "digit" in kinds),
        ("number", "digit" in kinds),
        ("general", "general" in kinds or "@" in signs or not tokens),
    )
    return next((shape for shape, fits in shapes if fits), "literal")


_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    **{"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
}


def _choose(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for this value; one that is for negative values alone shows them without their sign."""
    if any(section.condition for section in sections):
        for section in sections[:-1]:
            if section.condition and _COMPARE[section.condition[0]](value, section.condition[1]):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return sections[2 if value == 0 and len(sections) > 2 else 0], value


def _marks(text: str, locale: Locale) -> str:
    if locale.comma:
        return text.translate(str.maketrans(".,", "," + locale.thousands))
    return text.replace(",", locale.thousands) if locale.thousands in "'’" else text


def _general(value: Decimal, section: Section, locale: Locale) -> str:
    if value and not Decimal("1e-9") <= abs(value) < Decimal("1e15"):
        shown = f"{value.normalize():E}"
    else:
        shown = f"{value:f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    shown = _marks(shown, locale)
    return (
        "".join(shown if kind == "general" or (kind, text) == ("sign", "@") else text for kind, text in section.tokens)
        or shown
    )


def _literal(value: Decimal, section: Section, locale: Locale) -> str:
    return "".join("%" if text == "%" else text for kind, text in section.tokens if kind in ("literal", "sign")).strip()


def _number(value: Decimal, section: Section, locale: Locale) -> str:
    """Digits at their places, with the signs and texts between them."""
    tokens = section.tokens
    point = next((at for at, token in enumerate(tokens) if token == ("sign", ".")), len(tokens))
    places = [at for at, (kind, _text) in enumerate(tokens) if kind == "digit"]
    whole, decimals = [at for at in places if at < point], [at for at in places if at > point]
    scale = _scale(tokens, max(places))
    shown = value.scaleb(scale).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _point, rest = f"{abs(shown):f}".partition(".")
    grouped = bool(whole) and ("sign", ",") in tokens[whole[0] : whole[-1]]
    out = _whole(tokens, whole, digits if digits != "0" else "", grouped) | _rest(tokens, decimals, rest)
    if any(out[at] for at in decimals):
        out[point] = "."
    pieces = [_marks(out[at], locale) if at in out else _between(token) for at, token in enumerate(tokens)]
    sign = "-" if value < 0 else ""
    return sign + ("" if whole or digits == "0" else digits) + "".join(pieces).strip()


def _scale(tokens: tuple[tuple[str, str], ...], last: int) -> int:
    """Powers of ten: two up for each percent sign, three down for each comma right after the last digit."""
    percent = sum(token == ("sign", "%") for token in tokens)
    commas = 0
    while tokens[last + 1 + commas : last + 2 + commas] == (("sign", ","),):
        commas += 1
    return 2 * percent - 3 * commas


def _between(token: tuple[str, str]) -> str:
    return token[1] if token[0] == "literal" or token[1] == "%" else ""


def _whole(tokens: tuple[tuple[str, str], ...], places: list[int], digits: str, grouped: bool) -> dict[int, str]:
    """The digits before the mark, from the right; the first place takes all that are left."""
    out: dict[int, str] = {}
    for order, at in enumerate(reversed(places)):
        end = len(digits) - order
        mine = digits[: max(end, 0)] if at == places[0] else digits[max(end - 1, 0) : max(end, 0)]
        mine = mine or {"0": "0", "?": " "}.get(tokens[at][1], "")
        shown = ""
        for position, digit in zip(range(order + len(mine) - 1, order - 1, -1), mine, strict=True):
            shown += digit + ("," if grouped and position and position % 3 == 0 and digit != " " else "")
        out[at] = shown
    return out


def _rest(tokens: tuple[tuple[str, str], ...], places: list[int], digits: str) -> dict[int, str]:
    """The digits after the mark; zeros at the end show only where the format has a 0."""
    out: dict[int, str] = {}
    needed = False
    for at, digit in reversed(list(zip(places, digits, strict=False))):
        needed = needed or digit != "0" or tokens[at][1] == "0"
        out[at] = digit if needed else (" " if tokens[at][1] == "?" else "")
    return out


def _power(value: Decimal, section: Section, locale: Locale) -> str:
    kinds = [kind for kind, _text in section.tokens]
    split = kinds.index("power")
    point = next((at for at, token in enumerate(section.tokens) if token == ("sign", ".")), split)
    mantissa, _e, exponent = f"{value:.{kinds[point:split].count('digit')}E}".partition("E")
    sign = "-" if exponent.startswith("-") else "+" if section.text("power").endswith("+") else ""
    return f"{_marks(mantissa, locale)}E{sign}{exponent.lstrip('+-').zfill(kinds[split:].count('digit'))}"


def _fraction(value: Decimal, section: Section, locale: Locale) -> str:
    """Halves, eighths, or the nearest fraction with as many digits as the format has places."""
    before, _slash, after = "".join(text for kind, text in section.tokens if kind != "elapsed").partition("/")
    with_whole = " " in before.strip()
    exact = abs(Fraction(value))
    whole = int(exact) if with_whole else 0
    fixed = re.search(r"[1-9]\d*", after)
    places = len(re.findall("[?#0]", after))
    if fixed:
        top, bottom = round((exact - whole) * int(fixed[0])), int(fixed[0])
    else:
        near = (exact - whole).limit_denominator(10 ** max(1, min(places, 6)) - 1)
        top, bottom = near.numerator, near.denominator
    if with_whole and top == bottom:
        whole, top = whole + 1, 0
    shown = f"{top}/{bottom}" if top or not with_whole else ""
    return ("-" if value < 0 else "") + (" ".join(filter(None, (str(whole or ""), shown))) or "0")


_SHOWN = {"general": _general, "literal": _literal, "number": _number, "power": _power, "fraction": _fraction}
