"""How documents that we write say what in them is ours and not the report's: whoever reads them again leaves it out.

Web pages say it with data-cv="aside".
"""

STYLE = "Carta Viva Aside"
"""Word: styles whose names begin so."""
COLUMNS = "Carta_Viva_aside"
"""Excel: the name, one a sheet, of whole columns."""
SHEET = "carta-viva-aside"
"""OpenDocument: the xml:id of a whole sheet."""
LANGUAGE = "Language"
"""Excel: the custom property with the code of the language, which decides the decimal mark of the figures."""
