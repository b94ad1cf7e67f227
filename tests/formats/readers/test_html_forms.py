"""What a page shows in its tables that is no text."""

from cartaviva.formats.readers.html import read
from tests.formats.readers.showing import shown


def test_fields_of_forms_show_what_is_in_them() -> None:
    cells = (
        '<input type="checkbox" checked> Sí <input type="checkbox"> No',
        "<label><input type=radio> Sí</label> <label><input type=radio checked> No</label>",
        '<input value="81 %"><input type="hidden" value="9"><input type="button" value="Desa">',
        "<select><option>95 %<option selected>81 %</select>",
        "<select><option>95 %<option>81 %</select>",
        "<textarea>Falta de personal</textarea>",
    )
    page = f"<select><option>2023</select><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    assert shown(read(page.encode())) == [[["☑ Sí ☐ No", "☐ Sí ☑ No", "81 %", "81 %", "95 %", "Falta de personal"]]]


def test_letters_in_a_font_of_signs_and_signs_underlined_are_what_they_look_like() -> None:
    cells = (
        '<span style="font-family:Wingdings">ü</span>',
        "<font face=Symbol>£</font> 5 £",
        "<span style='color:red;font-family: \"Wingdings 2\", serif'>O</span>",
        "<u>&lt;</u>5 dies",
        "<u>&lt; 5</u> dies, <u>&gt;</u> 3",
    )
    page = f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    assert shown(read(page.encode())) == [[["✓", "≤ 5 £", "✗", "≤ 5 dies", "< 5 dies, ≥ 3"]]]
