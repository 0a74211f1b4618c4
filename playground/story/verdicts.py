"""The town's own list of what young people said of the offices' work.

Nothing here is read from the bot.
"""

from collections import Counter
from dataclasses import dataclass, field

VERDICTS = ("helped", "so-so", "not-felt")
LABELS = {"helped": "帮上了", "so-so": "一般", "not-felt": "没感觉到"}
FEWEST = 5


@dataclass(slots=True)
class Verdicts:
    """Who has spoken, and what was said, by office; `screen` is what the county's office read when
    the quarter was over.
    """

    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    spoken: dict[str, set[int]] = field(default_factory=dict)
    screen: str | None = None

    def says(self, office: str, person: int, verdict: str) -> None:
        self.said[office, verdict] += 1
        self.spoken.setdefault(office, set()).add(person)

    def forgets(self, person: int) -> None:
        """What was said stays said; nobody said it."""
        for people in self.spoken.values():
            people.discard(person)

    def facts(self) -> dict[str, dict[str, object]]:
        return {
            office: {
                **{one: self.said[office, one] for one in VERDICTS},
                "tickets": len(people),
            }
            for office, people in self.spoken.items()
        }

    def line(self, office: str) -> str | None:
        """What the office has to read of the quarter; None: too few have spoken."""
        figures = [self.said[office, one] for one in VERDICTS]
        if sum(figures) < FEWEST:
            return None
        parts = "，".join(
            f"{LABELS[one]} {number}" for one, number in zip(VERDICTS, figures, strict=True)
        )
        return f"{sum(figures)} 人，{parts}。"
