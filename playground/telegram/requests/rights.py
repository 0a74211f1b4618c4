"""Reading permissions and administrator rights."""

from playground.telegram.errors import bad_request
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.world.chats import Chat
from playground.telegram.world.rights import (
    ALL_RIGHTS,
    GROUP_RIGHTS,
    MEDIA_PERMISSIONS,
    NEWER_PERMISSIONS,
    PERMISSIONS,
    Rights,
    implied,
)


def permissions(call: Call) -> Rights:
    """`permissions`, with what they imply unless they are said to be independent. Newer ones that
    an older client does not name follow the older one that stood for them.
    """
    wanted = dict(call.mapping("permissions", "permissions"))
    if wanted.get("can_send_media_messages") is True:
        wanted = dict.fromkeys(MEDIA_PERMISSIONS, True) | wanted
    for name, older in NEWER_PERMISSIONS.items():
        wanted.setdefault(name, wanted.get(older, False))
    granted = frozenset(name for name in PERMISSIONS if wanted.get(name) is True)
    return granted if call.flag("use_independent_chat_permissions") else implied(granted)


def administrator_rights(call: Call, where: Chat) -> Rights:
    """The rights named in a promotion, each of which the bot must have itself."""
    wanted = frozenset(name for name in ALL_RIGHTS if call.flag(name))
    if where.is_channel:
        wanted -= frozenset(GROUP_RIGHTS)
    mine = places.myself(call, where)
    if not all(mine.may(right) for right in wanted):
        raise bad_request("RIGHT_FORBIDDEN")
    return wanted
