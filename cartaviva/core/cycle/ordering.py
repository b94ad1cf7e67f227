"""The order of what stands under headings: what has the same heading stands together, also after one was moved."""

from collections.abc import Hashable, Sequence

Place = tuple[Hashable, ...]
"""The headings above something, the highest first. All of one list are of one length."""


def together(places: Sequence[Place]) -> list[int]:
    """Indexes in an order in which equal headings stand together, each where the first of it stood."""
    first: dict[Place, int] = {}
    for index, place in enumerate(places):
        for depth in range(len(place)):
            first.setdefault(place[: depth + 1], index)
    return sorted(
        range(len(places)), key=lambda index: [first[places[index][: d + 1]] for d in range(len(places[index]))]
    )


def moved(places: Sequence[Place], index: int, by: int) -> list[int]:
    """The order after one was moved before (-1) or behind (1) its neighbour.

    At the edge of its heading the heading moves with all that is under it; at the edge of all, nothing does.
    """
    order, place = together(places), places[index]
    for depth in range(len(place), -1, -1):
        inside = [one for one in order if places[one][:depth] == place[:depth]]
        block = {one: places[one][: depth + 1] if depth < len(place) else (one,) for one in inside}
        blocks = list(dict.fromkeys(block.values()))
        at = blocks.index(block[index])
        if 0 <= at + by < len(blocks):
            blocks[at], blocks[at + by] = blocks[at + by], blocks[at]
            sorted_anew = iter(sorted(inside, key=lambda one: blocks.index(block[one])))
            return [next(sorted_anew) if one in block else one for one in order]
    return order
