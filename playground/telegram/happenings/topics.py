"""Forum topics are opened, renamed, closed and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.happenings.posting import Manner, post, serve
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import icon
from playground.telegram.world.chats import GENERAL_TOPIC, Chat, Topic
from playground.telegram.world.messages import Service

if TYPE_CHECKING:
    from playground.telegram.town import Town

ICON_COLOURS = (7_322_096, 16_766_590, 13_338_331, 9_367_192, 16_749_490, 16_478_047)


def become_forum(chat: Chat) -> None:
    """Turn topics on; what was said so far lies in the general topic."""
    chat.is_forum = True
    chat.topics.setdefault(GENERAL_TOPIC, Topic(GENERAL_TOPIC, "General"))


def create(
    town: Town,
    chat: Chat,
    author: int,
    name: str,
    icon_color: int = ICON_COLOURS[0],
    icon_custom_emoji_id: str | None = None,
) -> Topic:
    """Open a topic; its id is that of the service message which announces it."""
    topic = Topic(chat.last_message_id + 1, name, icon_color, icon_custom_emoji_id)
    chat.topics[topic.id] = topic
    payload: Json = {"name": name}
    post(
        town,
        chat,
        author,
        Service("forum_topic_created", payload | icon(topic)),
        Manner(topic=topic.id),
    )
    return topic


def rename(
    town: Town, chat: Chat, author: int, topic: Topic, name: str | None, icon_id: str | None
) -> None:
    payload: Json = {}
    if name is not None:
        topic.name = name
        payload["name"] = name
    if icon_id is not None:
        topic.icon_custom_emoji_id = icon_id or None
        payload["icon_custom_emoji_id"] = icon_id
    _announce(town, chat, author, topic, "forum_topic_edited", payload)


def close(town: Town, chat: Chat, author: int, topic: Topic) -> None:
    topic.closed = True
    _announce(town, chat, author, topic, "forum_topic_closed", {})


def reopen(town: Town, chat: Chat, author: int, topic: Topic) -> None:
    topic.closed = False
    _announce(town, chat, author, topic, "forum_topic_reopened", {})


def hide_general(town: Town, chat: Chat, author: int, *, hidden: bool) -> None:
    """The general topic is hidden (and closed) or shown again."""
    general = chat.topics[GENERAL_TOPIC]
    general.hidden = hidden
    general.closed = general.closed or hidden
    word = "hidden" if hidden else "unhidden"
    serve(town, chat, author, f"general_forum_topic_{word}", {})


def delete(chat: Chat, topic: Topic) -> None:
    """The topic goes with everything that was said in it."""
    del chat.topics[topic.id]
    gone = [message.id for message in chat.messages.values() if message.thread_id == topic.id]
    for message_id in gone:
        del chat.messages[message_id]
    chat.pins[:] = [pinned for pinned in chat.pins if pinned in chat.messages]


def _announce(town: Town, chat: Chat, author: int, topic: Topic, kind: str, payload: Json) -> None:
    post(town, chat, author, Service(kind, payload), Manner(topic=topic.id))
