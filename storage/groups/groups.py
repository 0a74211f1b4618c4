"""Groups, known by an internal number; a chat's id may change, and the old one still leads here."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Update, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import Group, GroupId, GroupState
from domain.organisations import Cadre, CadreId, OrganisationId
from domain.people import PersonId
from storage.many_rows import insert_into, insert_new
from storage.outbox import unsaid
from storage.tables.groups import deputies, former_chats, groups, memberships, threads


class Groups:
    """The chats the bot was added to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, chat: int, title: str, language: str) -> Group:
        """The group of a chat: a new one, or the known one with its title brought up to date."""
        former = await self.by_chat(chat)
        if former is not None and former.chat != chat:
            return former
        new = insert_into(self._connection, groups).values(
            chat_id=chat, title=title, language=language, state=GroupState.NEW.value
        )
        statement = new.on_conflict_do_update(
            index_elements=["chat_id"], set_={"title": new.excluded.title}
        )
        return group_of((await self._connection.execute(statement.returning(groups))).one())

    async def get(self, id: GroupId) -> Group | None:
        row = (
            await self._connection.execute(select(groups).where(groups.c.id == id))
        ).one_or_none()
        return None if row is None else group_of(row)

    async def by_chat(self, chat: int) -> Group | None:
        return (await self.by_chats([chat])).get(chat)

    async def by_chats(self, chats: Collection[int]) -> dict[int, Group]:
        """Chat id, present or former, → group: asked once for a batch."""
        rows = await self._connection.execute(BY_CHATS, {"chats": list(chats)})
        return {row.asked: group_of(row) for row in rows}

    async def all(self) -> list[Group]:
        rows = await self._connection.execute(select(groups).order_by(groups.c.id))
        return [group_of(row) for row in rows]

    async def counting(self, *, said: str = "", limit: int = 500) -> list[Group]:
        """The groups that are counted, except those about which there is a post whose dedupe key
        is `said` and their number.
        """
        counted = groups.c.state == GroupState.COUNTING.value, unsaid(said, groups.c.id)
        asked = select(groups).where(*counted).order_by(groups.c.id).limit(limit)
        return [group_of(row) for row in await self._connection.execute(asked)]

    async def of_cadre(self, cadre: CadreId) -> list[Group]:
        """The groups a cadre is responsible for; not those of which they are a deputy."""
        asked = select(groups).where(groups.c.cadre_id == cadre).order_by(groups.c.id)
        return [group_of(row) for row in await self._connection.execute(asked)]

    async def of_organisations(self, among: Collection[OrganisationId]) -> list[Group]:
        """Whoever is responsible for them; the oldest first."""
        asked = select(groups).where(groups.c.organisation_id.in_(list(among)))
        rows = await self._connection.execute(asked.order_by(groups.c.id))
        return [group_of(row) for row in rows]

    async def run_by(self, lines: Collection[CadreId]) -> list[Group]:
        """The groups for which one of these cadres is responsible or a deputy."""
        if not lines:
            return []
        rows = await self._connection.execute(RUN_BY, {"lines": list(lines)})
        return [group_of(row) for row in rows]

    async def of_member(self, person: PersonId) -> list[Group]:
        """The groups in which somebody is known, the oldest first."""
        rows = await self._connection.execute(OF_MEMBER, {"person": person})
        return [group_of(row) for row in rows]

    async def bind(self, id: GroupId, organisation: OrganisationId, cadre: CadreId) -> bool:
        """Make a cadre responsible. False: the group is another one's already."""
        free = groups.c.cadre_id.is_(None) | (groups.c.cadre_id == cadre)
        changed = update(groups).where(groups.c.id == id, free)
        return await self._changes(changed.values(organisation_id=organisation, cadre_id=cadre))

    async def hand_on(self, id: GroupId, old: CadreId, new: Cadre) -> bool:
        """Another cadre becomes responsible. False: it was no longer `old`."""
        changed = update(groups).where(groups.c.id == id, groups.c.cadre_id == old)
        told = changed.values(cadre_id=new.id, organisation_id=new.organisation, vacant_since=None)
        return await self._changes(told)

    async def change_state(self, id: GroupId, old: GroupState, new: GroupState) -> bool:
        """False: it was no longer in `old`."""
        changed = update(groups).where(groups.c.id == id, groups.c.state == old.value)
        return await self._changes(changed.values(state=new.value))

    async def start_counting(self, id: GroupId, now: datetime) -> bool:
        """The first moment from which counts are known; later calls change nothing."""
        changed = update(groups).where(groups.c.id == id, groups.c.counting_since.is_(None))
        return await self._changes(changed.values(counting_since=now))

    async def set_rights(self, id: GroupId, rights: Collection[str]) -> None:
        told = " ".join(sorted(rights))
        await self._connection.execute(update(groups).where(groups.c.id == id).values(rights=told))

    async def set_title(self, id: GroupId, title: str) -> None:
        await self._connection.execute(update(groups).where(groups.c.id == id).values(title=title))

    async def set_members(self, id: GroupId, members: int) -> None:
        """As Telegram told it last, without the bot."""
        changed = update(groups).where(groups.c.id == id).values(member_count=members)
        await self._connection.execute(changed)

    async def set_welcome(self, id: GroupId, message: int) -> None:
        """The message that welcomes people there now."""
        changed = update(groups).where(groups.c.id == id).values(welcome_message_id=message)
        await self._connection.execute(changed)

    async def set_language(self, id: GroupId, language: str) -> None:
        changed = update(groups).where(groups.c.id == id).values(language=language)
        await self._connection.execute(changed)

    async def set_greets(self, id: GroupId, *, greets: bool) -> None:
        changed = update(groups).where(groups.c.id == id).values(greets=greets)
        await self._connection.execute(changed)

    async def set_cards_thread(self, id: GroupId, thread: int | None) -> None:
        changed = update(groups).where(groups.c.id == id).values(cards_thread_id=thread)
        await self._connection.execute(changed)

    async def hold(self, id: GroupId, *, held: bool) -> bool:
        """False: it was so already."""
        changed = update(groups).where(groups.c.id == id, groups.c.held.is_not(held))
        return await self._changes(changed.values(held=held))

    async def migrate(self, old_chat: int, new_chat: int) -> Group | None:
        """The chat has a new id. Told in any order, twice, or not known at all: comes out the same.

        A group that was met under the new id before the migration was known gives way to the old
        one; but if a cadre has taken it over meanwhile, both stay, and the new one is handed out.
        """
        group = await self.by_chat(old_chat)
        if group is None or group.chat == new_chat:
            return group
        new = await self.by_chat(new_chat)
        if new is not None and new.cadre is not None:
            return new
        await self._hand_threads_on(group.id, None if new is None else new.id)
        met = groups.c.chat_id == new_chat, groups.c.cadre_id.is_(None)
        await self._connection.execute(delete(groups).where(*met))
        await insert_new(self._connection, former_chats, chat_id=old_chat, group_id=group.id)
        changed = (
            update(groups)
            .where(groups.c.id == group.id)
            .values(chat_id=new_chat, welcome_message_id=None, cards_thread_id=None)
        )
        return group_of((await self._connection.execute(changed.returning(groups))).one())

    async def _hand_threads_on(self, old: GroupId, new: GroupId | None) -> None:
        """Those of the former chat are gone; those met under the new id stay."""
        await self._connection.execute(delete(threads).where(threads.c.group_id == old))
        if new is not None:
            met = update(threads).where(threads.c.group_id == new)
            await self._connection.execute(met.values(group_id=old))

    async def _changes(self, statement: Update) -> bool:
        return (await self._connection.scalar(statement.returning(groups.c.id))) is not None


CHATS: BindParameter[Any] = bindparam("chats", expanding=True)
PRESENT = select(groups, groups.c.chat_id.label("asked")).where(groups.c.chat_id.in_(CHATS))
FORMER = (
    select(groups, former_chats.c.chat_id.label("asked"))
    .join(former_chats, former_chats.c.group_id == groups.c.id)
    .where(former_chats.c.chat_id.in_(CHATS))
)
BY_CHATS = PRESENT.union_all(FORMER)
LINES: BindParameter[Any] = bindparam("lines", expanding=True)
HELPING = select(deputies.c.group_id).where(deputies.c.cadre_id.in_(LINES))
RUN_BY = (
    select(groups)
    .where(groups.c.cadre_id.in_(LINES) | groups.c.id.in_(HELPING))
    .order_by(groups.c.id)
)
OF_MEMBER = (
    select(groups)
    .join(memberships, memberships.c.group_id == groups.c.id)
    .where(memberships.c.person_id == bindparam("person"))
    .order_by(groups.c.id)
)


def group_of(row: Row[Any]) -> Group:
    return Group(
        id=GroupId(row.id),
        chat=row.chat_id,
        title=row.title,
        language=row.language,
        state=GroupState(row.state),
        organisation=None if row.organisation_id is None else OrganisationId(row.organisation_id),
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        rights=frozenset(row.rights.split()),
        members=row.member_count,
        counting_since=row.counting_since,
        welcome=row.welcome_message_id,
        greets=row.greets,
        held=row.held,
        cards_thread=row.cards_thread_id,
    )
