"""Who takes part in the town in which everything happens."""

from dataclasses import dataclass

from playground.telegram.acting.resident import Resident
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot
from playground.telegram.world.rights import ALL_RIGHTS
from tests.telegram.second_opinions.recording import Recorder

NOON = 1_788_321_600.0


@dataclass(frozen=True)
class Cast:
    """Who takes part. The bot is told everything; the owner founds every chat."""

    town: Town
    bot: Bot
    api: Recorder
    owner: Resident
    friend: Resident
    guest: Resident

    def founds(self, kind: str, title: str, username: str | None = None) -> Chat:
        """A new chat with the friend and the bot, which administers it with every right."""
        chat = self.owner.founds(kind, title, username=username)
        self.owner.adds(chat, self.bot)
        self.owner.promotes(chat, self.bot, rights=sorted(ALL_RIGHTS))
        self.friend.joins(chat)
        return chat

    async def says(self, chat: Chat, text: str = "好", **fields: object) -> Message:
        """Something that the bot writes."""
        sent = await self.api("sendMessage", chat_id=chat.id, text=text, **fields)
        return chat.messages[sent["message_id"]]
