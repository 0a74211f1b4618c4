"""Intentions about series: started, subscribed to, issue by issue, read, ended."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from domain.groups import GroupState
from domain.outbox import Priority
from domain.people import AgeBand, Person, Visitor
from domain.rights import Deed
from domain.series import (
    RUNNING_AT_MOST,
    Figures,
    Issue,
    IssueId,
    Series,
    SeriesEnded,
    SeriesEnough,
    SeriesId,
    SeriesNameTaken,
    SeriesNotYours,
    named,
    payload_of,
    written,
)
from domain.series_notices import SeriesIssue, SeriesIssuePosted
from services.desk import Desk
from services.rights import Rights

CHUNK = 500
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """`own`: which one runs, None for whoever may run none; `wanted`: which come in private;
    `offered`: further ones of the groups in which one is.
    """

    own: tuple[Series, ...] | None
    wanted: tuple[Series, ...]
    offered: tuple[Series, ...]


class AllSeries:
    """Bound to one transaction. Who subscribed and who has read is told to nobody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    @property
    def zone(self) -> tzinfo:
        return self._desk.zone

    def link(self, id: SeriesId) -> str:
        """By which anybody comes to subscribe."""
        return self._desk.bot.link(payload_of(id))

    async def overview(self, me: Person | None) -> Overview:
        may = await self._rights.may(me, Deed.RUN_SERIES)
        if me is None:
            return Overview(None, (), ())
        own = await self._tx.series.running_of([me.id]) if may else None
        wanted = await self._tx.series.wanted_by(me.id)
        known = {one.id for one in (*(own or ()), *wanted)}
        offered = [one for one in await self._around(me) if one.id not in known]
        return Overview(None if own is None else tuple(own), tuple(wanted), tuple(offered[:SHOWN]))

    async def may_run(self, by: Person | None) -> Person:
        """NotAllowed for whoever is neither of the cadre side nor of an office."""
        await self._rights.require(by, Deed.RUN_SERIES)
        if by is None:
            raise SeriesNotYours
        return by

    async def start(self, by: Person | None, text: str) -> Series:
        runs = await self.may_run(by)
        name = named(text)
        if len(await self._tx.series.running_of([runs.id])) >= RUNNING_AT_MOST:
            raise SeriesEnough(most=RUNNING_AT_MOST)
        started = await self._tx.series.start(runs.id, name, self._desk.now)
        if started is None:
            raise SeriesNameTaken
        return started

    async def own(self, by: Person | None, id: SeriesId) -> Series:
        runs = await self.may_run(by)
        found = await self._tx.series.get(id)
        if found is None or found.person != runs.id:
            raise SeriesNotYours
        return found

    async def figures(self, by: Person | None, id: SeriesId) -> Figures:
        """Sums; the words leave out what is too few."""
        found = await self.own(by, id)
        issues = await self._tx.series.issues_of(id, SHOWN)
        return Figures(found, await self._tx.series.subscribers(id), tuple(issues))

    async def publish(
        self,
        by: Person | None,
        id: SeriesId,
        text: str,
        number: int | None = None,
        photo: str | None = None,
    ) -> tuple[Series, Issue, int]:
        """Into the groups one runs at once, and to whoever subscribed with the next tick. `number`
        is the one that was looked at: of two taps one does. Also handed out: into how many groups.
        """
        found = await self.own(by, id)
        expected = found if number is None else replace(found, latest=number - 1)
        words = written(text, photo)
        issue = await self._tx.series.publish(expected, words, self._desk.now, photo)
        if issue is None:
            raise SeriesEnded
        groups = [] if by is None else await self._desk.groups_of(by.id)
        counting = [group for group in groups if group.state is GroupState.COUNTING]
        for group in counting:
            await self._desk.tell(
                SeriesIssuePosted(issue.id),
                group=group.id,
                priority=Priority.GROUP,
                dedupe_key=f"series:{issue.id}:group:{group.id}",
            )
        return found, issue, len(counting)

    async def end(self, by: Person | None, id: SeriesId) -> Series:
        found = await self.own(by, id)
        ended = found.ended(self._desk.now)
        if not await self._tx.series.end(id, self._desk.now):
            raise SeriesEnded
        return ended

    async def offered(self, id: SeriesId) -> Series:
        """To whoever opened its link. SeriesEnded if nothing comes any more."""
        found = await self._tx.series.get(id)
        if found is None or not found.is_running:
            raise SeriesEnded
        return found

    async def subscribe(self, me: Person, id: SeriesId) -> Series:
        """The newest issue comes at once. A second tap changes nothing."""
        found = await self.offered(id)
        await self._tx.series.subscribe(found, me.id, self._desk.now)
        return found

    async def meet(self, visitor: Visitor, band: AgeBand, id: SeriesId) -> Series | None:
        """Who wants it is known from now on. None: younger than 14, and nothing of it is kept."""
        found = await self.offered(id)
        if band is AgeBand.UNDER_14:
            return None
        known = await self._tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=True,
            now=self._desk.now,
        )
        if known.age_band is None:
            await self._tx.people.set_age_band(known.id, band)
        return await self.subscribe(known, found.id)

    async def unsubscribe(self, me: Person | None, id: SeriesId) -> Series:
        """One tap; a second one changes nothing."""
        found = await self._tx.series.get(id)
        if found is None:
            raise SeriesEnded
        if me is not None:
            await self._tx.series.unsubscribe(id, me.id)
        return found

    async def read(self, me: Person | None, id: IssueId) -> bool:
        """Counted once for each person. False: it was before, or the issue is gone."""
        if me is None or await self._tx.series.issue(id) is None:
            return False
        return await self._tx.series.read(id, me.id, self._desk.now)

    async def send_due(self) -> int:
        """Issues that were not sent to all yet, to at most one chunk of people."""
        done = 0
        for one in await self._tx.series.waiting(CHUNK):
            if await self._tx.series.sent(one):
                done += 1
                await self._desk.tell(SeriesIssue(one.issue), person=one.person)
        return done

    async def next_due(self) -> datetime | None:
        return self._desk.next_ring if await self._tx.series.waiting(1) else None

    async def _around(self, me: Person) -> list[Series]:
        """Run by whoever runs a group in which somebody is."""
        people = set()
        for number in await self._tx.memberships.groups_of(me.id):
            group = await self._tx.groups.get(number)
            people |= set() if group is None else set(await self._desk.run_by(group))
        return await self._tx.series.running_of(sorted(people)) if people else []
