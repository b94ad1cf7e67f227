"""What the light part of the commands repeats from the heavy one."""

from cartaviva.cli.files import POLICY_NAMES
from cartaviva.cli.table import STYLES
from cartaviva.core.compliance import Status
from cartaviva.core.findings import Severity
from cartaviva.core.policy import POLICIES, PROPORTIONAL


def test_every_policy_can_be_asked_for_and_the_first_is_the_default() -> None:
    assert (POLICY_NAMES, POLICY_NAMES[0]) == (tuple(POLICIES), PROPORTIONAL.name)


def test_every_status_and_severity_has_a_style() -> None:
    assert [each for each in (*Status, *Severity) if each.value not in STYLES] == []
