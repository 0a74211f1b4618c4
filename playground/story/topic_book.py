"""The town's own list of topics: who answered and voted, and what a digest has to say of it.

Nothing here is read from the bot.
"""

from dataclasses import dataclass, field

BLOCK = 600
FIVE = 5
"""Fewer people than this are behind no phrase."""


@dataclass(frozen=True, slots=True)
class Answered:
    person: int
    moment: float
    text: str


@dataclass(slots=True)
class Stood:
    """One topic in its group. Only of those who are counted by name is anything taken down, and no
    longer than it is open.
    """

    group: str
    text: str
    closes: float
    poll: bool = False
    answers: list[Answered] = field(default_factory=list)
    voters: set[int] = field(default_factory=set)
    ended: bool = False

    def ends(self) -> None:
        self.ended = True

    def answered(self, person: int, moment: float, text: str) -> None:
        """Below a poll words are no answer to be kept."""
        if not self.poll:
            self.answers.append(Answered(person, moment, text))

    def forgets(self, person: int) -> None:
        """Somebody no longer agrees; what was told already stays told."""
        if not self.ended:
            self.answers = [one for one in self.answers if one.person != person]
            self.voters.discard(person)

    def people_saying(self, words: str) -> int:
        return len({one.person for one in self.answers if words in one.text})

    def figures(self) -> dict[str, object]:
        return {
            "people": len({one.person for one in self.answers}),
            "answers": len(self.answers),
            "blocks": len({(one.person, one.moment // BLOCK) for one in self.answers}),
            "votes": len(self.voters),
        }


@dataclass(slots=True)
class TopicBook:
    """Of all topics that `stood` somewhere. `popular` are words that enough people are going to
    use, by the words of the topic.
    """

    stood: list[Stood]
    popular: dict[str, str] = field(default_factory=dict)

    def ended(self) -> dict[str, Stood]:
        """By group, words, and which time they stood there."""
        found: dict[str, Stood] = {}
        for one in self.stood:
            times = 1 + sum(
                (was.group, was.text) == (one.group, one.text) for was in found.values()
            )
            found[f"{one.group}：{one.text}，第{times}次"] = one
        return {name: one for name, one in found.items() if one.ended}

    def gone(self) -> list[str]:
        """Words that were handed over, were told as sums, and must be nowhere any more."""
        still = {answer.text for one in self.stood if not one.ended for answer in one.answers}
        told = {answer.text for one in self.stood if one.ended for answer in one.answers}
        return sorted(told - still)
