"""What the light part of the commands repeats from the heavy one."""

from cartaviva.cli.table import STYLES
from cartaviva.core.compliance import Status
from cartaviva.core.finding_kinds import Severity


def test_every_status_and_severity_has_a_style() -> None:
    assert [each for each in (*Status, *Severity) if each.value not in STYLES] == []
