"""Reading a scene: two questions for a whole batch, none for each message.

They stand on the way of every message, so they are handed to the driver as text; a test compares
them with what the stores of each noun say.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.people import PersonId
from domain.scenes import Known, Place, Scene
from storage.many_rows import Question, answers, array
from storage.tables.people import people
from storage.updates.updates import TAKE, taken_at

# Group by present or former chat, its zone, and the Telegram id of everybody on its cadre side.
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
SELECT asked.chat, g.id, o.zone, p.telegram_id
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
MARKS = {
    "sqlite": ("SELECT value FROM json_each(?{})", "SELECT value FROM json_each(?{})"),
    "postgresql": ("SELECT unnest(${}::text::bigint[])", "SELECT unnest(${}::text[])"),
}
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

    async def read(
        self, chats: Collection[int], telegram_ids: Collection[int], usernames: Collection[str]
    ) -> Scene:
        """Usernames in small letters, without the @. Nobody is looked for where nothing counts."""
        if not chats:
            return Scene()
        asked = self._questions(chats, telegram_ids, usernames)
        return scene_of(*await answers(self._connection, asked))

    async def begin(
        self,
        updates: Collection[int],
        now: datetime,
        chats: Collection[int],
        telegram_ids: Collection[int],
        usernames: Collection[str],
    ) -> tuple[set[int], Scene]:
        """The same, and which of these updates were never taken (`Updates.fresh`), in one trip."""
        taking = list(TAKE.asked(self._connection, taken_at(updates, now)))
        asked = self._questions(chats, telegram_ids, usernames)
        *fresh, sides, people = await answers(self._connection, [*taking, *asked])
        return {row[0] for rows in fresh for row in rows}, scene_of(sides, people)

    async def learn_username(self, whose: int, name: str | None) -> None:
        """The name that the owner of a Telegram id bears now, if the program knows them. Whoever
        bore it before bears it no longer.
        """
        changed = await self._connection.scalar(LEARN_NAME, {"bears": name, "whose": whose})
        if changed is not None and name is not None:
            await self._connection.execute(FORGET_NAME, {"bears": name, "whose": whose})

    def _questions(
        self, chats: Collection[int], telegram_ids: Collection[int], usernames: Collection[str]
    ) -> tuple[Question, Question]:
        """SQLite takes a list as JSON, PostgreSQL as an array: one text, however many there are."""
        dialect = self._connection.dialect.name
        numbers, words = (listed, listed) if dialect == "sqlite" else (array, list[Any])
        return (
            (worded(PLACES, dialect), (numbers(chats),)),
            (worded(PEOPLE, dialect), (numbers(telegram_ids), words(usernames))),
        )


def listed(values: Iterable[object]) -> str:
    return json.dumps(list(values))


@cache
def worded(question: str, dialect: str) -> str:
    numbers, words = MARKS[dialect]
    return question.format(numbers_1=numbers.format(1), words_2=words.format(2))


def scene_of(sides: Iterable[tuple[Any, ...]], rows: Sequence[tuple[Any, ...]]) -> Scene:
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
    )


def places_of(rows: Iterable[tuple[Any, ...]]) -> dict[int, Place]:
    """Each row names one of the cadre side, or nobody."""
    found: dict[int, tuple[GroupId, str, set[int]]] = {}
    for chat, group, zone, telegram_id in rows:
        side = found.setdefault(chat, (group, zone, set()))[2]
        if telegram_id is not None:
            side.add(telegram_id)
    return {
        chat: Place(group, zone, frozenset(side)) for chat, (group, zone, side) in found.items()
    }
