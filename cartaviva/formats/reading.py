"""From the bytes of a file to its checked reports: the one way in, for the command line and for everything after it."""

import re
import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.formats.collector import collector_off

if TYPE_CHECKING:
    from cartaviva.core.report import FollowUpReport
    from cartaviva.formats.grid import Document

Reports = tuple["FollowUpReport", ...]

LEAST = 1
"""Seconds to understand a document, however long it took to read it."""
_RECOGNISE = "cartaviva.formats.recognise"
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{\s*\"")


def read_reports(data: bytes, name: str, policy: Policy = PROPORTIONAL) -> Reports:
    """The reports of a document, read, assessed and checked; our own JSON comes back, checked again.

    `name` is the file's name, whose suffix settles what its first bytes leave open. Raises Unreadable.
    """
    if is_own(data, name):
        from cartaviva.formats.readers.json import read_reports as read_own

        return read_own(data)
    from cartaviva.formats.readers.guard import SECONDS, time_limit

    started = monotonic()
    with collector_off():
        document = _document(data, name)
        with time_limit(max(LEAST, started + SECONDS - monotonic())):
            return _understanding()(document, policy)


def _document(data: bytes, name: str) -> "Document":
    """The first comes from a child, and meanwhile this program gets ready for what follows; later ones if they must."""
    from cartaviva.formats.readers.guard import SECONDS, may_read_here, read_guarded, time_limit

    if _RECOGNISE not in sys.modules or not may_read_here(data, name):
        return read_guarded(data, name, meanwhile=_understanding)
    from cartaviva.formats.readers import read_document

    with time_limit(SECONDS):
        return read_document(data, name)


def is_own(data: bytes, name: str) -> bool:
    """Is it JSON, and so a reading of this program or nothing?"""
    return name.casefold().endswith(".json") or bool(_JSON.match(data[:100]))


def _understanding() -> Callable[["Document", Policy], Reports]:
    """What follows reading. To import it takes as long as it takes a child to read a short document."""
    from cartaviva.core.checks.check import build_report
    from cartaviva.formats.recognise import recognise

    return lambda document, policy: tuple(build_report(stated, policy) for stated in recognise(document))
