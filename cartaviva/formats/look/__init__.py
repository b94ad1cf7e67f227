"""The look of pages: theme.css is the product's only style sheet, for the server and for files alike."""

from importlib import resources
from pathlib import Path

FOLDER = Path(str(resources.files(__name__)))


def sheet(name: str) -> str:
    """The text of one of the style sheets here."""
    return (FOLDER / name).read_text("utf-8")
