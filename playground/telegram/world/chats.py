"""Where people meet: private chats, groups, supergroups, forums and channels, as plain data."""

from dataclasses import dataclass, field
from enum import StrEnum

from playground.telegram.world.files import StoredFile
from playground.telegram.world.messages import Message
from playground.telegram.world.rights import USUAL_PERMISSIONS, Rights

GENERAL_TOPIC = 1


class ChatType(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True, slots=True)
class Member:
    """How a user stands in a chat; a change is a new value.

    `until` is the end of a restriction or ban (0: for ever). `inside` matters for restricted
    users, who may be in the chat or not. `sees_all`: a bot that joined with privacy mode off.
    """

    user_id: int
    status: Status = Status.MEMBER
    rights: Rights = frozenset()
    permissions: Rights = USUAL_PERMISSIONS
    inside: bool = True
    until: int = 0
    title: str | None = None
    tag: str | None = None
    anonymous: bool = False
    sees_all: bool = False
    promoted_by: int | None = None

    @property
    def is_present(self) -> bool:
        if self.status is Status.RESTRICTED:
            return self.inside
        return self.status not in (Status.LEFT, Status.KICKED)

    @property
    def is_administrator(self) -> bool:
        return self.status in (Status.CREATOR, Status.ADMINISTRATOR)

    def may(self, right: str) -> bool:
        """Whether an administrator has `right`; the creator has every one."""
        return self.status is Status.CREATOR or (
            self.status is Status.ADMINISTRATOR and right in self.rights
        )


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is that of the service message that created it."""

    id: int
    name: str
    icon_color: int = 7_322_096
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    hidden: bool = False


@dataclass(slots=True)
class InviteLink:
    url: str
    creator_id: int
    name: str | None = None
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    is_primary: bool = False
    is_revoked: bool = False
    joined: int = 0
    pending: int = 0


@dataclass(slots=True)
class Chat:
    """One chat. A private chat has the person's id and belongs to one bot (`bot_id`)."""

    id: int
    type: ChatType
    title: str | None = None
    username: str | None = None
    description: str | None = None
    photo: StoredFile | None = None
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    last_message_id: int = 0
    permissions: Rights = USUAL_PERMISSIONS
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    linked_chat_id: int | None = None
    migrated_to: int | None = None
    join_by_request: bool = False
    pins: list[int] = field(default_factory=list)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, str | None] = field(default_factory=dict)
    bot_id: int | None = None
    blocked: bool = False

    @property
    def is_private(self) -> bool:
        return self.type is ChatType.PRIVATE

    @property
    def is_channel(self) -> bool:
        return self.type is ChatType.CHANNEL

    def member(self, user_id: int) -> Member:
        """How this user stands here; whoever was never here has left."""
        return self.members.get(user_id) or Member(user_id, Status.LEFT)

    def may_send(self, user_id: int, permission: str) -> bool:
        """Whether a present user may send what needs `permission` (channels: only to post)."""
        member = self.member(user_id)
        if self.is_channel:
            return member.may("can_post_messages")
        if not member.is_present:
            return False
        if member.is_administrator:
            return True
        if member.status is Status.RESTRICTED and permission not in member.permissions:
            return False
        return permission in self.permissions
