"""Whether an update asks for something, is plain talk, or neither: decided from itself alone."""

from enum import Enum, auto

from msgspec import UNSET

from bot.intake.reading import Entity, Message, Update
from services.desk import BotIdentity


class Route(Enum):
    """ACTS wakes the framework, TALK is counted, IGNORED is only noted as seen."""

    ACTS = auto()
    TALK = auto()
    IGNORED = auto()


def route(update: Update, bot: BotIdentity) -> Route:
    if update.message is not None:
        return route_of_message(update.message, bot)
    if update.edited_message is not None:
        return route_of_edit(update.edited_message, bot)
    if update.message_reaction is not None:
        return Route.TALK
    acts = (
        update.callback_query is not None
        or update.my_chat_member is not UNSET
        or update.chat_member is not UNSET
        or update.poll_answer is not None
    )
    return Route.ACTS if acts else Route.IGNORED


def route_of_message(message: Message, bot: BotIdentity) -> Route:
    if message.chat.type == "private":
        return Route.ACTS
    if not message.chat.is_group or message.message_id == 0:
        return Route.IGNORED
    if message.text is None and tells_of_chat(message):
        return Route.ACTS
    if not message.is_contribution() or not is_of_somebody(message):
        return Route.IGNORED
    for entity in message.marks:
        match entity.type:
            case "bot_command" if entity.offset == 0:
                return Route.ACTS if is_for(message, entity, bot) else Route.IGNORED
            case "mention" | "text_mention" if names(message, entity, bot):
                return Route.ACTS
    return Route.ACTS if replies_to(message, bot) else Route.TALK


def tells_of_chat(message: Message) -> bool:
    """A service message about the chat itself: another id, another title, or its threads."""
    moved = message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None
    return moved or message.new_chat_title is not UNSET or message.tells_of_thread()


def route_of_edit(message: Message, bot: BotIdentity) -> Route:
    """An edit counts nothing; what was handed to the bot is read again, if there are words in it (a
    live location is edited every few seconds).
    """
    if not message.words or message.chat.type == "channel":
        return Route.IGNORED
    again = route_of_message(message, bot)
    return again if again is Route.ACTS else Route.IGNORED


def is_of_somebody(message: Message) -> bool:
    """A person wrote it, or an administrator who stays anonymous; no bot, no channel, no forward
    from a linked channel, and nothing that a bot made in somebody's name.
    """
    if message.is_automatic_forward or message.via_bot is not UNSET:
        return False
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat.id
    return message.sender is not None and not message.sender.is_bot


def is_for(message: Message, command: Entity, bot: BotIdentity) -> bool:
    """`/help` is for every bot, `/help@name` for that one."""
    _, at, name = message.covered(command).partition("@")
    return not at or name.lower() == bot.username.lower()


def names(message: Message, entity: Entity, bot: BotIdentity) -> bool:
    if entity.user is not None:
        return entity.user.id == bot.id
    return message.covered(entity).lower() == f"@{bot.username.lower()}"


def replies_to(message: Message, bot: BotIdentity) -> bool:
    """A message in a forum topic always carries the topic's creation, which answers nobody."""
    replied = message.reply_to_message
    if replied is None or replied.sender is None or replied.sender.id != bot.id:
        return False
    return not is_creation_of_topic(message)


def is_creation_of_topic(message: Message) -> bool:
    """Whether what it replies to is only the forum topic in which it stands."""
    replied = message.reply_to_message
    return (
        message.is_topic_message
        and replied is not None
        and replied.message_id == message.message_thread_id
    )
