"""An ordinary aiogram bot that polls lives in the town as in Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from playground.telegram.faults import Fault, Kind
from playground.telegram.http.server import Server
from playground.telegram.town import Town
from tests.telegram.second_opinions.aiogram_guest import client, dispatcher
from tests.telegram.second_opinions.guests import KINDS, Guest
from tests.telegram.second_opinions.stories import Stories
from tests.telegram.second_opinions.troubles import FORBIDDEN, moved
from tests.telegram.second_opinions.waiting import until


@asynccontextmanager
async def polling(bot: Bot, guest: Guest) -> AsyncIterator[None]:
    """The bot receives, one update after another, until the block ends."""
    handlers = dispatcher(guest.diary)
    running = asyncio.create_task(
        handlers.start_polling(
            bot,
            allowed_updates=KINDS,
            handle_as_tasks=False,
            handle_signals=False,
            close_bot_session=False,
        )
    )
    await until(lambda: guest.town.mailboxes[guest.account.id].allowed == frozenset(KINDS))
    try:
        yield
    finally:
        await handlers.stop_polling()
        await running


@pytest.fixture
async def bot(town: Town, server: Server) -> AsyncIterator[Bot]:
    [account] = town.world.bots.values()
    async with client(server.url, account.token) as bot:
        yield bot


@pytest.fixture
async def guest(town: Town, bot: Bot) -> AsyncIterator[Guest]:
    [account] = town.world.bots.values()
    guest = Guest(town, account)
    async with polling(bot, guest):
        yield guest


class TestAPollingAiogramBot(Stories):
    """Lives all the stories; the fixture `guest` is this module's."""


async def test_what_came_while_it_was_away_is_delivered_once(town: Town, bot: Bot) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    dialog = guest.person().writes(guest.account, "第一句").chat
    async with polling(bot, guest):
        await until(lambda: guest.texts(dialog) == ["第一句"])
    guest.person().writes(dialog, "第二句")
    async with polling(bot, guest):
        await until(lambda: len(guest.texts(dialog)) == 2)
    assert guest.texts(dialog) == ["第一句", "第二句"]


async def test_a_second_poller_ends_the_first(town: Town, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50, allowed_updates=["message"]))
    await until(lambda: next(iter(town.mailboxes.values())).allowed)
    assert await bot.get_updates(timeout=0) == []
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first


@pytest.mark.parametrize(("words", "happens"), FORBIDDEN.items())
async def test_who_cannot_be_written_to_is_forbidden(
    words: str, happens: Callable[[Town], int], town: Town, bot: Bot
) -> None:
    chat_id = happens(town)
    with pytest.raises(TelegramForbiddenError, match=words):
        await bot.send_message(chat_id, "在吗？")


async def test_the_new_id_of_a_group_is_learned_from_the_refusal(town: Town, bot: Bot) -> None:
    old, new = moved(town)
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(old, "大家好")
    assert refused.value.migrate_to_chat_id == new
    assert (await bot.send_message(new, "大家好")).chat.id == new


@pytest.mark.parametrize(
    ("number", "fit", "seconds"),
    [
        pytest.param(0, 20, 60, id="20 a minute in a group"),
        pytest.param(None, 20, 1, id="bursts of 20, then 1 a second, in private"),
    ],
)
async def test_a_limit_says_how_long_to_wait(
    number: int | None, fit: int, seconds: int, town: Town, bot: Bot
) -> None:
    chat_id = next(iter(town.world.people)) if number is None else list(town.world.chats)[number]
    for text in range(fit):
        await bot.send_message(chat_id, str(text))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(chat_id, "还有")
    assert refused.value.retry_after == seconds
    town.clock.advance(seconds)
    await bot.send_message(chat_id, "还有")


async def test_thirty_messages_a_second_are_the_most_over_all(town: Town, bot: Bot) -> None:
    groups = list(town.world.chats)
    for text in range(30):
        await bot.send_message(groups[text % 3], str(text))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(next(iter(town.world.people)), "还有")
    assert refused.value.retry_after == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(Kind.TOO_MANY, retry_after=7), TelegramRetryAfter),
        (Fault(Kind.FORBIDDEN), TelegramForbiddenError),
        (Fault(Kind.CONFLICT), TelegramConflictError),
        (Fault(Kind.SERVER_ERROR), TelegramServerError),
        (Fault(Kind.SERVER_ERROR, description="restart"), RestartingTelegram),
        (Fault(Kind.CLOSE_BEFORE), TelegramNetworkError),
        (Fault(Kind.CLOSE_AFTER), TelegramNetworkError),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
async def test_a_planned_fault_is_the_exception_it_should_be(
    fault: Fault, error: type[Exception], town: Town, bot: Bot
) -> None:
    [group, *_] = town.world.chats.values()
    town.faults.plan(fault)
    with pytest.raises(error):
        await bot.send_message(group.id, "在吗？")
    said = [message for message in group.messages.values() if message.kind == "text"]
    assert len(said) == (fault.kind is Kind.CLOSE_AFTER)


async def test_wrong_requests_are_the_exceptions_they_should_be(
    town: Town, server: Server, bot: Bot
) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(1, "在吗？")
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(next(iter(town.world.people)), "<b>", parse_mode="HTML")
    with pytest.raises(TelegramNotFound):
        await bot.get_available_gifts()
    async with client(server.url, f"{bot.id}:wrong") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
