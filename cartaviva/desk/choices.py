"""What can be chosen from in more than one form."""

from cartaviva.core.words import mark

LANGUAGE_CHOICES = [("ca", "Català"), ("es", "Español"), ("en", "English")]
"""Each in its own name."""

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
