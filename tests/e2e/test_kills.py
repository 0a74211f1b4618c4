"""The soaks of processes with few rounds: nothing is lost, and hardly anything said twice.

What the bots write meanwhile betrays nobody (`bench.load.overhearing`).
"""

import pytest

from bench.processes import Nursery
from bench.soaks import kills, takeover

ONE_OF_ALL = [(kills.ON_SQLITE[0], 3), (kills.ON_SQLITE[1], 1)]
ONE_OF_TWO = [(kills.ON_POSTGRESQL[0], 1), (kills.ON_POSTGRESQL[1], 2)]


@pytest.mark.parametrize(("way", "rounds"), ONE_OF_ALL, ids=lambda one: getattr(one, "name", None))
async def test_a_bot_on_a_file_that_is_killed_loses_nothing(
    nursery: Nursery, way: kills.Way, rounds: int
) -> None:
    outcome = await kills.on_sqlite(nursery, way, rounds, seed=7)
    assert outcome.ok, outcome.figures


@pytest.mark.parametrize(("way", "rounds"), ONE_OF_TWO, ids=lambda one: getattr(one, "name", None))
async def test_bots_on_a_server_that_are_killed_lose_nothing(
    nursery: Nursery, postgresql_server: str, way: kills.Way, rounds: int
) -> None:
    outcome = await kills.on_postgresql(nursery, postgresql_server, way, rounds, seed=7)
    assert outcome.ok, outcome.figures


async def test_two_bots_by_mistake_take_turns(nursery: Nursery, postgresql_server: str) -> None:
    outcome = await takeover.on_postgresql(nursery, postgresql_server, 2, seed=3)
    assert outcome.ok, outcome.figures
