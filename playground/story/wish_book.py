"""The town's own list of wishes: what people did with each, and what the days make of it on paper.

Nothing here is read from the bot.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from playground.story.books import ZONE, local

EIGHT = time(8)
# Calendar days after which a state ends by itself, and what it becomes then.
BY_ITSELF = {
    "claimed": (7, "open"),
    "offered": (7, "open"),
    "matched": (7, "pooled"),
    "fulfilled": (14, "unconfirmed"),
}
GOES_WITH_ITS_WISHER = frozenset({"open", "claimed", "offered", "pooled", "matched"})


@dataclass(slots=True)
class Wished:
    """One wish: `went` are its states with the moments in which somebody brought it there."""

    wisher: int
    text: str
    went: list[tuple[float, str]]
    stars: int | None = None

    def goes(self, moment: float, state: str) -> None:
        self.went.append((moment, state))

    def state(self, now: float) -> str:
        """As the rules have it at this moment."""
        since, state = self.went[-1]
        days, then = BY_ITSELF.get(state, (0, state))
        day = local(since).date() + timedelta(days=days)
        ends = datetime.combine(day, EIGHT, ZONE).timestamp()
        return then if now >= ends else state


@dataclass
class WishBook:
    wishes: list[Wished] = field(default_factory=list)
    erased: set[int] = field(default_factory=set)

    def said(self, wisher: int, text: str, moment: float) -> Wished:
        one = Wished(wisher, text, [(moment, "open")])
        self.wishes.append(one)
        return one

    def forgets(self, person: int, moment: float) -> None:
        """Words and person go; what was under way is withdrawn with them."""
        self.erased.add(person)
        for one in self.wishes:
            if one.wisher == person and one.state(moment) in GOES_WITH_ITS_WISHER:
                one.goes(moment, "withdrawn")

    def facts(self, now: float) -> dict[str, dict[str, object]]:
        """By their words, of everybody who is still there."""
        return {
            one.text: {"state": one.state(now), "stars": one.stars}
            for one in self.wishes
            if one.wisher not in self.erased
        }

    def states(self, now: float) -> Counter[str]:
        """How many are in which state, those of erased people included."""
        return Counter(one.state(now) for one in self.wishes)
