"""The bell: rung again and again, never twice at once, silent once it was stopped."""

import asyncio
from datetime import timedelta

import pytest
from apscheduler.events import EVENT_JOB_MAX_INSTANCES

from scheduling.ringing import EVERY, Ringing

SOON = timedelta(milliseconds=5)


async def test_the_bell_rings_again_and_again_until_it_is_stopped() -> None:
    rung = asyncio.Semaphore(0)

    async def ring() -> None:
        rung.release()

    ringing = Ringing(ring, SOON)
    ringing.start()
    for _ in range(3):
        await rung.acquire()
    await ringing.stop()
    rings = rung._value
    await asyncio.sleep(10 * SOON.total_seconds())
    assert rung._value == rings


async def test_while_a_ring_is_under_way_no_other_begins_and_a_stop_waits_for_its_end() -> None:
    begun, missed, may_end = asyncio.Event(), asyncio.Event(), asyncio.Event()
    rings = ["begun", "ended"]
    seen: list[str] = []

    async def ring() -> None:
        seen.append("begun")
        begun.set()
        await may_end.wait()
        seen.append("ended")

    ringing = Ringing(ring, SOON)
    ringing._scheduler.add_listener(lambda _event: missed.set(), EVENT_JOB_MAX_INSTANCES)
    ringing.start()
    await begun.wait()
    await missed.wait()
    stopping = asyncio.create_task(ringing.stop())
    await asyncio.sleep(0)
    assert seen == ["begun"]
    may_end.set()
    await stopping
    assert seen == rings


async def test_a_bell_that_never_rang_can_be_stopped() -> None:
    async def ring() -> None:
        pytest.fail("it was not started")

    await Ringing(ring, SOON).stop()


def test_in_real_operation_it_rings_every_twenty_seconds() -> None:
    assert timedelta(seconds=20) == EVERY


async def test_a_bell_that_waits_for_an_hour_that_has_been_already_is_begun_anew() -> None:
    rung = asyncio.Event()

    async def ring() -> None:
        rung.set()

    ringing = Ringing(ring, SOON)
    ringing.start()
    ringing._job.modify(next_run_time=ringing._job.next_run_time + timedelta(hours=1))
    rung.clear()
    ringing.begin_anew()
    await rung.wait()
    await ringing.stop()
