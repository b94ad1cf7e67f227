"""The home folder, and the secret that is made in it."""

import stat
from pathlib import Path

from cartaviva.config.home import home, secret_key


def test_the_home_is_what_the_environment_says_else_in_the_data_folder() -> None:
    given = [{"CARTAVIVA_HOME": "/srv/cartes"}, {"XDG_DATA_HOME": "/data"}, {}]
    assert [home(each) for each in given] == [
        Path("/srv/cartes"),
        Path("/data/cartaviva"),
        Path.home() / ".local/share/cartaviva",
    ]


def test_a_secret_is_made_once_and_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    made = [secret_key(tmp_path / "home", {}) for _ in range(2)]
    mode = stat.S_IMODE((tmp_path / "home" / "secret-key").stat().st_mode)
    assert (made[0] == made[1], len(made[0]) > 50, oct(mode)) == (True, True, "0o600")


def test_two_homes_have_two_secrets_and_one_that_is_given_is_kept_nowhere(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "a", {}) != secret_key(tmp_path / "b", {})
    assert secret_key(tmp_path / "c", {"CARTAVIVA_SECRET_KEY": "given"}) == "given"
    assert not (tmp_path / "c").exists()
