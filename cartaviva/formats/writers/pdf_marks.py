"""The squares of the statuses as lines that Typst draws itself.

It keeps what it has set and takes it again for the next cell that is alike, but not where there is a picture in it.
"""

import re
from typing import Any

from cartaviva.core.compliance import Status
from cartaviva.formats.chart import SHAPES

ATTRIBUTE = re.compile(r'([\w-]+)="(.*?)"')
STEP = re.compile(r"([Mlhvz])([^A-Za-z]*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Point = tuple[float, float]


def drawn(status: Status) -> dict[str, Any]:
    """What chart.SHAPES has for a status, in its square of 20 × 20: the rounded square, and lines or an area upon it.

    Widths of lines are 0 where it is filled instead. `white`: the lines are cut out of the square.
    """
    square, path = (dict(ATTRIBUTE.findall(shape)) for shape in SHAPES[status].split("/>")[:2])
    return {
        "edge": float(square["x"]),
        "radius": float(square["rx"]),
        "width": float(square.get("stroke-width", 0)),
        "dash": [float(length) for length in square.get("stroke-dasharray", "").split()],
        "lines": lines(path["d"]),
        "lines-width": float(path.get("stroke-width", 0)),
        "white": path.get("stroke") == "#fff",
    }


def lines(path: str) -> list[list[Point]]:
    """The points of each line of an SVG path that begins with M and goes on with l, h, v and z alone."""
    found: list[list[Point]] = []
    for step, words in STEP.findall(path):
        numbers = [float(number) for number in NUMBER.findall(words)]
        if step == "M":
            found.append([(numbers[0], numbers[1])])
        elif step == "z":
            found[-1].append(found[-1][0])
        else:
            found[-1] += _from(found[-1][-1], step, numbers)
    return found


def _from(start: Point, step: str, numbers: list[float]) -> list[Point]:
    x, y = start
    pairs = {"h": [(length, 0.0) for length in numbers], "v": [(0.0, length) for length in numbers]}
    points = []
    for right, down in pairs.get(step) or zip(numbers[::2], numbers[1::2], strict=True):
        x, y = round(x + right, 3), round(y + down, 3)
        points.append((x, y))
    return points
