"""People and bots do random things in a town, and its promises hold after every step."""

import asyncio

from bench.convention import Outcome
from tests.telegram.second_opinions.walk.walking import STEPS, walk

ROUNDS = 1_000


async def run(rounds: int, seed: int) -> Outcome:
    """Take `rounds` walks; the first broken promise ends them with the walk that broke it."""
    await asyncio.to_thread(walk, rounds, seed)
    return Outcome(f"{rounds} walks of {STEPS} steps, 0 promises broken", ok=True)
