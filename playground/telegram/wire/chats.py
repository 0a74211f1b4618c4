"""Chats, topics and invite links as JSON."""

from playground.telegram.shapes import Json
from playground.telegram.wire.files import reference
from playground.telegram.wire.users import permissions, user
from playground.telegram.world.chats import Chat, ChatType, InviteLink, Topic
from playground.telegram.world.files import StoredFile
from playground.telegram.world.rights import Rights
from playground.telegram.world.state import World

MAX_REACTIONS = 11


def chat(world: World, shown: Chat) -> Json:
    """A `Chat`, as it stands in messages and updates."""
    if shown.is_private:
        person = world.people[shown.id]
        fields: Json = {"id": person.id, "first_name": person.first_name}
        if person.last_name:
            fields["last_name"] = person.last_name
        if person.username:
            fields["username"] = person.username
    else:
        fields = {"id": shown.id, "title": shown.title}
        if shown.username:
            fields["username"] = shown.username
    fields["type"] = shown.type.value
    if shown.is_forum:
        fields["is_forum"] = True
    return fields


def full(world: World, shown: Chat, rights: Rights) -> Json:
    """A `ChatFullInfo` for a bot with these administrator rights; the pinned message is added by
    getChat.
    """
    fields = chat(world, shown)
    fields |= {
        "accent_color_id": abs(shown.id) % 7,
        "max_reaction_count": MAX_REACTIONS,
        "accepted_gift_types": _gifts(accepted=shown.is_private),
    }
    username = world.people[shown.id].username if shown.is_private else shown.username
    if username:
        fields["active_usernames"] = [username]
    if shown.description:
        fields["description"] = shown.description
    if shown.photo:
        fields["photo"] = _photo(shown.photo)
    if shown.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        fields["permissions"] = permissions(shown.permissions)
        if shown.join_by_request:
            fields["join_by_request"] = True
    if shown.linked_chat_id:
        fields["linked_chat_id"] = shown.linked_chat_id
    primary = next((one.url for one in shown.links.values() if one.is_primary), None)
    if primary and "can_invite_users" in rights:
        fields["invite_link"] = primary
    return fields


def topic(shown: Topic) -> Json:
    """A `ForumTopic`."""
    fields: Json = {"message_thread_id": shown.id, "name": shown.name}
    return fields | icon(shown)


def icon(shown: Topic) -> Json:
    fields: Json = {"icon_color": shown.icon_color}
    if shown.icon_custom_emoji_id:
        fields["icon_custom_emoji_id"] = shown.icon_custom_emoji_id
    return fields


def invite_link(world: World, shown: InviteLink) -> Json:
    """A `ChatInviteLink`."""
    fields: Json = {
        "invite_link": shown.url,
        "creator": user(world.user(shown.creator_id)),
        "creates_join_request": shown.creates_join_request,
        "is_primary": shown.is_primary,
        "is_revoked": shown.is_revoked,
    }
    optional: Json = {
        "name": shown.name,
        "expire_date": shown.expire_date,
        "member_limit": shown.member_limit,
        "pending_join_request_count": shown.pending,
    }
    return fields | {name: value for name, value in optional.items() if value}


def _gifts(*, accepted: bool) -> Json:
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return dict.fromkeys((*kinds, "gifts_from_channels"), accepted)


def _photo(photo: StoredFile) -> Json:
    file = reference(photo)
    return {
        f"{size}_{name}": file[name]
        for size in ("small", "big")
        for name in ("file_id", "file_unique_id")
    }
