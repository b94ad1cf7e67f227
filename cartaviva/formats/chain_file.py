"""A town's chain of publications in one JSON file, for anybody to verify without asking the town.

`value` is the text that was hashed, byte by byte; `texts` are the sealed texts with their salts.
"""

import json
from collections.abc import Sequence
from typing import Any

from cartaviva.core.published.verification import Kept

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
    try:
        value = json.loads(data)
    except RecursionError:
        raise ValueError("depth") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT or not isinstance(value["organisation"], str):
        raise ValueError("format")
    return value["organisation"], [_kept(one) for one in value["publications"]]


def _kept(one: dict[str, Any]) -> Kept:
    kept = Kept(**{**one, "redacted": frozenset(one["redacted"])})
    texts = (kept.value, kept.sha256, kept.previous, kept.link, *kept.redacted)
    whole = type(kept.number) is int and isinstance(kept.texts, dict)
    if not whole or not all(isinstance(text, str) for text in texts):
        raise TypeError(kept.number)
    return kept
