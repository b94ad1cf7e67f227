"""Work in a copy of this process."""

import os

import pytest

from cartaviva.formats.forks import in_fork


def test_the_work_is_done_in_another_process_which_is_gone_then() -> None:
    child = int(in_fork(lambda: str(os.getpid()).encode()))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert child != os.getpid()


def test_work_that_breaks_off_gives_nothing_and_says_why_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    given = in_fork(lambda: bytes(1 // 0))
    assert (given, "ZeroDivisionError" in capfd.readouterr().err) == (b"", True)
