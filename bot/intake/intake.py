"""Taking a batch: one transaction, repeated when the database asks for it, and what comes after."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Literal

from bot.clock import Clock
from bot.intake.acting import Acting, kind_of, place_of
from bot.intake.batch import Arrived, Batch, Body, arrived, id_of
from bot.intake.reading import Unreadable, Update
from bot.intake.routing import Route
from bot.logs import logger
from bot.version import VERSION
from domain.periods import day_of
from services.desk import BotIdentity
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.transaction import Transaction
from storage.updates.books import Sums

if TYPE_CHECKING:
    from bot.seeing.metrics import Metrics

One = Arrived | Unreadable

TIMES = 3
# So often an update may have been alone at work when the process died. Plain talk wakes no handler:
# one more time before it is believed to be the reason, and not whoever pulled the plug.
KILLS, KILLS_OF_TALK = 2, 3


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
        metrics: "Metrics | None" = None,
    ) -> None:
        self._metrics = metrics
        self._storage = storage
        self._clock = clock
        self._zone = zone
        self._bot = bot
        self._acting = acting
        self._committed = committed
        self._tried: set[int] = set()

    async def take(self, bodies: Sequence[Body]) -> None:
        """DatabaseFailure: nothing was taken, and nothing may be acknowledged."""
        await self.take_read(self.read(bodies))

    def read(self, bodies: Sequence[Body]) -> list[One]:
        return arrived(bodies, self._bot)

    async def take_read(self, updates: Sequence[One]) -> None:
        """As `take`, of what was read before."""
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
        for one in self.read(bodies):
            await self._take_suspect(one)

    async def take_noted(self, updates: Sequence[One]) -> None:
        """All ids are noted before. Those that were noted by a process which is gone may have been
        its end, and are taken one by one.
        """
        numbers = {id_of(one) for one in updates} - self._tried
        async with self._storage.read_write() as tx:
            self._tried |= await tx.process.note_tries(numbers, self._clock.now())
        together = [one for one in updates if id_of(one) in self._tried]
        suspects = [one for one in updates if id_of(one) not in self._tried]
        if together:
            await self.take_read(together)
            await self._tried_well(map(id_of, together))
        for one in suspects:
            await self._take_suspect(one)

    async def _take_suspect(self, one: One) -> None:
        number = id_of(one)
        if await self._kills(number, kills_of(one)):
            await self._bury(one, "KilledTheProcess")
        else:
            await self.take_read([one])
        await self._tried_well([number])

    async def _kills(self, number: int, at_most: int) -> bool:
        """Note that it is about to be tried. What this process noted itself it has outlived."""
        if number in self._tried:
            return False
        async with self._storage.read_write() as tx:
            times = await tx.process.try_update(number, self._clock.now())
        if times <= at_most:
            self._tried.add(number)
        return times > at_most

    async def _tried_well(self, numbers: Iterable[int]) -> None:
        gone = list(numbers)
        async with self._storage.read_write() as tx:
            await tx.process.forget_tries(gone)
        self._tried.difference_update(gone)

    async def _take(self, updates: Sequence[One]) -> None:
        """Dead-lock, lock or lost connection: the whole batch again, three times."""
        for attempt in range(1, TIMES + 1):
            now, began = self._clock.now(), self._clock.monotonic()
            try:
                async with self._storage.read_write() as tx:
                    batch = Batch(tx, now, self._zone, self._acting)
                    await batch.work(updates)
            except DatabaseFailure as failure:
                if failure.kind is not Failure.AGAIN or attempt == TIMES:
                    raise
            else:
                self._committed()
                if self._metrics is not None:
                    seconds = self._clock.monotonic() - began
                    self._metrics.taken(batch.outcomes, age_of(updates, self._clock.now()), seconds)
                return

    async def _take_each(self, updates: Sequence[One]) -> None:
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

    async def _bury(self, one: One, error: str) -> None:
        """Kept whole if it was addressed to the bot; of plain talk only kind, chat and error."""
        now = self._clock.now()
        async with self._storage.read_write() as tx:
            if not await tx.updates.fresh([id_of(one)], now):
                return
            kept = await bury(tx, one, error, now)
            await tx.books.add(day_of(now, self._zone), Sums(seen=1, **{kept: 1}))
        self._committed()
        if self._metrics is not None:
            self._metrics.updates(kept, 1)


def kills_of(one: One) -> int:
    talk = isinstance(one, Arrived) and one.route is Route.TALK
    return KILLS_OF_TALK if talk else KILLS


async def bury(
    tx: Transaction, one: One, error: str, now: datetime
) -> Literal["failed", "quarantined"]:
    """What became of it, by the name it bears in the books."""
    if isinstance(one, Arrived) and one.route is Route.ACTS:
        await tx.failed.keep(id_of(one), bytes(one.body).decode(), error, now, VERSION)
        return "failed"
    if isinstance(one, Unreadable):
        kind, chat = one.kind, one.chat
    else:
        kind, chat = kind_of(one.update), chat_of(one.update)
    await tx.quarantine.put(id_of(one), kind, chat, error, now)
    return "quarantined"


def age_of(updates: Sequence[One], now: datetime) -> float | None:
    """In seconds, of the newest message or reaction among them; None if there is none."""
    moments = [
        said.date
        for one in updates
        if isinstance(one, Arrived)
        for said in (one.update.message, one.update.message_reaction)
        if said is not None
    ]
    return now.timestamp() - max(moments) if moments else None


def chat_of(update: Update) -> int | None:
    if update.message is not None:
        return update.message.chat.id
    return None if update.message_reaction is None else update.message_reaction.chat.id
