"""Receipts: Telegram's answer goes to the service that waits for it, in the mark's transaction."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from domain.outbox import Post
from domain.roster_files import RosterId
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.transaction import Transaction

Fields = Mapping[str, object]
Arrived = Callable[[int, Fields, object], Awaitable[None]]
Failed = Callable[[Services, int, Fields], Awaitable[None]]
Replay = Callable[[Transaction, datetime, Sequence[str]], Awaitable[None]]

# By the receipt's name: who gets the answer.
ARRIVED: Mapping[str, Callable[[Services], Arrived]] = {
    "topic": lambda services: services.topics.posted,
    "topic-poll": lambda services: services.topic_digests.poll_stopped,
    "activity-card": lambda services: services.activities.posted,
    "design-card": lambda services: services.design_cards.posted,
    "check-in-screen": lambda services: services.check_ins.posted,
    "welcome": lambda services: services.groups.welcomed,
    "claim": lambda services: services.groups.claim_checked,
    "member": lambda services: services.groups.member_told,
    "members": lambda services: services.groups.members_told,
    "rights": lambda services: services.groups.rights_told,
    "rights-counting": lambda services: services.groups.rights_told_counting,
    "administrators": lambda services: services.deputies.administrators_told,
    "farewell": lambda services: services.people.farewell_said,
    "wish-card": lambda services: services.wish_cards.posted,
    "roster": lambda services: services.roster_files.located,
    "report": lambda services: services.quarterly_reports.asked,
}
# Who is told that there will never be one; nobody else needs to know.
FAILED: Mapping[str, Failed] = {
    "topic": lambda services, number, _: services.topics.failed(number),
    "activity-card": lambda services, number, _: services.activities.failed(number),
    "claim": lambda services, number, fields: services.groups.claim_failed(number, fields),
    "administrators": lambda services, number, _: services.deputies.administrators_failed(number),
    "farewell": lambda services, number, fields: services.people.farewell_said(number, fields),
    "roster": lambda services, number, _: services.roster_files.lost(RosterId(number)),
}
# Who is told that nobody knows whether it was said.
LOST: Mapping[str, Failed] = {
    "topic": lambda services, number, _: services.topics.unsure(number),
    "activity-card": lambda services, number, _: services.activities.unsure(number),
}


class Receipts:
    """Makes services for the transaction of a mark. `replay` works off what was parked."""

    def __init__(self, zone: tzinfo, bot: BotIdentity, replay: Replay) -> None:
        self._zone = zone
        self._bot = bot
        self._replay = replay

    async def arrived(self, tx: Transaction, now: datetime, post: Post, answer: object) -> None:
        """KeyError for a receipt that no service waits for."""
        if post.receipt is None:
            return
        arrived = ARRIVED[post.receipt.name](self._services(tx, now))
        await arrived(post.receipt.id, post.fields, answer)
        for key in parked_under(post, answer):
            await self._replay(tx, now, await tx.parked.take(key))

    async def failed(self, tx: Transaction, now: datetime, post: Post) -> None:
        """It was refused for good."""
        if post.receipt is not None and post.receipt.name in FAILED:
            services = self._services(tx, now)
            await FAILED[post.receipt.name](services, post.receipt.id, post.fields)

    async def lost(self, tx: Transaction, now: datetime, post: Post) -> None:
        """It may have been said, and is not said again by itself."""
        if post.receipt is not None and post.receipt.name in LOST:
            services = self._services(tx, now)
            await LOST[post.receipt.name](services, post.receipt.id, post.fields)

    async def gone(self, tx: Transaction, now: datetime, telegram_id: int) -> None:
        """Somebody blocked the bot, or is no more."""
        await self._services(tx, now).people.reached(telegram_id, reachable=False)

    async def put_out(self, tx: Transaction, now: datetime, chat: int) -> None:
        """The bot is in this group no more."""
        await self._services(tx, now).groups.lost(chat)

    async def muted(self, tx: Transaction, now: datetime, chat: int) -> None:
        """The bot may not write in this group."""
        await self._services(tx, now).groups.muted(chat)

    async def thread_lost(
        self, tx: Transaction, now: datetime, chat: int, thread: int, *, closed: bool
    ) -> None:
        """A thread of this forum is closed, or there is none of that number."""
        await self._services(tx, now).threads.lost(chat, thread, closed=closed)

    async def migrated(self, tx: Transaction, now: datetime, old: int, new: int) -> None:
        await self._services(tx, now).groups.migrated(old, new)

    def _services(self, tx: Transaction, now: datetime) -> Services:
        return Services(Desk(tx, now, self._zone, self._bot))


def parked_under(post: Post, answer: object) -> Iterator[str]:
    """The keys under which replies to this post and votes on it wait, if anything can."""
    if post.receipt is None or post.group is None:
        return
    match answer:
        case {"message_id": int(message)}:
            yield f"{post.receipt.name}:{post.group}:{message}"
    match answer:
        case {"poll": {"id": str(poll)}}:
            yield f"poll:{poll}"
