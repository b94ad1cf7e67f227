"""What an installation sets is told in the manual, and what it does not set is safe."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import server_environment
from tests.structure.tracked import ROOT, files

ASK = """
import json
from cartaviva.config import settings as s

names = "ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DEBUG HTTPS SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE".split()
print(json.dumps({name: getattr(s, name) for name in names} | {"engine": s.DATABASES["default"]["ENGINE"]}))
"""


def test_mails_of_the_demonstration_are_printed_unless_a_mail_server_is_named(tmp_path: Path) -> None:
    ask = "from cartaviva.config import settings; print(settings.EMAIL_BACKEND.split('.')[-2])"
    found = []
    for folder, more in (("town", {}), ("demo", {}), ("demo", {"CARTAVIVA_SMTP_HOST": "mail.example"})):
        home = tmp_path / folder
        home.mkdir(exist_ok=True)
        if folder == "demo":
            (home / "demonstration").touch()
        command = [sys.executable, "-c", ask]
        done = subprocess.run(command, env=server_environment(home, **more), capture_output=True, text=True, check=True)
        found.append(done.stdout.strip())
    assert found == ["smtp", "printed", "smtp"]


def test_the_manual_tells_every_variable_that_is_read_and_no_other() -> None:
    read = {
        name
        for path in files(".py")
        if path.is_relative_to(ROOT / "cartaviva")
        for name in re.findall(r"[\"'](CARTAVIVA_\w+|DATABASE_URL)[\"']", path.read_text("utf-8"))
    }
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "how-to" / "run.md").read_text("utf-8"), re.MULTILINE)
    assert (sorted(read), len(told)) == (sorted(told), len(set(told)))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {},
            {
                "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "127.0.0.1"],
                "CSRF_TRUSTED_ORIGINS": ["http://127.0.0.1:8000"],
                "DEBUG": False,
                "HTTPS": False,
                "SECURE_HSTS_SECONDS": 0,
                "SESSION_COOKIE_SECURE": False,
                "engine": "django.db.backends.sqlite3",
            },
        ),
        (
            {
                "CARTAVIVA_URL": "https://cartes.vilaclara.example/",
                "CARTAVIVA_HOSTS": "cartes.montsec.example",
                "DATABASE_URL": "postgresql://cartaviva@db.example/cartaviva",
            },
            {
                "ALLOWED_HOSTS": [
                    "localhost",
                    "127.0.0.1",
                    "[::1]",
                    "cartes.vilaclara.example",
                    "cartes.montsec.example",
                ],
                "CSRF_TRUSTED_ORIGINS": ["https://cartes.vilaclara.example"],
                "DEBUG": False,
                "HTTPS": True,
                "SECURE_HSTS_SECONDS": 31536000,
                "SESSION_COOKIE_SECURE": True,
                "engine": "django.db.backends.postgresql",
            },
        ),
    ],
    ids=["nothing said", "behind a proxy"],
)
def test_settings_follow_the_environment(more: dict[str, str], expected: dict[str, object], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=server_environment(tmp_path, **more),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == expected
