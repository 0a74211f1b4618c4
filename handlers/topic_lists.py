"""`/topics`: what is scheduled and open, closing earlier, thanks, and schedules' buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.topic_schedules import ScheduleId
from domain.topics import TopicId
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, PressedAs, Private, Started
from handlers.topics import GUIDE
from services.desk import Desk
from services.topic_digests import TopicDigests
from services.topic_lists import TopicLists
from services.topic_schedules import TopicSchedules
from services.topic_talks import TopicTalks
from texts.say import Say

router = Router(name="topic_lists")

# What a schedule's buttons do; it is shown as it is afterwards.
STEPS = {
    "look": TopicSchedules.seen,
    "pause": TopicSchedules.pause,
    "goon": TopicSchedules.go_on,
    "end": TopicSchedules.end,
}


@router.message(InGroup(), Command("topics"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.topic_panels.in_group(desk.bot.link("topics")))


@router.message(Private(), Command("topics"))
@router.message(Private(), Started("topics"))
async def asked(message: Message, me: Person | None, topic_lists: TopicLists, say: Say) -> Answer:
    return reply(message, say.topic_panels.listed(*await topic_lists.of(me)))


@router.callback_query(Private(), Pressed("topic", "list"))
async def listed(
    pressed: CallbackQuery, me: Person | None, topic_lists: TopicLists, say: Say
) -> Answer:
    return follow(pressed, say.topic_panels.listed(*await topic_lists.of(me)))


@router.callback_query(Private(), Pressed("topic", "new"))
async def new(
    pressed: CallbackQuery, me: Person | None, topic_talks: TopicTalks, say: Say
) -> Answer:
    return follow(pressed, GUIDE.words(await topic_talks.begin(me, ""), say))


@router.callback_query(Private(), Numbered("topic", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_lists: TopicLists,
    say: Say,
) -> Answer:
    seen = await topic_lists.look(me, TopicId(numbers[0]))
    return replace(pressed, say.topic_panels.topic(seen.topic, seen.group, seen.zone, seen.digest))


@router.callback_query(Private(), Numbered("topic", "close"))
async def close(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_digests: TopicDigests,
    say: Say,
) -> Answer:
    """Earlier than planned; the digest comes by itself."""
    topic = await topic_digests.close(me, TopicId(numbers[0]))
    return replace(pressed, say.topic_panels.closed(topic))


@router.callback_query(Private(), Numbered("topic", "thank"))
async def thank(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_digests: TopicDigests,
    say: Say,
) -> Answer:
    """Below the digest, which stays."""
    await topic_digests.thank(me, TopicId(numbers[0]))
    return follow(pressed, say.topic_panels.thanked())


@router.callback_query(
    Private(), PressedAs(rf"schedule:(?P<step>{'|'.join(STEPS)}):(?P<number>[0-9]{{1,18}})")
)
async def schedule(
    pressed: CallbackQuery,
    step: str,
    number: str,
    me: Person | None,
    topic_schedules: TopicSchedules,
    say: Say,
) -> Answer:
    seen = await STEPS[step](topic_schedules, me, ScheduleId(int(number)))
    return replace(pressed, say.topic_panels.schedule(*seen))


@router.callback_query(Private(), Numbered("schedule", "change"))
async def change(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_talks: TopicTalks,
    say: Say,
) -> Answer:
    """Everything of it, in the preview."""
    asked_next = await topic_talks.begin_change(me, ScheduleId(numbers[0]))
    return follow(pressed, GUIDE.words(asked_next, say))
