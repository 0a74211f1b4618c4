"""A picture of a whole town, so that nothing can change unseen."""

from dataclasses import fields, is_dataclass

from playground.telegram.happenings.membership import standing
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message

Picture = tuple[object, ...]


def picture(town: Town) -> Picture:
    """Everything that lasts, as plain values. A ban or restriction whose time has passed looks
    like none, whether or not somebody has looked at it since.
    """
    world = town.world
    chats = [*world.chats.values(), *world.dialogs.values()]
    return (
        tuple(_plain(chat) for chat in chats),
        tuple(_members(town, chat) for chat in chats),
        _plain(world.people),
        _plain(world.bots),
        _plain(world.polls),
        tuple(world.files),
        tuple(town.queries),
        tuple((box.allowed, tuple(box.pending), box.webhook) for box in town.mailboxes.values()),
        frozenset(town.uncounted),
    )


def _members(town: Town, chat: Chat) -> Picture:
    return tuple(standing(town, chat, user_id) for user_id in chat.members)


def _plain(value: object) -> object:
    match value:
        case dict():
            return tuple((key, _plain(one)) for key, one in value.items())
        case list() | tuple():
            return tuple(_plain(one) for one in value)
        case _ if is_dataclass(value):
            return tuple(_plain(getattr(value, name)) for name in _names(value))
        case _:
            return value


def _names(value: object) -> list[str]:
    """A chat's members are pictured apart; a message does not picture its chat again."""
    apart = {Chat: "members", Message: "chat"}.get(type(value))
    assert is_dataclass(value)
    return [field.name for field in fields(value) if field.name != apart]
