"""Addresses: the chat to which a post goes at present."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.outbox import Address, Kind, OutboxId, Post
from domain.people import PersonId
from storage.tables.groups import former_chats, groups
from storage.tables.people import people


class Addresses:
    """Read anew for every sending: people block the bot, and groups get a new chat."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, posts: Mapping[OutboxId, Post]) -> dict[OutboxId, Address]:
        """Asked once for a batch. Left out: a notice whose receiver is gone, a call to no chat."""
        notices = [post for post in posts.values() if post.kind is Kind.NOTICE]
        calls = [chat_named(post) for post in posts.values() if post.kind is Kind.CALL]
        persons = await self._persons({one.person for one in notices if one.person is not None})
        chats = await self._chats({one.group for one in notices if one.group is not None})
        moved = await self._moved({int(one) for one in calls if one is not None and is_group(one)})
        found: dict[OutboxId, Address] = {}
        for number, post in posts.items():
            chat = chat_named(post)
            if post.kind is Kind.CALL and chat is not None:
                found[number] = Address(moved.get(chat, chat))
            elif post.kind is Kind.NOTICE and post.person in persons:
                found[number] = persons[post.person]
            elif post.kind is Kind.NOTICE and post.group in chats:
                found[number] = chats[post.group]
        return found

    async def _persons(self, ids: Collection[PersonId]) -> dict[PersonId | None, Address]:
        if not ids:
            return {}
        asked = select(people.c.id, people.c.telegram_id, people.c.reachable)
        rows = await self._connection.execute(asked.where(people.c.id.in_(ids)))
        return {PersonId(row.id): Address(str(row.telegram_id), row.reachable) for row in rows}

    async def _chats(self, ids: Collection[GroupId]) -> dict[GroupId | None, Address]:
        if not ids:
            return {}
        asked = select(groups.c.id, groups.c.chat_id, groups.c.cards_thread_id)
        rows = await self._connection.execute(asked.where(groups.c.id.in_(ids)))
        return {
            GroupId(row.id): Address(str(row.chat_id), thread=row.cards_thread_id) for row in rows
        }

    async def _moved(self, chats: Collection[int]) -> dict[str, str]:
        """Former chat → the present one of its group."""
        if not chats:
            return {}
        asked = (
            select(former_chats.c.chat_id.label("former"), groups.c.chat_id)
            .join(groups, groups.c.id == former_chats.c.group_id)
            .where(former_chats.c.chat_id.in_(chats))
        )
        return {str(row.former): str(row.chat_id) for row in await self._connection.execute(asked)}


def chat_named(post: Post) -> str | None:
    """The chat that a call's own fields name: an id, or a public name."""
    chat = post.fields.get("chat_id")
    return None if chat is None else str(chat)


def is_group(chat: str) -> bool:
    return chat.startswith("-") and chat[1:].isdecimal()
