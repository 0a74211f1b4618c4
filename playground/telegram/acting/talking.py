"""What people say: text, files, polls, answers, edits."""

from __future__ import annotations

import base64
from dataclasses import replace

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.entities import Entity, Formatted, format_text
from playground.telegram.happenings import posting, voting
from playground.telegram.happenings.posting import Manner
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Attachment, Content, Media, Message, Text
from playground.telegram.world.polls import Option, Poll
from playground.telegram.world.rights import PERMISSION_FOR

# The smallest picture there is: one grey dot, for people who just send "a photo".
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


class Talks(Someone):
    """A person who writes, sends, asks, edits and forwards."""

    def writes(
        self,
        chat: Place,
        text: str,
        *,
        reply_to: Message | int | None = None,
        topic: int | None = None,
        as_chat: Place | None = None,
        parse_mode: str | None = None,
        entities: list[Entity] | None = None,
    ) -> Message:
        """Write a message. Mentions, commands and links in it are found as Telegram's apps do."""
        formatted = format_text(text, parse_mode, entities)
        if not formatted.text:
            raise Impossible("a message needs some text")
        return self._says(chat, Text(formatted), reply_to=reply_to, topic=topic, as_chat=as_chat)

    def sends(
        self,
        chat: Place,
        kind: str = "photo",
        *,
        content: bytes | str = DOT,
        name: str | None = None,
        caption: str = "",
        reply_to: Message | int | None = None,
        topic: int | None = None,
        as_chat: Place | None = None,
    ) -> Message:
        """Send a file: photo, document, video, animation, audio, voice, video_note or sticker.
        `content` is bytes, or base64 text over HTTP; a photo of one dot by default.
        """
        media = self._media(kind, content, name, caption)
        return self._says(chat, media, reply_to=reply_to, topic=topic, as_chat=as_chat)

    def sends_album(
        self, chat: Place, kinds: list[str], *, caption: str = "", topic: int | None = None
    ) -> list[Message]:
        """Send several files as one album; the caption stands under the first."""
        album = self.town.new_album()
        items = [
            self._media(kind, DOT, None, "" if number else caption)
            for number, kind in enumerate(kinds)
        ]
        return [self._says(chat, item, topic=topic, album=album) for item in items]

    def asks(
        self, chat: Place, question: str, *, options: list[str], anonymous: bool = True
    ) -> Message:
        """Send a poll of one's own."""
        number = str(self.town.new_poll_number())
        choices = [Option(f"{number}-{n}", format_text(text)) for n, text in enumerate(options)]
        poll = Poll(number, format_text(question), choices, self.id, is_anonymous=anonymous)
        self.town.world.polls[number] = poll
        return self._says(chat, poll)

    def shares(self, chat: Place, kind: str, *, payload: dict[str, object]) -> Message:
        """Send a location, venue, contact or dice, given as the Bot API object."""
        return self._says(chat, Attachment(kind, payload))

    def edits(self, message: Message, text: str) -> Message:
        """Change one's own message: its text, or the caption of a file."""
        if message.author != self.id:
            raise Impossible(f"{self._name} did not write this message")
        formatted = format_text(text)
        match message.content:
            case Text():
                posting.edit(self.town, message, Text(formatted))
            case Media() as media:
                posting.edit(self.town, message, replace(media, caption=formatted))
            case _:
                raise Impossible("only text and captions can be edited")
        return message

    def deletes(self, message: Message) -> None:
        """Take back one's own message, or any as an administrator."""
        if message.author != self.id and not message.chat.is_private:
            self.need(message.chat, "can_delete_messages")
        posting.delete(message)

    def forwards(self, message: Message, to: Place) -> Message:
        """Pass a message on; it names where it comes from."""
        if message.is_service or message.protected:
            raise Impossible("this message cannot be forwarded")
        origin = posting.origin_of(self.town, message)
        return self._says(to, message.content, origin=origin)

    def adds_option(self, message: Message, text: str) -> Option:
        """Add an answer to a poll that allows it."""
        poll = message.content
        if not isinstance(poll, Poll) or not poll.allows_adding or poll.is_closed:
            raise Impossible("this message has no poll to which answers can be added")
        return voting.add_option(self.town, poll, self.id, text)

    def _media(self, kind: str, content: bytes | str, name: str | None, caption: str) -> Media:
        if isinstance(content, str):
            content = base64.b64decode(content)
        if kind not in PERMISSION_FOR:
            raise Impossible(f"there is no kind of file called {kind}")
        file = self.town.world.keep_file(kind, content, name)
        return Media(kind, file, format_text(caption) if caption else Formatted("", ()))

    def _says(
        self,
        where: Place,
        content: Content,
        *,
        reply_to: Message | int | None = None,
        topic: int | None = None,
        as_chat: Place | None = None,
        album: str | None = None,
        origin: dict[str, object] | None = None,
    ) -> Message:
        chat = self.place(where)
        kind = content.kind if isinstance(content, Media | Attachment) else "text"
        kind = "poll" if isinstance(content, Poll) else kind
        self.need_permission(chat, PERMISSION_FOR.get(kind, "can_send_messages"))
        self._need_open_topic(chat, topic)
        answered = reply_to.id if isinstance(reply_to, Message) else reply_to
        if answered is not None:
            self.message(chat, answered)
        speaker = self.stands_as(chat, as_chat)
        manner = Manner(
            sender_chat=speaker,
            signature=self.standing(chat).title if speaker == chat.id else None,
            reply_to=answered,
            topic=topic,
            album=album,
            origin=origin,
        )
        return posting.post(self.town, chat, self.id, content, manner)

    def _need_open_topic(self, chat: Chat, topic: int | None) -> None:
        if topic is None:
            return
        if topic not in chat.topics:
            raise Impossible(f"there is no topic {topic} in {chat.title}")
        if chat.topics[topic].closed and not self.standing(chat).may("can_manage_topics"):
            raise Impossible("the topic is closed")
