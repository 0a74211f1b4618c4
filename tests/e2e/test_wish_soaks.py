"""The soaks of wishes with few rounds."""

from random import Random

from bench.soaks import wish_clocks, wishes


async def test_whoever_is_first_has_the_wish_and_nobody_else(address: str) -> None:
    outcome = await wishes.soaked(address, rounds=2, helpers=20, wishes=10, chance=Random(7))
    assert outcome.ok, outcome.figures


async def test_every_clock_rings_once_none_early_and_none_lost(address: str) -> None:
    outcome = await wish_clocks.soaked(address, days=60, chance=Random(7))
    assert outcome.ok, outcome.figures
