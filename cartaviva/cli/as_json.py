"""What the commands print for other programs: UTF-8 whatever the terminal speaks."""

import json
import os
from typing import Any

from cartaviva.cli.sources import Reading
from cartaviva.core.words import Say
from cartaviva.formats.writers import WRITERS
from cartaviva.formats.writers.json import FORMAT, finding_object

REPORT_KEYS = ("service", "period", "findings")
"""What `check` tells of a report; `read` tells all."""


def whole(reading: Reading, say: Say) -> bytes:
    """The reports of a file as docs/reference/reading.schema.json describes them."""
    return WRITERS["json"].write(reading.reports, say, "en").strip()


def findings_only(reading: Reading, say: Say) -> bytes:
    """The findings of each report of a file."""
    reports = json.loads(whole(reading, say))["reports"]
    return _dump({"reports": [{key: report[key] for key in REPORT_KEYS} for report in reports]})


def unreadable(reading: Reading, say: Say) -> bytes:
    """No reports, and the finding that says why."""
    finding = reading.problem
    assert finding is not None
    told = {"file": file_name(reading), "format": FORMAT, "reports": [], "findings": [finding_object(finding, say)]}
    return _dump(told)


def with_file(reading: Reading, body: bytes) -> bytes:
    """An object with the name of its file before its other keys."""
    return body if reading.problem else b'{"file": ' + _dump(file_name(reading)) + b", " + body[1:]


def file_name(reading: Reading) -> str:
    """The name as it was given; bytes of it that are no UTF-8 become "�"."""
    return os.fsencode(reading.name).decode("utf-8", "replace")


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
