"""Reading a scene: some questions for a whole batch, none for each message."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consents import Purpose
from domain.groups import GroupId, GroupState
from domain.people import PersonId
from domain.scenes import Known, Place, Scene
from storage.groups.sides import Sides
from storage.tables.groups import former_chats, groups, memberships
from storage.tables.organisations import organisations
from storage.tables.people import consents, people

COUNTING = (
    select(groups.c.id, groups.c.chat_id, organisations.c.zone)
    .join(organisations, organisations.c.id == groups.c.organisation_id)
    .where(groups.c.state == GroupState.COUNTING.value)
)
PRESENT = COUNTING.where(groups.c.chat_id.in_(bindparam("chats", expanding=True)))
FORMER = (
    COUNTING.join(former_chats, former_chats.c.group_id == groups.c.id)
    .where(former_chats.c.chat_id.in_(bindparam("chats", expanding=True)))
    .with_only_columns(groups.c.id, former_chats.c.chat_id, organisations.c.zone)
)
PEOPLE = (
    select(people.c.id, people.c.telegram_id, people.c.username, consents.c.purpose)
    .outerjoin(
        consents,
        (consents.c.person_id == people.c.id) & (consents.c.purpose == Purpose.ACTIVITY.value),
    )
    .where(
        or_(
            people.c.telegram_id.in_(bindparam("ids", expanding=True)),
            people.c.username.in_(bindparam("names", expanding=True)),
        )
    )
)
MEMBERS = select(memberships.c.group_id, memberships.c.person_id).where(
    memberships.c.person_id.in_(bindparam("people", expanding=True))
)
FORGET_NAME = (
    update(people)
    .where(people.c.username == bindparam("bears"), people.c.telegram_id != bindparam("whose"))
    .values(username=None)
)
LEARN_NAME = (
    update(people)
    .where(
        people.c.telegram_id == bindparam("whose"),
        people.c.username.is_distinct_from(bindparam("bears")),
    )
    .values(username=bindparam("bears"))
    .returning(people.c.id)
)


class Scenes:
    """What stands in the database about the chats and people of a batch."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(
        self, chats: Collection[int], telegram_ids: Collection[int], usernames: Collection[str]
    ) -> Scene:
        """Usernames in small letters, without the @."""
        places = await self._places(chats)
        if not places:
            return Scene()
        given = {"ids": list(telegram_ids), "names": list(usernames)}
        rows = (await self._connection.execute(PEOPLE, given)).all()
        known = {
            row.telegram_id: Known(
                PersonId(row.id), row.telegram_id, row.username, row.purpose is not None
            )
            for row in rows
        }
        names = {one.username: one.telegram_id for one in known.values() if one.username}
        return Scene(places, known, names, await self._members(known))

    async def learn_username(self, whose: int, name: str | None) -> None:
        """The name that the owner of a Telegram id bears now, if the program knows them. Whoever
        bore it before bears it no longer.
        """
        changed = await self._connection.scalar(LEARN_NAME, {"bears": name, "whose": whose})
        if changed is not None and name is not None:
            await self._connection.execute(FORGET_NAME, {"bears": name, "whose": whose})

    async def _places(self, chats: Collection[int]) -> dict[int, Place]:
        rows = await self._ask(PRESENT, chats)
        missing = set(chats) - {row.chat_id for row in rows}
        if missing:
            rows += await self._ask(FORMER, missing)
        if not rows:
            return {}
        sides = await Sides(self._connection).cadre_sides([GroupId(row.id) for row in rows])
        return {
            row.chat_id: Place(GroupId(row.id), row.zone, frozenset(sides.get(row.id, ())))
            for row in rows
        }

    async def _ask(self, question: Select[Any], chats: Collection[int]) -> list[Any]:
        return list((await self._connection.execute(question, {"chats": list(chats)})).all())

    async def _members(self, known: Mapping[int, Known]) -> frozenset[tuple[GroupId, PersonId]]:
        consenting = [one.person for one in known.values() if one.counts]
        if not consenting:
            return frozenset()
        rows = await self._connection.execute(MEMBERS, {"people": consenting})
        return frozenset((GroupId(row.group_id), PersonId(row.person_id)) for row in rows)
