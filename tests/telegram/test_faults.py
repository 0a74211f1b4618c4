"""Planned faults strike the calls they were planned for, as often as they were planned."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest

from playground.telegram import Clock, Fault, Kind, Town
from tests.telegram.client import Client


@dataclass
class Scene:
    client: Client
    town: Town
    li: int


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    town = Town(Clock(1_767_240_000.0))
    bot = town.add_bot()
    li = town.add_person("李雷")
    li.starts(bot)
    async with Client(town, bot) as client:
        yield Scene(client, town, li.id)


def said(scene: Scene) -> list[str]:
    """What the bot has really said to the person."""
    bot = next(iter(scene.town.world.bots.values()))
    messages = scene.town.person(scene.li).reads(bot)
    return [one.formatted.text for one in messages if one.author == bot.id]


@pytest.mark.parametrize(
    ("fault", "status", "description"),
    [
        (Fault(Kind.TOO_MANY, retry_after=7), 429, "Too Many Requests: retry after 7"),
        (Fault(Kind.FORBIDDEN), 403, "Forbidden: bot was blocked by the user"),
        (Fault(Kind.SERVER_ERROR), 502, "Bad Gateway"),
        (Fault(Kind.SERVER_ERROR, status=500), 500, "Bad Gateway"),
        (Fault(Kind.CONFLICT), 409, "Conflict: terminated by other getUpdates request"),
    ],
)
async def test_an_error_is_answered_and_nothing_happens(
    scene: Scene, fault: Fault, status: int, description: str
) -> None:
    scene.town.faults.plan(fault)
    answer = await scene.client.call("sendMessage", chat_id=scene.li, text="一")
    assert answer["error_code"] == status
    assert answer["description"].startswith(description)
    assert said(scene) == []
    await scene.client.ok("sendMessage", chat_id=scene.li, text="二")


@pytest.mark.parametrize(("kind", "done"), [(Kind.CLOSE_BEFORE, []), (Kind.CLOSE_AFTER, ["一"])])
async def test_the_connection_breaks_before_or_after_the_effect(
    scene: Scene, kind: Kind, done: list[str]
) -> None:
    scene.town.faults.plan(Fault(kind, method="sendmessage"))
    with pytest.raises(aiohttp.ClientError):
        await scene.client.call("sendMessage", chat_id=scene.li, text="一")
    assert said(scene) == done


async def test_invalid_json_is_no_json(scene: Scene) -> None:
    scene.town.faults.plan(Fault(Kind.INVALID_JSON))
    with pytest.raises(ValueError, match="Expecting value"):
        await scene.client.call("getMe")


async def test_a_call_that_hangs_is_answered_late(scene: Scene) -> None:
    scene.town.faults.plan(Fault(Kind.HANG, method="sendMessage", seconds=30))
    hanging = asyncio.create_task(scene.client.call("sendMessage", chat_id=scene.li, text="一"))
    await scene.client.ok("getMe")
    assert not hanging.done()
    assert said(scene) == []
    hanging.cancel()


async def test_a_fault_waits_for_the_calls_it_fits(scene: Scene) -> None:
    planned = {"kind": "server_error", "method": "sendMessage", "times": 2, "after": 1}
    async with scene.client.session.post(
        f"{scene.client.url}/_town/faults", json=planned | {"chat_id": scene.li}
    ) as response:
        assert response.status == 200
    await scene.client.ok("getMe")
    answers = [
        (await scene.client.call("sendMessage", chat_id=scene.li, text=str(n)))["ok"]
        for n in range(4)
    ]
    assert answers == [True, False, False, True]


@pytest.mark.parametrize(
    "planned", [{"kind": "earthquake"}, {"kind": "hang", "colour": 1}, [1], {}]
)
async def test_a_fault_that_is_not_understood_is_refused(scene: Scene, planned: object) -> None:
    async with scene.client.session.post(
        f"{scene.client.url}/_town/faults", json=planned
    ) as response:
        answer = await response.json()
    assert (response.status, answer["ok"]) == (400, False)
    assert answer["description"]
