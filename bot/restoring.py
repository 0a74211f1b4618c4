"""After a backup was put back: everything that must be done to the database before it is used."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import TypeVar

from bot.clock import Clock
from bot.settings import Settings
from domain.journal import Entry
from domain.people import Person, PersonId
from scheduling.ticker import Ticker
from services.desk import BotIdentity, Desk
from services.prompts import GRACE
from services.services import Services
from storage.database import Storage
from storage.journal import Written
from storage.journaling import Journaling

Result = TypeVar("Result")
NO_BOT = BotIdentity(0, "", sees_all=False)
# An entry is written a moment before its commit, which the backup may not have seen.
MARGIN = timedelta(hours=1)
# After its last beat a process that hung may still have sent something.
LIVES_ON = timedelta(minutes=10)
CHUNK = 500
TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done. `since` is the backup's moment; nothing is known of what happened after it."""

    since: datetime | None
    people: int = 0
    strangers: int = 0
    groups: int = 0
    posts: int = 0
    notices: int = 0
    broken: int = 0


class Restoring:
    """Nobody else works on the database meanwhile, and it writes nothing into the journal. After a
    crash it is simply done again.
    """

    def __init__(
        self, settings: Settings, storage: Storage, journaling: Journaling, clock: Clock
    ) -> None:
        self._settings = settings
        self._storage = storage
        self._journaling = journaling
        self._clock = clock

    async def restore(self, written: Written) -> Restored:
        """`written` is what the journal says of this database, of all machines that wrote one."""
        since, now = await self._journaling.noted(), self._clock.now()
        until = now if written.beat is None else min(now, written.beat + LIVES_ON)
        posts = await self._at(now, lambda services: services.restoring.set_aside(until))
        entries = [one for one in written.entries if since is None or one.at >= since - MARGIN]
        people, strangers = await self._apply(entries, now)
        await Ticker(self._at).tick(until)
        done = Restored(since, people, strangers, posts=posts, broken=written.broken)
        done = await self._at(now, lambda services: finish(services, done, until))
        await self._journaling.begin(now)
        return done

    async def _apply(self, entries: Sequence[Entry], now: datetime) -> tuple[int, int]:
        """To how many people, and to how many of whom the database does not know who they are."""
        asked: dict[bytes, list[Entry]] = defaultdict(list)
        for entry in entries:
            asked[entry.whom].append(entry)
        known = await self._known(asked) if asked else {}
        for some in chunks(known.items(), TOGETHER):
            await self._at(now, partial(apply_to, some=[(who, asked[whom]) for whom, who in some]))
        strangers = [asked[whom] for whom in asked if whom not in known]
        for few in chunks(strangers, CHUNK):
            await self._at(now, partial(apply_to_strangers, some=few))
        return len(known), len(strangers)

    async def _known(self, asked: Collection[bytes]) -> dict[bytes, Person]:
        """Digests cannot be turned back: everybody in the database is tried."""
        found: dict[bytes, Person] = {}
        last = PersonId(0)
        async with self._storage.read_only() as view:
            while people := await view.people.after(last, CHUNK):
                digests = await view.refusals.digests([one.telegram_id for one in people])
                digested = {digests[one.telegram_id]: one for one in people}
                found |= {whom: who for whom, who in digested.items() if whom in asked}
                last = people[-1].id
        return found

    async def _at(self, now: datetime, work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await self._storage.carry_out(
            lambda tx: work(Services(Desk(tx, now, self._settings.zone, NO_BOT)))
        )


async def apply_to(services: Services, some: Iterable[tuple[Person, list[Entry]]]) -> None:
    for person, entries in some:
        await services.restoring.apply_to(person, entries)


async def apply_to_strangers(services: Services, some: Iterable[list[Entry]]) -> None:
    for entries in some:
        await services.restoring.apply_to_stranger(entries)


async def finish(services: Services, done: Restored, until: datetime) -> Restored:
    """What the tick found due in the lost time was said then, although it would wait a little for
    company when it is late; and nobody counted.
    """
    notices = await services.restoring.take_as_said(until + GRACE)
    groups = 0 if done.since is None else await services.restoring.mark_gap(done.since)
    return replace(done, notices=notices, groups=groups)


def chunks(things: Iterable[Result], size: int) -> Iterator[list[Result]]:
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


async def alone(storage: Storage) -> bool:
    """False: another process is connected to the server. One that has just ended counts for a
    moment.
    """
    for _ in range(10):
        if await storage.others() == 0:
            return True
        await asyncio.sleep(0.2)
    return False
