"""The worker: one task after the other, in a process with one thread, where a reader can be forked cheaply."""

import os
import signal
import time
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks at an empty queue."""
MOST = 5
"""Tasks of one worker: what they loaded and left behind ends with it."""


def work(name: str, beat: Path) -> None:
    """Run tasks until SIGTERM, or until some were run and there are no more; the one that runs then is ended first."""
    from django.db import close_old_connections

    from cartaviva.actions.queue import run_next

    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))
    keeper, done = os.getppid(), 0
    while not stopped and os.getppid() == keeper and done < MOST:
        beat.touch()
        close_old_connections()
        if run_next(name):
            done += 1
        elif done:
            return
        else:
            time.sleep(PAUSE)
