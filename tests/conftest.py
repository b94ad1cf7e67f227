"""What all tests share. Any warning fails a test, and nothing here reads a clock or the network."""

import json
import pickle
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.people import Cast

# The same examples in every run, and no time limit for one: the machine may be busy. `make faults` takes many more.
hypothesis_settings.register_profile("cartaviva", deadline=None, derandomize=True, max_examples=25)
hypothesis_settings.register_profile("thorough", deadline=None, derandomize=True, max_examples=100)
hypothesis_settings.load_profile("cartaviva")

SOFFICE = shutil.which("soffice")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without LibreOffice, leave out what needs it, and count it as deselected so that everybody sees it."""
    if SOFFICE:
        return
    needs = [item for item in items if "libreoffice" in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in needs]
    config.hook.pytest_deselected(items=needs)


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """LibreOffice takes a second to make one."""
    return tmp_path_factory.mktemp("office").as_uri()


@pytest.fixture
def libreoffice(tmp_path: Path, office_profile: str) -> Callable[..., Path]:
    """`convert(source, "pdf")`: the file as LibreOffice saves it in another format, formulas recalculated.

    More files are saved beside it: to start the program takes longer than to convert one.
    """

    def convert(source: Path, extension: str, *more: Path) -> Path:
        target = tmp_path / "converted"
        command = [
            SOFFICE or "soffice",
            f"-env:UserInstallation={office_profile}",
            "--headless",
            "--convert-to",
            extension,
        ]
        done = subprocess.run(
            [*command, "--outdir", str(target), str(source), *map(str, more)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        converted = target / f"{source.stem}.{extension}"
        assert converted.exists(), done.stdout + done.stderr
        return converted

    return convert


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> "Cast":
    """Ana, Bruno, Carla, Elena, Fina and, in another town, Dário. Documents that they bring in are read at once."""
    from cartaviva.actions import change  # tables can be imported only once Django is set up
    from tests.people import cast
    from tests.tasks import then_run

    monkeypatch.setattr(change, "one_writer", partial(then_run, change.one_writer))
    return cast()


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: "Settings") -> Path:
    """Files that a test keeps are its own."""
    settings.STORE = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that file names are as short as people write them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in the process of the test: xdist has threads, so that each would start an interpreter.

    Tests about reading in a process of its own have a fixture of this name that leaves it as it is.
    """
    from cartaviva.formats import apart
    from cartaviva.formats.readers import guard

    for way in ("_forked", "_spawned"):
        monkeypatch.setattr(guard, way, lambda job, *_: (guard._answer(pickle.dumps(guard._work(job))), 0))
        monkeypatch.setattr(apart, way, lambda job: json.dumps(apart._read(*job)).encode())
