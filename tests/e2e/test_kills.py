"""The soaks of processes with few rounds: nothing is lost, and hardly anything said twice."""

import pytest

from bench.soaks import kills, takeover

ONE_OF_ALL = [(kills.ON_SQLITE[0], 3), (kills.ON_SQLITE[1], 1)]
ONE_OF_TWO = [(kills.ON_POSTGRESQL[0], 1), (kills.ON_POSTGRESQL[1], 2)]


@pytest.mark.parametrize(("way", "rounds"), ONE_OF_ALL, ids=lambda one: getattr(one, "name", None))
async def test_a_bot_on_a_file_that_is_killed_loses_nothing(way: kills.Way, rounds: int) -> None:
    outcome = await kills.on_sqlite(way, rounds, seed=7)
    assert outcome.ok, outcome.figures


@pytest.mark.parametrize(("way", "rounds"), ONE_OF_TWO, ids=lambda one: getattr(one, "name", None))
async def test_bots_on_a_server_that_are_killed_lose_nothing(
    postgresql_server: str, way: kills.Way, rounds: int
) -> None:
    outcome = await kills.on_postgresql(postgresql_server, way, rounds, seed=7)
    assert outcome.ok, outcome.figures


async def test_two_bots_by_mistake_take_turns(postgresql_server: str) -> None:
    outcome = await takeover.on_postgresql(postgresql_server, 2, seed=3)
    assert outcome.ok, outcome.figures
