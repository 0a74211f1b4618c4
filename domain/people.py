"""People: whoever takes part, known everywhere by an internal number.

The Telegram id, the name and the language of somebody stand in `Person` and its table alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)


class AgeBand(StrEnum):
    """The answer to the one question that joining asks; of the youngest nothing is kept."""

    UNDER_14 = "under-14"
    MINOR = "14-17"
    ADULT = "18+"


@dataclass(frozen=True, slots=True)
class Person:
    """`reachable`: the bot may write to them. `age_band` is None until they were asked.
    `username` is the one they were last seen with, in small letters, and never a key.
    """

    id: PersonId
    telegram_id: int
    name: str
    language: str | None
    reachable: bool
    started_at: datetime
    age_band: AgeBand | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody as Telegram shows them, whether the program knows them or not."""

    telegram_id: int
    name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a person's guided conversation stands: which one, and what was said so far."""

    person: PersonId
    talk: str
    data: Mapping[str, object]
    changed_at: datetime
