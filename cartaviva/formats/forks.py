"""A copy of this process that works something out and ends: what it took meanwhile, it gives back; and its limits."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def may_fork() -> bool:
    """A fork of a program with several threads can block for ever."""
    tasks = Path("/proc/self/task")
    return hasattr(os, "fork") and tasks.is_dir() and len(list(tasks.iterdir())) == 1


def in_fork(work: Callable[[], bytes], seconds: float | None = None) -> bytes:
    """What `work` gives in a fork; nothing where it broke off. Raises TimeoutError after `seconds`."""
    import multiprocessing  # what only asks whether it may fork does not wait for it

    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    child = fork.Process(target=_child, args=(sender, work))
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise TimeoutError
        return receiver.recv_bytes()
    except EOFError:
        return b""
    finally:
        child.kill()
        child.join()
        receiver.close()


@contextmanager
def beside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """`work` goes on in a fork meanwhile. What is given waits for its end: nothing, or less, where it broke off."""
    parent = os.getpid()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            if end_with(parent, signal.SIGKILL):
                with open(into, "wb") as pipe:
                    pipe.write(work())
        finally:
            os._exit(0)
    os.close(into)
    try:
        with open(out, "rb") as pipe:
            yield pipe.read
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def hold_to(megabytes: int, seconds: int | None = None) -> None:
    """Let this process take no more than `megabytes` beside what it holds already, nor compute longer, nor dump."""
    try:
        import resource
    except ImportError:  # Windows: the time that its parent waits is all it is held to
        return
    pages = Path("/proc/self/statm")
    mine = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (mine + (megabytes << 20),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def end_with(parent: int, number: signal.Signals) -> bool:
    """Have this process get a signal when its parent ends, however that ends; Linux can (prctl PR_SET_PDEATHSIG).

    False where the parent has ended already.
    """
    import ctypes

    if prctl := getattr(ctypes.CDLL(None), "prctl", None):
        prctl(1, number, 0, 0, 0)
    return os.getppid() == parent


def _child(sender: Any, work: Callable[[], bytes]) -> None:
    try:
        sender.send_bytes(work())
    except Exception:
        import traceback

        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)  # nothing that the parent keeps open, as a database, is ours to close
