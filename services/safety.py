"""Intentions about calls for help: noticed, put before somebody, taken, called further up."""

from datetime import datetime, timedelta

from domain.groups import Group
from domain.lengths import LONGEST_HANDED_OVER, shortened
from domain.notices import HelpCalled, HelpTaken
from domain.organisations import CallForHelp, CallForHelpId, Organisation, OrganisationId
from domain.outbox import Priority
from domain.people import Person, PersonId, Visitor
from domain.refusals import Refusal
from domain.rights import Deed
from domain.safety import (
    PATIENCE,
    Caller,
    Offered,
    Office,
    Reader,
    Rung,
    called_so_far,
    patience,
    rung_of,
)
from domain.wishes import Wish
from language.danger import MANY_SIGNS, find_danger
from services.callers import caller_of
from services.desk import Desk
from services.offices import office_of
from services.rights import Rights
from services.wishes import Wishes

REMEMBERED = timedelta(days=1)


class NotYourCall(Refusal):
    """Put before somebody else, or no longer there."""


class CallIsTaken(Refusal):
    """Somebody was faster, and looks after it."""


class CallBecameWish(Refusal):
    """It was passed on as a wish before."""


class CallTextGone(Refusal):
    """The message in which it stood can no longer be seen."""


class Safety:
    """Bound to one transaction. What it looks at is never logged, counted, listed or exported."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def look(
        self,
        text: str,
        sender: Person | None,
        visitor: Visitor | None,
        group: Group | None,
        *,
        private: bool,
        in_confidence: bool = False,
    ) -> Offered | None:
        """Before all else, at a text that was handed to the bot. None: it does not sound like
        danger. Whoever is called learns who it is: of what is told `in_confidence` they are called
        only by plain signs, not by the sum of weak ones.

        `group` is where it was said, None where the program knows no group; `visitor` is None for
        somebody whom Telegram does not name (an anonymous administrator).
        """
        danger = find_danger(text)
        if danger is None or (in_confidence and danger.rule == MANY_SIGNS):
            return None
        person = sender or await self._meet(visitor, private=private)
        organisation = await self._organisation_of(person, group)
        if organisation is None:
            return Offered(danger.kind.value, (), person, made_known=sender is None)
        if person is not None:
            await self._desk.tx.drafts.drop(person.id)
        call, rung = await self._call(text, person, organisation)
        return Offered(
            kind=danger.kind.value,
            hotlines=organisation.hotlines,
            person=person,
            call=call.id,
            reader=await self._reader(rung, organisation),
            made_known=sender is None and person is not None,
        )

    async def offered_before(self, sender: Person) -> Offered | None:
        """What is said to somebody whose call could not be answered in a group. None: no call."""
        call = await self.called_lately(sender)
        danger = None if call is None else find_danger(call.text)
        organisation = await self._organisation_of(sender, None)
        if call is None or danger is None or organisation is None:
            return None
        rung = rung_of(call.level, await self._offices(call.organisation), sender.id)
        return Offered(
            kind=danger.kind.value,
            hotlines=organisation.hotlines,
            person=sender,
            call=call.id,
            reader=await self._reader(rung, organisation),
            made_known=True,
        )

    async def called_lately(self, sender: Person) -> CallForHelp | None:
        """Somebody's newest call within a day: so long nobody answers them as if nothing were."""
        since = self._desk.now - REMEMBERED
        return await self._desk.tx.calls_for_help.latest_of(sender.id, since)

    async def add(self, sender: Person | None, text: str | None) -> Reader | None:
        """Whoever called lately lets something more be read, such as how to reach them: it goes
        the same way. Said twice (a button pressed twice), it is put before nobody again.
        """
        before = None if sender is None else await self.called_lately(sender)
        if sender is None or before is None:
            raise NotYourCall
        if not text:
            raise CallTextGone
        organisation = await self._desk.tx.organisations.get(before.organisation)
        if organisation is None:
            raise NotYourCall
        if before.text == text:
            rung = rung_of(before.level, await self._offices(organisation.id), sender.id)
        else:
            _, rung = await self._call(text, sender, organisation)
        return await self._reader(rung, organisation)

    async def take(self, id: CallForHelpId, by: Person | None) -> tuple[CallForHelp, Caller]:
        """Whoever was called may take it, once; the sender hears of it."""
        call = await self._desk.tx.calls_for_help.get(id)
        if call is None or not call.text:
            raise NotYourCall
        called = called_so_far(call.level, await self._offices(call.organisation), call.person)
        await Rights(self._desk).require_item(by, Deed.TAKE_CALL, called, otherwise=NotYourCall)
        if not await self._desk.tx.calls_for_help.take(id, self._desk.now):
            raise CallIsTaken
        if call.person is not None:
            await self._desk.tell(
                HelpTaken(id),
                person=call.person,
                priority=Priority.AT_ONCE,
                dedupe_key=f"help-taken:{id}",
            )
        return call, await caller_of(self._desk.tx, call)

    async def pass_on_as_wish(self, id: CallForHelpId, by: Person | None) -> Wish:
        """It was a wish too: it goes where wishes go. Whoever was called stays called: what is
        taken back under pressure looks the same.
        """
        call = await self._desk.tx.calls_for_help.get(id)
        if by is None or call is None or call.person != by.id:
            raise NotYourCall
        wish = await Wishes(self._desk).submit(by, shortened(call.text, LONGEST_HANDED_OVER))
        if not await self._desk.tx.calls_for_help.became_wish(id, wish.id):
            raise CallBecameWish
        return wish

    async def escalate_due(self) -> int:
        """Each call that nobody took in time goes to the next level. How many; twice: 0."""
        due = await self._desk.tx.calls_for_help.due(self._desk.now)
        for call in due:
            offices = await self._offices(call.organisation)
            rung = rung_of(call.level + 1, offices, call.person)
            again = self._desk.now + patience(call.called_at, self._desk.now)
            if await self._desk.tx.calls_for_help.escalate(call, first(rung), again):
                await self._put_before(call.id, call.level + 1, rung)
        return len(due)

    async def next_due(self) -> datetime | None:
        return await self._desk.tx.calls_for_help.next_due()

    async def hotlines(self, sender: Person | None) -> tuple[str, ...]:
        """The numbers of the organisation somebody belongs to; empty: the program's own list."""
        organisation = await self._organisation_of(sender, None)
        return () if organisation is None else organisation.hotlines

    async def _meet(self, visitor: Visitor | None, *, private: bool) -> Person | None:
        if visitor is None:
            return None
        return await self._desk.tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=private,
            now=self._desk.now,
        )

    async def _call(
        self, text: str, person: Person | None, organisation: Organisation
    ) -> tuple[CallForHelp, Rung]:
        caller = None if person is None else person.id
        rung = rung_of(0, await self._offices(organisation.id), caller)
        call = await self._desk.tx.calls_for_help.call(
            organisation.id,
            caller,
            text,
            first(rung),
            now=self._desk.now,
            escalates_at=self._desk.now + PATIENCE,
        )
        await self._put_before(call.id, 0, rung)
        return call, rung

    async def _put_before(self, id: CallForHelpId, level: int, rung: Rung) -> None:
        """Day and night, before everything else."""
        for person in rung.people:
            await self._desk.tell(
                HelpCalled(id, level),
                person=person,
                priority=Priority.AT_ONCE,
                dedupe_key=f"help:{id}:{level}:{person}",
            )

    async def _reader(self, rung: Rung, own: Organisation) -> Reader | None:
        if not rung.people:
            return None
        named = rung.organisation or own.id
        organisation = await self._desk.tx.organisations.get(named)
        contact = await self._desk.tx.people.get(rung.people[0]) if rung.by_contact else None
        return Reader(
            own.name if organisation is None else organisation.name,
            None if contact is None else contact.name,
        )

    async def _offices(self, organisation: OrganisationId) -> list[Office]:
        path = await self._desk.tx.organisations.path(organisation)
        return [await office_of(self._desk, one) for one in path]

    async def _organisation_of(
        self, person: Person | None, group: Group | None
    ) -> Organisation | None:
        """That of the sender's cadre, of the group, of the sender's own position, or the root."""
        found = None if person is None else await self._by_contact(person.id)
        found = found or (None if group is None else group.organisation)
        found = found or (None if person is None else await self._by_belonging(person.id))
        if found is not None:
            return await self._desk.tx.organisations.get(found)
        return next(iter(await self._desk.tx.organisations.roots()), None)

    async def _by_contact(self, person: PersonId) -> OrganisationId | None:
        contact = await self._desk.tx.contacts.of(person)
        cadre = None if contact is None else await self._desk.tx.cadres.get(contact.cadre)
        return None if cadre is None else cadre.organisation

    async def _by_belonging(self, person: PersonId) -> OrganisationId | None:
        for known in await self._desk.tx.memberships.groups_of(person):
            group = await self._desk.tx.groups.get(known)
            if group is not None and group.organisation is not None:
                return group.organisation
        lines = await self._desk.lines_of(person)
        return lines[0].organisation if lines else None


def first(rung: Rung) -> PersonId | None:
    return rung.people[0] if rung.people else None
