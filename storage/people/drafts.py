"""Drafts: where a guided conversation stands, one for each person."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import Draft, PersonId
from storage.many_rows import insert_into, said
from storage.prepared import Lookup
from storage.tables.people import drafts


class Drafts:
    """A new conversation replaces the old one."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, person: PersonId) -> Draft | None:
        row = await GET.one_or_none(self._connection, {"person": person})
        if row is None:
            return None
        return Draft(PersonId(row.person_id), row.talk, json.loads(row.data), row.changed_at)

    async def save(
        self, person: PersonId, talk: str, data: Mapping[str, object], now: datetime
    ) -> None:
        new = insert_into(self._connection, drafts).values(
            person_id=person, talk=talk, data=json.dumps(data, ensure_ascii=False), changed_at=now
        )
        await self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["person_id"],
                set_={name: new.excluded[name] for name in ("talk", "data", "changed_at")},
            )
        )

    async def drop(self, person: PersonId) -> None:
        """If there is one."""
        await said(self._connection, DROP, person)


# Asked for whatever somebody writes in private, so that they are not made anew for each.
GET = Lookup(select(drafts).where(drafts.c.person_id == bindparam("person")))
DROP = "DELETE FROM drafts WHERE person_id = $1"
