"""What a bot has not confirmed, by the rules of getUpdates: ids, offsets, kinds, a day of life."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

DAY = 86_400
WEEK = 7 * DAY
# An offset so far past the end belongs to an earlier numbering.
FAR = 10
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

Fact = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An update to come: its kind, what it tells, and the how-many-eth it is of its numbering."""

    kind: str
    fact: Fact
    date: int
    numbering: int
    number: int


class Queue:
    """One bot's updates in order. Where a numbering begins is learned from its first update."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._last_put = now()
        self._numbering = 0
        self._counts: Counter[int] = Counter()
        self._bases: dict[int, int] = {}
        self._waiting: list[Expected] = []
        self.allowed: frozenset[str] | None = None

    def wants(self, kind: str) -> bool:
        return kind not in UNASKED if self.allowed is None else kind in self.allowed

    def put(self, kind: str, fact: Fact) -> None:
        if not self.wants(kind):
            return
        now = self._now()
        if now - self._last_put > WEEK:
            self._numbering += 1
        self._last_put = now
        number = self._counts[self._numbering]
        self._counts[self._numbering] += 1
        self._waiting.append(Expected(kind, fact, now, self._numbering, number))

    def waiting(self) -> list[Expected]:
        """What is there now; a day after its date an update is gone."""
        self._waiting = [one for one in self._waiting if one.date >= self._now() - DAY]
        return self._waiting

    def learn(self, one: Expected, update_id: int) -> None:
        """The first update seen of a numbering tells where it begins."""
        self._bases.setdefault(one.numbering, update_id - one.number)

    def id_of(self, one: Expected) -> int:
        return self._bases[one.numbering] + one.number

    def confirm(self, offset: int) -> None:
        """As getUpdates with this offset does."""
        waiting = self.waiting()
        if offset < 0:
            del waiting[: max(0, len(waiting) + offset)]
        elif waiting and offset <= self._next_id() + FAR:
            while waiting and self.id_of(waiting[0]) < offset:
                del waiting[0]

    def _next_id(self) -> int:
        return self._bases[self._numbering] + self._counts[self._numbering]
