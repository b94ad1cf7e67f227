"""Who works for the town of the demonstration; everybody knows their password."""

from cartaviva.core.permissions import Role

PASSWORD = "vilaclara dona la cara"
PEOPLE = (
    ("Ana", Role.CONTRIBUTOR),
    ("Bruno", Role.HEAD),
    ("Carla", Role.QUALITY),
    ("Elena", Role.AUDITOR),
    ("Fina", Role.ADMINISTRATOR),
)


def email(name: str) -> str:
    return f"{name.lower()}@vilaclara.example"
