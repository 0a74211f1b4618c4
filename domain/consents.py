"""Consents: what somebody agreed to, purpose by purpose, in private chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import AgeBand, PersonId


class Purpose(StrEnum):
    """What a consent is for; each has a switch of its own, off at first."""

    CONTACT = "contact"
    ACTIVITY = "activity"
    INVITATIONS = "invitations"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Consent:
    """Given, and not taken back: taking back leaves no row."""

    person: PersonId
    purpose: Purpose
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is told before being asked: whose group it is, if it is anybody's.

    `keeper` is the organisation that keeps the data. `declined`: they were asked before and said
    no; `own`: it is the group they run themselves.
    """

    group: GroupId | None
    cadre: str | None = None
    declined: bool = False
    own: bool = False
    keeper: str | None = None


@dataclass(frozen=True, slots=True)
class Switches:
    """How the switches of somebody stand; nothing is kept before the first is turned on.

    `cadre` names whose contact they are, or would become; None: nobody's, and the switch for it is
    not offered. `instead` is the cadre of this group if they are another one's contact: a choice.
    """

    band: AgeBand
    group: GroupId | None
    on: frozenset[Purpose] = frozenset()
    cadre: str | None = None
    instead: tuple[CadreId, str] | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held about somebody, in words' reach: the whole of it is a file.

    `rows` counts what else there is, table by table. `declined`: a keyed digest says that they were
    asked and said no.
    """

    since: datetime
    band: AgeBand | None
    consents: frozenset[Purpose]
    cadre: str | None
    groups: tuple[str, ...]
    positions: tuple[str, ...]
    days: int
    messages: int
    rows: Mapping[str, int]
    declined: bool
