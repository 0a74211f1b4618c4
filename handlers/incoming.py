"""What comes in with a message: who sent it, and what they handed over."""

import re

from aiogram.types import CallbackQuery, Message, User

from domain.people import Visitor
from handlers.filters import parted

# What Telegram puts behind /start when somebody opens a link; nobody wrote it.
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def handed_over(message: Message) -> str:
    """The text somebody gave to the bot, without the command before it; empty without a text."""
    text = message.text or message.caption or ""
    command, rest = parted(text)
    if command == "start" and PAYLOAD.fullmatch(rest):
        return ""
    return text if command is None else rest


def said_above(pressed: CallbackQuery) -> str | None:
    """What the message with the button replies to; None if it cannot be seen any more."""
    shown = pressed.message
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return None if above is None else handed_over(above)


def visitor_of(user: User) -> Visitor:
    return Visitor(user.id, user.full_name, user.language_code)
