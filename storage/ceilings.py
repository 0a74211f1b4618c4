"""Ceilings: the slots that were used by unasked-for messages, and who the listeners are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.ceilings import Allowance, Listener
from domain.groups import GroupId
from domain.outbox import OutboxId, Post
from domain.people import PersonId
from storage.many_rows import insert_new
from storage.organisations.cadres import holds
from storage.tables.groups import contacts, groups
from storage.tables.organisations import cadres, organisations, roles
from storage.tables.outbox import ceilings

Whose = tuple[PersonId | None, GroupId | None]


@dataclass(frozen=True, slots=True)
class Heard:
    """Who listens, in the zone of their organisation; None: in that of the installation."""

    listener: Listener
    zone: ZoneInfo | None


class Ceilings:
    """The key is the limit: of two senders one gets the last slot."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def listeners(self, posts: Collection[Post], today: date) -> Mapping[Whose, Heard]:
        """Of all that are named in posts, asked once for a batch."""
        persons = {post.person for post in posts if post.person is not None}
        places = {post.group for post in posts if post.group is not None}
        working = await self._zones_of_cadres(persons, today) if persons else {}
        young = await self._zones_of_contacts(persons) if persons else {}
        found: dict[Whose, Heard] = {}
        for person in persons:
            if person in working:
                found[person, None] = Heard(Listener.CADRE, zone_named(working[person]))
            else:
                found[person, None] = Heard(Listener.YOUTH, zone_named(young.get(person)))
        for group, zone in (await self._zones_of_groups(places) if places else {}).items():
            found[None, group] = Heard(Listener.GROUP, zone_named(zone))
        return found

    async def take(
        self, whose: Whose, allowed: Sequence[Allowance], post: OutboxId, now: datetime
    ) -> bool:
        """The first slot that is free, for this post. True also if it has one: it was tried before.

        False: all are used up.
        """
        had = select(ceilings.c.id).where(ceilings.c.post_id == post)
        if await self._connection.scalar(had) is not None:
            return True
        person, group = whose
        for one in allowed:
            for slot in range(one.slots):
                values = {"span": one.span, "slot": slot, "post_id": post, "used_at": now}
                if await insert_new(
                    self._connection, ceilings, person_id=person, group_id=group, **values
                ):
                    return True
        return False

    async def give_back(self, post: OutboxId) -> None:
        """It was not said after all."""
        await self._connection.execute(delete(ceilings).where(ceilings.c.post_id == post))

    async def _zones_of_cadres(
        self, persons: Collection[PersonId], today: date
    ) -> dict[int, str | None]:
        """Those who hold a position or a role, with the zone of one of their organisations."""
        lines = select(cadres.c.person_id, cadres.c.organisation_id).where(
            cadres.c.person_id.in_(persons), holds(today)
        )
        held = select(roles.c.person_id, roles.c.organisation_id).where(
            roles.c.person_id.in_(persons)
        )
        work = lines.union(held).subquery()
        asked = (
            select(work.c.person_id, func.min(organisations.c.zone))
            .join(organisations, organisations.c.id == work.c.organisation_id)
            .group_by(work.c.person_id)
        )
        rows = await self._connection.execute(asked)
        return {row[0]: row[1] for row in rows}

    async def _zones_of_contacts(self, persons: Collection[PersonId]) -> dict[int, str | None]:
        asked = (
            select(contacts.c.person_id, organisations.c.zone)
            .join(cadres, cadres.c.id == contacts.c.cadre_id)
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .where(contacts.c.person_id.in_(persons))
        )
        rows = await self._connection.execute(asked)
        return {row[0]: row[1] for row in rows}

    async def _zones_of_groups(self, places: Collection[GroupId]) -> dict[GroupId, str | None]:
        asked = (
            select(groups.c.id, organisations.c.zone)
            .join(organisations, organisations.c.id == groups.c.organisation_id, isouter=True)
            .where(groups.c.id.in_(places))
        )
        return {GroupId(group): zone for group, zone in await self._connection.execute(asked)}


def zone_named(name: str | None) -> ZoneInfo | None:
    return None if name is None else ZoneInfo(name)
