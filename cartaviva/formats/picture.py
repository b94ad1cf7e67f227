"""A picture that somebody uploads, drawn again: what comes out is a PNG of ours, whatever came in."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

LARGEST = 2 << 20
"""Bytes that are taken."""
PIXELS = 16_000_000
BOX = (640, 320)
"""Nothing larger is kept; it is shown 40 pixels high, on screens of up to eight times that."""
KINDS = ("PNG", "JPEG", "WEBP", "GIF")

BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    EOFError,
    OSError,
    SyntaxError,  # what Pillow raises about damaged PNG
    ValueError,
)


class NotAPicture(Exception):
    """What was uploaded is none of KINDS, damaged, or too large."""


def as_png(data: bytes) -> bytes:
    """The picture within BOX, its first frame, without any of its metadata. Raises NotAPicture."""
    if len(data) > LARGEST:
        raise NotAPicture
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > PIXELS:
                raise NotAPicture
            drawn = picture.convert("RGBA")
    except BROKEN:
        raise NotAPicture from None
    drawn.thumbnail(BOX)
    clean = Image.new("RGBA", drawn.size)
    clean.paste(drawn)
    made = BytesIO()
    clean.save(made, "PNG", optimize=True)
    return made.getvalue()
