"""Notices about rosters, to whoever manages them; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.organisations import CadreId
from domain.people import PersonId
from domain.roster_files import RosterId


@dataclass(frozen=True, slots=True)
class RosterLookedAt:
    """To whoever sent a roster: what it would change or has changed, or what is wrong with it.

    `state` is the one that is told of; overtaken when it went on since.
    """

    roster: RosterId
    state: str


@dataclass(frozen=True, slots=True)
class RosterTemplate:
    """To an administrator who asked: an empty roster."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class RosterExport:
    """To an administrator who asked: the roster of their whole branch."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """To an administrator who asked: links to be printed, as pairs of a line and a token. They
    stand here until they are sent, and nowhere else.
    """

    links: tuple[tuple[CadreId, str], ...]
    expires: str


RosterNotice = RosterLookedAt | RosterTemplate | RosterExport | LinkSheet
