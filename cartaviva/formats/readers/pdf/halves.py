"""The words and tags of all pages: those of a long document by two processes, where the machine has two processors."""

import marshal
import os
from collections.abc import Sequence
from functools import partial
from typing import Any

from cartaviva.formats.forks import beside, may_fork
from cartaviva.formats.readers.pdf.page import Page, read_page
from cartaviva.formats.readers.pdf.shapes import Word
from cartaviva.formats.readers.pdf.tagged import Tags, hear, told

_MANY = 8
"""Pages from which another process takes less time than it costs."""


def read_pages(document: Any, count: int, tags: Tags | None) -> list[Page]:
    """Pages 1 to `count` of an open document; their tags are added to `tags`."""
    first, second = range(count // 2), range(count // 2, count)
    if count < _MANY or not may_fork() or (os.cpu_count() or 1) < 2:
        return _read(document, range(count), tags)
    with beside(partial(_told, document, second, tags is not None)) as answer:
        pages = _read(document, first, tags)
        found = _heard(answer(), tags)
    return pages + (_read(document, second, tags) if found is None else found)


def _read(document: Any, indexes: Sequence[int], tags: Tags | None) -> list[Page]:
    return [read_page(document, at, partial(tags.add_page, at) if tags else None) for at in indexes]


def _told(document: Any, indexes: Sequence[int], tagged: bool) -> bytes:
    """Pages and tags as plain values, which take a tenth of the time that pickle would."""
    tags = Tags() if tagged else None
    pages = _read(document, indexes, tags)
    plain = [(page.number, page.width, page.height, page.side, list(map(tuple, page.words))) for page in pages]
    return marshal.dumps((plain, told(tags.root) if tags else None))


def _heard(said: bytes, tags: Tags | None) -> list[Page] | None:
    """None where the other process broke off: whoever reads its pages then will see why."""
    try:
        plain, nodes = marshal.loads(said)
    except (EOFError, ValueError, TypeError):
        return None
    if tags:
        hear(tags.root, nodes)
    return [
        Page(number, width, height, side, [Word(*word) for word in words])
        for number, width, height, side, words in plain
    ]
