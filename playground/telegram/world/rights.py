"""What administrators and members may do in a chat, by Bot API 10.3's names."""

Rights = frozenset[str]

# Rights that every administrator object carries, in any kind of chat.
COMMON_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
ALL_RIGHTS: Rights = frozenset(COMMON_RIGHTS + GROUP_RIGHTS + CHANNEL_RIGHTS)
USUAL_RIGHTS: Rights = frozenset(COMMON_RIGHTS + GROUP_RIGHTS) - {"can_promote_members"}

MEDIA_PERMISSIONS = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
PERMISSIONS = (
    "can_send_messages",
    *MEDIA_PERMISSIONS,
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
EVERY_PERMISSION: Rights = frozenset(PERMISSIONS)
USUAL_PERMISSIONS: Rights = EVERY_PERMISSION - {
    "can_change_info",
    "can_pin_messages",
    "can_manage_topics",
}

# What a permission that is not named follows.
NEWER_PERMISSIONS = {
    "can_react_to_messages": "can_send_messages",
    "can_edit_tag": "can_pin_messages",
    "can_manage_topics": "can_pin_messages",
}

# Which permission a kind of content needs.
PERMISSION_FOR = {
    "text": "can_send_messages",
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "video_note": "can_send_video_notes",
    "voice": "can_send_voice_notes",
    "audio": "can_send_audios",
    "document": "can_send_documents",
    "poll": "can_send_polls",
    "animation": "can_send_other_messages",
    "sticker": "can_send_other_messages",
    "dice": "can_send_other_messages",
}


def rights_of_kind(is_channel: bool) -> tuple[str, ...]:
    """The rights that an administrator object of this kind of chat shows."""
    return COMMON_RIGHTS + (CHANNEL_RIGHTS if is_channel else GROUP_RIGHTS)


def implied(permissions: Rights) -> Rights:
    """Permissions as Telegram reads them when they are not set independently of one another:
    `other` and `previews` imply every kind of media and to write, polls imply to write.
    """
    granted = set(permissions)
    if granted & {"can_send_other_messages", "can_add_web_page_previews"}:
        granted |= {"can_send_messages", *MEDIA_PERMISSIONS}
    if "can_send_polls" in granted:
        granted.add("can_send_messages")
    return frozenset(granted)
