"""How far the work is: one line on a terminal's standard error, gone when it is done."""

import sys

from cartaviva.cli.table import shortened, terminal_width

BAR = 24


class Progress:
    """Shown for several files and on a terminal only. It is taken away before anything else is printed."""

    def __init__(self, files: int) -> None:
        self._files = files
        self._done = 0
        self._shown = files > 1 and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """Say that the next file is being read."""
        if self._shown:
            filled = BAR * self._done // self._files
            text = f"{'█' * filled}{'░' * (BAR - filled)} {self._done + 1}/{self._files} {name}"
            self._write(shortened(text, terminal_width() - 1))
        self._done += 1

    def clear(self) -> None:
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text:<{terminal_width() - 1}}\r")
        sys.stderr.flush()
