"""The rows of the town's books: what one person, or all who stay unnamed, did on a day."""

from dataclasses import dataclass, field

COUNTED = (
    "messages",
    "replies",
    "to_cadre",
    "from_cadre",
    "reactions",
    "topic_answers",
    "poll_votes",
    "wishes",
    "check_ins",
)


@dataclass(slots=True)
class Row:
    """`slots` are the ten minutes of the day in which something was done, numbered from midnight;
    `inherited` is how many such times erased people had, which are no longer told apart.
    """

    messages: int = 0
    replies: int = 0
    to_cadre: int = 0
    from_cadre: int = 0
    reactions: int = 0
    topic_answers: int = 0
    poll_votes: int = 0
    wishes: int = 0
    check_ins: int = 0
    slots: set[int] = field(default_factory=set)
    inherited: int = 0

    @property
    def blocks(self) -> int:
        return len(self.slots) + self.inherited

    def inherit(self, gone: "Row") -> None:
        """Take over what an erased person did: every sum stays, and the person is gone from it."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(gone, name))
        self.inherited += gone.blocks

    def figures(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in COUNTED} | {"blocks": self.blocks}
