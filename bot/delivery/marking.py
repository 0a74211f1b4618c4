"""Marks: what came of each post is written down within some milliseconds of the answer.

Several answers share a transaction; a receipt's service works in the one that holds its mark.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TypeGuard

from bot.clock import Clock
from bot.delivery.receipts import Receipts
from bot.delivery.resting import Rest
from bot.delivery.sending import THREAD, Sent
from bot.logs import logger
from bot.telegram import NO_RIGHTS, THREAD_CLOSED, Outcome
from domain.manners import When, manner_of
from domain.outbox import Kind, Post
from storage.addresses import is_group
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.outbox import Outbox
from storage.transaction import Transaction

# A receipt's service takes some statements, and a transaction is to be short.
TOGETHER = 30
PAUSE = timedelta(seconds=1)
# A reply would draw the answer back into the thread of what it replies to.
PLACE = frozenset({THREAD, "reply_parameters"})


class Marker:
    """`written` is called after a commit by which more may wait in the outbox than before."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        receipts: Receipts,
        sender: str,
        written: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._receipts = receipts
        self._sender = sender
        self._written = written
        self._answers: list[Sent] = []
        self._news = asyncio.Event()
        self._rest = Rest(clock)
        self._over = False
        self._at_last = asyncio.Event()
        self._writing = False

    @property
    def is_idle(self) -> bool:
        """Nothing to write, or a database that fails is left alone until the clock moves."""
        return self._rest.is_on or (not self._answers and not self._writing)

    def add(self, sent: Sent) -> None:
        self._answers.append(sent)
        self._news.set()

    def end(self, at_last: asyncio.Event) -> None:
        """Write what is there, and stop; a failing database is given up when `at_last` is set."""
        self._over, self._at_last = True, at_last
        self._rest.wake()
        self._news.set()

    async def run(self) -> None:
        """Until `end`. A database that fails is asked again; what cannot be marked is kept."""
        while self._answers or not self._over:
            await self._news.wait()
            self._news.clear()
            while self._answers:
                together, self._answers = self._answers[:TOGETHER], self._answers[TOGETHER:]
                self._writing = True
                await self._write(together)
                self._writing = False
                if any(sent.brings_more for sent in together):
                    self._written()
        self._rest.end()

    async def mark_all(self, tx: Transaction, answers: Sequence[Sent]) -> None:
        """Everything about these answers is in the transaction when this returns."""
        for sent in answers:
            if not sent.concerns_services:
                await self._mark(tx, sent)
                continue
            try:
                async with tx.savepoint():
                    await self._mark(tx, sent)
            except DatabaseFailure:
                raise
            except Exception as bug:  # noqa: BLE001  # one receipt must not stop the others
                logger().error("receipt failed", name=sent.receipt, exc_info=bug)
                error = f"Receipt{type(bug).__name__}"
                await tx.outbox.bury(sent.held.id, self._sender, sent.at, error)

    async def _write(self, answers: Sequence[Sent]) -> None:
        """All in one; when the database refuses one of them, each alone."""
        try:
            await self._commit(lambda: self._mark_together(answers))
        except DatabaseFailure:
            for one in answers if len(answers) > 1 else ():
                await self._write([one])
            if len(answers) == 1:
                await self._commit(lambda: self._bury_refused(answers[0]))

    async def _mark_together(self, answers: Sequence[Sent]) -> None:
        """Nearly always nothing came of a post but its message."""
        if not all(sent.is_said for sent in answers):
            await self._storage.carry_out(lambda tx: self.mark_all(tx, answers))
            return
        said = [(sent.held.id, sent.at, message_id(sent.result)) for sent in answers]
        await self._storage.say(*Outbox.marks(self._sender, said))

    async def _commit(self, work: Callable[[], Awaitable[object]]) -> None:
        """Until it is done, or the database refuses it, or the program is to stop."""
        while True:
            try:
                await work()
            except DatabaseFailure as failure:
                logger().error("marks not written", kind=failure.kind.value, name=failure.name)
                if failure.kind is Failure.REJECTED:
                    raise
                if self._over and self._at_last.is_set():
                    return
                self._rest.begin_round()
                await self._rest.until(self._clock.now() + PAUSE)
            else:
                return

    async def _bury_refused(self, sent: Sent) -> None:
        """Said already, and its receipt cannot be written: kept for somebody to see."""
        number, at = sent.held.id, sent.at
        await self._storage.carry_out(
            lambda tx: tx.outbox.bury(number, self._sender, at, "ReceiptRejected")
        )

    async def _mark(self, tx: Transaction, sent: Sent) -> None:
        number, post, error = sent.held.id, sent.held.leased.post, sent.verdict.error
        match sent.verdict.outcome:
            case Outcome.TAKEN:
                said = message_id(sent.result)
                if post.receipt is None:
                    await tx.outbox.done_unseen(number, self._sender, sent.at, said)
                elif await tx.outbox.done(number, self._sender, sent.at, said):
                    await self._receipts.arrived(tx, sent.at, post, sent.result)
            case Outcome.FINE:
                await tx.outbox.done_unseen(number, self._sender, sent.at)
            case Outcome.DROPPED:
                await tx.outbox.drop(number, self._sender, sent.at)
                await self._give_back(tx, sent)
            case Outcome.MIGRATED:
                await self._follow(tx, sent)
            case Outcome.NEVER if sent.thread is not None:
                await self._outside(tx, sent, sent.thread)
            case Outcome.NEVER | Outcome.GONE | Outcome.UNSURE if sent.due is None:
                await self._bury(tx, sent)
            case _:
                await tx.outbox.put_back(number, self._sender, sent.due or sent.at, error)

    async def _bury(self, tx: Transaction, sent: Sent) -> None:
        post, chat = sent.held.leased.post, sent.held.chat
        if sent.verdict.outcome is Outcome.GONE and is_private(chat):
            await self._receipts.gone(tx, sent.at, int(chat))
        elif sent.verdict.outcome is Outcome.GONE and is_chat(chat):
            await self._receipts.put_out(tx, sent.at, int(chat))
        elif sent.verdict.error == NO_RIGHTS and is_chat(chat) and is_said(post):
            await self._receipts.muted(tx, sent.at, int(chat))
        if not await tx.outbox.bury(sent.held.id, self._sender, sent.at, sent.verdict.error):
            return
        logger().warning("dead letter", post=sent.held.id, name=post.name, error=sent.verdict.error)
        await self._give_back(tx, sent)
        if sent.verdict.outcome is Outcome.UNSURE:
            await self._receipts.lost(tx, sent.at, post)
        else:
            await self._receipts.failed(tx, sent.at, post)

    async def _give_back(self, tx: Transaction, sent: Sent) -> None:
        """The slot of an unasked-for message of which nothing came, if nothing is said in it."""
        unasked = manner_of(sent.held.leased.post).when is When.UNASKED
        if unasked and sent.verdict.outcome is not Outcome.UNSURE and not sent.others_said:
            await tx.ceilings.give_back(sent.held.id)

    async def _outside(self, tx: Transaction, sent: Sent, thread: int) -> None:
        """A forum's thread is closed or gone: it is said in General, and its cadre hears why."""
        post, chat = sent.held.leased.post, sent.held.chat
        if is_chat(chat):
            closed = sent.verdict.error == THREAD_CLOSED
            await self._receipts.thread_lost(tx, sent.at, int(chat), thread, closed=closed)
        kept = {name: value for name, value in post.fields.items() if name not in PLACE}
        fields = kept if post.kind is Kind.CALL else None
        error = sent.verdict.error
        await tx.outbox.put_back(sent.held.id, self._sender, sent.at, error, fields=fields)

    async def _follow(self, tx: Transaction, sent: Sent) -> None:
        """The chat has a new id: what was refused under the old one is said there at once."""
        post, chat = sent.held.leased.post, sent.held.chat
        fields = None
        if sent.moved_to is not None and chat is not None:
            await self._receipts.migrated(tx, sent.at, int(chat), sent.moved_to)
            if post.kind is Kind.CALL:
                fields = {**post.fields, "chat_id": str(sent.moved_to)}
        error = sent.verdict.error
        await tx.outbox.put_back(sent.held.id, self._sender, sent.at, error, fields=fields)


def message_id(result: object) -> int | None:
    match result:
        case {"message_id": int(number)}:
            return number
        case _:
            return None


def is_private(chat: str | None) -> TypeGuard[str]:
    return chat is not None and chat.isdecimal()


def is_chat(chat: str | None) -> TypeGuard[str]:
    return chat is not None and is_group(chat)


def is_said(post: Post) -> bool:
    """Something that people would have read; not a question to Telegram, or a message to delete."""
    return post.kind is Kind.NOTICE or post.name.startswith(("send", "edit"))
