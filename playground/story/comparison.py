"""The town's books beside the bot's export, row by row."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from playground.story.books import Books
from playground.story.rows import COUNTED

Key = tuple[int, int | None, date]
"""Chat id, Telegram id of the person (None: the anonymous row), day."""
FIGURES = (*COUNTED, "blocks")
ELSEWHERE = ("voices",)
"""What nobody in the story does; it must be 0 everywhere."""


@dataclass(frozen=True, slots=True)
class Difference:
    key: Key
    name: str
    books: int
    export: int

    def __str__(self) -> str:
        chat, person, day = self.key
        who = "anonymous" if person is None else person
        return f"{day} group {chat}, {who}: {self.name} {self.books} in the books, {self.export}"


def exported(lines: Iterable[str]) -> dict[Key, dict[str, int]]:
    """`yijiabai export activity --format jsonl --with-telegram-ids`, by key."""
    rows: dict[Key, dict[str, int]] = {}
    for line in lines:
        row = json.loads(line)
        person = None if row["person"] is None else row["telegram_id"]
        key = (row["group"], person, date.fromisoformat(row["day"]))
        if key in rows:
            raise ValueError(f"the export has two rows for {key}")
        rows[key] = {name: row[name] for name in (*FIGURES, *ELSEWHERE)}
    return rows


def written(books: Books, chats: Mapping[str, int]) -> dict[Key, dict[str, int]]:
    """The books by the same key; `chats` are the present ids of the groups."""
    return {
        (chats[group], person, day): row.figures()
        for (group, person, day), row in books.rows.items()
    }


def differences(
    books: Mapping[Key, Mapping[str, int]], export: Mapping[Key, Mapping[str, int]]
) -> Iterator[Difference]:
    """Every figure that is not the same, in the order of days; a missing row is one of noughts."""
    keys = sorted(books.keys() | export.keys(), key=lambda key: (key[2], key[0], key[1] or 0))
    for key in keys:
        ours, theirs = books.get(key, {}), export.get(key, {})
        for name in (*FIGURES, *ELSEWHERE):
            if ours.get(name, 0) != theirs.get(name, 0):
                yield Difference(key, name, ours.get(name, 0), theirs.get(name, 0))
