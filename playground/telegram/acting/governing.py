"""What administrators do to members: let in, put out, give and take rights."""

from __future__ import annotations

from dataclasses import replace

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.happenings import links, membership
from playground.telegram.world.chats import Chat, ChatType, Member, Status
from playground.telegram.world.people import Bot, Person
from playground.telegram.world.rights import ALL_RIGHTS, EVERY_PERMISSION, USUAL_RIGHTS, Rights

Account = Person | Bot | int


class Governs(Someone):
    """A person who looks after members."""

    def adds(self, chat: Place, who: Account) -> None:
        """Bring somebody in, a person or a bot."""
        where, user_id = self.group(chat), _id(who)
        self.need_presence(where)
        self._need_account(user_id)
        present = membership.settle(self.town, where, user_id)
        bot = self.town.world.bots.get(user_id)
        if not self._may_invite(where):
            raise Impossible(f"{self._name} lacks the right can_invite_users in {where.title}")
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
        if where.type is not ChatType.SUPERGROUP:
            raise Impossible("people can be restricted in a supergroup only: migrate the group")
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
            self._poses(where, target, rights, anonymous=anonymous, title=title)
            return
        if not target.is_present or user_id == self.id:
            raise Impossible("they are not in the chat, or it is oneself")
        granted = USUAL_RIGHTS if rights is None else _known(rights, ALL_RIGHTS)
        self._need_over_administrator(where, target, granted)
        membership.promote(self.town, where, user_id, self.id, granted, anonymous=anonymous)
        if title:
            where.members[user_id] = replace(where.members[user_id], title=title)

    def demotes(self, chat: Place, who: Account) -> None:
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_promote_members")
        target = where.member(user_id)
        if target.status is not Status.ADMINISTRATOR or user_id == self.id:
            raise Impossible("they are no administrator")
        self._need_over_administrator(where, target, frozenset())
        membership.promote(self.town, where, user_id, self.id, frozenset())

    def decides(self, chat: Place, who: Account, *, approved: bool = True) -> None:
        """Let in or turn away somebody who asked to join."""
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_invite_users")
        if user_id not in where.requests:
            raise Impossible("they did not ask to join")
        links.decide(self.town, where, self.id, user_id, approved=approved)

    def _poses(
        self,
        chat: Chat,
        owner: Member,
        rights: list[str] | None,
        *,
        anonymous: bool,
        title: str | None,
    ) -> None:
        """The owner becomes anonymous, or is named again, and gets a title."""
        if rights is not None or owner.user_id != self.id:
            raise Impossible("the owner has every right already")
        chat.members[self.id] = replace(owner, anonymous=anonymous, title=title)

    def _need_over_administrator(self, chat: Chat, target: Member, granted: Rights) -> None:
        """One gives only rights that one has, and changes only administrators of one's own."""
        if target.is_administrator and not self._made(chat, target):
            raise Impossible("they were made an administrator by somebody else")
        mine = self.standing(chat)
        lacking = sorted(right for right in granted if not mine.may(right))
        if lacking:
            raise Impossible(f"{self._name} lacks the right {lacking[0]} in {chat.title}")

    def _over(self, chat: Place, who: Account) -> tuple[Chat, int]:
        where, user_id = self.group(chat), _id(who)
        self.need(where, "can_restrict_members")
        self._need_account(user_id)
        target = where.member(user_id)
        if target.status is Status.CREATOR or user_id == self.id:
            raise Impossible(
                "the owner cannot be put out or restricted, nor can one do it to oneself"
            )
        if target.is_administrator and not self._made(where, target):
            raise Impossible("they were made an administrator by somebody else")
        return where, user_id

    def _made(self, chat: Chat, administrator: Member) -> bool:
        """Whether the person may change this administrator: as the owner, or having made them."""
        owns = self.standing(chat).status is Status.CREATOR
        return owns or administrator.promoted_by == self.id

    def _may_invite(self, chat: Chat) -> bool:
        mine = self.standing(chat)
        if mine.may("can_invite_users"):
            return True
        granted = mine.permissions if mine.status is Status.RESTRICTED else chat.permissions
        return not chat.is_channel and "can_invite_users" in granted

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
