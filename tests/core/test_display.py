"""What is printed of a report, and how its policy is told."""

from dataclasses import replace

import pytest

from cartaviva.core.display import policy_text
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.words import ENGLISH


@pytest.mark.parametrize("policy", [PROPORTIONAL, LINEAR, BINARY], ids=lambda policy: policy.name)
def test_a_policy_of_any_name_is_told_by_how_it_counts(policy: Policy) -> None:
    told = policy_text(replace(policy, name="vilaclara", version=2), ENGLISH)
    assert told.startswith(f"Method, version 2. {policy.name.capitalize()}: ")
