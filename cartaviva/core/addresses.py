"""First parts of addresses that are the site's own. A town's public pages stand beside them, under its slug."""

from cartaviva.core.words import LANGUAGES

OWN = frozenset(
    "account accounts admin api assets c data desk files guest health invitation language logo media "
    "s start static theme".split()
)
"""What no town may be called, and what is not looked for among a town's pages on its own host name."""


def free_for_a_town(slug: str) -> bool:
    return slug not in OWN and slug not in LANGUAGES
