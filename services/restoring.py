"""Intentions after a backup was put back: what the lost time must not undo or say twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.groups import GroupId, GroupState
from domain.journal import Asked, Entry
from domain.people import AgeBand, Person
from services.desk import Desk
from services.people import People
from services.topics import Topics
from storage.audit import PROGRAM

TOPIC = "topic"


class Restoring:
    """Bound to one transaction. All of it comes out the same when it is done twice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._people = People(desk)

    async def apply_to(self, person: Person, entries: Sequence[Entry]) -> None:
        """All that somebody asked for, in order, as far as they did not change their mind."""
        for entry in entries:
            if entry.asked is Asked.ERASED and not entry.overtaken_by([person.started_at]):
                await self._people.forget(person.telegram_id)
                break
            await self._apply(person, entry)
        stands = [one for one in entries if not await self._came_back(person, one)]
        await self._remember(stands)

    async def apply_to_stranger(self, entries: Iterable[Entry]) -> None:
        """Of somebody whom the database does not know only the digests are kept."""
        await self._remember(entries)

    async def mark_gap(self, since: datetime) -> int:
        """Of the time that is lost nothing is known in any group. How many groups."""
        counting = [one for one in await self._tx.groups.all() if one.state is GroupState.COUNTING]
        for group in counting:
            await self._tx.gaps.record(group.id, since, self._desk.now)
        await self._tx.process.heard(self._desk.now)
        return len(counting)

    async def set_aside(self, until: datetime) -> int:
        """What was due until then may have been said: it is put before a human. How many posts."""
        buried = await self._tx.set_aside.bury(until, self._desk.now)
        for receipt in buried:
            if receipt is not None and receipt.name == TOPIC:
                await Topics(self._desk).unsure(receipt.id)
        await self._tx.outbox.free_all()
        await self._tx.audit.add(PROGRAM, "restore", "database", 0, self._desk.now)
        return len(buried)

    async def take_as_said(self, until: datetime) -> int:
        """Notices of the lost time, which a tick has just found due. How many."""
        return await self._tx.set_aside.take_as_said(until, self._desk.now)

    async def _apply(self, person: Person, entry: Entry) -> None:
        """One wish of somebody who is still known."""
        given = await self._tx.consents.of(person.id)
        if entry.overtaken_by(consent.given_at for consent in given.values()):
            return
        if entry.asked is Asked.LEFT and given:
            await self._people.leave(person)
        elif entry.asked is Asked.TAKEN_BACK and entry.purpose in given:
            band = person.age_band or AgeBand.ADULT
            await self._people.turn_off(person, entry.purpose, band, GroupId(0))

    async def _came_back(self, person: Person, entry: Entry) -> bool:
        given = (await self._tx.consents.of(person.id)).values()
        contact = await self._tx.contacts.of(person.id)
        held = contact is not None and entry.cadre == contact.cadre
        return held or entry.overtaken_by(consent.given_at for consent in given)

    async def _remember(self, entries: Iterable[Entry]) -> None:
        """Refusals, and the bare counts in which they stand."""
        for entry in entries:
            if entry.asked in {Asked.LEFT, Asked.DECLINED}:
                await self._tx.refusals.keep(entry.whom)
            if entry.cadre is not None and entry.pair is not None:
                await self._count(entry)

    async def _count(self, entry: Entry) -> None:
        if entry.pair is None or entry.cadre is None:
            return
        known = await self._tx.cadres.get(entry.cadre) is not None
        if known and await self._tx.refusals.keep(entry.pair):
            await self._tx.cadres.count_declined(entry.cadre)
