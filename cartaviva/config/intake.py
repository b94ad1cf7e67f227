"""What `cartaviva serve` loads: a request is taken in whole before one of the few threads that answer takes it.

A client on a slow line costs a thread that waits and a temporary file, and keeps nobody waiting: docs/decisions/0027.
"""

import gc
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from threading import Barrier, Semaphore
from typing import IO, Any

from cartaviva.config.share import Share
from cartaviva.config.turns import Turns
from cartaviva.core.words import LANGUAGES, mark
from cartaviva.locale import voice

LARGEST = 200 << 20
"""Bytes of a request. Forms say what they take, which is less."""
IN_MEMORY = 1 << 18
PIECE = 1 << 16
GARBAGE = 700
"""New objects after which Python looks for those that are given up, as it does by itself. A command lets more gather,
since it ends soon: to go through all of those kept everybody waiting for a tenth of a second, once in some 300 saves.
"""
SENTENCES = {
    HTTPStatus.BAD_REQUEST: mark("What was sent did not arrive whole. Send it again."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: mark("What was sent is too large."),
    HTTPStatus.SERVICE_UNAVAILABLE: mark("Too much is being sent at the moment. Send it again in a few minutes."),
}
"""Why a request does not get as far as a page: said in every language, for nobody has asked yet who sends it."""

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class NotTaken(Exception):
    """With the HTTPStatus of the answer."""


class Intake:
    """`application` for so many requests at a time, while as many as `slow` more are still being taken in.

    Who came first is answered first. Only threads that answer, or stream a file, keep a connection to the database.
    """

    def __init__(self, application: Application, seats: int, slow: int, turns: Turns, share: Share) -> None:
        self.application, self.turns, self.share = application, turns, share
        self.seats, self.slow = ThreadPoolExecutor(seats, "seat"), Semaphore(slow)

    def begin(self, warm: Callable[[], None]) -> None:
        """Have each of the threads that answer do `warm` before the first request, in a process that only answers."""
        meeting = Barrier(self.seats._max_workers)  # nobody takes a second one before everybody has one
        for seat in [self.seats.submit(_after, meeting, warm) for _ in range(meeting.parties)]:
            seat.result()
        gc.set_threshold(GARBAGE)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request, as WSGI wants it."""
        if not environ.get("CONTENT_LENGTH") and "HTTP_TRANSFER_ENCODING" not in environ:
            return self._answer(environ, start)
        with SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                environ["CONTENT_LENGTH"] = str(self._take(environ, body))
            except NotTaken as refusal:
                return _refuse(refusal.args[0], start)
            environ["wsgi.input"] = body
            return self._answer(environ, start)

    def _answer(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        with self.share.one():
            return self.seats.submit(self._in_turn, environ, self.share.or_elsewhere(start)).result()

    def _in_turn(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        with self.turns.one():
            return self.application(environ, start)

    def _take(self, environ: dict[str, Any], body: IO[bytes]) -> int:
        """The number of bytes that are in `body` then. Raises NotTaken."""
        if not self.slow.acquire(blocking=False):
            raise NotTaken(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            return _copy(environ["wsgi.input"], environ.get("CONTENT_LENGTH", ""), body)
        except OSError as error:  # the line broke, or the disk is full
            raise NotTaken(HTTPStatus.SERVICE_UNAVAILABLE) from error
        finally:
            self.slow.release()


def _after(meeting: Barrier, warm: Callable[[], None]) -> None:
    meeting.wait()
    warm()


def _copy(given: IO[bytes], stated: str, body: IO[bytes]) -> int:
    size = 0
    while piece := given.read(PIECE):
        size += len(piece)
        if size > LARGEST:
            raise NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body.write(piece)
    if stated and stated != str(size):  # half a form would be taken for a whole one
        raise NotTaken(HTTPStatus.BAD_REQUEST)
    body.seek(0)
    return size


def _refuse(status: HTTPStatus, start: Start) -> Iterable[bytes]:
    text = "\n".join(voice(language)(SENTENCES[status]) for language in LANGUAGES)
    start(
        f"{status.value} {status.phrase}",
        [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
    )
    return [text.encode()]
