"""Waiting for what another program does, without depending on how fast it is."""

import asyncio
from collections.abc import Callable

from playground.telegram.clock import Clock

# Only a guard: whoever waits as long as this would wait for ever.
PATIENCE = 60.0


async def until(true: Callable[[], object], *, ticking: Clock | None = None) -> None:
    """Wait until `true()` holds; meanwhile a `ticking` clock goes on, a second at each look.
    AssertionError if it never does.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.002)
                if ticking is not None:
                    ticking.advance(1)
    except TimeoutError:
        raise AssertionError("waited in vain") from None
