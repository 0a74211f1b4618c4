"""Notices about who stands in for a cadre and who comes after; `domain.notices` has them all."""

from dataclasses import dataclass

from domain.groups import GroupId
from domain.organisations import CadreId


@dataclass(frozen=True, slots=True)
class DeputyChoice:
    """To the group's cadre: which administrators of the chat could be deputies; perhaps none.

    `cadres` are their lines of the roster, with spaces between.
    """

    group: GroupId
    cadres: str


@dataclass(frozen=True, slots=True)
class DeputyChanged:
    """To a deputy, or to the group's cadre, whoever did not do it: named, or no deputy any more."""

    group: GroupId
    cadre: CadreId
    named: bool


@dataclass(frozen=True, slots=True)
class GroupHandedOver:
    """To the successor, and to the cadre before: whose the group is, and how many are asked."""

    group: GroupId
    cadre: CadreId
    asked: int


@dataclass(frozen=True, slots=True)
class GroupVacant:
    """To the administrators: a group's cadre has left office; who is to have it?"""

    group: GroupId


@dataclass(frozen=True, slots=True)
class ContactLeftAlone:
    """To somebody whose cadre has left office and ran no group that could be handed on."""

    cadre: CadreId


@dataclass(frozen=True, slots=True)
class ContactAskedAgain:
    """To somebody who was the contact of the cadre before: do they want the successor's?"""

    cadre: CadreId
    group: GroupId
