"""Somebody sets the machine's clock: nobody waits for an hour that has been already."""

from datetime import timedelta

import pytest

from playground.telegram.faults import Fault, Kind
from tests.clocks import SetClock
from tests.delivery.rig import Rig

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(rig: Rig) -> SetClock:
    """That of the sender and of whoever puts something into the outbox."""
    clock = SetClock(rig.town.clock)
    rig.clock = clock
    rig.delivery = rig.sender()
    return clock


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forth"])
async def test_whoever_waits_for_telegram_waits_no_longer(
    rig: Rig, clock: SetClock, by: timedelta
) -> None:
    chat = next(iter(rig.town.world.people))
    rig.town.faults.plan(Fault(Kind.TOO_MANY, retry_after=20))
    async with rig.runs():
        await rig.say(chat, "one")
        await rig.settle(2)
        assert rig.said(chat) == []
        clock.off = by
        await rig.settle(25)
        assert rig.said(chat) == ["one"]


async def test_what_was_due_before_the_clock_was_set_back_is_due_after_it(
    rig: Rig, clock: SetClock
) -> None:
    chat = next(iter(rig.town.world.people))
    async with rig.runs():
        await rig.settle(1)
        await rig.say(chat, "soon", after=3)
        clock.off = -HOUR
        await rig.settle(5)
        assert rig.said(chat) == ["soon"]


async def test_the_pace_is_kept_over_a_set_clock(rig: Rig, clock: SetClock) -> None:
    async with rig.runs():
        await rig.say_all([(one, "early") for one in list(rig.town.world.people)[:30]])
        await rig.settle(0.5)
        clock.off = -HOUR
        await rig.say_all([(one, "late") for one in list(rig.town.world.people)[:30]])
        await rig.settle(5)
    assert len([text for text in rig.said() if text == "late"]) == 30
    assert rig.refused_for_speed() == 0


async def test_what_a_wrong_clock_put_off_is_said_after_the_next_start(
    rig: Rig, clock: SetClock
) -> None:
    """It was a year ahead, and put right while nobody ran; what waits for its week still waits."""
    chat, other, *_ = rig.town.world.people
    clock.off = timedelta(days=365)
    await rig.say(chat, "put off")
    clock.off = timedelta(0)
    await rig.say(other, "next week", after=timedelta(days=7).total_seconds())
    async with rig.runs(rig.sender()):
        await rig.settle(2)
        assert rig.said() == ["put off"]
