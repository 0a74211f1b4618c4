"""Chats: what they are, and changing their title, photo, permissions and description."""

from playground.telegram.errors import bad_request
from playground.telegram.happenings import chats, membership
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.rights import permissions
from playground.telegram.requests.uploads import read_upload
from playground.telegram.shapes import Json
from playground.telegram.wire.chats import full
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import Chat, Status
from playground.telegram.world.rights import ALL_RIGHTS

TITLE_LENGTH = 128
DESCRIPTION_LENGTH = 255


def get_chat(call: Call) -> Json:
    where = places.chat(call, only_read=True)
    member = where.member(call.bot.id)
    rights = ALL_RIGHTS if member.status is Status.CREATOR else member.rights
    fields = full(call.town.world, where, rights)
    if where.pins:
        pinned = where.messages[where.pins[-1]]
        fields["pinned_message"] = message_json(call.town.world, pinned, with_reply=False)
    return fields


def leave_chat(call: Call) -> bool:
    where = places.group(call)
    membership.leave(call.town, where, call.bot.id)
    return True


def set_chat_title(call: Call) -> bool:
    where = _changeable(call, "title", "not enough rights to change chat title")
    title = call.text("title").strip()
    if not title:
        raise bad_request("title must be non-empty")
    if len(title) > TITLE_LENGTH:
        raise bad_request("title is too long")
    if title == where.title:
        raise bad_request("chat title is not modified")
    chats.rename(call.town, where, call.bot.id, title)
    return True


def set_chat_description(call: Call) -> bool:
    where = _changeable(call, "description", "not enough rights to set chat description")
    description = call.text("description")
    if len(description) > DESCRIPTION_LENGTH:
        raise bad_request("chat description is too long")
    if description == (where.description or ""):
        raise bad_request("chat description is not modified")
    where.description = description or None
    return True


def set_chat_photo(call: Call) -> bool:
    where = _changeable(call, "photo", "not enough rights to change chat photo")
    upload = call.uploads.get("photo")
    if upload is None:
        raise bad_request("there is no photo in the request")
    chats.set_photo(call.town, where, call.bot.id, read_upload(call, "photo", upload))
    return True


def delete_chat_photo(call: Call) -> bool:
    where = _changeable(call, "photo", "not enough rights to change chat photo")
    if where.photo is None:
        raise bad_request("CHAT_NOT_MODIFIED")
    chats.set_photo(call.town, where, call.bot.id, None)
    return True


def set_chat_permissions(call: Call) -> bool:
    where = places.group(call)
    places.need(call, where, "can_restrict_members", "not enough rights to change chat permissions")
    granted = permissions(call)
    if granted == where.permissions:
        raise bad_request("CHAT_NOT_MODIFIED")
    where.permissions = granted
    return True


def _changeable(call: Call, what: str, refusal: str) -> Chat:
    where = places.group(call, private=f"can't change private chat {what}")
    places.need(call, where, "can_change_info", refusal)
    return where
