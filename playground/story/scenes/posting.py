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


def plan(story: Story) -> None:
    """Each group has a topic a week; every third is posted from the private chat."""
    texts = iter(TOPICS * 2)
    for place, room in enumerate(story.county.rooms):
        for number, day in enumerate(range(3 + place, DAYS - 3, EVERY)):
            privately = number % 3 == 2
            deed = partial(posts, story, room, next(texts), privately=privately)
            story.at(at(day, "12:30"), deed)


async def posts(story: Story, room: Room, text: str, *, privately: bool) -> None:
    """The command, and answers over the next days, one of them when it is closed."""
    if not story.books.halls[room.name].counted:
        return
    moment = story.time.now
    if privately:
        await story.tells_bot(room.cadre, f"/topic {text}")
        if room.threads[-1] is not None:
            await story.presses(room.cadre, f"topic:in:{room.threads[-1]}:")
    else:
        story.doing.writes(room, room.cadre, f"/topic {text}", topic=room.threads[-1])
    post = await story.sees(lambda: room.chat, text)
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


def answers(story: Story, room: Room, person: Resident, post: Message) -> None:
    """A reply to the post; where the group has moved meanwhile, nobody finds it any more."""
    if post.chat is room.chat:
        story.doing.writes(room, person, story.chance.choice(ANSWERS), reply_to=post)


def likes(story: Story, room: Room, person: Resident, post: Message) -> None:
    if post.chat is room.chat:
        story.doing.reacts(room, person, post, "❤")
