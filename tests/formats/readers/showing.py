"""A document as plain values, so that a test can compare the whole of it with what it expects."""

from cartaviva.formats.grid import Document, Grid, Paragraph

Shown = list[str | list[list[str]]]


def shown(document: Document) -> Shown:
    """Paragraphs as texts, "# " before them for each level; tables as rows of texts."""
    return [
        "#" * block.level + " " * bool(block.level) + block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def areas(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    """The text of every merged cell → first row, first column, rows, columns."""
    found: dict[int, list[tuple[int, int]]] = {}
    texts: dict[int, str] = {}
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell.text:
                found.setdefault(id(cell), []).append((row, column))
                texts[id(cell)] = cell.text
    merged = {key: at for key, at in found.items() if len(at) > 1}
    return {texts[key]: (*at[0], 1 + at[-1][0] - at[0][0], 1 + at[-1][1] - at[0][1]) for key, at in merged.items()}


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]
