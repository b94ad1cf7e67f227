"""Headings that a person mapped by hand: tables of one shape are read alike from then on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cartaviva.formats.recognise.columns import Use
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role

Shapes = Mapping[str, Sequence[str]]
"""Shape of a table → the role of each of its columns, as somebody gave it: a `Role`, or LEAVE_OUT."""
NO_SHAPES: Shapes = {}
LEAVE_OUT = "leave-out"


def shape_of(headings: Sequence[str]) -> str:
    """A hash of the compact headings in their order."""
    from hashlib import sha256  # most readings have no use for it

    return sha256("\n".join(map(compact, headings)).encode()).hexdigest()


def roles_for(headings: Sequence[str], known: Shapes) -> Sequence[str] | None:
    """The roles that somebody gave to the columns under these headings; None where nobody did."""
    roles = known.get(shape_of(headings))
    return roles if roles is not None and len(roles) == len(headings) else None


def with_roles(uses: Sequence[Use], roles: Sequence[str]) -> tuple[Use, ...]:
    """The uses of the columns as somebody gave them."""
    return tuple(_given(use, role) for use, role in zip(uses, roles, strict=True))


def _given(use: Use, role: str) -> Use:
    if role == LEAVE_OUT:
        return replace(use, role=None, left_out=True, guessed=False)
    return replace(use, role=Role(role), guessed=False)
