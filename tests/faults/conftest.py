"""Here everything runs as it does for a town."""

import pytest


@pytest.fixture
def read_here() -> None:
    """It is not: parsers run in processes of their own, with limits."""
