"""Reading in a process of its own, with limits: a parser that hangs, swells or crashes harms nobody.

Where the program has one thread, on Linux, the child is a fork, which costs milliseconds; else a new interpreter.
"""

import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.forks import hold_to, may_fork
from cartaviva.formats.grid import Document
from cartaviva.formats.readers import READERS, read_document, read_form, suffix_of
from cartaviva.formats.readers.crossing import pack, plain_of, unpack
from cartaviva.formats.readers.limits import unpacked_size

SECONDS = 9
MEGABYTES = 896
"""With what the program takes to start and holds itself, these are ten seconds and a gigabyte."""
_MOST = 512 << 20
"""Bytes of an answer."""
SMALL = 4 << 20
"""Bytes of a file, or of what it unpacks to, that no reader of _PLAIN takes a second or a tenth of MEGABYTES for."""
_PLAIN = frozenset({"docx", "xlsx", "odf", "html", "text"})
"""Modules of READERS whose time grows with the size of what they read, and no faster."""
Answer = tuple[str, Any]
"""What the child found: ("document", Plain), ("unreadable", (code, detail)) or ("bug", traceback)."""


_met: set[str] = set()
"""The modules of READERS that have read something: from then on this process has them, and no child loads them anew."""


def read_guarded(
    data: bytes,
    name: str,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
    meanwhile: Callable[[], object] = bool,
) -> Document:
    """`read_document` with limits. Raises Unreadable: too-slow, too-large or damaged-file where it was stopped.

    `meanwhile` is called while the child reads, if it is a fork.
    """
    old = data[:1] in (b"\xd0", b"{") and READERS[suffix_of(data, name)].module == "doc"
    if old:
        from cartaviva.formats.readers.doc import convert

        data, name = convert(data), "converted.docx"  # LibreOffice is a process with limits of its own
    document = _read(Job(data, name, seconds, megabytes), meanwhile)
    return replace(document, format="doc") if old else document


def may_read_here(data: bytes, name: str) -> bool:
    """Can reading it neither take long nor fill the memory, and can it be stopped here? A child would only cost then,
    since the kernel copies page by page what it writes to. Raises Unreadable.
    """
    return can_be_stopped() and unpacked_size(data) <= SMALL and READERS[suffix_of(data, name)].module in _PLAIN


def read_form_guarded(data: bytes, name: str) -> Document:
    """`read_form` with the same limits."""
    return _read(Job(data, name, form=True), bool)


def _read(job: "Job", meanwhile: Callable[[], object]) -> Document:
    (kind, found), ended = _forked(job, meanwhile) if may_fork() else _spawned(job)
    if kind == "document":
        document: Document = found
        _met.add(READERS.get("." + document.format, READERS[".txt"]).module)
        return document
    if kind == "unreadable":
        raise Unreadable(*found)
    if kind == "bug":
        raise RuntimeError(found)
    if ended in (signal.SIGXCPU, None):
        raise Unreadable("too-slow", mark("It took longer than a report takes."))
    raise Unreadable("damaged-file", mark("The program that reads it broke off."))


def can_be_stopped() -> bool:
    """Only a main thread can be interrupted, and not on every system."""
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what follows after `seconds`: a document can be read quickly and still hold texts that take for ever.

    Raises Unreadable("too-slow"). Where it cannot be stopped, the caller has limits of its own.
    """
    if not can_be_stopped():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise Unreadable("too-slow", mark("It took longer than a report takes."))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Job(NamedTuple):
    data: bytes
    name: str
    seconds: int = SECONDS
    megabytes: int = MEGABYTES
    form: bool = False


def _forked(job: Job, meanwhile: Callable[[], object]) -> tuple[Answer, int | None]:
    """The child's answer, and the signal that ended it: 0 for none, None where its time was over."""
    for module in _met:
        import_module(f"cartaviva.formats.readers.{module}")
    out, into = os.pipe()
    deadline = time.monotonic() + job.seconds
    child = os.fork()
    if child == 0:
        try:
            gc.disable()  # it ends before there is anything to collect
            os.close(out)
            hold_to(job.megabytes, job.seconds)
            _send(into, _work(job))
            os.close(into)  # to give its memory back takes as long as to unpack what it has sent
        finally:
            os._exit(0)
    os.close(into)
    try:
        meanwhile()
        sent = _receive(out, deadline)
        answer = _answer(sent or b"")
    finally:
        os.close(out)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
    if sent is None:
        return answer, None
    return answer, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _spawned(job: Job) -> tuple[Answer, int | None]:
    import subprocess

    command = [sys.executable, "-c", "from cartaviva.formats.readers.guard import serve; serve()"]
    try:
        given, patience = pickle.dumps(tuple(job)), job.seconds + 5
        done = subprocess.run(command, input=given, capture_output=True, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        return _answer(b""), None
    return _answer(done.stdout), max(0, -done.returncode)


def serve() -> None:
    """The other end of a new interpreter: a job on standard input, the answer on standard output."""
    job = Job(*pickle.load(sys.stdin.buffer))
    hold_to(job.megabytes, job.seconds)
    _send(sys.stdout.fileno(), _work(job))


def _work(job: Job) -> Answer:
    try:
        return "document", pack((read_form if job.form else read_document)(job.data, job.name))
    except Unreadable as error:
        return "unreadable", (error.finding.code, error.finding.detail)
    except MemoryError:
        return "unreadable", ("too-large", mark("Reading it takes more memory than a report does."))
    except Exception:
        import traceback

        return "bug", traceback.format_exc()


def _send(into: int, answer: Answer) -> None:
    left = memoryview(pickle.dumps(answer))
    while left:
        left = left[os.write(into, left) :]


def _receive(out: int, deadline: float) -> bytes | None:
    """All that the child writes; None where it is not done in time."""
    pieces, size = [], 0
    while select.select([out], [], [], max(0.0, deadline - time.monotonic()))[0]:
        piece = os.read(out, 1 << 20)
        pieces.append(piece)
        size += len(piece)
        if not piece or size > _MOST:
            return b"".join(pieces)
    return None


def _answer(data: bytes) -> Answer:
    """Nothing where it is none: the child broke off, or was taken over."""
    try:
        kind, found = plain_of(data)
        return kind, unpack(found) if kind == "document" else found
    except (pickle.UnpicklingError, EOFError, TypeError, ValueError, IndexError):
        return "", None
