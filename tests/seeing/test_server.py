"""Over HTTP: does the process live, is it ready, what does it do; on this machine only."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from bot.background import Background
from bot.clock import SystemClock
from bot.problem import WRONG, Problem
from bot.seats import FREE, Seat
from bot.seeing.health import PATIENCE_SECONDS, Health
from bot.seeing.metrics import Metrics
from bot.seeing.parts import Parts
from bot.seeing.reach import Reaching
from bot.seeing.server import HOST, Seeing
from bot.transport import Broken, Unreachable
from playground.telegram import Server, Town
from playground.telegram.faults import Fault, Kind
from storage.database import Storage
from storage.engine import open_engines
from storage.migrations import REVISIONS


class Rig:
    """What an app has, and a town for Telegram."""

    def __init__(self, storage: Storage, town: Town, reaching: Reaching, metrics: Metrics) -> None:
        self.town = town
        self.reaching = reaching
        self.metrics = metrics
        self.parts = Parts()
        self.background = Background()
        self.stopping = asyncio.Event()
        health = Health(storage, reaching, self.parts, self.background, self.stopping.is_set)
        self.seeing = Seeing(0, storage, SystemClock(), metrics, health, self.parts)

    async def asked(self, path: str, *, host: str = HOST) -> tuple[int, Any]:
        address = f"http://{host}:{self.seeing.port}{path}"
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            body = await answer.text()
            return answer.status, json.loads(body) if body.startswith("{") else body


@pytest.fixture
async def rig(storage: Storage) -> AsyncIterator[Rig]:
    clock, town = SystemClock(), Town()
    bot, metrics = town.add_bot(), Metrics(clock)
    async with Server(town) as server, aiohttp.ClientSession() as session:
        one = Rig(storage, town, Reaching(server.url, bot.token, session, clock, metrics), metrics)
        await one.seeing.start()
        yield one
        await one.seeing.stop()


async def until_stopped(_seat: Seat, ending: asyncio.Event) -> None:
    await ending.wait()


async def test_a_process_that_works_is_alive_and_ready(rig: Rig) -> None:
    ending, work = asyncio.Event(), rig.parts.watched("poller", until_stopped)
    at_work = asyncio.ensure_future(work(FREE, ending))
    await asyncio.sleep(0)
    assert await rig.asked("/healthz") == (200, {"alive": True})
    facts = {
        "ready": True,
        "database": "current",
        "telegram": "heard",
        "parts": {"poller": "works"},
    }
    assert await rig.asked("/readyz") == (200, facts)
    assert 'yijiabai_part_up{part="poller"} 1.0' in (await rig.asked("/metrics"))[1]
    ending.set()
    await at_work
    status, told = await rig.asked("/readyz")
    assert (status, told["parts"]) == (200, {"poller": "waits"})


async def test_a_part_that_died_is_told(rig: Rig) -> None:
    async def die() -> None:
        raise KeyError("somebody")

    rig.background.start("sender", die())
    await rig.background.failed.wait()
    assert await rig.asked("/healthz") == (503, {"alive": False})
    assert (await rig.asked("/readyz"))[0] == 503


async def test_who_is_told_to_stop_is_alive_but_not_ready(rig: Rig) -> None:
    rig.stopping.set()
    assert (await rig.asked("/healthz"))[0] == 200
    assert (await rig.asked("/readyz"))[0] == 503


async def test_an_older_schema_is_not_ready(rig: Rig, address: str) -> None:
    engines = open_engines(address)
    async with engines.write.begin() as connection:
        await connection.execute(text("UPDATE yijiabai_schema SET version_num = '0001'"))
    try:
        status, told = await rig.asked("/readyz")
        assert (status, told["database"]) == (503, "older")
    finally:
        async with engines.write.begin() as connection:
            newest = {"newest": REVISIONS[-1]}
            await connection.execute(
                text("UPDATE yijiabai_schema SET version_num = :newest"), newest
            )
        await engines.close()


async def test_whoever_works_and_hears_nothing_from_telegram_for_long_is_not_ready(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, work = asyncio.Event(), rig.parts.watched("sender", until_stopped)
    at_work = asyncio.ensure_future(work(FREE, ending))
    rig.town.faults.plan(Fault(Kind.CLOSE_BEFORE, times=1))
    with pytest.raises(Broken):
        await rig.reaching.call("getMe")
    assert (await rig.asked("/readyz"))[0] == 200
    long_ago = SystemClock().monotonic() - PATIENCE_SECONDS
    monkeypatch.setattr(rig.reaching, "_silent_since", long_ago)
    status, told = await rig.asked("/readyz")
    assert (status, told["telegram"]) == (503, "silent")
    assert (await rig.reaching.call("getMe")).ok
    assert rig.reaching.silence == 0
    assert (await rig.asked("/readyz"))[0] == 200
    ending.set()
    await at_work


async def test_every_call_is_counted_by_the_class_of_its_answer(rig: Rig) -> None:
    for fault in (
        Fault(Kind.TOO_MANY, method="sendMessage"),
        Fault(Kind.CLOSE_AFTER, method="sendMessage"),
        Fault(Kind.SERVER_ERROR, method="sendMessage"),
    ):
        rig.town.faults.plan(fault)
    await rig.reaching.call("sendMessage", {"chat_id": "1", "text": "x"})
    with pytest.raises(Broken):
        await rig.reaching.call("sendMessage", {"chat_id": "1", "text": "x"})
    await rig.reaching.call("sendMessage", {"chat_id": "1", "text": "x"})
    await rig.reaching.call("getMe")
    await rig.reaching.call("getUpdates")
    page = (await rig.asked("/metrics"))[1]
    counted = {line for line in page.splitlines() if line.startswith("yijiabai_sends_total")}
    assert counted == {
        'yijiabai_sends_total{method="sendMessage",outcome="slow down"} 1.0',
        'yijiabai_sends_total{method="sendMessage",outcome="unsure"} 1.0',
        'yijiabai_sends_total{method="sendMessage",outcome="again"} 1.0',
        'yijiabai_sends_total{method="getMe",outcome="taken"} 1.0',
    }


async def test_a_telegram_that_cannot_be_reached_is_counted_too() -> None:
    metrics = Metrics(SystemClock())
    async with aiohttp.ClientSession() as session:
        nowhere = Reaching("http://127.0.0.1:9", "1:x", session, SystemClock(), metrics)
        with pytest.raises(Unreachable):
            await nowhere.call("getMe", timeout=5)
    assert nowhere.silence > 0
    assert b'yijiabai_sends_total{method="getMe",outcome="again"} 1.0' in metrics.text()


async def test_only_this_machines_own_address_listens(rig: Rig) -> None:
    with pytest.raises(aiohttp.ClientConnectorError):
        await rig.asked("/healthz", host="127.0.0.2")


async def test_only_three_pages_can_be_read(rig: Rig) -> None:
    assert (await rig.asked("/"))[0] == 404
    address = f"http://{HOST}:{rig.seeing.port}/metrics"
    async with aiohttp.ClientSession() as session, session.post(address) as answer:
        assert answer.status == 405


async def test_a_port_that_is_taken_is_told_with_its_cure(rig: Rig, storage: Storage) -> None:
    health = Health(storage, rig.reaching, rig.parts, rig.background, rig.stopping.is_set)
    second = Seeing(rig.seeing.port, storage, SystemClock(), rig.metrics, health, rig.parts)
    with pytest.raises(Problem, match="YIJIABAI_METRICS_PORT") as refused:
        await second.start()
    assert refused.value.status == WRONG


async def test_a_database_that_is_away_keeps_nobody_waiting(rig: Rig, storage: Storage) -> None:
    await storage.close()

    async def hang() -> None:
        await asyncio.Event().wait()

    rig.seeing._health._schema._ask = hang  # type: ignore[assignment]  # a server that says nothing
    status, told = await rig.asked("/readyz")
    assert (status, told["database"]) == (503, "no answer")
    assert (await rig.asked("/healthz"))[0] == 200
