"""People and bots come, go, and get or lose rights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.telegram.happenings.posting import serve
from playground.telegram.updates import news
from playground.telegram.world.chats import Chat, ChatType, InviteLink, Member, Status
from playground.telegram.world.rights import EVERY_PERMISSION, USUAL_RIGHTS, Rights

if TYPE_CHECKING:
    from playground.telegram.town import Town

SHORTEST = 30
LONGEST = 366 * 86_400


def change(
    town: Town,
    chat: Chat,
    actor: int,
    new: Member,
    link: InviteLink | None = None,
    *,
    by_request: bool = False,
) -> None:
    """Set how somebody stands in the chat and tell the bots, unless nothing changes."""
    old = standing(town, chat, new.user_id)
    if old == new:
        return
    chat.members[new.user_id] = new
    if new.is_present or new.status is Status.KICKED:
        chat.requests.pop(new.user_id, None)
    news.member_changed(town, chat, actor, old, new, link, by_request=by_request)


def standing(town: Town, chat: Chat, user_id: int) -> Member:
    """How the user stands now: a restriction or ban whose time has passed is over."""
    member = chat.member(user_id)
    if not member.until or member.until > town.clock.now():
        return member
    if member.status is Status.KICKED or not member.is_present:
        return replace(member, status=Status.LEFT, until=0)
    return replace(member, status=Status.MEMBER, until=0)


def settle(town: Town, chat: Chat, user_id: int) -> Member:
    """The same, written down: what has run out is taken off the member."""
    member = standing(town, chat, user_id)
    if user_id in chat.members:
        chat.members[user_id] = member
    return member


def enter(
    town: Town,
    chat: Chat,
    user_id: int,
    actor: int | None = None,
    link: InviteLink | None = None,
    *,
    by_request: bool = False,
) -> None:
    """Come in, alone or added by `actor`; whoever is restricted stays restricted."""
    actor = user_id if actor is None else actor
    old = standing(town, chat, user_id)
    if old.status is Status.RESTRICTED:
        new = replace(old, inside=True)
    else:
        bot = town.world.bots.get(user_id)
        new = Member(user_id, sees_all=bot is not None and not bot.privacy, tag=old.tag)
    change(town, chat, actor, new, link, by_request=by_request)
    if link is not None:
        link.joined += 1
    if not chat.is_channel:
        announcer = user_id if by_request else actor
        serve(town, chat, announcer, "new_chat_members", [town.user_json(user_id)])


def leave(town: Town, chat: Chat, user_id: int, actor: int | None = None) -> None:
    """Go, or be put out by `actor` without being banned."""
    old = standing(town, chat, user_id)
    if old.status is Status.RESTRICTED:
        new = replace(old, inside=False)
    else:
        new = Member(user_id, Status.LEFT)
    change(town, chat, user_id if actor is None else actor, new)
    _tell_gone(town, chat, user_id, user_id if actor is None else actor)


def ban(town: Town, chat: Chat, user_id: int, actor: int, until: int = 0) -> None:
    """Put out and keep out, until a moment (0 or an odd span: for ever)."""
    was_present = standing(town, chat, user_id).is_present
    change(town, chat, actor, Member(user_id, Status.KICKED, until=lasting(town, until)))
    if was_present:
        _tell_gone(town, chat, user_id, actor)


def unban(town: Town, chat: Chat, user_id: int, actor: int) -> None:
    if standing(town, chat, user_id).status is Status.KICKED:
        change(town, chat, actor, Member(user_id, Status.LEFT))


def restrict(
    town: Town, chat: Chat, user_id: int, actor: int, granted: Rights, until: int = 0
) -> None:
    """Take permissions away; granting every one makes an ordinary member again."""
    old = standing(town, chat, user_id)
    if granted == EVERY_PERMISSION:
        status = Status.MEMBER if old.is_present else Status.LEFT
        change(town, chat, actor, Member(user_id, status, sees_all=old.sees_all, tag=old.tag))
        return
    new = Member(
        user_id,
        Status.RESTRICTED,
        permissions=granted,
        inside=old.is_present,
        until=lasting(town, until),
        sees_all=old.sees_all,
        tag=old.tag,
    )
    change(town, chat, actor, new)


def promote(
    town: Town,
    chat: Chat,
    user_id: int,
    actor: int,
    rights: Rights = USUAL_RIGHTS,
    *,
    anonymous: bool = False,
) -> None:
    """Make an administrator with these rights; with none, an ordinary member again."""
    old = standing(town, chat, user_id)
    if not rights and not anonymous:
        new = Member(user_id, sees_all=old.sees_all)
    else:
        new = Member(
            user_id,
            Status.ADMINISTRATOR,
            rights=rights | {"can_manage_chat"},
            title=old.title,
            anonymous=anonymous,
            sees_all=old.sees_all,
            promoted_by=actor,
        )
    change(town, chat, actor, new)


def lasting(town: Town, until: int) -> int:
    """The end of a ban or restriction; less than 30 s or more than 366 days mean for ever."""
    span = until - town.clock.now()
    return until if SHORTEST <= span <= LONGEST else 0


def _tell_gone(town: Town, chat: Chat, user_id: int, actor: int) -> None:
    if chat.type is not ChatType.CHANNEL:
        serve(town, chat, actor, "left_chat_member", town.user_json(user_id))
