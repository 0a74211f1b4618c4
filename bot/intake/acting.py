"""Acting on one update: a savepoint around the framework, and what a refusal or a bug becomes."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from aiogram.methods import TelegramMethod

from bot.intake.reading import Update, read
from bot.intake.routing import replies_to
from bot.logs import logger, places
from bot.telegram import stored
from bot.version import VERSION
from domain.outbox import Kind, Post, Priority
from domain.refusals import Refusal
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.failures import DatabaseFailure
from storage.transaction import Transaction
from storage.updates.books import Sums

Calls = Sequence[TelegramMethod[Any]]


class Outcome(StrEnum):
    """What became of an update; PARKED ones are booked when they end."""

    COUNTED = "counted"
    ACTED = "acted"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"
    FAILED = "failed"
    PARKED = "parked"


class Undecodable(ValueError):
    """The framework does not know an update of this shape; `name` is its error's class."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Answers(Protocol):
    """Turns an update into the calls that answer it (`bot.dispatcher`)."""

    async def answer(self, body: bytes, services: Services) -> Calls | None:
        """None: nobody has anything to do with it. Raises refusals, Undecodable, and whatever a
        bug raises.
        """

    async def refuse(self, body: bytes, services: Services, refusal: Refusal) -> Calls: ...

    async def apologise(self, body: bytes, services: Services) -> Calls: ...


class Acting:
    """Bound to no transaction. `desk_of` makes the desk of one."""

    def __init__(
        self, answers: Answers, bot: BotIdentity, desk_of: Callable[[Transaction, datetime], Desk]
    ) -> None:
        self._answers = answers
        self._bot = bot
        self._desk_of = desk_of

    async def act(self, tx: Transaction, now: datetime, update: Update, body: bytes) -> Outcome:
        """Everything the update causes is in the transaction when this returns, its answers in the
        outbox. DatabaseFailure passes: it takes the whole batch with it.
        """
        key = await self._awaited(tx, now, update)
        if key is not None:
            await tx.parked.park(key, update.update_id, body.decode(), now)
            return Outcome.PARKED
        return await self._act(tx, now, update.update_id, body)

    async def replay(self, tx: Transaction, now: datetime, bodies: Sequence[str]) -> None:
        """What was parked, now that the receipt it waited for is written; booked at last."""
        outcomes = []
        for body in bodies:
            update = read(body.encode())
            outcomes.append(await self._act(tx, now, update.update_id, body.encode()))
        if outcomes:
            sums = {one.value: outcomes.count(one) for one in set(outcomes)}
            day = now.astimezone(self._desk_of(tx, now).zone).date()
            await tx.books.add(day, Sums(seen=len(outcomes), **sums))

    async def retry(self, tx: Transaction, now: datetime, number: int, body: bytes) -> bool:
        """What failed before, and is booked so, once more. False: it fails still, and stays kept;
        nobody is asked for pardon twice.
        """
        outcome = await self._act(tx, now, number, body, again=True)
        done = outcome in {Outcome.ACTED, Outcome.IGNORED}
        return done and await tx.failed.drop(number)

    async def _act(
        self, tx: Transaction, now: datetime, number: int, body: bytes, *, again: bool = False
    ) -> Outcome:
        services = Services(self._desk_of(tx, now))
        outcome = Outcome.ACTED
        try:
            async with tx.savepoint():
                calls = await self._answers.answer(body, services)
        except DatabaseFailure:
            raise
        except Refusal as refusal:
            calls = await self._answers.refuse(body, services, refusal)
        except Undecodable as error:
            update = read(body)
            chat = None if update.message is None else update.message.chat.id
            await tx.quarantine.put(number, kind_of(update), chat, error.name, now)
            return Outcome.QUARANTINED
        except Exception as bug:  # noqa: BLE001  # a handler's bug must not stop the batch
            where = place_of(bug)
            logger().error("update failed", exc_info=bug)
            await tx.failed.keep(number, body.decode(), where, now, VERSION)
            outcome = Outcome.FAILED
            calls = () if again else await self._answers.apologise(body, services)
        for call in calls or ():
            await tx.outbox.add(post_of(call, now))
        return Outcome.IGNORED if calls is None else outcome

    async def _awaited(self, tx: Transaction, now: datetime, update: Update) -> str | None:
        """The key of the receipt that an answer to a post of ours has to wait for."""
        if update.poll_answer is not None:
            return await self._poll_awaited(tx, now, update.poll_answer.poll_id)
        message = update.message
        if message is None or not message.chat.is_group or not replies_to(message, self._bot):
            return None
        group = await tx.groups.by_chat(message.chat.id)
        if group is None or message.reply_to_message is None:
            return None
        if message.marks and message.marks[0].type == "bot_command":
            return None
        replied = message.reply_to_message.message_id
        if await tx.topics.by_message(group.id, replied) is not None:
            return None
        if not await tx.topics.awaits_receipt(group.id, now - RECEIPT_TIME):
            return None
        return f"topic:{group.id}:{replied}"

    async def _poll_awaited(self, tx: Transaction, now: datetime, poll: str) -> str | None:
        """Any topic that is on its way may be this poll."""
        known = await tx.topics.by_poll(poll) is not None
        if known or not await tx.topics.awaits_receipt(None, now - RECEIPT_TIME):
            return None
        return f"poll:{poll}"


RECEIPT_TIME = timedelta(hours=1)


def post_of(call: TelegramMethod[Any], now: datetime) -> Post:
    """An answer as it lies in the outbox: the call itself, ready to be posted."""
    method, fields = stored(call)
    at_once = method == "answerCallbackQuery"
    priority = Priority.AT_ONCE if at_once else Priority.ANSWER
    return Post(Kind.CALL, method, fields, due=now, priority=priority)


def kind_of(update: Update) -> str:
    if update.message is not None:
        return "message"
    if update.edited_message is not None:
        return "edited_message"
    if update.message_reaction is not None:
        return "message_reaction"
    if update.poll_answer is not None:
        return "poll_answer"
    return "callback_query" if update.callback_query is not None else "member"


def place_of(error: BaseException) -> str:
    """Class, module and line, and never what the error says: it may quote a person."""
    where = places(error.__traceback__)
    return f"{type(error).__name__} at {where[-1] if where else 'nowhere'}"
