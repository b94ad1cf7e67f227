"""What server and worker take together, after 10,000 requests and while publications are rendered once more.

Everything is real: `cartaviva demo` and `cartaviva serve` in processes of their own. What they take is the sum of their
proportional shares (Pss), with the process above both and all below: what they share counts once.
"""

import http.client
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.material import BUILD
from tests.serving import CARTAVIVA, Serving, descendants, server_environment, serving, wait_for

REQUESTS = 10_000
MOST = 250 << 20
GROWS = 10 << 20
"""What the second half of the requests may add: less than this is how a heap breathes."""
LINES = 8
PAGES = (
    "/vilaclara/ca/", "/vilaclara/es/", "/vilaclara/en/", "/vilaclara/ca/method/", "/vilaclara/ca/data/",
    "/vilaclara/ca/search/?q=dies", "/vilaclara/ca/verify/", "/", "/desk/",
)  # fmt: skip
"""Of the town, and the desk of somebody who has not signed in. Each search is another one: it cannot be kept."""
RENDER = """
from cartaviva.cli.server import with_django

with_django()
from cartaviva.actions.rendering import render_publication
from cartaviva.records.models import Publication

for one in Publication.objects.all():
    render_publication.enqueue(one.pk)
print(Publication.objects.count())
"""
LEFT = """
from cartaviva.cli.server import with_django

with_django()
from django_tasks_db.models import DBTaskResult

print(DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED")).count())
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes: what was measured, and the most that it may be."""

    what: str
    bytes: int
    most: int

    def measure(self) -> "Taken":
        return self

    @property
    def kept(self) -> bool:
        return self.bytes <= self.most

    def line(self) -> str:
        verdict = "kept" if self.kept else "MISSED"
        return f"{self.what:<45} {self.bytes / (1 << 20):>10.0f} MB  {verdict:<6} ≤ {self.most >> 20} MB"


@dataclass
class Watch:
    """The most that a tree of processes takes while it is watched."""

    process: int
    most: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.ended.wait(0.05):
            self.most = max(self.most, taken(self.process))


def memory() -> Iterator[Taken]:
    """Of the example town, as `make run` makes it."""
    BUILD.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(dir=BUILD, prefix="memory-"))
    environment = server_environment(home)
    subprocess.run([*CARTAVIVA, "demo", "examples"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with serving(environment, home / "log") as server:
        wait_for(lambda: server.get("/health")[0] == 200)
        start = taken(server.process.pid)
        with watching(server) as watch:
            ask(server, REQUESTS // 2)
            half = taken(server.process.pid)
            ask(server, REQUESTS // 2)
        after = taken(server.process.pid)
        yield Taken("memory at its start", start, MOST)
        yield Taken("memory during 10,000 requests", watch.most, MOST)
        yield Taken("memory after 10,000 requests", after, MOST)
        yield Taken("memory added by the second half of them", max(after - half, 0), GROWS)
        with watching(server) as watch:
            count = run(RENDER, environment)
            wait_for(lambda: run(LEFT, environment) == "0", patience=600)
        yield Taken(f"memory while {count} publications are rendered", watch.most, MOST)
        yield Taken("memory after that", taken(server.process.pid), MOST)
    shutil.rmtree(home)


def ask(server: Serving, times: int) -> None:
    """Over lines enough for every process that answers to have some of them."""
    connections = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=30) for _ in range(LINES)]
    for number in range(times):
        page, connection = PAGES[number % len(PAGES)], connections[number % LINES]
        connection.request("GET", f"{page}+{number}" if "?" in page else page)
        answer = connection.getresponse()
        answer.read()
        assert answer.status < 400, (page, answer.status)
    for connection in connections:
        connection.close()


@contextmanager
def watching(server: Serving) -> Iterator[Watch]:
    watch = Watch(server.process.pid)
    thread = threading.Thread(target=watch.run)
    thread.start()
    try:
        yield watch
    finally:
        watch.ended.set()
        thread.join()


def taken(process: int) -> int:
    """Bytes of a process and of all below it."""
    return sum(share(one) for one in (process, *descendants(process)))


def share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


def run(script: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    for one in memory():
        print(one.line(), flush=True)
