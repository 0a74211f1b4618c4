"""Webhooks: posting updates until they are accepted, in order within each chat."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING

import aiohttp

from playground.telegram.errors import BotApiError
from playground.telegram.http.forms import Uploads, from_body, from_parts

if TYPE_CHECKING:
    from playground.telegram.http.bot_api import BotApi
    from playground.telegram.updates.mailbox import Mailbox, Update, Webhook
    from playground.telegram.world.people import Bot

# Seconds before the next attempt: at once, then doubling up to a minute.
DELAYS: tuple[float, ...] = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
PATIENCE = 60.0
# How far ahead in the queue chats are looked for that are not being served.
LOOKED_AT = 1_000


class Courier:
    """Carries one bot's updates to its webhook, as long as it has one.

    Up to `max_connections` chats are served at a time; one chat's updates go one after another.
    """

    def __init__(self, api: BotApi, bot: Bot, session: aiohttp.ClientSession) -> None:
        self._api = api
        self._bot = bot
        self._session = session
        self._carrying: dict[int, asyncio.Task[None]] = {}

    @property
    def _mailbox(self) -> Mailbox:
        return self._api.town.mailboxes[self._bot.id]

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                self._mailbox.news.clear()
                self._send_out()
                await self._mailbox.news.wait()
        finally:
            for task in self._carrying.values():
                task.cancel()

    def _send_out(self) -> None:
        """Start carrying the first update of every chat that is not being served."""
        hook = self._mailbox.webhook
        if hook is None:
            return
        self._mailbox.forget_expired()
        for update in islice(self._mailbox.pending, LOOKED_AT):
            if len(self._carrying) >= hook.max_connections:
                break
            if update.lane not in self._carrying:
                task = asyncio.create_task(self._carry(update))
                self._carrying[update.lane] = task

    async def _carry(self, update: Update) -> None:
        try:
            for attempt in range(1_000_000):
                hook = self._mailbox.webhook
                if hook is None or update not in self._mailbox.pending:
                    return
                if await self._delivered(hook, update):
                    self._mailbox.remove(update)
                    return
                delay = DELAYS[min(attempt, len(DELAYS) - 1)]
                await self._api.town.clock.sleep(delay)
        finally:
            self._carrying.pop(update.lane, None)
            self._mailbox.news.set()

    async def _delivered(self, hook: Webhook, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with self._session.post(
                hook.url, data=update.body, headers=headers, allow_redirects=False
            ) as response:
                if response.status // 100 == 2:
                    await self._call_in_answer(response)
                    return True
                phrase = HTTPStatus(response.status).phrase
                problem = f"Wrong response from the webhook: {response.status} {phrase}"
        except TimeoutError:
            problem = "Read timeout expired"
        except (aiohttp.ClientError, OSError):
            problem = "Connection refused"
        hook.last_error_date = self._api.town.clock.date()
        hook.last_error_message = problem
        return False

    async def _call_in_answer(self, response: aiohttp.ClientResponse) -> None:
        """A webhook may answer with a method to call; its result is told to nobody."""
        uploads: Uploads = {}
        try:
            if response.content_type == "multipart/form-data":
                parts = aiohttp.MultipartReader.from_response(response)
                fields, uploads = await from_parts(parts)
            else:
                fields = from_body(response.content_type, await response.read())
        except BotApiError:
            return
        method = fields.pop("method", None)
        if method is not None:
            await self._api.call(self._bot, method, fields, uploads)
