"""`cartaviva serve`: one process that looks after two, the server and the worker, and stops both.

It has one thread and forks both, so that they share what was loaded before: docs/decisions/0017.
"""

import gc
import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import click

from cartaviva.cli.people import adds_administrator
from cartaviva.cli.prepare import check_address, collect_static, django_with_database, migrate, only_one
from cartaviva.core.cycle.leases import LEASE
from cartaviva.core.words import Say
from cartaviva.formats.forks import end_with

log = logging.getLogger("cartaviva.serve")

SLOW = 24
"""Requests that may still be arriving at the same time, in all processes, each in a thread: see config/intake.py."""
PATIENCE = 20
"""Seconds that a request or a task may take to end when the server is stopped."""
A_DAY = 86_400
LOOK_AGAIN = 60
"""Seconds between two looks for tasks whose lease is over."""

Child = Any
"""A multiprocessing.Process of the forking kind."""


class Answering(NamedTuple):
    """How many answer requests, where a kind of database keeps the data."""

    processes: int
    """At most: no more than there are processors."""
    threads: int
    """Of each: requests that it answers at a time."""
    short: int
    """How many of them while all are short: see config/turns.py."""


ANSWERING = {
    "sqlite": Answering(2, 2, 1),  # one writer at a time; but most of a save is reading, deciding and the page
    "postgresql": Answering(4, 4, 2),  # one works while the other waits for the database
}


def serve(host: str, port: int, say: Say) -> int:
    """Run until SIGTERM or SIGINT. Exit code 0 after those, 1 where the server ended by itself."""
    os.environ.setdefault("CARTAVIVA_URL", f"http://{f'[{host}]' if ':' in host else host}:{port}")
    check_address(host, port, say)
    django_with_database(say)
    from django.conf import settings

    with only_one(settings.HOME, say):
        migrate()
        collect_static()
        _say_how_to_begin(say)
        if (settings.HOME / "demonstration").exists():
            from cartaviva.cli.demo import addresses

            click.echo(addresses(settings.PUBLIC_URL, say))
        return _Keeper(host, port, settings.BEAT).run()


def _say_how_to_begin(say: Say) -> None:
    from django.db import connection

    if begin := how_to_begin(say):
        click.echo(begin)
    connection.close()  # a connection must not get into the forks


def how_to_begin(say: Say) -> str:
    """Where nothing was set up yet: the address with its code, which stands nowhere else but in the home folder. Where
    there is a town and nobody: what adds its administrator. Else nothing.
    """
    from cartaviva.actions import setup

    if setup.needed():
        return say("Begin here: {address}").format(address=setup.address())
    town = setup.without_people()
    return say("Nobody can sign in yet. {command}").format(command=adds_administrator(town.slug, say)) if town else ""


class _Keeper:
    """The process above both. `worker` is renewed as often as it ends; a server that ends takes everything with it."""

    def __init__(self, host: str, port: int, beat: Path) -> None:
        self.address, self.beat = (host, port), beat
        self.stopped = False
        self.looked = self.begun = 0.0
        self.pruned = -inf

    def run(self) -> int:
        self._take_back(lambda worker: True)  # this home is ours alone: whoever ran a task has ended
        _begin_again()
        _load()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        server = _start(_serve, *self.address)
        worker = self._new_worker()
        log.info("Carta Viva listens at %s port %s", *self.address)
        try:
            while not self.stopped and server.is_alive():
                worker = self._look_after(worker)
                time.sleep(0.2)
        finally:
            _end([server, worker])
            self._take_back(lambda name: name == _name(worker))
            self.beat.unlink(missing_ok=True)
        log.info("Carta Viva has stopped")
        return 0 if self.stopped else 1

    def _stop(self, number: int, _frame: object) -> None:
        self.stopped = True

    def _new_worker(self) -> Child:
        self.begun = time.monotonic()
        return _start(_work, self.beat)

    def _look_after(self, worker: Child) -> Child:
        """The worker, or the one that takes its place."""
        now = time.monotonic()
        if worker.is_alive():
            if self.beat.exists() and time.time() - self.beat.stat().st_mtime > LEASE.total_seconds():
                log.error("The worker has been in one task for too long and is stopped")
                worker.kill()
            elif now - self.looked > LOOK_AGAIN:
                self._take_back(lambda name: False)
            return worker
        if worker.exitcode == 0:  # it has done some tasks, and makes room for a fresh one
            return self._new_worker()
        self.beat.unlink(missing_ok=True)
        if now - self.begun < 2:
            return worker  # one that ends at once is not started again and again
        log.error("The worker ended with %s; another one takes its place", worker.exitcode)
        self._take_back(lambda name: name == _name(worker))
        return self._new_worker()

    def _take_back(self, has_ended: Callable[[str], bool]) -> None:
        from django.db import DatabaseError, connection

        from cartaviva.actions.queue import prune, take_back

        self.looked = time.monotonic()
        try:
            take_back(has_ended)
            if self.looked - self.pruned > A_DAY:
                prune()
                self.pruned = self.looked
        except DatabaseError:
            log.exception("The database does not answer")
        finally:
            connection.close()  # a connection must not get into the next fork


def _begin_again() -> None:
    """Queue once more what was given up or lost: at a start alone, or what ends its worker would do so for ever."""
    from cartaviva.actions.imports import read_waiting
    from cartaviva.actions.queue import try_mail_again
    from cartaviva.actions.rendering import unfinished
    from cartaviva.records import store

    read_waiting()
    unfinished()
    try_mail_again()
    store.sweep(time.time() - A_DAY)  # what is younger may be of a command that runs now


def _load() -> None:
    """Everything that both need, before they part; and let the collector leave it alone, so that it stays shared."""
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import get_resolver

    import_module("cartaviva.config.wsgi")
    assert get_resolver().url_patterns
    assert get_template("desk/results_block.html")  # what many wait for at once, when results are due
    connections.close_all()
    gc.collect()
    gc.freeze()


def _start(target: Callable[..., None], *arguments: Any) -> Child:
    child = multiprocessing.get_context("fork").Process(target=_child, args=(os.getpid(), target, *arguments))
    child.start()
    return child


def _child(parent: int, target: Callable[..., None], *arguments: Any) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setsid()  # Ctrl-C reaches the keeper alone, which stops us in its order; granian trips over two signals at once
    _end_with_parent(parent)
    target(*arguments)


def _end_with_parent(parent: int, number: signal.Signals = signal.SIGTERM) -> None:
    """Where the keeper is killed, nobody else would stop us."""
    if not end_with(parent, number):
        raise SystemExit(1)


def _end(children: list[Child]) -> None:
    """Ask them to end, all at once; then do not ask."""
    for child in children:
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        child.join(max(0.0, deadline - time.monotonic()))
        if child.is_alive():
            child.kill()
            child.join()


def _name(worker: Child) -> str:
    return f"worker-{worker.pid}"


def _work(beat: Path) -> None:
    from cartaviva.cli.worker import work

    work(f"worker-{os.getpid()}", beat)


def _serve(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    said_by_us = {"loggers": {"_granian": {"handlers": [], "propagate": True}}}
    _end_with_parent(os.getppid(), signal.SIGKILL)  # nobody is left who would end what takes too long to stop
    _fork_without_handlers()
    answering = _answering()
    server = Granian(
        "cartaviva.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=_processes(answering),
        blocking_threads=answering.threads + SLOW // _processes(answering),
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        workers_kill_timeout=PATIENCE - 5,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=said_by_us,
    )
    share = import_module("cartaviva.config.share").Share(_processes(answering))
    server.serve(target_loader=partial(_application, share), wrap_loader=False)


def _fork_without_handlers() -> None:
    """Have SIGTERM end what granian forks from the first moment on. Until it has loaded the application and set its own
    handlers, it has those of its parent, which note a signal in a place that nobody looks at in the copy.
    """
    stopping = {signal.SIGTERM, signal.SIGINT}

    def in_child() -> None:
        for number in stopping:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping)

    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, stopping),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping),
        after_in_child=in_child,
    )


def _answering() -> Answering:
    from django.db import connection

    return ANSWERING[connection.vendor]


def _processes(answering: Answering) -> int:
    return min(os.cpu_count() or 1, answering.processes)


def _application(share: Any) -> Any:
    """Called in the process that answers requests, below that of granian."""
    _end_with_parent(os.getppid(), signal.SIGKILL)
    answering = _answering()
    turns = import_module("cartaviva.config.turns").Turns(answering.short)
    intake = import_module("cartaviva.config.intake").Intake(
        import_module("cartaviva.config.wsgi").application,
        answering.threads,
        SLOW // _processes(answering),
        turns,
        share,
    )
    intake.begin(_warm)
    return intake


def _warm() -> None:
    from django.db import DatabaseError

    from cartaviva.records.prepared import warm

    try:
        warm()
    except DatabaseError:  # whoever asks before it is back is told so
        log.exception("The database does not answer")
