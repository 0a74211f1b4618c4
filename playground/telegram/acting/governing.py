"""What owners and administrators do: found chats, let in, put out, give and take rights."""

from __future__ import annotations

from dataclasses import replace

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.happenings import chats, links, membership, topics
from playground.telegram.happenings.chats import Order
from playground.telegram.world.chats import Chat, ChatType, Status, Topic
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot, Person
from playground.telegram.world.rights import ALL_RIGHTS, EVERY_PERMISSION, USUAL_RIGHTS, Rights

Account = Person | Bot | int


class Governs(Someone):
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

    def adds(self, chat: Place, who: Account) -> None:
        """Bring somebody in, a person or a bot."""
        where, user_id = self.group(chat), _id(who)
        self.need_presence(where)
        self._need_account(user_id)
        present = membership.settle(self.town, where, user_id)
        bot = self.town.world.bots.get(user_id)
        if present.is_present:
            raise Impossible("they are in the chat already")
        if present.status is Status.KICKED:
            self.need(where, "can_restrict_members")
        if bot is not None and not bot.can_join_groups:
            raise Impossible(f"{bot.first_name} cannot be added to groups")
        membership.enter(self.town, where, user_id, self.id)

    def kicks(self, chat: Place, who: Account) -> None:
        """Put out without banning: they may come again."""
        where, user_id = self._over(chat, who)
        if not membership.standing(self.town, where, user_id).is_present:
            raise Impossible("they are not in the chat")
        membership.leave(self.town, where, user_id, self.id)

    def bans(self, chat: Place, who: Account, *, until: int = 0) -> None:
        where, user_id = self._over(chat, who)
        membership.ban(self.town, where, user_id, self.id, until)

    def unbans(self, chat: Place, who: Account) -> None:
        where, user_id = self._over(chat, who)
        membership.unban(self.town, where, user_id, self.id)

    def restricts(
        self,
        chat: Place,
        who: Account,
        *,
        permissions: list[str] | None = None,
        until: int = 0,
    ) -> None:
        """Leave somebody only these permissions."""
        where, user_id = self._over(chat, who)
        granted = _known(permissions or [], EVERY_PERMISSION)
        membership.restrict(self.town, where, user_id, self.id, granted, until)

    def promotes(
        self,
        chat: Place,
        who: Account,
        *,
        rights: list[str] | None = None,
        anonymous: bool = False,
        title: str | None = None,
    ) -> None:
        """Make somebody (oneself included, to become anonymous) an administrator."""
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_promote_members")
        target = membership.settle(self.town, where, user_id)
        if target.status is Status.CREATOR:
            where.members[user_id] = replace(target, anonymous=anonymous, title=title)
            return
        if not target.is_present:
            raise Impossible("they are not in the chat")
        granted = USUAL_RIGHTS if rights is None else _known(rights, ALL_RIGHTS)
        membership.promote(self.town, where, user_id, self.id, granted, anonymous=anonymous)
        if title:
            where.members[user_id] = replace(where.members[user_id], title=title)

    def demotes(self, chat: Place, who: Account) -> None:
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_promote_members")
        if where.member(user_id).status is not Status.ADMINISTRATOR:
            raise Impossible("they are no administrator")
        membership.promote(self.town, where, user_id, self.id, frozenset())

    def renames(self, chat: Place, title: str) -> None:
        where = self.group(chat)
        self.need(where, "can_change_info")
        chats.rename(self.town, where, self.id, title)

    def pins(self, message: Message) -> None:
        self.need_message(message)
        self.need(message.chat, "can_pin_messages")
        chats.pin(self.town, message.chat, self.id, message)

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
        topics.close(self.town, where, self.id, self._topic(where, topic))

    def reopens_topic(self, chat: Place, topic: int) -> None:
        where = self.group(chat)
        topics.reopen(self.town, where, self.id, self._topic(where, topic))

    def invites(self, chat: Place, *, by_request: bool = False) -> str:
        """An invite link of one's own."""
        where = self.group(chat)
        self.need(where, "can_invite_users")
        return links.create(self.town, where, self.id, creates_join_request=by_request).url

    def decides(self, chat: Place, who: Account, *, approved: bool = True) -> None:
        """Let in or turn away somebody who asked to join."""
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_invite_users")
        if user_id not in where.requests:
            raise Impossible("they did not ask to join")
        links.decide(self.town, where, self.id, user_id, approved=approved)

    def _topic(self, chat: Chat, topic: int) -> Topic:
        self.need(chat, "can_manage_topics")
        if topic not in chat.topics:
            raise Impossible(f"there is no topic {topic} in {chat.title}")
        return chat.topics[topic]

    def _over(self, chat: Place, who: Account) -> tuple[Chat, int]:
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_restrict_members")
        self._need_account(user_id)
        if where.member(user_id).status is Status.CREATOR:
            raise Impossible("the owner cannot be put out or restricted")
        return where, user_id

    def _need_account(self, user_id: int) -> None:
        world = self.town.world
        if user_id not in world.people and user_id not in world.bots:
            raise Impossible(f"nobody has the id {user_id}")


def _known(names: list[str], known: Rights) -> Rights:
    """The names as a set of rights; a mistyped one is refused."""
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Impossible(f"there is no right {unknown[0]}: {', '.join(sorted(known))}")
    return frozenset(names)


def _id(who: Account) -> int:
    return who if isinstance(who, int) else who.id
