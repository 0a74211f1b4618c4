"""Erasing a person: everything goes, or joins the anonymous row so that every sum stays."""

import re

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.outbox import Kind, State
from domain.people import Person, PersonId
from storage.activities import Activities
from storage.activity.nameless import add_anonymously
from storage.check_ins import CheckIns
from storage.columns import is_person
from storage.designs import Designs
from storage.proposals import Proposals
from storage.ratings import Ratings
from storage.series import AllSeries
from storage.tables.activity import activity
from storage.tables.groups import authors, contacts
from storage.tables.organisations import cadres
from storage.tables.outbox import outbox
from storage.tables.people import people
from storage.tables.resources import resource_units
from storage.tables.updates import failed, parked
from storage.tables.wishes import calls_for_help, wishes

WITHDRAWN = "withdrawn"
DEAD_AND_WORDED = outbox.c.state == State.DEAD.value, outbox.c.kind == Kind.CALL.value
UNFINISHED = ("open", "claimed", "offered", "pooled", "matched")


class Erasing:
    """What an office keeps about a cadre (roster, audit trail) belongs to the office, and stays."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def erase(self, person: Person) -> int:
        """All at once in this transaction; `Storage.scrub` afterwards cleans the write-ahead file.
        How many parked updates went with it: they are still to be booked.

        Distinct-people figures that are not frozen fall by one. A second call changes nothing.
        """
        await self.make_nameless(person.id)
        await self._blank_words(person)
        await self._leave_cadre(person)
        await AllSeries(self._connection).forget(person.id)
        waiting = await self._drop_raw(person)
        await self._connection.execute(delete(people).where(people.c.id == person.id))
        return waiting

    async def make_nameless(self, person: PersonId) -> None:
        """Counts move into the anonymous row of the same day and group; blocks do as a number. So
        it is as well with whoever no longer agrees to be counted.
        """
        gone = delete(activity).where(*is_person(activity.c.person_id, person)).returning(activity)
        rows = (await self._connection.execute(gone)).all()
        await add_anonymously(self._connection, rows)
        forgotten = update(authors).where(*is_person(authors.c.person_id, person))
        await self._connection.execute(forgotten.values(person_id=ANONYMOUS))
        await Activities(self._connection).forget(person)
        await CheckIns(self._connection).forget(person)
        await Ratings(self._connection).forget(person)
        await Proposals(self._connection).forget(person)
        await Designs(self._connection).forget(person)

    async def _blank_words(self, person: Person) -> None:
        """Wishes stay as a row without words, so that the number of wishes stays."""
        own = wishes.c.wisher_id == person.id
        held = select(wishes.c.id).where(own, wishes.c.state.in_(UNFINISHED))
        given = update(resource_units).where(resource_units.c.wish_id.in_(held))
        await self._connection.execute(given.values(wish_id=None))
        ended = update(wishes).where(own, wishes.c.state.in_(UNFINISHED))
        await self._connection.execute(ended.values(state=WITHDRAWN, bell_at=None, returned=False))
        blank = {"text": "", "wisher_id": None, "reason": ""}
        await self._connection.execute(update(wishes).where(own).values(**blank))
        said = update(wishes).where(wishes.c.reason_by == person.id)
        await self._connection.execute(said.values(reason="", reason_by=None))
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

    async def _drop_raw(self, person: Person) -> int:
        """Updates and calls are kept as they came; those that name this Telegram id go. How many
        of them were parked.

        In JSON, and in JSON inside it; "7 days" does not name person 7. Dead letters that have
        their words already all go: nobody can tell whose words stand in them.
        """
        number = str(person.telegram_id)
        naming = re.compile(rf'(?:"(?:chat_|user_)?id\\?"\s*:\s*\\?"?|user\?id=){number}(?!\d)')
        await self._connection.execute(delete(outbox).where(*DEAD_AND_WORDED))
        dropped = {}
        for table, body in ((parked, "body"), (failed, "body"), (outbox, "fields")):
            likely = select(table.c.id, table.c[body]).where(table.c[body].contains(number))
            rows = await self._connection.execute(likely)
            gone = [row[0] for row in rows if naming.search(row[1])]
            await self._connection.execute(delete(table).where(table.c.id.in_(gone)))
            dropped[table] = len(gone)
        return dropped[parked]
