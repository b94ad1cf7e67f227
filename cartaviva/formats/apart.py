"""Reading for the server: in an interpreter of its own, with limits, to the JSON of a reading and its layouts.

What the command line does in its own process is done here where a hostile text can hold up or take over nobody.
"""

import json
import pickle
import subprocess
import sys
import traceback
from functools import partial
from typing import Any

from cartaviva.core.findings import Finding, Unreadable
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.words import ENGLISH, mark
from cartaviva.formats import forks
from cartaviva.formats.recognise.mapping import NO_SHAPES, Shapes

Json = dict[str, Any]
Job = tuple[bytes, str, Policy, Shapes]
"""Data, name, policy, and the shapes that somebody mapped."""

SECONDS = 60
"""For starting, reading within the limits of readers/guard.py, recognising, checking and writing."""
MEGABYTES = 3072
"""More than the reader in it may take: it sets a limit of its own below this one."""
COMMAND = (sys.executable, "-c", "from cartaviva.formats.apart import serve; serve()")


def read_apart(data: bytes, name: str, policy: Policy = PROPORTIONAL, known: Shapes = NO_SHAPES) -> Json:
    """`cartaviva.reading/1` with two more keys: "layouts", and "problem" where there are no reports.

    "problem" is {"code", "detail"} of core.findings. Raises RuntimeError where the program itself is at fault.
    """
    job = data, name, policy, {shape: list(roles) for shape, roles in known.items()}
    try:
        answer = _forked(job) if forks.may_fork() else _spawned(job)
    except TimeoutError:
        return _nothing(Finding("too-slow", detail=mark("It took longer than a report takes.")))
    if not answer:
        return _nothing(Finding("damaged-file", detail=mark("The program that reads it broke off.")))
    reading: Json = json.loads(answer)
    if "bug" in reading:
        raise RuntimeError(reading["bug"])
    return reading


def _forked(job: Job) -> bytes:
    """The answer of a copy of this process. Raises TimeoutError."""
    return forks.in_fork(partial(_work, job), SECONDS)


def _spawned(job: Job) -> bytes:
    """The answer of a new interpreter, for a program with threads. Raises TimeoutError."""
    try:
        done = subprocess.run(COMMAND, input=pickle.dumps(job), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    return done.stdout


def serve() -> None:
    """The other end of a new interpreter: a job on standard input, the answer on standard output."""
    sys.stdout.buffer.write(_work(pickle.load(sys.stdin.buffer)))


def _work(job: Job) -> bytes:
    try:
        forks.hold_to(MEGABYTES)
        return json.dumps(_read(*job)).encode()
    except MemoryError:
        problem = Finding("too-large", detail=mark("Reading it takes more memory than a report does."))
        return json.dumps(_nothing(problem)).encode()
    except Exception:
        return json.dumps({"bug": traceback.format_exc()}).encode()


def _read(data: bytes, name: str, policy: Policy, known: Shapes) -> Json:
    from cartaviva.formats.reading import is_own, read_reports
    from cartaviva.formats.recognise import layouts, recognise

    if is_own(data, name):
        try:
            return _answer(read_reports(data, name), [])
        except Unreadable as error:
            return _nothing(error.finding)
    from cartaviva.core.checks.check import build_report
    from cartaviva.formats.readers.guard import SECONDS, read_guarded, time_limit

    found: list[Json] = []
    try:
        document = read_guarded(data, name)
        with time_limit(SECONDS):
            found = [layout._asdict() for layout in layouts(document, known)]
            return _answer([build_report(stated, policy) for stated in recognise(document, known)], found)
    except Unreadable as error:
        return _nothing(error.finding) | {"layouts": found}


def _answer(reports: Any, layouts: list[Json]) -> Json:
    from cartaviva.formats.writers.json import write

    answer: Json = json.loads(write(reports, ENGLISH, "en"))
    return answer | {"layouts": layouts, "problem": None}


def _nothing(finding: Finding) -> Json:
    return {"reports": [], "layouts": [], "problem": {"code": finding.code, "detail": finding.detail}}
