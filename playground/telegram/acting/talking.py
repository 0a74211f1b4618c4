"""What people say: text, files, polls, answers, edits."""

from __future__ import annotations

from dataclasses import replace

from playground.telegram.acting import composing
from playground.telegram.acting.composing import DOT
from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.entities import Entity
from playground.telegram.happenings import posting, voting
from playground.telegram.happenings.posting import Manner
from playground.telegram.world.chats import GENERAL_TOPIC, Chat
from playground.telegram.world.messages import Content, Media, Message, Text
from playground.telegram.world.polls import Option, Poll
from playground.telegram.world.rights import PERMISSION_FOR


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
        content = Text(composing.text(text, parse_mode, entities))
        where, manner = self._ready(chat, "text", reply_to, topic, as_chat)
        return posting.post(self.town, where, self.id, content, manner)

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
        composing.file_kind(kind)
        words, file = composing.caption(caption), composing.file_bytes(content)
        where, manner = self._ready(chat, kind, reply_to, topic, as_chat)
        media = Media(kind, self.town.world.new_file(kind, file, name), words)
        return posting.post(self.town, where, self.id, media, manner)

    def sends_album(
        self, chat: Place, kinds: list[str], *, caption: str = "", topic: int | None = None
    ) -> list[Message]:
        """Send several files as one album; the caption stands under the first."""
        words = composing.caption(caption)
        ready = [self._ready(chat, kind, topic=topic) for kind in composing.album(kinds)]
        album = self.town.new_album()
        posted: list[Message] = []
        for kind, (where, manner) in zip(kinds, ready, strict=True):
            media = Media(kind, self.town.world.new_file(kind, DOT))
            media.caption = words if not posted else media.caption
            grouped = replace(manner, album=album)
            posted.append(posting.post(self.town, where, self.id, media, grouped))
        return posted

    def asks(
        self,
        chat: Place,
        question: str,
        *,
        options: list[str],
        anonymous: bool = True,
        multiple: bool = False,
        adding: bool = False,
    ) -> Message:
        """Send a poll of one's own; `multiple` answers may be chosen, or added by others."""
        words, texts = composing.text(question), composing.options(options)
        where, manner = self._ready(chat, "poll")
        number = str(self.town.new_poll_number())
        choices = [Option(f"{number}-{n}", one) for n, one in enumerate(texts)]
        poll = Poll(number, words, choices, self.id, is_anonymous=anonymous)
        poll.allows_multiple_answers, poll.allows_adding = multiple, adding
        self.town.world.polls[number] = poll
        return posting.post(self.town, where, self.id, poll, manner)

    def shares(self, chat: Place, kind: str, *, payload: dict[str, object]) -> Message:
        """Send a location, venue, contact or dice, given as the Bot API object."""
        content = composing.card(kind, payload)
        where, manner = self._ready(chat, kind)
        return posting.post(self.town, where, self.id, content, manner)

    def edits(self, message: Message, text: str) -> Message:
        """Change one's own message: its text, or the caption of a file."""
        self.need_message(message)
        if message.author != self.id or message.origin is not None:
            raise Impossible(f"{self._name} did not write this message")
        self.need_permission(message.chat, PERMISSION_FOR.get(message.kind, "can_send_messages"))
        content: Content
        match message.content:
            case Text():
                content = Text(composing.text(text))
            case Media() as media:
                content = replace(media, caption=composing.caption(text))
            case _:
                raise Impossible("only text and captions can be edited")
        posting.edit(self.town, message, content)
        return message

    def deletes(self, message: Message) -> None:
        """Take back one's own message, or any as an administrator."""
        self.need_message(message)
        if message.author != self.id:
            self.need(message.chat, "can_delete_messages")
        posting.delete(message)

    def forwards(self, message: Message, to: Place) -> Message:
        """Pass a message on; it names where it comes from."""
        self.need_message(message)
        if message.is_service or message.protected:
            raise Impossible("this message cannot be forwarded")
        where, manner = self._ready(to, message.kind)
        marked = replace(manner, origin=posting.origin_of(self.town, message))
        return posting.post(self.town, where, self.id, message.content, marked)

    def adds_option(self, message: Message, text: str) -> Option:
        """Add an answer to a poll that allows it."""
        self.need_message(message)
        poll = message.content
        if not isinstance(poll, Poll) or not poll.allows_adding or poll.is_closed:
            raise Impossible("this message has no poll to which answers can be added")
        composing.text(text)
        return voting.add_option(self.town, poll, self.id, text)

    def _ready(
        self,
        where: Place,
        kind: str,
        reply_to: Message | int | None = None,
        topic: int | None = None,
        as_chat: Place | None = None,
    ) -> tuple[Chat, Manner]:
        """Where and how something of this kind may be posted; nothing has happened yet."""
        chat = self.place(where)
        self.need_permission(chat, PERMISSION_FOR.get(kind, "can_send_messages"))
        answered = reply_to.id if isinstance(reply_to, Message) else reply_to
        if isinstance(reply_to, Message) and reply_to.chat is not chat:
            raise Impossible("the message answered is in another chat: forward it instead")
        inherited = self.message(chat, answered).thread_id if answered is not None else None
        if chat.is_forum:
            self._need_open_topic(chat, topic, inherited)
        elif topic is not None:
            raise Impossible(f"{chat.title} has no topics")
        speaker = self.stands_as(chat, as_chat)
        signature = self.standing(chat).title if speaker == chat.id else None
        manner = Manner(sender_chat=speaker, signature=signature, reply_to=answered, topic=topic)
        return chat, manner

    def _need_open_topic(self, chat: Chat, named: int | None, inherited: int | None) -> None:
        """Refuse a closed topic, and a named one that is neither a topic nor a thread in the
        general one. The thread of an answer may have lost its first message.
        """
        if named is not None and named not in chat.topics and named not in chat.messages:
            raise Impossible(f"there is no topic {named} in {chat.title}")
        topic = chat.topics.get(named or inherited or GENERAL_TOPIC, chat.topics[GENERAL_TOPIC])
        if topic.closed and not self.standing(chat).may("can_manage_topics"):
            raise Impossible("the topic is closed")
