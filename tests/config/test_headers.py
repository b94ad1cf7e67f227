"""What every answer carries: no script or style within the page or from elsewhere, no frame, https where it is used."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.addresses import routes
from tests.homes import migrated
from tests.people import Cast
from tests.structure.test_addresses import identifiers, published

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
OF_FRAMES = POLICY - {"frame-ancestors 'none'"} | {"frame-ancestors *"}
"""What anybody may show in a frame of their own page: nothing else is."""
FRAMED = {"portal:embed"}
OF_FILES = {"sandbox", "default-src 'none'"}
"""What somebody brought in is given back with less still."""
INLINE = re.compile(
    r"""<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|(?:src|href)=["']data:""", re.I
)


@pytest.mark.django_db
def test_every_page_of_everybody_carries_the_policy_and_nothing_inline(people: Cast, client: Any) -> None:
    found = published(people)
    wrong = {}
    for who in (None, people.fina):
        client.logout()
        if who:
            client.force_login(who)
        for route in routes():
            answer = client.get(route.path(found))
            body = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")
            if hasattr(answer, "file_to_stream"):
                answer.file_to_stream.close()  # closing the answer would close the database connection of the test
            policy = set(answer.headers.get("Content-Security-Policy", "").split("; "))
            fixed = [
                answer.headers.get(name) for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
            ]
            inline = INLINE.findall(body) if "html" in answer.headers["Content-Type"] else []
            framed = route.name in FRAMED
            strict = policy == OF_FRAMES if framed else policy in (POLICY, OF_FILES)
            if not strict or fixed != [None if framed else "DENY", "nosniff", "same-origin"] or inline:
                wrong[route.name] = (policy ^ POLICY, fixed, inline)
    assert wrong == {}


@pytest.mark.django_db
def test_pages_of_persons_are_kept_by_no_cache(people: Cast, client: Any) -> None:
    found = identifiers(people)
    client.force_login(people.fina)
    asked = [route for route in routes() if route.name.startswith(("desk:", "account_profile"))]
    answers = [(route.name, client.get(route.path(found))) for route in asked]
    shown = [(name, answer) for name, answer in answers if answer.status_code == 200]  # others lead on, or are refused
    kept = [name for name, answer in shown if "no-store" not in answer.headers.get("Cache-Control", "")]
    assert (kept, len(shown) > 30) == ([], True)


SETTINGS = """
import django; django.setup()
from django.conf import settings as s
from django.test import Client
answer = Client().get("/account/login/", secure=s.HTTPS, headers={"host": "cartes.example"})
cookie = answer.cookies["csrftoken"]
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,
      answer.headers.get("Strict-Transport-Security"), bool(cookie["secure"]), s.ALLAUTH_TRUSTED_PROXY_COUNT)
"""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://cartes.example", "True True True Lax max-age=31536000 True 1"),
        ("http://127.0.0.1:8000", "False False True Lax None False 0"),
    ],
)
def test_over_https_cookies_and_browsers_stay_with_https(tmp_path: Path, address: str, expected: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "CARTAVIVA_HOME": str(migrated(tmp_path)),
        "CARTAVIVA_URL": address,
        "CARTAVIVA_HOSTS": "cartes.example",
        "CARTAVIVA_DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "cartaviva.config.settings",
    }
    command = [sys.executable, "-c", SETTINGS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == [expected], done.stderr
