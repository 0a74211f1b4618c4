"""Everything a scene needs: the county, its time, its books, and what people can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from playground.story.books import Books
from playground.story.chatting import Chatting
from playground.story.county import County, Room, found
from playground.story.doing import Doing
from playground.story.duties import Duties
from playground.story.passing import Stuck, Time
from playground.story.process import Bot
from playground.story.reading import Reading
from playground.story.reports import Reports
from playground.story.series_book import SeriesBook
from playground.story.staff import Staff
from playground.story.timetable import Deed, Timetable
from playground.story.topic_book import TopicBook
from playground.story.verdicts import Verdicts
from playground.story.wanted import Wanted
from playground.story.wish_book import WishBook
from playground.telegram.acting.resident import Resident
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message


@dataclass(slots=True)
class Story:
    """Scenes are functions of it. Whatever somebody does and says goes through here.

    `joining` are those who will come, by group, `declining` and
    `children` those who will not take part; `came` is who did; `takes_part` says in which group
    each of those who stayed is a contact; `erased` is who is no longer there, `blocking` who has
    blocked the bot; `screens` is what cadres and the office read of the Five Ones, all on the day
    `looked_on`. `links` are those that the office handed out, by the name on the roster. `model`
    and `answered` are a person and a topic that are shown at the end.
    """

    town: Town
    county: County
    books: Books
    staff: Staff
    duties: Duties
    reports: Reports
    doing: Doing
    topic_book: TopicBook
    timetable: Timetable
    time: Time
    chatting: Chatting
    reading: Reading
    bot: Bot
    chance: Random
    links: dict[str, str] = field(default_factory=dict)
    joining: dict[str, set[int]] = field(default_factory=dict)
    takes_part: dict[int, str] = field(default_factory=dict)
    declining: set[int] = field(default_factory=set)
    children: set[int] = field(default_factory=set)
    came: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)
    blocking: set[int] = field(default_factory=set)
    screens: dict[str, str] = field(default_factory=dict)
    looked_on: date | None = None
    wished: list[str] = field(default_factory=list)
    fulfilled: list[str] = field(default_factory=list)
    asked_later: set[int] = field(default_factory=set)
    wish_book: WishBook = field(default_factory=WishBook)
    wanted: Wanted = field(default_factory=Wanted)
    series_book: SeriesBook = field(default_factory=SeriesBook)
    verdicts: Verdicts = field(default_factory=Verdicts)
    helped: int = 0
    replayed: int = 0
    model: Resident | None = None
    answered: Message | None = None

    def private(self, who: Resident) -> Chat | None:
        return self.reading.private(who.id)

    async def opens(self, who: Resident, link: str) -> None:
        who.opens(link)
        await self.time.settle()

    async def tells_bot(self, who: Resident, text: str) -> Message:
        """Write to the bot in private."""
        message = who.writes(self.county.bot, text)
        await self.time.settle()
        return message

    async def button(self, who: Resident, *prefixes: str) -> tuple[Message, str]:
        """Wait in private for a button whose data begins so."""
        waiting = f"a button {' or '.join(prefixes)} for {who.person.first_name}"
        return await self.time.comes(
            lambda: self.reading.button(self.private(who), *prefixes), waiting
        )

    async def presses(self, who: Resident, *prefixes: str) -> Message:
        """Wait in private for such a button, and press it."""
        message, data = await self.button(who, *prefixes)
        who.presses(message, data)
        await self.time.settle()
        return message

    async def taps(self, who: Resident, label: str) -> Message:
        """Wait in private for a button with these words on it, and press it."""
        message, data = await self.time.comes(
            lambda: self.reading.labelled(self.private(who), label), f"a button {label!r}"
        )
        who.presses(message, data)
        await self.time.settle()
        return message

    async def is_sent_file(self, who: Resident, after: int) -> bytes:
        """Wait in private for one more file than there were."""

        def newest() -> bytes | None:
            files = self.reading.files(self.private(who))
            return files[0] if len(files) > after else None

        return await self.time.comes(newest, f"a file for {who.person.first_name}")

    async def sees(self, chat: Callable[[], Chat | None], words: str, *, after: int = 0) -> Message:
        """Wait until the bot has written something with these words there, `after` a message."""
        return await self.time.comes(
            lambda: self.reading.containing(chat(), words, after), f"a message with {words!r}"
        )

    def at(self, moment: float, deed: Deed) -> None:
        self.timetable.at(moment, deed)

    def contact_of(self, room: Room) -> Resident:
        """Somebody who agreed to be the contact of this group's cadre, and still is."""
        staying = [one for one in room.members if self.takes_part.get(one.id) == room.name]
        if not staying:
            raise Stuck(f"nobody takes part in {room.name}")
        return self.chance.choice(staying)

    def follow_up_of(self, room: Room) -> Resident:
        """A contact who agreed to be asked later on, if there is one."""
        staying = [one for one in room.members if self.takes_part.get(one.id) == room.name]
        found = [one for one in staying if one.id in self.asked_later]
        return self.chance.choice(found) if found else self.contact_of(room)

    def stranger_of(self, room: Room) -> Resident:
        """Somebody of this group alone who has never written to the bot, and is not going to."""
        strangers = self.strangers_of(room)
        if not strangers:
            raise Stuck(f"everybody in {room.name} knows the bot")
        return self.chance.choice(strangers)

    def strangers_of(self, room: Room) -> list[Resident]:
        known = self.joining.get(room.name, set()) | self.declining | self.children
        return [
            one
            for one in room.members
            if self.private(one) is None
            and one.id not in known
            and self.county.rooms_of(one) == [room]
        ]

    def wishes_of(self, room: Room) -> tuple[int, int]:
        """How many wishes were confirmed as fulfilled, of how many."""
        return self.fulfilled.count(room.name), self.wished.count(room.name)

    def unasked(self, who: Resident) -> list[Message]:
        """What the bot wrote to somebody by itself, when nobody had just done anything."""
        written = reversed(list(self.reading.from_bot(self.private(who))))
        return [one for one in written if not self.time.was_busy(one.date)]

    def members_by_chance(self, room: Room, number: int) -> list[Resident]:
        return self.chance.sample(room.members, min(number, len(room.members)))


def begin(town: Town, bot: Callable[[County], Bot], seed: int) -> Story:
    """The county is founded, nothing has happened yet."""
    chance = Random(seed)
    county = found(town, chance)
    books, timetable = Books(), Timetable()
    for room in county.rooms:
        books.group(room.name, room.cadre.id)
    doing = Doing(county, books)
    return Story(
        town=town,
        county=county,
        books=books,
        staff=Staff(),
        duties=Duties(),
        reports=Reports(),
        doing=doing,
        topic_book=TopicBook(books.topics),
        timetable=timetable,
        time=Time(town, county.bot, timetable),
        chatting=Chatting(county, doing, timetable, chance),
        reading=Reading(town, county.bot),
        bot=bot(county),
        chance=chance,
    )
