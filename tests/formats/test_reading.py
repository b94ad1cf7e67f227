"""The one way in."""

import gc
from functools import partial

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.formats.reading import read_reports

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
