"""One-time links by which somebody becomes a group's deputy; only a digest is kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.people import PersonId
from storage.organisations.invites import digest_of
from storage.tables.groups import deputy_links


@dataclass(frozen=True, slots=True)
class DeputyLink:
    id: int
    group: GroupId
    expires: datetime
    used_by: PersonId | None
    used_at: datetime | None
    revoked_at: datetime | None


class DeputyLinks:
    """One that nobody has opened opens no longer once there is a newer one for the group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, token: str, group: GroupId, expires: datetime, now: datetime) -> None:
        await self.revoke(group, now)
        values = {"digest": digest_of(token), "group_id": group, "expires": expires}
        await self._connection.execute(deputy_links.insert().values(**values))

    async def by_token(self, token: str) -> DeputyLink | None:
        """The link, used, expired or revoked as it may be."""
        asked = select(deputy_links).where(deputy_links.c.digest == digest_of(token))
        row = (await self._connection.execute(asked)).one_or_none()
        if row is None:
            return None
        used_by = None if row.used_by is None else PersonId(row.used_by)
        return DeputyLink(
            row.id, GroupId(row.group_id), row.expires, used_by, row.used_at, row.revoked_at
        )

    async def use(self, id: int, person: PersonId, now: datetime) -> bool:
        """False: used, expired or revoked. Of two who try at once one gets it."""
        fresh = (
            deputy_links.c.used_at.is_(None),
            deputy_links.c.revoked_at.is_(None),
            deputy_links.c.expires > now,
        )
        changed = update(deputy_links).where(deputy_links.c.id == id, *fresh)
        used = changed.values(used_by=person, used_at=now).returning(deputy_links.c.id)
        return (await self._connection.scalar(used)) is not None

    async def revoke(self, group: GroupId, now: datetime) -> None:
        """Every link of a group that nobody has opened."""
        unused = deputy_links.c.used_at.is_(None), deputy_links.c.revoked_at.is_(None)
        of_group = update(deputy_links).where(deputy_links.c.group_id == group, *unused)
        await self._connection.execute(of_group.values(revoked_at=now))
