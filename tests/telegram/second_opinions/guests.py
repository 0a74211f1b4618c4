"""What the bots of both libraries have in common: the same deeds, noted in the same words.

An ordinary bot answers what it is told: it echoes texts and files, welcomes after /start, offers
buttons after /menu, a poll after /poll and an album after /album, and lets in whoever asks to join.
What it hears otherwise it writes into its diary, one line each.
"""

from dataclasses import dataclass, field

from playground.telegram.acting.resident import Resident
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message, Text
from playground.telegram.world.people import Bot

COMMANDS = ("start", "menu", "poll", "stop", "album")
WELCOME = "欢迎，<b>{name}</b>！<code>{payload}</code>"
INVITATION = "今晚来吗？"
BUTTONS = (("来", "come"), ("不来", "stay"))
QUESTION = "几点？"
OPTIONS = ("七点", "八点")
CAPTION = "收到了"
# What a bot has to name to hear everything it is built for.
KINDS = [
    *("message", "edited_message", "channel_post", "callback_query", "poll", "poll_answer"),
    *("my_chat_member", "chat_member", "chat_join_request", "message_reaction"),
    "message_reaction_count",
]


@dataclass
class Guest:
    """A running bot of some library, seen from the town."""

    town: Town
    account: Bot
    diary: list[str] = field(default_factory=list)

    def group(self, number: int = 0) -> Chat:
        """0: a supergroup in which the bot is an administrator; 1: a basic group and 2: a forum,
        both with the bot under privacy mode.
        """
        return list(self.town.world.chats.values())[number]

    def person(self, number: int = 0) -> Resident:
        """The first one has started the bot; the second owns every group."""
        return Resident(self.town, list(self.town.world.people.values())[number])

    def said(self, where: Chat) -> list[Message]:
        """What the bot has written there, oldest first; no service messages."""
        return [
            message
            for message in where.messages.values()
            if message.author == self.account.id and not message.is_service
        ]

    def texts(self, where: Chat) -> list[str]:
        return [
            message.content.text.text
            for message in self.said(where)
            if isinstance(message.content, Text)
        ]
