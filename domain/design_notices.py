"""Notices about co-design; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.designs import DesignCardId, DesignId


@dataclass(frozen=True, slots=True)
class DesignAsked:
    """In a group: the question, how many have chosen, and the way into the private chat."""

    card: DesignCardId


@dataclass(frozen=True, slots=True)
class DesignCardChanged:
    """In a group: the card shows present numbers, or that it is over."""

    card: DesignCardId


@dataclass(frozen=True, slots=True)
class DesignClosed:
    """To a cadre or office staff who asked: it is over, and what was chosen, in sums."""

    design: DesignId


@dataclass(frozen=True, slots=True)
class DesignShared:
    """In a group: what was chosen, as whoever asked wished."""

    card: DesignCardId


DesignNotice = DesignAsked | DesignCardChanged | DesignClosed | DesignShared
