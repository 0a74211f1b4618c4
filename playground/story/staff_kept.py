"""Positions as the bot's database has them, read from its tables and past the program."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Facts = Mapping[str, Mapping[str, object]]

LINES = """
SELECT c.id, c.roster_name AS name, o.name AS organisation, c.position,
       c.held_from, c.held_until, p.telegram_id AS person,
       (SELECT count(*) FROM invites i WHERE i.cadre_id = c.id) AS links
FROM cadres c JOIN organisations o ON o.id = c.organisation_id
LEFT JOIN people p ON p.id = c.person_id
"""
GROUPS = "SELECT cadre_id, chat_id FROM groups WHERE cadre_id IS NOT NULL"
CONTACTS = """
SELECT k.cadre_id, p.telegram_id FROM contacts k JOIN people p ON p.id = k.person_id
"""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A fact about a position that is another one in the town's list."""

    name: str
    fact: str
    books: object
    database: object

    def __str__(self) -> str:
        return f"{self.name}: {self.fact} {self.books} in the books, {self.database}"


def kept(database: Path) -> dict[str, dict[str, object]]:
    """By name. ValueError if two lines have one."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return _read(connection)
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for line in connection.execute(LINES).fetchall():
        if line["name"] in found:
            raise ValueError(f"two positions for {line['name']}")
        found[line["name"]] = {
            **{name: line[name] for name in ("organisation", "position", "person", "links")},
            "since": date.fromisoformat(line["held_from"]),
            "until": None if line["held_until"] is None else date.fromisoformat(line["held_until"]),
            "groups": _of(connection, GROUPS, line["id"]),
            "contacts": _of(connection, CONTACTS, line["id"]),
        }
    return found


def _of(connection: sqlite3.Connection, question: str, cadre: int) -> set[int]:
    return {other for number, other in connection.execute(question) if number == cadre}


def unlike(books: Facts, database: Facts) -> Iterator[Unlike]:
    for name in sorted(books.keys() | database.keys()):
        ours, theirs = books.get(name, {}), database.get(name, {})
        for fact in sorted(ours.keys() | theirs.keys()):
            if ours.get(fact) != theirs.get(fact):
                yield Unlike(name, fact, ours.get(fact), theirs.get(fact))
