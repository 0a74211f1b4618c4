"""Polls: options that keep their identity, and votes that may change or be withdrawn."""

from dataclasses import dataclass, field

from playground.telegram.entities import Formatted


@dataclass(slots=True)
class Option:
    """An answer; `persistent_id` stays when others are added or removed."""

    persistent_id: str
    text: Formatted
    added_by: int | None = None
    added_at: int = 0


@dataclass(slots=True)
class Poll:
    """A poll and who chose what: `votes` is voter → persistent ids, in the order of options."""

    id: str
    question: Formatted
    options: list[Option]
    owner_id: int
    is_anonymous: bool = True
    is_quiz: bool = False
    allows_multiple_answers: bool = False
    allows_revoting: bool = True
    allows_adding: bool = False
    correct: list[int] = field(default_factory=list)
    explanation: Formatted | None = None
    description: Formatted | None = None
    open_period: int = 0
    close_date: int = 0
    is_closed: bool = False
    votes: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def voters_of(self, option: Option) -> int:
        return sum(option.persistent_id in chosen for chosen in self.votes.values())

    def positions(self, chosen: tuple[str, ...]) -> list[int]:
        """Where the chosen options stand now, from 0."""
        return [n for n, option in enumerate(self.options) if option.persistent_id in chosen]
