"""Topics: the cadre posts one, people answer it, react to it, and answer too late."""

from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.story import Story
from playground.story.talk.topics import ANSWERS, TOPICS
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Message

OPEN_SECONDS = 3 * 86_400
EVERY = 7
OPTIONS = ("早上", "中午", "晚上")
WEEKLY = "这周最想记住的一件小事是什么？"
FORMS = ("now", "later", "private", "photo", "poll", "now")


def plan(story: Story) -> None:
    """Each group has a topic a week, in one form after the other; the first has one each Sunday
    besides, by schedule.
    """
    texts = iter(TOPICS * 2)
    for place, room in enumerate(story.county.rooms):
        for number, day in enumerate(range(3 + place, DAYS - 3, EVERY)):
            form = FORMS[number % len(FORMS)]
            deed = partial(posts, story, room, next(texts), form, day)
            story.at(at(day, "12:30"), deed)
    first = story.county.rooms[0]
    story.at(at(8, "18:00"), partial(schedules, story, first, f"每周日 10:00；{WEEKLY}"))
    for day in range(11, DAYS - 3, EVERY):
        story.at(at(day, "10:01"), partial(comes, story, first, WEEKLY, at(day, "10:00")))


async def schedules(story: Story, room: Room, line: str) -> None:
    """One line in private: when, and which words; in a forum the thread is asked for."""
    if not story.books.halls[room.name].counted:
        return
    await story.tells_bot(room.cadre, f"/topic {line}")
    if room.threads[-1] is not None:
        await story.presses(room.cadre, f"topic:in:{room.threads[-1]}:")


async def posts(story: Story, room: Room, text: str, form: str, day: int) -> None:
    """The command, and what comes of it."""
    if not story.books.halls[room.name].counted:
        return
    moment = story.time.now
    match form:
        case "later":
            await schedules(story, room, f"明天 9:15；{text}")
            tomorrow = at(day + 1, "09:15")
            story.at(tomorrow + 60, partial(comes, story, room, text, tomorrow))
            return
        case "private":
            await schedules(story, room, text)
        case "photo":
            room.cadre.sends(story.county.bot, "photo", caption=f"/topic {text}")
            await story.time.settle()
            if room.threads[-1] is not None:
                await story.presses(room.cadre, f"topic:in:{room.threads[-1]}:")
        case "poll":
            lines = "".join(f"\n- {one}" for one in OPTIONS)
            await schedules(story, room, f"{text}{lines}")
            await is_voted_on(story, room, moment)
            return
        case _:
            story.doing.writes(room, room.cadre, f"/topic {text}", topic=room.threads[-1])
    await is_answered(story, room, await story.sees(lambda: room.chat, text), moment)


async def comes(story: Story, room: Room, text: str, moment: float) -> None:
    """What was scheduled stands there by itself, where the group is counted."""
    if not story.books.halls[room.name].counted:
        return
    known = max(story.books.halls[room.name].topics, default=0)
    post = await story.sees(lambda: room.chat, text, after=known)
    await is_answered(story, room, post, moment)


async def is_answered(story: Story, room: Room, post: Message, moment: float) -> None:
    """Answers over the next days, one of them when it is closed."""
    story.books.topic(room.name, post.id, moment + OPEN_SECONDS)
    story.answered = story.answered or post
    answering = story.members_by_chance(room, story.chance.randint(2, 6))
    for person in answering:
        hours = story.chance.choice((0.5, 1, 6, 7.5, 30, 54))
        answered = partial(answers, story, room, person, post)
        story.at(moment + 3600 * hours, answered)
    story.at(moment + 3600 * 8, partial(answers, story, room, room.cadre, post))
    story.at(moment + 3600 * 1.5, partial(likes, story, room, answering[0], post))
    story.at(moment + 3600 * 73, partial(answers, story, room, answering[-1], post))


async def is_voted_on(story: Story, room: Room, moment: float) -> None:
    """Each voter chooses once; what they choose stands nowhere in the books."""
    known = max(story.books.halls[room.name].topics, default=0)
    post = await story.time.comes(lambda: poll_in(story, room, known), "a poll")
    story.books.topic(room.name, post.id, moment + OPEN_SECONDS)
    for person in story.members_by_chance(room, story.chance.randint(2, 6)):
        hours = story.chance.choice((0.5, 5, 26))
        story.at(moment + 3600 * hours, partial(votes, story, room, person, post))


def poll_in(story: Story, room: Room, after: int) -> Message | None:
    """The bot's: young people ask each other, too."""
    found = (one for one in room.chat.messages.values() if one.id > after and one.kind == "poll")
    return next((one for one in found if one.author == story.county.bot.id), None)


def votes(story: Story, room: Room, person: Resident, post: Message) -> None:
    if post.chat is room.chat and person in room.members:
        person.votes(post, story.chance.randrange(len(OPTIONS)))
        story.books.voted(room.name, post.id, person.id, story.time.now)


def answers(story: Story, room: Room, person: Resident, post: Message) -> None:
    """A reply to the post; where the group has moved meanwhile, nobody finds it any more."""
    if post.chat is room.chat:
        story.doing.writes(room, person, story.chance.choice(ANSWERS), reply_to=post)


def likes(story: Story, room: Room, person: Resident, post: Message) -> None:
    if post.chat is room.chat:
        story.doing.reacts(room, person, post, "❤")
