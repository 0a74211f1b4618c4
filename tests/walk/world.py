"""A tree with everything in it that a button can name, and one person for each capacity."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from domain.activities import Plan
from domain.consents import Purpose
from domain.designs import Draft as AskedTogether
from domain.groups import Group
from domain.organisations import Cadre, Level, Organisation, Position, Profile, Role
from domain.people import AgeBand, Person, PersonId
from domain.quarterly_reports import TO_WRITE, ReportAction
from domain.recurring import begun_by
from domain.rights import ORGAN, Capacity, Place, capacity_of
from domain.roster_files import Action, Report, State
from domain.topic_schedules import Weekly
from domain.topics import Draft, TopicAction
from domain.wishes import Wish, WishState
from services.quarterly_facts import facts_of
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import counting_group, met, named_safety_contact
from tests.storage.county import HOUR, NOON

DAY = timedelta(days=1)
UNKNOWN = 999  # a Telegram id that the program does not know
AROUND = (Place.OWN, Place.ABOVE, Place.BESIDE, Place.BELOW)
ROLES_OF_THE_CAST = tuple(one for one in Role if one is not Role.SAFETY_CONTACT)


@dataclass
class Corner:
    """One organisation, and what belongs to it; `numbers` fill the data of buttons."""

    office: Organisation
    line: Cadre
    cadre: Person
    contact: Person
    young: Person
    group: Group
    wish: Wish
    numbers: dict[str, int | str] = field(default_factory=dict)


@dataclass
class World:
    """Everybody in `cast` acts for the corner at Place.OWN; of NOBODY only the Telegram id is
    there. `readers` says before whom an item was put: (place, what) → people.
    """

    corners: dict[Place, Corner]
    cast: dict[Capacity, Person]
    readers: dict[tuple[Place, str], frozenset[PersonId]]

    def telegram_id(self, capacity: Capacity) -> int:
        found = self.cast.get(capacity)
        return UNKNOWN if found is None else found.telegram_id


async def built(tx: Transaction) -> World:
    top = await office(tx, "Top", None)
    home, beside = await office(tx, "Home", top), await office(tx, "Beside", top)
    below = await office(tx, "Below", home)
    places = dict(zip(AROUND, (home, top, beside, below), strict=True))
    corners = {
        place: await corner(tx, one, 1000 * number)
        for number, (place, one) in enumerate(places.items(), start=1)
    }
    own = corners[Place.OWN]
    cast = {Capacity.CADRE: own.cadre, Capacity.YOUTH: own.young}
    cast[Capacity.SAFETY_CONTACT] = own.contact
    for number, role in enumerate(ROLES_OF_THE_CAST, start=1):
        holder = await met(tx, 100 + number, role.value)
        await tx.roles.grant(holder.id, home.id, role, NOON)
        cast[capacity_of(role)] = holder
    helpers = {}
    for number, (place, one) in enumerate(corners.items()):
        helpers[place] = await deputy(tx, one, 110 + number)
        cast.setdefault(Capacity.DEPUTY, helpers[place])
    await vacancy(tx, own)
    own.numbers["roster"] = await roster(tx, cast[Capacity.ADMINISTRATOR])
    await pressure(tx, own, corners[Place.BELOW])
    readers = {(place, "wish"): frozenset({one.cadre.id}) for place, one in corners.items()}
    readers |= {(place, "call"): frozenset({one.contact.id}) for place, one in corners.items()}
    readers[Place.OWN, "wish"] |= {cast[Capacity.DEPUTY].id}
    second = {place: frozenset({helper.id}) for place, helper in helpers.items()}
    for place in (Place.OWN, Place.BELOW):  # nobody administers what lies below
        second[place] |= {cast[Capacity.ADMINISTRATOR].id}
    readers |= {(place, "entered"): people for place, people in second.items()}
    reading = (Capacity.CADRE, Capacity.DEPUTY, *ORGAN)
    for place in (Place.OWN, Place.ABOVE, Place.BELOW):
        readers[place, "pooled"] = frozenset(cast[one].id for one in reading)
    for place in (Place.OWN, Place.BELOW):
        readers[place, "matched"] = frozenset(cast[one].id for one in ORGAN)
    await submission(tx, own, corners[Place.BELOW])
    writing = cast[Capacity.ADMINISTRATOR].id, cast[Capacity.ORGAN_STAFF].id
    readers[Place.OWN, "submission"] = frozenset(writing)
    for what in ("vacant", "report"):
        readers[Place.OWN, what] = frozenset({cast[Capacity.ADMINISTRATOR].id})
    return World(corners, cast, readers)


async def office(tx: Transaction, name: str, above: Organisation | None) -> Organisation:
    return await tx.organisations.add(
        name,
        Level.COUNTY,
        Profile.NOTICE_2017,
        zone="Asia/Shanghai",
        language="zh",
        parent=None if above is None else above.id,
    )


async def corner(tx: Transaction, where: Organisation, number: int) -> Corner:
    cadre, contact = await met(tx, number + 1, "Cadre"), await met(tx, number + 2, "Contact")
    line = await tx.cadres.add(where.id, "Wang", Position.FULL_TIME, date(2026, 1, 1))
    await tx.cadres.take_up(line.id, cadre.id)
    await named_safety_contact(tx, where, contact)
    young = await contact_of(tx, line, number + 3)
    group = await counting_group(tx, line, -number)
    await tx.memberships.join(group.id, young.id, NOON)
    made = Corner(where, line, cadre, contact, young, group, await wish(tx, young, line))
    await tx.groups.set_rights(group.id, {"member", "administrator"})
    await tx.threads.name(group.id, number + 5, "Books")
    made.numbers = {
        "office": where.id,
        "group": group.id,
        "thread": number + 5,
        "cadre": line.id,
        "young": young.id,
        "wish": made.wish.id,
        **await items(tx, made),
    }
    return made


async def contact_of(tx: Transaction, line: Cadre, number: int) -> Person:
    young = await met(tx, number, "Young")
    await tx.people.set_age_band(young.id, AgeBand.ADULT)
    for purpose in (Purpose.CONTACT, Purpose.ACTIVITY):
        await tx.consents.give(young.id, purpose, NOON)
    await tx.contacts.become(young.id, line.id, NOON)
    return young


async def wish(tx: Transaction, young: Person, line: Cadre) -> Wish:
    state = WishState.OPEN
    return await tx.wishes.submit(
        "A book", young.id, line.id, state=state, anonymous=True, now=NOON
    )


async def items(tx: Transaction, here: Corner) -> dict[str, int | str]:
    """A topic that may never have been posted, one that is open and one that is told of, a
    schedule, a call, a link, and somebody with a role.
    """
    topic, opened, told = [
        await tx.topics.open(here.group.id, "Books?", NOON - 2 * HOUR, NOON + HOUR)
        for _ in range(3)
    ]
    await tx.topics.step(topic.id, TopicAction.DOUBT)
    for one, message in ((opened, 71), (told, 72)):
        await tx.topics.posted(one.id, message)
    await tx.topics.close(told.id, NOON, digest_at=NOON)
    await tx.topics.step(told.id, TopicAction.DIGEST)
    noon = Weekly((0,), time(12))
    schedule = await tx.topic_schedules.make(
        here.group.id, Draft("Books?"), noon, NOON + HOUR, NOON
    )
    call = await tx.calls_for_help.call(
        here.office.id,
        here.young.id,
        "help",
        here.contact.id,
        now=NOON,
        escalates_at=NOON + HOUR,
    )
    holder = await met(tx, here.cadre.telegram_id + 90, "Holder")
    await tx.roles.grant(holder.id, here.office.id, Role.EXPERT, NOON)
    token = await services(tx, NOON).organisations.invite_role(here.office.id, Role.EDITOR)
    invite = await tx.invites.by_token(token)
    assert invite is not None
    plan = Plan("league-class", "Books", NOON + HOUR, NOON + 2 * HOUR, "Hall")
    activity = await tx.activities.plan(here.line.id, here.group.id, plan, NOON)
    weekly = begun_by(activity, None, date(2026, 12, 1), SHANGHAI)
    recurring = await tx.recurring.begin(weekly)
    assert recurring is not None
    await tx.recurring.made(recurring.id, NOON.date(), activity.id)
    past = Plan("league-class", "Forgotten", NOON - 2 * HOUR, NOON - HOUR, "Hall")
    entered = await tx.activities.plan(
        here.line.id, here.group.id, past, NOON, entered_by=here.cadre.id
    )
    until = NOON.date() + 30 * DAY
    resource = await tx.resources.enter(here.office.id, here.cadre.id, "Book", 2, until, NOON)
    await tx.photos.add(entered.id, 1, here.cadre.id, "F1", "U1", NOON)
    (photo,) = await tx.photos.of(entered.id)
    report = await tx.quarterly_reports.make(here.office.id, date(2026, 1, 1), NOON)
    for part in TO_WRITE:
        await tx.quarterly_reports.write(report.id, part, "We met", 0)
    house = Plan("open-house", "Doors", NOON + HOUR, NOON + 2 * HOUR, "Hall")
    organ = await tx.activities.plan(None, here.group.id, house, NOON, organ=here.office.id)
    proposal = await tx.proposals.propose(here.group.id, here.young.id, "Stars", NOON)
    series = await tx.series.start(here.cadre.id, "Night kitchen", NOON)
    assert series is not None
    issue = await tx.series.publish(series, "Noodles", NOON)
    assert issue is not None
    reminder = await tx.own_reminders.make(here.cadre.id, "Rackets", noon, NOON + HOUR, NOON)
    asks = AskedTogether("Next time?", ("Hike", "Chess"))
    design = await tx.designs.ask(
        here.cadre.id, None, [here.group.id], asks, [None, None], NOON, NOON + HOUR
    )
    numbers = {
        "design": design.id,
        "reminder": reminder.id,
        "quarterly": report.id,
        "series": series.id,
        "issue": issue.id,
        "proposal": proposal,
        "resource": resource,
        "activity": activity.id,
        "recurring": recurring.id,
        "entered": entered.id,
        "organ": organ.id,
        "photo": photo.id,
        "topic": topic.id,
        "opened": opened.id,
        "told": told.id,
        "schedule": schedule.id,
        "call": call.id,
        "holder": holder.id,
        "invite": invite.id,
    }
    return {**numbers, "token": token}


async def deputy(tx: Transaction, here: Corner, number: int) -> Person:
    person = await met(tx, number, "Deputy")
    line = await tx.cadres.add(here.office.id, "Li", Position.PART_TIME, date(2026, 1, 1))
    await tx.cadres.take_up(line.id, person.id)
    await tx.sides.add_deputy(here.group.id, line.id)
    here.numbers["second"] = line.id
    return person


async def vacancy(tx: Transaction, own: Corner) -> None:
    """A line that nobody has taken up, and a wish of its contact: the office gets it. And a group
    that nobody runs.
    """
    line = await tx.cadres.add(own.office.id, "Sun", Position.PART_TIME, date(2026, 1, 1))
    young = await contact_of(tx, line, 120)
    free = await tx.groups.meet(-77, "Free", "zh")
    own.numbers |= {"vacant": (await wish(tx, young, line)).id, "free": free.id}


async def roster(tx: Transaction, sender: Person) -> int:
    """A sheet that was looked at, and waits for a yes or no of whoever sent it."""
    made = await tx.roster_files.add(sender.id, "F1", NOON)
    assert await tx.roster_files.move(made, State.ASKED, Action.LOCATE, path="file")
    assert await tx.roster_files.move(made, State.LOCATED, Action.CHECK, Report())
    return made


async def submission(tx: Transaction, before: Corner, of: Corner) -> None:
    """What the office below has handed up, for this one to accept or return."""
    made = await tx.quarterly_reports.make(of.office.id, date(2025, 10, 1), NOON)
    assert await tx.quarterly_reports.move(made, made.after(ReportAction.SUBMIT))
    facts = await facts_of(tx, of.office, made.quarter, NOON)
    handed_up = await tx.report_submissions.submit(
        made.id, before.office.id, facts, {}, before.cadre.id, NOON
    )
    before.numbers["submission"] = handed_up.id


async def pressure(tx: Transaction, before: Corner, about: Corner) -> None:
    """What a young person of the organisation below told, for the level above to read."""
    report = await tx.pressure.report(
        about.young.id, about.office.id, before.office.id, "They counted us", NOON
    )
    assert report is not None
    before.numbers["report"] = report.id
