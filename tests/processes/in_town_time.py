"""The whole program in the process of its test, in the town's time, which is moved on by hand.

All that it writes, in its log and on its pages, is searched for what betrays somebody.
"""

import asyncio
import io
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import SecretStr

from bench.balancing import own_port
from bench.county import Circle, Member, settle
from bench.load.books import rows
from bench.load.overhearing import Overhearing, lines_of
from bot import logs
from bot.app import App
from bot.settings import Settings
from playground.story.clock import StoryClock
from playground.telegram import Clock, Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.calls import LoggedCall
from storage.database import Storage
from tests.clocks import SetClock
from tests.processes.living import SECRET, until
from tests.secrets_in import nothing_of

START = 1_772_445_600.0  # 2 March 2026, 18:00 in Shanghai
LONGEST_SECONDS = 60
# Of real time, for whoever was woken by the town's.
MOMENT = 0.01


class InTownTime:
    """A town with people, and the program on this database, which is started by `begins`."""

    def __init__(self, address: str, folder: Path, people: int, *, start: float = START) -> None:
        self.address = address
        self._folder = folder
        self.town = Town(Clock(start))
        self.bot = self.town.add_bot(privacy=False)
        self.people = [self.town.add_person(f"person {number}") for number in range(people)]
        self.clock = SetClock(self.town.clock)
        self.log = io.StringIO()
        self._overhearing = Overhearing()
        self._app: App | None = None

    async def __aenter__(self) -> Self:
        logs.set_up("debug", "json", StoryClock(self.town.clock), self.log)
        self._server = Server(self.town)
        await self._server.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.ends()
        await self._server.__aexit__(kind, error, trace)
        if kind is None:
            hidden = nothing_of(self.town, tokens=[f":{SECRET}"])
            hidden.in_("\n".join(self._overhearing.lines), lines_of(self.log.getvalue()))

    async def settles(self) -> Circle:
        """The first person is a cadre, who owes the contact quota, and runs a group that counts;
        the others are in it, and every second of them agreed to be counted.
        """
        [cadre, *others] = self.people
        chat = cadre.founds("supergroup", "青年之家")
        for person in self.people:
            person.starts(self.bot)
        for person in others:
            cadre.adds(chat, person.person)
        cadre.adds(chat, self.bot)
        cadre.promotes(chat, self.bot)
        self.town.mailboxes[self.bot.id].clear()
        members = tuple(
            member_of(one, consents=number % 2 == 0) for number, one in enumerate(others)
        )
        circle = Circle(chat.id, "青年之家", member_of(cadre, consents=True), members)
        storage = Storage.open(self.address)
        await settle(storage, [circle], self.clock.now())
        await storage.close()
        return circle

    async def begins(self, *, webhook: bool = False) -> None:
        port = own_port()
        given: dict[str, Any] = {
            "bot_token": SecretStr(self.bot.token),
            "api_url": self._server.url,
            "database_url": self.address,
            "journal": str(self._folder / "journal"),
            "metrics_port": own_port(),
            "webhook_url": f"http://127.0.0.1:{port}/telegram" if webhook else "",
            "webhook_secret": SecretStr(SECRET),
            "webhook_port": port,
        }
        self._overhearing.listen(given["metrics_port"])
        settings = Settings(_env_file=None, **given)  # type: ignore[call-arg]  # pydantic-settings' own
        self._app = App(settings, self.clock, rings=False)
        await self._app.start()

    async def ends(self) -> None:
        """In good order; nothing happens if it has not begun."""
        app, self._app = self._app, None
        if app is not None:
            await self._overhearing.look()
            await app.stop()

    @property
    def app(self) -> App:
        assert self._app is not None, "it was not begun"
        return self._app

    def asks(self, person: Resident, text: str = "/help") -> Resident:
        person.writes(self.bot, text)
        return person

    async def is_answered(self, person: Resident) -> None:
        """TimeoutError if the town's time goes on and on without an answer."""
        await self.comes(lambda: bool(self.answers(person)))

    async def comes(self, seen: Any) -> None:
        """What comes when time goes on."""
        async with asyncio.timeout(LONGEST_SECONDS):
            while not seen():
                await self.passes(1)

    async def passes(self, seconds: int) -> None:
        """Whoever waits for one of these seconds wakes up, and has a moment for what it does."""
        for _ in range(seconds):
            self.town.clock.advance(1)
            await asyncio.sleep(MOMENT)

    async def jumps(self, to: float) -> None:
        """Time goes on to this moment of the town, and what was due meanwhile is done."""
        self.town.clock.set(to)
        await self.rests()

    async def rests(self) -> None:
        """Until everything that is due is done, after a tick too."""
        await self._is_quiet()
        while await self.app.tick():
            await self._is_quiet()
        await self._is_quiet()

    async def _is_quiet(self) -> None:
        await until(lambda: not self.unconfirmed)
        await self.comes(self.app.at_rest)

    @property
    def unconfirmed(self) -> int:
        """Updates that Telegram still keeps."""
        return len(self.town.mailboxes[self.bot.id].pending)

    def sets_clock(self, by: timedelta) -> None:
        """That of the machine, as far from the town's: the town's goes its own way."""
        self.clock.off = by

    async def books(self) -> dict[str, int]:
        """How many updates ended as none should."""
        asked = "SELECT COALESCE(SUM(failed), 0), COALESCE(SUM(quarantined), 0) FROM books"
        [(failed, quarantined)] = await rows(self.address, asked)
        return {"failed": int(failed), "quarantined": int(quarantined)}

    def said(self, person: Resident) -> list[str]:
        """What the bot has told somebody."""
        return [
            call.params["text"]
            for call in self.calls("sendMessage")
            if call.response.get("ok") and call.params["chat_id"] == str(person.id)
        ]

    def answers(self, person: Resident) -> int:
        return len(self.said(person))

    def calls(self, method: str) -> list[LoggedCall]:
        return self.town.calls.latest(method=method)


def member_of(one: Resident, *, consents: bool) -> Member:
    return Member(one.id, one.person.first_name, consents)
