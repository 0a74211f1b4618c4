"""Books about group talk, kept from what people did: they share nothing with the bot's counting."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.county import Circle
from storage.engine import open_engines

ZONE = ZoneInfo("Asia/Shanghai")
COUNTS = ("messages", "replies", "to_cadre", "from_cadre")
Entry = tuple[int, int | None, str]
"""A group by its chat id, a person by Telegram id (None: everybody without consent), and what."""


class Books:
    """Counts by group, person and kind; a block is counted once for each day and ten minutes."""

    def __init__(self, circles: Iterable[Circle]) -> None:
        circles = list(circles)
        self._cadres = {circle.chat: circle.cadre.telegram_id for circle in circles}
        self._known = {
            member.telegram_id
            for circle in circles
            for member in (circle.cadre, *circle.members)
            if member.consents
        }
        self._blocks: set[tuple[int, int | None, str, int]] = set()
        self.counts: Counter[Entry] = Counter()

    def said(self, chat: int, author: int, date: int, to: int | None = None) -> None:
        """A message in a counted group; `to` is the author of the message it replied to."""
        cadre, own = self._cadres[chat], self._row(author)
        self.counts[chat, own, "messages"] += 1
        self._block(chat, own, date)
        if to is None or to == author:
            return
        self.counts[chat, own, "replies"] += 1
        if author == cadre:
            self.counts[chat, self._row(to), "from_cadre"] += 1
        elif to == cadre:
            self.counts[chat, own, "to_cadre"] += 1

    def _block(self, chat: int, own: int | None, date: int) -> None:
        local = datetime.fromtimestamp(date, ZONE)
        block = chat, own, local.date().isoformat(), (local.hour * 60 + local.minute) // 10
        if block not in self._blocks:
            self._blocks.add(block)
            self.counts[chat, own, "blocks"] += 1

    def _row(self, person: int) -> int | None:
        return person if person in self._known else None


async def written(address: str) -> Counter[Entry]:
    """The same counts as the bot has written them, read by SQL alone."""
    asked = (
        f"SELECT g.chat_id, p.telegram_id, {', '.join(COUNTS)}, blocks_0, blocks_1, blocks_2 "  # noqa: S608  # names of our columns
        "FROM activity a JOIN groups g ON g.id = a.group_id LEFT JOIN people p ON p.id = person_id"
    )
    found: Counter[Entry] = Counter()
    for chat, person, *row in await rows(address, asked):
        for name, count in zip(COUNTS, row, strict=False):
            found[chat, person, name] += count
        found[chat, person, "blocks"] += sum(word.bit_count() for word in row[len(COUNTS) :])
    return found


async def rows(address: str, asked: str) -> Sequence[tuple[Any, ...]]:
    """What a question in SQL hands out, beside whoever else uses the database."""
    engines = open_engines(address)
    try:
        async with engines.read.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(asked))]
    finally:
        await engines.close()


def difference(one: Counter[Entry], other: Counter[Entry]) -> int:
    """How much two books differ, all entries together; 0 if they say the same."""
    return sum(abs(one[entry] - other[entry]) for entry in one.keys() | other.keys())
