"""Of two tickers that find the same thing due one says it: of every job that says anything."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from domain.activities import Activity, Plan
from domain.check_ins import Way
from domain.consents import Purpose
from domain.designs import Draft as AskedTogether
from domain.recurring import Repeat
from domain.topic_schedules import Weekly
from domain.topics import Draft
from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from services.designs import Where
from storage.database import Storage
from storage.tables.outbox import outbox
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services import a_province
from tests.services.people_of_a_county import County, founded, met, named_safety_contact, told
from tests.storage import county
from tests.storage.county import HOUR, NOON, TODAY

DAY = timedelta(days=1)
# NOON is a Monday, 20:00 in Shanghai; half an hour before its moment something unasked is laid.
STARTS, ENDS = NOON + 20 * HOUR, NOON + 22 * HOUR
PLAN = Plan("league-class", "Reading", STARTS, ENDS, "Hall")
EARLY = datetime(2026, 3, 3, 8, tzinfo=SHANGHAI)
FORTNIGHT = datetime(2026, 4, 17, 8, tzinfo=SHANGHAI)
LAST_WEEK = datetime(2026, 3, 25, 8, 30, tzinfo=SHANGHAI)
POST = {"message_id": 55, "chat": {"id": -100}}


async def called(tx: Transaction) -> datetime:
    here = await founded(tx)
    await named_safety_contact(tx, here.office, await met(tx, 950, "Chen"))
    await services(tx, NOON).safety.look("我真的不想活了", here.young, None, None, private=True)
    return NOON + HOUR


async def wished(tx: Transaction) -> datetime:
    """And said to have come true: nobody answers that."""
    here = await founded(tx)
    await services(tx, NOON).wishes.submit(here.young, "一根琴弦")
    wish = await services(tx, NOON).wishes.submit(here.young, "一个篮球")
    await services(tx, NOON).wishes.done(wish.id, here.cadre)
    return NOON + 15 * DAY


async def new_wish(tx: Transaction) -> datetime:
    await services(tx, NOON).wishes.submit((await founded(tx)).young, "一根琴弦")
    return EARLY + HOUR


async def short(tx: Transaction) -> datetime:
    await founded(tx)
    await services(tx, NOON).prompts.send_due(is_working_day)
    return FORTNIGHT


async def announced(tx: Transaction) -> tuple[County, Activity]:
    here = await founded(tx)
    activity = await services(tx, NOON).activities.announce(here.cadre, here.group.id, PLAN)
    await services(tx, NOON).activities.posted(activity.id, {}, POST)
    return here, activity


async def asked_together(tx: Transaction) -> datetime:
    here = await founded(tx)
    draft = AskedTogether("Next time?", ("Hike", "Chess"))
    await services(tx, NOON).designs.ask(here.cadre, Where(), draft, 3)
    return NOON + 3 * DAY


async def joined(tx: Transaction) -> datetime:
    here, activity = await announced(tx)
    await services(tx, NOON).joining.join(here.young, activity.id, here.group)
    return STARTS - HOUR


async def was_there(tx: Transaction) -> datetime:
    here, activity = await announced(tx)
    await tx.consents.give(here.young.id, Purpose.FOLLOW_UP, NOON)
    await tx.check_ins.note(activity.id, here.young.id, Way.CODE, STARTS)
    return ENDS + HOUR


async def recurs(tx: Transaction) -> datetime:
    here = await founded(tx)
    does = services(tx, NOON)
    activity, _ = await does.recurring.announce(here.cadre, here.group.id, PLAN, Repeat())
    await does.activities.posted(activity.id, {}, POST)
    return NOON + 6 * DAY


async def owes_a_report(tx: Transaction) -> datetime:
    await a_province.founded(tx)
    return LAST_WEEK


async def subscribed(tx: Transaction) -> datetime:
    here, does = await founded(tx), services(tx, NOON).all_series
    one = await does.start(here.cadre, "夜班食堂")
    await does.subscribe(here.young, one.id)
    await does.publish(here.cadre, one.id, "面条")
    return NOON


async def scheduled(tx: Transaction) -> datetime:
    here, weekly = await founded(tx), Weekly((1,), time(12))
    await services(tx, NOON).topic_schedules.make(here.cadre, here.group, Draft("午饭？"), weekly)
    return datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)


async def too_late(tx: Transaction) -> datetime:
    return await scheduled(tx) + 5 * HOUR


async def reminder(tx: Transaction) -> datetime:
    await services(tx, NOON).own_reminders.make((await founded(tx)).cadre, "每天 9:00 看心愿")
    return datetime(2026, 3, 3, 9, tzinfo=SHANGHAI)


async def never_posted(tx: Transaction) -> datetime:
    here = await founded(tx)
    await services(tx, NOON).topics.post(here.cadre, here.group, "午饭？")
    return NOON + 3 * DAY


async def poll(tx: Transaction) -> datetime:
    here = await founded(tx)
    topic = await services(tx, NOON).topics.post(here.cadre, here.group, "哪个？\n- 面\n- 饭")
    await services(tx, NOON).topics.posted(topic.id, {}, POST | {"poll": {"id": "P1"}})
    return topic.closes_at


async def closed(tx: Transaction) -> datetime:
    here = await founded(tx)
    topic = await services(tx, NOON).topics.post(here.cadre, here.group, "午饭？")
    await services(tx, NOON).topics.posted(topic.id, {}, POST)
    await services(tx, topic.closes_at).topic_digests.close_due()
    return topic.closes_at


async def counted(tx: Transaction) -> datetime:
    await founded(tx)
    return NOON


async def vacant(tx: Transaction) -> datetime:
    await tx.cadres.leave_office((await founded(tx)).line.id, TODAY + DAY)
    return NOON + DAY


async def left_alone(tx: Transaction) -> datetime:
    here = await founded(tx)
    line = await county.cadre(tx, "Sun", here.office)
    await tx.cadres.take_up(line.id, (await met(tx, 904, "Sun")).id)
    await county.contact(tx, line, 8)
    await tx.cadres.leave_office(line.id, TODAY + DAY)
    return NOON + DAY


Case = Callable[[Transaction], Awaitable[datetime]]
CASES: Mapping[Case, tuple[str, set[str]]] = {
    called: ("calls-for-help", {"HelpCalled"}),
    wished: ("wish-clocks", {"WishesDue", "WishesLeft", "WishLapsed"}),
    new_wish: ("mornings", {"MorningCome"}),
    short: ("prompts", {"PeriodDue"}),
    joined: ("activity-reminders", {"ActivityReminder", "HolderReminded"}),
    was_there: ("activity-ratings", {"RatingAsked"}),
    recurs: ("recurring-activities", {"ActivityCard"}),
    owes_a_report: ("quarterly-reports", {"ReportDrafted"}),
    subscribed: ("series-issues", {"SeriesIssue"}),
    scheduled: ("scheduled-topics", {"TopicPost"}),
    too_late: ("scheduled-topics", {"TopicSkipped"}),
    reminder: ("own-reminders", {"OwnReminderDue"}),
    never_posted: ("topics-closing", {"TopicUnsure"}),
    poll: ("topics-closing", {"stopPoll"}),
    closed: ("topic-digests", {"TopicDigested"}),
    asked_together: ("designs-closing", {"DesignClosed", "DesignCardChanged"}),
    counted: ("menus", {"MenuChanged"}),
    vacant: ("vacant-groups", {"GroupVacant"}),
    left_alone: ("contacts-left-alone", {"ContactLeftAlone"}),
}
ASKS = {counted: ("member-counts", {"getChatMemberCount"})}
SILENT = {"retention", "blocks", "quarters", "rows-of-people"}
TABLE = {job.name: job for job in jobs(is_working_day)}
Said = Counter[tuple[object, ...]]


async def said(storage: Storage) -> Said:
    asked = select(outbox.c.name, outbox.c.person_id, outbox.c.group_id, outbox.c.fields)
    async with storage.read_only() as view:
        rows = await view._connection.execute(asked.where(outbox.c.state == "waiting"))
        return Counter(tuple(row) for row in rows)


async def ring(storage: Storage, job: Job, now: datetime, ready: asyncio.Event) -> None:
    """All chunks; the first one is committed a moment after it is `ready`."""
    while True:
        async with storage.read_write() as tx:
            done = await job.run(services(tx, now))
            began = ready.is_set()
            ready.set()
            await asyncio.sleep(0 if began else 0.2)
        if not done:
            return


@pytest.mark.parametrize(
    ("case", "name", "names"),
    [(case, *given) for table in (CASES, ASKS) for case, given in table.items()],
)
async def test_of_two_tickers_one_says_it(
    storage: Storage, case: Case, name: str, names: set[str]
) -> None:
    """The second one has looked before the first one has committed."""
    async with storage.read_write() as tx:
        now = await case(tx)
        await told(tx)
    ready = asyncio.Event()
    first = asyncio.create_task(ring(storage, TABLE[name], now, ready))
    await ready.wait()
    await asyncio.gather(first, ring(storage, TABLE[name], now, ready))
    found = await said(storage)
    assert {one[0] for one in found} == names
    assert set(found.values()) == {1}, found


@pytest.mark.parametrize(
    ("case", "name", "names"),
    [(case, *given) for table in (CASES, ASKS) for case, given in table.items()],
)
async def test_a_clock_that_is_set_back_an_hour_says_nothing_again(
    storage: Storage, case: Case, name: str, names: set[str]
) -> None:
    """Neither in the hour that comes again nor when it has gone by."""
    async with storage.read_write() as tx:
        now = await case(tx)
        await told(tx)
    await ring(storage, TABLE[name], now, begun := asyncio.Event())
    before = await said(storage)
    assert {one[0] for one in before} == names
    for minutes in (60, 30, 0):
        await ring(storage, TABLE[name], now - timedelta(minutes=minutes), begun)
        assert await said(storage) == before, f"{minutes} minutes back"


def test_every_job_that_says_anything_is_tried() -> None:
    assert {name for name, _ in (*CASES.values(), *ASKS.values())} | SILENT == set(TABLE)
