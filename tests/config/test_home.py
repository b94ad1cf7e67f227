"""Where an installation keeps its things, and its secret."""

from pathlib import Path

import pytest

from cartaviva.config.home import home, secret_key


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"CARTAVIVA_HOME": "/srv/vila", "XDG_DATA_HOME": "/data"}, "/srv/vila"),
        ({"XDG_DATA_HOME": "/data"}, "/data/cartaviva"),
        ({}, str(Path("~/.local/share/cartaviva").expanduser())),
    ],
)
def test_the_home_folder_is_the_one_given_else_in_the_users_data(environment: dict[str, str], expected: str) -> None:
    assert str(home(environment)) == expected


def test_the_secret_is_made_once_is_long_and_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    made = secret_key(folder, {})
    path = folder / "secret-key"
    modes = (path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777)
    assert (secret_key(folder, {}), len(made) >= 50, modes) == (made, True, (0o600, 0o700))


def test_another_installation_has_another_secret(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one", {}) != secret_key(tmp_path / "other", {})


def test_a_secret_of_the_environment_is_taken_and_not_kept(tmp_path: Path) -> None:
    given = secret_key(tmp_path, {"CARTAVIVA_SECRET_KEY": "given"})
    assert (given, list(tmp_path.iterdir())) == ("given", [])
