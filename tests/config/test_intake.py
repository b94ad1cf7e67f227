"""A request is taken in whole, or refused with a sentence in every language."""

import gc
from collections.abc import Iterable, Iterator
from io import BytesIO
from threading import get_ident
from typing import Any

import pytest

from cartaviva.config import intake
from cartaviva.config.intake import Intake
from cartaviva.config.share import Share
from cartaviva.config.turns import Turns


@pytest.fixture
def as_a_command() -> Iterator[None]:
    """What is given up gathers, as `cartaviva` has it."""
    before = gc.get_threshold()
    gc.set_threshold(50_000)
    yield
    gc.set_threshold(*before)


class Broken(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("the line broke")


def echo(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """Says what arrived."""
    start("200 OK", [])
    return [environ.get("CONTENT_LENGTH", "none").encode(), b" ", environ["wsgi.input"].read()]


def ask(environ: dict[str, Any], slow: int = 1) -> tuple[str, bytes]:
    said: list[str] = []
    body = b"".join(Intake(echo, 1, slow, Turns(1), Share(1))(environ, lambda status, headers: said.append(status)))
    return said[0], body


def test_a_request_without_a_body_is_handed_on_as_it_is() -> None:
    assert ask({"wsgi.input": BytesIO()}, slow=0) == ("200 OK", b"none ")


@pytest.mark.parametrize("headers", [{"CONTENT_LENGTH": "5"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_body_is_there_before_the_application_is_asked(headers: dict[str, str]) -> None:
    assert ask({"wsgi.input": BytesIO(b"a=b&c"), **headers}) == ("200 OK", b"5 a=b&c")


@pytest.mark.parametrize(
    ("given", "slow", "status", "sentence"),
    [
        (BytesIO(b"a=b"), 1, "400 Bad Request", b"did not arrive whole"),
        (BytesIO(b"a=b&c=d&e"), 1, "413 Request Entity Too Large", b"too large"),
        (BytesIO(b"a=b&c"), 0, "503 Service Unavailable", b"Too much is being sent"),
        (Broken(), 1, "503 Service Unavailable", b"Too much is being sent"),
    ],
)
def test_a_body_that_is_not_taken_is_answered_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, given: BytesIO, slow: int, status: str, sentence: bytes
) -> None:
    monkeypatch.setattr(intake, "LARGEST", 8)
    answered, text = ask({"wsgi.input": given, "CONTENT_LENGTH": "5"}, slow)
    assert (answered, sentence in text, len(text.splitlines())) == (status, True, 3)


def test_a_place_is_free_again_after_a_body_that_broke_off() -> None:
    server, said = Intake(echo, 1, 1, Turns(1), Share(1)), []
    for given in (Broken(), BytesIO(b"a=b")):
        server({"wsgi.input": given, "CONTENT_LENGTH": "3"}, lambda status, headers: said.append(status[:3]))
    assert said == ["503", "200"]


def test_each_thread_that_answers_begins_before_the_first_request(as_a_command: None) -> None:
    begun: list[int] = []
    Intake(echo, 3, 1, Turns(1), Share(1)).begin(lambda: begun.append(get_ident()))
    assert len(set(begun)) == 3


def test_who_answers_lets_little_gather_that_is_given_up(as_a_command: None) -> None:
    Intake(echo, 1, 1, Turns(1), Share(1)).begin(lambda: None)
    assert gc.get_threshold()[0] == 700
