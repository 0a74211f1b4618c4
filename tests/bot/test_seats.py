"""A part works while it holds its seat: told to end when it is lost, begun anew when it is back."""

import asyncio

import pytest

from bot import seats
from bot.seats import FREE, LockedSeat, Seat, SeatLost, seated
from storage.failures import DatabaseFailure, Failure


class Bench:
    """A lock that anybody may take away."""

    def __init__(self) -> None:
        self.free, self.held = True, False
        self.asked = asyncio.Semaphore(0)

    async def take(self) -> bool:
        self.asked.release()
        self.held = self.held or self.free
        self.free = False
        return self.held

    async def check(self) -> None:
        if not self.held:
            raise DatabaseFailure(Failure.AGAIN, "ConnectionDoesNotExistError")

    async def leave(self) -> None:
        self.free = self.free or self.held
        self.held = False


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "LOOK_SECONDS", 0.01)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def seat(bench: Bench) -> LockedSeat:
    return LockedSeat(bench, "poller")  # type: ignore[arg-type]  # its three methods


class Part:
    """Works until it is told to end, and notes how often it began."""

    def __init__(self) -> None:
        self.begun = asyncio.Semaphore(0)
        self.ended = asyncio.Semaphore(0)

    async def work(self, seat: Seat, ending: asyncio.Event) -> None:
        await seat.check()
        self.begun.release()
        await ending.wait()
        self.ended.release()


async def test_the_work_begins_when_the_seat_is_ours_and_leaves_it_in_the_end(
    bench: Bench, seat: LockedSeat
) -> None:
    stop, part = asyncio.Event(), Part()
    bench.free = False
    sitting = asyncio.create_task(seated(seat, stop, part.work))
    for _ in range(3):
        await bench.asked.acquire()
    assert part.begun.locked()
    bench.free = True
    await part.begun.acquire()
    stop.set()
    await sitting
    assert bench.free


async def test_whoever_loses_the_seat_ends_and_waits_for_it_again(
    bench: Bench, seat: LockedSeat
) -> None:
    stop, part = asyncio.Event(), Part()
    sitting = asyncio.create_task(seated(seat, stop, part.work))
    await part.begun.acquire()
    bench.held = False
    await part.ended.acquire()
    assert part.begun.locked()
    bench.free = True
    await part.begun.acquire()
    stop.set()
    await sitting


async def test_work_that_finds_the_seat_lost_is_no_failure(seat: LockedSeat) -> None:
    stop, tries = asyncio.Event(), list[int]()

    async def work(_: Seat, __: asyncio.Event) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise SeatLost("poller")
        stop.set()

    await seated(seat, stop, work)
    assert len(tries) == 2


async def test_a_database_that_fails_is_asked_again() -> None:
    stop, tries = asyncio.Event(), list[int]()

    async def work(_: Seat, __: asyncio.Event) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseFailure(Failure.UNREACHABLE, "FileNotFoundError")
        stop.set()

    await seated(FREE, stop, work)
    assert len(tries) == 2


async def test_a_mistake_of_the_program_is_not_hidden(bench: Bench, seat: LockedSeat) -> None:
    async def work(_: Seat, __: asyncio.Event) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        await seated(seat, asyncio.Event(), work)
    assert bench.free


async def test_nobody_sits_down_who_is_to_stop() -> None:
    stop, part = asyncio.Event(), Part()
    stop.set()
    await seated(FREE, stop, part.work)
    assert part.begun.locked()
