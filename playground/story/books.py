"""The town's books: what must have been counted, kept from what people did and from nothing else.

Nothing here is shared with the bot, and nothing the bot says is read: every deed is told to the
books as it is done, in the order in which it is done, and they apply the rules on paper.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from playground.story.rows import COUNTED, Row
from playground.story.topic_book import Stood

ZONE = ZoneInfo("Asia/Shanghai")
SLOT = 10
UNNAMED = None
"""Stands in a row's key for everybody who has not agreed to be counted by name."""


class Kind(Enum):
    """What a message is. TALK alone can count: what a program, a channel or Telegram itself puts
    into a group is nobody's, and a command asks for something.
    """

    TALK = auto()
    COMMAND = auto()
    SERVICE = auto()
    MACHINE = auto()
    CHANNEL = auto()


class Side(Enum):
    """HIDDEN speaks with the group's own name: an administrator whom nobody can tell apart.
    POST is a topic, which the bot posted for the cadre.
    """

    HIDDEN = auto()
    POST = auto()


HIDDEN, POST = Side.HIDDEN, Side.POST
Who = int | Side
Key = tuple[str, int | None, date]
"""Group (by the town's own name for it), person, day."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as everybody in the group sees it.

    `answers` is the person it replies to (None: nobody, a bot, a channel, or the opening of a forum
    topic), `names` the people it mentions. `to_bot`: it mentions the bot or replies to it;
    `post` is then the bot's message that it replies to, and `text` an answer if that is a topic.
    """

    group: str
    number: int
    by: Who
    moment: float
    kind: Kind = Kind.TALK
    answers: Who | None = None
    names: frozenset[int] = frozenset()
    to_bot: bool = False
    post: int | None = None
    album: str | None = None
    text: str = ""


@dataclass(slots=True)
class Hall:
    """A group in the books. `counted`: the bot is set up there and sees everything. `cadre` is None
    while nobody is responsible for it.
    """

    cadre: int | None
    counted: bool = False
    heard: dict[int, Who] = field(default_factory=dict)
    albums: set[str] = field(default_factory=set)
    topics: dict[int, Stood] = field(default_factory=dict)


class Books:
    """Told of every deed that can matter. `rows` is the result, and what came of `topics`."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self.topics: list[Stood] = []
        self.halls: dict[str, Hall] = {}
        self.counted_by_name: set[int] = set()

    def group(self, name: str, cadre: int) -> None:
        """A group comes into being; it is not counted yet."""
        self.halls[name] = Hall(cadre)

    def counts(self, group: str, *, counted: bool) -> None:
        """The bot was set up, lost its rights, was put out, or came back."""
        self.halls[group].counted = counted

    def run_by(self, group: str, cadre: int | None) -> None:
        """The cadre's time is over, or a successor has the group from now on."""
        self.halls[group].cadre = cadre

    def moved(self, group: str) -> None:
        """The group became a supergroup: its messages are numbered anew, everything else stays."""
        self.halls[group].heard.clear()
        for one in self.halls[group].topics.values():
            one.ended = True
        self.halls[group].topics.clear()

    def agrees(self, person: int, *, agreed: bool) -> None:
        """Somebody turned the switch for being counted by name on, or off, or left."""
        if agreed:
            self.counted_by_name.add(person)
        else:
            self._nameless(person)

    def erased(self, person: int) -> None:
        """What the person did belongs to nobody from now on; the sums stay."""
        self._nameless(person)

    def _nameless(self, person: int) -> None:
        """Nothing stands under the name of somebody who does not agree to it."""
        self.counted_by_name.discard(person)
        for group, _, day in [key for key in self.rows if key[1] == person]:
            gone = self.rows.pop((group, person, day))
            self._row(group, UNNAMED, day).inherit(gone)
        for one in self.topics:
            one.forgets(person)
        # Their messages stay in the group and can be reacted to, as nobody's.
        for hall in self.halls.values():
            hall.heard = {n: POST if who == person else who for n, who in hall.heard.items()}

    def topic(
        self, group: str, number: int, closes: float, text: str = "", *, poll: bool = False
    ) -> Stood:
        """A topic stands in the group as the bot's message `number`; people may react to it."""
        stood = Stood(group, text, closes, poll)
        self.topics.append(stood)
        self.halls[group].topics[number] = stood
        self.halls[group].heard[number] = POST
        return stood

    def said(self, spoken: Spoken) -> None:
        """Somebody wrote or sent something into a group."""
        hall = self.halls[spoken.group]
        if not hall.counted or spoken.kind is not Kind.TALK:
            return
        if spoken.to_bot:
            self._answered(spoken, hall)
        elif spoken.album is None or spoken.album not in hall.albums:
            self._talked(spoken, hall)

    def reacted(
        self, group: str, number: int, by: Who, moment: float, before: int, after: int
    ) -> None:
        """Somebody's reactions to message `number` went from so many to so many."""
        hall = self.halls[group]
        author = hall.heard.get(number)
        if not hall.counted or author is None or by in (HIDDEN, author) or after <= before:
            return
        row = self._at(group, by, moment)
        row.reactions += after - before
        row.slots.add(slot_of(moment))

    def wished(self, person: int, group: str | None, moment: float) -> None:
        """Somebody handed over a wish; `group` is where they and their cadre meet."""
        if group is not None:
            self._at(group, person, moment).wishes += 1

    def voted(self, group: str, number: int, person: int, moment: float) -> None:
        """Somebody chose in a poll, for the first time: noted of whoever is counted by name."""
        hall = self.halls[group]
        topic = hall.topics.get(number)
        if not hall.counted or topic is None or moment >= topic.closes:
            return
        if person in self.counted_by_name:
            topic.voters.add(person)
            row = self._at(group, person, moment)
            row.poll_votes += 1
            row.slots.add(slot_of(moment))

    def checked_in(self, person: int, group: str, moment: float) -> None:
        """Somebody of this group, counted by name, was noted as being there."""
        self._at(group, person, moment).check_ins += 1

    def total(self, name: str) -> int:
        return sum(row.figures()[name] for row in self.rows.values())

    def _answered(self, spoken: Spoken, hall: Hall) -> None:
        """A word to the bot is what it asks for; only the answer to an open topic is an answer."""
        topic = hall.topics.get(spoken.post or 0)
        if topic is None or spoken.moment >= topic.closes:
            return
        row = self._at(spoken.group, spoken.by, spoken.moment)
        row.slots.add(slot_of(spoken.moment))
        if is_cadre_side(spoken.by, hall):
            return
        row.topic_answers += 1
        if isinstance(spoken.by, int) and spoken.by in self.counted_by_name:
            topic.answered(spoken.by, spoken.moment, spoken.text)

    def _talked(self, spoken: Spoken, hall: Hall) -> None:
        hall.heard[spoken.number] = spoken.by
        if spoken.album is not None:
            hall.albums.add(spoken.album)
        row = self._at(spoken.group, spoken.by, spoken.moment)
        row.messages += 1
        row.slots.add(slot_of(spoken.moment))
        row.replies += spoken.answers is not None and spoken.answers != spoken.by
        addressed = {*spoken.names, spoken.answers} - {None, spoken.by}
        outside = {one for one in addressed if one is not None and not is_cadre_side(one, hall)}
        if not is_cadre_side(spoken.by, hall):
            row.to_cadre += len(outside) < len(addressed)
            return
        for one in outside:
            self._at(spoken.group, one, spoken.moment).from_cadre += 1

    def _at(self, group: str, who: Who, moment: float) -> Row:
        named = who if isinstance(who, int) and who in self.counted_by_name else UNNAMED
        return self._row(group, named, local(moment).date())

    def _row(self, group: str, person: int | None, day: date) -> Row:
        return self.rows.setdefault((group, person, day), Row())


def is_cadre_side(who: Who, hall: Hall) -> bool:
    return who is HIDDEN or who == hall.cadre


def local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, ZONE)


def slot_of(moment: float) -> int:
    """Which ten minutes of its day a moment falls into."""
    here = local(moment)
    return (here.hour * 60 + here.minute) // SLOT


__all__ = ["COUNTED", "HIDDEN", "Books", "Kind", "Spoken"]
