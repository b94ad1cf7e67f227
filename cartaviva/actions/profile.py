"""What a person says about themselves."""

from cartaviva.actions.change import change
from cartaviva.records.models import Person


def save_profile(person: Person, name: str, language: str) -> None:
    """The event says that they did, not what: names are not kept in the chain."""
    with change(None, person, "change-profile") as made:
        person.name, person.language = name, language
        person.save(update_fields=["name", "language"])
        made.subject = f"person {person.pk}"
