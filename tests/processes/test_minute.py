"""The database is away for a minute and comes back: every command is answered, and once.

In the town's time, which is moved on by hand; `bench.soaks.away` waits for real minutes.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bench.balancing import own_port
from bench.server import OwnServer, apart, created, dropped, upgraded
from bot import seats
from bot.app import App
from bot.settings import Settings
from playground.story.clock import StoryClock
from playground.telegram import Clock, Server, Town
from tests.processes.living import until

START = 1_772_445_600.0  # 2 March 2026, 18:00 in Shanghai
MINUTE = 60
ASKED_EVERY = 10


@pytest.fixture
def lonely(own_server: OwnServer) -> Iterator[str]:
    """The address of a database on a server that is stopped."""
    address = apart(created(own_server.address))
    apart(upgraded(address))
    yield address
    own_server.start()
    apart(dropped(own_server.address, address))


def answers(town: Town, chat: int) -> int:
    calls = town.calls.latest(method="sendMessage")
    return sum(
        call.params["chat_id"] == str(chat) and bool(call.response.get("ok")) for call in calls
    )


async def passes(town: Town, seconds: int) -> None:
    """Whoever waits for one of these seconds wakes up, and has a moment for what it does then."""
    for _ in range(seconds):
        town.clock.advance(1)
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_whoever_asks_in_a_minute_without_database_is_answered_once(
    own_server: OwnServer,
    lonely: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    webhook: bool,
) -> None:
    monkeypatch.setattr(seats, "LOOK_SECONDS", 0.05)
    town = Town(Clock(START))
    bot, people = town.add_bot(), [town.add_person(f"person {number}") for number in range(8)]
    port = own_port()
    url = f"http://127.0.0.1:{port}/telegram" if webhook else ""
    async with Server(town) as server:
        app = App(
            Settings(
                _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own
                bot_token=SecretStr(bot.token),
                api_url=server.url,
                database_url=lonely,
                journal=str(tmp_path / "journal"),
                webhook_url=url,
                webhook_secret=SecretStr("a-secret-of-24-letters-x"),
                webhook_port=port,
            ),
            StoryClock(town.clock),
            rings=False,
        )
        await app.start()

        async def is_answered(chat: int) -> None:
            async with asyncio.timeout(60):
                while not answers(town, chat):
                    await passes(town, 1)

        people[0].writes(bot, "/help")
        await is_answered(people[0].id)
        await asyncio.to_thread(own_server.stop)
        for person in people[1:-1]:
            person.writes(bot, "/help")
            await passes(town, ASKED_EVERY)
        assert town.clock.now() - START >= MINUTE
        await asyncio.to_thread(own_server.start)
        people[-1].writes(bot, "/help")
        for person in people[1:]:
            await is_answered(person.id)
        await until(lambda: not town.mailboxes[bot.id].pending)
        await app.stop()
    assert [answers(town, person.id) for person in people] == [1] * len(people)
