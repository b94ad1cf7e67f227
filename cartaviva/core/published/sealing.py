"""Texts inside a frozen value: the value holds a salted digest, the text lies beside it, and can be taken away.

A text that has to go (personal data, a court order) is deleted with its salt. The value and its hash stay as they are,
and without the salt nobody can find out by guessing what the text was.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cartaviva.core.published.chain import digest

Json = Any
Texts = Mapping[str, Mapping[str, str]]
"""Key → {"salt", "text"}. The key is the path of the text in the value: "report.rows.3.remarks"."""

SEALED = "sealed"


def seal(
    value: Json, is_text: Callable[[str, str], bool], salt: Callable[[], str]
) -> tuple[Json, dict[str, dict[str, str]]]:
    """`value` with {"sealed": key, "digest": hex} for every text that `is_text(path, text)`, and those texts.

    Empty texts stay as they are. `salt` gives a new secret each time it is called.
    """
    texts: dict[str, dict[str, str]] = {}

    def go(part: Json, path: str) -> Json:
        if isinstance(part, dict):
            return {key: go(inner, f"{path}.{key}" if path else key) for key, inner in part.items()}
        if isinstance(part, list):
            return [go(inner, f"{path}.{index}" if path else str(index)) for index, inner in enumerate(part)]
        if isinstance(part, str) and part and is_text(path, part):
            texts[path] = {"salt": salt(), "text": part}
            return {SEALED: path, "digest": sealed_digest(**texts[path])}
        return part

    return go(value, ""), texts


def well_formed(texts: object) -> dict[str, dict[str, str]]:
    """Of what is stored, the texts that have a text and a salt: all of them, where nobody tampered with it."""
    found = texts if isinstance(texts, dict) else {}
    return {
        key: held
        for key, held in found.items()
        if isinstance(held, dict)
        and held.keys() == {"salt", "text"}
        and all(isinstance(one, str) for one in held.values())
    }


def sealed_digest(salt: str, text: str) -> str:
    return digest(f"{salt}\n{text}".encode())


def unseal(value: Json, texts: Texts, redacted: str = "") -> Json:
    """The value with its texts back in their places; `redacted` where one was taken away."""
    if isinstance(value, dict):
        if SEALED in value:
            held = texts.get(value[SEALED])
            return held["text"] if held else redacted
        return {key: unseal(inner, texts, redacted) for key, inner in value.items()}
    if isinstance(value, list):
        return [unseal(inner, texts, redacted) for inner in value]
    return value


def sealed_in(value: Json) -> Iterator[Mapping[str, str]]:
    """What stands in a value for each of its texts."""
    if isinstance(value, dict):
        if SEALED in value:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from sealed_in(inner)


def altered(value: Json, texts: Texts) -> tuple[str, ...]:
    """Keys of texts that are not those which the value was sealed with. One that was taken away is not altered."""
    each = ((one, texts.get(one[SEALED])) for one in sealed_in(value))
    return tuple(one[SEALED] for one, held in each if held is not None and sealed_digest(**held) != one["digest"])
