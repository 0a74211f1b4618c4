"""Talk and commands in a served town, so many a second, with what became of each of them."""

import asyncio
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.county import Circle
from bench.load.books import Books
from bench.load.people import reachable
from bench.processes import Deed, TownProcess

WORDS = ("早上好", "今天的排球谁去？", "收到", "哈哈哈", "周末去图书馆的有几位？", "明天降温")
COMMANDS = ("/help", "/stats")
AT_ONCE = 5
SECONDS_BETWEEN = 0.05
IN_PRIVATE, IN_GROUP, REPLIES, BY_CADRE = 0.05, 0.004, 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Said:
    """A group message that others may reply to."""

    chat: int
    id: int
    author: int


class Talking:
    """Everybody asks the bot in private at most once, so that each answer belongs to one command;
    in a group the answer is a reply and names its command.
    """

    def __init__(self, town: TownProcess, circles: Sequence[Circle], chance: Random) -> None:
        self._town, self._circles, self._chance = town, circles, chance
        self._silent = reachable(town)
        self._recent: deque[Said] = deque(maxlen=40)
        self.books = Books(circles)
        self.updates = 0
        self.asked_in_private: list[int] = []
        self.asked_in_groups: list[tuple[int, int]] = []

    async def until(self, stop: asyncio.Event) -> None:
        """Go on until `stop` is set; what was begun is then done and noted."""
        while not stop.is_set():
            deeds = [self._deed() for _ in range(AT_ONCE)]
            for deed, done in zip(deeds, await self._town.act(deeds), strict=True):
                self._note(deed, done)
            await asyncio.sleep(SECONDS_BETWEEN)

    def _deed(self) -> Deed:
        drawn = self._chance.random()
        if drawn < IN_PRIVATE and self._silent:
            person = self._silent.pop(self._chance.randrange(len(self._silent)))
            return {"as": person, "chat": person, "write": self._chance.choice(COMMANDS)}
        circle = self._chance.choice(self._circles)
        author = self._chance.choice(circle.members).telegram_id
        if drawn < IN_PRIVATE + IN_GROUP:
            return {"as": author, "chat": circle.chat, "write": "/help"}
        if self._chance.random() < BY_CADRE:
            author = circle.cadre.telegram_id
        deed: Deed = {"as": author, "chat": circle.chat, "write": self._chance.choice(WORDS)}
        near = [said for said in self._recent if said.chat == circle.chat]
        if near and self._chance.random() < REPLIES:
            deed["reply_to"] = self._chance.choice(near).id
        return deed

    def _note(self, deed: Deed, done: dict[str, Any]) -> None:
        self.updates += 1
        chat, author = int(done["chat"]["id"]), int(done["from"]["id"])
        number = int(done["message_id"])
        if chat > 0:
            self.asked_in_private.append(author)
        elif str(deed["write"]).startswith("/"):
            self.asked_in_groups.append((chat, number))
        else:
            replied = done.get("reply_to_message")
            to = None if replied is None else int(replied["from"]["id"])
            self.books.said(chat, author, int(done["date"]), to)
            self._recent.append(Said(chat, number, author))


@dataclass(frozen=True, slots=True)
class Answers:
    """Commands that were never answered, and answers that came more than once."""

    lost: int
    repeated: int


async def answers(town: TownProcess, talking: Talking) -> Answers:
    """Counted from the town's log of calls; what was refused reached nobody."""
    private: Counter[int] = Counter()
    groups: Counter[tuple[int, int]] = Counter()
    for call in await town.calls("sendMessage"):
        if call["response"].get("ok"):
            message = call["response"]["result"]
            chat = int(message["chat"]["id"])
            private[chat] += 1
            groups[chat, int(message.get("reply_to_message", {}).get("message_id", 0))] += 1
    got = [private[person] for person in talking.asked_in_private]
    got += [groups[command] for command in talking.asked_in_groups]
    return Answers(got.count(0), sum(number - 1 for number in got if number > 1))
