"""What comes in with a message: who sent it, and what they handed over."""

from aiogram.types import Message, User

from domain.people import Visitor
from handlers.filters import parted


def handed_over(message: Message) -> str:
    """The text somebody gave to the bot, without the command before it; empty without a text."""
    text = message.text or message.caption or ""
    command, rest = parted(text)
    return text if command is None else rest


def visitor_of(user: User) -> Visitor:
    return Visitor(user.id, user.full_name, user.language_code)
