"""What Telegram tells of a forum's threads: made, called otherwise, closed, reopened."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from domain.groups import Group
from handlers.answers import Answer
from handlers.filters import InGroup
from services.threads import Threads

router = Router(name="threads")


class Named(Filter):
    """The service message that says what a thread is called; hands on `thread` and `name`."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        told = message.forum_topic_created or message.forum_topic_edited
        thread = message.message_thread_id
        if told is None or told.name is None or thread is None:
            return False
        return {"thread": thread, "name": told.name}


class Closed(Filter):
    """The service message that says a thread is closed, or open again."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        closed = message.forum_topic_closed is not None
        thread = message.message_thread_id
        if thread is None or not (closed or message.forum_topic_reopened is not None):
            return False
        return {"thread": thread, "closed": closed}


@router.message(InGroup(), Named())
async def named(
    _message: Message, thread: int, name: str, here: Group | None, threads: Threads
) -> Answer:
    await threads.named(here, thread, name)
    return None


@router.message(InGroup(), Closed())
async def closed(
    _message: Message, thread: int, closed: bool, here: Group | None, threads: Threads
) -> Answer:
    await threads.closed(here, thread, closed=closed)
    return None
