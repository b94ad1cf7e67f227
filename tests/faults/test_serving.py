"""The server as it is started, stopped, killed and kept waiting."""

import http.client
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cartaviva.cli.serve import ANSWERING, SLOW
from tests.serving import CARTAVIVA, Serving, descendants, free_port, server_environment, serving, wait_for

ENQUEUE = """
import sys
from cartaviva.cli.server import with_django

with_django()
from tests.lingering import linger

print(linger.enqueue(sys.argv[1]).id)
"""
ASK = """
import sys
from cartaviva.cli.server import with_django

with_django()
from django_tasks_db.models import DBTaskResult

one = DBTaskResult.objects.get(pk=sys.argv[1])
print(one.status, len(one.worker_ids), one.traceback)
"""

STOP_A_FORK = """
import os, signal, time
from cartaviva.cli.serve import _fork_without_handlers

_fork_without_handlers()
signal.signal(signal.SIGTERM, lambda *_: None)
child = os.fork()
if not child:
    time.sleep(30)
    os._exit(0)
os.kill(child, signal.SIGTERM)
print(signal.Signals(os.WTERMSIG(os.waitpid(child, 0)[1])).name)
"""


PROCESSES = 2 + min(os.cpu_count() or 1, ANSWERING["sqlite"].processes)
"""Server, worker, and those that answer: all below the one that keeps them."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return server_environment(tmp_path / "home")


@pytest.fixture
def server(environment: dict[str, str], tmp_path: Path) -> Iterator[Serving]:
    with serving(environment, tmp_path / "log") as one:
        yield one


def python(script: str, environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def gone(processes: list[int]) -> bool:
    return not any(Path(f"/proc/{each}").exists() for each in processes)


def test_it_tells_that_it_is_well_and_writes_a_line_with_the_id_of_each_request(server: Serving) -> None:
    wait_for(lambda: server.get("/health")[0] == 200)
    status, headers, body = server.get("/health", {"X-Request-ID": "proxy-1234"})
    found = json.loads(body)
    lines = [line for line in server.log.read_text().splitlines() if " proxy-1234 " in line]
    assert (status, headers["x-request-id"], found["status"], found["worker"]["state"], found["tasks"]["waiting"]) == (
        200,
        "proxy-1234",
        "ok",
        "ok",
        0,
    )
    assert [re.sub(r"\d+ ms$", "n ms", line.split(" ", 2)[2]) for line in lines] == [
        "INFO proxy-1234 cartaviva.requests GET /health 200 n ms"
    ]


@pytest.mark.parametrize("ask", [os.kill, os.killpg], ids=["the process", "all of them, as Ctrl-C does"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_with_all_its_processes_when_it_is_asked_to(
    server: Serving, number: signal.Signals, ask: Callable[[int, int], None]
) -> None:
    below = descendants(server.process.pid)
    ask(server.process.pid, number)
    code = server.process.wait(10)
    assert (len(below), code, gone(below)) == (PROCESSES, 0, True)


def test_what_is_asked_to_stop_while_it_still_loads_stops_at_once(environment: dict[str, str]) -> None:
    assert python(STOP_A_FORK, environment) == "SIGTERM"


def test_nothing_is_left_of_it_when_it_is_killed(server: Serving) -> None:
    below = descendants(server.process.pid)
    server.stop(signal.SIGKILL)
    wait_for(lambda: gone(below), 10)
    assert len(below) == PROCESSES


def test_a_server_process_that_is_killed_is_started_again(server: Serving) -> None:
    answering = [each for child in children(server) for each in descendants(child)]
    os.kill(answering[0], signal.SIGKILL)
    wait_for(lambda: gone(answering[:1]))
    wait_for(lambda: responds(server))
    assert server.process.poll() is None


def test_a_port_that_is_taken_is_told_in_a_sentence(environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*CARTAVIVA, "serve", "--port", str(port)], env=environment, capture_output=True, text=True, check=False
        )
    told = (
        f"Nothing can listen on 127.0.0.1:{port}: Address already in use. "
        "Choose another with --host and --port, or with make run PORT=…."
    )
    assert (done.returncode, done.stdout, done.stderr) == (64, "", f"Error: {told}\n")


def test_a_home_has_one_server_and_is_not_restored_under_it(server: Serving, environment: dict[str, str]) -> None:
    saved = Path(environment["CARTAVIVA_HOME"]).with_name("saved.zip")
    said = []
    for command in (("serve", "--port", str(free_port())), ("backup", str(saved)), ("restore", str(saved))):
        done = subprocess.run([*CARTAVIVA, *command], env=environment, capture_output=True, text=True, check=False)
        said.append((done.returncode, done.stderr.splitlines()[-1:]))
    folder = environment["CARTAVIVA_HOME"]
    busy = (64, [f"Error: A server runs with {folder} already. Stop it first."])
    assert said == [busy, (0, [f"There is no town in {folder} yet."]), busy]


def test_a_task_whose_worker_is_killed_runs_again(server: Serving, environment: dict[str, str], tmp_path: Path) -> None:
    number = python(ENQUEUE, environment, str(tmp_path))
    kill_the_worker_in(tmp_path / "begun-0")
    (tmp_path / "go").touch()
    wait_for((tmp_path / "done").exists)
    wait_for(lambda: python(ASK, environment, number).startswith("SUCCESSFUL"))
    assert python(ASK, environment, number) == "SUCCESSFUL 2"


def test_a_worker_that_has_done_its_tasks_makes_room_for_a_fresh_one(
    server: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "go").touch()
    number = python(ENQUEUE, environment, str(tmp_path))
    wait_for(lambda: python(ASK, environment, number).startswith("SUCCESSFUL"))
    first = int((tmp_path / "begun-0").read_text())
    wait_for(lambda: gone([first]) and len(descendants(server.process.pid)) == PROCESSES)
    wait_for(lambda: server.get("/health")[0] == 200)
    log = server.log.read_text()
    assert ("another one takes its place" in log, "Traceback" in log) == (False, False)


def test_a_task_that_ends_its_worker_every_time_is_given_up_and_says_why(
    server: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    number = python(ENQUEUE, environment, str(tmp_path))
    for attempt in range(3):
        kill_the_worker_in(tmp_path / f"begun-{attempt}")
    wait_for(lambda: python(ASK, environment, number).startswith("FAILED"))
    assert python(ASK, environment, number) == "FAILED 3 The worker ended 3 times while it ran this task."


def test_a_task_that_was_running_when_everything_was_killed_runs_after_the_next_start(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with serving(environment, tmp_path / "log") as server:
        number = python(ENQUEUE, environment, str(tmp_path))
        wait_for((tmp_path / "begun-0").exists)
        below = descendants(server.process.pid)
        server.stop(signal.SIGKILL)
        for each in below:
            kill(each)
        wait_for(lambda: gone(below))
    before = python(ASK, environment, number)
    (tmp_path / "go").touch()
    with serving(environment, tmp_path / "log"):
        wait_for((tmp_path / "done").exists)
        wait_for(lambda: python(ASK, environment, number).startswith("SUCCESSFUL"))
    assert before == "RUNNING 1"


SLOW_BODY = (
    "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nCookie: csrftoken={token}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
).format(token="a" * 32)
"""With the cookie, the body is read in search of the token: nobody has to sign in for that."""


@pytest.mark.parametrize(
    ("bodies", "uploads"),
    [pytest.param(9, 403, id="more than are answered at a time"), pytest.param(40, 503, id="more than are taken in")],
)
def test_clients_that_send_a_byte_a_second_keep_nobody_waiting_for_a_page(
    server: Serving, bodies: int, uploads: int
) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(bodies + 3)]
    for index, each in enumerate(slow):
        each.sendall((SLOW_BODY if index < bodies else "POST /he").encode())
    longest = 0.0
    for _ in range(3):
        for each in slow:
            with suppress(OSError):  # it was refused, and is closed
                each.sendall(b"x")
        begun = time.monotonic()
        status, upload = server.get("/start/")[0], post(server, "/health", b"a=b")
        longest = max(longest, time.monotonic() - begun)
        time.sleep(1)
    unanswered = [not select.select([each], [], [], 0)[0] for each in slow]
    for each in slow:
        each.close()
    taken = sum(unanswered) - 3
    least = min(bodies, SLOW // (PROCESSES - 2))  # where the system gives all of them to one of those that answer
    assert (status, upload in (403, uploads), longest < 5) == (200, True, True)
    assert least <= taken <= min(bodies, SLOW)


def post(server: Serving, path: str, body: bytes) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
    status = connection.getresponse().status
    connection.close()
    return status


def kill_the_worker_in(begun: Path) -> None:
    """Once the task has written who runs it."""
    wait_for(lambda: begun.exists() and begun.read_text())
    kill(int(begun.read_text()))


def kill(process: int) -> None:
    if Path(f"/proc/{process}").exists():
        os.kill(process, signal.SIGKILL)


def children(server: Serving) -> list[int]:
    path = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return [int(each) for each in path.read_text().split()]


def responds(server: Serving) -> bool:
    try:
        return server.get("/start/")[0] == 200
    except OSError:
        return False
