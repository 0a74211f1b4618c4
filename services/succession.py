"""Intentions about handing a group to a successor; each contact is asked again."""

from dataclasses import dataclass
from datetime import date

from domain.consents import Purpose
from domain.groups import AskedAgain, Group, GroupId, Heirs
from domain.handing_on import ContactAskedAgain, GroupHandedOver
from domain.journal import Asked
from domain.organisations import Cadre, CadreId
from domain.outbox import Priority
from domain.people import Person, PersonId
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed
from domain.wishes import UNENDED
from services.contacts import Contacts
from services.desk import Desk
from services.groups import GroupUnknown
from services.rights import Rights
from services.wishes import Wishes


class NotASuccessor(Refusal):
    """Not a line of this organisation's roster that somebody has taken up, or the group's own."""


class GroupHasMovedOn(Refusal):
    """Somebody else handed it on at the same time."""


class NotAskedAnyMore(Refusal):
    """The question was answered, or the group went to yet another cadre."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`asked` contacts are asked whether they want the successor."""

    group: Group
    to: Cadre
    asked: int


class Succession:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._contacts = Contacts(desk)

    async def heirs(self, id: GroupId, me: Person | None) -> Heirs:
        """To whom a group could go: its deputies, and then the rest of its office's roster."""
        group = await self._may_hand_on(id, me)
        now = None if group.cadre is None else await self._tx.cadres.get(group.cadre)
        if now is not None and not (now.person and now.holds_on(self._today)):
            now = None
        return Heirs(group, now, tuple(await self._candidates(group)))

    async def hand_over(self, id: GroupId, to: CadreId, me: Person | None) -> HandedOver:
        """The group goes to another line of the roster. Of its contacts nobody goes along by
        themselves: each is asked in private, and is nobody's contact until they say yes.
        """
        group = await self._may_hand_on(id, me)
        line = next((one for one in await self._candidates(group) if one.id == to), None)
        if line is None or group.cadre is None:
            raise NotASuccessor
        old = await self._tx.cadres.get(group.cadre)
        if old is None or not await self._tx.groups.hand_on(id, old.id, line):
            raise GroupHasMovedOn
        await self._tx.sides.remove_deputy(id, line.id)
        await self._tx.deputy_links.revoke(id, self._desk.now)
        leaving = await self._leaving(group, old)
        await self._tx.wishes.hand_on(old.id, line.id, UNENDED, leaving)
        if old.person is not None:
            await Wishes(self._desk).let_go(old.person)
        if line.person is not None:
            await self._tx.asking_again.answered(line.person, old.id)
        waiting = await self._tx.asking_again.of_group(id, old.id)
        held = [one.person for one in await self._tx.contacts.of_cadre(old.id)]
        going = held if leaving is None else [one for one in held if one in leaving]
        asked = [one for one in going if await self._let_go(one, old, line)] + waiting
        for one in asked:
            await self._ask(one, line, group)
        await self._tell(group, old, line, len(asked), me)
        if me is not None:
            await self._tx.audit.add(me.id, "hand-over", "group", id, self._desk.now)
        return HandedOver(group, line, len(asked))

    async def keep(self, cadre: CadreId, me: Person | None) -> Cadre:
        """The person said yes to the successor. Who chose somebody meanwhile stays with them."""
        person, asked, line = await self._answered(cadre, me)
        await self._contacts.become(person, line)
        await self._tx.consents.give(person.id, Purpose.CONTACT, self._desk.now)
        await self._tx.refusals.forget(person.telegram_id)
        group = await self._tx.groups.get(asked.group)
        if group is not None:
            await self._contacts.ask_whether_there(person, group)
        return line

    async def let_go(self, cadre: CadreId, me: Person | None) -> Cadre:
        """The person said no: counted with those whom the successor has asked."""
        person, _, line = await self._answered(cadre, me)
        await self._contacts.declined(line.id, person.telegram_id)
        if not await self._tx.consents.of(person.id):
            await self._tx.refusals.remember(person.telegram_id)
            await self._tx.noting.note(Asked.DECLINED, person.telegram_id, self._desk.now)
        return line

    async def _answered(
        self, cadre: CadreId, me: Person | None
    ) -> tuple[Person, AskedAgain, Cadre]:
        asked = None if me is None else await self._tx.asking_again.of(me.id)
        line = await self._tx.cadres.get(cadre)
        if me is None or asked is None or line is None or not line.holds_on(self._today):
            raise NotAskedAnyMore
        if await self._tx.asking_again.answered(me.id, cadre) is None:
            raise NotAskedAnyMore
        return me, asked, line

    async def _may_hand_on(self, id: GroupId, me: Person | None) -> Group:
        group = await self._tx.groups.get(id)
        if group is None or group.cadre is None:
            raise GroupUnknown
        await self._rights.require_in(me, Deed.HAND_ON_GROUP, group)
        return group

    async def _candidates(self, group: Group) -> list[Cadre]:
        """Whoever has not started could neither be told nor be chosen by anybody."""
        helping = [
            await self._tx.cadres.get(one) for one in await self._tx.sides.deputies(group.id)
        ]
        found = [one for one in helping if one is not None and one.holds_on(self._today)]
        if group.organisation is not None:
            found += await self._tx.cadres.of_organisation(group.organisation, self._today)
        able = {one.id: one for one in found if one.person is not None and one.id != group.cadre}
        return list(able.values())

    async def _leaving(self, group: Group, old: Cadre) -> frozenset[PersonId] | None:
        """Who goes along: those known in this group and in no other that the cadre still runs.
        None: everybody, since there is no other.
        """
        rest = await self._tx.groups.of_cadre(old.id)
        if not rest:
            return None
        here = await self._tx.memberships.people_in(group.id)
        staying = [await self._tx.memberships.people_in(one.id) for one in rest]
        return here.difference(*staying)

    async def _let_go(self, id: PersonId, old: Cadre, to: Cadre) -> bool:
        """A contact of the cadre before no longer; what was agreed to was agreed for that cadre.

        False: there is nothing to ask, since it is the same person on another line of the roster,
        or the contact has become the cadre.
        """
        if to.person == old.person:
            await self._tx.meetings.carry(id, old.id, to.id)
            await self._tx.contacts.move(id, old.id, to.id, self._desk.now)
            return False
        person = await self._tx.people.get(id)
        if person is None:
            return False
        return await self._contacts.let_go(person, old.id) and id != to.person

    async def _ask(self, id: PersonId, to: Cadre, group: Group) -> None:
        await self._tx.asking_again.ask(id, to.id, group.id, self._desk.now)
        await self._desk.tell(ContactAskedAgain(to.id, group.id), person=id)

    async def _tell(
        self, group: Group, old: Cadre, to: Cadre, asked: int, me: Person | None
    ) -> None:
        """Whoever did it knows."""
        notice = GroupHandedOver(group.id, to.id, asked)
        for one in dict.fromkeys((to.person, old.person)):
            if one is not None and (me is None or one != me.id):
                await self._desk.tell(notice, person=one, priority=Priority.ANSWER)

    @property
    def _today(self) -> date:
        return day_of(self._desk.now, self._desk.zone)
