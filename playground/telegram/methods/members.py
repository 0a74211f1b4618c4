"""Members: who is there, who may do what, who must go."""

from dataclasses import replace

from playground.telegram.errors import bad_request
from playground.telegram.happenings import membership, posting
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.rights import administrator_rights, permissions
from playground.telegram.shapes import Json
from playground.telegram.wire.users import member as member_json
from playground.telegram.world.chats import Chat, Member, Status

RESTRICT = "can_restrict_members"
BAN_PRIVATE = "can't ban members in private chats"
LARGE_ONLY = "method is available for supergroup and channel chats only"
SUPER_ONLY = "method is available only for supergroups"
NO_RIGHT = "not enough rights to restrict/unrestrict chat member"


def get_chat_member(call: Call) -> Json:
    where = places.chat(call)
    wanted = places.user_id(call)
    if where.is_private:
        return member_json(call.town.world, where, Member(wanted))
    found = membership.settle(call.town, where, wanted)
    return member_json(call.town.world, where, found, seen_by=call.bot.id)


def get_chat_administrators(call: Call) -> list[Json]:
    """The administrators; other bots only if asked for."""
    where = places.chat(call)
    if where.is_private:
        raise bad_request("there are no administrators in the private chat")
    bots = call.flag("return_bots")
    shown = [
        one
        for one in where.members.values()
        if one.is_administrator
        and (bots or one.user_id == call.bot.id or one.user_id in call.town.world.people)
    ]
    return [member_json(call.town.world, where, one, seen_by=call.bot.id) for one in shown]


def get_chat_member_count(call: Call) -> int:
    where = places.chat(call)
    return 2 if where.is_private else sum(one.is_present for one in where.members.values())


def ban_chat_member(call: Call) -> bool:
    where = places.group(call, private=BAN_PRIVATE)
    target = _target(call, where, "can't remove chat owner")
    until = call.integer("until_date")
    membership.ban(call.town, where, target.user_id, call.bot.id, until)
    if call.flag("revoke_messages"):
        posting.delete_all_of(where, target.user_id)
    return True


def unban_chat_member(call: Call) -> bool:
    """Lift a ban; whoever is in the chat is put out, unless `only_if_banned`."""
    where = places.group(call, private=LARGE_ONLY, basic=LARGE_ONLY)
    places.need(call, where, RESTRICT, NO_RIGHT)
    wanted = places.user_id(call)
    found = membership.settle(call.town, where, wanted)
    if found.status is Status.KICKED:
        membership.unban(call.town, where, wanted, call.bot.id)
    elif found.is_present and not call.flag("only_if_banned"):
        _refuse_powerful(call, found, "can't remove chat owner")
        membership.leave(call.town, where, wanted, call.bot.id)
    return True


def restrict_chat_member(call: Call) -> bool:
    where = places.group(call, private=SUPER_ONLY, basic=SUPER_ONLY)
    target = _target(call, where, "can't restrict self")
    until = call.integer("until_date")
    granted = permissions(call)
    membership.restrict(call.town, where, target.user_id, call.bot.id, granted, until)
    return True


def promote_chat_member(call: Call) -> bool:
    """Give the named rights, of which the bot must have each one; none named: demote."""
    where = places.group(call, private=LARGE_ONLY, basic=LARGE_ONLY)
    places.need(call, where, "can_promote_members", "not enough rights")
    wanted = places.user_id(call)
    target = membership.settle(call.town, where, wanted)
    if target.status is Status.CREATOR:
        raise bad_request("can't demote chat creator")
    if target.status is Status.ADMINISTRATOR and target.promoted_by != call.bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if not target.is_present:
        raise bad_request("USER_NOT_PARTICIPANT")
    rights = administrator_rights(call, where)
    anonymous = call.flag("is_anonymous")
    membership.promote(call.town, where, wanted, call.bot.id, rights, anonymous=anonymous)
    return True


def set_chat_administrator_custom_title(call: Call) -> bool:
    where = places.group(call, private=SUPER_ONLY, basic=SUPER_ONLY)
    wanted = places.user_id(call)
    target = membership.settle(call.town, where, wanted)
    if target.status is Status.CREATOR:
        raise bad_request("only creator can edit their custom title")
    if target.status is not Status.ADMINISTRATOR:
        raise bad_request("user is not an administrator")
    if target.promoted_by != call.bot.id:
        raise bad_request("not enough rights to change custom title of the user")
    title = call.text("custom_title")
    if len(title) > 16:
        raise bad_request("ADMIN_RANK_INVALID")
    where.members[wanted] = replace(target, title=title or None)
    return True


def set_chat_member_tag(call: Call) -> bool:
    where = places.group(call, private=SUPER_ONLY, basic=SUPER_ONLY)
    places.need(call, where, "can_manage_tags", "not enough rights to set the tag")
    target = membership.settle(call.town, where, places.user_id(call))
    if target.is_administrator or not target.is_present:
        raise bad_request("USER_NOT_PARTICIPANT")
    tag = call.text("tag")
    if len(tag) > 16:
        raise bad_request("TAG_INVALID")
    where.members[target.user_id] = replace(target, tag=tag or None)
    return True


def _target(call: Call, where: Chat, owner_words: str) -> Member:
    """The member that the bot wants to ban or restrict, if it may."""
    places.need(call, where, RESTRICT, NO_RIGHT)
    target = membership.settle(call.town, where, places.user_id(call))
    if target.user_id == call.bot.id:
        raise bad_request("can't restrict self")
    _refuse_powerful(call, target, owner_words)
    return target


def _refuse_powerful(call: Call, target: Member, owner_words: str) -> None:
    if target.status is Status.CREATOR:
        raise bad_request(owner_words)
    if target.status is Status.ADMINISTRATOR and target.promoted_by != call.bot.id:
        raise bad_request("user is an administrator of the chat")
