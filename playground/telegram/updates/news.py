"""Telling the bots what happened: one function for each kind of update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.shapes import Json, encode
from playground.telegram.updates.audience import administrators, hearers
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.wire.chats import invite_link
from playground.telegram.wire.messages import message as message_json
from playground.telegram.wire.polls import answer, poll
from playground.telegram.wire.users import member, user
from playground.telegram.world.chats import Chat, InviteLink, Member
from playground.telegram.world.messages import Message
from playground.telegram.world.polls import Poll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.telegram.town import Town
    from playground.telegram.world.people import Bot


def tell(town: Town, bots: Iterable[Bot], kind: str, payload: Json, chat: Chat | None) -> None:
    """Queue one update for each of the bots that asks for this kind."""
    wanting = [town.mailboxes[bot.id] for bot in bots if town.mailboxes[bot.id].wants(kind)]
    if not wanting:
        return
    body = encode(payload)
    for mailbox in wanting:
        mailbox.put(kind, body, date=town.clock.date(), lane=chat.id if chat else 0)


def new_message(town: Town, message: Message) -> None:
    bots = hearers(town.world, message)
    if bots:
        kind = "channel_post" if message.chat.is_channel else "message"
        tell(town, bots, kind, message_json(town.world, message), message.chat)


def edited_message(town: Town, message: Message) -> None:
    kind = "edited_channel_post" if message.chat.is_channel else "edited_message"
    bots = hearers(town.world, message)
    tell(town, bots, kind, message_json(town.world, message), message.chat)


def member_changed(
    town: Town,
    chat: Chat,
    actor: int,
    old: Member,
    new: Member,
    link: InviteLink | None = None,
    *,
    by_request: bool = False,
) -> None:
    """`my_chat_member` to a bot about itself, `chat_member` to bots that administer the chat."""
    world = town.world

    def update(seen_by: int) -> Json:
        fields: Json = {
            "chat": chat_json(world, chat),
            "from": user(world.user(actor)),
            "date": town.clock.date(),
            "old_chat_member": member(world, chat, old, seen_by=seen_by),
            "new_chat_member": member(world, chat, new, seen_by=seen_by),
        }
        if link is not None:
            fields["invite_link"] = invite_link(world, link)
        if by_request:
            fields["via_join_request"] = True
        return fields

    concerned = world.bots.get(new.user_id)
    if concerned is not None:
        tell(town, [concerned], "my_chat_member", update(concerned.id), chat)
    for bot in administrators(world, chat):
        if bot is not concerned:
            tell(town, [bot], "chat_member", update(bot.id), chat)


def join_requested(town: Town, chat: Chat, person_id: int, link: InviteLink | None) -> None:
    fields: Json = {
        "chat": chat_json(town.world, chat),
        "from": user(town.world.user(person_id)),
        "user_chat_id": person_id,
        "date": town.clock.date(),
    }
    if link is not None:
        fields["invite_link"] = invite_link(town.world, link)
    able = [
        bot
        for bot in administrators(town.world, chat)
        if chat.member(bot.id).may("can_invite_users")
    ]
    tell(town, able, "chat_join_request", fields, chat)


def reaction_changed(
    town: Town, message: Message, actor: Json, old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    """`actor` is `{"user": …}` or `{"actor_chat": …}`."""
    fields: Json = {"chat": chat_json(town.world, message.chat), "message_id": message.id}
    fields |= actor
    fields |= {
        "date": town.clock.date(),
        "old_reaction": [reaction(emoji) for emoji in old],
        "new_reaction": [reaction(emoji) for emoji in new],
    }
    bots = administrators(town.world, message.chat)
    tell(town, bots, "message_reaction", fields, message.chat)


def reactions_counted(town: Town, message: Message) -> None:
    """The delayed counts of anonymous reactions, as they stand now."""
    counts: dict[str, int] = {}
    for chosen in message.reactions.values():
        for emoji in chosen:
            counts[emoji] = counts.get(emoji, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    fields: Json = {
        "chat": chat_json(town.world, message.chat),
        "message_id": message.id,
        "date": town.clock.date(),
        "reactions": [{"type": reaction(emoji), "total_count": n} for emoji, n in ranked],
    }
    bots = administrators(town.world, message.chat)
    tell(town, bots, "message_reaction_count", fields, message.chat)


def poll_changed(town: Town, changed: Poll) -> None:
    """The new state of a poll, to the bot that sent it."""
    owner = town.world.bots.get(changed.owner_id)
    if owner is not None:
        tell(town, [owner], "poll", poll(town.world, changed, in_message=False), None)


def poll_answered(town: Town, voted: Poll, voter: Json, chosen: tuple[str, ...]) -> None:
    owner = town.world.bots.get(voted.owner_id)
    if owner is not None and not voted.is_anonymous:
        tell(town, [owner], "poll_answer", answer(voted, voter, chosen), None)


def button_pressed(town: Town, bot: Bot, query: Json, chat: Chat) -> None:
    tell(town, [bot], "callback_query", query, chat)


def reaction(emoji: str) -> Json:
    """A `ReactionType…`: an emoji, or a custom emoji written `custom:<id>`."""
    if emoji.startswith("custom:"):
        return {"type": "custom_emoji", "custom_emoji_id": emoji.removeprefix("custom:")}
    return {"type": "emoji", "emoji": emoji}
