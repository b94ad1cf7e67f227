"""How the cells of a workbook look: print-like, with thin rules between rows and a heavy one above and below."""

from typing import Any

from cartaviva.core.compliance import Policy
from cartaviva.formats.writers.figures import percent_code

INK, RULE, MUTED = "#17202A", "#B8C0C6", "#525D68"


class Styles:
    """Formats of one workbook; the same properties give the same one."""

    def __init__(self, book: Any, language: str) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.language = language

    def style(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_color": INK, "font_size": 10, **properties})
        return self._made[key]

    def cell(self, numeric: bool, code: str = "", risky: bool = False) -> Any:
        """A cell of the table. `risky` text keeps its apostrophe, so that editing it does not make it a formula."""
        properties: dict[str, object] = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": RULE}
        properties |= {"align": "right"} if numeric else {}
        properties |= {"num_format": code} if code else {}
        return self.style(**properties, **({"quote_prefix": True} if risky else {}))

    def heading(self, numeric: bool) -> Any:
        align = "right" if numeric else "left"
        return self.style(bold=True, valign="bottom", align=align, text_wrap=True, top=2, bottom=1)

    def title(self) -> Any:
        return self.style(bold=True, font_size=16)

    def line(self) -> Any:
        return self.style(font_color=MUTED)

    def strong(self) -> Any:
        return self.style(bold=True)

    def note(self) -> Any:
        return self.style(valign="top", text_wrap=True)

    def end(self) -> Any:
        return self.style(top=2)

    def degree(self, policy: Policy) -> Any:
        return self.cell(True, percent_code(policy, self.language))

    def difference(self, points: bool) -> Any:
        unit = '" p.p."' if points else ""
        return self.cell(True, f'+General{unit};"\N{MINUS SIGN}"General{unit};0{unit}')
