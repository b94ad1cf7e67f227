"""How the cells of a workbook look: print-like, with thin rules between rows and a heavy one above and below."""

from collections.abc import Mapping
from typing import Any

from cartaviva.core.compliance import Status
from cartaviva.core.policy import Policy
from cartaviva.formats.palette import COLOURS, INK, MUTED, RULE
from cartaviva.formats.writers.figures import percent_code

COLOURED = (Status.MET, Status.PARTLY_MET, Status.NOT_MET)


class Styles:
    """Formats of one workbook; the same properties give the same one. `language` is that of our words and figures,
    `stated` the one of the document, by whose marks its figures are read again.
    """

    beside = 0
    """Room between a figure and what stands to its right, in letters."""

    def __init__(self, book: Any, language: str, stated: str) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.language, self.stated = language, stated

    def style(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_color": INK, "font_size": 10, **properties})
        return self._made[key]

    def cell(self, numeric: bool, code: str = "", number: bool = False, risky: bool = False) -> Any:
        """A cell of the table. `risky` text keeps its apostrophe, so that editing it does not make it a formula."""
        properties: dict[str, object] = {"valign": "top", "bottom": 1, "bottom_color": RULE}
        properties |= {"align": "right", "indent": self.beside} if numeric else {"align": "left", "indent": 1}
        properties |= {} if number else {"text_wrap": True}
        properties |= {"num_format": code} if code else {}
        return self.style(**properties, **({"quote_prefix": True} if risky else {}))

    def heading(self, numeric: bool) -> Any:
        align, indent = ("right", self.beside) if numeric else ("left", 1)
        return self.style(bold=True, valign="bottom", align=align, indent=indent, text_wrap=True, top=2, bottom=1)

    def of_words(self, words: Mapping[Status, str]) -> dict[str, Any]:
        """The colour of each word of status that has one; the word says it all without."""
        return {words[status]: self._book.add_format({"font_color": COLOURS[status]}) for status in COLOURED}

    def title(self) -> Any:
        return self.style(bold=True, font_size=16, indent=1)

    def line(self) -> Any:
        return self.style(font_color=MUTED, indent=1)

    def strong(self) -> Any:
        return self.style(bold=True, indent=1)

    def note(self) -> Any:
        return self.style(valign="top", align="left", text_wrap=True, indent=1)

    def end(self) -> Any:
        return self.style(top=2)

    def percent(self, places: int) -> Any:
        """A number format alone, laid over a cell's own."""
        sign = "%" if self.language == "en" else " %"
        return self._book.add_format({"num_format": ("0." + "0" * places if places else "0") + sign})

    def degree(self, policy: Policy, beyond: bool = False) -> Any:
        return self.cell(True, percent_code(policy, self.language, beyond), number=True)

    def difference(self, points: bool) -> Any:
        unit = '" p.p."' if points else ""
        return self.cell(True, f'+General{unit};"\N{MINUS SIGN}"General{unit};0{unit}', number=True)
