"""Every change leaves its event, in a chain that shows when one was altered."""

import pytest

from cartaviva.actions.change import change
from cartaviva.core.published.verification import Fault
from cartaviva.records.models import AuditEvent
from cartaviva.records.verification import verify_trail
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_changes_make_a_chain_that_breaks_where_an_event_is_altered(people: Cast) -> None:
    for number in range(3):
        with change(people.vilaclara, people.carla, "import") as made:
            made.subject = f"document {number}"
    whole = verify_trail(people.vilaclara)
    AuditEvent.objects.filter(number=2).update(subject="document 9")
    assert (whole, verify_trail(people.vilaclara)) == ((), (Fault("event", 2),))
