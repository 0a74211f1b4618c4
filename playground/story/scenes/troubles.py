"""What goes wrong in a quarter: the bot is away, put out, loses its rights, the group moves."""

from functools import partial

from playground.story.calendar import at
from playground.story.county import Room
from playground.story.story import Story

OUTAGE = (at(40, "17:00"), at(40, "22:40"))
GAP = (at(50, "10:10"), at(51, "15:20"))
BLIND = (at(62, "12:50"), at(62, "14:10"))
IN_TIME = "想周末有人一起去图书馆"


def plan(story: Story) -> None:
    rooms = story.county.rooms
    story.at(at(30, "11:15"), partial(moves, story, rooms[3]))
    story.at(OUTAGE[0], partial(falls_silent, story))
    story.at(OUTAGE[0] + 600, partial(is_asked_in_vain, story, rooms[0]))
    story.at(OUTAGE[1], partial(comes_back, story))
    story.at(GAP[0], partial(is_put_out, story, rooms[4]))
    story.at(GAP[1], partial(is_let_in, story, rooms[4]))
    story.at(BLIND[0], partial(loses_rights, story, rooms[2]))
    story.at(BLIND[1], partial(regains_rights, story, rooms[2]))


async def moves(story: Story, room: Room) -> None:
    """The basic group becomes a supergroup; its new id is told before the old one's end."""
    room.old_chat = room.chat
    room.chat = room.cadre.migrates(room.chat, "new first")
    story.books.moved(room.name)
    await story.time.settle()


async def falls_silent(story: Story) -> None:
    """The machine is switched off for some hours; what people say waits with Telegram."""
    await story.time.stops()


async def is_asked_in_vain(story: Story, room: Room) -> None:
    """Commands that will be an hour old, and a wish, which is always taken."""
    await story.tells_bot(room.cadre, "/stats")
    await story.tells_bot(room.cadre, "/help")
    who = story.contact_of(room)
    await story.tells_bot(who, f"/wish {IN_TIME}")
    story.books.wished(who.id, room.name, story.time.now)
    story.wish_book.said(who.id, IN_TIME, story.time.now)


async def comes_back(story: Story) -> None:
    story.time.runs(await story.bot.start())
    await story.time.settle()


async def is_put_out(story: Story, room: Room) -> None:
    """Somebody thinks that the group needs no bot."""
    room.cadre.kicks(room.chat, story.county.bot)
    story.books.counts(room.name, counted=False)
    await story.time.settle()


async def is_let_in(story: Story, room: Room) -> None:
    """The next day it is added again, and sees everything once it is an administrator."""
    room.cadre.adds(room.chat, story.county.bot)
    await story.time.settle()
    room.cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    story.books.counts(room.name, counted=True)


async def loses_rights(story: Story, room: Room) -> None:
    room.cadre.demotes(room.chat, story.county.bot)
    story.books.counts(room.name, counted=False)
    await story.time.settle()


async def regains_rights(story: Story, room: Room) -> None:
    room.cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    story.books.counts(room.name, counted=True)
