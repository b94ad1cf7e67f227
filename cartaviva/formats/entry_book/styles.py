"""How a workbook for results looks: as a report does, with a frame around what is to be filled in."""

from typing import Any

from cartaviva.core.compliance import Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.formats.entry_book.sheet import EntryRow
from cartaviva.formats.palette import COLOURS, INK, MUTED, RULE
from cartaviva.formats.writers.xlsx_styles import Styles

EDGE, PAPER, WASH, AMBER, INK_OF_AMBER = "#6B7681", "#FFFBEA", "#F3F5F4", "#FFE08A", "#6B4200"


class BookStyles(Styles):
    """Formats of one workbook."""

    beside = 1  # a frame stands there

    def __init__(self, book: Any, language: str) -> None:
        super().__init__(book, language, language)

    def framed(self, numeric: bool, code: str = "") -> Any:
        """A cell to be filled in: open in a protected sheet, and seen to be so in black and white, too."""
        align = "right" if numeric else "left"
        properties = {"valign": "top", "align": align, "indent": 1, "text_wrap": True, "locked": False}
        return self.style(**properties, border=1, border_color=EDGE, bg_color=PAPER, num_format=code or "General")

    def closed(self, numeric: bool, code: str = "") -> Any:
        """A cell of a column to be filled in where there is nothing to fill in."""
        align = "right" if numeric else "left"
        properties = {"valign": "top", "align": align, "indent": 1, "bottom": 1, "bottom_color": RULE, "bg_color": WASH}
        return self.style(**properties, num_format=code or "General")

    def result_code(self, row: EntryRow) -> str:
        """The number stays as it is typed: under a format of percentages, programs disagree on what 95 is."""
        if row.target.comparator is Comparator.BY_DATE:
            return "dd/mm/yyyy"
        if not row.is_percent:
            return "General"
        return 'General"%"' if self.language == "en" else 'General" %"'

    def key(self) -> Any:
        return self.style(font_color=MUTED, valign="top")

    def inks(self) -> tuple[Any, Any]:
        """Of the name of an indicator, and of what stands below it."""
        return self.style(font_color=INK), self.style(font_color=MUTED, font_size=9)

    def open_ended(self) -> Any:
        return self._book.add_format({"font_color": COLOURS[Status.PARTLY_MET], "bold": True})

    def due(self) -> Any:
        return self._book.add_format({"bg_color": AMBER, "font_color": INK_OF_AMBER})
