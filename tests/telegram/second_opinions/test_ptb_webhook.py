"""An ordinary python-telegram-bot application behind a webhook lives in the town as in Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict

from playground.telegram.http.server import Server
from playground.telegram.town import Town
from tests.telegram.second_opinions.guests import KINDS, Guest
from tests.telegram.second_opinions.ptb_guest import App, application
from tests.telegram.second_opinions.stories import Stories
from tests.telegram.second_opinions.waiting import until
from tests.telegram.second_opinions.webhooks import HEADER, PATH, SECRET, listening


@asynccontextmanager
async def receiving(app: App, secret: str = SECRET) -> AsyncIterator[str]:
    """A web server that hands the application what comes with this secret, as the library's
    documentation shows for servers of one's own.
    """

    async def take(request: web.Request) -> web.Response:
        if request.headers.get(HEADER) != secret:
            return web.Response(status=403)
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    server = web.Application()
    server.router.add_post(PATH, take)
    async with listening(server) as url:
        yield url


@pytest.fixture
def diary() -> list[str]:
    return []


@pytest.fixture
async def app(town: Town, server: Server, diary: list[str]) -> AsyncIterator[App]:
    [account] = town.world.bots.values()
    async with application(server.url, account.token, diary) as app:
        yield app


@pytest.fixture
def bot(app: App) -> Bot:
    found: Bot = app.bot
    return found


@pytest.fixture
async def guest(town: Town, app: App, bot: Bot, diary: list[str]) -> AsyncIterator[Guest]:
    [account] = town.world.bots.values()
    async with receiving(app) as url:
        await bot.set_webhook(url, secret_token=SECRET, allowed_updates=KINDS)
        yield Guest(town, account, diary)
        await bot.delete_webhook()


class TestAPtbBotBehindAWebhook(Stories):
    """Lives all the stories; the fixture `guest` is this module's."""


async def test_a_bot_that_expects_another_secret_gets_everything_later(
    town: Town, app: App, bot: Bot
) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    async with receiving(app) as url:
        await bot.set_webhook(url, secret_token="another")
        dialog = guest.person().writes(guest.account, "在吗？").chat
        hook = town.mailboxes[guest.account.id].webhook
        assert hook is not None
        await until(lambda: hook.last_error_message)
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"
        assert info.pending_update_count == 1
        assert guest.texts(dialog) == []
        await bot.set_webhook(url, secret_token=SECRET)
        await until(lambda: guest.texts(dialog), ticking=town.clock)
    assert guest.texts(dialog) == ["在吗？"]


async def test_what_comes_while_nobody_listens_is_delivered_later(
    town: Town, app: App, bot: Bot
) -> None:
    guest = Guest(town, next(iter(town.world.bots.values())))
    async with receiving(app) as url:
        pass
    await bot.set_webhook(url, secret_token=SECRET)
    dialog = guest.person().writes(guest.account, "第一句").chat
    mailbox = town.mailboxes[guest.account.id]
    await until(lambda: mailbox.webhook and mailbox.webhook.last_error_message)
    guest.person().writes(dialog, "第二句")
    async with receiving(app) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        await until(lambda: len(guest.texts(dialog)) == 2, ticking=town.clock)
    assert guest.texts(dialog) == ["第一句", "第二句"]


async def test_a_webhook_and_polling_exclude_each_other(guest: Guest, bot: Bot) -> None:
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    said = guest.person().writes(guest.account, "在吗？")
    [update] = await bot.get_updates(timeout=0)
    assert update.message is not None
    assert update.message.message_id == said.id
