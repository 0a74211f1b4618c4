"""Whatever the bots of a trial write while they live, searched for what they must never write."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

import aiohttp

from bench.county import Circle
from bench.load.talking import COMMANDS, WORDS
from bench.processes import TownProcess
from playground.telegram.founding import name_of
from tests.secrets_in import Secrets, nothing_of

PAGES = ("healthz", "readyz", "metrics")
LOOK_SECONDS = 1.0
# The moment at the beginning of a line of the log, which would make every line another.
MOMENT = re.compile(r"^\S*\d{4}-\d\d-\d\dT[0-9:.+Z-]+\S* *", re.MULTILINE)


class Overhearing:
    """Asks bots for their pages, at these ports, and keeps each line once."""

    def __init__(self, ports: Iterable[int] = ()) -> None:
        self._ports = list(ports)
        self.lines: set[str] = set()

    def listen(self, port: int) -> None:
        """To one more."""
        self._ports.append(port)

    async def until(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.look()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)

    async def look(self) -> None:
        """At the pages of whoever lives just now."""
        wait = aiohttp.ClientTimeout(total=5)
        async with aiohttp.ClientSession(timeout=wait) as session:
            for address in self._addresses():
                with suppress(aiohttp.ClientError, TimeoutError):
                    async with session.get(address) as answer:
                        self.lines.update((await answer.text()).splitlines())

    def _addresses(self) -> list[str]:
        return [f"http://127.0.0.1:{port}/{page}" for port in self._ports for page in PAGES]

    def betrayals(self, secrets: Secrets, log: str) -> int:
        """In the pages and in the log together. AssertionError if either is empty."""
        return len(secrets.all_in("\n".join(sorted(self.lines)), lines_of(log)))


def lines_of(log: str) -> str:
    """Each line once, without its moment."""
    return "\n".join(dict.fromkeys(MOMENT.sub("", log).splitlines()))


async def secrets_of(town: TownProcess, circles: Sequence[Circle], *more: str) -> Secrets:
    """Everybody and everything of a trial, and what the bots themselves said in it."""
    said = {str(call["params"].get("text", "")) for call in await town.calls("sendMessage")}
    members = [member for circle in circles for member in (circle.cadre, *circle.members)]
    return nothing_of(
        tokens=[town.token],
        ids=[*town.people, *town.groups],
        names=[
            *(member.name for member in members),
            *(name_of(number) for number in range(len(town.people))),
            *(f"person{number}" for number in range(len(town.people))),
            *(circle.title for circle in circles),
        ],
        texts=[*WORDS, *COMMANDS, *said, *more],
    )
