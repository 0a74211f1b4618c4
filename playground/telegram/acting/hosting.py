"""What owners and administrators do with chats: found, rename, pin, link, upgrade, open topics."""

from __future__ import annotations

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.happenings import chats, links, topics
from playground.telegram.happenings.chats import Order
from playground.telegram.world.chats import Chat, ChatType, Topic
from playground.telegram.world.messages import Message


class Hosts(Someone):
    """A person who looks after chats."""

    def founds(
        self, kind: str, title: str, *, username: str | None = None, forum: bool = False
    ) -> Chat:
        """Open a `group`, `supergroup` or `channel` of one's own."""
        if kind not in ("group", "supergroup", "channel"):
            raise Impossible("found a group, a supergroup or a channel")
        if not title.strip():
            raise Impossible("a chat needs a title")
        if forum and kind != "supergroup":
            raise Impossible("only a supergroup can have topics")
        if username and self.town.world.named(username) is not None:
            raise Impossible(f"the username {username} is taken")
        chat = chats.found(self.town, ChatType(kind), title, self.id, username)
        if forum:
            topics.become_forum(chat)
        return chat

    def renames(self, chat: Place, title: str) -> None:
        where = self.group(chat)
        self.need(where, "can_change_info")
        chats.rename(self.town, where, self.id, title)

    def pins(self, message: Message) -> None:
        self.need_message(message)
        if message.is_service:
            raise Impossible("a service message cannot be pinned")
        self.need(message.chat, "can_pin_messages")
        speaker = self.stands_as(message.chat, None)
        chats.pin(self.town, message.chat, self.id, message, speaker)

    def migrates(self, group: Place, order: str = Order.OLD_FIRST) -> Chat:
        """Turn a basic group into a supergroup, told in this order: `old first`, `new first` or
        `silent`.
        """
        where = self.group(group)
        if where.type is not ChatType.GROUP or where.migrated_to is not None:
            raise Impossible("only a basic group can become a supergroup, and only once")
        self.need_ownership(where)
        if order not in list(Order):
            raise Impossible(f"a migration is told {', '.join(Order)}")
        return chats.migrate(self.town, where, self.id, Order(order))

    def links(self, channel: Place, discussion: Place) -> None:
        """Make a supergroup the discussion group of a channel; both must be one's own."""
        source, group = self.group(channel), self.group(discussion)
        if not source.is_channel or group.type is not ChatType.SUPERGROUP:
            raise Impossible("a channel is linked to a supergroup")
        self.need_ownership(source)
        self.need_ownership(group)
        chats.link(source, group)

    def turns_on_topics(self, chat: Place) -> None:
        where = self.group(chat)
        if where.type is not ChatType.SUPERGROUP:
            raise Impossible("only a supergroup can have topics: migrate the group first")
        self.need(where, "can_change_info")
        topics.become_forum(where)

    def opens_topic(self, chat: Place, name: str) -> Topic:
        where = self.group(chat)
        self.need(where, "can_manage_topics")
        if not where.is_forum:
            raise Impossible(f"{where.title} has no topics: turn them on first")
        return topics.create(self.town, where, self.id, name)

    def closes_topic(self, chat: Place, topic: int) -> None:
        where = self.group(chat)
        topics.close(self.town, where, self.id, self._topic(where, topic, closed=False))

    def reopens_topic(self, chat: Place, topic: int) -> None:
        where = self.group(chat)
        topics.reopen(self.town, where, self.id, self._topic(where, topic, closed=True))

    def invites(self, chat: Place, *, by_request: bool = False) -> str:
        """An invite link of one's own."""
        where = self.group(chat)
        self.need(where, "can_invite_users")
        return links.create(self.town, where, self.id, creates_join_request=by_request).url

    def _topic(self, chat: Chat, topic: int, *, closed: bool) -> Topic:
        """The topic, which must be open or closed now."""
        self.need(chat, "can_manage_topics")
        if topic not in chat.topics:
            raise Impossible(f"there is no topic {topic} in {chat.title}")
        if chat.topics[topic].closed is not closed:
            raise Impossible("the topic is so already")
        return chat.topics[topic]
