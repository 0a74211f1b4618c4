"""Questions that only read: rows of activity, a group's figures, what a cadre has reached."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.groups import Gap, Group, GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from domain.periods import Days, day_of
from storage.activity.activity import KEY, counts_of
from storage.groups.gaps import Gaps
from storage.tables.activity import COUNTED, activity, group_days
from storage.tables.groups import contacts, groups, memberships
from storage.tables.organisations import cadres
from storage.tables.people import consents


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One row of the export: `group` is the chat's id, `person` None for the anonymous row."""

    group: int
    person: PersonId | None
    day: date
    counted: Mapping[str, int]
    blocks: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A group in some days. Every figure is said "of `consenting` of `members`".

    `people` are consenting people who contributed anything, `two_way` those of them who addressed
    the cadre side and were addressed by it. `voice`, `interaction` and `topic` are numbers of days
    with that light. `gaps` touch the days: such a day is "—" and never 0.
    """

    counted: Mapping[str, int]
    blocks: int
    people: int
    two_way: int
    voice: int
    interaction: int
    topic: int
    consenting: int
    members: int | None
    complete_since: datetime | None
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Own:
    """One person's sums over some days, over all groups."""

    counted: Mapping[str, int]
    blocks: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A cadre's contact quota: "112 asked, 71 take part"; a refusal never costs anything."""

    asked: int
    take_part: int


class Reports:
    """For pages, lists, pictures and exports; asked by edges directly."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def activity(self, days: Days | None = None) -> AsyncIterator[ActivityRow]:
        """Rows of the export in the order day, group, person; all days if none are named."""
        asked = select(activity, groups.c.chat_id).join(groups, groups.c.id == activity.c.group_id)
        if days is not None:
            asked = asked.where(within(activity.c.day, days))
        ordered = asked.order_by(*(activity.c[name] for name in KEY))
        async with self._connection.stream(ordered) as rows:
            async for row in rows:
                yield row_of(row)

    async def group_figures(self, group: Group, days: Days, zone: tzinfo) -> GroupFigures:
        rows = await self._rows(group.id, days)
        own = [row for row in rows if row.person_id != ANONYMOUS]
        lights = await self._lights(group.id, days)
        gaps = Gaps(self._connection)
        return GroupFigures(
            counted={name: sum(getattr(row, name) for row in rows) for name in COUNTED},
            blocks=sum(all_blocks(row) for row in rows),
            people=len({row.person_id for row in own if contributed(row)}),
            two_way=two_way(own),
            voice=sum(row.voice for row in lights),
            interaction=sum(row.asked and row.answered for row in lights),
            topic=sum(row.topic for row in lights),
            consenting=await self.consenting(group.id),
            members=group.members,
            complete_since=group.counting_since,
            gaps=await gaps.within(group.id, days.begins(zone), days.ends(zone)),
        )

    async def own(self, person: PersonId, days: Days) -> Own:
        """What somebody did in all groups in some days; for that person alone."""
        mine = activity.c.person_id == person, within(activity.c.day, days)
        rows = (await self._connection.execute(select(activity).where(*mine))).all()
        return Own(
            counted={name: sum(getattr(row, name) for row in rows) for name in COUNTED},
            blocks=sum(all_blocks(row) for row in rows),
        )

    async def consenting(self, group: GroupId) -> int:
        """People known in the group who agreed that their activity is counted."""
        asked = (
            select(func.count())
            .select_from(memberships)
            .join(consents, consents.c.person_id == memberships.c.person_id)
            .where(memberships.c.group_id == group, consents.c.purpose == Purpose.ACTIVITY.value)
        )
        return await self._connection.scalar(asked) or 0

    async def reached(self, cadre: CadreId) -> Reached:
        """What counts towards the contact quota of a cadre."""
        taking = select(func.count()).select_from(contacts).where(contacts.c.cadre_id == cadre)
        gone = select(cadres.c.declined_or_left).where(cadres.c.id == cadre)
        take_part = await self._connection.scalar(taking) or 0
        return Reached(take_part + (await self._connection.scalar(gone) or 0), take_part)

    async def complete_days(self, group: Group, days: Days, now: datetime, zone: tzinfo) -> int:
        """Days up to now of which everything is known: none before the start, none with a gap."""
        if group.counting_since is None:
            return 0
        start = max(days.begins(zone), group.counting_since)
        end = min(days.ends(zone), now)
        gaps = await Gaps(self._connection).within(group.id, start, end)
        first = day_of(start, zone)
        whole = first if start == Days(first, first).begins(zone) else first + timedelta(days=1)
        known = range(whole.toordinal(), min(days.after, day_of(now, zone)).toordinal())
        return len(set(known) - {day for gap in gaps for day in touched(gap, now, zone)})

    async def _rows(self, group: GroupId, days: Days) -> Sequence[Row[Any]]:
        own = activity.c.group_id == group, within(activity.c.day, days)
        return (await self._connection.execute(select(activity).where(*own))).all()

    async def _lights(self, group: GroupId, days: Days) -> Sequence[Row[Any]]:
        own = group_days.c.group_id == group, within(group_days.c.day, days)
        return (await self._connection.execute(select(group_days).where(*own))).all()


def within(day: ColumnElement[date], days: Days) -> ColumnElement[bool]:
    return (day >= days.first) & (day < days.after)


def row_of(row: Row[Any]) -> ActivityRow:
    return ActivityRow(
        group=row.chat_id,
        person=None if row.person_id == ANONYMOUS else PersonId(row.person_id),
        day=row.day,
        counted={name: getattr(row, name) for name in COUNTED},
        blocks=all_blocks(row),
    )


def all_blocks(row: Row[Any]) -> int:
    """Those of open days are bits, those of closed days and of erased people a number."""
    return counts_of(row).active_blocks + int(row.folded_blocks)


def contributed(row: Row[Any]) -> bool:
    """Being addressed by the cadre side is nothing the person did."""
    return any(getattr(row, name) for name in COUNTED if name != "from_cadre")


def two_way(rows: Sequence[Row[Any]]) -> int:
    """Within the days taken together, not each day alone."""
    addressed = {row.person_id for row in rows if row.to_cadre}
    return len(addressed & {row.person_id for row in rows if row.from_cadre})


def touched(gap: Gap, now: datetime, zone: tzinfo) -> range:
    """The days, as ordinals, of which a gap took something."""
    last = day_of(gap.until or now, zone).toordinal()
    return range(day_of(gap.since, zone).toordinal(), last + 1)
