"""People who talk to the bot through the real dispatcher; what it says is read from the outbox."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from aiogram.types import User

from bot.dispatcher import Answering
from bot.intake.acting import Acting, Outcome
from bot.intake.reading import read
from bot.telegram import SilentBot
from bot.wording.table import Wording
from domain.outbox import Kind, Leased, Post
from handlers.routers import dispatcher
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI
from tests.storage.county import NOON

BOT = BotIdentity(id=1, username="yijiabai_bot", sees_all=False)
US = {"id": BOT.id, "is_bot": True, "first_name": "Yijiabai", "username": BOT.username}
LATER = datetime(2030, 1, 1, tzinfo=NOON.tzinfo)
NUMBERS = count(1)
MOMENTS = timedelta(seconds=5)  # what follows an answer follows it by so much
Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """Something the bot says: to which chat, in which words, with which buttons (label → data)."""

    method: str
    chat: str | None
    text: str
    buttons: Mapping[str, str]
    fields: Mapping[str, Any]


@dataclass
class Talk:
    """One bot, one moment. Everything it says to an update is handed back, most urgent first."""

    storage: Storage
    now: datetime = NOON
    patience: timedelta = MOMENTS

    async def private(self, who: int, text: str | None, **more: Any) -> list[Said]:
        return await self.arrives(message=self.message(who, text, **more))

    async def in_group(self, who: int, text: str | None, **more: Any) -> list[Said]:
        return await self.arrives(message=self.message(who, text, chat=group(), **more))

    async def press(
        self, who: int, data: str, under: Said, above: Json | None = None
    ) -> list[Said]:
        """A button in the private chat, under a message of the bot that replied to `above`."""
        shown = {**self.message(who, under.text), "from": US}
        if above is not None:
            shown["reply_to_message"] = above
        pressed = {"id": "5", "chat_instance": "1", "from": user(who), "data": data}
        return await self.arrives(callback_query={**pressed, "message": shown})

    def message(self, who: int, text: str | None, **more: Any) -> Json:
        body = {"message_id": next(NUMBERS), "date": int(self.now.timestamp()), "from": user(who)}
        body["chat"] = {"id": who, "type": "private", "first_name": f"P{who}"}
        if text is not None:
            body["text"] = text
        if text is not None and text.startswith("/"):
            length = len(text.split()[0])
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return body | more

    async def arrives(self, **update: Json) -> list[Said]:
        async with self.storage.read_write() as tx:
            await self.take(tx, **update)
        return await self.said()

    async def take(self, tx: Transaction, **update: Json) -> None:
        body = json.dumps({"update_id": next(NUMBERS), **update}).encode()
        outcome = await self.acting().act(tx, self.now, read(body), body)
        assert outcome is not Outcome.FAILED, "a handler failed: see the log"

    async def said(self) -> list[Said]:
        """What waits in the outbox, worded; it is taken as said. Whether somebody is in a group is
        a question, and they always are.
        """
        async with self.storage.read_write() as tx:
            held = await tx.outbox.lease("test", self.now + self.patience, LATER, 100)
            asked = [one.post for one in held if asks_for_member(one.post)]
            for post in asked:
                assert post.receipt is not None
                groups = Services(self._desk(tx, self.now)).groups
                await groups.member_told(post.receipt.id, post.fields, {"status": "member"})
        leased = [one for one in held if one.post not in asked]
        async with self.storage.read_only() as view:
            found = [await self._worded(one, view) for one in leased]
        return [one for one in found if one is not None]

    async def _worded(self, leased: Leased, view: Any) -> Said | None:
        post = leased.post
        if post.kind is Kind.CALL:
            return heard(post.name, post.fields, None)
        outgoing = await Wording(SHANGHAI, BOT).word(post, view, self.now)
        if outgoing is None:
            return None
        reader = None if post.person is None else await view.people.get(post.person)
        chat = None if reader is None else str(reader.telegram_id)
        return heard(outgoing.method, outgoing.fields, chat)

    def acting(self) -> Acting:
        me = User(id=BOT.id, is_bot=True, first_name="Yijiabai", username=BOT.username)
        return Acting(Answering(dispatcher(), SilentBot(me)), BOT, self._desk)

    def services(self, tx: Transaction) -> Services:
        """As an edge makes them, for what Telegram answers."""
        return Services(self._desk(tx, self.now))

    def _desk(self, tx: Transaction, now: datetime) -> Desk:
        return Desk(tx, now, SHANGHAI, BOT)


def asks_for_member(post: Post) -> bool:
    return post.receipt is not None and post.receipt.name == "member"


def heard(method: str, fields: Mapping[str, object], chat: str | None) -> Said:
    markup = json.loads(str(fields.get("reply_markup", "{}")))
    rows = markup.get("inline_keyboard", [])
    buttons = {one["text"]: one.get("callback_data") or one["url"] for row in rows for one in row}
    text = str(fields.get("text", fields.get("caption", "")))
    named = chat or (None if "chat_id" not in fields else str(fields["chat_id"]))
    return Said(method, named, text, buttons, fields)


def user(number: int, language: str = "zh-hans") -> Json:
    named = {"first_name": f"P{number}", "language_code": language}
    return {"id": number, "is_bot": False, **named}


def group(chat: int = -100) -> Json:
    return {"id": chat, "type": "supergroup", "title": "Reading circle"}


def messages(said: list[Said]) -> list[Said]:
    """Without the answers to pressed buttons."""
    return [one for one in said if one.method != "answerCallbackQuery"]
