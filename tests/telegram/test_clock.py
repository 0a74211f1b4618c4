"""The town's clock: it runs, stands, and rings what has come due in order."""

import asyncio

from playground.telegram.clock import Clock

NOON = 1_767_240_000.0


def test_a_set_clock_stands_still() -> None:
    clock = Clock(NOON)
    assert (clock.now(), clock.now(), clock.runs) == (NOON, NOON, False)


def test_setting_the_clock_lets_everything_due_happen_in_order() -> None:
    clock = Clock(NOON)
    seen: list[tuple[str, float]] = []
    clock.at(NOON + 20, lambda: seen.append(("second", clock.now())))
    clock.at(NOON + 10, lambda: seen.append(("first", clock.now())))
    clock.at(NOON + 31, lambda: seen.append(("too late", clock.now())))
    clock.advance(30)
    assert seen == [("first", NOON + 10), ("second", NOON + 20)]
    assert clock.now() == NOON + 30


def test_what_an_alarm_sets_off_within_the_span_happens_too() -> None:
    clock = Clock(NOON)
    seen: list[float] = []
    clock.at(NOON + 10, lambda: clock.at(NOON + 15, lambda: seen.append(clock.now())))
    clock.set(NOON + 15)
    assert seen == [NOON + 15]


def test_the_clock_can_go_back() -> None:
    clock = Clock(NOON)
    clock.set(NOON - 3600)
    assert clock.now() == NOON - 3600


def test_a_clock_that_was_set_runs_on_from_there() -> None:
    clock = Clock(NOON)
    clock.run()
    assert clock.runs
    assert 0 <= clock.now() - NOON < 60


async def test_a_sleeper_wakes_when_the_clock_is_moved_far_enough() -> None:
    clock = Clock(NOON)
    sleeper = asyncio.create_task(clock.sleep(60))
    await asyncio.sleep(0)
    clock.advance(59)
    await asyncio.sleep(0)
    assert not sleeper.done()
    clock.advance(1)
    await asyncio.wait_for(sleeper, 10)


async def test_a_cancelled_sleeper_leaves_nothing_that_fails_later() -> None:
    clock = Clock(NOON)
    sleeper = asyncio.create_task(clock.sleep(60))
    await asyncio.sleep(0)
    sleeper.cancel()
    await asyncio.gather(sleeper, return_exceptions=True)
    clock.advance(60)
