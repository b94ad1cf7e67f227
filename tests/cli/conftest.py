"""What is verified."""

import pytest

from cartaviva.records.models import Publication
from tests.people import Cast
from tests.towns import YOUTH, report_published


@pytest.fixture
def chain(people: Cast) -> list[Publication]:
    """Two publications of Vilaclara."""
    return [report_published(people.vilaclara, people.carla, "Joventut", year, YOUTH) for year in (2022, 2023)]
