"""Questions that only read: rows of activity, a group's figures, what a cadre has reached."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Date, Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.groups import Group, GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from domain.periods import Days, around, day_of
from domain.stats import days_of
from storage.activity.activity import KEY, all_blocks
from storage.columns import is_person
from storage.figures import GroupFigures, Read, Rows, blocks_in, columns_of, counted_in
from storage.groups.gaps import Gaps
from storage.prepared import Lookup
from storage.tables.activity import COUNTED, activity, group_days
from storage.tables.groups import contacts, groups, memberships
from storage.tables.organisations import cadres
from storage.tables.people import consents

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One row of the export: `group` is the chat's id, `person` None for the anonymous row."""

    group: int
    person: PersonId | None
    day: date
    counted: Mapping[str, int]
    blocks: int


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
        [read] = await self._read([group], days, zone)
        return read.figures(days, zone)

    async def figures(
        self, groups: Sequence[Group], spans: Mapping[Name, Days], zone: tzinfo
    ) -> list[Mapping[Name, GroupFigures]]:
        """Each group in each of these spans, in the order of the groups: as many questions as for
        one group in one span.
        """
        read = await self._read(groups, around(spans.values()), zone)
        return [{name: one.figures(days, zone) for name, days in spans.items()} for one in read]

    async def own(self, person: PersonId, spans: Mapping[Name, Days]) -> Mapping[Name, Own]:
        """What somebody did in all groups in each of these spans; for that person alone."""
        days = around(spans.values())
        given = {"person": person, "first": days.first, "after": days.after}
        read = await OWN.all(self._connection, given)
        return {
            name: own_of([row for row in read if row.day in days]) for name, days in spans.items()
        }

    async def consenting(self, group: GroupId) -> int:
        """People known in the group who agreed that their activity is counted."""
        return (await self._consenting([group])).get(group, 0)

    async def reached(self, cadre: CadreId) -> Reached:
        """What counts towards the contact quota of a cadre."""
        row = await REACHED.one_or_none(self._connection, {"cadre": cadre})
        return Reached(0, 0) if row is None else Reached(row.gone + row.take_part, row.take_part)

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
        unseen = {day.toordinal() for gap in gaps for day in days_of(gap, now, zone)}
        return len(set(known) - unseen)

    async def _read(self, groups: Sequence[Group], days: Days, zone: tzinfo) -> list[Read]:
        among = [group.id for group in groups]
        if not among:
            return []
        given = {"groups": among, "first": days.first, "after": days.after, "days": list(days)}
        rows = by_group(await self._connection.execute(ROWS, given))
        lights = by_group(await self._connection.execute(LIGHTS, given))
        gaps = await Gaps(self._connection).of(among, days.begins(zone), days.ends(zone))
        consenting = await self._consenting(among)
        return [
            Read(
                group,
                consenting.get(group.id, 0),
                rows.get(group.id, {}),
                lights.get(group.id, {}),
                gaps.get(group.id, ()),
            )
            for group in groups
        ]

    async def _consenting(self, among: Sequence[GroupId]) -> Mapping[GroupId, int]:
        rows = await self._connection.execute(CONSENTING, {"groups": among})
        return {GroupId(row.group_id): row.people for row in rows}


AMONG: BindParameter[Any] = bindparam("groups", expanding=True)
DAYS: BindParameter[Any] = bindparam("days", expanding=True)
FIRST, AFTER = bindparam("first", type_=Date), bindparam("after", type_=Date)
# Day by day, since the key begins with the day: over a span it would walk over everybody's rows.
ROWS = select(activity).where(activity.c.day.in_(DAYS), activity.c.group_id.in_(AMONG))
LIGHTS = select(group_days).where(
    group_days.c.day >= FIRST, group_days.c.day < AFTER, group_days.c.group_id.in_(AMONG)
)
OWN = Lookup(
    select(activity).where(
        *is_person(activity.c.person_id, bindparam("person")),
        activity.c.day >= FIRST,
        activity.c.day < AFTER,
    )
)
CONSENTING = (
    select(memberships.c.group_id, func.count().label("people"))
    .join(consents, consents.c.person_id == memberships.c.person_id)
    .where(memberships.c.group_id.in_(AMONG), consents.c.purpose == Purpose.ACTIVITY.value)
    .group_by(memberships.c.group_id)
)
REACHED = Lookup(
    select(
        cadres.c.declined_or_left.label("gone"),
        select(func.count())
        .where(contacts.c.cadre_id == cadres.c.id)
        .scalar_subquery()
        .label("take_part"),
    ).where(cadres.c.id == bindparam("cadre"))
)


def by_group(rows: Iterable[Row[Any]]) -> Mapping[int, Mapping[date, Rows]]:
    found: dict[int, dict[date, list[Row[Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.group_id][row.day].append(row)
    return found


def own_of(rows: Rows) -> Own:
    columns = columns_of(rows)
    return Own(counted_in(columns), blocks_in(columns))


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
