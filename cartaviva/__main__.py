"""`cartaviva`, and `python -m cartaviva`: the command line as a program of its own."""

import gc

gc.set_threshold(50_000)  # what is loaded at the start stays: to look through it again and again takes its time

import contextlib  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

from cartaviva.cli import main as run  # noqa: E402


def main() -> None:
    """Run one command and leave with its exit code."""
    try:
        run()
    except SystemExit as end:
        if "django" not in sys.modules and isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """At once, after commands about files, which keep nothing open: Python would give back object by object before.

    Comes back where something that was printed did not arrive: Python says so then.
    """
    with contextlib.suppress(OSError, ValueError):
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
