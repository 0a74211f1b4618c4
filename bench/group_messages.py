"""Ready JSON: what getUpdates answers while a county talks, and what it amounts to by other code.

The town speaks it, so that every field is there that Telegram sends. What is noted beside it
(`Line`) comes from what people did and shares nothing with the bot's counting.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import TypeVar

from bench.county import Circle, Member
from playground.telegram import Clock, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from services.desk import BotIdentity

BATCH = 100
CIRCLES, MEMBERS = 20, 30
BEGIN = datetime(2026, 3, 2, 1, tzinfo=UTC)  # nine in the morning of a Monday in Shanghai
SECONDS_BETWEEN = 0.4
REPLIES, ALBUMS, BY_CADRE, CONSENTING = 0.25, 0.02, 0.08, 0.6
WORDS = (
    *("早上好", "今天的排球谁去？", "下班后一起看电影吧，老地方见", "收到", "哈哈哈"),
    *("周末去图书馆的有几位？", "我带了两副球拍", "路上堵车，晚十分钟到", "明天降温，多穿一点"),
    *("新开的那家面馆味道不错", "谁有上次活动的照片？发我一份，谢谢啦", "好的👌", "+1"),
)
COMMANDS = ("/help", "/help", "/wish", "/wish", "/stats")
WISHES = ("想学游泳，没人教", "想找人一起练英语口语", "宿舍的路灯坏了很久", "想参加一次志愿活动")

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Line:
    """One update with a group message. `to` is the Telegram id of whom it replied to, `album` the
    album it belongs to; `at` is its date.
    """

    update_id: int
    message_id: int
    chat: int
    author: int
    at: int
    album: str | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One answer of getUpdates, how many updates it holds, and the group messages among them."""

    body: bytes
    updates: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What a county said in one go."""

    bot: BotIdentity
    token: str
    circles: tuple[Circle, ...]
    batches: tuple[Batch, ...]

    @property
    def updates(self) -> int:
        return sum(batch.updates for batch in self.batches)


def talk(batches: int, seed: int, acting: float = 0) -> Talk:
    """So many batches of a hundred. A share `acting` are commands in private by people who are
    known: help, wishes, and figures for a cadre.
    """
    town = TalkingTown(seed)
    made = tuple(town.batch(acting) for _ in range(batches))
    circles = tuple(place.circle for place in town.places)
    identity = BotIdentity(town.bot.id, town.bot.username, sees_all=False)
    return Talk(identity, town.bot.token, circles, made)


@dataclass(slots=True)
class Place:
    """A group with its cadre and people, and what was said there last."""

    chat: Chat
    cadre: Resident
    people: list[Resident]
    circle: Circle
    recent: deque[Message] = field(default_factory=lambda: deque(maxlen=8))


class TalkingTown:
    """A town whose time stands still, except for the fraction of a second between two messages.

    Some groups are livelier than others, and so are some people.
    """

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311  # the same talk for the same seed
        self._clock = Clock(BEGIN.timestamp())
        self._town = Town(self._clock, seed=seed, limits=False)
        self._noted: dict[int, Line] = {}
        self.bot = self._town.add_bot()
        self._mailbox = self._town.mailboxes[self.bot.id]
        self.places = [self._found(number) for number in range(CIRCLES)]
        self._mailbox.clear()

    def batch(self, acting: float) -> Batch:
        """A hundred updates. An album may reach into the next batch, as it does with Telegram."""
        while len(self._mailbox.pending) < BATCH:
            self._clock.advance(SECONDS_BETWEEN)
            if self._chance.random() < acting:
                self._command(self._some(self.places))
            else:
                self._say(self._some(self.places))
        updates = [self._mailbox.pending.popleft() for _ in range(BATCH)]
        lines = [self._noted.pop(update.id) for update in updates if update.id in self._noted]
        body = b'{"ok":true,"result":[%s]}' % b",".join(update.body for update in updates)
        return Batch(body, len(updates), tuple(lines))

    def _say(self, place: Place) -> None:
        by_cadre = self._chance.random() < BY_CADRE
        author = place.cadre if by_cadre else self._some(place.people)
        if self._chance.random() < ALBUMS:
            album = author.sends_album(place.chat, ["photo", "photo", "photo"])
            self._note(album, None)
            return
        replied = None
        if place.recent and self._chance.random() < REPLIES:
            replied = self._chance.choice(place.recent)
        said = author.writes(place.chat, self._chance.choice(WORDS), reply_to=replied)
        self._note([said], replied)
        place.recent.append(said)

    def _note(self, said: list[Message], replied: Message | None) -> None:
        """Each of these messages has just become an update, in this order."""
        first = len(self._mailbox.pending) - len(said)
        for place, message in enumerate(said, first):
            update = self._mailbox.pending[place].id
            to = replied.author if replied and replied.author != message.author else None
            self._noted[update] = Line(
                *(update, message.id, message.chat.id, message.author, message.date),
                album=message.album,
                to=to,
            )

    def _command(self, place: Place) -> None:
        consenting = [
            person
            for person, member in zip(place.people, place.circle.members, strict=True)
            if member.consents
        ]
        asking = self._chance.choice(consenting)
        match self._chance.choice(COMMANDS):
            case "/stats":
                place.cadre.writes(self.bot, "/stats")
            case "/wish":
                asking.writes(self.bot, f"/wish {self._chance.choice(WISHES)}")
            case command:
                asking.writes(self.bot, command)

    def _some(self, among: Sequence[One]) -> One:
        """The first are chosen more often than the last."""
        return among[int(len(among) * self._chance.random() ** 2)]

    def _found(self, number: int) -> Place:
        cadre = self._person(f"王老师{number}")
        chat = cadre.founds("supergroup", f"青年之家 {number}")
        cadre.adds(chat, self.bot)
        cadre.promotes(chat, self.bot)
        people = [self._person(f"李同学{number}-{one}") for one in range(MEMBERS)]
        for person in people:
            person.joins(chat)
        members = tuple(
            member_of(person, consents=self._chance.random() < CONSENTING) for person in people
        )
        head = member_of(cadre, consents=True)
        circle = Circle(chat.id, f"青年之家 {number}", head, members)
        return Place(chat, cadre, people, circle)

    def _person(self, name: str) -> Resident:
        person = self._town.add_person(name, username=f"p{len(self._town.world.people)}")
        person.starts(self.bot)
        return person


def member_of(resident: Resident, *, consents: bool) -> Member:
    person = resident.person
    return Member(person.id, person.first_name, consents, person.username)
