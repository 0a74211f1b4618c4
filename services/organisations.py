"""Intentions about the first organisation, invites and roles."""

import secrets
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.notices import RoleTaken, SafetyContactNamed
from domain.organisations import (
    AtWork,
    Cadre,
    Invite,
    Level,
    Organisation,
    OrganisationId,
    Position,
    Profile,
    Role,
    TakenUp,
)
from domain.outbox import Priority
from domain.people import Person, PersonId, Visitor
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed
from services.desk import Desk
from services.offices import administrators
from services.rights import NotAllowed, OutsideBranch, Rights
from storage.audit import PROGRAM

HOTLINES = ("12356", "12355", "110", "120")
INVITE_LASTS = timedelta(days=30)
TOKEN_BYTES = 16
PAYLOAD = "i"


class AlreadySetUp(Refusal):
    """There is a first organisation already."""


class InviteUnknown(Refusal):
    """No invite has this token: a link that was cut off, or guessed."""


class InviteExpired(Refusal):
    """The link was opened too late."""


class InviteRevoked(Refusal):
    """The link was called back, or replaced by another, or what it gave was taken back."""


class InviteUsed(Refusal):
    """Somebody else was faster with a link that opens once."""


class NotACadre(Refusal):
    """Only somebody who holds a position today may do this."""


class Organisations:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def set_up(
        self,
        name: str,
        level: Level,
        profile: Profile,
        *,
        zone: str,
        language: str,
        hotlines: tuple[str, ...] = HOTLINES,
    ) -> tuple[Organisation, str]:
        """The first organisation, and the token of its administrator's link. Said again while
        nobody is its administrator (the link was lost, or not opened in time): another link.
        """
        for root in await self._tx.organisations.roots():
            if root.name != name or await self._tx.roles.holders(root.id, Role.ADMINISTRATOR):
                raise AlreadySetUp
            await self._tx.invites.revoke_all(
                self._desk.now, organisation_id=root.id, role=Role.ADMINISTRATOR.value
            )
            return root, await self.invite_role(root.id, Role.ADMINISTRATOR)
        made = await self._tx.organisations.add(
            name,
            level,
            profile,
            zone=zone,
            language=language,
            hotlines=hotlines,
            since=day_of(self._desk.now, ZoneInfo(zone)),
        )
        await self._tx.audit.add(PROGRAM, "set-up", "organisation", made.id, self._desk.now)
        return made, await self.invite_role(made.id, Role.ADMINISTRATOR)

    async def invite_cadre(
        self,
        organisation: OrganisationId,
        roster_name: str,
        position: Position,
        held_from: date,
        by: PersonId = PROGRAM,
    ) -> tuple[Cadre, str]:
        """A line of the roster, and the token of the link that somebody takes it up with."""
        line = await self._tx.cadres.add(organisation, roster_name, position, held_from)
        return line, await self.invite_to(line, by)

    async def invite_to(self, line: Cadre, by: PersonId = PROGRAM) -> str:
        """The token of a new link; one for this line that was not opened opens no longer."""
        await self._tx.invites.revoke_all(self._desk.now, cadre_id=line.id)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        expires = self._desk.now + INVITE_LASTS
        await self._tx.invites.for_cadre(token, line.organisation, line.id, expires)
        await self._tx.audit.add(by, "invite", "cadre", line.id, self._desk.now)
        return token

    async def invite_role(
        self, organisation: OrganisationId, role: Role, by: PersonId = PROGRAM
    ) -> str:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        expires = self._desk.now + INVITE_LASTS
        made = await self._tx.invites.for_role(token, organisation, role, expires)
        await self._tx.audit.add(by, f"invite-{role.value}", "invite", made.id, self._desk.now)
        return token

    def link(self, token: str) -> str:
        """What is handed to whoever was invited."""
        return self._desk.bot.link(PAYLOAD + token)

    async def open_invite(self, token: str, visitor: Visitor) -> TakenUp:
        """Take up what the link is for. Who opened it before is told the same once more."""
        invite = await self._tx.invites.by_token(token)
        if invite is None:
            raise InviteUnknown
        if invite.revoked_at is not None:
            raise InviteRevoked
        known = await self._tx.people.by_telegram_id(visitor.telegram_id)
        if known is not None and invite.used_by == known.id:
            return await self._opened_again(invite, known.id)
        person = await self._tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=True,
            now=self._desk.now,
        )
        await self._use(invite, person)
        return await self._taken_up(invite)

    async def offices(self, person: PersonId | None) -> AtWork:
        """Positions held today, and roles."""
        if person is None:
            return AtWork()
        roles = [
            (organisation, role)
            for where, role in sorted(await self._tx.roles.of(person))
            if (organisation := await self._tx.organisations.get(where)) is not None
        ]
        return AtWork(tuple(await self._desk.lines_of(person)), tuple(roles))

    async def administered(self, me: Person | None) -> tuple[Organisation, ...]:
        """NotAllowed if there is none."""
        found = await self._rights.where(me, Deed.NAME_SAFETY_CONTACT)
        if not found:
            raise NotAllowed(deed=Deed.NAME_SAFETY_CONTACT.value)
        return found

    async def safety_contact(self, organisation: Organisation) -> Person | None:
        contact = organisation.safety_contact
        return None if contact is None else await self._tx.people.get(contact)

    async def be_safety_contact(self, me: Person | None) -> tuple[Organisation, ...]:
        """An administrator takes the calls for help of the own organisations."""
        administered = await self.administered(me)
        if me is not None:
            for organisation in administered:
                await self._name_safety_contact(organisation.id, me.id)
        return administered

    async def invite_safety_contact(
        self, me: Person | None, organisation: OrganisationId
    ) -> tuple[Organisation, str]:
        """The token of a link by which somebody else takes the calls for help."""
        await self._rights.require(me, Deed.NAME_SAFETY_CONTACT, organisation)
        named = await self._tx.organisations.get(organisation)
        if me is None or named is None:
            raise OutsideBranch
        return named, await self.invite_role(named.id, Role.SAFETY_CONTACT, by=me.id)

    async def _use(self, invite: Invite, person: Person) -> None:
        """The rows decide: of two who open a link at once one gets it."""
        if invite.used_at is None and invite.expires <= self._desk.now:
            raise InviteExpired
        if not await self._tx.invites.use(invite.id, person.id, self._desk.now):
            raise InviteUsed
        if invite.cadre is not None:
            if not await self._tx.cadres.take_up(invite.cadre, person.id):
                raise InviteUsed
            await self._tx.asking_again.answered(person.id, invite.cadre)
            await self._tx.contacts.leave(person.id, of=invite.cadre)
            await self._note(person.id, "take-up", "cadre", invite.cadre)
        if invite.role is not None:
            await self._give(person.id, invite.organisation, invite.role)

    async def _give(self, person: PersonId, organisation: OrganisationId, role: Role) -> None:
        if role is Role.SAFETY_CONTACT:
            await self._name_safety_contact(organisation, person)
            return
        await self._tx.roles.grant(person, organisation, role, self._desk.now)
        await self._note(person, f"take-up-{role.value}", "organisation", organisation)
        for one in await administrators(self._desk, organisation):
            if one != person:
                notice = RoleTaken(organisation, role.value, person)
                await self._desk.tell(notice, person=one, priority=Priority.ANSWER)

    async def _name_safety_contact(self, where: OrganisationId, person: PersonId) -> None:
        """There is one for each organisation: who had it before has it no longer, and hears of it
        as the administrators do.
        """
        formers = await self._tx.roles.holders(where, Role.SAFETY_CONTACT)
        for former in formers:
            await self._tx.roles.withdraw(former, where, Role.SAFETY_CONTACT)
        await self._tx.roles.grant(person, where, Role.SAFETY_CONTACT, self._desk.now)
        await self._tx.organisations.set_safety_contact(where, person)
        await self._note(person, "take-up-safety-contact", "organisation", where)
        if formers == [person]:
            return
        administrators = await self._tx.roles.holders(where, Role.ADMINISTRATOR)
        for one in {*formers, *administrators} - {person}:
            notice = SafetyContactNamed(where)
            await self._desk.tell(notice, person=one, priority=Priority.ANSWER)

    async def _opened_again(self, invite: Invite, person: PersonId) -> TakenUp:
        """InviteRevoked if what the link gave has been taken back since."""
        taken = await self._taken_up(invite, again=True)
        held = await self._tx.roles.of(person)
        if invite.role is not None and (invite.organisation, invite.role) not in held:
            raise InviteRevoked
        if taken.cadre is not None and taken.cadre.person != person:
            raise InviteRevoked
        return taken

    async def _taken_up(self, invite: Invite, *, again: bool = False) -> TakenUp:
        [organisation, *_] = await self._tx.organisations.path(invite.organisation)
        cadre = None if invite.cadre is None else await self._tx.cadres.get(invite.cadre)
        return TakenUp(organisation, cadre, invite.role, again)

    async def _note(self, by: PersonId, action: str, noun: str, number: int) -> None:
        await self._tx.audit.add(by, action, noun, number, self._desk.now)
