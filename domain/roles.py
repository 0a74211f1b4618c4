"""Roles as an office sees them: who holds which, and the links that are out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.organisations import Cadre, Invite, Organisation, Role
from domain.people import Person


class LinkState(StrEnum):
    """REVOKED also when what it gave was taken back: it opens nothing for anybody any more."""

    OPEN = "open"
    EXPIRED = "expired"
    USED = "used"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Holder:
    role: Role
    person: Person


@dataclass(frozen=True, slots=True)
class RolesOf:
    """One organisation; `above` is None where the own branch begins. Of the organisations directly
    below it shows one page. `changes`: whether whoever looks may give and withdraw.
    """

    organisation: Organisation
    holders: tuple[Holder, ...]
    changes: bool
    above: Organisation | None
    below: tuple[Organisation, ...]
    page: int
    more: bool

    def of(self, role: Role) -> tuple[Person, ...]:
        return tuple(one.person for one in self.holders if one.role is role)


@dataclass(frozen=True, slots=True)
class Link:
    """An invite, for whom or for what it is, and who opened it."""

    invite: Invite
    state: LinkState
    cadre: Cadre | None = None
    opened_by: Person | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """One page of an organisation's links, the newest first."""

    organisation: Organisation
    shown: tuple[Link, ...]
    page: int
    more: bool


def state_of(invite: Invite, now: datetime) -> LinkState:
    """It may be opened until its last moment, which does not belong to it any more."""
    if invite.revoked_at is not None:
        return LinkState.REVOKED
    if invite.used_at is not None:
        return LinkState.USED
    return LinkState.OPEN if now < invite.expires else LinkState.EXPIRED
