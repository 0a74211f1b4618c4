"""Whose contact somebody is, and the bare count of those who were asked and are not."""

from domain.consents import Purpose
from domain.groups import Group
from domain.journal import Asked
from domain.organisations import Cadre, CadreId
from domain.outbox import Receipt
from domain.people import Person
from domain.refusals import Refusal
from services.desk import Desk


class ContactNeedsAGroup(Refusal):
    """Whose contact somebody becomes is told by the group they came from."""


class OwnContact(Refusal):
    """Nobody is the contact of themselves."""


class Contacts:
    """Bound to one transaction. Each person stands in one of a cadre's two figures at most, however
    often they come and go: a keyed digest remembers who is counted without saying who it is.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def become(self, person: Person, line: Cadre | None) -> None:
        """Of the cadre whose group it is; who is a contact already stays it."""
        if await self._tx.contacts.of(person.id) is not None:
            return
        if line is None:
            raise ContactNeedsAGroup
        if line.person == person.id:
            raise OwnContact
        if not await self._tx.contacts.become(person.id, line.id, self._desk.now):
            return  # another cadre's, by a tap at the same moment: the person is asked to choose
        await self._tx.asking_again.answered(person.id)
        await self._take_back(line.id, person.telegram_id)

    async def move(self, person: Person, old: CadreId, new: CadreId) -> None:
        """The person chose."""
        if old != new and await self._tx.contacts.move(person.id, old, new, self._desk.now):
            await self.declined(old, person.telegram_id)
            await self._take_back(new, person.telegram_id)

    async def let_go(self, person: Person, of: CadreId) -> bool:
        """Of a cadre who has left: nothing was declined, and what was agreed to was agreed for that
        cadre. False: they are theirs no longer.
        """
        if await self._tx.contacts.leave(person.id, of) is None:
            return False
        await self._tx.consents.take_back(person.id, Purpose.CONTACT)
        now = self._desk.now
        await self._tx.noting.note(Asked.TAKEN_BACK, person.telegram_id, now, Purpose.CONTACT)
        if not await self._tx.consents.of(person.id):
            await self._tx.memberships.leave(person.id)
        return True

    async def leave(self, person: Person) -> bool:
        """Of whoever they are a contact, or are asked to become one again. False: of nobody."""
        asked = await self._tx.asking_again.answered(person.id)
        cadre = await self._tx.contacts.leave(person.id) or asked
        if cadre is not None:
            await self.declined(cadre, person.telegram_id)
        return cadre is not None

    async def forget_asking(self, telegram_id: int) -> None:
        """Nothing remembers that somebody was asked; the bare counts stay."""
        await self._tx.refusals.forget_all(telegram_id, await self._tx.cadres.with_declined())

    async def ask_whether_there(self, person: Person, group: Group) -> None:
        """A link alone makes nobody a member: it can be forwarded. Telegram knows who is there."""
        if group.id not in await self._tx.memberships.groups_of(person.id):
            whose = {"chat_id": str(group.chat), "user_id": str(person.telegram_id)}
            await self._desk.ask_telegram("getChatMember", whose, Receipt("member", person.id))

    async def declined(self, cadre: CadreId, telegram_id: int) -> None:
        if await self._tx.refusals.remember(telegram_id, cadre):
            await self._tx.cadres.count_declined(cadre)
            await self._tx.noting.note_counted(cadre, telegram_id, self._desk.now)

    async def _take_back(self, cadre: CadreId, telegram_id: int) -> None:
        if await self._tx.refusals.forget(telegram_id, cadre):
            await self._tx.cadres.take_back_declined(cadre)
