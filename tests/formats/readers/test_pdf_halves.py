"""A long PDF is read by two processes as it is by one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from cartaviva.formats.grid import Document
from cartaviva.formats.readers.pdf import halves, read
from tests.formats.readers.test_pdf import pdf

PAGES = """#set page(height: 7cm)
#table(columns: (5cm, 5cm, 2cm, 2cm), table.header([Compromís], [Indicador], [Fita], [Resultat]),
  ..range(80).map(row => ([Fer tallers de lectura #row], [Tallers que s'han fet], [#row], [3])).flatten())
"""


def told_whole(work: Callable[[], bytes]) -> bytes:
    return work()


def told_in_part(work: Callable[[], bytes]) -> bytes:
    return work()[:-9]


def told_nothing(_work: Callable[[], bytes]) -> bytes:
    return b""


@pytest.fixture
def beside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What another process would tell, told here: Typst left threads in this one. How much of it was taken."""
    taken: list[int] = []

    @contextmanager
    def here(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
        told = request.param(work)
        taken.append(len(told))
        yield lambda: told

    monkeypatch.setattr(halves, "may_fork", lambda: True)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(halves, "beside", here)
    return taken


def by_one(data: bytes) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(halves, "may_fork", lambda: False)
        return read(data)


@pytest.mark.parametrize("beside", [told_whole, told_in_part, told_nothing], indirect=True)
@pytest.mark.parametrize("tags", [True, False], ids=["tags", "lines"])
def test_two_processes_read_what_one_reads_and_one_goes_on_where_the_other_broke_off(
    beside: list[int], tags: bool
) -> None:
    data = pdf(PAGES, tags)
    assert (read(data), len(beside)) == (by_one(data), 1)


@pytest.mark.parametrize("beside", [told_whole], indirect=True)
def test_a_short_document_is_read_by_one_process(beside: list[int]) -> None:
    read(pdf(PAGES.replace("80", "20"), tags=True))
    assert beside == []
