"""A person of the town who acts: finding chats and messages, and what is simply impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.happenings.membership import settle
from playground.telegram.world.chats import Chat, ChatType, Member, Status
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot, Person

if TYPE_CHECKING:
    from playground.telegram.town import Town

# A chat may be named by itself, its id, its @username, or the bot one writes to in private.
Place = Chat | Bot | int | str


class Impossible(Exception):
    """Telegram's apps would not let this person do that. The sentence says why."""


class Someone:
    """Who acts, and where. The parts of `Resident` build on this."""

    def __init__(self, town: Town, person: Person) -> None:
        self.town = town
        self.person = person

    @property
    def id(self) -> int:
        return self.person.id

    def place(self, where: Place) -> Chat:
        """The chat meant. A bot, its id or the person's own id stand for the private chat (the
        own id: with the town's first bot).
        """
        world = self.town.world
        if isinstance(where, Chat):
            if where.is_private and where.id != self.id:
                raise Impossible("this is somebody else's private chat")
            return where
        if isinstance(where, Bot):
            return self._dialog(where)
        target = world.named(where) if isinstance(where, str) else where
        if target in world.bots:
            return self._dialog(world.bots[target])
        if target == self.id and world.bots:
            return self._dialog(next(iter(world.bots.values())))
        if target not in world.chats:
            raise Impossible(f"there is no chat {where}: name a chat's id or @username")
        return world.chats[target]

    def group(self, where: Place) -> Chat:
        """The chat meant, which must not be a private one."""
        chat = self.place(where)
        if chat.is_private:
            raise Impossible("this is a private chat: name a group or channel")
        return chat

    def standing(self, chat: Chat) -> Member:
        return settle(self.town, chat, self.id)

    def need(self, chat: Chat, right: str) -> None:
        """Refuse unless the person administers the chat with this right."""
        if not chat.is_private and not self.standing(chat).may(right):
            raise Impossible(f"{self._name} lacks the right {right} in {chat.title}")

    def need_ownership(self, chat: Chat) -> None:
        if self.standing(chat).status is not Status.CREATOR:
            raise Impossible(f"{self._name} does not own {chat.title}")

    def need_presence(self, chat: Chat) -> None:
        if not chat.is_private and not self.standing(chat).is_present:
            raise Impossible(f"{self._name} is not in {chat.title}: join first")

    def need_permission(self, chat: Chat, permission: str) -> None:
        """Refuse what the person may not send there."""
        if chat.is_private:
            if chat.blocked:
                raise Impossible(f"{self._name} has blocked the bot: unblock it first")
            return
        self.need_presence(chat)
        if not chat.may_send(self.id, permission):
            raise Impossible(f"{self._name} has no {permission} in {chat.title}")

    def need_message(self, message: Message) -> None:
        """Refuse a message that is no longer there, or not where the person is."""
        self.need_presence(message.chat)
        if message.id not in message.chat.messages:
            raise Impossible("the message has been deleted")

    def message(self, chat: Chat, message_id: int | None) -> Message:
        """A message by id; the chat's newest one by default."""
        if message_id is None and chat.messages:
            return next(reversed(chat.messages.values()))
        if message_id is None or message_id not in chat.messages:
            raise Impossible(f"there is no message {message_id} in this chat")
        return chat.messages[message_id]

    def stands_as(self, chat: Chat, as_chat: Place | None) -> int | None:
        """The chat that speaks instead of the person: the group itself for an anonymous
        administrator, or a channel of the person's own.
        """
        if as_chat is not None:
            speaker = self.place(as_chat)
            if speaker is not chat:
                self.need_ownership(speaker)
            return speaker.id
        return chat.id if not chat.is_private and self.standing(chat).anonymous else None

    @property
    def _name(self) -> str:
        return self.person.first_name or str(self.id)

    def _dialog(self, bot: Bot) -> Chat:
        """The private chat; it has begun only once something was said in it."""
        begun = self.town.world.dialog(bot, self.person)
        return begun or Chat(self.id, ChatType.PRIVATE, bot_id=bot.id)
