"""Intentions about a forum's threads: heard of, renamed, closed, and lost while something waits."""

from domain.groups import Group
from domain.notices import ThreadLost
from domain.outbox import Priority
from domain.periods import day_of
from domain.refusals import Refusal
from services.desk import Desk


class ThreadNotThere(Refusal):
    """The thread is closed or gone, or it never was."""


class Threads:
    """Bound to one transaction. Of a chat that the program does not know nothing is noted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def named(self, group: Group | None, thread: int, name: str) -> None:
        """A new one, or one that has another name."""
        if group is not None:
            await self._tx.threads.name(group.id, thread, name)

    async def closed(self, group: Group | None, thread: int, *, closed: bool) -> None:
        if group is not None:
            await self._tx.threads.close(group.id, thread, closed=closed)

    async def lost(self, chat: int, thread: int, *, closed: bool) -> None:
        """Telegram takes nothing there: what waits for it goes to General, and cards from now on;
        the cadre side hears of it once a day at most.
        """
        group = await self._tx.groups.by_chat(chat)
        if group is None:
            return
        known = await self._tx.threads.get(group.id, thread)
        if closed:
            await self._tx.threads.close(group.id, thread, closed=True)
        else:
            await self._tx.threads.forget(group.id, thread)
        if group.cards_thread == thread:
            await self._tx.groups.set_cards_thread(group.id, None)
        await self._tx.topics.to_general(group.id, thread)
        notice = ThreadLost(group.id, "" if known is None else known.name, closed)
        day = day_of(self._desk.now, self._desk.zone)
        for person in await self._desk.run_by(group):
            key = f"thread:{group.id}:{thread}:{day}:{person}"
            await self._desk.tell(notice, person=person, priority=Priority.ANSWER, dedupe_key=key)
