"""Intentions about how many members a group has: only Telegram knows, and it is asked every day."""

from datetime import date, datetime, timedelta

from domain.outbox import Priority, Receipt
from domain.periods import Days, day_of
from services.desk import Desk

ASKED = "members"
# Groups that are asked about in one transaction at most, as with reminders.
CHUNK = 50


class Members:
    """Bound to one transaction. What Telegram answers comes back to `Groups`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask_due(self) -> int:
        """Ask about the groups that are counted, one chunk. How many; 0: all were asked today."""
        today = self._today
        if await self._desk.tx.marks.of(ASKED) == today.begins(self._desk.zone):
            return 0
        said = key_of(today.first)
        groups = await self._desk.tx.groups.counting(said=said, limit=CHUNK)
        for group in groups:
            await self._desk.ask_telegram(
                "getChatMemberCount",
                {"chat_id": str(group.chat)},
                Receipt("members", group.id),
                priority=Priority.BROADCAST,
                dedupe_key=f"{said}{group.id}",
            )
        if not groups:
            await self._desk.tx.marks.set(ASKED, today.begins(self._desk.zone))
        return len(groups)

    async def next_due(self) -> datetime | None:
        """The next midnight; None if no group is counted."""
        if not await self._desk.tx.groups.counting(limit=1):
            return None
        return self._today.ends(self._desk.zone)

    @property
    def _today(self) -> Days:
        day = day_of(self._desk.now, self._desk.zone)
        return Days(day, day + timedelta(days=1))


def key_of(day: date) -> str:
    return f"members:{day}:"
