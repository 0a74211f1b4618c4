"""The nation opens and lets the county in, whose office brings its roster in; cadres open their
links, and the bot comes into their groups.
"""

from functools import partial

from playground.story.calendar import SET_UP, at
from playground.story.county import COUNTY, NATION, RAILWAY, Room
from playground.story.scenes.rostering import brings_in, founds_below, gets_role, prints_links
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

TAKEN = "已经被别人打开过了"


def plan(story: Story) -> None:
    """The office in the morning, then one cadre after the other."""
    story.at(at(SET_UP, "08:40"), partial(office_opens, story))
    story.at(at(SET_UP, "08:46"), partial(brings_in, story))
    story.at(at(SET_UP, "08:55"), partial(prints_links, story))
    story.at(at(SET_UP, "11:30"), partial(picks_up_a_link, story))
    coming = (promoted_at_once, promoted_at_once, promoted_at_once, seen_late, found_by_another)
    for place, (room, comes) in enumerate(zip(story.county.rooms, coming, strict=True)):
        story.at(at(SET_UP, "09:00", minutes=25 * place), partial(cadre_starts, story, room))
        story.at(at(SET_UP, "13:00", minutes=25 * place), partial(comes, story, room))


async def office_opens(story: Story) -> None:
    """`yijiabai init`, `yijiabai run`; the nation's administrator comes, and lets in the railway
    and the county, whose administrator takes calls for help.
    """
    county = story.county
    link = await story.bot.init(NATION, "national")
    story.time.runs(await story.bot.start())
    await story.opens(county.nation, link)
    await takes_calls(story, county.nation)
    await founds_below(story)
    await gets_role(story, county.nation, RAILWAY, "机关工作人员", county.railwayman)
    await gets_role(story, county.nation, COUNTY, "管理员", county.administrator)
    await takes_calls(story, county.administrator)


async def takes_calls(story: Story, who: Resident) -> None:
    await story.tells_bot(who, "/safety")
    await story.presses(who, "safety:me")


async def cadre_starts(story: Story, room: Room) -> None:
    """The cadre opens the link on their card, and from now on the bot may write to them."""
    await starts(story, room.cadre, room.plan.cadre)


async def starts(story: Story, cadre: Resident, name: str) -> None:
    """Whoever gets the wrong card is greeted by another name."""
    await story.opens(cadre, story.links[name])
    await story.sees(lambda: story.private(cadre), name)
    story.staff.takes_up(name, cadre.id)


async def picks_up_a_link(story: Story) -> None:
    """A card that somebody left lying about opens nothing any more."""
    finder = story.town.add_person("捡到单子的人")
    await story.opens(finder, story.links[story.county.room(0).plan.cadre])
    await story.sees(lambda: story.private(finder), TAKEN)


async def promoted_at_once(story: Story, room: Room) -> None:
    """The cadre adds the bot, makes it an administrator, and says that the group is theirs."""
    room.cadre.adds(room.chat, story.county.bot)
    room.cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    await _claims(story, room)
    story.books.counts(room.name, counted=True)


async def seen_late(story: Story, room: Room) -> None:
    """The bot is a plain member first and sees next to nothing; it says what is missing."""
    room.cadre.adds(room.chat, story.county.bot)
    await story.time.settle()
    await _claims(story, room)
    blind = story.members_by_chance(room, 1)[0]
    story.doing.writes(room, blind, "这句话机器人看不见")
    await story.time.settle()
    room.cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    story.books.counts(room.name, counted=True)


async def found_by_another(story: Story, room: Room) -> None:
    """A cadre who is only a guest there brings the bot and cannot have the group; its own cadre
    claims it with one line.
    """
    guest = story.county.room(0).cadre
    guest.joins(room.chat)
    guest.adds(room.chat, story.county.bot)
    await story.time.settle()
    await story.presses(guest, "group:claim:")
    room.cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    story.doing.writes(room, room.cadre, "/bind")
    await story.time.comes(lambda: story.reading.link(room.chat, "g"), f"a welcome in {room.name}")
    story.books.counts(room.name, counted=True)
    story.staff.runs(room.plan.cadre, room.name)


async def _claims(story: Story, room: Room) -> None:
    await story.presses(room.cadre, "group:claim:")
    story.staff.runs(room.plan.cadre, room.name)
