"""Taking a batch: one transaction, repeated when the database asks for it, and what comes after."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Literal

from bot.clock import Clock
from bot.intake.acting import Acting, kind_of, place_of
from bot.intake.batch import Arrived, Batch, Body, arrived, id_of
from bot.intake.reading import Unreadable, Update
from bot.intake.routing import Route
from bot.logs import logger
from domain.periods import day_of
from services.desk import BotIdentity
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.transaction import Transaction
from storage.updates.books import Sums

TIMES = 3
KILLS = 2


class Intake:
    """`take` returns when the effects of every update are committed together with its id; only
    then may they be acknowledged. `committed` is called after each commit: it wakes delivery.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        zone: tzinfo,
        bot: BotIdentity,
        acting: Acting,
        committed: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._zone = zone
        self._bot = bot
        self._acting = acting
        self._committed = committed

    async def take(self, bodies: Sequence[Body]) -> None:
        """DatabaseFailure: nothing was taken, and nothing may be acknowledged."""
        await self._take_all(arrived(bodies, self._bot))

    async def _take_all(self, updates: Sequence[Arrived | Unreadable]) -> None:
        try:
            await self._take(updates)
        except DatabaseFailure as failure:
            if failure.kind is not Failure.REJECTED:
                raise
            await self._take_each(updates)
        except Exception as bug:  # noqa: BLE001  # whatever it was, it must not stop the others
            logger().error("batch failed", exc_info=bug)
            await self._take_each(updates)

    async def take_carefully(self, bodies: Sequence[Body]) -> None:
        """The first batch after an unclean stop: one by one, each noted before it is tried; one
        that was tried when the process died, and again when it died again, is put aside.
        """
        for one in arrived(bodies, self._bot):
            number = id_of(one)
            async with self._storage.read_write() as tx:
                times = await tx.process.try_update(number, self._clock.now())
            if times > KILLS:
                await self._bury(one, "KilledTheProcess")
            else:
                await self._take_all([one])
            async with self._storage.read_write() as tx:
                await tx.process.forget_try(number)

    async def _take(self, updates: Sequence[Arrived | Unreadable]) -> None:
        """Dead-lock, lock or lost connection: the whole batch again, three times."""
        for attempt in range(1, TIMES + 1):
            try:
                now = self._clock.now()
                async with self._storage.read_write() as tx:
                    await Batch(tx, now, self._zone, self._acting).work(updates)
            except DatabaseFailure as failure:
                if failure.kind is not Failure.AGAIN or attempt == TIMES:
                    raise
            else:
                self._committed()
                return

    async def _take_each(self, updates: Sequence[Arrived | Unreadable]) -> None:
        """Each alone; what cannot be committed alone is buried with its id."""
        for one in updates:
            try:
                await self._take([one])
            except DatabaseFailure as failure:
                if failure.kind is not Failure.REJECTED:
                    raise
                await self._bury(one, failure.name)
            except Exception as bug:  # noqa: BLE001  # buried with its class and place
                await self._bury(one, place_of(bug))

    async def _bury(self, one: Arrived | Unreadable, error: str) -> None:
        """Kept whole if it was addressed to the bot; of plain talk only kind, chat and error."""
        now = self._clock.now()
        async with self._storage.read_write() as tx:
            if not await tx.updates.fresh([id_of(one)], now):
                return
            kept = await bury(tx, one, error, now)
            await tx.books.add(day_of(now, self._zone), Sums(seen=1, **{kept: 1}))
        self._committed()


async def bury(
    tx: Transaction, one: Arrived | Unreadable, error: str, now: datetime
) -> Literal["failed", "quarantined"]:
    """What became of it, by the name it bears in the books."""
    if isinstance(one, Arrived) and one.route is Route.ACTS:
        await tx.failed.keep(id_of(one), bytes(one.body).decode(), error, now)
        return "failed"
    if isinstance(one, Unreadable):
        kind, chat = one.kind, one.chat
    else:
        kind, chat = kind_of(one.update), chat_of(one.update)
    await tx.quarantine.put(id_of(one), kind, chat, error, now)
    return "quarantined"


def chat_of(update: Update) -> int | None:
    if update.message is not None:
        return update.message.chat.id
    return None if update.message_reaction is None else update.message_reaction.chat.id
