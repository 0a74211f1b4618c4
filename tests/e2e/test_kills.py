"""The soak of kills with three of them: nothing is lost and nothing is counted twice."""

from bench.soaks import kills


async def test_a_bot_that_is_killed_loses_nothing_and_counts_nothing_twice() -> None:
    outcome = await kills.run(3, seed=7)
    assert outcome.ok, outcome.figures
    assert "difference 0 answers lost 0" in outcome.figures
