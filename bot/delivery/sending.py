"""One call: worded if it is a notice, posted, and its answer judged."""

import asyncio
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery.hand import Held
from bot.logs import logger
from bot.telegram import NO_RIGHTS, THREAD_LOST, Outcome, Verdict, classify
from bot.transport import Answer, NoAnswer, Transport, Unreachable
from bot.wording.joining import fits, joined
from bot.wording.outgoing import Outgoing
from bot.wording.table import Wording
from domain.manners import Doubt, manner_of
from domain.outbox import Address, Kind
from storage.database import Storage
from storage.failures import DatabaseFailure

SECONDS = 20.0
THREAD = "message_thread_id"
WITHOUT_SOUND = {"disable_notification": "true"}
LONGEST = timedelta(minutes=5)
# So often a notice is tried that cannot be worded: the mistake is ours, and stays.
TRIED_AT_MOST = 5
# What does not fit into a collected message makes one of its own, if there is a slot for it.
LATER = timedelta(seconds=1)
COUNTED = ("send", "edit", "copy", "forward")
UNCOUNTED = ("sendChatAction",)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a post. `at` is the moment of the answer, `due` when to try again (None: not at
    all), `moved_to` the chat's new id. `asked`: Telegram heard of it, and `counted`: Telegram's
    limits for the chat do. `others_said`: it was to be joined with others that were said. `thread`:
    it was to stand in this one of a forum, which takes nothing any more.
    """

    held: Held
    verdict: Verdict
    at: datetime
    counted: bool = True
    asked: bool = True
    result: object = None
    due: datetime | None = None
    moved_to: int | None = None
    others_said: bool = False
    thread: int | None = None

    @property
    def receipt(self) -> str | None:
        receipt = self.held.leased.post.receipt
        return None if receipt is None else receipt.name

    @property
    def concerns_services(self) -> bool:
        """Its mark is more than a mark."""
        telling = self.verdict.outcome in {Outcome.GONE, Outcome.MIGRATED}
        muted = self.verdict.error == NO_RIGHTS
        return telling or muted or self.thread is not None or self.receipt is not None

    @property
    def is_said(self) -> bool:
        """It was taken, or need not be said, and nobody waits for its receipt."""
        done = self.verdict.outcome in {Outcome.TAKEN, Outcome.FINE}
        return done and self.receipt is None

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

    async def send(self, held: Held) -> list[Sent]:
        """What came of the post, and then of those that were joined with it. Raises nothing:
        whatever goes wrong is what came of it.
        """
        try:
            said, unsaid = await self._parts(held)
        except DatabaseFailure as failure:
            again = Verdict(Outcome.AGAIN, failure.name)
            return [replace(self._again(one, again), asked=False) for one in each(held)]
        if not said:
            return unsaid
        outgoing = joined([one for _, one in said])
        if held.silent:
            outgoing = replace(outgoing, fields={**outgoing.fields, **WITHOUT_SOUND})
        carrier, *others = [one for one, _ in said]
        try:
            sent = await self._post(carrier, outgoing)
            if not is_counted(outgoing.method):
                sent = replace(sent, counted=False)
        except Exception as bug:  # noqa: BLE001  # one post must not stop the others
            logger().error("post not sent", name=carrier.leased.post.name, exc_info=bug)
            sent = self._given_up(carrier, bug)
        together = [sent, *(replace(sent, held=other) for other in others)]
        return [*together, *(replace(one, others_said=True) for one in unsaid)]

    def hurry(self, seconds: float) -> None:
        """Wait for no answer any longer than that."""
        for one in self._waiting:
            one.reschedule(asyncio.get_running_loop().time() + seconds)

    async def _parts(self, held: Held) -> tuple[list[tuple[Held, Outgoing]], list[Sent]]:
        """What is to be said in one message, and what came of the rest: no longer true, not to be
        worded, or too much for one message, so that it waits for the next.
        """
        said: list[tuple[Held, Outgoing]] = []
        unsaid: list[Sent] = []
        for one in each(held):
            try:
                outgoing = await self._outgoing(one)
            except DatabaseFailure:
                raise
            except Exception as bug:  # noqa: BLE001  # one post must not stop the others
                logger().error("post not worded", name=one.leased.post.name, exc_info=bug)
                unsaid.append(replace(self._given_up(one, bug), asked=False))
                continue
            now = self._clock.now()
            if outgoing is None:
                unsaid.append(Sent(one, Verdict(Outcome.DROPPED), now, asked=False))
            elif not fits([part for _, part in said], outgoing):
                later = Verdict(Outcome.AGAIN, "TooMuch")
                unsaid.append(Sent(one, later, now, asked=False, due=now + LATER))
            else:
                said.append((one, outgoing))
        return said, unsaid

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
        return replace(
            worded, fields={**to(address.chat, thread_for(worded, address)), **worded.fields}
        )

    async def _post(self, held: Held, outgoing: Outgoing) -> Sent:
        try:
            async with asyncio.timeout(SECONDS) as limit:
                self._waiting.add(limit)
                try:
                    answer = await self._transport.call(
                        outgoing.method, outgoing.fields, outgoing.file, timeout=None
                    )
                finally:
                    self._waiting.discard(limit)
        except Unreachable:
            return self._again(held, Verdict(Outcome.AGAIN, "Unreachable"))
        except TimeoutError:
            return self._again(held, Verdict(Outcome.UNSURE, "TimedOut"))
        except NoAnswer as problem:
            return self._again(held, Verdict(Outcome.UNSURE, type(problem).__name__))
        return self._judged(held, answer, outgoing.fields.get(THREAD))

    def _judged(self, held: Held, answer: Answer, thread: str | None) -> Sent:
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
            case Outcome.NEVER if verdict.error in THREAD_LOST and thread is not None:
                return Sent(held, verdict, now, due=now, thread=int(thread))
            case _:
                return Sent(held, verdict, now)

    def _again(self, held: Held, verdict: Verdict) -> Sent:
        """To be tried again, unless it may have been said and must not be said twice."""
        now = self._clock.now()
        sent = Sent(held, verdict, now)
        in_doubt = manner_of(held.leased.post).in_doubt
        if verdict.outcome is Outcome.UNSURE and in_doubt is Doubt.ASK:
            return sent
        return replace(sent, due=now + back_off(held.leased.attempts))

    def _given_up(self, held: Held, bug: Exception) -> Sent:
        name = f"Bug{type(bug).__name__}"
        if held.leased.attempts < TRIED_AT_MOST:
            return self._again(held, Verdict(Outcome.AGAIN, name))
        return Sent(held, Verdict(Outcome.NEVER, name), self._clock.now())


def back_off(attempts: int) -> timedelta:
    """1 s, 2 s, 4 s … and five minutes at most."""
    return min(LONGEST, timedelta(seconds=2 ** min(attempts - 1, 9)))


def each(held: Held) -> list[Held]:
    if not held.joined:
        return [held]
    return [replace(held, leased=one, joined=()) for one in (held.leased, *held.joined)]


def to(chat: str, thread: int | None = None) -> dict[str, str]:
    where = {} if thread is None else {THREAD: str(thread)}
    return {"chat_id": chat, **where}


def thread_for(worded: Outgoing, address: Address) -> int | None:
    """Only what is sent has a place; an edit stays where its message is."""
    free = worded.method.startswith("send") and not worded.placed
    return address.thread if free else None


def as_text(value: object) -> str:
    """A value as a form field: a string stays as it is, anything else is JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def is_counted(method: str) -> bool:
    """Do Telegram's limits for a chat count it?"""
    return method.startswith(COUNTED) and method not in UNCOUNTED
