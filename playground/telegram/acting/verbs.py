"""Acting over HTTP: one JSON object says who does what, where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from playground.telegram.acting.resident import Resident
from playground.telegram.acting.someone import Impossible
from playground.telegram.happenings.dialogs import Query
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.wire.chats import topic as topic_json
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import Chat, Topic
from playground.telegram.world.messages import Message
from playground.telegram.world.polls import Option

if TYPE_CHECKING:
    from playground.telegram.town import Town


class On(Enum):
    """What a verb needs besides its value: a chat, a message of a chat, or nothing."""

    CHAT = "chat"
    MESSAGE = "message"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Verb:
    """A key of the request and the method of `Resident` behind it. `takes_value`: the key's value
    is handed on; otherwise it is just `true`.
    """

    method: Callable[..., object]
    on: On = On.CHAT
    takes_value: bool = True


VERBS: dict[str, Verb] = {
    "write": Verb(Resident.writes),
    "send": Verb(Resident.sends),
    "album": Verb(Resident.sends_album),
    "poll": Verb(Resident.asks),
    "share": Verb(Resident.shares),
    "edit": Verb(Resident.edits, On.MESSAGE),
    "delete": Verb(Resident.deletes, On.MESSAGE, takes_value=False),
    "forward": Verb(Resident.forwards, On.MESSAGE),
    "react": Verb(Resident.reacts, On.MESSAGE),
    "press": Verb(Resident.presses, On.MESSAGE),
    "vote": Verb(Resident.votes, On.MESSAGE),
    "add_option": Verb(Resident.adds_option, On.MESSAGE),
    "read": Verb(Resident.reads),
    "see_answer": Verb(Resident.sees_answer, On.NOTHING),
    "see_commands": Verb(Resident.commands_seen, takes_value=False),
    "start": Verb(Resident.starts),
    "block": Verb(Resident.blocks, takes_value=False),
    "unblock": Verb(Resident.unblocks, takes_value=False),
    "open": Verb(Resident.opens, On.NOTHING),
    "join": Verb(Resident.joins),
    "leave": Verb(Resident.leaves, takes_value=False),
    "found": Verb(Resident.founds, On.NOTHING),
    "add": Verb(Resident.adds),
    "kick": Verb(Resident.kicks),
    "ban": Verb(Resident.bans),
    "unban": Verb(Resident.unbans),
    "restrict": Verb(Resident.restricts),
    "promote": Verb(Resident.promotes),
    "demote": Verb(Resident.demotes),
    "rename": Verb(Resident.renames),
    "pin": Verb(Resident.pins, On.MESSAGE, takes_value=False),
    "migrate": Verb(Resident.migrates),
    "link": Verb(Resident.links),
    "turn_on_topics": Verb(Resident.turns_on_topics, takes_value=False),
    "open_topic": Verb(Resident.opens_topic),
    "close_topic": Verb(Resident.closes_topic),
    "reopen_topic": Verb(Resident.reopens_topic),
    "invite": Verb(Resident.invites, takes_value=False),
    "decide": Verb(Resident.decides),
}
# `true` stands for "nothing in particular" with verbs that can do without a value.
OPTIONAL_VALUE = ("start", "join", "read", "migrate")


def act(town: Town, request: Json) -> object:
    """Carry out one request; the result as JSON. Impossible, with a sentence that says why, if it
    cannot be done or is not understood.
    """
    rest = dict(request)
    resident = _who(town, rest.pop("as", None))
    named = [name for name in VERBS if name in rest]
    if len(named) != 1:
        raise Impossible(f"name exactly one thing to do: {', '.join(VERBS)}")
    verb, value = VERBS[named[0]], rest.pop(named[0])
    arguments: list[object] = []
    if verb.on is not On.NOTHING:
        chat = resident.place(_place(rest.pop("chat", resident.id)))
        arguments.append(chat)
        if verb.on is On.MESSAGE:
            message_id = rest.pop("message", None)
            arguments = [_message(resident, chat, named[0], value, message_id)]
    if verb.takes_value and not (value is True and named[0] in OPTIONAL_VALUE):
        arguments.append(value)
    try:
        return _json(town, verb.method(resident, *arguments, **rest))
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise Impossible(f"{named[0]} does not understand this: {error}") from error


def _who(town: Town, person_id: object) -> Resident:
    if not isinstance(person_id, int) or person_id not in town.world.people:
        raise Impossible(f'"as" must be the id of a person of the town, not {person_id!r}')
    return town.person(person_id)


def _place(value: object) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Impossible('"chat" must be an id or an @username')
    return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else value


def _message(
    resident: Resident, chat: Chat, verb: str, value: object, message_id: object
) -> Message:
    """The message meant; without an id the newest one to which the deed can be done."""
    if message_id is not None:
        if not isinstance(message_id, int):
            raise Impossible('"message" must be the id of a message')
        return resident.message(chat, message_id)
    for message in reversed(chat.messages.values()):
        if _suits(message, verb, resident, value):
            return message
    raise Impossible(f"there is nothing in this chat to {verb}: name a message")


def _suits(message: Message, verb: str, resident: Resident, value: object) -> bool:
    match verb:
        case "press":
            return message.markup is not None and repr(value) in repr(message.markup)
        case "vote" | "add_option":
            return message.kind == "poll"
        case "edit" | "delete":
            return message.author == resident.id and not message.is_service
        case _:
            return not message.is_service


def _json(town: Town, result: object) -> object:
    match result:
        case Message():
            return message_json(town.world, result)
        case Chat():
            return chat_json(town.world, result)
        case Topic():
            return topic_json(result)
        case Query():
            return {"callback_query_id": result.id}
        case Option():
            return {"persistent_id": result.persistent_id}
        case list():
            return [_json(town, one) for one in result]
        case None:
            return True
        case _:
            return result
