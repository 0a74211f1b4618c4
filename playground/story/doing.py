"""People's deeds in groups: each is done in the town and told to the books in the same breath."""

from __future__ import annotations

from playground.story.books import HIDDEN, Books
from playground.story.county import County, Room
from playground.story.witness import Witness
from playground.telegram.acting.resident import Resident
from playground.telegram.entities import Entity, Formatted, utf16_length
from playground.telegram.happenings import posting
from playground.telegram.happenings.posting import Manner
from playground.telegram.world.messages import Message, Text


class Doing:
    """Everything said and done in the county's groups goes through here."""

    def __init__(self, county: County, books: Books) -> None:
        self._town, self._books = county.town, books
        self._witness = Witness(county.town, county.bot)
        self.said = 0

    def writes(
        self,
        room: Room,
        who: Resident,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
        entities: list[Entity] | None = None,
    ) -> Message:
        message = who.writes(room.chat, text, reply_to=reply_to, topic=topic, entities=entities)
        return self._note(room, message)

    def sends(
        self,
        room: Room,
        who: Resident,
        kind: str,
        caption: str = "",
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        message = who.sends(room.chat, kind, caption=caption, reply_to=reply_to, topic=topic)
        return self._note(room, message)

    def sends_album(
        self, room: Room, who: Resident, caption: str, *, topic: int | None = None
    ) -> Message:
        """Three pictures at once; the first of them."""
        album = who.sends_album(room.chat, ["photo"] * 3, caption=caption, topic=topic)
        for message in album:
            self._note(room, message)
        return album[0]

    def mentions(
        self,
        room: Room,
        who: Resident,
        whom: Resident,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """By username, or, where there is none, by the name as a link."""
        if whom.person.username is not None:
            named = f"@{whom.person.username} {text}"
            return self.writes(room, who, named, reply_to=reply_to, topic=topic)
        name = whom.person.first_name
        link = Entity("text_mention", 0, utf16_length(name), user_id=whom.id)
        named = f"{name} {text}"
        return self.writes(room, who, named, reply_to=reply_to, topic=topic, entities=[link])

    def shares_place(self, room: Room, who: Resident) -> Message:
        where: dict[str, object] = {"latitude": 30.25, "longitude": 120.17}
        return self._note(room, who.shares(room.chat, "location", payload=where))

    def asks(self, room: Room, who: Resident, question: str, options: list[str]) -> Message:
        """A poll of one's own."""
        return self._note(room, who.asks(room.chat, question, options=options))

    def forwards(self, room: Room, who: Resident, message: Message) -> Message:
        return self._note(room, who.forwards(message, room.chat))

    def lets_say(self, room: Room, who: Resident, text: str) -> Message:
        """Through another bot, in somebody's own name: `via_bot`."""
        helper = room.helper.id if room.helper else None
        content = Text(Formatted(text, ()))
        manner = Manner(via_bot=helper)
        return self._note(room, posting.post(self._town, room.chat, who.id, content, manner))

    def reacts(self, room: Room, who: Resident, message: Message, emoji: str | list[str]) -> None:
        """Set, change or take back: an empty string."""
        hidden = room.chat.member(who.id).anonymous
        key = room.chat.id if hidden else who.id
        before = len(message.reactions.get(key, ()))
        who.reacts(message, emoji)
        after = len(message.reactions.get(key, ()))
        by = HIDDEN if hidden else who.id
        moment = self._town.clock.date()
        self._books.reacted(room.name, message.id, by, moment, before, after)

    def announces(self, room: Room, text: str) -> None:
        """The cadre writes into the channel, and Telegram passes it on to the group."""
        if room.channel is not None:
            room.cadre.writes(room.channel, text)
            self._note(room, next(reversed(room.chat.messages.values())))

    def helper_says(self, room: Room, text: str) -> Message | None:
        """Another bot talks in the group: bots do not hear one another."""
        if room.helper is None:
            return None
        content = Text(Formatted(text, ()))
        return self._note(room, posting.post(self._town, room.chat, room.helper.id, content))

    def _note(self, room: Room, message: Message) -> Message:
        self._books.said(self._witness.saw(room.name, message))
        self.said += 1
        return message
