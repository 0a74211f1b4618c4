"""How people find what the bot wrote to them: by looking at their chats, as anybody does."""

from __future__ import annotations

from collections.abc import Iterator

from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Media, Message
from playground.telegram.world.people import Bot


class Reading:
    """Looks through chats for messages of the bot, newest first."""

    def __init__(self, town: Town, bot: Bot) -> None:
        self._world, self._bot = town.world, bot

    def private(self, person: int) -> Chat | None:
        return self._world.dialogs.get((self._bot.id, person))

    def from_bot(self, chat: Chat | None) -> Iterator[Message]:
        for message in reversed(list(chat.messages.values()) if chat is not None else []):
            if message.author == self._bot.id and not message.is_service:
                yield message

    def button(self, chat: Chat | None, *prefixes: str) -> tuple[Message, str] | None:
        """The newest button whose data begins so, with the message under which it stands."""
        for message in self.from_bot(chat):
            for prefix in prefixes:
                for data in datas(message):
                    if data.startswith(prefix):
                        return message, data
        return None

    def labelled(self, chat: Chat | None, label: str) -> tuple[Message, str] | None:
        """The newest button on which these words stand, with its message."""
        for message in self.from_bot(chat):
            for one in buttons(message):
                if label in str(one.get("text")) and "callback_data" in one:
                    return message, str(one["callback_data"])
        return None

    def files(self, chat: Chat | None) -> list[bytes]:
        """All files that the bot sent as documents, the newest first."""
        return [
            message.content.file.content
            for message in self.from_bot(chat)
            if isinstance(message.content, Media) and message.kind == "document"
        ]

    def link(self, chat: Chat, payload: str) -> str | None:
        """The newest link button into the private chat whose payload begins so."""
        for message in self.from_bot(chat):
            for url in urls(message):
                if f"?start={payload}" in url:
                    return url
        return None

    def containing(self, chat: Chat | None, words: str, after: int = 0) -> Message | None:
        for message in self.from_bot(chat):
            if message.id > after and words in message.formatted.text:
                return message
        return None


def buttons(message: Message) -> Iterator[dict[str, object]]:
    rows = (message.markup or {}).get("inline_keyboard")
    for row in rows if isinstance(rows, list) else []:
        yield from row


def datas(message: Message) -> list[str]:
    return [str(one["callback_data"]) for one in buttons(message) if "callback_data" in one]


def urls(message: Message) -> list[str]:
    return [str(one["url"]) for one in buttons(message) if "url" in one]
