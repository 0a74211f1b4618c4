"""Rosters that are sent to the bot: where they stand, and what came of looking at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from domain.people import PersonId
from domain.rosters import Counted, Fault, Unreadable

RosterId = NewType("RosterId", int)


class State(StrEnum):
    """A roster that was sent to the bot. REFUSED, DONE and CANCELLED are ends."""

    ASKED = "asked"
    LOCATED = "located"
    CHECKED = "checked"
    REFUSED = "refused"
    DONE = "done"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """LOCATE: Telegram told where the file lies. CHECK: it was read, and nothing was changed."""

    LOCATE = "locate"
    CHECK = "check"
    REFUSE = "refuse"
    CONFIRM = "confirm"
    CARRY_OUT = "carry-out"
    CANCEL = "cancel"


# Confirmed, the file is fetched again: nothing of it is kept in between.
NEXT: Mapping[tuple[State, Action], State] = {
    (State.ASKED, Action.LOCATE): State.LOCATED,
    (State.ASKED, Action.REFUSE): State.REFUSED,
    (State.LOCATED, Action.CHECK): State.CHECKED,
    (State.LOCATED, Action.REFUSE): State.REFUSED,
    (State.LOCATED, Action.CARRY_OUT): State.DONE,
    (State.CHECKED, Action.CONFIRM): State.ASKED,
    (State.CHECKED, Action.CANCEL): State.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Report:
    """What came of looking at a file: what it would change or has changed, everything that is wrong
    with its rows, or why it is no roster (`why` and what `said`; None: it is one).
    """

    counted: Counted = Counted()  # noqa: RUF009  # it is frozen
    faults: tuple[Fault, ...] = ()
    why: Unreadable | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class RosterFile:
    """A roster on its way in, by whom it was sent. `wanted`: it is to be carried out, not only
    looked at.
    """

    id: RosterId
    person: PersonId
    file: str
    state: State
    wanted: bool
    end_missing: bool
    path: str | None
    report: Report


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it is written: its columns, rows of texts, what may be chosen in some columns, and
    the lines of a second sheet that explains it.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    choices: Mapping[int, tuple[str, ...]]
    notes_title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One cadre's link as it is printed: who it is for, the link, and what to do with it."""

    name: str
    lines: tuple[str, ...]
    link: str
    steps: tuple[str, ...]
    footer: str
