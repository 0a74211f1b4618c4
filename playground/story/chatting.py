"""Conversations in groups: who speaks when and in which manner, planned onto the timetable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random

from playground.story.county import County, Room
from playground.story.doing import Doing
from playground.story.talk.composer import Composer
from playground.story.timetable import Timetable
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Message

BURSTS = (0, 8)
"""Minutes after its beginning at which a conversation goes on."""
EMOJI = ("👍", "❤", "🔥", "👏", "😁", "🎉", "🙏", "💯")
LOOKED_BACK = 4


@dataclass(slots=True)
class Conversation:
    """What has been said in it so far, in one room and one of its topics."""

    room: Room
    thread: int | None
    said: list[Message] = field(default_factory=list)


Manner = Callable[[Conversation, Resident, str], Message]
"""How somebody says something in a conversation."""


class Chatting:
    """Puts conversations onto the timetable and carries them out with people's habits."""

    def __init__(self, county: County, doing: Doing, timetable: Timetable, chance: Random) -> None:
        self._county, self._doing = county, doing
        self._timetable, self._chance = timetable, chance
        self._composer = Composer(chance)

    def plan_own(self, room: Room, beginning: float, length: int) -> None:
        """A conversation of the county's own, now and then with the cadre in it."""
        speakers = self._speakers(room, self._chance.randint(2, 5))
        if self._chance.random() < 0.4:
            speakers.append(room.cadre)
        if room.hidden is not None and self._chance.random() < 0.3:
            speakers.append(room.hidden)
        lines = list(self._composer.conversation(length))
        turns = [(self._chance.choice(speakers), line) for line in lines]
        ours = [(who, self._own_line(room, who, line)) for who, line in turns]
        self._plan(room, beginning, ours, self._in_some_manner)

    def plan_spoken(self, room: Room, beginning: float, turns: Sequence[tuple[str, str]]) -> None:
        """A real conversation: (speaker, text) in order, each text said exactly as it stands."""
        names = list(dict.fromkeys(speaker for speaker, _ in turns))
        people = self._speakers(room, len(names))
        cast = {name: people[n % len(people)] for n, name in enumerate(names)}
        lines = [(cast[speaker], text) for speaker, text in turns]
        self._plan(room, beginning, lines, self._plainly)

    def flood(self, room: Room, moment: float, lines: int) -> None:
        """Somebody writes line after line: it is one block of ten minutes all the same."""
        who = self._speakers(room, 1)[0]
        for _ in range(lines):
            flooded = partial(self._flooded, room, who, self._composer.short())
            self._timetable.at(moment, flooded)

    def _flooded(self, room: Room, who: Resident, text: str) -> None:
        self._doing.writes(room, who, text)

    def _own_line(self, room: Room, who: Resident, line: str) -> str:
        return self._composer.of_the_cadre() if who is room.cadre else line

    def _plan(
        self,
        room: Room,
        beginning: float,
        lines: Sequence[tuple[Resident, str]],
        manner: Manner,
    ) -> None:
        talk = Conversation(room, self._chance.choice(room.threads))
        share = -(-len(lines) // len(BURSTS))
        for number, (who, text) in enumerate(lines):
            moment = beginning + 60 * BURSTS[number // share]
            self._timetable.at(moment, partial(self._turn, talk, who, text, manner))

    def _turn(
        self,
        talk: Conversation,
        who: Resident,
        text: str,
        manner: Manner,
    ) -> None:
        message = manner(talk, talk.room.speaker(who), text)
        if message.chat is talk.room.chat and not message.is_service:
            talk.said.append(message)
        self._somebody_reacts(talk, message)

    def _plainly(self, talk: Conversation, who: Resident, text: str) -> Message:
        """As text, at times as a reply."""
        answered = self._answered(talk, who) if self._chance.random() < 0.25 else None
        return self._doing.writes(
            talk.room, who, text, reply_to=answered, topic=self._thread(talk, answered)
        )

    def _in_some_manner(self, talk: Conversation, who: Resident, text: str) -> Message:
        """Mostly as text; at times with a mention, a picture, an album, a sticker …"""
        dice = self._chance.random()
        answered = self._answered(talk, who)
        thread = self._thread(talk, answered)
        doing, room = self._doing, talk.room
        if dice < 0.08 or (who is room.cadre and dice < 0.35):
            asks_cadre = self._chance.random() < 0.3
            whom = room.cadre if asks_cadre else self._speakers(room, 1)[0]
            if whom is not who:
                return doing.mentions(room, who, whom, text, reply_to=answered, topic=thread)
        if dice < 0.4 and answered is not None:
            return doing.writes(room, who, text, reply_to=answered, topic=thread)
        if dice > 0.86:
            return self._with_media(talk, who, text, dice)
        message = doing.writes(room, who, text, topic=talk.thread)
        if dice > 0.84:
            who.edits(message, f"{text}（改一下）")
        return message

    def _with_media(self, talk: Conversation, who: Resident, text: str, dice: float) -> Message:
        doing, room = self._doing, talk.room
        if dice > 0.985:
            return doing.sends_album(room, who, text, topic=talk.thread)
        if dice > 0.975 and talk.thread is None:
            return doing.shares_place(room, who)
        if dice > 0.970 and talk.thread is None:
            return doing.asks(room, who, text, ["去", "不去", "看天气"])
        kinds = ("photo", "sticker", "sticker", "voice", "animation", "video")
        kind = self._chance.choice(kinds)
        caption = text if kind == "photo" else ""
        return doing.sends(room, who, kind, caption, topic=talk.thread)

    def _somebody_reacts(self, talk: Conversation, message: Message) -> None:
        """One message in eight; one reaction in five is taken back."""
        if self._chance.random() > 0.12 or message.via_bot is not None:
            return
        who = self._speakers(talk.room, 1)[0]
        if who.id == message.author:
            return
        self._doing.reacts(talk.room, who, message, self._chance.choice(EMOJI))
        if self._chance.random() < 0.2:
            self._doing.reacts(talk.room, who, message, "")

    def _answered(self, talk: Conversation, who: Resident) -> Message | None:
        """One of the last messages of others, if there is any that is still in this chat."""
        near = [
            message
            for message in talk.said[-LOOKED_BACK:]
            if message.author != who.id and message.chat is talk.room.chat
        ]
        return self._chance.choice(near) if near else None

    def _thread(self, talk: Conversation, answered: Message | None) -> int | None:
        return talk.thread if answered is None else None

    def _speakers(self, room: Room, number: int) -> list[Resident]:
        """Different members by chance, the lively ones more often."""
        chosen: list[Resident] = []
        rest = list(room.members)
        while rest and len(chosen) < number:
            weights = [self._county.liveliness[one.id] for one in rest]
            one = self._chance.choices(rest, weights)[0]
            rest.remove(one)
            chosen.append(one)
        return chosen
