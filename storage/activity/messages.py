"""What must be remembered of messages for a while: albums seen, and who wrote what."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.groups import Author, GroupId
from domain.people import PersonId
from storage.many_rows import ManyRows
from storage.tables.groups import albums, authors

SEEN = ManyRows(albums, ("group_id", "album", "seen_at"), "DO NOTHING", returning="group_id,album")
WROTE = ManyRows(
    authors, ("group_id", "message_id", "person_id", "cadre_side", "sent_at"), "DO NOTHING"
)


class Albums:
    """Several pictures sent as one: the first of them counts, also around a restart."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def fresh(
        self, seen: Iterable[tuple[GroupId, str]], now: datetime
    ) -> set[tuple[GroupId, str]]:
        """Those of these albums that were not seen before; from now on they were."""
        rows = [(group, album, now) for group, album in sorted(set(seen))]
        new = await SEEN.write(self._connection, rows)
        return {(GroupId(row[0]), row[1]) for row in new}


class Authors:
    """Whose message a reaction or a reply belongs to; of those without consent only that it is."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, written: Iterable[tuple[GroupId, int, Author]], sent_at: datetime) -> None:
        """Group, message id and author; what was noted before stays as it is."""
        rows = [
            (group, message, author.person or ANONYMOUS, author.cadre_side, sent_at)
            for group, message, author in sorted(written, key=place)
        ]
        await WROTE.write(self._connection, rows)

    async def of(self, group: GroupId, messages: Collection[int]) -> dict[int, Author]:
        """Message id → author, of the messages that are remembered."""
        asked = select(authors).where(
            authors.c.group_id == group, authors.c.message_id.in_(messages)
        )
        return {
            row.message_id: Author(
                PersonId(row.person_id) if row.person_id != ANONYMOUS else None, row.cadre_side
            )
            for row in await self._connection.execute(asked)
        }


def place(written: tuple[GroupId, int, Author]) -> tuple[GroupId, int]:
    return written[0], written[1]
