"""Reading a scene: a few questions in one trip for a whole batch, none for each message.

They stand on the way of every message, so they are handed to the driver as text; a test compares
them with what the stores of each noun say.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.people import PersonId
from domain.scenes import Asked, Known, Place, Scene, Term
from storage.activity.messages import author_of
from storage.many_rows import Question, answers, array
from storage.tables.people import people
from storage.updates.updates import TAKE_NEW, taken_at

# Group by present or former chat, its zone, and the Telegram id of everybody on its cadre side with
# the days of the position, since a batch may hold messages of several days.
PLACES = """
WITH asked AS (
    SELECT g.chat_id AS chat, g.id FROM groups g WHERE g.chat_id IN ({numbers_1})
    UNION ALL
    SELECT f.chat_id, f.group_id FROM former_chats f WHERE f.chat_id IN ({numbers_1})
), side AS (
    SELECT g.id AS group_id, g.cadre_id FROM groups g WHERE g.id IN (SELECT id FROM asked)
    UNION ALL
    SELECT d.group_id, d.cadre_id FROM deputies d WHERE d.group_id IN (SELECT id FROM asked)
)
SELECT asked.chat, g.id, o.zone, p.telegram_id, c.held_from, c.held_until
FROM asked
JOIN groups g ON g.id = asked.id AND g.state = 'counting'
JOIN organisations o ON o.id = g.organisation_id
LEFT JOIN side ON side.group_id = g.id
LEFT JOIN cadres c ON c.id = side.cadre_id
LEFT JOIN people p ON p.id = c.person_id
"""
# People by Telegram id or username, whether they agreed to be counted, and where they are known:
# in all their groups, since looking for the batch's groups alone takes three times as long.
PEOPLE = """
WITH asked AS (
    SELECT id, telegram_id, username FROM people WHERE telegram_id IN ({numbers_1})
    UNION
    SELECT id, telegram_id, username FROM people WHERE username IN ({words_2})
)
SELECT asked.id, asked.telegram_id, asked.username, c.person_id, m.group_id
FROM asked
LEFT JOIN consents c ON c.person_id = asked.id AND c.purpose = 'activity'
LEFT JOIN memberships m ON m.person_id = c.person_id
"""
# Albums and messages by the group of their chat. Rows of two lists belong together by their place.
ALBUMS = """
WITH asked AS ({pairs_words}), chats AS (
    SELECT g.chat_id AS chat, g.id FROM groups g WHERE g.chat_id IN (SELECT a FROM asked)
    UNION ALL
    SELECT f.chat_id, f.group_id FROM former_chats f WHERE f.chat_id IN (SELECT a FROM asked)
)
SELECT s.group_id, s.album
FROM asked
JOIN chats ON chats.chat = asked.a
JOIN albums s ON s.group_id = chats.id AND s.album = asked.b
"""
AUTHORS = """
WITH asked AS ({pairs_numbers}), chats AS (
    SELECT g.chat_id AS chat, g.id FROM groups g WHERE g.chat_id IN (SELECT a FROM asked)
    UNION ALL
    SELECT f.chat_id, f.group_id FROM former_chats f WHERE f.chat_id IN (SELECT a FROM asked)
)
SELECT w.group_id, w.message_id, w.person_id, w.cadre_side
FROM asked
JOIN chats ON chats.chat = asked.a
JOIN authors w ON w.group_id = chats.id AND w.message_id = asked.b
"""
TAKEN = "SELECT u.update_id FROM updates u WHERE u.update_id IN ({numbers_1})"
JSON_PAIRS = (
    "SELECT json_extract(value, '$[0]') AS a, json_extract(value, '$[1]') AS b FROM json_each(?1)"
)
MARKS = {
    "sqlite": {
        "numbers_1": "SELECT value FROM json_each(?1)",
        "words_2": "SELECT value FROM json_each(?2)",
        "pairs_numbers": JSON_PAIRS,
        "pairs_words": JSON_PAIRS,
    },
    "postgresql": {
        "numbers_1": "SELECT unnest($1::text::bigint[])",
        "words_2": "SELECT unnest($2::text[])",
        "pairs_numbers": "SELECT * FROM unnest($1::text::bigint[], $2::text::bigint[]) t(a, b)",
        "pairs_words": "SELECT * FROM unnest($1::text::bigint[], $2::text[]) t(a, b)",
    },
}
NOTHING = "SELECT 1 WHERE 1 = 0"
Rows = Sequence[tuple[Any, ...]]
FORGET_NAME = (
    update(people)
    .where(people.c.username == bindparam("bears"), people.c.telegram_id != bindparam("whose"))
    .values(username=None)
)
LEARN_NAME = (
    update(people)
    .where(
        people.c.telegram_id == bindparam("whose"),
        people.c.username.is_distinct_from(bindparam("bears")),
    )
    .values(username=bindparam("bears"))
    .returning(people.c.id)
)


class Scenes:
    """What stands in the database about the chats and people of a batch."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, asked: Asked) -> Scene:
        """Nobody is looked for where nothing counts."""
        if not asked.chats:
            return Scene()
        found = await answers(self._connection, self._questions(asked), reading=True)
        return scene_of(*found)

    async def begin(
        self, updates: Collection[int], now: datetime, asked: Asked
    ) -> tuple[set[int], Scene]:
        """The same, and which of these updates were never taken, in one trip; from now on they are.
        Should another process take one of them meanwhile, it is a `Failure.AGAIN`.
        """
        taken = self._worded(TAKEN), (self._numbers(updates),)
        known, *found = await answers(
            self._connection, [taken, *self._questions(asked)], reading=True
        )
        fresh = set(updates).difference(row[0] for row in known)
        await TAKE_NEW.write(self._connection, taken_at(fresh, now))
        return fresh, scene_of(*found)

    async def learn_username(self, whose: int, name: str | None) -> None:
        """The name that the owner of a Telegram id bears now, if the program knows them. Whoever
        bore it before bears it no longer.
        """
        changed = await self._connection.scalar(LEARN_NAME, {"bears": name, "whose": whose})
        if changed is not None and name is not None:
            await self._connection.execute(FORGET_NAME, {"bears": name, "whose": whose})

    def _questions(self, asked: Asked) -> list[Question]:
        """Whether albums or messages are asked for decides whether these questions stand there."""
        numbers, words = self._numbers, self._words
        return [
            (self._worded(PLACES), (numbers(asked.chats),)),
            (self._worded(PEOPLE), (numbers(asked.people), words(asked.usernames))),
            self._pairs(ALBUMS, asked.albums, words),
            self._pairs(AUTHORS, asked.messages, numbers),
        ]

    def _pairs(
        self,
        question: str,
        pairs: Collection[tuple[object, object]],
        second: Callable[[Collection[Any]], Any],
    ) -> Question:
        if not pairs:
            return NOTHING, ()
        if self._is_sqlite:
            return self._worded(question), (listed(pairs),)
        firsts, seconds = zip(*pairs, strict=True)
        return self._worded(question), (array(firsts), second(seconds))

    @property
    def _is_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    def _numbers(self, values: Collection[Any]) -> str:
        """SQLite takes a list as JSON, PostgreSQL as an array: one text, however many there are."""
        return listed(values) if self._is_sqlite else array(values)

    def _words(self, values: Collection[Any]) -> str | list[Any]:
        return listed(values) if self._is_sqlite else list(values)

    def _worded(self, question: str) -> str:
        return worded(question, self._connection.dialect.name)


def listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))


@cache
def worded(question: str, dialect: str) -> str:
    return question.format(**MARKS[dialect])


def scene_of(sides: Rows, rows: Rows, albums: Rows, authors: Rows) -> Scene:
    places = places_of(sides)
    if not places:
        return Scene()
    groups = {place.group for place in places.values()}
    return Scene(
        places=places,
        people={
            row[1]: Known(PersonId(row[0]), row[1], row[2], counts=row[3] is not None)
            for row in rows
        },
        usernames={row[2]: row[1] for row in rows if row[2] is not None},
        members=frozenset((row[4], row[0]) for row in rows if row[4] in groups),
        albums=frozenset((row[0], row[1]) for row in albums),
        authors={(row[0], row[1]): author_of(row[2], cadre_side=bool(row[3])) for row in authors},
    )


def places_of(rows: Rows) -> dict[int, Place]:
    """Each row names one of the cadre side by one line of the roster, or nobody."""
    found: dict[int, tuple[GroupId, str, dict[int, tuple[Term, ...]]]] = {}
    for chat, group, zone, telegram_id, since, until in rows:
        terms = found.setdefault(chat, (group, zone, {}))[2]
        if telegram_id is not None:
            term = Term(day_told(since), None if until is None else day_told(until))
            terms[telegram_id] = (*terms.get(telegram_id, ()), term)
    return {
        chat: Place(group, zone, frozenset(terms), terms)
        for chat, (group, zone, terms) in found.items()
    }


def day_told(told: date | str) -> date:
    """SQLite's driver tells a day as text."""
    return date.fromisoformat(told) if isinstance(told, str) else told
