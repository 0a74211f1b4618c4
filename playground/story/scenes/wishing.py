"""Wishes: handed over in private, and through every end that they can have; one call for help."""

from collections.abc import Awaitable, Callable
from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.scenes.taking_part import FIRST_WEEKS
from playground.story.story import Story
from playground.story.talk.topics import IN_DISTRESS, WISHES
from playground.story.wish_book import Wished
from playground.telegram.acting.resident import Resident

DAY = 24 * 3600.0
RESOURCE = "/resource 旧教材和工具，到团委 201 领; 3; 6-30"
NO_MONEY, NOT_HERE = "我们支部没有这样的东西，也没有经费", "县里也没有，建议问问市图书馆"


class Wish:
    """One wish as the people of the story go on with it: whose it is, and who reads it."""

    def __init__(self, story: Story, room: Room, who: Resident, kept: Wished, number: str) -> None:
        self.story, self.room, self.who, self.kept, self.number = story, room, who, kept, number

    async def cadre(self, step: str, state: str) -> None:
        await self._pressed(self.room.cadre, step, state)

    async def wisher(self, step: str, state: str) -> None:
        """Whoever was erased meanwhile says nothing more."""
        if self.who.id not in self.story.erased:
            await self._pressed(self.who, step, state)

    async def _pressed(self, who: Resident, step: str, state: str) -> None:
        await self.story.presses(who, f"wish:{step}:{self.number}")
        self.goes(state)

    def goes(self, state: str) -> None:
        self.kept.goes(self.story.time.now, state)

    def later(self, days: float, deed: Callable[["Wish"], Awaitable[None]]) -> None:
        self.story.at(self.story.time.now + days * DAY, partial(deed, self))

    async def is_rated(self) -> None:
        """With three to five stars, unless its wisher is erased."""
        if self.who.id in self.story.erased:
            return
        message, data = await self.story.button(self.who, f"wish:confirm:{self.number}:")
        self.kept.stars = self.story.chance.randint(3, 5)
        self.who.presses(message, f"{data.rpartition(':')[0]}:{self.kept.stars}")
        await self.story.time.settle()
        self.goes("confirmed")
        self.story.fulfilled.append(self.room.name)


Way = Callable[[Wish], Awaitable[None]]
"""How a wish goes on after the cadre has read it."""


def plan(story: Story) -> None:
    """One every five days or so, in every way a wish can go."""
    story.at(at(FIRST_WEEKS, "10:15"), partial(enters_resource, story))
    for number, day in enumerate(range(FIRST_WEEKS + 2, DAYS - 20, 5)):
        room = story.county.rooms[number % len(story.county.rooms)]
        way = WAYS[number % len(WAYS)]
        text = WISHES[number % len(WISHES)]
        story.at(at(day, "20:05", minutes=number), partial(wishes, story, room, text, way))
    story.at(at(45, "22:20"), partial(calls_for_help, story))
    story.at(at(33, "20:30"), partial(stranger_wishes, story))


async def wishes(story: Story, room: Room, text: str, way: Way) -> None:
    """A contact of the group's cadre says it in one message; the cadre reads it at once."""
    who = story.follow_up_of(room) if way is reopened else story.contact_of(room)
    await story.tells_bot(who, f"/wish {text}")
    story.books.wished(who.id, room.name, story.time.now)
    kept = story.wish_book.said(who.id, text, story.time.now)
    story.wished.append(room.name)
    _, data = await story.button(room.cadre, "wish:claim:")
    await way(Wish(story, room, who, kept, data.rpartition(":")[2]))


async def fulfilled(wish: Wish) -> None:
    """Claimed, done two days later, confirmed the day after."""
    wish.story.model = wish.who
    await wish.cadre("claim", "claimed")
    wish.later(2, done)
    wish.later(3, Wish.is_rated)


async def reopened(wish: Wish) -> None:
    """The same; and a good month later the wisher says that it was no help."""
    await fulfilled(wish)
    wish.later(40, is_no_help)


async def is_no_help(wish: Wish) -> None:
    if wish.kept.went[-1][1] == "confirmed":
        await wish.wisher("not", "open")
        wish.kept.stars = None if wish.kept.went[-1][1] == "open" else wish.kept.stars


async def done_at_once(wish: Wish) -> None:
    await done(wish)
    await wish.is_rated()


async def unconfirmed(wish: Wish) -> None:
    """The cadre says done, and the wisher never says anything."""
    await done(wish)


async def not_yet(wish: Wish) -> None:
    """The cadre says done, the wisher says not yet; a second try succeeds."""
    await done(wish)
    await wish.wisher("notyet", "claimed")
    wish.later(1, done)
    wish.later(2, Wish.is_rated)


async def withdrawn(wish: Wish) -> None:
    await wish.wisher("withdraw", "withdrawn")


async def released(wish: Wish) -> None:
    """The cadre cannot after all, and takes it up again a day later."""
    await wish.cadre("claim", "claimed")
    await wish.cadre("release", "open")
    wish.later(1, claimed)


async def claimed(wish: Wish) -> None:
    """And nothing more: after a week it is on top of the list again."""
    await wish.cadre("claim", "claimed")


async def is_offered(wish: Wish) -> None:
    """The cadre cannot do it, and says why."""
    await wish.story.presses(wish.room.cadre, f"wish:offer:{wish.number}")
    await wish.story.tells_bot(wish.room.cadre, NO_MONEY)
    wish.goes("offered")


async def kept(wish: Wish) -> None:
    """The wisher does not want others to read it."""
    await is_offered(wish)
    await wish.wisher("keep", "open")


async def matched(wish: Wish) -> None:
    """The office gives something for it, and the wisher confirms."""
    await is_pooled(wish)
    office = wish.story.county.administrator
    await wish.story.presses(office, f"wish:match:{wish.number}")
    await wish.story.presses(office, f"wish:take:{wish.number}:")
    wish.goes("matched")
    await wish.story.presses(office, f"wish:done:{wish.number}")
    wish.goes("fulfilled")
    await wish.is_rated()


async def declined(wish: Wish) -> None:
    """The office cannot do it either, and says why."""
    await is_pooled(wish)
    await wish.story.presses(wish.story.county.administrator, f"wish:decline:{wish.number}")
    await wish.story.tells_bot(wish.story.county.administrator, NOT_HERE)
    wish.goes("declined")


async def is_pooled(wish: Wish) -> None:
    """With the wisher's yes; the office opens the pool and finds it there."""
    await is_offered(wish)
    await wish.wisher("agree", "pooled")
    office = wish.story.county.administrator
    await wish.story.tells_bot(office, "/wishes")
    await wish.story.presses(office, "wishes:pool:all:0")
    await wish.story.presses(office, f"wish:look:{wish.number}")


async def done(wish: Wish) -> None:
    """Unless its wisher took everything along meanwhile."""
    if wish.kept.state(wish.story.time.now) != "withdrawn":
        await wish.cadre("done", "fulfilled")


WAYS: tuple[Way, ...] = (
    *(reopened, fulfilled, unconfirmed, matched, declined, not_yet, withdrawn, claimed),
    *(done_at_once, kept, released),
)


async def enters_resource(story: Story) -> None:
    """The office says what it can give."""
    await story.tells_bot(story.county.administrator, RESOURCE)


async def stranger_wishes(story: Story) -> None:
    """Somebody whom the bot does not know hands a wish over; only the age is asked."""
    who = story.stranger_of(story.county.room(0))
    await story.tells_bot(who, f"/wish {WISHES[-1]}")
    await story.presses(who, "wishage:18+")
    story.books.wished(who.id, None, story.time.now)
    story.wish_book.said(who.id, WISHES[-1], story.time.now)


async def calls_for_help(story: Story) -> None:
    """A text that sounds like danger is put before a human, who takes it within minutes."""
    who = story.contact_of(story.county.room(1))
    await story.tells_bot(who, f"/wish {IN_DISTRESS}")
    await story.presses(story.county.administrator, "help:take:")
    story.helped += 1
