"""A county through a year, without Telegram: what people do, and who is told what by the program.

Posts are leased, sifted and worded as delivery does it, and then taken as said. What people do is
planned beforehand and happens at its moment, whether the program runs or not.
"""

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from bot.delivery.permits import Permits, unasked_by
from bot.wording.joining import fits
from bot.wording.outgoing import Outgoing
from bot.wording.table import Wording
from domain.activities import Plan
from domain.activity import Tally
from domain.check_ins import Way
from domain.lights import Lights
from domain.manners import UNASKED_NAMES
from domain.notices import NOTICES
from domain.organisations import Cadre, Level, Position, Profile, Role
from domain.outbox import Kind, Leased
from domain.people import AgeBand, Person
from domain.refusals import Refusal
from scheduling.calendar import is_working_day
from services.desk import Desk
from services.services import Services
from storage.database import Storage
from storage.transaction import Reading
from tests.desks import BOT, SHANGHAI
from tests.services.people_of_a_county import counting_group, met
from tests.storage.county import contact

LEASE, LATER = timedelta(minutes=5), timedelta(seconds=1)
SENDER, AT_ONCE = "year", 60
POSITIONS = (*Position, Position.FULL_TIME, Position.PART_TIME)
HOURS = (9, 12, 16, 19)

Deed = Callable[[Services, "Town"], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Said:
    """One part of a message: `others` is how many parts it had besides."""

    at: datetime
    person: int | None
    name: str
    fields: str
    others: int = 0

    @property
    def what(self) -> tuple[int | None, str, str]:
        """The same in every way in which the year is lived."""
        return self.person, self.name, self.fields


@dataclass
class Town:
    """Who is there; the same numbers in every database."""

    cadres: list[Cadre] = field(default_factory=list)
    young: dict[int, list[Person]] = field(default_factory=dict)
    groups: dict[int, Any] = field(default_factory=dict)


@dataclass
class Mouth:
    """Says what is due. `said` has every part that was said, in order."""

    storage: Storage
    said: list[Said] = field(default_factory=list)
    permits: Permits = field(default_factory=lambda: Permits(SHANGHAI, is_working_day))
    wording: Wording = field(default_factory=lambda: Wording(SHANGHAI, BOT))

    async def speak(self, now: datetime) -> None:
        """Everything that may go at this moment."""
        while await self._some(now):
            pass

    async def next_due(self) -> datetime | None:
        async with self.storage.read_only() as view:
            return await view.outbox.next_due()

    async def _some(self, now: datetime) -> bool:
        """As `Taking` and `Sender` do it, one message after the other."""
        async with self.storage.read_write() as tx:
            leased = await tx.outbox.lease(SENDER, now, now + LEASE, AT_ONCE)
            if people := unasked_by(leased):
                names = people, UNASKED_NAMES
                leased += await tx.outbox.lease_along(SENDER, now, now + LEASE, *names)
            sifted = await self.permits.sift(tx, now, leased)
            for until, ids in sifted.waits.items():
                await tx.outbox.postpone(ids, SENDER, until)
        for first, others in sifted.goes:
            await self._say(now, (first, *others))
        return bool(leased)

    async def _say(self, now: datetime, posts: Sequence[Leased]) -> None:
        async with self.storage.read_only() as view:
            worded = [(one, await self._worded(view, now, one)) for one in posts]
        said: list[tuple[Leased, Outgoing]] = []
        async with self.storage.read_write() as tx:
            for one, outgoing in worded:
                if outgoing is None:
                    await tx.outbox.drop(one.id, SENDER, now)
                    await tx.ceilings.give_back(one.id)
                elif fits([part for _, part in said], outgoing):
                    await tx.outbox.done(one.id, SENDER, now)
                    said.append((one, outgoing))
                else:
                    await tx.outbox.put_back(one.id, SENDER, now + LATER, "TooMuch")
        for one, _ in said:
            told = json.dumps(one.post.fields, sort_keys=True, default=str)
            self.said.append(Said(now, one.post.person, one.post.name, told, len(said) - 1))

    async def _worded(self, view: Reading, now: datetime, one: Leased) -> Outgoing | None:
        if one.post.kind is Kind.CALL:
            return Outgoing(one.post.name, {"text": ""})
        return await self.wording.word(one.post, view, now)


async def settled(storage: Storage, now: datetime, cadres: int) -> Town:
    """A county with an administrator and staff, cadres of every position with a group each, and
    contacts. One of them has a deputy, one has not opened their link, one has blocked the bot.
    """
    town = Town()
    held_from = date(now.year - 1, 1, 1)
    async with storage.read_write() as tx:
        office = await tx.organisations.add(
            "湖滨县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        for number, role in enumerate((Role.ADMINISTRATOR, Role.ORGAN_STAFF, Role.SUPERVISOR)):
            holder = await met(tx, 900 + number, role.value)
            await tx.roles.grant(holder.id, office.id, role, now)
        for number in range(cadres):
            position = POSITIONS[number % len(POSITIONS)]
            line = await tx.cadres.add(office.id, f"干部{number}", position, held_from)
            person = await met(tx, 1000 + number, f"干部{number}")
            await tx.cadres.take_up(line.id, person.id)
            [found] = await tx.cadres.of_person(person.id, now.date())
            town.cadres.append(found)
            town.groups[line.id] = await counting_group(tx, found, -100 - number)
            town.young[line.id] = []
            for one in range(4):
                new = await contact(tx, found, 5000 + 100 * number + one)
                await tx.people.set_age_band(new.id, AgeBand.ADULT)
                await tx.memberships.join(town.groups[line.id].id, new.id, now)
                town.young[line.id].append(new)
        await tx.cadres.add(office.id, "没打开链接", Position.PART_TIME, held_from)
        if cadres > 1:
            await tx.sides.add_deputy(town.groups[town.cadres[0].id].id, town.cadres[1].id)
        await Services(Desk(tx, now, SHANGHAI, BOT)).prompts.send_due(is_working_day)
    return town


def planned(chance: Random, first: date, days: int, cadres: int) -> list[tuple[datetime, Deed]]:
    """What people do, in the order of its moments."""
    deeds: list[tuple[datetime, Deed]] = []
    for number in range(days):
        for at in range(cadres):
            if chance.random() < 0.3:
                deeds.append((moment(first, number, chance), lit(at)))
            if chance.random() < 0.03:
                deeds.append((moment(first, number, chance), wished(at, number)))
            if chance.random() < 0.07:
                deeds.append((moment(first, number, chance), met_with(at)))
            if chance.random() < 0.03:
                deeds.append((moment(first, number, chance), planned_activity(at, number)))
            if chance.random() < 0.02:
                deeds.append((moment(first, number, chance), reached(at)))
    return sorted(deeds, key=lambda one: one[0])


def moment(first: date, number: int, chance: Random) -> datetime:
    hour = chance.choice(HOURS)
    return datetime(first.year, first.month, first.day, hour, 7, tzinfo=SHANGHAI) + timedelta(
        days=number, minutes=chance.randrange(40)
    )


def lit(at: int) -> Deed:
    async def deed(services: Services, town: Town) -> None:
        day = services.desk.now.astimezone(SHANGHAI).date()
        lights = Lights(voice=True, asked=at % 2 == 0, answered=True)
        group = town.groups[town.cadres[at].id]
        await services.desk.tx.activity.add(Tally({}, {(day, group.id): lights}))

    return deed


def wished(at: int, number: int) -> Deed:
    """And the one before it is looked after."""

    async def deed(services: Services, town: Town) -> None:
        line = town.cadres[at]
        young = town.young[line.id]
        cadre = None if line.person is None else await services.desk.tx.people.get(line.person)
        with suppress(Refusal):
            for one in await services.wishes.own(young[number % len(young)]):
                await services.wishes.claim(one.id, cadre)
        await services.wishes.submit(young[number % len(young)], f"心愿 {number}")

    return deed


def met_with(at: int) -> Deed:
    """A heart-to-heart that was confirmed."""

    async def deed(services: Services, town: Town) -> None:
        now, line = services.desk.now, town.cadres[at]
        plan = Plan("heart-to-heart", "", now, now, "")
        held = await services.desk.tx.activities.plan(line.id, None, plan, now)
        await services.desk.tx.check_ins.note(held.id, None, Way.CONFIRMED, now)

    return deed


def planned_activity(at: int, number: int) -> Deed:
    """In two days, and somebody says that they come."""

    async def deed(services: Services, town: Town) -> None:
        now, line = services.desk.now, town.cadres[at]
        begins = now + timedelta(days=2, hours=1)
        plan = Plan("league-class", f"团课 {number}", begins, begins + timedelta(hours=2), "江边")
        group = town.groups[line.id]
        held = await services.desk.tx.activities.plan(line.id, group.id, plan, now)
        young = town.young[line.id][number % len(town.young[line.id])]
        await services.desk.tx.activities.answer(held.id, young.id, coming=True, now=now)

    return deed


def reached(at: int) -> Deed:
    """One more was asked, and said no."""

    async def deed(services: Services, town: Town) -> None:
        await services.desk.tx.cadres.count_declined(town.cadres[at].id)

    return deed


def twice(said: Sequence[Said]) -> list[tuple[int | None, str, str]]:
    """What was said to somebody more than once; a question to Telegram is asked every day."""
    noticed = Counter(one.what for one in said if one.name in NOTICES)
    return [what for what, times in noticed.items() if times > 1]
