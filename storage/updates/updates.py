"""Update ids: which updates were taken already, for 48 hours."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import ManyRows
from storage.tables.updates import updates

TAKE = ManyRows(updates, ("update_id", "seen_at"), "DO NOTHING", returning="update_id")
# Of which it was asked before that they are new.
TAKE_NEW = ManyRows(updates, ("update_id", "seen_at"))


class Updates:
    """An id serves for days, never as a watermark: after a quiet week Telegram starts anew."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def fresh(self, ids: Iterable[int], now: datetime) -> set[int]:
        """Those of these ids that were never taken; from now on they are. Repeated: empty."""
        new = await TAKE.write(self._connection, taken_at(ids, now))
        return {row[0] for row in new}


def taken_at(ids: Iterable[int], now: datetime) -> list[tuple[int, datetime]]:
    """The rows of these ids, in the order in which they are written."""
    return [(one, now) for one in sorted(set(ids))]
