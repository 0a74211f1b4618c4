"""`/topics`: what is scheduled and open, closing earlier, thanks, and schedules' buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.topic_schedules import ScheduleId
from domain.topics import TopicId
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from handlers.topics import GUIDE
from services.desk import Desk
from services.topic_digests import TopicDigests
from services.topic_lists import TopicLists
from services.topic_schedules import TopicSchedules
from services.topic_talks import TopicTalks
from texts.say import Say

router = Router(name="topic_lists")


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


@router.callback_query(Private(), Numbered("schedule", "look"))
async def schedule(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_schedules: TopicSchedules,
    say: Say,
) -> Answer:
    seen = await topic_schedules.seen(me, ScheduleId(numbers[0]))
    return replace(pressed, say.topic_panels.schedule(*seen))


@router.callback_query(Private(), Numbered("schedule", "pause"))
async def pause(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_schedules: TopicSchedules,
    say: Say,
) -> Answer:
    seen = await topic_schedules.pause(me, ScheduleId(numbers[0]))
    return replace(pressed, say.topic_panels.schedule(*seen))


@router.callback_query(Private(), Numbered("schedule", "goon"))
async def go_on(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_schedules: TopicSchedules,
    say: Say,
) -> Answer:
    seen = await topic_schedules.go_on(me, ScheduleId(numbers[0]))
    return replace(pressed, say.topic_panels.schedule(*seen))


@router.callback_query(Private(), Numbered("schedule", "end"))
async def end(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    topic_schedules: TopicSchedules,
    say: Say,
) -> Answer:
    seen = await topic_schedules.end(me, ScheduleId(numbers[0]))
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
