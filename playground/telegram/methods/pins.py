"""Pinned messages."""

from playground.telegram.errors import bad_request
from playground.telegram.happenings import chats
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.world.chats import Chat

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def pin_chat_message(call: Call) -> bool:
    where = _where(call)
    message = places.message(call, where, purpose="pin")
    if message.is_service:
        raise bad_request("service messages can't be pinned")
    chats.pin(call.town, where, call.bot.id, message)
    return True


def unpin_chat_message(call: Call) -> bool:
    """Unpin one message, the newest pinned one if none is named."""
    where = _where(call)
    wanted = call.integer("message_id")
    if not wanted and where.pins:
        where.pins.pop()
    elif wanted in where.pins:
        where.pins.remove(wanted)
    else:
        raise bad_request("message to unpin not found")
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    _where(call).pins.clear()
    return True


def _where(call: Call) -> Chat:
    where = places.writable(call)
    if not where.is_private:
        right = "can_edit_messages" if where.is_channel else "can_pin_messages"
        places.need(call, where, right, NO_RIGHT)
    return where
