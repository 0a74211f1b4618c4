"""Erasing a person: everything goes, or joins the anonymous row so that every sum stays."""

import re
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.people import Person
from storage.activity.activity import ADD, counts_of, first
from storage.activity.blocks import words_of
from storage.columns import is_person
from storage.tables.activity import COUNTED, activity
from storage.tables.groups import authors, contacts
from storage.tables.organisations import cadres
from storage.tables.outbox import outbox
from storage.tables.people import people
from storage.tables.updates import failed, parked
from storage.tables.wishes import calls_for_help, wishes

WITHDRAWN = "withdrawn"
UNFINISHED = ("open", "claimed", "pooled")
# Nothing is active in the anonymous row for having been active in an erased person's.
NO_BLOCKS = words_of(0)


class Erasing:
    """What an office keeps about a cadre (roster, audit trail) belongs to the office, and stays."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def erase(self, person: Person) -> None:
        """All at once in this transaction; `Storage.scrub` afterwards cleans the write-ahead file.

        Distinct-people figures that are not frozen fall by one. A second call changes nothing.
        """
        await self._fold_activity(person)
        await self._blank_words(person)
        await self._leave_cadre(person)
        await self._drop_raw(person)
        await self._connection.execute(delete(people).where(people.c.id == person.id))

    async def _fold_activity(self, person: Person) -> None:
        """Counts move into the anonymous row of the same day and group; blocks do as a number."""
        gone = (
            delete(activity).where(*is_person(activity.c.person_id, person.id)).returning(activity)
        )
        rows = (await self._connection.execute(gone)).all()
        folded = (((row.day, row.group_id), anonymous(row)) for row in rows)
        await ADD.write(self._connection, [row for _, row in sorted(folded, key=first)])
        forgotten = update(authors).where(*is_person(authors.c.person_id, person.id))
        await self._connection.execute(forgotten.values(person_id=ANONYMOUS))

    async def _blank_words(self, person: Person) -> None:
        """Wishes stay as a row without words, so that the number of wishes stays."""
        own = wishes.c.wisher_id == person.id
        ended = update(wishes).where(own, wishes.c.state.in_(UNFINISHED)).values(state=WITHDRAWN)
        await self._connection.execute(ended)
        await self._connection.execute(update(wishes).where(own).values(text="", wisher_id=None))
        calls = update(calls_for_help).where(calls_for_help.c.person_id == person.id)
        await self._connection.execute(calls.values(text="", person_id=None, escalates_at=None))

    async def _leave_cadre(self, person: Person) -> None:
        """Whose contact it was has reached one person as before, as a bare count."""
        gone = delete(contacts).where(contacts.c.person_id == person.id)
        cadre = await self._connection.scalar(gone.returning(contacts.c.cadre_id))
        if cadre is not None:
            counted = update(cadres).where(cadres.c.id == cadre)
            await self._connection.execute(
                counted.values(declined_or_left=cadres.c.declined_or_left + 1)
            )

    async def _drop_raw(self, person: Person) -> None:
        """Updates and calls are kept as they came; those that name this Telegram id go.

        In JSON, and in JSON inside it; "7 days" does not name person 7.
        """
        number = str(person.telegram_id)
        naming = re.compile(rf'(?:"(?:chat_|user_)?id\\?"\s*:\s*\\?"?|user\?id=){number}(?!\d)')
        for table, body in ((parked, "body"), (failed, "body"), (outbox, "fields")):
            likely = select(table.c.id, table.c[body]).where(table.c[body].contains(number))
            rows = await self._connection.execute(likely)
            gone = [row[0] for row in rows if naming.search(row[1])]
            await self._connection.execute(delete(table).where(table.c.id.in_(gone)))


def anonymous(row: Row[Any]) -> tuple[object, ...]:
    """The row as it is added to the anonymous one, in the order of `ADD`'s columns."""
    counted = (getattr(row, name) for name in COUNTED)
    blocks = counts_of(row).active_blocks + row.folded_blocks
    return (row.day, row.group_id, ANONYMOUS, *counted, *NO_BLOCKS, blocks)
