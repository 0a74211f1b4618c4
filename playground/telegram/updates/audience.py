"""Which bot may hear what: membership, privacy mode, administrator rights."""

from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot
from playground.telegram.world.state import World

# Service messages that a bot hears although it caused them itself.
OWN_DEEDS = frozenset(
    {
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "left_chat_member",
        "pinned_message",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
    }
)


def hearers(world: World, message: Message) -> list[Bot]:
    """The bots to which this message is sent as an update."""
    chat = message.chat
    if chat.bot_id is not None:
        unheard = message.author == chat.bot_id and message.kind not in OWN_DEEDS
        return [] if unheard else [world.bots[chat.bot_id]]
    return [bot for bot in world.bots.values() if hears(world, bot, message)]


def hears(world: World, bot: Bot, message: Message) -> bool:
    """Whether a bot in the group or channel is told of the message.

    Bots never hear one another; with privacy mode on a plain member hears commands, mentions,
    replies to itself and service messages only.
    """
    member = message.chat.members.get(bot.id)
    if member is None or not member.is_present:
        return False
    if message.author == bot.id and not message.automatic_forward:
        return message.kind in OWN_DEEDS
    if message.is_service:
        return True
    if message.author in world.bots and not message.automatic_forward:
        return False
    if member.is_administrator or member.sees_all or message.chat.is_channel:
        return True
    return _addresses(bot, message)


def administrators(world: World, chat: Chat) -> list[Bot]:
    """The bots that hear of members and reactions in the chat."""
    return [bot for bot in world.bots.values() if chat.member(bot.id).is_administrator]


def _addresses(bot: Bot, message: Message) -> bool:
    if message.via_bot == bot.id:
        return True
    answered = message.chat.messages.get(message.reply_to or 0)
    if answered is not None and answered.author == bot.id and not answered.is_service:
        return True
    handle = f"@{bot.username}".lower()
    text = message.formatted.text.encode("utf-16-le")
    for entity in message.formatted.entities:
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        words = text[start:end].decode("utf-16-le").lower()
        if entity.type == "mention" and words == handle:
            return True
        if entity.type == "text_mention" and entity.user_id == bot.id:
            return True
        if entity.type == "bot_command" and ("@" not in words or words.endswith(handle)):
            return True
    return False
