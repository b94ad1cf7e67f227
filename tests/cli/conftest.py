from pathlib import Path

import pytest


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that file names are as short as people write them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
