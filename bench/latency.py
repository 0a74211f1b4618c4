"""How long an answer takes while a hundred updates a second come in, a tenth of them asking.

The town is one process, the bot another. Measured is from the moment at which the town queues a
command to the moment at which it has the call that answers.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.convention import Figure
from bench.county import Circle, Member, settle
from bench.processes import PROGRAM, end, environment
from bot.clock import SystemClock
from playground.telegram import Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.telegram.world.people import Bot
from storage.database import Storage

RATE, ASKING = 100, 0.1
WARM_SECONDS, SECONDS = 5, 25
LIMIT_MILLISECONDS = 100.0
GROUPS, MEMBERS = 10, 30
WORDS = ("早上好", "今天的排球谁去？", "收到", "哈哈哈", "周末去图书馆的有几位？", "明天降温")
COMMANDS = ("/help", "/wish 想学游泳")
PATIENCE = 30.0


async def run() -> list[Figure]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "yijiabai.db"
        places = Places()
        storage = Storage.open(f"sqlite:///{file}")
        await settle(storage, places.circles(), SystemClock().now())
        await storage.close()
        async with Server(places.town) as server:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, *PROGRAM, "run"),
                env=environment(server.url, places.bot.token, f"sqlite:///{file}"),
            )
            try:
                await places.until_heard()
                await places.talk(WARM_SECONDS)
                begin = places.town.clock.now()
                await places.talk(SECONDS)
                await places.until_answered()
            finally:
                await end(process)
    taken = sorted(places.taken(begin))
    p99 = taken[int(len(taken) * 0.99)]
    print(
        f"answers: {len(taken)}, median {median(taken):.0f} ms, p99 {p99:.0f} ms, "
        f"longest {taken[-1]:.0f} ms",
        file=sys.stderr,
    )
    return [Figure("latency", LIMIT_MILLISECONDS / p99, 1.0)]


class Places:
    """A town with lively groups; people take turns in asking, each in their private chat."""

    def __init__(self) -> None:
        self.town = Town()
        self.bot: Bot = self.town.add_bot()
        self._groups = [self._found(number) for number in range(GROUPS)]
        self._askers = [person for _, _, people in self._groups for person in people]
        self._asked: dict[int, list[float]] = defaultdict(list)
        self._chance = Random(1)  # noqa: S311  # the same load every time
        self.town.mailboxes[self.bot.id].clear()

    def circles(self) -> Iterator[Circle]:
        for chat, cadre, people in self._groups:
            members = tuple(member(person, place % 2 == 0) for place, person in enumerate(people))
            yield Circle(chat.id, chat.title or "", member(cadre, consents=True), members)

    async def until_heard(self) -> None:
        """The bot is there when it has answered somebody."""
        self._ask()
        await self.until_answered()

    async def until_answered(self) -> None:
        """TimeoutError if somebody waits in vain."""
        async with asyncio.timeout(PATIENCE):
            while not self._all_told():  # noqa: ASYNC110  # the town keeps a log, no events
                await asyncio.sleep(0.1)

    async def talk(self, seconds: float) -> None:
        """Evenly, by the clock: what was late is made up for."""
        loop = asyncio.get_running_loop()
        begin = loop.time()
        for number in range(int(seconds * RATE)):
            await asyncio.sleep(max(0.0, begin + number / RATE - loop.time()))
            if number % int(1 / ASKING) == 0:
                self._ask()
            else:
                chat, _, people = self._chance.choice(self._groups)
                self._chance.choice(people).writes(chat, self._chance.choice(WORDS))

    def taken(self, since: float) -> Iterator[float]:
        """Milliseconds from each command to the first thing that its sender was told after it."""
        for person, moments in self._asked.items():
            for asked in moments:
                if asked >= since:
                    yield (min(one for one in self._told(person) if one > asked) - asked) * 1000

    def _told(self, person: int) -> list[float]:
        calls = self.town.calls.latest(method="sendMessage")
        return [call.ts for call in calls if call.params["chat_id"] == str(person)]

    def _all_told(self) -> bool:
        asked = self._asked.items()
        return all(moments[-1] < max(self._told(one), default=0.0) for one, moments in asked)

    def _ask(self) -> None:
        person = self._askers.pop(0)
        self._askers.append(person)
        self._asked[person.id].append(self.town.clock.now())
        person.writes(self.bot, self._chance.choice(COMMANDS))

    def _found(self, number: int) -> tuple[Chat, Resident, list[Resident]]:
        cadre = self._person(f"王老师{number}")
        chat = cadre.founds("supergroup", f"青年之家 {number}")
        cadre.adds(chat, self.bot)
        cadre.promotes(chat, self.bot)
        people = [self._person(f"李同学{number}-{one}") for one in range(MEMBERS)]
        for person in people:
            person.joins(chat)
        return chat, cadre, people

    def _person(self, name: str) -> Resident:
        person = self.town.add_person(name)
        person.starts(self.bot)
        return person


def member(person: Resident, consents: bool) -> Member:
    return Member(person.id, person.person.first_name, consents)
