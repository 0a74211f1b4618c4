"""What comes in with a message: who sent it, what they mean, and what they handed over."""

import re

from aiogram.types import CallbackQuery, Message, User

from domain.groups import Group
from domain.people import Visitor
from handlers.filters import parted
from services.desk import BotIdentity, Desk
from texts.spoken import as_command

# What Telegram puts behind /start when somebody opens a link; nobody wrote it.
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
LINK = re.compile(
    rf"(?:https?://)?(?:t|telegram)\.me/(?P<bot>\w+)\?start=(?P<payload>{PAYLOAD.pattern})",
    re.ASCII | re.IGNORECASE,
)


async def meant(message: Message, here: Group | None, desk: Desk) -> Message:
    """The same message as a command, if it is one in other words (统计), a link of ours or a
    picture's caption.

    In a group only what is said to the bot is meant for it: with its name, or as a reply to it.
    """
    if message.text is None and (message.caption or "").startswith("/"):
        return message.model_copy(update={"text": message.caption})
    if (payload := payload_of(message, desk.bot)) is not None:
        return message.model_copy(update={"text": f"/start {payload}"})
    command = as_command(without_name(message.text or "", desk.bot))
    if command is None or not await is_said_to_bot(message, here, desk):
        return message
    return message.model_copy(update={"text": command})


def payload_of(message: Message, bot: BotIdentity) -> str | None:
    """What a link to this bot hands over that was pasted into the private chat and not tapped."""
    found = LINK.fullmatch((message.text or "").strip())
    if message.chat.type != "private" or found is None:
        return None
    return found["payload"] if found["bot"].lower() == bot.username.lower() else None


async def is_said_to_bot(message: Message, here: Group | None, desk: Desk) -> bool:
    """A reply to a topic is its answer, whatever word it is; that a forum topic was created by the
    bot does not make everything in it a reply.
    """
    if message.chat.type == "private" or names(message, desk.bot):
        return True
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.id != desk.bot.id:
        return False
    if message.is_topic_message and replied.message_id == message.message_thread_id:
        return False
    return here is None or await desk.tx.topics.by_message(here.id, replied.message_id) is None


def names(message: Message, bot: BotIdentity) -> bool:
    text = message.text or ""
    return any(
        one.type == "mention" and one.extract_from(text).lower() == f"@{bot.username.lower()}"
        for one in message.entities or ()
    )


def without_name(text: str, bot: BotIdentity) -> str:
    """`@bot 统计` and `统计 @bot!` are the word alone."""
    name = re.compile(rf"@{re.escape(bot.username)}(?![A-Za-z0-9_])", re.IGNORECASE)
    return name.sub(" ", text)


def handed_over(message: Message) -> str:
    """The text somebody gave to the bot, without the command or the word before it; empty without
    a text.
    """
    text = message.text or message.caption or ""
    command, rest = parted(text)
    if command == "start" and PAYLOAD.fullmatch(rest):
        return ""
    if command is not None:
        return rest
    _, more = parted(as_command(text))
    return more or text


def said_above(pressed: CallbackQuery) -> str | None:
    """What the message with the button replies to; None if it cannot be seen any more."""
    shown = pressed.message
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return None if above is None else handed_over(above)


def visitor_of(user: User) -> Visitor:
    return Visitor(user.id, user.full_name, user.language_code)
