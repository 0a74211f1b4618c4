"""A county through a year, without Telegram: who is there, and who is told what by the program.

Posts are leased, sifted and worded as delivery does it, and then taken as said; whoever waits for
an answer of Telegram's gets one.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.delivery.permits import Permits, unasked_by
from bot.delivery.receipts import Receipts
from bot.wording.joining import fits
from bot.wording.outgoing import Outgoing
from bot.wording.table import Wording
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.manners import UNASKED_NAMES
from domain.notices import NOTICES
from domain.organisations import Cadre, CadreId, Level, Organisation, Position, Profile, Role
from domain.outbox import Kind, Leased, Post
from domain.people import AgeBand, Person
from domain.quarterly_reports import ReportId
from domain.topics import TopicId
from scheduling.calendar import is_working_day
from services.desk import Desk
from services.services import Services
from storage.database import Storage
from storage.transaction import Reading, Transaction
from tests.desks import BOT, SHANGHAI
from tests.services.people_of_a_county import counting_group, met, named_safety_contact
from tests.storage.county import contact

LEASE, LATER = timedelta(minutes=5), timedelta(seconds=1)
SENDER, AT_ONCE = "year", 60
SAFETY_CONTACT = 950
REPEATED = {"MenuChanged", "WishClaimed", "WishReturned"}
OFFICE = (Role.ADMINISTRATOR, Role.ORGAN_STAFF, Role.SUPERVISOR)
POSITIONS = (*Position, Position.FULL_TIME, Position.PART_TIME)


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
    groups: dict[int, Group] = field(default_factory=dict)
    leaving: list[CadreId] = field(default_factory=list)


@dataclass
class Mouth:
    """Says what is due. `said` has every part that was said, in order."""

    storage: Storage
    said: list[Said] = field(default_factory=list)
    permits: Permits = field(default_factory=lambda: Permits(SHANGHAI, is_working_day))
    wording: Wording = field(default_factory=lambda: Wording(SHANGHAI, BOT))
    receipts: Receipts = field(default_factory=lambda: Receipts(SHANGHAI, BOT, nothing_parked))

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
            told = {one.id: await named(view, one.post) for one in posts}
        said: list[tuple[Leased, Outgoing]] = []
        async with self.storage.read_write() as tx:
            for one, outgoing in worded:
                if outgoing is None:
                    await tx.outbox.drop(one.id, SENDER, now)
                    await tx.ceilings.give_back(one.id)
                elif fits([part for _, part in said], outgoing):
                    await tx.outbox.done(one.id, SENDER, now)
                    await self.receipts.arrived(tx, now, one.post, answer(one, outgoing))
                    said.append((one, outgoing))
                else:
                    await tx.outbox.put_back(one.id, SENDER, now + LATER, "TooMuch")
        for one, _ in said:
            self.said.append(Said(now, one.post.person, one.post.name, told[one.id], len(said) - 1))

    async def _worded(self, view: Reading, now: datetime, one: Leased) -> Outgoing | None:
        if one.post.kind is Kind.CALL:
            return Outgoing(one.post.name, {"text": ""})
        return await self.wording.word(one.post, view, now)


async def nothing_parked(_tx: Transaction, _now: datetime, _updates: Sequence[str]) -> None:
    """Nobody answers anything in this year."""


def answer(one: Leased, outgoing: Outgoing) -> object:
    """As Telegram would."""
    match outgoing.method:
        case "getChatMemberCount":
            return 5
        case "stopPoll":
            return {"options": []}
        case "sendPoll":
            return {"message_id": one.id, "poll": {"id": f"P{one.id}"}}
        case _:
            return {"message_id": one.id}


async def named(view: Reading, post: Post) -> str:
    """What a notice tells of. What the program makes by itself has another number where it was down
    at a moment, or where of two tickers the slower one has used up a number; it is known by its
    words and its time.
    """
    told = {**post.fields, "in": post.group}
    match post.fields:
        case {"activity": int(number)}:
            if (held := await view.activities.get(ActivityId(number))) is not None:
                told["activity"] = f"{held.title} {held.cadre}|{held.starts_at}|{held.ends_at}"
        case {"topic": int(number)}:
            if (topic := await view.topics.get(TopicId(number))) is not None:
                told["topic"] = f"{topic.text} {topic.opened_at:%Y-%m-%d} {topic.group}"
        case {"report": int(number)}:
            if (report := await view.quarterly_reports.get(ReportId(number))) is not None:
                told["report"] = f"{report.organisation} {report.first}"
    return json.dumps(told, sort_keys=True, default=str)


async def settled(storage: Storage, now: datetime, cadres: int) -> Town:
    """A county below a province, with administrators and staff, cadres of every position with a
    group each, and contacts. One of them has a deputy, one has not opened their link, and two will
    leave office.
    """
    town = Town()
    held_from = date(now.year - 1, 1, 1)
    async with storage.read_write() as tx:
        office = await offices(tx, now)
        contact_of_safety = await met(tx, SAFETY_CONTACT, "安全联系人")
        await named_safety_contact(tx, office, contact_of_safety)
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
                if one % 2:
                    await tx.consents.give(new.id, Purpose.FOLLOW_UP, now)
                town.young[line.id].append(new)
        await tx.cadres.add(office.id, "没打开链接", Position.PART_TIME, held_from)
        for number, with_group in enumerate((True, False)):
            line = await tx.cadres.add(office.id, f"卸任{number}", Position.PART_TIME, held_from)
            await tx.cadres.take_up(line.id, (await met(tx, 1900 + number, f"卸任{number}")).id)
            if with_group:
                await counting_group(tx, line, -900)
            await contact(tx, line, 5900 + number)
            town.leaving.append(line.id)
        if cadres > 1:
            await tx.sides.add_deputy(town.groups[town.cadres[0].id].id, town.cadres[1].id)
        await Services(Desk(tx, now, SHANGHAI, BOT)).prompts.send_due(is_working_day)
    return town


async def offices(tx: Transaction, now: datetime) -> Organisation:
    """A province, which owes reports, and a county below it, which is handed back."""
    province = await tx.organisations.add(
        "江南省", Level.PROVINCE, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
    )
    county = await tx.organisations.add(
        "湖滨县",
        Level.COUNTY,
        Profile.LIGHT_BURDEN,
        zone="Asia/Shanghai",
        language="zh",
        parent=province.id,
    )
    for above, office in enumerate((county, province)):
        for number, role in enumerate(OFFICE):
            holder = await met(tx, 900 + 10 * above + number, role.value)
            await tx.roles.grant(holder.id, office.id, role, now)
    return county


def twice(said: Sequence[Said]) -> list[tuple[int | None, str, str]]:
    """What was said to somebody more than once. A question to Telegram is asked every day; what may
    happen again and again is not said twice at one moment.
    """
    noticed = Counter(
        (one.what, one.at if one.name in REPEATED else None) for one in said if one.name in NOTICES
    )
    return [what for (what, _), times in noticed.items() if times > 1]
