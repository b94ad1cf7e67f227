"""A server of the real kind, on this machine alone, that ends with its test."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CARTAVIVA = (sys.executable, "-m", "cartaviva")
PATIENCE = 40.0


def server_environment(home: Path, **more: str) -> dict[str, str]:
    """What a process needs to use the home `home`, with SQLite unless `more` says otherwise."""
    left_out = ("CARTAVIVA_", "DATABASE_URL", "MAKE", "MFLAGS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    ours = {"CARTAVIVA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "cartaviva.config.settings", "LC_ALL": "C.UTF-8"}
    return kept | ours | more


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that answers."""

    port: int
    process: subprocess.Popen[str]
    log: Path

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
        """Status, headers with their names in lower case, and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """The exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(environment: dict[str, str], log: Path, port: int = 0) -> Iterator[Serving]:
    """Start `cartaviva serve` on a port, a free one for 0, and stop it in the end whatever happened."""
    port = port or free_port()
    with log.open("w") as out:
        command = [*CARTAVIVA, "serve", "--port", str(port)]
        process = subprocess.Popen(
            command, env=environment, stdout=out, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
    one = Serving(port, process, log)
    try:
        wait_for(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield one
    finally:
        if process.poll() is None:
            one.stop()


def wait_for(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Look again until `condition()` holds."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def descendants(process: int) -> list[int]:
    """The processes below one."""
    below = [
        int(each) for path in Path(f"/proc/{process}/task").glob("*/children") for each in path.read_text().split()
    ]
    return [each for child in below for each in (child, *descendants(child))]
