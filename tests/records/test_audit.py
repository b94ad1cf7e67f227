"""Every change leaves its event, in a chain that shows when one was altered."""

import pytest

from cartaviva.actions.change import audit_value, change
from cartaviva.core.chain import Link, broken, canonical, digest
from cartaviva.records.models import AuditEvent
from tests.people import Cast

pytestmark = pytest.mark.django_db


def links() -> list[Link]:
    return [
        Link(event.number, digest(canonical(audit_value(event))), event.previous, event.link)
        for event in AuditEvent.objects.order_by("number")
    ]


def test_changes_make_a_chain_that_breaks_where_an_event_is_altered(people: Cast) -> None:
    for number in range(3):
        with change(people.vilaclara, people.carla, "import") as made:
            made.subject = f"document {number}"
    whole = broken(links())
    AuditEvent.objects.filter(number=2).update(subject="document 9")
    assert (whole, broken(links())) == (None, 2)
