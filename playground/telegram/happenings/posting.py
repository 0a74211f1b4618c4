"""Messages come, change and go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.telegram.shapes import Json
from playground.telegram.updates import news
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.world.chats import GENERAL_TOPIC, Chat, ChatType
from playground.telegram.world.messages import Content, Media, Message, Service

if TYPE_CHECKING:
    from playground.telegram.town import Town


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is posted besides its content: as whom, in answer to what, with what."""

    sender_chat: int | None = None
    signature: str | None = None
    reply_to: int | None = None
    topic: int | None = None
    quote: Json | None = None
    external_reply: Json | None = None
    markup: Json | None = None
    album: str | None = None
    origin: Json | None = None
    automatic_forward: bool = False
    via_bot: int | None = None
    protected: bool = False


PLAINLY = Manner()


def post(
    town: Town, chat: Chat, author: int, content: Content, manner: Manner = PLAINLY
) -> Message:
    """Put a message into the chat, tell the bots, and pass a channel's post on to its group."""
    if chat.is_channel and manner.sender_chat is None:
        manner = replace(manner, sender_chat=chat.id)
    if chat.bot_id is not None:
        chat = town.world.dialogs.setdefault((chat.bot_id, chat.id), chat)
    reply_to, thread_id, in_topic = _place(chat, manner)
    message_id = town.world.next_message_id(chat)
    message = Message(
        id=message_id,
        chat=chat,
        date=town.clock.date(),
        author=author,
        content=content,
        sender_chat=manner.sender_chat,
        signature=manner.signature,
        reply_to=None if reply_to == message_id else reply_to,  # a topic's creation itself
        external_reply=manner.external_reply,
        quote=manner.quote,
        thread_id=thread_id,
        in_topic=in_topic,
        album=manner.album,
        origin=manner.origin,
        automatic_forward=manner.automatic_forward,
        via_bot=manner.via_bot,
        protected=manner.protected,
        markup=manner.markup,
    )
    chat.messages[message.id] = message
    _keep_file(town, content)
    news.new_message(town, message)
    if chat.is_channel and chat.linked_chat_id and not message.is_service:
        _forward_to_discussion(town, message)
    return message


def serve(town: Town, chat: Chat, author: int, kind: str, payload: object) -> Message:
    """Post a service message."""
    return post(town, chat, author, Service(kind, payload))


def edit(town: Town, message: Message, content: Content) -> None:
    """Replace what the message says; its date of editing is now."""
    message.content = content
    _keep_file(town, content)
    message.edit_date = town.clock.date()
    news.edited_message(town, message)


def delete(message: Message) -> None:
    """Take the message away. Bots are not told, as in Telegram."""
    message.chat.messages.pop(message.id, None)
    if message.id in message.chat.pins:
        message.chat.pins.remove(message.id)


def delete_all_of(chat: Chat, author: int) -> None:
    """Take away what somebody has said there under their own name."""
    for message in list(chat.messages.values()):
        if message.author == author and message.sender_chat is None:
            delete(message)


def origin_of(town: Town, message: Message) -> Json:
    """The `MessageOrigin…` that a forward of this message carries."""
    if message.origin is not None:
        return message.origin
    if message.chat.is_channel:
        origin: Json = {"type": "channel", "date": message.date, "message_id": message.id}
        origin["chat"] = chat_json(town.world, message.chat)
    elif message.sender_chat is not None:
        sender = town.world.chats[message.sender_chat]
        origin = {"type": "chat", "date": message.date}
        origin["sender_chat"] = chat_json(town.world, sender)
    else:
        origin = {"type": "user", "date": message.date}
        origin["sender_user"] = town.user_json(message.author)
        return origin
    if message.signature:
        origin["author_signature"] = message.signature
    return origin


def _keep_file(town: Town, content: Content) -> None:
    if isinstance(content, Media):
        town.world.keep(content.file)


def _place(chat: Chat, manner: Manner) -> tuple[int | None, int | None, bool]:
    """Where a message stands: (answered message, thread, in a forum topic).

    In a forum an answer stays in the topic of what it answers, and a message that answers nobody
    refers to the topic's creation. In the general topic, as in other supergroups, the thread is
    that of the answered message.
    """
    answered = chat.messages.get(manner.reply_to) if manner.reply_to is not None else None
    reply_to = answered.id if answered else None
    if chat.is_forum:
        topic = manner.topic or (answered.thread_id if answered and answered.in_topic else None)
        if topic is not None and topic != GENERAL_TOPIC:
            return reply_to or topic, topic, True
    if answered is not None and chat.type is ChatType.SUPERGROUP:
        return reply_to, answered.thread_id or answered.id, False
    return reply_to, None, False


def _forward_to_discussion(town: Town, message: Message) -> None:
    discussion = town.world.chats[message.chat.linked_chat_id or 0]
    manner = Manner(
        sender_chat=message.chat.id,
        signature=message.signature,
        origin=origin_of(town, message),
        automatic_forward=True,
        album=message.album,
    )
    post(town, discussion, message.author, message.content, manner)
