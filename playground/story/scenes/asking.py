"""What people ask the bot in private: figures, the Five Ones, their own data, help; an office the
sums of its branch, and a target that it may not raise; and somebody who blocks the bot.
"""

from functools import partial

from playground.story.books import local
from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

EVENING = "21:10"


def plan(story: Story, days: int = DAYS) -> None:
    """Each cadre looks at the figures twice in the quarter, and at the Five Ones on its last of so
    many days.
    """
    story.at(at(days - 1, "22:40"), partial(reads_five_ones, story))
    rooms = story.county.rooms
    for place, room in enumerate(rooms):
        for day in range(16 + place, DAYS, 45):
            story.at(at(day, EVENING, minutes=place), partial(wants_figures, story, room))
    for day in (12, 47, 88):
        story.at(at(day, "15:30"), partial(wants_sums, story))
    for place, room in enumerate(rooms):
        story.at(at(30 + place, EVENING, minutes=40), partial(wants_five_ones, story, room))
    story.at(at(33, "16:10"), partial(raises_a_target, story))
    for number, day in enumerate(range(19, DAYS, 12)):
        room = rooms[number % len(rooms)]
        story.at(at(day, EVENING, minutes=15), partial(wants_own_data, story, room))
        story.at(at(day, EVENING, minutes=25), partial(talks_to_it, story, room))
    story.at(at(55, "09:15"), partial(blocks, story, rooms[1]))


async def wants_figures(story: Story, room: Room) -> None:
    """As text, and as a picture that follows."""
    await story.tells_bot(room.cadre, "/stats")
    await story.tells_bot(room.cadre, "/groups")


async def wants_sums(story: Story) -> None:
    """The office: its whole branch, this week and then this quarter, and as a picture."""
    office = story.county.administrator
    asked = await story.tells_bot(office, "/stats")
    await story.sees(lambda: story.private(office), "各群合计", after=asked.id)
    await story.taps(office, "本季度")
    await story.taps(office, "画成图")


async def wants_five_ones(story: Story, room: Room) -> None:
    """What is owed, and whom the cadre has still to meet this year."""
    asked = await story.tells_bot(room.cadre, "五个一")
    await story.sees(lambda: story.private(room.cadre), "联系青年", after=asked.id)
    await story.tells_bot(room.cadre, "/meetings")


async def raises_a_target(story: Story) -> None:
    """The office lowers one, and is refused to raise it over the national figure."""
    office = story.county.administrator
    lowered = await story.tells_bot(office, "/policy 活动；4")
    await story.sees(lambda: story.private(office), "记下了", after=lowered.id)
    raised = await story.tells_bot(office, "/policy 活动；6")
    await story.sees(lambda: story.private(office), "不得层层加码", after=raised.id)


async def wants_own_data(story: Story, room: Room) -> None:
    """What is held, in words and as a file."""
    who = story.contact_of(room)
    await story.tells_bot(who, "/mydata")
    await story.tells_bot(who, "/stats")


async def talks_to_it(story: Story, room: Room) -> None:
    """Words that ask for nothing; and somebody who is in no group and just found it."""
    await story.tells_bot(story.contact_of(room), "今天天气真不错")
    stranger = story.town.add_person("新来的")
    stranger.starts(story.county.bot)
    await story.time.settle()
    await story.tells_bot(stranger, "/help")


async def blocks(story: Story, room: Room) -> None:
    """Who has blocked the bot is not written to; a week later it is let in again."""
    who = story.contact_of(room)
    who.blocks(story.county.bot)
    await story.time.settle()
    story.takes_part.pop(who.id)
    story.blocking.add(who.id)
    story.at(story.time.now + 7 * 86_400, partial(who.starts, story.county.bot))


async def reads_five_ones(story: Story) -> None:
    """On the last evening: each cadre the own ones, the office its own and those of its cadres, as
    its administrator and as its staff.
    """
    for number in {story.staff.held[name].person for name in story.staff.held}:
        if number is not None:
            await reads(story, story.town.person(number))
    for who in (story.county.administrator, story.county.officer):
        await reads(story, who)
    story.looked_on = local(story.time.now).date()


async def reads(story: Story, who: Resident) -> None:
    asked = await story.tells_bot(who, "/fiveones")
    said = await story.sees(lambda: story.private(who), "五个一", after=asked.id)
    story.screens[who.person.first_name] = said.formatted.text
