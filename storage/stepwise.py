"""Many rows made into values, so many at a time: everybody else has their turn in between."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Row

Value = TypeVar("Value")
AT_A_TIME = 500
"""Rows that are values within some ten milliseconds."""


async def values(rows: CursorResult[Any], make: Callable[[Row[Any]], Value]) -> list[Value]:
    """In the order of the rows. While somebody waits for them a write of another may be under way,
    and it would hold its lock until the last of them is made.
    """
    found: list[Value] = []
    for some in rows.partitions(AT_A_TIME):
        found += map(make, some)
        await asyncio.sleep(0)
    return found
