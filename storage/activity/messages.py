"""What must be remembered of messages for a while: albums seen, and who wrote what."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.groups import Author, GroupId
from domain.people import PersonId
from storage.many_rows import ManyRows
from storage.tables.groups import albums, authors

SEEN = ManyRows(albums, ("group_id", "album", "seen_at"), "DO NOTHING", returning="group_id,album")
# Of which it was asked before that they are new.
SEE_NEW = ManyRows(albums, ("group_id", "album", "seen_at"))
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
        new = await SEEN.write(self._connection, seen_at(seen, now))
        return {(GroupId(row[0]), row[1]) for row in new}

    async def see(self, new: Iterable[tuple[GroupId, str]], now: datetime) -> None:
        """Those that a scene did not know. Should another process see one meanwhile, it is a
        `Failure.AGAIN`.
        """
        await SEE_NEW.write(self._connection, seen_at(new, now))


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

    async def forget(self, group: GroupId) -> None:
        """Its chat is another one, in which the numbers of messages begin anew."""
        await self._connection.execute(delete(authors).where(authors.c.group_id == group))

    async def of(self, group: GroupId, messages: Collection[int]) -> dict[int, Author]:
        """Message id → author, of the messages that are remembered."""
        asked = select(authors).where(
            authors.c.group_id == group, authors.c.message_id.in_(messages)
        )
        return {
            row.message_id: author_of(row.person_id, cadre_side=row.cadre_side)
            for row in await self._connection.execute(asked)
        }


def seen_at(
    seen: Iterable[tuple[GroupId, str]], now: datetime
) -> list[tuple[GroupId, str, datetime]]:
    """The rows of these albums, in the order in which they are written."""
    return [(group, album, now) for group, album in sorted(set(seen))]


def author_of(person: int, *, cadre_side: bool) -> Author:
    return Author(PersonId(person) if person != ANONYMOUS else None, cadre_side)


def place(written: tuple[GroupId, int, Author]) -> tuple[GroupId, int]:
    return written[0], written[1]
