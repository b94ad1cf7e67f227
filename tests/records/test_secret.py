"""A secret that is made the first time it is wanted."""

from pathlib import Path

import pytest

from cartaviva.records import secret
from cartaviva.records.secret import made_once


def test_of_two_that_ask_for_the_first_time_at_once_both_get_the_same_whole_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, theirs = tmp_path / "home" / "key", []

    def meanwhile(size: int) -> str:
        monkeypatch.setattr(secret.secrets, "token_urlsafe", lambda size: "theirs")
        theirs.append(made_once(path, size))
        return "ours"

    monkeypatch.setattr(secret.secrets, "token_urlsafe", meanwhile)
    ours = made_once(path, 24)
    assert (ours, theirs, [each.name for each in path.parent.iterdir()]) == ("theirs", ["theirs"], ["key"])


def test_of_a_secret_that_could_not_be_written_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="disk full"):
        patched.setattr(secret.os, "fsync", full)
        made_once(tmp_path / "key", 24)
    assert (list(tmp_path.iterdir()), len(made_once(tmp_path / "key", 24))) == ([], 32)
