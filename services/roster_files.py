"""Intentions about rosters that an administrator sends to the bot, and what they ask for there."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.organisations import Organisation
from domain.outbox import Priority, Receipt
from domain.people import Person
from domain.refusals import Refusal
from domain.rights import Deed
from domain.roster_files import NEXT, Action, Report, RosterFile, RosterId, State
from domain.roster_notices import LinkSheet, RosterExport, RosterLookedAt, RosterTemplate
from domain.rosters import MOST_BYTES, Unreadable
from services.desk import Desk
from services.organisations import INVITE_LASTS
from services.rights import NotAllowed, Rights
from services.rosters import Rosters, known_of

RECEIPT = "roster"
# Links on one sheet: forty pages are printed at once, and a transaction stays short.
MOST_LINKS = 300


class RosterTooBig(Refusal):
    """The file is bigger than a roster can be."""


class RosterGone(Refusal):
    """What stands under the button is decided already, or was kept too long ago."""


class NobodyToInvite(Refusal):
    """Everybody on the roster has opened a link, or has one that works."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How many links go onto it, and how many cadres have to wait for the next one."""

    made: int
    left: int


class RosterFiles:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def receive(self, me: Person | None, file: str, size: int) -> None:
        """Ask Telegram where the file lies; it is fetched and looked at when that is known."""
        person, _ = await self._office(me)
        if size > MOST_BYTES:
            raise RosterTooBig
        roster = await self._tx.roster_files.add(person.id, file, self._desk.now)
        await self._ask(roster, file)

    async def located(self, number: int, _: Mapping[str, object], answer: object) -> None:
        """Telegram's answer to the question where it lies."""
        roster = RosterId(number)
        match answer:
            case {"file_path": str(path)}:
                await self._tx.roster_files.move(roster, State.ASKED, Action.LOCATE, path=path)
            case _:
                await self.lost(roster)

    async def lost(self, roster: RosterId) -> None:
        """Telegram does not have it, or does not hand it out."""
        await self.end(roster, State.ASKED, Action.REFUSE, Report(why=Unreadable.LOST))

    async def end(self, roster: RosterId, was: State, action: Action, report: Report) -> None:
        """What came of it, to whoever sent it."""
        file = await self._tx.roster_files.get(roster)
        if file is None or not await self._tx.roster_files.move(roster, was, action, report):
            return
        notice = RosterLookedAt(roster, NEXT[was, action].value)
        await self._desk.tell(notice, person=file.person, priority=Priority.ANSWER)

    async def confirm(self, me: Person | None, roster: RosterId, *, end_missing: bool) -> None:
        """Carry it out. Twice pressed, it is done once."""
        file = await self._own(me, roster)
        was, how = State.CHECKED, Action.CONFIRM
        if not await self._tx.roster_files.move(
            file.id, was, how, path=None, wanted=True, end_missing=end_missing
        ):
            raise RosterGone
        await self._ask(file.id, file.file)

    async def cancel(self, me: Person | None, roster: RosterId) -> None:
        file = await self._own(me, roster)
        if not await self._tx.roster_files.move(file.id, State.CHECKED, Action.CANCEL):
            raise RosterGone

    async def home(self, me: Person | None) -> tuple[Organisation, ...]:
        """The organisations whose rosters somebody manages; NotAllowed if there is none."""
        _, offices = await self._office(me)
        return offices

    async def send_template(self, me: Person | None) -> None:
        person, _ = await self._office(me)
        await self._tell(RosterTemplate(person.id), person)

    async def send_export(self, me: Person | None) -> None:
        person, offices = await self._office(me)
        for one in offices:
            await self._tx.audit.add(
                person.id, "export-roster", "organisation", one.id, self._desk.now
            )
        await self._tell(RosterExport(person.id), person)

    async def send_links(self, me: Person | None, *, only_without: bool) -> Sheet:
        """New links as a sheet to be printed, as many as go onto one."""
        person, offices = await self._office(me)
        known = await known_of(self._tx, offices, self._desk.now)
        made = await Rosters(self._desk).links(
            known.branch.paths,
            known.branch.own,
            known.today,
            by=person.id,
            only_without=only_without,
            limit=MOST_LINKS,
        )
        if not made.links:
            raise NobodyToInvite
        pairs = tuple((one.line.id, one.token) for one in made.links)
        expires = (self._desk.now + INVITE_LASTS).isoformat()
        await self._tell(LinkSheet(pairs, expires), person)
        return Sheet(len(made.links), made.left)

    async def _office(self, me: Person | None) -> tuple[Person, tuple[Organisation, ...]]:
        offices = await Rights(self._desk).where(me, Deed.MANAGE_ROSTER)
        if me is None or not offices:
            raise NotAllowed(deed=Deed.MANAGE_ROSTER.value)
        return me, offices

    async def _own(self, me: Person | None, roster: RosterId) -> RosterFile:
        """Sent by whoever presses, and nobody else."""
        person, _ = await self._office(me)
        file = await self._tx.roster_files.get(roster)
        if file is None or file.person != person.id:
            raise RosterGone
        return file

    async def _ask(self, roster: RosterId, file: str) -> None:
        await self._desk.ask_telegram("getFile", {"file_id": file}, Receipt(RECEIPT, roster))

    async def _tell(self, notice: RosterTemplate | RosterExport | LinkSheet, to: Person) -> None:
        """After the answer that says it is coming."""
        await self._desk.tell(notice, person=to.id)
