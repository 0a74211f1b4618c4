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
FORMS = ("now", "later", "private", "photo", "poll", "library")
ANSWER_IT = "回复这条消息就算参加话题"
POPULAR, DISH = "食堂只留一道菜，你留哪一道？", "番茄炒蛋"
FOR_IT = (
    "当然是番茄炒蛋，盖饭最好",
    "番茄炒蛋，别的我都不抢",
    "我妈做的番茄炒蛋，食堂学学吧",
    "投番茄炒蛋一票，多放点糖",
    "留番茄炒蛋，其他的我可以不吃",
    "一定要留番茄炒蛋，拌面也行",
    "番茄炒蛋吧，省得天天纠结",
    "红烧肉和番茄炒蛋我选后一个",
)
"""What many answer, each in other words."""


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
    story.topic_book.popular[POPULAR] = DISH
    story.at(at(17, "12:45"), partial(many_answer, story, first))
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
        case "library":
            await is_suggested(story, room)
            return
        case "photo":
            room.cadre.sends(story.county.bot, "photo", caption=f"/topic {text}")
            await story.time.settle()
            if room.threads[-1] is not None:
                await story.presses(room.cadre, f"topic:in:{room.threads[-1]}:")
        case "poll":
            lines = "".join(f"\n- {one}" for one in OPTIONS)
            await schedules(story, room, f"{text}{lines}")
            await is_voted_on(story, room, moment, f"{text}{lines}")
            return
        case _:
            story.doing.writes(room, room.cadre, f"/topic {text}", topic=room.threads[-1])
    post = await story.sees(lambda: room.chat, text)
    await is_answered(story, room, post, moment, text)


async def is_suggested(story: Story, room: Room) -> None:
    """One of the program's own: the first is not to the cadre's liking, the second is."""
    moment = story.time.now
    known = max(story.books.halls[room.name].topics, default=0)
    await story.tells_bot(room.cadre, "/topic")
    if room.threads[-1] is not None:
        await story.presses(room.cadre, f"topic:in:{room.threads[-1]}:")
    for _ in range(2):
        await story.presses(room.cadre, "topic:idea:0:")
    await story.presses(room.cadre, "topic:send:")
    post = await story.sees(lambda: room.chat, ANSWER_IT, after=known)
    await is_answered(story, room, post, moment, post.formatted.text.partition("\n\n")[0])


async def many_answer(story: Story, room: Room) -> None:
    """What so many say is told, and who said it is not."""
    moment = story.time.now
    story.doing.writes(room, room.cadre, f"/topic {POPULAR}", topic=room.threads[-1])
    post = await story.sees(lambda: room.chat, POPULAR)
    stand(story, room, post, moment, POPULAR)
    for place, person in enumerate(room.members):
        text = FOR_IT[place % len(FOR_IT)]
        told = partial(answers, story, room, person, post, text)
        story.at(moment + 900 + 240 * place, told)


async def comes(story: Story, room: Room, text: str, moment: float) -> None:
    """What was scheduled stands there by itself, where the group is counted."""
    if not story.books.halls[room.name].counted:
        return
    known = max(story.books.halls[room.name].topics, default=0)
    post = await story.sees(lambda: room.chat, text, after=known)
    await is_answered(story, room, post, moment, text)


def stand(
    story: Story, room: Room, post: Message, moment: float, text: str, *, poll: bool = False
) -> None:
    """It is open from the moment of the post, for three days."""
    closes = moment + OPEN_SECONDS
    stood = story.books.topic(room.name, post.id, closes, text, poll=poll)
    story.at(closes, stood.ends)


async def is_answered(story: Story, room: Room, post: Message, moment: float, text: str) -> None:
    """Answers over the next days, one of them when it is closed."""
    stand(story, room, post, moment, text)
    story.answered = story.answered or post
    answering = story.members_by_chance(room, story.chance.randint(2, 6))
    for person in answering:
        hours = story.chance.choice((0.5, 1, 6, 7.5, 30, 54))
        answered = partial(answers, story, room, person, post)
        story.at(moment + 3600 * hours, answered)
    story.at(moment + 3600 * 8, partial(answers, story, room, room.cadre, post))
    story.at(moment + 3600 * 1.5, partial(likes, story, room, answering[0], post))
    story.at(moment + 3600 * 73, partial(answers, story, room, answering[-1], post))


async def is_voted_on(story: Story, room: Room, moment: float, text: str) -> None:
    """Each voter chooses once; what they choose stands nowhere in the books."""
    known = max(story.books.halls[room.name].topics, default=0)
    post = await story.time.comes(lambda: poll_in(story, room, known), "a poll")
    stand(story, room, post, moment, text, poll=True)
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


def answers(
    story: Story, room: Room, person: Resident, post: Message, text: str | None = None
) -> None:
    """A reply to the post; where the group has moved meanwhile, nobody finds it any more."""
    if post.chat is room.chat and (text is None or person in room.members):
        said = story.chance.choice(ANSWERS) if text is None else text
        story.doing.writes(room, person, said, reply_to=post)


def likes(story: Story, room: Room, person: Resident, post: Message) -> None:
    if post.chat is room.chat:
        story.doing.reacts(room, person, post, "❤")
