"""The soak of crowds with few rounds."""

from random import Random

from bench.soaks.crowds import soaked


async def test_one_gets_the_last_seat_everybody_is_noted_once_and_nobody_is_lost(
    address: str,
) -> None:
    outcome = await soaked(address, rounds=3, crowd=40, chance=Random(7))
    assert outcome.ok, outcome.figures
