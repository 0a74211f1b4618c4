"""`/topic`, its buttons, and replies to what the bot posted in a group."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, PollAnswer

from domain.groups import Group, GroupId
from domain.people import Person
from domain.talks import Talk, TalkHasMovedOn
from domain.topics import TopicId
from handlers.answers import Answer, replace, reply
from handlers.filters import Awaited, Command, InGroup, Numbered, PressedAs, Private, WithPhoto
from handlers.guides import Guide, on_buttons
from services.desk import Desk
from services.polls import Polls
from services.topic_talks import (
    GROUP,
    OPEN,
    OPTIONS,
    PREVIEW,
    THREAD,
    TIME,
    TURNS,
    WORDS,
    TopicAsked,
    TopicTalks,
)
from services.topics import TALK, Answered, Topics
from texts.say import Say
from texts.starters import SETTINGS, library

router = Router(name="topics")

MARK = r"(?P<mark>[0-9]{1,18})"

GUIDE: Guide[TopicAsked] = Guide(
    kind=TALK,
    steps=TopicTalks,
    asks={
        GROUP: lambda asked, talk, say: say.topics.choose(asked.choice, talk.mark, asked.text),
        THREAD: lambda asked, talk, say: say.topics.choose_thread(
            asked.group, asked.threads, talk.mark, asked.text
        ),
        WORDS: lambda asked, talk, say: say.topics.ask(
            asked.group, talk.mark, asked.thread, photo=asked.draft.photo is not None
        ),
        OPTIONS: lambda _asked, _talk, say: say.topics.ask_options(),
        TIME: lambda _asked, talk, say: say.topics.ask_time(talk.mark),
        OPEN: lambda _asked, talk, say: say.topics.ask_days(talk.mark),
        PREVIEW: lambda asked, talk, say: say.topics.preview(
            asked.group, asked.draft, asked.when, asked.zone, talk.mark, asked.thread
        ),
    },
    no_words=lambda say: say.topics.only_words(),
    ended=lambda asked, say: (
        say.topics.on_its_way(asked.group, asked.draft.days, asked.thread)
        if asked.schedule is None
        else say.topics.scheduled(asked.schedule, asked.group, asked.zone, asked.thread)
    ),
)


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
    await topics.post(me, here, topics.for_now(rest), thread)
    return None


@router.message(Private(), Command("topic"), WithPhoto())
async def post_picture(
    message: Message, rest: str, photo: str, me: Person | None, topic_talks: TopicTalks, say: Say
) -> Answer:
    """The command stands under the picture, with the words behind it."""
    return reply(message, GUIDE.words(await topic_talks.begin(me, rest, photo), say))


@router.message(Private(), Awaited(TALK), WithPhoto())
async def pictured(
    message: Message,
    talk: Talk,
    photo: str,
    me: Person,
    topic_talks: TopicTalks,
    desk: Desk,
    say: Say,
) -> Answer:
    """Of several sent as one the first is taken."""
    if not await desk.first_of_album(message.media_group_id):
        return None
    asked = await topic_talks.pictured(me, talk, photo, message.caption or "")
    return reply(message, GUIDE.words(asked, say))


@router.message(Private(), Command("topic"))
async def post_somewhere(
    message: Message, rest: str, me: Person | None, topic_talks: TopicTalks, say: Say
) -> Answer:
    """With its words one message is enough; without them one step after the other."""
    if message.caption is not None:
        return reply(message, say.topics.only_text())
    return reply(message, GUIDE.words(await topic_talks.begin(me, rest), say))


@router.callback_query(Private(), Numbered("topic", "to", count=2))
async def chosen(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    topic_talks: TopicTalks,
    say: Say,
) -> Answer:
    return replace(
        pressed, GUIDE.words(await topic_talks.chosen(me, GroupId(numbers[0]), numbers[1]), say)
    )


@router.callback_query(Private(), Numbered("topic", "idea", count=2))
async def idea(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    topic_talks: TopicTalks,
    say: Say,
) -> Answer:
    """A starter of the library, for a setting."""
    place, mark = numbers
    if place >= len(SETTINGS):
        raise TalkHasMovedOn
    asked = await topic_talks.suggest(me, mark, library(), SETTINGS[place])
    return replace(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), PressedAs(rf"topic:turn:(?P<step>{'|'.join(TURNS)}):{MARK}"))
async def turn(
    pressed: CallbackQuery,
    step: str,
    mark: str,
    me: Person | None,
    topic_talks: TopicTalks,
    say: Say,
) -> Answer:
    """When, how long, or between what to vote."""
    return replace(pressed, GUIDE.words(await topic_talks.turn(me, step, int(mark)), say))


on_buttons(
    router,
    GUIDE,
    TopicTalks,
    "topic",
    marked={"send": TopicTalks.send},
    numbered={"in": TopicTalks.placed, "at": TopicTalks.at, "days": TopicTalks.open_for},
)


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


@router.poll_answer()
async def voted(vote: PollAnswer, me: Person | None, polls: Polls) -> Answer:
    """Counted once while the poll is open, whatever is chosen later; nothing is said."""
    if vote.option_ids:
        await polls.vote(vote.poll_id, me)
    return None
