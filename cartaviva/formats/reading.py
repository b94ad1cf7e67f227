"""From the bytes of a file to its checked reports: the one way in, for the command line and for everything after it."""

import re

from cartaviva.core.check import build_report
from cartaviva.core.compliance import PROPORTIONAL, Policy
from cartaviva.core.report import FollowUpReport

_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{\s*\"")


def read_reports(data: bytes, name: str, policy: Policy = PROPORTIONAL) -> tuple[FollowUpReport, ...]:
    """The reports of a document, read, assessed and checked; our own JSON comes back as it was written.

    `name` is the file's name, whose suffix settles what its first bytes leave open. Raises Unreadable.
    """
    if is_own(data, name):
        from cartaviva.formats.readers.json import read_reports as read_own

        return read_own(data)
    from cartaviva.formats.readers.guard import read_guarded, time_limit
    from cartaviva.formats.recognise import recognise

    document = read_guarded(data, name)
    with time_limit():
        return tuple(build_report(stated, policy) for stated in recognise(document))


def is_own(data: bytes, name: str) -> bool:
    """Is it JSON, and so a reading of this program or nothing?"""
    return name.casefold().endswith(".json") or bool(_JSON.match(data[:100]))
