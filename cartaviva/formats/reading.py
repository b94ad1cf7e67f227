"""From the bytes of a file to its checked reports: the one way in, for the command line and for everything after it."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from cartaviva.core.check import build_report
from cartaviva.core.compliance import PROPORTIONAL, Policy
from cartaviva.core.report import FollowUpReport, StatedReport

if TYPE_CHECKING:
    from cartaviva.formats.grid import Document

_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{\s*\"")


def read_reports(data: bytes, name: str, policy: Policy = PROPORTIONAL) -> tuple[FollowUpReport, ...]:
    """The reports of a document, read, assessed and checked; our own JSON comes back as it was written.

    `name` is the file's name, whose suffix settles what its first bytes leave open. Raises Unreadable.
    """
    if name.casefold().endswith(".json") or _JSON.match(data[:100]):
        from cartaviva.formats.readers.json import read_reports as read_own

        return read_own(data)
    from cartaviva.formats.readers.guard import read_guarded, time_limit

    document = read_guarded(data, name, meanwhile=_recognition)
    with time_limit():
        return tuple(build_report(stated, policy) for stated in _recognition()(document))


def _recognition() -> Callable[["Document"], tuple[StatedReport, ...]]:
    """`recognise`, whose import takes about as long as a child takes to read a short document."""
    from cartaviva.formats.recognise import recognise

    return recognise
