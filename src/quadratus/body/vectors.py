"""Points, directions and rotations in space: plain tuples, angles in degrees.

The room's axes are those of the ISB: x forward, y up, z to the right of somebody who faces x.
"""

from __future__ import annotations

import math

Vec = tuple[float, float, float]
Mat = tuple[Vec, Vec, Vec]
"""A rotation as its rows."""

X: Vec = (1.0, 0.0, 0.0)
UP: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)
UNTURNED: Mat = (X, UP, Z)


def add(a: Vec, b: Vec) -> Vec:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """The vector from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, by: float) -> Vec:
    """A vector made longer or shorter."""
    return (a[0] * by, a[1] * by, a[2] * by)


def dot(a: Vec, b: Vec) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product, right-handed."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """The length of a vector."""
    return math.sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The direction of a vector.

    Raises:
        ValueError: the vector has no length.
    """
    size = length(a)
    if size < 1e-9:
        raise ValueError("a vector without length has no direction")
    return scaled(a, 1 / size)


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point at a share of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def across(direction: Vec, axis: Vec) -> Vec:
    """The part of a direction that is perpendicular to a unit axis, with length one; any such where it has none."""
    rest = sub(direction, scaled(axis, dot(direction, axis)))
    if length(rest) > 1e-6:
        return unit(rest)
    spare = X if abs(axis[0]) < 0.9 else UP
    return unit(sub(spare, scaled(axis, dot(spare, axis))))


def turned(m: Mat, v: Vec) -> Vec:
    """A vector after a rotation."""
    return (dot(m[0], v), dot(m[1], v), dot(m[2], v))


def transposed(m: Mat) -> Mat:
    """The inverse of a rotation."""
    return (
        (m[0][0], m[1][0], m[2][0]),
        (m[0][1], m[1][1], m[2][1]),
        (m[0][2], m[1][2], m[2][2]),
    )


def joined(*rotations: Mat) -> Mat:
    """The product of rotations: the last one is applied first, about the axes that the ones before have turned."""
    product = rotations[0]
    for m in rotations[1:]:
        columns = transposed(m)
        product = (
            (dot(product[0], columns[0]), dot(product[0], columns[1]), dot(product[0], columns[2])),
            (dot(product[1], columns[0]), dot(product[1], columns[1]), dot(product[1], columns[2])),
            (dot(product[2], columns[0]), dot(product[2], columns[1]), dot(product[2], columns[2])),
        )
    return product


def from_axes(x: Vec, y: Vec, z: Vec) -> Mat:
    """The rotation that takes the room's axes to these three."""
    return transposed((x, y, z))


def about_x(degrees: float) -> Mat:
    """A right-handed rotation about x: y goes towards z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (X, (0.0, c, -s), (0.0, s, c))


def about_y(degrees: float) -> Mat:
    """A right-handed rotation about y: z goes towards x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, 0.0, s), UP, (-s, 0.0, c))


def about_z(degrees: float) -> Mat:
    """A right-handed rotation about z: x goes towards y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), Z)


def zxy(z: float, x: float, y: float) -> Mat:
    """The rotation about z, then about the turned x, then about the twice turned y: the ISB's order for most joints."""
    return joined(about_z(z), about_x(x), about_y(y))


def zxy_angles(m: Mat) -> Vec:
    """The angles (z, x, y) that `zxy` makes this rotation from, x within ±90 degrees."""
    x = math.degrees(math.asin(max(-1.0, min(1.0, m[2][1]))))
    if abs(m[2][1]) > 0.99999:
        # Both outer axes lie in one line: all the turning is given to the first.
        return (math.degrees(math.atan2(m[1][0], m[0][0])), x, 0.0)
    z = math.degrees(math.atan2(-m[0][1], m[1][1]))
    y = math.degrees(math.atan2(-m[2][0], m[2][2]))
    return (z, x, y)


def yxz(y: float, x: float, z: float) -> Mat:
    """The rotation about y, then about the turned x, then z: a forearm turns before a wrist bends."""
    return joined(about_y(y), about_x(x), about_z(z))


def yxz_angles(m: Mat) -> Vec:
    """The angles (y, x, z) that `yxz` makes this rotation from, x within ±90 degrees."""
    x = math.degrees(math.asin(max(-1.0, min(1.0, -m[1][2]))))
    if abs(m[1][2]) > 0.99999:
        return (math.degrees(math.atan2(-m[2][0], m[0][0])), x, 0.0)
    return (math.degrees(math.atan2(m[0][2], m[2][2])), x, math.degrees(math.atan2(m[1][0], m[1][1])))
