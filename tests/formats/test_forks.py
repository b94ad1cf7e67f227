"""Work in a copy of this process."""

import os
import signal
import time

import pytest

from cartaviva.formats.forks import beside, in_fork


def test_the_work_is_done_in_another_process_which_is_gone_then() -> None:
    child = int(in_fork(lambda: str(os.getpid()).encode()))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert child != os.getpid()


def test_work_that_breaks_off_gives_nothing_and_says_why_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    given = in_fork(lambda: bytes(1 // 0))
    assert (given, "ZeroDivisionError" in capfd.readouterr().err) == (b"", True)


def test_work_goes_on_beside_and_its_process_is_gone_then() -> None:
    with beside(lambda: str(os.getpid()).encode()) as answer:
        child = int(answer())
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert child != os.getpid()


def test_work_beside_that_breaks_off_gives_nothing() -> None:
    with beside(lambda: bytes(1 // 0)) as answer:
        assert answer() == b""


def test_work_beside_ends_with_the_process_that_asked_for_it() -> None:
    out, into = os.pipe()

    def work() -> bytes:
        os.write(into, b"begun")
        time.sleep(60)
        return b""

    def ask() -> bytes:
        with beside(work):
            os.read(out, 5)
            os.kill(os.getpid(), signal.SIGKILL)
        return b""

    assert in_fork(ask, seconds=20) == b""  # it waits for all that may still write
    os.close(out)
    os.close(into)
