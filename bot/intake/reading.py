"""An update as far as counting needs it, decoded in some microseconds; everything else is left."""

from typing import Any

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

Unread = Raw | UnsetType
"""A part that is there or not; what it holds is nobody's business here."""


class User(Struct, frozen=True, gc=False):
    id: int
    is_bot: bool = False
    username: str | None = None


class Chat(Struct, frozen=True, gc=False):
    id: int
    type: str

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}


class Entity(Struct, frozen=True, gc=False):
    """`offset` and `length` count UTF-16 units."""

    type: str
    offset: int
    length: int
    user: User | None = None


class Thread(Struct, frozen=True):
    """What a forum's thread was called when it was made."""

    name: str = ""


class Replied(Struct, frozen=True, rename={"sender": "from"}):
    """The message that another one replies to, as far as it is told."""

    message_id: int
    chat: Chat
    date: int = 0
    sender: User | None = None
    sender_chat: Chat | None = None
    is_automatic_forward: bool = False
    forum_topic_created: Thread | None = None


class Message(Struct, frozen=True, rename={"sender": "from"}):
    """`message_id` is 0 for an ephemeral message."""

    message_id: int
    date: int
    chat: Chat
    sender: User | None = None
    sender_chat: Chat | None = None
    reply_to_message: Replied | None = None
    text: str | None = None
    caption: str | None = None
    entities: tuple[Entity, ...] = ()
    caption_entities: tuple[Entity, ...] = ()
    via_bot: Unread = UNSET
    is_automatic_forward: bool = False
    is_topic_message: bool = False
    message_thread_id: int | None = None
    media_group_id: str | None = None
    photo: Unread = UNSET
    sticker: Unread = UNSET
    voice: Unread = UNSET
    video: Unread = UNSET
    animation: Unread = UNSET
    document: Unread = UNSET
    audio: Unread = UNSET
    video_note: Unread = UNSET
    poll: Unread = UNSET
    location: Unread = UNSET
    venue: Unread = UNSET
    contact: Unread = UNSET
    dice: Unread = UNSET
    game: Unread = UNSET
    story: Unread = UNSET
    checklist: Unread = UNSET
    paid_media: Unread = UNSET
    live_photo: Unread = UNSET
    rich_message: Unread = UNSET
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None
    new_chat_title: Unread = UNSET
    forum_topic_created: Unread = UNSET
    forum_topic_edited: Unread = UNSET
    forum_topic_closed: Unread = UNSET
    forum_topic_reopened: Unread = UNSET

    @property
    def words(self) -> str:
        return self.text or self.caption or ""

    @property
    def marks(self) -> tuple[Entity, ...]:
        return self.entities or self.caption_entities

    def is_contribution(self) -> bool:
        """Something somebody says or shows. A service message and an unknown kind are none."""
        return self.text is not None or any(getattr(self, kind) is not UNSET for kind in KINDS)

    def tells_of_thread(self) -> bool:
        """A service message: a forum's thread is there, is called otherwise, closed or reopened."""
        return any(getattr(self, kind) is not UNSET for kind in OF_THREADS)

    def covered(self, entity: Entity) -> str:
        """The text of an entity."""
        if self.words.isascii():
            return self.words[entity.offset : entity.offset + entity.length]
        units = self.words.encode("utf-16-le")
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        return units[start:end].decode("utf-16-le", errors="replace")


KINDS = (
    "photo sticker voice video animation document audio video_note poll location venue contact "
    "dice game story checklist paid_media live_photo rich_message"
).split()


OF_THREADS = (
    "forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened".split()
)


class Reaction(Struct, frozen=True):
    """`user` is None when a chat reacted: an anonymous administrator or a channel."""

    chat: Chat
    message_id: int
    date: int
    user: User | None = None
    old_reaction: tuple[Raw, ...] = ()
    new_reaction: tuple[Raw, ...] = ()


class Pressed(Struct, frozen=True, rename={"sender": "from"}):
    sender: User


class PollAnswer(Struct, frozen=True):
    """Somebody's vote. In which chat, Telegram does not tell."""

    poll_id: str


class Update(Struct, frozen=True):
    """One update. Kinds that are never acted upon nor counted are not named here."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    message_reaction: Reaction | None = None
    callback_query: Pressed | None = None
    my_chat_member: Unread = UNSET
    chat_member: Unread = UNSET
    poll_answer: PollAnswer | None = None


class Unreadable(ValueError):
    """An update that does not look as one should. `kind` and `chat` as far as they can be told."""

    def __init__(self, update_id: int, kind: str, chat: int | None, error: str) -> None:
        super().__init__(error)
        self.update_id, self.kind, self.chat, self.error = update_id, kind, chat, error


_decoder = msgspec.json.Decoder(Update)
_loosely = msgspec.json.Decoder(dict[str, Any])


def read(body: bytes | Raw) -> Update:
    """Unreadable if it is no update of a shape that is known; ValueError if it has no id either."""
    try:
        return _decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise unreadable(body, type(error).__name__) from None


def unreadable(body: bytes | Raw, error: str) -> Unreadable:
    """What can still be told about an update. ValueError: nothing, not even its id."""
    try:
        raw = _loosely.decode(body)
        number = msgspec.convert(raw["update_id"], int)
    except (msgspec.MsgspecError, KeyError):
        raise ValueError("an update without an id") from None
    kind = next((name for name in raw if name != "update_id"), "nothing")
    return Unreadable(number, kind, _chat_of(raw.get(kind)), error)


def _chat_of(content: object) -> int | None:
    chat = content.get("chat") if isinstance(content, dict) else None
    number = chat.get("id") if isinstance(chat, dict) else None
    return number if isinstance(number, int) else None
