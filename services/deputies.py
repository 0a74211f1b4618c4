"""Intentions about deputies: named by whoever is responsible for a group, and let go."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from domain.groups import Group, GroupId
from domain.handing_on import DeputyChanged, DeputyChoice
from domain.organisations import Cadre, CadreId
from domain.outbox import Priority, Receipt
from domain.people import Person
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed, Place, place_between
from services.desk import Desk
from services.groups import GroupUnknown
from services.organisations import InviteExpired, InviteUnknown, InviteUsed
from services.rights import Rights
from services.wishes import Wishes
from storage.groups.deputy_links import DeputyLink

LINK_LASTS = timedelta(days=7)
TOKEN_BYTES = 16
PAYLOAD = "d"


class NotResponsible(Refusal):
    """Deputies are named by whoever is responsible for the group, and by nobody else."""


class DeputyNeedsAPosition(Refusal):
    """A deputy reads wishes, so that an organisation must answer for them by its roster."""


class DeputyOutsideBranch(Refusal):
    """The deputy's organisation stands neither above nor below that of the group."""


class OwnDeputy(Refusal):
    """Whoever is responsible for a group needs no link to it."""


class DeputyHasGone(Refusal):
    """No deputy of this group any more, or no cadre."""


class YouAreNoDeputy(Refusal):
    """Whoever wants to step down is no deputy of this group."""


class Deputies:
    """Bound to one transaction. A deputy is a line of a roster, as a responsible cadre is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def invite(self, id: GroupId, me: Person | None) -> tuple[Group, str]:
        """The token of a link that makes one cadre a deputy; the one before opens no longer."""
        group = await self._own(id, me)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        expires = self._desk.now + LINK_LASTS
        await self._tx.deputy_links.add(token, id, expires, self._desk.now)
        await self._note(me, "invite-deputy", id)
        return group, token

    def link(self, token: str) -> str:
        """What is handed to whoever is to be a deputy."""
        return self._desk.bot.link(PAYLOAD + token)

    async def open_link(self, token: str, me: Person | None) -> Group:
        """Whoever opens it first becomes a deputy; they are told the same when they do it again.
        Who may not be one has not used it up.
        """
        link = await self._tx.deputy_links.by_token(token)
        group = None if link is None else await self._tx.groups.get(link.group)
        if link is None or group is None:
            raise InviteUnknown
        if me is not None and link.used_by == me.id:
            return group
        self._is_fresh(link)
        if me is None:
            raise DeputyNeedsAPosition
        line = await self._line_of(me, group)
        if not await self._tx.deputy_links.use(link.id, me.id, self._desk.now):
            raise InviteUsed
        await self._tx.sides.add_deputy(group.id, line.id)
        await self._note(me, "be-deputy", group.id)
        await self._tell_responsible(group, DeputyChanged(group.id, line.id, named=True))
        return group

    async def ask_administrators(self, id: GroupId, me: Person | None) -> None:
        """Ask Telegram who runs the chat; the receipt puts those whom rosters know to choice."""
        group = await self._own(id, me)
        asked = {"chat_id": str(group.chat)}
        receipt = Receipt("administrators", group.id)
        await self._desk.ask_telegram("getChatAdministrators", asked, receipt)

    async def administrators_told(
        self, id: int, _fields: Mapping[str, object], result: object
    ) -> None:
        group = await self._tx.groups.get(GroupId(id))
        if group is None or not isinstance(result, Sequence):
            return
        deputies = await self._tx.sides.deputies(group.id)
        found = [line for one in result if (line := await self._known(one, group)) is not None]
        others = [line.id for line in found if line.id not in {*deputies, group.cadre}]
        listed = " ".join(str(one) for one in dict.fromkeys(others))
        await self._tell_responsible(group, DeputyChoice(group.id, listed))

    async def administrators_failed(self, id: int) -> None:
        """Telegram does not say: there is nobody to choose, and the link is left."""
        await self.administrators_told(id, {}, [])

    async def name(self, id: GroupId, cadre: CadreId, me: Person | None) -> Group:
        """By a button. Named twice is named once."""
        group = await self._own(id, me)
        line = await self._tx.cadres.get(cadre)
        if line is None or line.person is None or not line.holds_on(self._today):
            raise DeputyHasGone
        if line.id == group.cadre:
            raise OwnDeputy
        if not await self._in_branch(line, group):
            raise DeputyOutsideBranch
        if await self._tx.sides.add_deputy(id, cadre):
            await self._note(me, "name-deputy", id)
            await self._tell(line, DeputyChanged(id, cadre, named=True))
        return group

    async def remove(self, id: GroupId, cadre: CadreId, me: Person | None) -> Group:
        """By whoever is responsible; the deputy is told."""
        group = await self._own(id, me)
        if not await self._tx.sides.remove_deputy(id, cadre):
            raise DeputyHasGone
        await self._note(me, "remove-deputy", id)
        line = await self._tx.cadres.get(cadre)
        if line is not None:
            await self._tell(line, DeputyChanged(id, cadre, named=False))
            if line.person is not None:
                await Wishes(self._desk).let_go(line.person)
        return group

    async def step_down(self, id: GroupId, me: Person | None) -> Group:
        """By the deputy; whoever is responsible is told."""
        group = await self._tx.groups.get(id)
        if group is None or me is None:
            raise YouAreNoDeputy
        lines = await self._desk.lines_of(me.id)
        gone = [one for one in lines if await self._tx.sides.remove_deputy(id, one.id)]
        if not gone:
            raise YouAreNoDeputy
        await self._note(me, "step-down", id)
        await Wishes(self._desk).let_go(me.id)
        await self._tell_responsible(group, DeputyChanged(id, gone[0].id, named=False))
        return group

    async def _own(self, id: GroupId, me: Person | None) -> Group:
        group = await self._tx.groups.get(id)
        if group is None:
            raise GroupUnknown
        await self._rights.require_in(me, Deed.NAME_DEPUTY, group, otherwise=NotResponsible)
        return group

    def _is_fresh(self, link: DeputyLink) -> None:
        if link.used_at is not None:
            raise InviteUsed
        if link.revoked_at is not None or link.expires <= self._desk.now:
            raise InviteExpired

    async def _line_of(self, me: Person, group: Group) -> Cadre:
        """The position by which somebody becomes a deputy."""
        lines = await self._desk.lines_of(me.id)
        if not lines:
            raise DeputyNeedsAPosition
        if group.cadre in {one.id for one in lines}:
            raise OwnDeputy
        for line in lines:
            if await self._in_branch(line, group):
                return line
        raise DeputyOutsideBranch

    async def _in_branch(self, line: Cadre, group: Group) -> bool:
        """Of the group's organisation, or above or below it."""
        if group.organisation is None:
            return False
        own, its = [
            [one.id for one in await self._tx.organisations.path(where)]
            for where in (line.organisation, group.organisation)
        ]
        return place_between(own, its) is not Place.BESIDE

    async def _known(self, told: object, group: Group) -> Cadre | None:
        """An administrator of the chat who holds a position in the branch."""
        match told:
            case {"user": {"id": int(number), "is_bot": False}}:
                person = await self._tx.people.by_telegram_id(number)
            case _:
                return None
        lines = [] if person is None else await self._desk.lines_of(person.id)
        for line in lines:
            if await self._in_branch(line, group):
                return line
        return None

    async def _tell(self, line: Cadre, notice: DeputyChanged) -> None:
        if line.person is not None:
            await self._desk.tell(notice, person=line.person, priority=Priority.ANSWER)

    async def _tell_responsible(self, group: Group, notice: DeputyChanged | DeputyChoice) -> None:
        line = None if group.cadre is None else await self._tx.cadres.get(group.cadre)
        if line is not None and line.person is not None:
            await self._desk.tell(notice, person=line.person, priority=Priority.ANSWER)

    async def _note(self, me: Person | None, action: str, group: GroupId) -> None:
        if me is not None:
            await self._tx.audit.add(me.id, action, "group", group, self._desk.now)

    @property
    def _today(self) -> date:
        return day_of(self._desk.now, self._desk.zone)
