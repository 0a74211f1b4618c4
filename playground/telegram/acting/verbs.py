"""Acting over HTTP: one JSON object says who does what, where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING

from playground.telegram.acting.arguments import typed
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
    name = _verb(rest)
    verb, value = VERBS[name], rest.pop(name)
    place, message_id = rest.pop("chat", resident.id), rest.pop("message", None)
    value = _value(name, verb, value)
    given = typed(name, verb.method, value, rest)
    if verb.on is On.NOTHING:
        return _json(town, verb.method(resident, **given))
    if name == "join" and "link" in given and "chat" not in request:
        return _json(town, resident.opens(str(given["link"])))
    chat = resident.place(_place(place))
    if verb.on is On.CHAT:
        return _json(town, verb.method(resident, chat, **given))
    message = _message(resident, chat, name, given, message_id)
    return _json(town, verb.method(resident, message, **given))


def _verb(request: Json) -> str:
    """The one verb of the request."""
    named = [name for name in VERBS if name in request]
    if len(named) == 1:
        return named[0]
    if named:
        raise Impossible(f"do one thing at a time: {' or '.join(named)}")
    near = [close for key in request for close in get_close_matches(key, VERBS, 1)]
    if near:
        raise Impossible(f"did you mean {near[0]}?")
    raise Impossible(f"name one thing to do: {', '.join(VERBS)}")


def _value(name: str, verb: Verb, value: object) -> object:
    """What the verb's key holds; None where `true` says all."""
    if value is True and (not verb.takes_value or name in OPTIONAL_VALUE):
        return None
    if not verb.takes_value:
        raise Impossible(f'"{name}" is done with true, or not at all')
    return value


def _who(town: Town, person_id: object) -> Resident:
    if not isinstance(person_id, int) or person_id not in town.world.people:
        raise Impossible(f'"as" must be the id of a person of the town, not {person_id!r}')
    return town.person(person_id)


def _place(value: object) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Impossible('"chat" must be an id or an @username')
    return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else value


def _message(resident: Resident, chat: Chat, verb: str, given: Json, message_id: object) -> Message:
    """The message meant; without an id the newest one to which the deed can be done."""
    if message_id is not None:
        if not isinstance(message_id, int):
            raise Impossible('"message" must be the id of a message')
        return resident.message(chat, message_id)
    for message in reversed(chat.messages.values()):
        if _suits(message, verb, resident, given):
            return message
    raise Impossible(f"there is nothing in this chat to {verb}: name a message")


def _suits(message: Message, verb: str, resident: Resident, given: Json) -> bool:
    match verb:
        case "press":
            named = repr(given["button"]) in repr(message.markup)
            return "inline_keyboard" in (message.markup or {}) and (
                named or bool(given.get("forged"))
            )
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
