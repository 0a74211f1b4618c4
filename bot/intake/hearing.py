"""When Telegram was heard, and what was missed while it was not."""

from datetime import datetime, timedelta

from bot.clock import Clock
from domain.groups import GroupState
from storage.database import Storage

# How long Telegram keeps an update for us.
REMEMBERED = timedelta(hours=24)
MARK_EVERY = timedelta(minutes=10)


class Hearing:
    """The moment is kept in the database, so that a later process knows it."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._marked: datetime | None = None

    async def mark(self) -> None:
        """Telegram was heard just now. What is older than a day was lost while it was not, and is a
        gap in each group that is counted.
        """
        now = self._clock.now()
        if self._marked is not None and abs(now - self._marked) < MARK_EVERY:
            return  # a clock that was set back does not hold it up
        marked, self._marked = self._marked, now  # whoever comes meanwhile need not
        try:
            await self._mark(now)
        except BaseException:
            self._marked = marked
            raise

    async def _mark(self, now: datetime) -> None:
        async with self._storage.read_write() as tx:
            before = await tx.process.heard(now)
            if before is not None and now - before > REMEMBERED:
                for group in await tx.groups.all():
                    if group.state is GroupState.COUNTING:
                        await tx.gaps.record(group.id, before, now - REMEMBERED)
