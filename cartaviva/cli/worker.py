"""The worker: one task after the other, in a process with one thread, where a reader can be forked cheaply."""

import os
import signal
import time
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks at an empty queue."""


def work(name: str, beat: Path) -> None:
    """Run tasks until SIGTERM; the task that runs then is ended first."""
    from django.db import close_old_connections

    from cartaviva.actions.queue import run_next

    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))
    keeper = os.getppid()
    while not stopped and os.getppid() == keeper:
        beat.touch()
        close_old_connections()
        if not run_next(name):
            time.sleep(PAUSE)
