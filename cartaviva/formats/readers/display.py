"""Spreadsheet figures as the sheet displays them: 0.95 with the format "0 %" is "95 %". The truth of a report is what people saw.

The format language is that of ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that files name by number alone."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<noon>AM/PM|A/P)'
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|b+|e+(?![+-]))|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[\d.]+)")
_COMMA = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]\d)")
_POINT = re.compile(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.,]\d)")
_ENGLISH = frozenset("the of and to within with for by number average results performance".split())
_OTHERS = frozenset(
    "de la el del dels les los las i y e di da do dos das della delle et des du les per para eta en a".split()
)


@dataclass(frozen=True, slots=True)
class Locale:
    """What a file does not say and a screen shows: the decimal mark, and the day that dates count from."""

    comma: bool = True
    from_1904: bool = False


def uses_comma(texts: Iterable[str]) -> bool:
    """Whether figures in this file have a decimal comma: as its language does, else as most of its texts write them."""
    joined = "\n".join(texts)
    words = re.findall(r"\w+", joined.lower())
    english, others = sum(word in _ENGLISH for word in words), sum(word in _OTHERS for word in words)
    if english != others:
        return others > english
    return len(_COMMA.findall(joined)) >= len(_POINT.findall(joined))


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
    if section.kind == "date":
        from cartaviva.formats.readers.dates import display_date

        return display_date(value, section.tokens, locale)
    return _SHOWN[section.kind](value, section, locale)


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
    sections, tokens = [], []
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup or "", found[found.lastgroup] if found.lastgroup else ""
        if kind == "other" and text == ";":
            sections.append(_section(tokens))
            tokens = []
        elif kind:
            tokens.append((kind, text))
    return (*sections, _section(tokens))


def _section(tokens: list[tuple[str, str]]) -> Section:
    condition, kept = None, []
    for kind, text in tokens:
        if kind != "bracket":
            kept.append(
                ("literal", text)
                if kind in ("quoted", "escaped", "other")
                else (kind, text.lower() if kind == "date" else text)
            )
        elif found := _CONDITION.fullmatch(text):
            condition = (found[1], number(found[2]) or Decimal(0))
        elif text.startswith("$"):
            kept.append(("literal", text[1:].partition("-")[0]))
        elif re.fullmatch("h+|m+|s+", text, re.IGNORECASE):
            kept.append(("elapsed", text.lower()))
    kinds = {kind for kind, _text in kept}
    signs = "".join(text for kind, text in kept if kind == "sign")
    if kinds & {"date", "elapsed", "noon"}:
        kind = "date"
    elif "power" in kinds:
        kind = "power"
    elif "/" in signs and "digit" in kinds:
        kind = "fraction"
    elif "digit" in kinds:
        kind = "number"
    else:
        kind = "general" if kinds & {"general"} or "@" in signs or not kept else "literal"
    return Section(kind, tuple(kept), condition)


def _choose(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for this value; one that is for negative values alone shows them without their sign."""
    compare = {
        "<": value.__lt__,
        ">": value.__gt__,
        "<=": value.__le__,
        ">=": value.__ge__,
        "=": value.__eq__,
        "<>": value.__ne__,
    }
    if any(section.condition for section in sections):
        for section in sections[:-1]:
            if section.condition and compare[section.condition[0]](section.condition[1]):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return sections[2 if value == 0 and len(sections) > 2 else 0], value


def _marks(text: str, locale: Locale) -> str:
    return text.translate(str.maketrans(".,", ",.")) if locale.comma else text


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
    whole = [at for at in places if at < point]
    decimals = [at for at in places if at > point]
    last = max(places)
    scale = sum(
        1
        for at in range(last + 1, len(tokens))
        if tokens[at] == ("sign", ",") and set(tokens[last + 1 : at + 1]) == {("sign", ",")}
    )
    grouped = any(tokens[at] == ("sign", ",") for at in range(whole[0] if whole else 0, whole[-1] if whole else 0))
    percent = sum(1 for token in tokens if token == ("sign", "%"))
    shown = (value.scaleb(2 * percent - 3 * scale)).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _point, rest = f"{abs(shown):f}".partition(".")
    out = _whole(tokens, whole, digits if digits != "0" else "", grouped) | _rest(tokens, decimals, rest)
    if point < len(tokens):
        out[point] = "." if not decimals or any(out[at] for at in decimals) else ""
    pieces = []
    for at, (kind, text) in enumerate(tokens):
        if at in out:
            pieces.append(_marks(out[at], locale))
        elif kind == "literal" or text == "%":
            pieces.append(text)
        if at == point and not whole and at not in out:
            pieces.append("")
    sign = "-" if value < 0 else ""
    if not whole and digits != "0":
        sign += digits
    return sign + "".join(pieces).strip()


def _whole(tokens: tuple[tuple[str, str], ...], places: list[int], digits: str, grouped: bool) -> dict[int, str]:
    """The digits before the mark, from the right; the first place takes all that are left."""
    out: dict[int, str] = {}
    for order, at in enumerate(reversed(places)):
        mine = (
            digits[: len(digits) - order] if at == places[0] else digits[len(digits) - order - 1 : len(digits) - order]
        )
        if order >= len(digits):
            mine = {"0": "0", "?": " "}.get(tokens[at][1], "")
        shown = ""
        for index, digit in enumerate(mine):
            position = order + len(mine) - 1 - index
            shown += digit + ("," if grouped and position and position % 3 == 0 and digit.strip() else "")
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
    decimals = len(re.findall("[0#?]", section.text("digit")))
    before = [kind for kind, _text in section.tokens]
    split = before.index("power")
    point = next((at for at, token in enumerate(section.tokens) if token == ("sign", ".")), split)
    decimals = sum(kind == "digit" for kind in before[point:split])
    width = sum(kind == "digit" for kind in before[split:])
    mantissa, _e, exponent = f"{value:.{decimals}E}".partition("E")
    sign = "-" if exponent.startswith("-") else "+" if section.text("power").endswith("+") else ""
    return f"{_marks(mantissa, locale)}E{sign}{exponent.lstrip('+-').zfill(width)}"


def _fraction(value: Decimal, section: Section, locale: Locale) -> str:
    kinds = [text for kind, text in section.tokens if kind in ("digit", "sign", "literal")]
    slash = kinds.index("/")
    fixed = re.match(r"\d+", "".join(kinds[slash + 1 :]).strip())
    whole = any(text in "0#?" for text in "".join(kinds[:slash]).strip().split(" ")[:-1])
    limit = 10 ** max(1, len(re.findall(r"[?#0]", "".join(kinds[slash + 1 :])))) - 1
    exact = Fraction(abs(value))
    integer = int(exact) if whole else 0
    part = exact - integer
    if fixed and fixed[0].strip("0"):
        top, bottom = round(part * int(fixed[0])), int(fixed[0])
    else:
        near = part.limit_denominator(limit)
        top, bottom = near.numerator, near.denominator
    if whole and top == bottom:
        integer, top = integer + 1, 0
    shown = f"{top}/{bottom}" if top or not whole else ""
    return ("-" if value < 0 else "") + (
        " ".join(filter(None, (str(integer) if integer or not shown else "", shown))) or "0"
    )


_SHOWN = {"general": _general, "literal": _literal, "number": _number, "power": _power, "fraction": _fraction}
