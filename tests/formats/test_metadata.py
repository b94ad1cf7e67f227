"""Evidence without author, device, place and history; what people wrote in it stays."""

import io
import zipfile

import openpyxl
import openpyxl.comments
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from cartaviva.core.findings import Unreadable
from cartaviva.formats import metadata
from cartaviva.formats.metadata import LARGEST, ODS, PDF, XLSX, cleaned

SECRET = "Bruno Puig"


def pdf(**saved: object) -> bytes:
    """Two pages with a name in the document's information, its XMP, a page's metadata and an attachment."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(2):
            page = document.add_blank_page(page_size=(300, 200))
            page.obj.Metadata = document.make_stream(f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode())
            page.obj.PieceInfo = document.make_indirect(pikepdf.Dictionary(App=pikepdf.Dictionary(Who=SECRET)))
            page.contents_add(b"BT /F1 12 Tf 20 100 Td (Deu tallers) Tj ET")
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        document.docinfo["/Author"] = SECRET
        document.attachments["notes.txt"] = SECRET.encode()
        document.save(made, **saved)  # type: ignore[arg-type]
    return made.getvalue()


def everything(data: bytes) -> bytes:
    """All objects and streams of a PDF, unpacked, or all parts of a zip."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(map(archive.read, archive.namelist()))
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return made.getvalue()


def sheet() -> bytes:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.properties.creator = SECRET
    book.active.append(["Tallers", 4])  # type: ignore[union-attr]
    book.save(made)
    return made.getvalue()


def opendocument(kind: str = ODS, **parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", parts.pop("content.xml", b"<office:document-content/>"))
        archive.writestr("meta.xml", f"<dc:creator>{SECRET}</dc:creator>")
        archive.writestr("Thumbnails/thumbnail.png", SECRET)
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def picture(form: str, **saved: object) -> bytes:
    made = io.BytesIO()
    drawn = Image.new("RGB", (8, 4), "white")
    drawn.putpixel((0, 0), (200, 0, 0))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, SECRET  # turned to the right; the artist
    drawn.save(made, form, exif=exif, **saved)  # type: ignore[arg-type]
    return made.getvalue()


def test_a_pdf_keeps_its_pages_and_nothing_that_is_not_a_page() -> None:
    data = pdf()
    media_type, clean = cleaned(data)
    document = pypdfium2.PdfDocument(clean)
    words = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    name = SECRET.encode()
    found = (media_type, words, name in everything(data), name in everything(clean))
    assert found == (PDF, ["Deu tallers", "Deu tallers"], True, False)


def test_a_spreadsheet_opens_with_its_cells_and_without_who_made_it() -> None:
    data = sheet()
    media_type, clean = cleaned(data)
    book = openpyxl.load_workbook(io.BytesIO(clean))
    row = [cell.value for cell in next(book.active.iter_rows())]  # type: ignore[union-attr]
    name = SECRET.encode()
    assert (media_type, row, name in everything(data), name in everything(clean)) == (XLSX, ["Tallers", 4], True, False)


def test_an_opendocument_begins_with_its_kind_and_says_nothing_of_its_author() -> None:
    data = opendocument()
    media_type, clean = cleaned(data)
    name = SECRET.encode()
    found = (media_type, clean[30:38], clean[38:84].decode(), name in everything(data), name in everything(clean))
    assert found == (ODS, b"mimetype", ODS, True, False)


@pytest.mark.parametrize(
    ("form", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/png"), ("GIF", "image/png")]
)
def test_a_picture_is_drawn_again_the_right_way_up(form: str, kind: str) -> None:
    media_type, clean = cleaned(picture(form) if form != "GIF" else plain_gif())
    with Image.open(io.BytesIO(clean)) as drawn:
        size, left = drawn.size, {key for key in drawn.info if key not in ("jfif", "jfif_version", "jfif_unit")}
        exif = dict(drawn.getexif())
    turned = (4, 8) if form != "GIF" else (8, 4)
    assert (media_type, size, exif, left - {"jfif_density"}, SECRET.encode() in clean) == (
        kind,
        turned,
        {},
        set(),
        False,
    )


def plain_gif() -> bytes:
    made = io.BytesIO()
    Image.new("P", (8, 4)).save(made, "GIF", comment=SECRET.encode())
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"Deu tallers", "not-evidence"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not-evidence"),
        (b"MZ" + b"\0" * 100, "not-evidence"),
        (b"\0" * (LARGEST + 1), "not-evidence"),
        (b"%PDF-1.7 and nothing more", "damaged-file"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
        (b"PK\x03\x04 and nothing more", "damaged-file"),
        (opendocument("application/vnd.oasis.opendocument.text"), "not-evidence"),
        (opendocument(**{"Basic/script-lc.xml": b"<library/>"}), "not-evidence"),
        (opendocument(**{"Pictures/bomb.bin": b"\0" * (3 << 20)}), "not-evidence"),
        (picture("JPEG")[:200], "not-evidence"),
    ],
)
def test_anything_else_is_refused_by_what_it_holds(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        cleaned(data)
    assert refused.value.finding.code == code


def test_a_note_on_a_page_stays_without_whose_it_is_and_nothing_happens_when_it_is_opened() -> None:
    made = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(300, 200))
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        page.obj.AA = pikepdf.Dictionary(O=script)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents="Deu?", A=script
        )
        page.obj.Annots = pikepdf.Array([document.make_indirect(note)])
        document.save(made)
    clean = everything(cleaned(made.getvalue()).data)
    assert (b"Deu?" in clean, SECRET.encode() in clean, b"/JavaScript" in clean) == (True, False, False)


def test_notes_in_spreadsheets_stay_without_whose_they_are() -> None:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"].comment = openpyxl.comments.Comment("Deu?", SECRET)  # type: ignore[index]
    book.save(made)
    written = f"<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>Deu?</text:p></office:annotation>"
    other = opendocument(**{"content.xml": written.encode()})
    found = [everything(cleaned(data).data) for data in (made.getvalue(), other)]
    assert [(b"Deu?" in one, SECRET.encode() in one) for one in found] == [(True, False), (True, False)]


@pytest.mark.parametrize("part", ["Scripts/python/run.py", "Basic/Standard/Module1.xml", "xl/vbaProject.bin"])
def test_a_spreadsheet_with_macros_is_none_wherever_they_lie(part: str) -> None:
    with pytest.raises(Unreadable) as error:
        cleaned(opendocument(**{part: b"x"}))
    assert error.value.finding.code == "not-evidence"


def test_only_a_picture_that_one_sees_through_is_kept_with_what_that_takes() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 90)).save(made, "PNG")
    modes = [Image.open(io.BytesIO(cleaned(data).data)).mode for data in (picture("PNG"), made.getvalue())]
    assert modes == ["RGB", "RGBA"]


def test_a_large_picture_is_drawn_in_a_process_of_its_own_to_the_same_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture("JPEG")
    small = cleaned(data)
    monkeypatch.setattr(metadata, "SMALL", 1)
    assert (cleaned(data), metadata._apart(data)) == (small, small.data)
