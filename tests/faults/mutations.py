"""Damage of every kind, drawn from a seed: the same in every run."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data))]


def lose(data: bytes, chance: random.Random) -> bytes:
    """A piece in the middle is missing."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 2000) :]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A piece comes many times."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 500)]
    return data[:start] + piece * chance.randint(2, 300) + data[start:]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Two pieces have changed places."""
    one, two, three = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


BYTES: tuple[Mutation, ...] = (flip, cut, lose, repeat, shuffle)


def drop_tag(xml: bytes, chance: random.Random) -> bytes:
    """A tag is missing."""
    tags = list(re.finditer(rb"<[^<>]+>", xml))
    found = chance.choice(tags)
    return xml[: found.start()] + xml[found.end() :]


def drop_element(xml: bytes, chance: random.Random) -> bytes:
    """An element without children is missing."""
    found = chance.choice(list(re.finditer(rb"<(\S+)[^<>]*(/>|>[^<]*</\1>)", xml)))
    return xml[: found.start()] + xml[found.end() :]


def change_value(xml: bytes, chance: random.Random) -> bytes:
    """An attribute says something else."""
    found = chance.choice(list(re.finditer(rb'="[^"<>]*"', xml)))
    value = chance.choice((b"", b"-1", b"0", b"99999999999", b"x", b"1e9", "à".encode(), b"true", b"A1:XFD1048576"))
    return xml[: found.start()] + b'="' + value + b'"' + xml[found.end() :]


def change_text(xml: bytes, chance: random.Random) -> bytes:
    """A text says something else."""
    found = chance.choice(list(re.finditer(rb">[^<>]+<", xml)) or list(re.finditer(rb"><", xml)))
    value = chance.choice((b"", b"0", b"-1", b"1e999", b"nan", b"7" * 5000, "\u0301\u200b".encode(), b"999999999"))
    return xml[: found.start()] + b">" + value + b"<" + xml[found.end() :]


def double_element(xml: bytes, chance: random.Random) -> bytes:
    """An element stands inside of itself."""
    found = chance.choice(list(re.finditer(rb"<(\S+)[^<>]*>", xml)))
    tag = found[1].rstrip(b"/")
    return xml[: found.start()] + b"<" + tag + b">" + found[0] + b"</" + tag + b">" + xml[found.end() :]


XML: tuple[Mutation, ...] = (drop_tag, drop_element, change_value, change_text, double_element, flip, cut)


def in_a_part(data: bytes, chance: random.Random) -> bytes:
    """One part of a zip is damaged, or missing; the zip itself is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels")) and parts[name]])
    if chance.random() < 0.1:
        del parts[name]
    else:
        parts[name] = chance.choice(XML)(parts[name], chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def mutate(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.75:
        return in_a_part(data, chance)
    if data.lstrip().startswith(b"<") and chance.random() < 0.5:
        return chance.choice(XML)(data, chance)
    return chance.choice(BYTES)(data, chance)
