"""Pages of PDF for tests, as what a program draws on them."""

import pikepdf


def draw_page(new: pikepdf.Pdf, content: str) -> pikepdf.Page:
    """An upright page with `content`, whose font is called F1."""
    page = new.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = new.make_stream(content.encode("cp1252"))
    return page
