"""Invite links and requests to join."""

from playground.telegram.errors import bad_request
from playground.telegram.happenings import links
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import invite_link
from playground.telegram.world.chats import Chat, InviteLink

NO_RIGHT = "not enough rights to manage chat invite link"
MOST_MEMBERS = 99_999


def export_chat_invite_link(call: Call) -> str:
    """A new primary link; the bot's former one stops working."""
    return links.renew_primary(call.town, _where(call), call.bot.id).url


def create_chat_invite_link(call: Call) -> Json:
    where, settings = _where(call), _settings(call)
    link = links.create(call.town, where, call.bot.id, **settings)
    return invite_link(call.town.world, link)


def edit_chat_invite_link(call: Call) -> Json:
    link = _own_link(call)
    for name, value in _settings(call).items():
        setattr(link, name, value)
    return invite_link(call.town.world, link)


def revoke_chat_invite_link(call: Call) -> Json:
    link = _own_link(call)
    link.is_revoked = True
    return invite_link(call.town.world, link)


def approve_chat_join_request(call: Call) -> bool:
    return _decide(call, approved=True)


def decline_chat_join_request(call: Call) -> bool:
    return _decide(call, approved=False)


def _where(call: Call) -> Chat:
    where = places.group(call)
    places.need(call, where, "can_invite_users", NO_RIGHT)
    return where


def _own_link(call: Call) -> InviteLink:
    link = _where(call).links.get(call.text("invite_link"))
    if link is None or link.creator_id != call.bot.id:
        raise bad_request("INVITE_HASH_INVALID")
    return link


def _settings(call: Call) -> Json:
    """The fields of an InviteLink that a bot sets, checked."""
    limit = call.integer("member_limit")
    if not 0 <= limit <= MOST_MEMBERS:
        raise bad_request("USAGE_LIMIT_INVALID")
    by_request = call.flag("creates_join_request")
    if by_request and limit:
        raise bad_request(
            "member limit can't be specified for links requiring administrator approval"
        )
    return {
        "name": call.text("name")[:32] or None,
        "expire_date": call.integer("expire_date"),
        "member_limit": limit,
        "creates_join_request": by_request,
    }


def _decide(call: Call, *, approved: bool) -> bool:
    where = _where(call)
    person_id = places.user_id(call)
    if where.member(person_id).is_present:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if person_id not in where.requests:
        raise bad_request("HIDE_REQUESTER_MISSING")
    links.decide(call.town, where, call.bot.id, person_id, approved=approved)
    return True
