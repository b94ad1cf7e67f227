"""What can be chosen from in more than one form."""

from cartaviva.core.words import LANGUAGE_NAMES, mark

LANGUAGE_CHOICES = list(LANGUAGE_NAMES.items())

TIME_ZONES = [
    ("Europe/Madrid", mark("Mainland Spain and Balearic Islands")),
    ("Atlantic/Canary", mark("Canary Islands")),
    ("Africa/Ceuta", mark("Ceuta and Melilla")),
    ("Europe/Andorra", mark("Andorra")),
    ("Europe/Paris", mark("France")),
    ("Europe/Rome", mark("Italy")),
    ("Europe/Lisbon", mark("Portugal")),
    ("UTC", "UTC"),
]
