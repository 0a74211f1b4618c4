"""After a restore: erasures, refusals and leaving hold, sums stay, nothing is said twice."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from bot.restoring import LIVES_ON, Restored, Restoring
from bot.settings import Settings
from domain.consents import Purpose
from domain.journal import Asked, Entry
from domain.notices import GroupCounting
from domain.organisations import CadreId
from domain.outbox import Kind, Priority, Receipt, State
from domain.people import AgeBand
from domain.prompt_notices import PeriodDue
from services.services import Services
from storage.database import Storage
from storage.journal import Journal
from storage.journaling import Journaling, Standing
from storage.stores import Stores
from storage.tables.activity import activity
from storage.tables.outbox import outbox
from storage.tables.people import refusals
from tests.desks import services
from tests.services.people_of_a_county import County, founded
from tests.storage.county import HOUR, NOON, call, contact, said

CRASH, NOW = NOON + 3 * HOUR, NOON + 5 * HOUR
ASKED = NOON + HOUR
MENU = "MenuChanged 40"  # the cadre's; to set it twice does no harm
YOUNG, SECOND, STRANGER = 7, 8, 9
Work = Callable[[Services], Awaitable[object]]
Answer = TypeVar("Answer")


class StillClock:
    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError


class Killed(Journaling):
    async def begin(self, now: datetime) -> None:
        raise ZeroDivisionError


class Rig:
    """A database as it was at NOON; what was done later in `lost` stands in its journal alone."""

    def __init__(self, storage: Storage, journal: Journal, county: County) -> None:
        self.storage = storage
        self.journal = journal
        self.journaling = Journaling(storage, journal)
        self.county = county

    async def lost(self, work: Work, at: datetime = ASKED) -> None:
        with suppress(ZeroDivisionError):
            async with self.storage.read_write() as tx:
                await work(services(tx, at))
                self.journal.write(await tx.refusals.database(), tx.noting.entries)
                raise ZeroDivisionError  # the backup knows nothing of it

    async def restored(self, now: datetime = NOW) -> Restored:
        """Done twice: the first time it is killed just before its end."""
        written = await self.journaling.written()
        with suppress(ZeroDivisionError):
            await self._restoring(Killed(self.storage, self.journal), now).restore(written)
        return await self._restoring(self.journaling, now).restore(written)

    def _restoring(self, journaling: Journaling, now: datetime) -> Restoring:
        return Restoring(Settings(), self.storage, journaling, StillClock(now))

    async def crash(self, at: datetime = CRASH) -> None:
        async with self.storage.read_only() as view:
            database = await view.refusals.known_database()
        assert database is not None
        self.journal.beat(database, at)

    async def asks(self, question: Callable[[Stores], Awaitable[Answer]]) -> Answer:
        async with self.storage.read_only() as view:
            return await question(view)


@pytest.fixture
async def rig(storage: Storage, tmp_path: Path) -> Rig:
    journal = Journal(tmp_path / "yijiabai.journal")
    async with storage.read_write() as tx:
        county = await founded(tx)
        await contact(tx, county.line, SECOND)
        await tx.activity.add(said(county.group.id, county.young.id, times=5))
        await tx.marks.begin("prompt:Asia/Shanghai", NOON)
    await Journaling(storage, journal).begin(NOON)
    return Rig(storage, journal, county)


async def reached(rig: Rig) -> tuple[int, int]:
    found = await rig.asks(lambda view: view.reports.reached(rig.county.line.id))
    return found.asked, found.take_part


async def test_an_erasure_holds_and_every_sum_stays(rig: Rig) -> None:
    await rig.lost(lambda all_: all_.people.forget(YOUNG))
    await rig.crash()
    before = await rig.asks(lambda view: view.reports.reached(rig.county.line.id))
    assert await rig.journaling.standing() is Standing.OLDER
    done = await rig.restored()
    assert done.since == NOON
    assert await rig.asks(lambda view: view.people.by_telegram_id(YOUNG)) is None
    assert await rig.asks(lambda view: view.my_data.of(rig.county.young.id)) == {}
    assert await rig.asks(messages) == 5
    assert await reached(rig) == (before.asked, before.take_part - 1)
    assert await rig.asks(lambda view: view.scrubs.is_due())
    assert await rig.journaling.standing() is Standing.GOOD


async def test_whoever_came_back_after_an_erasure_is_left_alone(rig: Rig) -> None:
    await rig.lost(lambda all_: all_.people.forget(YOUNG), at=NOON - timedelta(minutes=1))
    await rig.restored()
    assert await rig.asks(lambda view: view.people.by_telegram_id(YOUNG)) is not None


async def test_whoever_left_has_left_and_is_counted_once_as_reached(rig: Rig) -> None:
    async def leave(all_: Services) -> None:
        await all_.people.leave(rig.county.young)

    await rig.lost(leave)
    await rig.crash()
    await rig.restored()
    assert await rig.asks(lambda view: view.consents.of(rig.county.young.id)) == {}
    assert await rig.asks(lambda view: view.contacts.of(rig.county.young.id)) is None
    assert await rig.asks(lambda view: view.refusals.has(YOUNG))
    assert await reached(rig) == (2, 1)


async def test_a_switch_that_was_turned_off_is_off(rig: Rig) -> None:
    async def turn_off(all_: Services) -> None:
        young = rig.county.young
        await all_.people.turn_off(young, Purpose.ACTIVITY, AgeBand.ADULT, rig.county.group.id)

    await rig.lost(turn_off)
    await rig.crash()
    await rig.restored()
    given = await rig.asks(lambda view: view.consents.of(rig.county.young.id))
    assert set(given) == {Purpose.CONTACT}
    assert not await rig.asks(lambda view: view.refusals.has(YOUNG))


async def test_a_refusal_of_somebody_unknown_is_kept_and_costs_the_cadre_nothing(rig: Rig) -> None:
    await rig.lost(lambda all_: all_.people.decline(STRANGER, rig.county.group.id))
    await rig.crash()
    assert (await rig.restored()).strangers == 1
    assert await rig.asks(lambda view: view.refusals.has(STRANGER))
    assert await reached(rig) == (3, 2)
    assert await rig.asks(lambda view: view.people.by_telegram_id(STRANGER)) is None


async def test_who_declined_and_agreed_later_is_not_taken_out_again(rig: Rig) -> None:
    await rig.lost(
        lambda all_: all_.people.decline(YOUNG, rig.county.group.id), at=NOON - timedelta(minutes=9)
    )
    await rig.crash()
    async with rig.storage.read_write() as tx:
        await tx.consents.give(rig.county.young.id, Purpose.FOLLOW_UP, NOON)
    await rig.restored()
    assert not await rig.asks(lambda view: view.refusals.has(YOUNG))
    assert await reached(rig) == (2, 2)


async def test_a_cadre_who_is_not_there_any_more_takes_no_count(rig: Rig) -> None:
    async with rig.storage.read_write() as tx:
        pair, whom = await tx.refusals.digest(STRANGER, CadreId(99)), await tx.refusals.digest(1)
    async with rig.storage.read_write() as tx:
        entry = Entry(ASKED, Asked.COUNTED, whom, cadre=CadreId(99), pair=pair)
        await services(tx, NOW).restoring.apply_to_stranger([entry])
        assert await tx._connection.scalar(select(func.count()).select_from(refusals)) == 0


async def test_the_lost_time_is_a_gap_of_every_group_that_is_counted(rig: Rig) -> None:
    await rig.crash()
    assert (await rig.restored()).groups == 1
    gaps = await rig.asks(lambda view: view.gaps.within(rig.county.group.id, NOON, NOW))
    assert {(gap.since, gap.until) for gap in gaps} == {(NOON, NOW)}


async def test_what_may_have_been_sent_is_put_before_a_human(rig: Rig) -> None:
    latest = CRASH + LIVES_ON
    async with rig.storage.read_write() as tx:
        await tx.outbox.add(call("an answer"))
        await tx.outbox.add(call("", name="getChatMember", fields={"chat_id": "-100"}))
        await tx.outbox.add(call("tomorrow", due=latest + timedelta(seconds=1)))
        group = GroupCounting(rig.county.group.id)
        notices = services(tx, NOON)
        await notices.desk.tell(group, person=rig.county.cadre.id)
        await notices.desk.tell(group, person=rig.county.cadre.id, priority=Priority.AT_ONCE)
        await tx.outbox.lease("gone", NOON, NOON + HOUR, 1)
    await rig.crash()
    await rig.restored()
    assert await states(rig) == {
        "an answer": State.DEAD,
        "getChatMember": State.WAITING,
        "tomorrow": State.WAITING,
        "GroupCounting 30": State.DEAD,
        "GroupCounting 0": State.WAITING,
        MENU: State.WAITING,
    }


async def test_a_topic_that_may_have_been_posted_is_put_before_its_cadre(rig: Rig) -> None:
    async with rig.storage.read_write() as tx:
        topic = await tx.topics.open(rig.county.group.id, "?", NOON, NOON + 72 * HOUR)
        receipt = Receipt("topic", topic.id)
        await tx.outbox.add(call("?", group=rig.county.group.id, receipt=receipt))
    await rig.crash()
    await rig.restored()
    assert await states(rig) == {
        "?": State.DEAD,
        "TopicUnsure 10": State.WAITING,
        MENU: State.WAITING,
    }


async def test_a_goodbye_to_somebody_erased_goes_without_a_trace(rig: Rig) -> None:
    async with rig.storage.read_write() as tx:
        fields = {"chat_id": str(STRANGER), "text": "goodbye"}
        await services(tx, NOON).people.say_farewell("sendMessage", fields)
    await rig.crash()
    assert (await rig.restored()).posts == 0
    async with rig.storage.read_only() as view:
        rows = (await view._connection.execute(select(outbox))).all()
    assert [(row.state, row.fields) for row in rows if row.name == "sendMessage"] == [
        (State.DONE.value, "")
    ]


async def test_reminders_that_were_due_in_the_lost_time_are_not_said_again(rig: Rig) -> None:
    """A quarter ends on 31 March; seven days before, at the crash, it was said what is missing."""
    before = NOON.replace(day=24, hour=0)
    await rig.journaling.beat(before)
    await rig.crash(before + 6 * HOUR)
    assert (await rig.restored(before + 7 * HOUR)).since == before
    async with rig.storage.read_write() as tx:
        all_ = services(tx, before + 8 * HOUR)
        assert await all_.prompts.send_due(lambda _: True) == 0
    assert await states(rig) == {f"{PeriodDue.__name__} 30": State.DONE, MENU: State.WAITING}


async def messages(view: Stores) -> int:
    return await view._connection.scalar(select(func.sum(activity.c.messages))) or 0


async def states(rig: Rig) -> dict[str, State]:
    """Posts by their text, or by method or notice and priority."""
    async with rig.storage.read_only() as view:
        rows = (await view._connection.execute(select(outbox).order_by(outbox.c.id))).all()
    named = {}
    for row in rows:
        text = json.loads(row.fields or "{}").get("text")
        name = row.name if row.kind == Kind.CALL.value else f"{row.name} {row.priority}"
        named[text or name] = State(row.state)
    return {name: state for name, state in named.items() if name != "getChatMemberCount"}
