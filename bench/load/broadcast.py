"""A broadcast: one message to each of many chats, and what the town saw of it."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from bench.processes import TownProcess
from domain.outbox import Kind, Post, Priority
from storage.database import Storage

OVERALL, IN_GROUP = 30, 20
SECOND, MINUTE = 1.0, 60.0
TOO_MANY, METHOD = 429, "sendMessage"
# Posts that are added in one transaction.
CHUNK = 500
BLOCKED = 0.1


@dataclass(frozen=True, slots=True)
class Audience:
    """Ids of chats. `blocked` are those of the people who have put the bot out of their chat."""

    people: Sequence[int]
    groups: Sequence[int]
    blocked: frozenset[int]

    @classmethod
    def of(cls, town: TownProcess, chance: Random) -> "Audience":
        """Everybody who has started the bot, and every group."""
        people = town.people[: len(town.people) // 2]
        blocked = chance.sample(people, round(len(people) * BLOCKED))
        return cls(people, town.groups, frozenset(blocked))

    @property
    def reachable(self) -> frozenset[int]:
        return frozenset((*self.groups, *self.people)) - self.blocked


async def block(town: TownProcess, people: Collection[int]) -> None:
    """They put the bot out. Told in one breath; the bot hears of it by its calls' refusals."""
    await town.act([{"as": person, "chat": person, "block": True} for person in people])


async def make_known(storage: Storage, people: Iterable[int], now: datetime) -> None:
    """Write those to whom the bot may write into an empty database."""
    await storage.upgrade()
    people = list(people)
    for start in range(0, len(people), CHUNK):
        async with storage.read_write() as tx:
            for person in people[start : start + CHUNK]:
                await tx.people.meet(person, f"{person}", "zh", reachable=True, now=now)


async def announce(storage: Storage, said: Sequence[tuple[int, str]], now: datetime) -> None:
    """Put one post for each chat and text into the outbox, where everything else goes first."""
    for start in range(0, len(said), CHUNK):
        async with storage.read_write() as tx:
            for chat, text in said[start : start + CHUNK]:
                fields = {"chat_id": str(chat), "text": text}
                await tx.outbox.add(Post(Kind.CALL, METHOD, fields, now, Priority.BROADCAST))


@dataclass(frozen=True, slots=True)
class Seen:
    """The town's log: what arrived, when, and how often Telegram had to say "slow down"."""

    arrived: Sequence[tuple[float, int, str]]
    refused: int

    @classmethod
    async def of(cls, town: TownProcess, text: str) -> "Seen":
        """Of all the messages that begin with this text."""
        calls = [
            call
            for call in await town.calls(METHOD)
            if str(call["params"].get("text", "")).startswith(text)
        ]
        return cls([arrival(call) for call in calls if call["response"].get("ok")], refusals(calls))

    @property
    def in_a_second(self) -> int:
        """The most within any second; no more than 30 are allowed."""
        return most([moment for moment, _, _ in self.arrived], SECOND)

    @property
    def in_a_groups_minute(self) -> int:
        """The most within any minute in any group; no more than 20 are allowed."""
        return max((most(moments, MINUTE) for moments in self._groups().values()), default=0)

    @property
    def repeated(self) -> int:
        said = Counter((chat, text) for _, chat, text in self.arrived)
        return sum(times - 1 for times in said.values())

    def missed(self, chats: Collection[int]) -> int:
        """In how many of these chats nothing arrived."""
        return len(set(chats) - {chat for _, chat, _ in self.arrived})

    def rate(self, seconds: float) -> float:
        """Messages a second within so many seconds from the first one on."""
        moments = [moment for moment, _, _ in self.arrived]
        until = min(moments) + seconds
        return sum(moment < until for moment in moments) / seconds

    def _groups(self) -> Mapping[int, list[float]]:
        found: dict[int, list[float]] = defaultdict(list)
        for moment, chat, _ in self.arrived:
            if chat < 0:
                found[chat].append(moment)
        return found


def arrival(call: Mapping[str, Any]) -> tuple[float, int, str]:
    return float(call["ts"]), int(call["params"]["chat_id"]), str(call["params"]["text"])


def refusals(calls: Iterable[Mapping[str, Any]]) -> int:
    return sum(call["response"].get("error_code") == TOO_MANY for call in calls)


def most(moments: Sequence[float], span: float) -> int:
    """The most that lie within any span of so many seconds."""
    found, first = 0, 0
    ordered = sorted(moments)
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - span:
            first += 1
        found = max(found, last - first + 1)
    return found


def may_repeat(kills: int, trip: float, marking: float) -> int:
    """How many may be said twice: those that were on their way, or not marked yet, at each kill."""
    return kills * math.ceil(1.5 * OVERALL * (trip + marking))
