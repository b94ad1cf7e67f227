"""The one way in."""

import gc
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.formats import readers, reading
from cartaviva.formats.collector import collector_off
from cartaviva.formats.grid import Document
from cartaviva.formats.readers import guard
from cartaviva.formats.readers.guard import SMALL, may_read_here
from cartaviva.formats.reading import read_reports
from tests.formats.readers.packing import excel, inline, packed, word

TABLE = b"Commitment;Target;Result\nAnswer in ten days;90 %;95 %\nOpen all year;300 days;250 days\n"


def refused() -> str:
    with pytest.raises(Unreadable) as raised:
        read_reports(b"Good morning", "letter.txt")
    return raised.value.finding.code


@pytest.mark.parametrize("read", [partial(read_reports, TABLE, "table.csv"), refused])
@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_as_it_was_after_a_document_and_after_none(read: partial[object], on: bool) -> None:
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        read()
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("frozen", [False, True], ids=["a command", "a server that has frozen what it loaded"])
def test_what_was_made_without_the_collector_is_old_at_once_but_where_something_is_frozen(frozen: bool) -> None:
    gc.unfreeze()
    gc.collect()
    if frozen:
        gc.freeze()
    try:
        with collector_off():
            made: list[object] = []
        old = any(each is made for each in gc.get_objects(2))
        assert (old, gc.get_freeze_count() > 0) == (not frozen, frozen)
    finally:
        gc.unfreeze()


LARGE = packed({"word/document.xml": "<w/>", "word/media/photo.png": random.Random(1).randbytes(SMALL)})
FILES = {
    "table.csv": TABLE,
    "page.html": b"<table>",
    "letter.docx": word(""),
    "photo.docx": LARGE,
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0\0",
    "a.pdf": b"%PDF-",
}


def test_small_files_of_plain_formats_are_read_where_the_program_is() -> None:
    """Not those that unpack to much, nor those whose parsers are large programs."""
    assert {name: may_read_here(data, name) for name, data in FILES.items()} == {
        "table.csv": True,
        "page.html": True,
        "letter.docx": True,
        "photo.docx": False,
        "old.xls": False,
        "a.pdf": False,
    }


def test_nothing_is_read_where_it_could_not_be_stopped() -> None:
    told: list[bool] = []
    other = threading.Thread(target=lambda: told.append(may_read_here(TABLE, "table.csv")))
    other.start()
    other.join()
    assert told == [False]


def test_the_first_document_comes_from_a_child_and_the_next_one_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[str] = []

    def child(data: bytes, name: str, meanwhile: Callable[[], object]) -> Document:
        children.append(name)
        return readers.read_document(data, name)

    monkeypatch.setattr(guard, "read_guarded", child)
    for module in ("cartaviva.no such module", reading._RECOGNISE):
        monkeypatch.setattr(reading, "_RECOGNISE", module)
        read_reports(TABLE, f"{module}.csv")
    assert children == ["cartaviva.no such module.csv"]


def test_a_document_that_hangs_where_the_program_is_ends_in_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(data: bytes, name: str) -> Document:
        while True:
            pass

    monkeypatch.setattr(readers, "read_document", hang)
    monkeypatch.setattr(guard, "SECONDS", 1)
    with pytest.raises(Unreadable) as raised:
        read_reports(TABLE, "table.csv")
    assert raised.value.finding.code == "too-slow"


@pytest.mark.parametrize(("took", "left"), [(0, 9), (7, 2), (8.5, 1), (9, 1)])
def test_what_it_took_to_read_a_document_is_no_more_there_to_understand_it(
    took: float, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[float] = []

    @contextmanager
    def time_limit(seconds: float) -> Iterator[None]:
        limits.append(seconds)
        yield

    monkeypatch.setattr(guard, "time_limit", time_limit)
    monkeypatch.setattr(reading, "monotonic", iter((100, 100 + took)).__next__)
    monkeypatch.setattr(reading, "_document", readers.read_document)
    read_reports(TABLE, "table.csv")
    assert limits == [left]


def test_hidden_rows_are_told_of_the_report_of_their_sheet() -> None:
    def sheet(*rows: tuple[str, bool]) -> str:
        lines = ""
        for at, (text, hidden) in enumerate((("Indicador|Valor compromès|Resultat", False), *rows), 1):
            cells = map(inline, (f"A{at}", f"B{at}", f"C{at}"), text.split("|"))
            lines += f'<row r="{at}" hidden="{int(hidden)}">{"".join(cells)}</row>'
        return f"<sheetData>{lines}</sheetData>"

    seen, filtered = ("Tallers fets|≥ 5 tallers|6 tallers", False), ("Sortides fetes|≥ 3 sortides|1 sortida", True)
    book = excel({"Joventut": sheet(seen, filtered, (seen[0], True)), "Esports": sheet(seen)})
    found = [[(one.code, one.stated, one.detail) for one in report.findings] for report in read_reports(book, "a.xlsx")]
    assert [[one for one in report if one[0] == "rows-hidden"] for report in found] == [
        [("rows-hidden", "2", "Joventut")],
        [],
    ]
