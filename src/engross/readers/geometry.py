"""Places on a page: boxes, and the matrices that move, turn and stretch what is drawn.

Takes and returns numbers in points. Pure.
"""

from collections.abc import Sequence
from typing import NamedTuple

Matrix = Sequence[float]


class Box(NamedTuple):
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix puts a point."""
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does what one does, then the other."""
    a, b, c, d, e, f = one
    right, up = moved(other, e, f)
    return (
        a * other[0] + b * other[2],
        a * other[1] + b * other[3],
        c * other[0] + d * other[2],
        c * other[1] + d * other[3],
        right,
        up,
    )


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box that holds all points."""
    across, upwards = zip(*points, strict=True)
    return Box(min(across), min(upwards), max(across), max(upwards))


def common(one: Box, other: Box) -> Box:
    """What two boxes share; one without extent where they do not meet."""
    left, bottom = max(one.left, other.left), max(one.bottom, other.bottom)
    return Box(left, bottom, max(left, min(one.right, other.right)), max(bottom, min(one.top, other.top)))


def inside(box: Box, point: tuple[float, float]) -> bool:
    """Whether a box holds a point."""
    return box.left <= point[0] <= box.right and box.bottom <= point[1] <= box.top


def is_box(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a path is a box, the corners of which are noted in no order."""
    return len(points) == 4 and len({x for x, _ in points}) == 2 == len({y for _, y in points})
