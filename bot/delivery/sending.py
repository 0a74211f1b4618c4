"""One call: worded if it is a notice, posted, and its answer judged."""

import asyncio
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery.hand import Held
from bot.logs import logger
from bot.telegram import Outcome, Verdict, classify
from bot.transport import Answer, NoAnswer, Transport, Unreachable
from bot.wording.outgoing import Outgoing
from bot.wording.table import Wording
from domain.outbox import Kind
from storage.database import Storage
from storage.failures import DatabaseFailure

SECONDS = 20.0
# So often a notice is tried that cannot be worded: the mistake is ours, and stays.
TRIED_AT_MOST = 5
COUNTED = ("send", "edit", "copy", "forward")
UNCOUNTED = ("sendChatAction",)
# What is not said twice unless a human says so: two live topics are worse than one late one.
ONCE = frozenset({"topic"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a post. `at` is the moment of the answer, `due` when to try again (None: not at
    all), `moved_to` the chat's new id. `asked`: Telegram heard of it, and `counted`: Telegram's
    limits for the chat do.
    """

    held: Held
    verdict: Verdict
    at: datetime
    counted: bool = True
    asked: bool = True
    result: object = None
    due: datetime | None = None
    moved_to: int | None = None

    @property
    def receipt(self) -> str | None:
        receipt = self.held.leased.post.receipt
        return None if receipt is None else receipt.name

    @property
    def concerns_services(self) -> bool:
        """Its mark is more than a mark."""
        moving = self.verdict.outcome in {Outcome.GONE, Outcome.MIGRATED}
        return moving or self.receipt is not None

    @property
    def brings_more(self) -> bool:
        """Something waits in the outbox once it is marked: itself, or what a service has to say."""
        return self.due is not None or self.concerns_services


class Sender:
    """Sends what it is given; keeps no order and no pace."""

    def __init__(
        self, storage: Storage, transport: Transport, clock: Clock, wording: Wording
    ) -> None:
        self._storage = storage
        self._transport = transport
        self._clock = clock
        self._wording = wording
        self._waiting: set[asyncio.Timeout] = set()

    async def send(self, held: Held) -> Sent:
        """Raises nothing: whatever goes wrong is what came of it."""
        try:
            outgoing = await self._outgoing(held)
            if outgoing is None:
                return Sent(held, Verdict(Outcome.DROPPED), self._clock.now(), asked=False)
            sent = await self._post(held, outgoing)
        except DatabaseFailure as failure:
            return replace(self._again(held, Verdict(Outcome.AGAIN, failure.name)), asked=False)
        except Exception as bug:  # noqa: BLE001  # one post must not stop the others
            logger().error("post not sent", name=held.leased.post.name, exc_info=bug)
            return self._given_up(held, bug)
        return replace(sent, counted=is_counted(outgoing.method))

    def hurry(self, seconds: float) -> None:
        """Wait for no answer any longer than that."""
        for one in self._waiting:
            one.reschedule(asyncio.get_running_loop().time() + seconds)

    async def _outgoing(self, held: Held) -> Outgoing | None:
        """None: no longer true, or nobody is there to read it. The receiver is looked up anew."""
        post = held.leased.post
        if post.kind is Kind.CALL:
            fields = {name: as_text(value) for name, value in post.fields.items()}
            return Outgoing(post.name, fields if held.chat is None else {**fields, **to(held.chat)})
        async with self._storage.read_only() as view:
            address = (await view.addresses.of({held.id: post})).get(held.id)
            if address is None or not address.reachable:
                return None
            worded = await self._wording.word(post, view, self._clock.now())
        if worded is None:
            return None
        return replace(worded, fields={**to(address.chat), **worded.fields})

    async def _post(self, held: Held, outgoing: Outgoing) -> Sent:
        try:
            async with asyncio.timeout(SECONDS) as limit:
                self._waiting.add(limit)
                try:
                    answer = await self._transport.call(
                        outgoing.method, outgoing.fields, outgoing.file, timeout=SECONDS + 1
                    )
                finally:
                    self._waiting.discard(limit)
        except Unreachable:
            return self._again(held, Verdict(Outcome.AGAIN, "Unreachable"))
        except TimeoutError:
            return self._again(held, Verdict(Outcome.UNSURE, "TimedOut"))
        except NoAnswer as problem:
            return self._again(held, Verdict(Outcome.UNSURE, type(problem).__name__))
        return self._judged(held, answer)

    def _judged(self, held: Held, answer: Answer) -> Sent:
        verdict = classify(answer)
        now = self._clock.now()
        match verdict.outcome:
            case Outcome.TAKEN:
                return Sent(held, verdict, now, result=answer.decoded())
            case Outcome.MIGRATED:
                moved_to = answer.parameters.migrate_to_chat_id
                return Sent(held, verdict, now, due=now, moved_to=moved_to)
            case Outcome.SLOW_DOWN:
                patience = timedelta(seconds=answer.parameters.retry_after or 1)
                return Sent(held, verdict, now, due=now + patience)
            case Outcome.AGAIN | Outcome.UNSURE:
                return self._again(held, verdict)
            case _:
                return Sent(held, verdict, now)

    def _again(self, held: Held, verdict: Verdict) -> Sent:
        """To be tried again, unless it may have been said and must not be said twice."""
        now = self._clock.now()
        sent = Sent(held, verdict, now)
        if verdict.outcome is Outcome.UNSURE and sent.receipt in ONCE:
            return sent
        return replace(sent, due=now + back_off(held.leased.attempts))

    def _given_up(self, held: Held, bug: Exception) -> Sent:
        name = f"Bug{type(bug).__name__}"
        if held.leased.attempts < TRIED_AT_MOST:
            return self._again(held, Verdict(Outcome.AGAIN, name))
        return Sent(held, Verdict(Outcome.NEVER, name), self._clock.now())


def back_off(attempts: int) -> timedelta:
    """1 s, 2 s, 4 s … and five minutes at most."""
    return timedelta(seconds=min(300, 2 ** min(attempts - 1, 9)))


def to(chat: str) -> dict[str, str]:
    return {"chat_id": chat}


def as_text(value: object) -> str:
    """A value as a form field: a string stays as it is, anything else is JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def is_counted(method: str) -> bool:
    """Do Telegram's limits for a chat count it?"""
    return method.startswith(COUNTED) and method not in UNCOUNTED
