"""Many rows become values without keeping everybody else waiting."""

import asyncio

from sqlalchemy import Row, literal, select
from sqlalchemy.ext.asyncio import create_async_engine

from storage.stepwise import AT_A_TIME, values

NUMBERS = AT_A_TIME * 2 + 1


async def test_all_rows_are_made_in_their_order_with_others_in_between() -> None:
    first = select(literal(0).label("number")).cte("numbers", recursive=True)
    numbers = first.union_all(select(first.c.number + 1).where(first.c.number < NUMBERS - 1))
    made: list[int] = []
    seen: set[int] = set()

    def kept(row: Row[tuple[int]]) -> int:
        number: int = row.number
        made.append(number)
        return number

    async def others() -> None:
        while len(made) < NUMBERS:
            seen.add(len(made))
            await asyncio.sleep(0)

    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.connect() as connection, asyncio.TaskGroup() as tasks:
        rows = await connection.execute(select(numbers.c.number))
        tasks.create_task(others())
        found = await values(rows, kept)
    await engine.dispose()
    assert found == made == list(range(NUMBERS))
    assert {AT_A_TIME, 2 * AT_A_TIME} <= seen
