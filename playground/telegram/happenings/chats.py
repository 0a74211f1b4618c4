"""Chats are founded, renamed, pinned to, linked and upgraded."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from playground.telegram.happenings.posting import Manner, post, serve
from playground.telegram.updates import news
from playground.telegram.wire.files import photo_sizes
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import Chat, ChatType, Member, Status
from playground.telegram.world.files import StoredFile
from playground.telegram.world.messages import Message, Service
from playground.telegram.world.rights import ALL_RIGHTS

if TYPE_CHECKING:
    from playground.telegram.town import Town

FOUNDED = {
    ChatType.GROUP: "group_chat_created",
    ChatType.SUPERGROUP: "supergroup_chat_created",
    ChatType.CHANNEL: "channel_chat_created",
}


class Order(StrEnum):
    """In which order a migration is told: the two service messages come in either, or not."""

    OLD_FIRST = "old first"
    NEW_FIRST = "new first"
    SILENT = "silent"


def found(
    town: Town, kind: ChatType, title: str, creator: int, username: str | None = None
) -> Chat:
    """Open a group, supergroup or channel; the creator is its owner."""
    chat = town.world.add_chat(kind, title, username)
    chat.members[creator] = Member(creator, Status.CREATOR, rights=ALL_RIGHTS)
    serve(town, chat, creator, FOUNDED[kind], True)
    return chat


def rename(town: Town, chat: Chat, actor: int, title: str) -> None:
    chat.title = title
    serve(town, chat, actor, "new_chat_title", title)


def set_photo(town: Town, chat: Chat, actor: int, photo: StoredFile | None) -> None:
    """Set the chat's photo, or take it away."""
    chat.photo = photo
    if photo is None:
        serve(town, chat, actor, "delete_chat_photo", True)
    else:
        town.world.keep(photo)
        serve(town, chat, actor, "new_chat_photo", photo_sizes(photo))


def pin(town: Town, chat: Chat, actor: int, message: Message, speaker: int | None = None) -> None:
    """Pin on top of what is pinned already; announced by a service message, of the chat itself
    where an administrator stays anonymous.
    """
    if message.id in chat.pins:
        chat.pins.remove(message.id)
    chat.pins.append(message.id)
    shown = message_json(town.world, message, with_reply=False)
    post(town, chat, actor, Service("pinned_message", shown), Manner(sender_chat=speaker))


def link(channel: Chat, discussion: Chat) -> None:
    """Make the supergroup the channel's discussion group."""
    channel.linked_chat_id = discussion.id
    discussion.linked_chat_id = channel.id


def migrate(town: Town, group: Chat, actor: int, order: Order = Order.OLD_FIRST) -> Chat:
    """Upgrade a basic group: the supergroup has a new id and counts its messages anew.

    Bots are told of their membership under the new id, then of the migration in `order`; the old
    id answers every call with the new one.
    """
    new = town.world.add_chat(ChatType.SUPERGROUP, group.title or "", group.username)
    new.description, new.photo, new.permissions = group.description, group.photo, group.permissions
    members = [member for member in group.members.values() if member.is_present]
    new.members.update({member.user_id: member for member in members})
    for member in members:
        if member.user_id in town.world.bots:
            gone = Member(member.user_id, Status.LEFT)
            news.member_changed(town, new, actor, gone, member)
    _announce_migration(town, group, new, actor, order)
    group.migrated_to = new.id
    for user_id, member in list(group.members.items()):
        group.members[user_id] = replace(member, status=Status.LEFT)
    return new


def _announce_migration(town: Town, old: Chat, new: Chat, actor: int, order: Order) -> None:
    def tell_old() -> None:
        serve(town, old, actor, "migrate_to_chat_id", new.id)

    def tell_new() -> None:
        serve(town, new, actor, "migrate_from_chat_id", old.id)

    match order:
        case Order.OLD_FIRST:
            tell_old()
            tell_new()
        case Order.NEW_FIRST:
            tell_new()
            tell_old()
        case Order.SILENT:
            new.last_message_id += 1
