"""What is said in the town: messages and their content, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.telegram.entities import Formatted
from playground.telegram.world.files import StoredFile
from playground.telegram.world.polls import Poll

if TYPE_CHECKING:
    from playground.telegram.world.chats import Chat

NO_TEXT = Formatted("", ())


@dataclass(slots=True)
class Text:
    text: Formatted
    preview: dict[str, object] | None = None


@dataclass(slots=True)
class Media:
    """A photo, document, video … with its caption. `details` are fields of the media object
    (duration, performer …).
    """

    kind: str
    file: StoredFile
    caption: Formatted = NO_TEXT
    spoiler: bool = False
    caption_above: bool = False
    details: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Attachment:
    """A location, venue, contact or dice: `payload` is the Bot API object itself."""

    kind: str
    payload: dict[str, object]


@dataclass(slots=True)
class Service:
    """A service message (somebody joined, a new title …): `payload` is the field's JSON value."""

    kind: str
    payload: object


Content = Text | Media | Attachment | Service | Poll


@dataclass(slots=True)
class Message:
    """One message. `author` is the account that really wrote it, whatever the mask shows.

    `sender_chat` is the chat it was written as (anonymous administrator: the group itself).
    `thread_id` names a forum topic if `in_topic`, else a thread of replies.
    `reactions`: who → emoji; the key is a user's id, or the chat's for an anonymous one.
    """

    id: int
    chat: Chat = field(repr=False)
    date: int
    author: int
    content: Content
    sender_chat: int | None = None
    signature: str | None = None
    reply_to: int | None = None
    external_reply: dict[str, object] | None = None
    quote: dict[str, object] | None = None
    thread_id: int | None = None
    in_topic: bool = False
    edit_date: int = 0
    album: str | None = None
    origin: dict[str, object] | None = None
    automatic_forward: bool = False
    via_bot: int | None = None
    protected: bool = False
    markup: dict[str, object] | None = None
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def formatted(self) -> Formatted:
        """The text or caption with its entities; empty if there is none."""
        match self.content:
            case Text(text):
                return text
            case Media(caption=caption):
                return caption
            case _:
                return NO_TEXT

    @property
    def kind(self) -> str:
        """Name of the message's content as in the Bot API: text, photo, poll …"""
        match self.content:
            case Text():
                return "text"
            case Poll():
                return "poll"
            case Media(kind=kind) | Attachment(kind=kind) | Service(kind=kind):
                return kind

    @property
    def is_service(self) -> bool:
        return isinstance(self.content, Service)
