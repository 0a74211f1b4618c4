"""The soak of a database that is away, short: the minute itself is in `tests/processes`."""

import pytest

from bench.processes import Nursery
from bench.server import OwnServer
from bench.soaks import away
from bench.soaks.kills import ON_POSTGRESQL, Way


@pytest.mark.parametrize("way", ON_POSTGRESQL, ids=lambda way: way.name)
async def test_a_database_that_is_away_for_a_while_costs_nothing(
    nursery: Nursery, own_server: OwnServer, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away, "AWAY_SECONDS", 1.0)
    monkeypatch.setattr(away, "THERE_SECONDS", 1.0)
    outcome = await away.soaked(nursery, own_server, way, 1, seed=5)
    assert outcome.ok, outcome.figures
