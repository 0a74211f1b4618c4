"""Verifying: does what is kept agree with itself?"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.periods import Days, day_of
from domain.retention import first_open_day
from storage.impossible import Question, questions, still_named, unfolded
from storage.impossible_rules import Rule
from storage.marks import FOLDED, PEOPLE_FOLDED, Marks
from storage.tables.updates import books, parked, updates

DAY = timedelta(days=1)
# An organisation's day may end later than that of the books.
ELSEWHERE = DAY


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` says which part of the rule is broken, `count` by how many rows or updates, `first`
    the facts of the first.
    """

    rule: Rule
    what: str
    count: int
    first: Mapping[str, object]


class Verifying:
    """Bound to one unchanging view, so that a running bot moves nothing while it is compared."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def differences(self, now: datetime, zone: tzinfo) -> AsyncIterator[Difference]:
        """One for each rule and part of it that does not hold. `zone` is that of the books."""
        for rule, what, question in questions():
            broken = await self._asked(rule, what, question)
            if broken is not None:
                yield broken
        asked = await self._taken(zone), await self._unfolded(now, zone), await self._still_named()
        for broken in asked:
            if broken is not None:
                yield broken

    async def _asked(self, rule: Rule, what: str, question: Question) -> Difference | None:
        """Counted only when there is a first: mostly there is none."""
        first = (await self._connection.execute(question.limit(1))).mappings().first()
        if first is None:
            return None
        counted = select(func.count()).select_from(question.order_by(None).subquery())
        count = await self._connection.scalar(counted) or 0
        return Difference(rule, what, count, dict(first))

    async def _taken(self, zone: tzinfo) -> Difference | None:
        """Whatever was taken since a day began was booked since then, or is still parked."""
        oldest = await self._connection.scalar(select(func.min(updates.c.seen_at)))
        if oldest is None:
            return None
        day = day_of(oldest, zone)
        taken = select(func.count()).select_from(updates)
        booked = select(func.coalesce(func.sum(books.c.seen), 0)).where(books.c.day >= day)
        waiting = select(func.count()).select_from(parked)
        sums = {"taken": taken, "booked": booked, "parked": waiting}
        asked = select(*(one.scalar_subquery().label(name) for name, one in sums.items()))
        row = (await self._connection.execute(asked)).mappings().one()
        told = {name: int(row[name]) for name in sums}
        lost = told["taken"] - told["booked"] - told["parked"]
        return None if lost <= 0 else Difference(Rule.TAKEN, "ids", lost, {"day": day, **told})

    async def _unfolded(self, now: datetime, zone: tzinfo) -> Difference | None:
        folded = await Marks(self._connection).of(FOLDED)
        closed_before = first_open_day(await self._awake(now, zone), [zone]) - ELSEWHERE
        question = unfolded(closed_before, None if folded is None else folded.date())
        return await self._asked(Rule.BLOCKS, "activity", question)

    async def _still_named(self) -> Difference | None:
        nameless = await Marks(self._connection).of(PEOPLE_FOLDED)
        if nameless is None:
            return None
        return await self._asked(Rule.PEOPLE, "activity", still_named(nameless.date()))

    async def _awake(self, now: datetime, zone: tzinfo) -> datetime:
        """When the program was certainly awake, so that what was due by then is done: the beginning
        of the last day but one of its books, whatever time has passed since it was stopped.
        """
        latest = select(books.c.day).order_by(books.c.day.desc()).limit(2)
        days: list[date] = list(await self._connection.scalars(latest))
        return Days(days[-1], days[-1] + DAY).begins(zone) if days else now
