"""Forwarding and copying messages."""

from dataclasses import replace

from playground.telegram.errors import bad_request
from playground.telegram.happenings.posting import Manner, origin_of, post
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.manner import prepare
from playground.telegram.requests.texts import caption
from playground.telegram.shapes import Json
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Content, Media, Message
from playground.telegram.world.polls import Poll


def forward_message(call: Call) -> Json:
    source = places.chat(call, "from_chat_id")
    found = places.message(call, source, purpose="forward")
    _refuse_uncopyable(found, "forwarded")
    where, manner = prepare(call, found.kind)
    return message_json(call.town.world, _forward(call, where, manner, found))


def forward_messages(call: Call) -> list[Json]:
    """Those that can be forwarded; the others are left out."""
    found = _several(call, "forward")
    where, manner = prepare(call, "text", len(found))
    return [
        {"message_id": _forward(call, where, grouped, one).id}
        for one, grouped in zip(found, _albums(call, manner, found), strict=True)
    ]


def copy_message(call: Call) -> Json:
    """The same content without a mark of where it comes from; a file's caption may be new."""
    source = places.chat(call, "from_chat_id")
    found = places.message(call, source, purpose="copy")
    _refuse_uncopyable(found, "copied")
    content = found.content
    if isinstance(content, Media) and call.has("caption"):
        content = replace(content, caption=caption(call))
    where, manner = prepare(call, found.kind)
    return {"message_id": post(call.town, where, call.bot.id, _own(call, content), manner).id}


def copy_messages(call: Call) -> list[Json]:
    found = _several(call, "copy")
    where, manner = prepare(call, "text", len(found))
    bare = call.flag("remove_caption")
    answers: list[Json] = []
    for one, grouped in zip(found, _albums(call, manner, found), strict=True):
        content = one.content
        if bare and isinstance(content, Media):
            content = Media(content.kind, content.file, details=content.details)
        copied = post(call.town, where, call.bot.id, _own(call, content), grouped)
        answers.append({"message_id": copied.id})
    return answers


def _albums(call: Call, manner: Manner, found: list[Message]) -> list[Manner]:
    """For each message the manner in which it goes: what was an album is one again."""
    renewed = {one.album: call.town.new_album() for one in found if one.album is not None}
    return [replace(manner, album=renewed.get(one.album or "")) for one in found]


def _forward(call: Call, where: Chat, manner: Manner, found: Message) -> Message:
    marked = replace(manner, origin=origin_of(call.town, found), reply_to=None, markup=None)
    return post(call.town, where, call.bot.id, found.content, marked)


def _several(call: Call, purpose: str) -> list[Message]:
    source = places.chat(call, "from_chat_id")
    wanted = places.message_ids(call, f"too many messages to {purpose}")
    if sorted(set(wanted)) != wanted:
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [source.messages[one] for one in wanted if one in source.messages]
    able = [one for one in found if not one.is_service and not one.protected]
    if not able:
        raise bad_request(f"there are no messages to {purpose}")
    return able


def _refuse_uncopyable(found: Message, done: str) -> None:
    if found.is_service or found.protected:
        raise bad_request(f"message can't be {done}")


def _own(call: Call, content: Content) -> Content:
    """A copied poll is a new poll of the bot, without the votes."""
    if not isinstance(content, Poll):
        return content
    number = str(call.town.new_poll_number())
    options = [
        replace(one, persistent_id=f"{number}-{position}")
        for position, one in enumerate(content.options)
    ]
    copied = replace(content, id=number, options=options, owner_id=call.bot.id, votes={})
    call.town.world.polls[number] = copied
    return copied
