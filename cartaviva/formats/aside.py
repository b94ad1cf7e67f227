"""How documents that we write say what in them is ours and not the report's: whoever reads them again leaves it out.

Web pages say it with data-cv="aside".
"""

import re
from collections.abc import Iterable

from cartaviva.core.findings import Unreadable

STYLE = "Carta Viva Aside"
"""Word: styles whose names begin so."""
COLUMNS = "Carta_Viva_aside"
"""Excel: the name, one a sheet, of whole columns."""
SHEET = "carta-viva-aside"
"""OpenDocument: how the xml:id of a whole sheet, or of a column, begins."""
FIELD = "Carta Viva: "
"""CSV: how the heading of a column begins, in the first line."""
LANGUAGE = "Language"
"""Excel: the custom property with the code of the language, which decides the decimal mark of the figures."""
FORM = "cartaviva.entries/1"
"""Spreadsheets: how the cell begins that says what a form is about; the code of its language follows."""

FORMULA = "\ufdd0"
"""Forms: how the text of a cell begins that holds this formula and no value. No character, so that nobody typed it."""


def form_language(texts: Iterable[str]) -> str:
    """The language of a form, from its cells. Raises Unreadable("not-a-form") where none begins with FORM."""
    for text in texts:
        if found := re.match(re.escape(FORM) + " ([a-z]{2}) ", text):
            return found[1]
    raise Unreadable("not-a-form")
