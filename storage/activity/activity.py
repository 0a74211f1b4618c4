"""Counts by day, group and person: added to in one statement for a whole batch."""

from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import Counts, Tally
from storage.activity.blocks import blocks_of, words_of
from storage.many_rows import ManyRows
from storage.tables.activity import COUNTED, LIGHTS, WORDS, activity, group_days

KEY = ("day", "group_id", "person_id")
# All that talk adds to. What else is counted, services count one by one.
TALKED = ("messages", "replies", "to_cadre", "from_cadre", "reactions")
TALKED_OF, COUNTED_OF = attrgetter(*TALKED), attrgetter(*COUNTED)
REST_OF = attrgetter(*(name for name in COUNTED if name not in TALKED))


def adding(counted: tuple[str, ...]) -> ManyRows:
    """Adds to these columns, and joins blocks; the other columns stay as they are."""
    added = [f"{name}=activity.{name}+excluded.{name}" for name in counted]
    joined = [f"{name}=activity.{name}|excluded.{name}" for name in WORDS]
    conflict = f"(day,group_id,person_id) DO UPDATE SET {','.join(added + joined)}"
    return ManyRows(activity, (*KEY, *counted, *WORDS), conflict)


ADD, ADD_TALK = adding(COUNTED), adding(TALKED)
SHINE = ManyRows(
    group_days,
    ("day", "group_id", *LIGHTS),
    "(day,group_id) DO UPDATE SET "
    + ",".join(f"{name}=group_days.{name} OR excluded.{name}" for name in LIGHTS),
)


class Activity:
    """What people did in groups, as counts; person 0 is everybody without consent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, tally: Tally) -> None:
        """Add a batch: counts are added up, blocks and lights are joined."""
        plain = not any(any(REST_OF(counts)) for counts in tally.rows.values())
        add, counted = (ADD_TALK, TALKED_OF) if plain else (ADD, COUNTED_OF)
        await add.write(
            self._connection,
            [
                (*key, *counted(counts), *words_of(counts.blocks))
                for key, counts in sorted(tally.rows.items(), key=first)
            ],
        )
        await SHINE.write(
            self._connection,
            [
                (day, group, lights.voice, lights.asked, lights.answered, lights.topic)
                for (day, group), lights in sorted(tally.days.items(), key=first)
            ],
        )

    async def counts(self, day: date, group: int, person: int) -> Counts | None:
        """One row as it stands; the blocks of a closed day are no longer told apart."""
        asked = select(activity).where(
            activity.c.day == day, activity.c.group_id == group, activity.c.person_id == person
        )
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else counts_of(row)

    async def first_day(self, since: date) -> date | None:
        """The first day, from this one on, of which anything is counted."""
        asked = select(activity.c.day).where(activity.c.day >= since).order_by(activity.c.day)
        return await self._connection.scalar(asked.limit(1))

    async def fold_blocks(self, before: date, limit: int = 500, *, since: date = date.min) -> int:
        """Turn the bit sets of days before this one into numbers. How many it found; 0: none left.

        `since` spares the days that were folded long ago: nothing else tells them apart.
        """
        open_days = (
            activity.c.day >= since,
            activity.c.day < before,
            or_(*(activity.c[word] != 0 for word in WORDS)),
        )
        asked = select(activity).where(*open_days).order_by(*(activity.c[name] for name in KEY))
        rows = (await self._connection.execute(asked.limit(limit))).all()
        if rows:
            await self._connection.execute(FOLD, [folded(row) for row in rows])
        return len(rows)


# A row that is no longer as it was read waits for the next chunk: nothing is folded twice or lost.
READ = (*KEY, *WORDS)
FOLD = (
    update(activity)
    .where(*(activity.c[name] == bindparam(f"read_{name}") for name in READ))
    .values(
        folded_blocks=activity.c.folded_blocks + bindparam("blocks"),
        **dict.fromkeys(WORDS, 0),
    )
)


def first(item: tuple[Any, object]) -> Any:
    """By key alone: PostgreSQL dead-locks when two batches lock the same rows in other orders."""
    return item[0]


def folded(row: Row[Any]) -> dict[str, object]:
    read = {f"read_{name}": getattr(row, name) for name in READ}
    return {**read, "blocks": counts_of(row).active_blocks}


def counts_of(row: Row[Any]) -> Counts:
    counted = {name: getattr(row, name) for name in COUNTED}
    return Counts(**counted, blocks=blocks_of(*(getattr(row, word) for word in WORDS)))


def all_blocks(row: Row[Any]) -> int:
    """Those of open days are bits, those of closed days and of erased people a number."""
    return counts_of(row).active_blocks + int(row.folded_blocks)
