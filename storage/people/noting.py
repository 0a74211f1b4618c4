"""Noting: what the journal has to say of a transaction, gathered until it commits."""

from datetime import datetime

from domain.consents import Purpose
from domain.journal import Asked, Entry
from domain.organisations import CadreId
from storage.people.consents import Refusals


class Noting:
    """Entries of savepoints that were rolled back are taken out again by the transaction."""

    def __init__(self, refusals: Refusals) -> None:
        self._refusals = refusals
        self.entries: list[Entry] = []

    async def note(
        self, asked: Asked, telegram_id: int, at: datetime, purpose: Purpose | None = None
    ) -> None:
        whom = await self._refusals.digest(telegram_id)
        self.entries.append(Entry(at, asked, whom, purpose))

    async def note_counted(self, cadre: CadreId, telegram_id: int, at: datetime) -> None:
        """The cadre's bare count holds this person from now on."""
        whom = await self._refusals.digest(telegram_id)
        pair = await self._refusals.digest(telegram_id, cadre)
        self.entries.append(Entry(at, Asked.COUNTED, whom, cadre=cadre, pair=pair))
