"""A town's chain of publications in one JSON file, for anybody to verify without asking the town.

`value` is the text that was hashed, byte by byte; `texts` are the sealed texts with their salts.
"""

import json
from collections.abc import Sequence

from cartaviva.core.verification import Kept

FORMAT = "cartaviva.chain/1"

# Write


def write_chain(organisation: str, kept: Sequence[Kept]) -> bytes:
    """UTF-8, one line for each publication."""
    lines = [json.dumps(_object(one), ensure_ascii=False, sort_keys=True) for one in kept]
    head = json.dumps({"format": FORMAT, "organisation": organisation}, ensure_ascii=False)
    return (head[:-1] + ', "publications": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _object(one: Kept) -> dict[str, object]:
    texts = {key: dict(held) for key, held in one.texts.items()}
    return {
        "number": one.number,
        "value": one.value,
        "texts": texts,
        "sha256": one.sha256,
        "previous": one.previous,
        "link": one.link,
        "redacted": sorted(one.redacted),
    }


# Read


def read_chain(data: bytes) -> tuple[str, list[Kept]]:
    """The town's slug and its publications. Raises ValueError, KeyError or TypeError where it is no such file."""
    value = json.loads(data)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError("format")
    return str(value["organisation"]), [
        Kept(**{**one, "redacted": frozenset(one["redacted"])}) for one in value["publications"]
    ]
