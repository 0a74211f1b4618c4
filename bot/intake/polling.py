"""Long polling: asks for more only after what came is committed; remembers what was missed."""

import asyncio
import json
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from bot.clock import Clock
from bot.intake.hearing import Hearing
from bot.intake.intake import Intake
from bot.logs import logger
from bot.seats import FREE, Seat
from bot.transport import Answer, NoAnswer, Transport, Unreachable
from storage.database import Storage
from storage.failures import DatabaseFailure

KINDS = (
    "message edited_message channel_post edited_channel_post message_reaction "
    "message_reaction_count callback_query poll poll_answer my_chat_member chat_member "
    "chat_join_request"
).split()
BATCH = 100
WAIT_SECONDS = 25
# Whoever has not answered by then never will.
PATIENCE_SECONDS = WAIT_SECONDS + 10.0
LONGEST_PAUSE = 30.0

Result = TypeVar("Result")
_bodies = msgspec.json.Decoder(list[msgspec.Raw])
_parts = msgspec.json.Decoder(dict[str, msgspec.Raw])


class TokenRefused(Exception):
    """Telegram does not know the token any more: nothing can go on."""


class Polling:
    """`resting` is True while it only waits for Telegram to tell something."""

    def __init__(
        self,
        transport: Transport,
        intake: Intake,
        storage: Storage,
        clock: Clock,
        seat: Seat = FREE,
    ) -> None:
        self._transport = transport
        self._intake = intake
        self._storage = storage
        self._clock = clock
        self._hearing = Hearing(storage, clock)
        self._seat = seat
        self._offset = 0
        self._pause = 1.0
        self.resting = False

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; what was asked for but not yet committed is told again next time."""
        async with self._storage.read_write() as tx:
            careful = not await tx.process.start()
        while not stop.is_set():
            await self._seat.check()
            bodies = await self._ask(stop)
            if bodies is None:
                continue
            await self._seat.check()
            if not await self._take(bodies, stop, careful=careful):
                return
            if bodies:
                careful = False
        await self._seat.check()  # of a lost seat's next holder nobody knows how it will stop
        async with self._storage.read_write() as tx:
            await tx.process.stop_cleanly(self._clock.now())

    async def _ask(self, stop: asyncio.Event) -> Sequence[msgspec.Raw] | None:
        """The next updates; None: Telegram could not be asked, or the program is to stop."""
        fields = {
            "offset": str(self._offset),
            "limit": str(BATCH),
            "timeout": str(WAIT_SECONDS),
            "allowed_updates": json.dumps(KINDS),
        }
        self.resting = True
        try:
            answer = await or_stop(
                stop,
                self._transport.call("getUpdates", fields, timeout=PATIENCE_SECONDS),
            )
        except (NoAnswer, Unreachable) as error:
            logger().warning("telegram not reached", reason=type(error).__name__)
            await self._wait(stop, self._pause)
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            return None
        finally:
            self.resting = False
        if answer is None:
            return None
        if answer.ok:
            self._pause = 1.0
            return _bodies.decode(answer.result)
        await self._refused(answer, stop)
        return None

    async def _refused(self, answer: Answer, stop: asyncio.Event) -> None:
        if answer.error_code in {401, 404}:
            raise TokenRefused
        if answer.error_code == 409 and "webhook" in answer.description:
            logger().warning("a webhook stands in the way and is taken away")
            with suppress(NoAnswer, Unreachable):
                await self._transport.call("deleteWebhook", timeout=10.0)
            return
        logger().warning("no updates", status=answer.error_code)
        await self._wait(stop, float(answer.parameters.retry_after or self._pause))
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def _take(
        self, bodies: Sequence[msgspec.Raw], stop: asyncio.Event, *, careful: bool
    ) -> bool:
        """Until it is committed. False: the program is to stop, and nothing was acknowledged."""
        pause = 1.0
        while True:
            try:
                await self._hearing.mark()
                if bodies:
                    take = self._intake.take_carefully if careful else self._intake.take
                    await take(bodies)
                    self._offset = last_id(bodies) + 1
            except DatabaseFailure as failure:
                logger().error("database failed", kind=failure.kind.value, name=failure.name)
                if await self._wait(stop, pause):
                    return False
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return True

    async def _wait(self, stop: asyncio.Event, seconds: float) -> bool:
        """True: the program is to stop."""
        await or_stop(stop, self._clock.sleep(seconds))
        return stop.is_set()


async def or_stop(stop: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result | None:
    """The result of work that only waits; None if `stop` was set first."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


def last_id(bodies: Sequence[msgspec.Raw]) -> int:
    """Telegram numbers every update, also one that cannot be read otherwise."""
    return max(int(bytes(_parts.decode(body)["update_id"])) for body in bodies)
