"""The parts of a process: which are at work, and which wait for their seat."""

import asyncio
from collections.abc import Mapping
from enum import StrEnum

from bot.seats import Seat, Work


class Part(StrEnum):
    """WAITS: another process holds the seat, or nobody could be asked for it."""

    WORKS = "works"
    WAITS = "waits"


class Parts:
    """By the name of their place."""

    def __init__(self) -> None:
        self._states: dict[str, Part] = {}

    @property
    def states(self) -> Mapping[str, Part]:
        return self._states

    def watched(self, place: str, work: Work) -> Work:
        """The same work, of which is known whether it goes on."""
        self._states[place] = Part.WAITS

        async def whole(seat: Seat, ending: asyncio.Event) -> None:
            self._states[place] = Part.WORKS
            try:
                await work(seat, ending)
            finally:
                self._states[place] = Part.WAITS

        return whole
