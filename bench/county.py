"""A county that is set up already: cadres with their groups, people who agreed and people who did
not. The benchmarks and soaks of the river begin where setting up has ended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.consents import Purpose
from domain.groups import GroupId, GroupState
from domain.organisations import CadreId, Level, OrganisationId, Position, Profile
from domain.people import AgeBand, PersonId
from storage.database import Storage
from storage.transaction import Transaction

HELD_FROM = date(2026, 1, 1)
RIGHTS = ("administrator", "can_delete_messages", "can_pin_messages")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a group, by Telegram id. Whoever does not consent has no row anywhere."""

    telegram_id: int
    name: str
    consents: bool
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A group and the cadre who runs it; the cadre is not among the members."""

    chat: int
    title: str
    cadre: Member
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The internal numbers: of groups by chat id, of known people by Telegram id."""

    groups: Mapping[int, GroupId]
    people: Mapping[int, PersonId]


async def settle(storage: Storage, circles: Iterable[Circle], now: datetime) -> Numbers:
    """Write the county into an empty database: every group counts, with full rights."""
    await storage.upgrade()
    async with storage.read_write() as tx:
        office = await tx.organisations.add(
            "湖滨县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        settling = Settling(tx, office.id, now)
        for circle in circles:
            await settling.circle(circle)
    return Numbers(settling.groups, settling.people)


class Settling:
    """The rows of circle after circle; who is met again keeps the row they have."""

    def __init__(self, tx: Transaction, office: OrganisationId, now: datetime) -> None:
        self._tx, self._office, self._now = tx, office, now
        self._cadres: dict[int, CadreId] = {}
        self.groups: dict[int, GroupId] = {}
        self.people: dict[int, PersonId] = {}

    async def circle(self, circle: Circle) -> None:
        cadre = await self._cadre(circle.cadre)
        group = await self._group(circle, cadre)
        for member in circle.members:
            if member.consents:
                person = await self._person(member)
                await self._tx.contacts.become(person, cadre, self._now)
                await self._tx.memberships.join(group, person, self._now)

    async def _cadre(self, cadre: Member) -> CadreId:
        known = self._cadres.get(cadre.telegram_id)
        if known is None:
            line = await self._tx.cadres.add(
                self._office, cadre.name, Position.FULL_TIME, HELD_FROM
            )
            await self._tx.cadres.take_up(line.id, await self._person(cadre))
            known = self._cadres[cadre.telegram_id] = line.id
        return known

    async def _group(self, circle: Circle, cadre: CadreId) -> GroupId:
        groups = self._tx.groups
        number = self.groups[circle.chat] = (await groups.meet(circle.chat, circle.title, "zh")).id
        await groups.bind(number, self._office, cadre)
        await groups.set_rights(number, RIGHTS)
        await groups.set_members(number, len(circle.members) + 1)
        await groups.change_state(number, GroupState.NEW, GroupState.COUNTING)
        await groups.start_counting(number, self._now)
        return number

    async def _person(self, member: Member) -> PersonId:
        people = self._tx.people
        met = await people.meet(
            member.telegram_id, member.name, "zh-hans", reachable=True, now=self._now
        )
        await people.set_age_band(met.id, AgeBand.ADULT)
        if member.consents:
            for purpose in (Purpose.CONTACT, Purpose.ACTIVITY):
                await self._tx.consents.give(met.id, purpose, self._now)
        await self._tx.scenes.learn_username(member.telegram_id, member.username)
        self.people[member.telegram_id] = met.id
        return met.id
