"""Seats: the poller, the ticker and the sender of a token are one each, however many processes run.

On PostgreSQL a seat is a lock of the database, which falls to another process as soon as its holder
is gone. On SQLite there is one process (`bot.only_one`), and every seat is free.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from bot.logs import logger
from storage.database import Storage
from storage.failures import DatabaseFailure

if TYPE_CHECKING:
    from storage.locks import Lock

# Real time: it is other processes that one waits for.
LOOK_SECONDS = 1.0


class SeatLost(Exception):
    """Somebody else may sit there by now: end what is in flight and begin nothing more."""


class Seat(Protocol):
    """For one part of one process."""

    async def take(self, stop: asyncio.Event) -> bool:
        """Wait until the seat is ours. False: `stop` came first."""

    async def check(self) -> None:
        """Before each batch. SeatLost if the seat is not ours any more, or nobody can tell."""

    async def leave(self) -> None:
        """For whoever waits; nothing happens if it is not ours."""


Work = Callable[[Seat, asyncio.Event], Awaitable[None]]


class FreeSeat:
    """Nobody else can want it."""

    async def take(self, stop: asyncio.Event) -> bool:
        return not stop.is_set()

    async def check(self) -> None:
        pass

    async def leave(self) -> None:
        pass


FREE = FreeSeat()


class LockedSeat:
    """Held by a lock of the database. `name` is for the log alone."""

    def __init__(self, lock: "Lock", name: str) -> None:
        self._lock = lock
        self._name = name

    async def take(self, stop: asyncio.Event) -> bool:
        said = ""
        while not stop.is_set():
            hindrance = await self._hindrance()
            if not hindrance:
                logger().info("seat taken", seat=self._name)
                return True
            if hindrance != said:
                logger().warning("seat waited for", seat=self._name, because=hindrance)
            said = hindrance
            await pause(stop, LOOK_SECONDS)
        await self.leave()
        return False

    async def check(self) -> None:
        try:
            await self._lock.check()
        except DatabaseFailure:
            raise SeatLost(self._name) from None

    async def leave(self) -> None:
        await self._lock.leave()

    async def _hindrance(self) -> str:
        """Why it cannot be taken; empty: it is ours."""
        try:
            return "" if await self._lock.take() else "held-by-another"
        except DatabaseFailure as failure:
            return failure.name


def seat_of(storage: Storage, place: str, bot: int | None = None) -> Seat:
    """A bot's own seat at this place, or the database's one and only."""
    lock = storage.lock(place if bot is None else f"{place} of {bot}")
    return FREE if lock is None else LockedSeat(lock, place)


async def seated(seat: Seat, stop: asyncio.Event, work: Work) -> None:
    """Do the work whenever the seat is ours, until `stop` is set. The work is told to end also when
    the seat is lost, and may then raise SeatLost; it begins anew when the seat is ours again, or
    when the database can be asked again.
    """
    while await seat.take(stop):
        ending = asyncio.Event()
        watching = asyncio.create_task(watch(seat, stop, ending))
        try:
            await work(seat, ending)
        except SeatLost as lost:
            logger().warning("seat lost", seat=str(lost))
        except DatabaseFailure as failure:
            logger().error("database failed", kind=failure.kind.value, name=failure.name)
            await pause(stop, LOOK_SECONDS)
        finally:
            ending.set()
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await seat.leave()


async def watch(seat: Seat, stop: asyncio.Event, ending: asyncio.Event) -> None:
    """Set `ending` when `stop` is set or the seat is lost."""
    try:
        while not await pause(stop, LOOK_SECONDS):
            await asyncio.shield(seat.check())
    except SeatLost as lost:
        logger().warning("seat lost", seat=str(lost))
    ending.set()


async def pause(stop: asyncio.Event, seconds: float) -> bool:
    """True: `stop` was set meanwhile."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()
