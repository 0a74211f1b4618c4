"""Intentions about joining, consent, leaving and erasing."""

from collections.abc import Mapping

from domain.consents import Holding, Purpose, Question, Switches
from domain.groups import Group, GroupId
from domain.journal import Asked
from domain.notices import MyDataFile
from domain.organisations import Cadre, CadreId
from domain.outbox import Priority, Receipt
from domain.people import AgeBand, Person, PersonId, Visitor
from domain.periods import day_of
from domain.refusals import Refusal
from services.contacts import Contacts
from services.desk import Desk
from services.holdings import holding_of
from services.offices import tell_unreachable
from services.wish_cards import WishCards
from services.wishes import Wishes
from storage.audit import PROGRAM
from storage.scrubbing import Extent
from storage.updates.books import Sums


class TooYoung(Refusal):
    """Of somebody younger than 14 nothing is kept, so that nothing can be agreed to."""


class NoSuchCadre(Refusal):
    """The cadre runs none of the groups this person is known in."""


class People:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._contacts = Contacts(desk)

    async def question(self, group: GroupId, telegram_id: int, me: Person | None) -> Question:
        """What somebody must know before they are asked anything."""
        found, line = await self._asked_for(group)
        declined = await self._tx.refusals.has(telegram_id)
        root = next(iter(await self._tx.organisations.roots()), None)
        keeper = None if root is None else root.name
        if found is None or line is None:
            return Question(group=None, declined=declined, keeper=keeper)
        return Question(
            found.id,
            line.roster_name,
            declined=declined,
            own=me is not None and me.id in await self._desk.run_by(found),
            keeper=keeper,
        )

    async def switches(self, me: Person | None, group: GroupId | None = None) -> Switches | None:
        """How they stand; without a group, seen from the one the person is known in the longest.

        None: the person was never asked how old they are. Who takes part already and comes from a
        group will be known there, if they are in it.
        """
        if me is None or me.age_band is None:
            return None
        known = await self._tx.memberships.groups_of(me.id)
        found, _ = await self._asked_for(group or (known[0] if known else GroupId(0)))
        given = frozenset(await self._tx.consents.of(me.id))
        if found is not None and given:
            await self._contacts.ask_whether_there(me, found)
        return await self._seen(me.id, me.age_band, found)

    async def first_switches(self, band: AgeBand, group: GroupId, me: Person | None) -> Switches:
        """After the age question: all off, and nothing is kept so far."""
        if band is AgeBand.UNDER_14:
            raise TooYoung
        found, line = await self._asked_for(group)
        if me is not None:
            return await self._seen(me.id, band, found)
        return Switches(
            band,
            None if found is None else found.id,
            cadre=None if line is None else line.roster_name,
        )

    async def turn_on(
        self, visitor: Visitor, purpose: Purpose, band: AgeBand, group: GroupId
    ) -> Switches:
        """The first switch makes somebody known. Being a contact names the group's cadre, unless
        they are another one's already: then they choose.
        """
        if band is AgeBand.UNDER_14:
            raise TooYoung
        found, line = await self._asked_for(group)
        person = await self._meet(visitor, band)
        if purpose is Purpose.CONTACT:
            await self._contacts.become(person, line)
        await self._tx.consents.give(person.id, purpose, self._desk.now)
        await self._tx.refusals.forget(person.telegram_id)
        if found is not None:
            await self._contacts.ask_whether_there(person, found)
        return await self._seen(person.id, person.age_band or band, found)

    async def turn_off(
        self, me: Person | None, purpose: Purpose, band: AgeBand, group: GroupId
    ) -> Switches:
        """Taken back at once. With the last one the person has left."""
        found, line = await self._asked_for(group)
        if me is None:
            cadre = None if line is None else line.roster_name
            return Switches(band, None if found is None else found.id, cadre=cadre)
        if await self._tx.consents.take_back(me.id, purpose):
            now = self._desk.now
            await self._tx.noting.note(Asked.TAKEN_BACK, me.telegram_id, now, purpose)
            await self._undo(me, purpose)
            if not await self._tx.consents.of(me.id):
                await self.leave(me)
        return await self._seen(me.id, me.age_band or band, found)

    async def correct_age(self, me: Person | None, band: AgeBand, group: GroupId) -> Switches:
        """Getting older, or a slip of the finger: what holds for the age holds from now on. Of
        whoever agreed to nothing so far nothing is kept.
        """
        if me is not None and me.age_band is not None and band is not AgeBand.UNDER_14:
            await self._tx.people.set_age_band(me.id, band)
        return await self.first_switches(band, group, me)

    async def change(self, me: Person | None, cadre: CadreId) -> Switches:
        """Another one's contact from now on; it must run a group the person is known in."""
        if me is None or me.age_band is None:
            raise NoSuchCadre
        known = await self._tx.memberships.groups_of(me.id)
        own = [one for one in await self._tx.groups.of_cadre(cadre) if one.id in known]
        contact = await self._tx.contacts.of(me.id)
        if not own or contact is None:
            raise NoSuchCadre
        await self._contacts.move(me, contact.cadre, cadre)
        return await self._seen(me.id, me.age_band, own[0])

    async def takes_part(self, me: Person | None) -> bool:
        """Has agreed to anything."""
        return me is not None and bool(await self._tx.consents.of(me.id))

    async def decline(self, telegram_id: int, group: GroupId) -> None:
        """Remembered as a digest, and as a bare count of the cadre who asked; a second time
        changes nothing.
        """
        _, line = await self._asked_for(group)
        await self._tx.refusals.remember(telegram_id)
        await self._tx.noting.note(Asked.DECLINED, telegram_id, self._desk.now)
        if line is not None:
            await self._contacts.declined(line.id, telegram_id)

    async def leave(self, me: Person) -> None:
        """Out of everything in all groups at once, and out of every denominator. What was counted
        stays in the sums, and is nobody's.
        """
        await self._tx.consents.take_back(me.id)
        for purpose in (Purpose.CONTACT, Purpose.ACTIVITY):
            await self._undo(me, purpose)
        await self._tx.memberships.leave(me.id)
        await self._tx.refusals.remember(me.telegram_id)
        await self._tx.noting.note(Asked.LEFT, me.telegram_id, self._desk.now)

    async def my_data(self, me: Person) -> Holding:
        """What is held, in short; the whole follows as a file."""
        held = await holding_of(self._desk, me, await self._tx.refusals.has(me.telegram_id))
        await self._desk.tell(MyDataFile(me.id), person=me.id, priority=Priority.GROUP)
        return held

    async def has_declined(self, telegram_id: int) -> bool:
        """Nothing else is known of many who were asked."""
        return await self._tx.refusals.has(telegram_id)

    async def too_young(self, me: Person | None, telegram_id: int) -> bool:
        """Somebody said to be younger than 14: what was kept of them goes, digests as well. True:
        there was some.

        Who holds an office is no child, whatever was pressed.
        """
        if me is not None and await self.has_office(me):
            return False
        await self._contacts.forget_asking(telegram_id)
        return await self._erase(telegram_id, remembered=False)

    async def has_office(self, me: Person) -> bool:
        """A position or a role, of which the office keeps its own records."""
        return bool(await self._desk.lines_of(me.id) or await self._tx.roles.of(me.id))

    async def forget(self, telegram_id: int) -> bool:
        """Erase somebody; every sum stays. False: nobody is known by this id."""
        return await self._erase(telegram_id, remembered=True)

    async def _erase(self, telegram_id: int, *, remembered: bool) -> bool:
        """`remembered`: whoever was somebody's contact has been asked, which a digest knows as of
        everybody who left: nobody is asked or counted twice. Of the youngest not even that.
        """
        person = await self._tx.people.by_telegram_id(telegram_id)
        if person is None:
            return False
        await self._tx.noting.note(Asked.ERASED, telegram_id, self._desk.now)
        if remembered and await self._contacts.leave(person):
            await self._tx.refusals.remember(telegram_id)
        await Wishes(self._desk).helper_gone(person.id)
        cards = await WishCards(self._desk).of_wisher(person.id)
        waiting = await self._tx.erasing.erase(person)
        await WishCards(self._desk).erased([one for one in cards if one.person != person.id])
        today = day_of(self._desk.now, self._desk.zone)
        await self._tx.books.add(today, Sums(seen=waiting, ignored=waiting))
        await self._tx.audit.add(PROGRAM, "erase", "person", person.id, self._desk.now)
        await self._tx.scrubs.ask(self._desk.now)
        return True

    async def say_farewell(self, method: str, fields: Mapping[str, object]) -> None:
        """The last thing an erased person is told; afterwards its traces go too."""
        await self._desk.ask_telegram(method, fields, Receipt("farewell", 0))

    async def farewell_said(
        self, _id: int = 0, _fields: Mapping[str, object] | None = None, _result: object = None
    ) -> None:
        """The receipt; also when the farewell could not be said."""
        await self._tx.scrubs.ask(self._desk.now)

    async def due_scrub(self) -> Extent | None:
        """Commit, let the storage scrub, and call `scrubbed` in the next transaction."""
        return await self._tx.scrubs.begin()

    async def scrubbed(self, extent: Extent) -> None:
        """Whoever was erased meanwhile has asked for the next one."""
        await self._tx.scrubs.done(extent)

    async def reached(self, telegram_id: int, *, reachable: bool) -> None:
        """Somebody blocked the bot in private, or let it in again. Of a cadre who hears nothing any
        more the organisation's administrators are told, once a day at most.
        """
        person = await self._tx.people.by_telegram_id(telegram_id)
        if person is None:
            return
        changed = await self._tx.people.set_reachable(person.id, reachable=reachable)
        if changed and not reachable:
            for line in await self._desk.lines_of(person.id):
                await tell_unreachable(self._desk, line)

    async def seen_as(self, me: Person, name: str, language: str | None) -> None:
        """Telegram tells another name or language than before."""
        await self._tx.people.rename(me.id, name, language)

    async def _asked_for(self, group: GroupId) -> tuple[Group | None, Cadre | None]:
        """The group somebody came from and who runs it; neither if nobody does today."""
        found = await self._tx.groups.get(group)
        if found is None or found.cadre is None:
            return None, None
        line = await self._tx.cadres.get(found.cadre)
        today = self._desk.now.astimezone(self._desk.zone).date()
        if line is None or line.person is None or not line.holds_on(today):
            return None, None
        return found, line

    async def _seen(self, person: PersonId, band: AgeBand, group: Group | None) -> Switches:
        given = frozenset(await self._tx.consents.of(person))
        contact = await self._tx.contacts.of(person)
        of_group = None if group is None or group.cadre is None else group.cadre
        named = None if of_group is None else await self._tx.cadres.get(of_group)
        instead = None
        if contact is not None and contact.cadre != of_group:
            held = await self._tx.cadres.get(contact.cadre)
            instead = None if named is None else (named.id, named.roster_name)
            named = held
        return Switches(
            band,
            None if group is None else group.id,
            given,
            None if named is None else named.roster_name,
            instead,
        )

    async def _meet(self, visitor: Visitor, band: AgeBand) -> Person:
        person = await self._tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=True,
            now=self._desk.now,
        )
        if person.age_band is None:
            await self._tx.people.set_age_band(person.id, band)
        return person

    async def _undo(self, me: Person, purpose: Purpose) -> None:
        """What hung on a consent."""
        if purpose is Purpose.CONTACT:
            await self._contacts.leave(me)
        elif purpose is Purpose.ACTIVITY:
            await self._tx.topics.forget_answers_of(me.id)
            await self._tx.erasing.make_nameless(me.id)
