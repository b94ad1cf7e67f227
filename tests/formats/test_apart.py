"""Reading in a process of its own: the same answer as here, and a problem where it hangs or breaks off."""

import json
import os
import time
from pathlib import Path

import pytest

from cartaviva.core.words import ENGLISH
from cartaviva.formats import apart, forks
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers.json import write

DATA = "Compromís\tIndicador\tPrevist\tResultat\nFarem tallers\tTallers\t3\t4\nObrirem sales\tSales\t1\t2\n".encode()


@pytest.fixture
def read_here() -> None:
    """It is not, for once."""


@pytest.fixture(params=[True, False], ids=["a copy of this process", "a new interpreter"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: request.param)


@pytest.mark.usefixtures("way")
def test_what_is_read_apart_is_what_is_read_here() -> None:
    reading = apart.read_apart(DATA, "a.txt")
    here = json.loads(write(read_reports(DATA, "a.txt"), ENGLISH, "en"))
    assert (reading["reports"], reading["problem"], len(reading["layouts"])) == (here["reports"], None, 1)


@pytest.mark.usefixtures("way")
def test_our_own_json_comes_back_as_it_was() -> None:
    own = write(read_reports(DATA, "a.txt"), ENGLISH, "en")
    assert apart.read_apart(own, "a.json")["reports"] == json.loads(own)["reports"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("data", "code"), [(b"Res.", "no-table"), (b'{"a": 1}', "not-a-document"), (b"", "empty-file")]
)
def test_what_gives_no_report_says_why(data: bytes, code: str) -> None:
    assert apart.read_apart(data, "a.txt")["problem"]["code"] == code


def test_a_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(apart, "SECONDS", 0.2)
    monkeypatch.setattr(apart, "_work", lambda job: time.sleep(30))
    assert apart.read_apart(DATA, "a.txt")["problem"]["code"] == "too-slow"


def test_a_reader_that_breaks_off_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(apart, "_work", lambda job: os._exit(3))
    assert apart.read_apart(DATA, "a.txt")["problem"]["code"] == "damaged-file"


def test_a_mistake_of_the_program_is_no_problem_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(apart, "_read", lambda *job: 1 / 0)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        apart.read_apart(DATA, "a.txt")


def test_the_samples_of_the_corpus_are_read_apart_alike() -> None:
    paths = sorted(Path("tests/corpus/open").glob("*.docx"))[:3]
    codes = [apart.read_apart(path.read_bytes(), path.name)["problem"] for path in paths]
    assert codes == [None] * len(paths) and len(paths) == 3
