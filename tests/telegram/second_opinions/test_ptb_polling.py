"""An ordinary python-telegram-bot application that polls lives in the town as in Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.request import HTTPXRequest

from playground.telegram.faults import Fault, Kind
from playground.telegram.http.server import Server
from playground.telegram.town import Town
from tests.telegram.second_opinions.guests import KINDS, Guest
from tests.telegram.second_opinions.ptb_guest import App, application
from tests.telegram.second_opinions.stories import Stories
from tests.telegram.second_opinions.troubles import FORBIDDEN, moved
from tests.telegram.second_opinions.waiting import until


@asynccontextmanager
async def polling(app: App) -> AsyncIterator[None]:
    """The application receives, one update after another, until the block ends."""
    assert app.updater is not None
    await app.updater.start_polling(allowed_updates=KINDS)
    try:
        yield
    finally:
        await app.updater.stop()


@pytest.fixture
def diary() -> list[str]:
    return []


@pytest.fixture
async def app(town: Town, server: Server, diary: list[str]) -> AsyncIterator[App]:
    [account] = town.world.bots.values()
    async with application(server.url, account.token, diary) as app:
        yield app


@pytest.fixture
def bot(app: App, monkeypatch: pytest.MonkeyPatch) -> Bot:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    found: Bot = app.bot
    return found


@pytest.fixture
async def guest(town: Town, app: App, diary: list[str]) -> AsyncIterator[Guest]:
    [account] = town.world.bots.values()
    async with polling(app):
        await until(lambda: town.mailboxes[account.id].allowed == frozenset(KINDS))
        yield Guest(town, account, diary)


class TestAPollingPtbBot(Stories):
    """Lives all the stories; the fixture `guest` is this module's."""


async def test_what_came_while_it_was_away_is_delivered_once(town: Town, app: App) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    dialog = guest.person().writes(guest.account, "第一句").chat
    async with polling(app):
        await until(lambda: guest.texts(dialog) == ["第一句"])
    guest.person().writes(dialog, "第二句")
    async with polling(app):
        await until(lambda: len(guest.texts(dialog)) == 2)
    assert guest.texts(dialog) == ["第一句", "第二句"]


async def test_a_second_poller_ends_the_first(town: Town, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50, allowed_updates=["message"]))
    await until(lambda: next(iter(town.mailboxes.values())).allowed)
    assert await bot.get_updates(timeout=0) == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


@pytest.mark.parametrize(("words", "happens"), FORBIDDEN.items())
async def test_who_cannot_be_written_to_is_forbidden(
    words: str, happens: Callable[[Town], int], town: Town, bot: Bot
) -> None:
    chat_id = happens(town)
    with pytest.raises(Forbidden, match=words):
        await bot.send_message(chat_id, "在吗？")


async def test_the_new_id_of_a_group_is_learned_from_the_refusal(town: Town, bot: Bot) -> None:
    old, new = moved(town)
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(old, "大家好")
    assert refused.value.new_chat_id == new
    assert (await bot.send_message(new, "大家好")).chat_id == new


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
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(chat_id, "还有")
    assert refused.value.retry_after == timedelta(seconds=seconds)
    town.clock.advance(seconds)
    await bot.send_message(chat_id, "还有")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(Kind.TOO_MANY, retry_after=7), RetryAfter),
        (Fault(Kind.FORBIDDEN), Forbidden),
        (Fault(Kind.CONFLICT), Conflict),
        (Fault(Kind.SERVER_ERROR), NetworkError),
        (Fault(Kind.CLOSE_BEFORE), NetworkError),
        (Fault(Kind.CLOSE_AFTER), NetworkError),
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
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "在吗？")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(next(iter(town.world.people)), "<b>", parse_mode="HTML")
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendLetter")
    async with HTTPXRequest(httpx_kwargs={"trust_env": False}) as request:
        stranger = Bot(f"{bot.id}:wrong", base_url=f"{server.url}/bot", request=request)
        with pytest.raises(InvalidToken):
            await stranger.get_me()
