"""Consents per purpose, and refusals as keyed digests."""

import hmac
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consents import Consent, Purpose
from domain.organisations import CadreId
from domain.people import PersonId
from storage.many_rows import CHUNK, insert_new
from storage.prepared import Lookup
from storage.tables.people import consents, keys, people, refusals

REFUSALS_KEY = "refusals"


class Consents:
    """What people agreed to; a consent that was taken back leaves no row."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def give(self, person: PersonId, purpose: Purpose, now: datetime) -> bool:
        """False if it was given before; the first moment stays."""
        return await insert_new(
            self._connection, consents, person_id=person, purpose=purpose.value, given_at=now
        )

    async def take_back(self, person: PersonId, purpose: Purpose | None = None) -> bool:
        """One purpose, or all of them. False if there was nothing to take back."""
        gone = delete(consents).where(consents.c.person_id == person)
        if purpose is not None:
            gone = gone.where(consents.c.purpose == purpose.value)
        return bool((await self._connection.execute(gone.returning(consents.c.purpose))).all())

    async def of(self, person: PersonId) -> dict[Purpose, Consent]:
        rows = await OF_PERSON.all(self._connection, {"person": person})
        given = [
            Consent(PersonId(row.person_id), Purpose(row.purpose), row.given_at) for row in rows
        ]
        return {consent.purpose: consent for consent in given}

    async def among(self, telegram_ids: Collection[int], purpose: Purpose) -> dict[int, PersonId]:
        """Telegram id → internal number, of those who agreed to this purpose: asked per batch."""
        rows = await self._connection.execute(
            select(people.c.telegram_id, people.c.id)
            .join(consents, consents.c.person_id == people.c.id)
            .where(people.c.telegram_id.in_(telegram_ids), consents.c.purpose == purpose.value)
        )
        return {row.telegram_id: PersonId(row.id) for row in rows}


OF_PERSON = Lookup(
    select(consents).where(consents.c.person_id == bindparam("person")).order_by(consents.c.purpose)
)


class Refusals:
    """Who was asked and declined: recognised again, without knowing who it is.

    The digest is an HMAC with a key of this database: without the key no list of Telegram ids can
    be tried against it.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def remember(self, telegram_id: int, cadre: CadreId | None = None) -> bool:
        """With a cadre: that this cadre's bare count holds the person, so that whoever declines
        twice is counted once. False if it was remembered before.
        """
        return await self.keep(await self.digest(telegram_id, cadre))

    async def keep(self, digest: bytes) -> bool:
        """As `remember`, where only the digest is known. False if it was there before."""
        return await insert_new(self._connection, refusals, digest=digest)

    async def has(self, telegram_id: int) -> bool:
        digest = await self.digest(telegram_id)
        asked = select(refusals.c.digest).where(refusals.c.digest == digest)
        return (await self._connection.scalar(asked)) is not None

    async def forget(self, telegram_id: int, cadre: CadreId | None = None) -> bool:
        """The person changed their mind and asked by themselves. False if nothing was known."""
        digest = await self.digest(telegram_id, cadre)
        gone = delete(refusals).where(refusals.c.digest == digest).returning(refusals.c.digest)
        return (await self._connection.scalar(gone)) is not None

    async def forget_all(self, telegram_id: int, asked_by: Iterable[CadreId]) -> None:
        """Every digest of somebody: that they declined, and in whose bare counts they stand."""
        secret = await self._secret()
        held = [digest_of(secret, telegram_id, cadre) for cadre in (None, *asked_by)]
        for start in range(0, len(held), CHUNK):
            some = held[start : start + CHUNK]
            await self._connection.execute(delete(refusals).where(refusals.c.digest.in_(some)))

    async def database(self) -> str:
        """A name for whatever has the key of this database: itself, its backups and its copies."""
        return named_by(await self._secret())

    async def known_database(self) -> str | None:
        """As `database`, without making a key; None if there is none yet."""
        secret = await self._connection.scalar(OWN_KEY)
        return None if secret is None else named_by(secret)

    async def digest(self, telegram_id: int, cadre: CadreId | None = None) -> bytes:
        """The same for the same person in this database and in its backups."""
        return digest_of(await self._secret(), telegram_id, cadre)

    async def digests(self, telegram_ids: Collection[int]) -> dict[int, bytes]:
        """The same of many, each by its id."""
        secret = await self._secret()
        return {one: digest_of(secret, one) for one in telegram_ids}

    async def _secret(self) -> bytes:
        """The key, made when it is needed for the first time, by whoever is first."""
        secret: bytes | None = await self._connection.scalar(OWN_KEY)
        if secret is not None:
            return secret
        made = secrets.token_bytes(32)
        await insert_new(self._connection, keys, name=REFUSALS_KEY, secret=made)
        kept: bytes = (await self._connection.execute(OWN_KEY)).scalar_one()
        return kept


OWN_KEY = select(keys.c.secret).where(keys.c.name == REFUSALS_KEY)


def digest_of(secret: bytes, telegram_id: int, cadre: CadreId | None = None) -> bytes:
    whom = f"{telegram_id}" if cadre is None else f"{telegram_id}:{cadre}"
    return hmac.digest(secret, f"{REFUSALS_KEY}:{whom}".encode(), "sha256")


def named_by(secret: bytes) -> str:
    return hmac.digest(secret, b"database", "sha256")[:8].hex()
