"""What everybody in a group sees of a message, as the town's books take it down."""

from playground.story.books import HIDDEN, Kind, Spoken, Who
from playground.telegram import Town
from playground.telegram.entities import Formatted
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot


class Witness:
    """Reads the town's own messages; `bot` is the one that counts."""

    def __init__(self, town: Town, bot: Bot) -> None:
        self._world = town.world
        self._bot = bot

    def saw(self, group: str, message: Message) -> Spoken:
        mentioned = self._mentioned(message.formatted)
        answered = self._answered(message)
        post = None
        if answered is not None and answered.author == self._bot.id and not answered.is_service:
            post = answered.id
        return Spoken(
            group=group,
            number=message.id,
            by=author(message),
            moment=message.date,
            kind=self._kind(message),
            answers=None if answered is None else self._person(answered),
            names=frozenset(mentioned & self._world.people.keys()),
            to_bot=post is not None or self._bot.id in mentioned,
            post=post,
            album=message.album,
            text=message.formatted.text,
        )

    def _kind(self, message: Message) -> Kind:
        if message.is_service:
            return Kind.SERVICE
        if message.via_bot is not None or message.author in self._world.bots:
            return Kind.MACHINE
        if message.sender_chat is not None and message.sender_chat != message.chat.id:
            return Kind.CHANNEL
        first = message.formatted.entities[:1]
        if first and first[0].type == "bot_command" and first[0].offset == 0:
            return Kind.COMMAND
        return Kind.TALK

    def _answered(self, message: Message) -> Message | None:
        """The message it replies to. The opening of a forum topic, under which everything in the
        topic stands, is none.
        """
        if message.reply_to is None or (message.in_topic and message.reply_to == message.thread_id):
            return None
        return message.chat.messages.get(message.reply_to)

    def _person(self, message: Message) -> Who | None:
        kind = self._kind(message)
        return author(message) if kind in (Kind.TALK, Kind.COMMAND) else None

    def _mentioned(self, text: Formatted) -> set[int]:
        """Ids of all accounts and chats that are mentioned, by name or by number."""
        units = text.text.encode("utf-16-le")
        found: set[int | None] = set()
        for entity in text.entities:
            if entity.type == "text_mention":
                found.add(entity.user_id)
            elif entity.type == "mention":
                name = units[2 * entity.offset : 2 * (entity.offset + entity.length)]
                found.add(self._world.named(name.decode("utf-16-le")))
        return {one for one in found if one is not None}


def author(message: Message) -> Who:
    """Whom the group sees: a person, or its own name."""
    return HIDDEN if message.sender_chat == message.chat.id else message.author
