"""Invites: one-time links, of which only a digest is kept."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import CadreId, Invite, InviteId, OrganisationId, Role
from domain.people import PersonId
from storage.tables.organisations import invites


class Invites:
    """For a cadre's line of the roster, or for a role in an organisation."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def for_cadre(
        self, token: str, organisation: OrganisationId, cadre: CadreId, expires: datetime
    ) -> Invite:
        return await self._add(token, organisation, expires, cadre_id=cadre)

    async def for_role(
        self, token: str, organisation: OrganisationId, role: Role, expires: datetime
    ) -> Invite:
        return await self._add(token, organisation, expires, role=role.value)

    async def by_token(self, token: str) -> Invite | None:
        """The invite of a link, used, expired or revoked as it may be."""
        asked = select(invites).where(invites.c.digest == digest_of(token))
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else invite_of(row)

    async def get(self, id: InviteId) -> Invite | None:
        row = (
            await self._connection.execute(select(invites).where(invites.c.id == id))
        ).one_or_none()
        return None if row is None else invite_of(row)

    async def of_organisation(
        self, organisation: OrganisationId, since: datetime, limit: int, offset: int
    ) -> list[Invite]:
        """Those that were not revoked: still to be opened (however late), or opened after `since`;
        the newest first.
        """
        opened = invites.c.used_at.is_(None) | (invites.c.used_at >= since)
        asked = select(invites).where(
            invites.c.organisation_id == organisation, invites.c.revoked_at.is_(None), opened
        )
        page = asked.order_by(invites.c.id.desc()).limit(limit).offset(offset)
        return [invite_of(row) for row in await self._connection.execute(page)]

    async def use(self, id: InviteId, person: PersonId, now: datetime) -> bool:
        """False: used, expired or revoked. Of two who try at once one gets it."""
        changed = (
            update(invites)
            .where(
                invites.c.id == id,
                invites.c.used_at.is_(None),
                invites.c.revoked_at.is_(None),
                invites.c.expires > now,
            )
            .values(used_by=person, used_at=now)
        )
        return (await self._connection.scalar(changed.returning(invites.c.id))) is not None

    async def revoke(self, id: InviteId, now: datetime) -> bool:
        """False: used or revoked before."""
        unused = invites.c.used_at.is_(None) & invites.c.revoked_at.is_(None)
        changed = update(invites).where(invites.c.id == id, unused).values(revoked_at=now)
        return (await self._connection.scalar(changed.returning(invites.c.id))) is not None

    async def call_back(self, id: InviteId, now: datetime) -> bool:
        """Used or not, it opens nothing any more. False: revoked before."""
        meant = invites.c.id == id, invites.c.revoked_at.is_(None)
        changed = update(invites).where(*meant).values(revoked_at=now)
        return (await self._connection.scalar(changed.returning(invites.c.id))) is not None

    async def revoke_all(self, now: datetime, **whom: object) -> None:
        """Every link for this cadre (`cadre_id`) or role that nobody has opened."""
        unused = invites.c.used_at.is_(None), invites.c.revoked_at.is_(None)
        meant = [invites.c[name] == value for name, value in whom.items()]
        await self._connection.execute(
            update(invites).where(*unused, *meant).values(revoked_at=now)
        )

    async def _add(
        self, token: str, organisation: OrganisationId, expires: datetime, **whom: object
    ) -> Invite:
        values = {"digest": digest_of(token), "organisation_id": organisation, "expires": expires}
        new = invites.insert().values(**values, **whom).returning(invites)
        return invite_of((await self._connection.execute(new)).one())


def digest_of(token: str) -> bytes:
    """Tokens are long and random, so a plain digest cannot be turned back."""
    return hashlib.sha256(token.encode()).digest()


def invite_of(row: Row[Any]) -> Invite:
    return Invite(
        id=InviteId(row.id),
        organisation=OrganisationId(row.organisation_id),
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        role=None if row.role is None else Role(row.role),
        expires=row.expires,
        used_by=None if row.used_by is None else PersonId(row.used_by),
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
