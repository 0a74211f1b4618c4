"""Organisations: the tree from the nation to the branch, positions, roles and invites."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from domain.people import PersonId

OrganisationId = NewType("OrganisationId", int)
CadreId = NewType("CadreId", int)
InviteId = NewType("InviteId", int)
CallForHelpId = NewType("CallForHelpId", int)

ALWAYS = date(1970, 1, 1)
"""Since when an organisation is there of which nothing earlier is known."""


class Level(StrEnum):
    """From the highest to the smallest; province and system stand beside each other."""

    NATIONAL = "national"
    PROVINCE = "province"
    SYSTEM = "system"
    CITY = "city"
    COUNTY = "county"
    GRASSROOTS_COMMITTEE = "grassroots-committee"
    GENERAL_BRANCH = "general-branch"
    BRANCH = "branch"


class Profile(StrEnum):
    """Which house rules apply: ranking as in 2017, or private progress only."""

    NOTICE_2017 = "notice-2017"
    LIGHT_BURDEN = "light-burden"


class Position(StrEnum):
    """Decides what a cadre owes; that of a period's first day counts."""

    FULL_TIME = "full-time"
    SECONDED = "seconded"
    ORGAN_PART_TIME = "organ-part-time"
    PART_TIME = "part-time"


class Role(StrEnum):
    """What somebody may do in this program; never taken from Telegram's rights."""

    ORGAN_STAFF = "organ-staff"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    EXPERT = "expert"
    EDITOR = "editor"
    SAFETY_CONTACT = "safety-contact"


@dataclass(frozen=True, slots=True)
class Organisation:
    """`hotlines` are named at once in a call for help; `safety_contact` reads it. `since` is the
    day on which it came into being here: what its office owes begins with the next quarter.
    """

    id: OrganisationId
    parent: OrganisationId | None
    level: Level
    name: str
    profile: Profile
    zone: str
    language: str
    hotlines: tuple[str, ...] = ()
    safety_contact: PersonId | None = None
    since: date = ALWAYS


@dataclass(frozen=True, slots=True)
class Cadre:
    """A line of an organisation's roster.

    `person` is None until the invite was used, and again after that person was erased: the roster
    belongs to the organisation. `declined_or_left` is a bare count of people who were asked and do
    not take part; together with the contacts it is the number the cadre has reached.
    """

    id: CadreId
    organisation: OrganisationId
    roster_name: str
    position: Position
    held_from: date
    held_until: date | None = None
    person: PersonId | None = None
    declined_or_left: int = 0

    def holds_on(self, day: date) -> bool:
        return self.held_from <= day and (self.held_until is None or day < self.held_until)


@dataclass(frozen=True, slots=True)
class Invite:
    """A one-time link, for a cadre or for a role in an organisation; exactly one of the two."""

    id: InviteId
    organisation: OrganisationId
    cadre: CadreId | None
    role: Role | None
    expires: datetime
    used_by: PersonId | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What somebody became by a link: a cadre, or a holder of a role. `again`: long since."""

    organisation: Organisation
    cadre: Cadre | None
    role: Role | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class AtWork:
    """The positions somebody holds today, and their roles; neither: somebody without an office."""

    cadres: tuple[Cadre, ...] = ()
    roles: tuple[tuple[Organisation, Role], ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.cadres or self.roles)

    @property
    def administered(self) -> tuple[Organisation, ...]:
        return tuple(where for where, role in self.roles if role is Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Contact:
    """A young person who agreed to be in contact with one cadre."""

    person: PersonId
    cadre: CadreId
    since: datetime


@dataclass(frozen=True, slots=True)
class CallForHelp:
    """A text that sounded like danger, put before a safety contact until somebody takes it.

    `level` counts how often it went up: 0 is the contact of the sender's own organisation.
    `escalates_at` is the moment at which the next level is called; None when there is none, or
    when it was taken.
    """

    id: CallForHelpId
    organisation: OrganisationId
    person: PersonId | None
    wish: int | None
    text: str
    contact: PersonId | None
    level: int
    called_at: datetime
    escalates_at: datetime | None
    taken_at: datetime | None
