"""The town's own list of series: who subscribed, to whom each issue went, and who has read it.

Nothing here is read from the bot.
"""

from dataclasses import dataclass, field

FEWEST = 3
"""Fewer people than this are told to nobody."""


@dataclass(slots=True)
class Written:
    """An issue. Sums stay whoever leaves; the same person once more is one more delivery."""

    text: str
    picture: bool
    deliveries: int = 0
    readers: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Column:
    issues: list[Written] = field(default_factory=list)
    subscribers: set[int] = field(default_factory=set)


@dataclass(slots=True)
class SeriesBook:
    """By the name of the series."""

    columns: dict[str, Column] = field(default_factory=dict)

    def starts(self, name: str) -> None:
        self.columns[name] = Column()

    def publishes(self, name: str, text: str, *, picture: bool) -> None:
        """To everybody who wants it."""
        column = self.columns[name]
        column.issues.append(Written(text, picture, len(column.subscribers)))

    def subscribes(self, name: str, person: int) -> None:
        """The newest issue comes at once; once more, if they come back."""
        column = self.columns[name]
        if person not in column.subscribers and column.issues:
            column.issues[-1].deliveries += 1
        column.subscribers.add(person)

    def leaves(self, name: str, person: int) -> None:
        self.columns[name].subscribers.discard(person)

    def reads(self, name: str, number: int, person: int) -> None:
        self.columns[name].issues[number - 1].readers.add(person)

    def forgets(self, person: int) -> None:
        """Somebody is erased: nothing more comes, and every sum stays."""
        for name in self.columns:
            self.leaves(name, person)

    def facts(self) -> dict[str, dict[str, object]]:
        """Issue by issue, as whoever reads the tables finds them."""
        return {
            f"《{name}》第{number}期": {
                "text": one.text,
                "picture": one.picture,
                "deliveries": one.deliveries,
                "reads": len(one.readers),
                "subscribers": len(column.subscribers),
            }
            for name, column in self.columns.items()
            for number, one in enumerate(column.issues, start=1)
        }
