from collections.abc import Callable
from pathlib import Path

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.formats.readers import doc, read_document
from cartaviva.formats.readers.guard import read_guarded

CORPUS = Path(__file__).parents[2] / "corpus" / "open"
OLD = CORPUS / "A_seed_joventut.doc"
RICH = (
    rb"{\rtf1\ansi Informe\par\trowd\cellx2000\cellx4000 a\cell b\cell\row\trowd\cellx2000\cellx4000 c\cell d\cell\row}"
)


def test_a_word_97_document_reads_as_the_same_document_in_word(libreoffice: Callable[[Path, str], Path]) -> None:
    new = OLD.with_suffix(".docx")
    old = read_guarded(OLD.read_bytes(), OLD.name)
    assert ([getattr(block, "rows", block) for block in old.blocks], old.format) == (
        [getattr(block, "rows", block) for block in read_document(new.read_bytes(), new.name).blocks],
        "doc",
    )


def test_rich_text_is_read_in_the_same_way(libreoffice: Callable[[Path, str], Path]) -> None:
    blocks = read_document(RICH, "report.doc").blocks
    assert [[[cell.text for cell in row] for row in getattr(block, "rows", ())] for block in blocks] == [
        [],
        [["a", "b"], ["c", "d"]],
    ]


def test_without_libreoffice_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_office", lambda: None)
    with pytest.raises(Unreadable) as caught:
        read_guarded(OLD.read_bytes(), OLD.name)
    assert caught.value.finding.code == "libreoffice-missing"


def test_an_encrypted_document_asks_for_its_password() -> None:
    data = bytearray(OLD.read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 1
    with pytest.raises(Unreadable) as caught:
        doc.convert(bytes(data))
    assert caught.value.finding.code == "password"


def test_what_libreoffice_cannot_open_is_damaged(libreoffice: Callable[[Path, str], Path]) -> None:
    with pytest.raises(Unreadable) as caught:
        doc.convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000)
    assert caught.value.finding.code == "damaged-file"
