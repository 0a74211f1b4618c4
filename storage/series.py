"""Series: their issues, subscriptions, deliveries and reads."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from domain.series import Issue, IssueId, Series, SeriesId
from storage.many_rows import insert_into, insert_new
from storage.tables.series import series, series_issues, series_reads, series_subscriptions


class Waiting(NamedTuple):
    """Somebody who wants an issue that was not sent to them yet."""

    person: PersonId
    issue: IssueId
    series: SeriesId
    number: int


class AllSeries:
    """What somebody subscribed to or has read is shown to nobody but them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def start(self, person: PersonId, name: str, now: datetime) -> Series | None:
        """None: they run one of this name."""
        new = insert_into(self._connection, series).values(
            person_id=person, name=name, running_name=name, started_at=now, latest=0
        )
        made = new.on_conflict_do_nothing().returning(series)
        row = (await self._connection.execute(made)).one_or_none()
        return None if row is None else series_of(row)

    async def get(self, id: SeriesId) -> Series | None:
        asked = select(series).where(series.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else series_of(row)

    async def every(self) -> list[Series]:
        """The oldest first, and those of erased writers without a name."""
        found = await self._connection.execute(select(series).order_by(series.c.id))
        return [series_of(row) for row in found]

    async def running_of(self, people: Collection[PersonId]) -> list[Series]:
        """The oldest first."""
        asked = select(series).where(series.c.person_id.in_(people), series.c.ended_at.is_(None))
        found = await self._connection.execute(asked.order_by(series.c.id))
        return [series_of(row) for row in found]

    async def end(self, id: SeriesId, now: datetime) -> bool:
        """False: it has ended already. What was to be sent still is; nobody subscribes any more."""
        ended = update(series).where(series.c.id == id, series.c.ended_at.is_(None))
        values = ended.values(ended_at=now, running_name=None).returning(series.c.id)
        return (await self._connection.scalar(values)) is not None

    async def publish(
        self, of: Series, text: str, now: datetime, photo: str | None = None
    ) -> Issue | None:
        """The next number. None: somebody was faster, or it has ended."""
        number = of.latest + 1
        counted = update(series).where(
            series.c.id == of.id, series.c.latest == of.latest, series.c.ended_at.is_(None)
        )
        taken = await self._connection.scalar(counted.values(latest=number).returning(series.c.id))
        if taken is None:
            return None
        new = series_issues.insert().values(
            series_id=of.id,
            number=number,
            text=text,
            photo=photo,
            sent_at=now,
            deliveries=0,
            reads=0,
        )
        return issue_of((await self._connection.execute(new.returning(series_issues))).one())

    async def issue(self, id: IssueId) -> Issue | None:
        asked = select(series_issues).where(series_issues.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else issue_of(row)

    async def issues_of(self, id: SeriesId, limit: int) -> list[Issue]:
        """The newest first."""
        asked = select(series_issues).where(series_issues.c.series_id == id)
        found = asked.order_by(series_issues.c.number.desc()).limit(limit)
        return [issue_of(row) for row in await self._connection.execute(found)]

    async def subscribers(self, id: SeriesId) -> int:
        own = series_subscriptions.c.series_id == id
        return await self._connection.scalar(select(func.count()).where(own)) or 0

    async def subscribe(self, to: Series, person: PersonId, now: datetime) -> bool:
        """The newest issue comes at once, older ones do not. False: they did already."""
        return await insert_new(
            self._connection,
            series_subscriptions,
            series_id=to.id,
            person_id=person,
            since=now,
            got=max(to.latest - 1, 0),
        )

    async def unsubscribe(self, id: SeriesId, person: PersonId) -> bool:
        gone = delete(series_subscriptions).where(
            series_subscriptions.c.series_id == id, series_subscriptions.c.person_id == person
        )
        return bool(
            (await self._connection.scalars(gone.returning(series_subscriptions.c.got))).all()
        )

    async def wants(self, id: SeriesId, person: PersonId) -> bool:
        asked = select(series_subscriptions.c.got).where(
            series_subscriptions.c.series_id == id, series_subscriptions.c.person_id == person
        )
        return (await self._connection.execute(asked)).one_or_none() is not None

    async def wanted_by(self, person: PersonId) -> list[Series]:
        """Running ones that somebody subscribed to."""
        own = series_subscriptions.c.series_id == series.c.id
        asked = select(series).join(series_subscriptions, own)
        found = asked.where(series_subscriptions.c.person_id == person, series.c.ended_at.is_(None))
        rows = await self._connection.execute(found.order_by(series.c.id))
        return [series_of(row) for row in rows]

    async def waiting(self, limit: int) -> list[Waiting]:
        """Whom the next issue has not been sent yet, in the order of the issues."""
        asked = self._waiting().order_by(series_issues.c.id, series_subscriptions.c.person_id)
        return [
            Waiting(PersonId(row[0]), IssueId(row[1]), SeriesId(row[2]), row[3])
            for row in await self._connection.execute(asked.limit(limit))
        ]

    def _waiting(self) -> Select[Any]:
        next_one = (series_issues.c.series_id == series_subscriptions.c.series_id) & (
            series_issues.c.number == series_subscriptions.c.got + 1
        )
        columns = (
            series_subscriptions.c.person_id,
            series_issues.c.id,
            series_issues.c.series_id,
            series_issues.c.number,
        )
        return select(*columns).join(series_issues, next_one)

    async def sent(self, to: Waiting) -> bool:
        """False: it was already, or they have unsubscribed."""
        got = update(series_subscriptions).where(
            series_subscriptions.c.series_id == to.series,
            series_subscriptions.c.person_id == to.person,
            series_subscriptions.c.got == to.number - 1,
        )
        done = got.values(got=to.number).returning(series_subscriptions.c.got)
        if (await self._connection.execute(done)).one_or_none() is None:
            return False
        own = update(series_issues).where(series_issues.c.id == to.issue)
        await self._connection.execute(own.values(deliveries=series_issues.c.deliveries + 1))
        return True

    async def read(self, id: IssueId, person: PersonId, now: datetime) -> bool:
        """False: they have said so before; or all to whom it was sent have, and it was not sent to
        them: a button can be forged.
        """
        fresh = await insert_new(
            self._connection, series_reads, issue_id=id, person_id=person, read_at=now
        )
        if not fresh:
            return False
        own = update(series_issues).where(
            series_issues.c.id == id, series_issues.c.reads < series_issues.c.deliveries
        )
        counted = own.values(reads=series_issues.c.reads + 1).returning(series_issues.c.id)
        if await self._connection.scalar(counted) is not None:
            return True
        taken_back = delete(series_reads).where(
            series_reads.c.issue_id == id, series_reads.c.person_id == person
        )
        await self._connection.execute(taken_back)
        return False

    async def forget(self, person: PersonId) -> None:
        """What somebody ran ends, without a name, words and pictures; the sums stay. What they
        subscribed to and read goes with them.
        """
        own = series.c.person_id == person
        issues = select(series.c.id).where(own)
        blank = update(series_issues).where(series_issues.c.series_id.in_(issues))
        await self._connection.execute(blank.values(text="", photo=None))
        gone = delete(series_subscriptions).where(series_subscriptions.c.series_id.in_(issues))
        await self._connection.execute(gone)
        nameless = update(series).where(own).values(name="", running_name=None, person_id=None)
        await self._connection.execute(nameless)
        for table in (series_subscriptions, series_reads):
            await self._connection.execute(delete(table).where(table.c.person_id == person))


def series_of(row: Row[Any]) -> Series:
    return Series(
        id=SeriesId(row.id),
        person=None if row.person_id is None else PersonId(row.person_id),
        name=row.name,
        started_at=row.started_at,
        ended_at=row.ended_at,
        latest=row.latest,
    )


def issue_of(row: Row[Any]) -> Issue:
    return Issue(
        id=IssueId(row.id),
        series=SeriesId(row.series_id),
        number=row.number,
        text=row.text,
        sent_at=row.sent_at,
        photo=row.photo,
        deliveries=row.deliveries,
        reads=row.reads,
    )
