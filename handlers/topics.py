"""`/topic`, its buttons, and replies to what the bot posted in a group."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.groups import Group, GroupId, TopicId
from domain.people import Person
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, Private
from services.desk import Desk
from services.topics import Answered, Topics
from texts.say import Say

router = Router(name="topics")


class ReplyToBot(Filter):
    """A reply to a message of the bot itself; commands are none."""

    async def __call__(self, message: Message, desk: Desk) -> bool:
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or (message.text or "").startswith("/"):
            return False
        return replied.from_user.id == desk.bot.id


@router.message(InGroup(), Command("topic"))
async def post_here(
    message: Message, rest: str, me: Person | None, here: Group | None, topics: Topics, say: Say
) -> Answer:
    """The post itself is the answer, in the thread in which the command stood."""
    if message.sender_chat is not None:
        return reply(message, say.topics.anonymous())
    if message.caption is not None:
        return reply(message, say.topics.only_text())
    thread = message.message_thread_id if message.is_topic_message else None
    await topics.post(me, here, rest, thread)
    return None


@router.message(Private(), Command("topic"))
async def post_somewhere(
    message: Message, rest: str, me: Person | None, topics: Topics, say: Say
) -> Answer:
    """Into the one group, or a choice."""
    if message.caption is not None:
        return reply(message, say.topics.only_text())
    groups = await topics.choose(me, rest)
    if len(groups) > 1:
        return reply(message, say.topics.choose(groups))
    await topics.post(me, groups[0], rest)
    return reply(message, say.topics.on_its_way(groups[0]))


@router.callback_query(Private(), Numbered("topic", "to"))
async def chosen(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, topics: Topics, say: Say
) -> Answer:
    group = await topics.post_chosen(me, GroupId(numbers[0]))
    return replace(pressed, say.topics.on_its_way(group))


@router.callback_query(Private(), Numbered("topic", "again"))
async def again(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, topics: Topics, say: Say
) -> Answer:
    await topics.again(me, TopicId(numbers[0]))
    return replace(pressed, say.topics.again_on_its_way())


@router.callback_query(Private(), Numbered("topic", "leave"))
async def leave(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, topics: Topics, say: Say
) -> Answer:
    await topics.leave(me, TopicId(numbers[0]))
    return replace(pressed, say.topics.left())


@router.message(InGroup(), ReplyToBot())
async def answered(
    message: Message, me: Person | None, here: Group | None, topics: Topics
) -> Answer:
    """Counted if it answers an open topic; nothing is said."""
    replied = message.reply_to_message
    if here is not None and replied is not None:
        await topics.answer(
            here,
            Answered(
                to=replied.message_id,
                message=message.message_id,
                by=me,
                as_group=message.sender_chat is not None,
                text=message.text or message.caption or "",
                moment=message.date,
                album=message.media_group_id,
            ),
        )
    return None
