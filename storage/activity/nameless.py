"""Somebody's rows become nobody's: sums stay, and nobody is told apart in them any more."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from storage.activity.activity import KEY, adding, all_blocks, first
from storage.activity.blocks import words_of
from storage.tables.activity import COUNTED, activity

FOLDED = adding((*COUNTED, "folded_blocks"))
# Nothing is active in the anonymous row for having been active in somebody's own.
NO_BLOCKS = words_of(0)
OF_KEY = tuple(activity.c[name] for name in KEY)


class Nameless:
    """Rows of people of days that lie long back join the anonymous row of their day and group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def fold(self, since: date, before: date, limit: int) -> int:
        """The oldest rows of `since` and later, up to the day before `before`. How many; 0: none
        is left.
        """
        old = (
            select(*OF_KEY)
            .where(
                activity.c.day >= since,
                activity.c.day < before,
                activity.c.person_id != ANONYMOUS,
            )
            .order_by(*OF_KEY)
            .limit(limit)
        )
        gone = delete(activity).where(tuple_(*OF_KEY).in_(old)).returning(activity)
        rows = (await self._connection.execute(gone)).all()
        await add_anonymously(self._connection, rows)
        return len(rows)


async def add_anonymously(connection: AsyncConnection, rows: Iterable[Row[Any]]) -> None:
    """Rows that were taken out are added to the anonymous ones, in the order of their keys."""
    joined: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        counted = [*(getattr(row, name) for name in COUNTED), all_blocks(row)]
        sums = joined.get((row.day, row.group_id), [0] * len(counted))
        joined[row.day, row.group_id] = [
            one + more for one, more in zip(sums, counted, strict=True)
        ]
    ordered = sorted(joined.items(), key=first)
    await FOLDED.write(connection, [(*key, ANONYMOUS, *sums, *NO_BLOCKS) for key, sums in ordered])
