"""An ordinary aiogram bot behind a webhook lives in the town as in Telegram."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramConflictError
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile, Message, TelegramObject
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from playground.telegram.http.server import Server
from playground.telegram.town import Town
from playground.telegram.world.messages import Media
from tests.telegram.second_opinions.aiogram_guest import client, dispatcher
from tests.telegram.second_opinions.guests import KINDS, Guest
from tests.telegram.second_opinions.stories import Stories
from tests.telegram.second_opinions.waiting import until
from tests.telegram.second_opinions.webhooks import PATH, SECRET, listening


@asynccontextmanager
async def receiving(bot: Bot, handlers: Dispatcher, secret: str = SECRET) -> AsyncIterator[str]:
    """The bot's web server, which wants this secret; it answers after handling."""
    app = web.Application()
    handler = SimpleRequestHandler(handlers, bot, handle_in_background=False, secret_token=secret)
    app.router.add_post(PATH, handler.handle)
    async with listening(app) as url:
        yield url


@pytest.fixture
async def bot(town: Town, server: Server) -> AsyncIterator[Bot]:
    [account] = town.world.bots.values()
    async with client(server.url, account.token) as bot:
        yield bot


@pytest.fixture
async def guest(town: Town, bot: Bot) -> AsyncIterator[Guest]:
    [account] = town.world.bots.values()
    guest = Guest(town, account)
    async with receiving(bot, dispatcher(guest.diary)) as url:
        await bot.set_webhook(url, secret_token=SECRET, allowed_updates=KINDS)
        yield guest
        await bot.delete_webhook()


class TestAnAiogramBotBehindAWebhook(Stories):
    """Lives all the stories; the fixture `guest` is this module's."""


async def test_a_bot_that_expects_another_secret_gets_everything_later(
    town: Town, bot: Bot
) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    async with receiving(bot, dispatcher(guest.diary)) as url:
        await bot.set_webhook(url, secret_token="another")
        dialog = guest.person().writes(guest.account, "在吗？").chat
        hook = town.mailboxes[guest.account.id].webhook
        assert hook is not None
        await until(lambda: hook.last_error_message)
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 401 Unauthorized"
        assert info.pending_update_count == 1
        assert guest.texts(dialog) == []
        await bot.set_webhook(url, secret_token=SECRET)
        await until(lambda: guest.texts(dialog), ticking=town.clock)
    assert guest.texts(dialog) == ["在吗？"]


async def test_what_failed_is_repeated_and_stays_in_order(town: Town, bot: Bot) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    handlers, failures = dispatcher(guest.diary), 4

    async def fails_at_first(
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        nonlocal failures
        if failures:
            failures -= 1
            raise RuntimeError
        return await handler(event, data)

    handlers.update.outer_middleware.register(fails_at_first)
    async with receiving(bot, handlers) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        dialog = guest.person().writes(guest.account, "第一句").chat
        guest.person().writes(dialog, "第二句")
        await until(lambda: len(guest.texts(dialog)) == 2, ticking=town.clock)
    assert guest.texts(dialog) == ["第一句", "第二句"]
    assert failures == 0


async def test_a_webhook_and_polling_exclude_each_other(guest: Guest, bot: Bot) -> None:
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    said = guest.person().writes(guest.account, "在吗？")
    [update] = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.message_id == said.id


async def test_a_method_in_the_webhooks_answer_is_carried_out(town: Town, bot: Bot) -> None:
    guest, handlers = Guest(town, next(iter(town.world.bots.values()))), Dispatcher()

    @handlers.message()
    async def answer(message: Message) -> SendMessage | SendDocument:
        if message.text == "文件":
            return message.answer_document(BufferedInputFile(b"\x00\xff", "one.bin"))
        return message.answer(f"<b>{message.text}</b>", parse_mode="HTML")

    async with receiving(bot, handlers) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        dialog = guest.person().writes(guest.account, "你好").chat
        guest.person().writes(dialog, "文件")
        await until(lambda: len(guest.said(dialog)) == 2)
    text, file = guest.said(dialog)
    assert [(one.type, one.length) for one in text.formatted.entities] == [("bold", 2)]
    assert isinstance(file.content, Media)
    assert file.content.file.content == b"\x00\xff"
