"""The town's own list of what was decided together: who chose what, until nobody may know it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

FEWEST = 5
DECISIONS = """
SELECT d.question, d.state, o.text, o.votes,
       (SELECT count(*) FROM design_votes v WHERE v.design_id = d.id) AS open_votes,
       (SELECT count(*) FROM design_ideas i WHERE i.design_id = d.id) AS ideas
FROM designs d JOIN design_options o ON o.design_id = d.id
"""


@dataclass(slots=True)
class Decision:
    """`votes` by person: one each, the last one. They go with their person while it is open."""

    options: tuple[str, ...]
    votes: dict[int, str] = field(default_factory=dict)
    state: str = "open"

    def forgets(self, person: int) -> None:
        if self.state == "open":
            self.votes.pop(person, None)

    def facts(self) -> dict[str, object]:
        """At the end of the quarter: sums, no vote of anybody, and no idea any more."""
        chosen = Counter(self.votes.values())
        sums = {one: chosen[one] for one in self.options}
        return {"state": self.state, "chosen": sums, "open votes": 0, "ideas": 0}


def decided(rows: list[dict[str, object]]) -> dict[str, dict[str, object]]:
    """The same of the bot's rows, by the question."""
    found: dict[str, dict[str, object]] = {}
    sums: dict[str, dict[str, object]] = {}
    for row in rows:
        question = str(row["question"])
        sums.setdefault(question, {})[str(row["text"])] = row["votes"]
        found[question] = {
            "state": row["state"],
            "chosen": sums[question],
            "open votes": row["open_votes"],
            "ideas": row["ideas"],
        }
    return found
