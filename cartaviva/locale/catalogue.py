"""A compiled catalogue, .mo of GNU gettext: every text is taken out when it is asked for.

Python's own reader takes out all of them first, thousands, which takes as long as to check a report that says thirty.
"""

import struct

LITTLE = b"\xde\x12\x04\x95"
"""How a file begins whose numbers begin with their lowest byte."""


class Catalogue:
    """Texts by their source. Languages here have two forms of a plural, one for 1 and one for all else."""

    def __init__(self, data: bytes) -> None:
        order = "<" if data.startswith(LITTLE) else ">"
        count, sources, texts = struct.unpack_from(f"{order}3I", data, 8)
        places = (struct.iter_unpack(f"{order}2I", data[at : at + 8 * count]) for at in (sources, texts))
        self._data = data
        self._places = {
            data[at : at + length].partition(b"\0")[0]: place for (length, at), place in zip(*places, strict=True)
        }
        """Source, of a plural for 1 → length of its text, and where that begins."""
        self._met: dict[str, list[str]] = {}

    def forms(self, source: str) -> list[str]:
        """The text; of a plural, that for 1 and that for all else; nothing where it has none."""
        known = self._met.get(source)
        if known is None:
            place = self._places.get(source.encode("utf-8", "surrogatepass"))
            if place is None:
                return []
            length, at = place
            known = self._met[source] = self._data[at : at + length].decode().split("\0")
        return known
