"""Reading how a message is to be sent: reply, topic, markup; and whether the bot may send it."""

from dataclasses import dataclass

from playground.telegram.errors import bad_request
from playground.telegram.happenings.posting import Manner, origin_of, post
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.markup import reply_markup
from playground.telegram.requests.texts import parse
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.wire.messages import content as content_json
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import GENERAL_TOPIC, Chat
from playground.telegram.world.messages import Content, Message
from playground.telegram.world.rights import PERMISSION_FOR

# How Telegram names kinds of content when the right to send them is missing.
WORDS_FOR = {
    "text": "text messages",
    "photo": "photos",
    "video": "videos",
    "video_note": "video notes",
    "voice": "voice notes",
    "audio": "music",
    "document": "documents",
    "poll": "polls",
    "animation": "animations",
    "sticker": "stickers",
}


@dataclass(frozen=True, slots=True)
class _Answered:
    message: Message | None
    quote: Json | None = None


def send(call: Call, content: Content, kind: str) -> Json:
    """Post what a send… method has read, after every check, and answer with the message."""
    where, manner = prepare(call, kind)
    return message_json(call.town.world, post(call.town, where, call.bot.id, content, manner))


def prepare(call: Call, kind: str, messages: int = 1) -> tuple[Chat, Manner]:
    """Where and how to send: checks rights, topic, reply and markup, then the limits."""
    where = places.writable(call)
    _check_rights(call, where, kind)
    manner = _manner(call, where)
    call.town.limits[call.bot.id].spend(where, messages)
    return where, manner


def _manner(call: Call, where: Chat) -> Manner:
    answered = _answered(call, where)
    topic = _topic(call, where, answered.message)
    external: Json | None = None
    reply_to = None
    if answered.message is not None:
        if answered.message.chat is where:
            reply_to = answered.message.id
        else:
            external = _external(call, answered.message)
    return Manner(
        reply_to=reply_to,
        topic=topic,
        quote=answered.quote,
        external_reply=external,
        markup=reply_markup(call, where),
        protected=call.flag("protect_content"),
    )


def _check_rights(call: Call, where: Chat, kind: str) -> None:
    if where.is_private:
        return
    permission = PERMISSION_FOR.get(kind, "can_send_messages")
    if where.may_send(call.bot.id, permission):
        return
    if where.is_channel:
        raise bad_request("need administrator rights in the channel chat")
    what = WORDS_FOR.get(kind, "messages")
    raise bad_request(f"not enough rights to send {what} to the chat")


def _topic(call: Call, where: Chat, answered: Message | None) -> int | None:
    """The topic to write into: the named one, or that of what is answered."""
    thread = call.integer("message_thread_id")
    if not where.is_forum:
        in_thread = thread and (
            thread in where.messages
            or any(one.thread_id == thread for one in where.messages.values())
        )
        if thread and not in_thread:
            raise bad_request("message thread not found")
        return None
    inherited = answered.thread_id if answered is not None and answered.in_topic else None
    topic = where.topics.get(thread or inherited or GENERAL_TOPIC)
    if topic is None or thread == GENERAL_TOPIC:
        raise bad_request("message thread not found")
    if topic.closed and not places.myself(call, where).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return topic.id if thread else None


def _answered(call: Call, where: Chat) -> _Answered:
    """The message to be replied to, from `reply_parameters` or, without them, the older ones."""
    parameters = call.mapping("reply_parameters", "reply parameters")
    if parameters and not parameters.keys() & {"message_id", "ephemeral_message_id"}:
        raise bad_request('can\'t find field "message_id"')
    wanted = parameters.get("message_id", 0 if parameters else call.integer("reply_to_message_id"))
    if not wanted:
        return _Answered(None)
    older = not parameters and call.flag("allow_sending_without_reply")
    lenient = older or bool(parameters.get("allow_sending_without_reply"))
    source = where
    if "chat_id" in parameters:
        other = Call(call.town, call.bot, {"chat_id": str(parameters["chat_id"])})
        source = places.chat(other)
    found = source.messages.get(wanted) if isinstance(wanted, int) else None
    if found is None and isinstance(wanted, str) and wanted.isdecimal():
        found = source.messages.get(int(wanted))
    if found is None and not lenient:
        raise bad_request("message to be replied not found")
    return _Answered(found, _quote(call, parameters, found))


def _quote(call: Call, parameters: Json, found: Message | None) -> Json | None:
    wanted = parameters.get("quote")
    if not isinstance(wanted, str) or not wanted or found is None:
        return None
    text = parse(call, wanted, str(parameters.get("quote_parse_mode", "")), []).text
    before, here, _ = found.formatted.text.partition(text)
    if not here:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"text": text, "position": len(before.encode("utf-16-le")) // 2, "is_manual": True}


def _external(call: Call, found: Message) -> Json:
    world = call.town.world
    fields: Json = {"origin": origin_of(call.town, found), "message_id": found.id}
    if not found.chat.is_private:
        fields["chat"] = chat_json(world, found.chat)
    shown = content_json(world, found)
    return fields | {name: shown[name] for name in (found.kind,) if name != "text"}
