"""The town's own list of positions: who holds which, by whose link, and whose contacts people are.

Like the books it is told of every deed, and shares nothing with the bot.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date


@dataclass(slots=True)
class Held:
    """A position, from its first day to the one on which it is held no longer. `links` were handed
    out for it; `groups` by the town's names for them.
    """

    organisation: str
    position: str
    since: date
    until: date | None = None
    person: int | None = None
    links: int = 0
    groups: set[str] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)


class Staff:
    """Known by the name on the roster, which nobody shares in the story."""

    def __init__(self) -> None:
        self.held: dict[str, Held] = {}

    def begins(self, name: str, organisation: str, position: str, day: date) -> None:
        self.held[name] = Held(organisation, position, day)

    def ends(self, name: str, day: date) -> None:
        """Groups and contacts stay with it until somebody decides."""
        self.held[name].until = day

    def linked(self, name: str) -> None:
        self.held[name].links += 1

    def takes_up(self, name: str, person: int) -> None:
        self.held[name].person = person

    def runs(self, name: str, group: str) -> None:
        """The group is theirs from now on, and nobody else's."""
        for one in self.held.values():
            one.groups.discard(group)
        self.held[name].groups.add(group)

    def chooses(self, person: int, name: str) -> None:
        """Somebody is this cadre's contact; who is somebody's already stays there."""
        if not any(person in one.contacts for one in self.held.values()):
            self.held[name].contacts.add(person)

    def lets_go(self, person: int) -> None:
        for one in self.held.values():
            one.contacts.discard(person)

    @property
    def contacts(self) -> int:
        return sum(len(one.contacts) for one in self.held.values())

    def facts(self, chats: Mapping[str, int]) -> dict[str, dict[str, object]]:
        """By name, with the present ids of the groups in place of their names."""
        return {
            name: asdict(one) | {"groups": {chats[group] for group in one.groups}}
            for name, one in self.held.items()
        }
