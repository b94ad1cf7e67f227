"""A copy of this process that works something out and ends: what it took meanwhile, it gives back."""

import os
import sys
from collections.abc import Callable
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


def _child(sender: Any, work: Callable[[], bytes]) -> None:
    try:
        sender.send_bytes(work())
    except Exception:
        import traceback

        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)  # nothing that the parent keeps open, as a database, is ours to close
