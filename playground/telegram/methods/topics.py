"""Forum topics."""

from playground.telegram.errors import bad_request
from playground.telegram.happenings import topics
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import topic as topic_json
from playground.telegram.world.chats import GENERAL_TOPIC, Chat, Topic

NAME_LENGTH = 128


def get_forum_topic_icon_stickers(_: Call) -> list[Json]:
    """The town has no custom emoji."""
    return []


def create_forum_topic(call: Call) -> Json:
    where = _forum(call)
    colour = call.integer("icon_color", topics.ICON_COLOURS[0])
    if colour not in topics.ICON_COLOURS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    icon = call.text("icon_custom_emoji_id") or None
    return topic_json(topics.create(call.town, where, call.bot.id, _name(call), colour, icon))


def edit_forum_topic(call: Call) -> bool:
    where, topic = _topic(call)
    name = _name(call) if call.text("name") else None
    icon = call.text("icon_custom_emoji_id") if call.has("icon_custom_emoji_id") else None
    if name in (None, topic.name) and icon in (None, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.rename(call.town, where, call.bot.id, topic, name, icon)
    return True


def close_forum_topic(call: Call) -> bool:
    return _close(call, *_topic(call))


def reopen_forum_topic(call: Call) -> bool:
    return _reopen(call, *_topic(call))


def delete_forum_topic(call: Call) -> bool:
    where, topic = _topic(call)
    places.need(call, where, "can_delete_messages", "not enough rights to delete a topic")
    topics.delete(where, topic)
    return True


def unpin_all_forum_topic_messages(call: Call) -> bool:
    where, topic = _topic(call)
    return _unpin(where, topic.id)


def edit_general_forum_topic(call: Call) -> bool:
    where, topic = _general(call)
    topics.rename(call.town, where, call.bot.id, topic, _name(call), None)
    return True


def close_general_forum_topic(call: Call) -> bool:
    return _close(call, *_general(call))


def reopen_general_forum_topic(call: Call) -> bool:
    return _reopen(call, *_general(call))


def hide_general_forum_topic(call: Call) -> bool:
    return _hide(call, hidden=True)


def unhide_general_forum_topic(call: Call) -> bool:
    return _hide(call, hidden=False)


def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    where, _ = _general(call)
    return _unpin(where, None)


def _forum(call: Call) -> Chat:
    where = places.group(call)
    if not where.is_forum:
        raise bad_request("the chat is not a forum")
    places.need(call, where, "can_manage_topics", "not enough rights to create a topic")
    return where


def _topic(call: Call) -> tuple[Chat, Topic]:
    where = _forum(call)
    wanted = call.integer("message_thread_id")
    topic = where.topics.get(wanted)
    if topic is None or wanted == GENERAL_TOPIC:
        raise bad_request("TOPIC_ID_INVALID")
    return where, topic


def _general(call: Call) -> tuple[Chat, Topic]:
    where = _forum(call)
    return where, where.topics[GENERAL_TOPIC]


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not 1 <= len(name) <= NAME_LENGTH:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "topic name is too long")
    return name


def _close(call: Call, where: Chat, topic: Topic) -> bool:
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.close(call.town, where, call.bot.id, topic)
    return True


def _reopen(call: Call, where: Chat, topic: Topic) -> bool:
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.reopen(call.town, where, call.bot.id, topic)
    return True


def _hide(call: Call, *, hidden: bool) -> bool:
    where, general = _general(call)
    if general.hidden == hidden:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.hide_general(call.town, where, call.bot.id, hidden=hidden)
    return True


def _unpin(where: Chat, thread_id: int | None) -> bool:
    where.pins[:] = [
        pinned for pinned in where.pins if where.messages[pinned].thread_id != thread_id
    ]
    return True
