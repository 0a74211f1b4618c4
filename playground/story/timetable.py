"""What is going to happen in the story, in the order of its moments."""

import heapq
import itertools
from collections.abc import Callable

Deed = Callable[[], object]
"""Something people do: at once, or (awaitable) a scene that waits for what the bot says."""


class Timetable:
    """Deeds of the same moment are done in the order in which they were put down."""

    def __init__(self) -> None:
        self._deeds: list[tuple[float, int, Deed]] = []
        self._order = itertools.count()

    def at(self, moment: float, deed: Deed) -> None:
        heapq.heappush(self._deeds, (moment, next(self._order), deed))

    @property
    def next(self) -> float | None:
        """The moment of the next deed; None when everything has been done."""
        return self._deeds[0][0] if self._deeds else None

    def due(self, now: float) -> Deed | None:
        """Takes the next deed off the table, if its moment has come."""
        if self._deeds and self._deeds[0][0] <= now:
            return heapq.heappop(self._deeds)[2]
        return None

    def __len__(self) -> int:
        return len(self._deeds)
