"""Reminders: who is told what is missing, at which stage, in which words, and who is not."""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.wording.outgoing import WordingDesk
from bot.wording.reminders import quota_due
from domain.notices import QuotaDue
from domain.organisations import Cadre, CadreId, Level, Position, Profile
from domain.outbox import Priority
from domain.retention import Kept
from scheduling.calendar import is_working_day
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI, services
from tests.services.people_of_a_county import counting_group
from tests.storage.county import contact, person
from texts.say import Say

FIRST = date(2026, 4, 1)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


FORTNIGHT, WEEK, LAST_DAY = "2026-06-17 08:30", "2026-06-24 08:30", "2026-06-30 08:30"


async def line(
    tx: Transaction,
    number: int = 1,
    position: Position = Position.PART_TIME,
    held_from: date = FIRST,
    zone: str = "Asia/Shanghai",
) -> Cadre:
    """A cadre who has started, in an office of their own."""
    where = await tx.organisations.add(
        f"Office {number}", Level.COUNTY, Profile.LIGHT_BURDEN, zone=zone, language="zh"
    )
    new = await tx.cadres.add(where.id, "Wang", position, held_from)
    who = await person(tx, 1000 + number)
    await tx.cadres.take_up(new.id, who.id)
    found = await tx.cadres.get(new.id)
    assert found is not None
    return found


async def tick(storage: Storage, now: datetime) -> int:
    async with storage.read_write() as tx:
        return await services(tx, now).reminders.send_due(is_working_day)


async def next_due(storage: Storage, now: datetime) -> datetime | None:
    async with storage.read_write() as tx:
        return await services(tx, now).reminders.next_due(is_working_day)


@dataclass(frozen=True)
class Told:
    cadre: CadreId
    days_left: int
    due: datetime


async def told(storage: Storage, now: datetime) -> list[Told]:
    """What waits in the outbox by now, taken out and done."""
    async with storage.read_write() as tx:
        found = []
        for leased in await tx.outbox.lease("test", now, now + timedelta(hours=1), 1000):
            notice = QuotaDue(**leased.post.fields)  # type: ignore[arg-type] # as it was put there
            cadre = await tx.cadres.get(notice.cadre)
            assert cadre is not None
            assert (leased.post.person, leased.post.priority) == (cadre.person, Priority.NOTICE)
            assert notice.quarter == "2026-04-01"
            found.append(Told(notice.cadre, notice.days_left, leased.post.due))
            await tx.outbox.done(leased.id, "test", now)
        return found


async def test_a_cadre_who_is_short_is_told_once_at_each_stage(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx)
    said = []
    for day in (0, 45, *range(74, 91)):
        for hour in (8, 16, 23):
            now = at(f"{FIRST + timedelta(days=day)} {hour:02}:30")
            await tick(storage, now)
            await tick(storage, now)
            said += await told(storage, now)
            async with storage.read_write() as tx:
                await tx.ageing.forget(Kept.SENT, now - timedelta(hours=48))
    assert said == [
        Told(cadre.id, 14, at(FORTNIGHT)),
        Told(cadre.id, 7, at(WEEK)),
        # 28 June is a Sunday, the Friday before it the working day before.
        Told(cadre.id, 3, at("2026-06-26 16:30")),
        Told(cadre.id, 1, at(LAST_DAY)),
    ]


async def test_nobody_is_told_a_minute_early(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    assert await tick(storage, at("2026-06-17 08:29")) == 0
    assert await next_due(storage, at("2026-06-17 08:29")) == at(FORTNIGHT)
    assert await tick(storage, at(FORTNIGHT)) == 1
    assert await tick(storage, at(FORTNIGHT)) == 0
    assert await next_due(storage, at(FORTNIGHT)) == at(WEEK)


@pytest.mark.parametrize(
    ("position", "owed"), [(Position.PART_TIME, 10), (Position.ORGAN_PART_TIME, 100)]
)
async def test_who_has_reached_the_quota_hears_nothing(
    storage: Storage, position: Position, owed: int
) -> None:
    async with storage.read_write() as tx:
        reached, short = await line(tx, 1, position), await line(tx, 2, position)
        await contact(tx, reached, 7)
        await contact(tx, short, 8)
        for _ in range(owed - 2):
            await tx.cadres.count_declined(reached.id)
            await tx.cadres.count_declined(short.id)
        await tx.cadres.count_declined(reached.id)
    assert await tick(storage, at(FORTNIGHT)) == 1
    assert [one.cadre for one in await told(storage, at(FORTNIGHT))] == [short.id]


async def test_who_arrived_after_the_first_day_owes_from_the_next_quarter(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await line(tx, held_from=FIRST + timedelta(days=1))
    assert await tick(storage, at(LAST_DAY)) == 0
    assert await tick(storage, at("2026-09-17 08:30")) == 1


async def test_who_has_not_started_or_has_left_office_hears_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        left = await line(tx)
        await tx.cadres.leave_office(left.id, date(2026, 6, 17))
        await tx.cadres.add(left.organisation, "Zhao", Position.FULL_TIME, FIRST)
    assert await tick(storage, at(FORTNIGHT)) == 0


async def test_of_stages_missed_while_the_program_was_down_the_latest_comes_late(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    now = at("2026-06-25 15:00")
    assert await tick(storage, now) == 1
    assert [(one.days_left, one.due) for one in await told(storage, now)] == [(7, now)]


async def test_what_was_missed_in_quiet_hours_comes_at_eight(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    night = at("2026-06-24 21:30")
    assert await tick(storage, night) == 0
    assert await next_due(storage, night) == at("2026-06-25 08:00")
    assert await tick(storage, at("2026-06-25 07:59")) == 0
    assert await tick(storage, at("2026-06-25 08:00")) == 1


async def test_nothing_comes_after_the_deadline(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    night = at("2026-06-30 21:30")
    assert await tick(storage, night) == 0
    assert await next_due(storage, night) == at("2026-09-17 08:30")
    assert await tick(storage, at("2026-07-01 08:00")) == 0


async def test_who_starts_between_two_stages_hears_of_the_next_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx, 1)
    assert [await tick(storage, at(FORTNIGHT)) for _ in range(2)] == [1, 0]
    async with storage.read_write() as tx:
        late = await line(tx, 2)
    assert await tick(storage, at("2026-06-20 10:00")) == 0
    assert await tick(storage, at(WEEK)) == 2
    assert late.id in {one.cadre for one in await told(storage, at(WEEK))}


async def test_each_zone_has_its_own_morning(storage: Storage) -> None:
    async with storage.read_write() as tx:
        east, west = await line(tx, 1), await line(tx, 2, zone="Asia/Urumqi")
    assert await tick(storage, at(FORTNIGHT)) == 1
    assert [one.cadre for one in await told(storage, at(FORTNIGHT))] == [east.id]
    assert await next_due(storage, at(FORTNIGHT)) == at(FORTNIGHT, ZoneInfo("Asia/Urumqi"))
    later = at(FORTNIGHT, ZoneInfo("Asia/Urumqi"))
    assert await tick(storage, later) == 1
    assert [one.cadre for one in await told(storage, later)] == [west.id]


async def test_many_cadres_are_told_in_chunks_and_each_of_them_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.reminders.CHUNK", 5)
    async with storage.read_write() as tx:
        for number in range(13):
            await line(tx, number)
    counts = [await tick(storage, at(FORTNIGHT)) for _ in range(5)]
    assert counts == [5, 5, 3, 0, 0]
    assert len({one.cadre for one in await told(storage, at(FORTNIGHT))}) == 13


async def test_two_ticks_at_once_tell_everybody_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for number in range(20):
            await line(tx, number)
    await asyncio.gather(*(tick(storage, at(FORTNIGHT)) for _ in range(3)))
    assert len(await told(storage, at(FORTNIGHT))) == 20


async def test_without_an_organisation_nothing_is_ever_due(storage: Storage) -> None:
    assert await tick(storage, at(FORTNIGHT)) == 0
    assert await next_due(storage, at(FORTNIGHT)) is None


# ------------------------------------------------------------------------------------ the words


async def worded(storage: Storage, cadre: Cadre, now: datetime, language: str = "zh") -> str | None:
    assert cadre.person is not None
    async with storage.read_only() as view:
        reader = await view.people.get(cadre.person)
        desk = WordingDesk(view, now, UTC, BOT, Say(language), reader)
        outgoing = await quota_due(desk, QuotaDue(cadre.id, "2026-04-01", 14))
    if outgoing is None:
        return None
    assert outgoing.method == "sendMessage"
    return outgoing.fields["text"]


@pytest.mark.parametrize(
    ("language", "ends"), [("zh", "本季度到6月30日结束"), ("en", "ends on 30 June")]
)
async def test_it_says_what_is_missing_now_and_how_many_days_are_left(
    storage: Storage, language: str, ends: str
) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx, position=Position.SECONDED)
        await contact(tx, cadre, 7)
        await tx.cadres.count_declined(cadre.id)
    text = await worded(storage, cadre, at("2026-06-18 09:00"), language)
    assert text is not None
    assert ends in text
    assert re.findall(r"\d+", text)[-5:] == ["13", "100", "2", "1", "98"]


async def test_without_a_group_it_leads_to_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx)
    alone = await worded(storage, cadre, at("2026-06-18 09:00"))
    async with storage.read_write() as tx:
        await counting_group(tx, cadre)
    with_group = await worded(storage, cadre, at("2026-06-18 09:00"))
    assert alone is not None
    assert with_group is not None
    assert ("/groups" in alone, "/start" in alone) == (True, False)
    assert ("/groups" in with_group, "/start" in with_group) == (False, True)


async def test_on_the_last_day_it_says_so_in_the_zone_of_the_office(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx)
    text = await worded(storage, cadre, at("2026-06-30 00:00"))
    assert text is not None
    assert "今天（6月30日）是本季度的最后一天" in text
    assert "还差 10 位" in text


async def test_it_is_dropped_when_the_quota_was_reached_meanwhile(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx)
        for _ in range(9):
            await tx.cadres.count_declined(cadre.id)
    assert await worded(storage, cadre, at(WEEK)) is not None
    async with storage.read_write() as tx:
        await contact(tx, cadre, 7)
    assert await worded(storage, cadre, at(WEEK)) is None


async def test_it_is_dropped_when_the_quarter_is_over_or_the_office_left(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadre = await line(tx)
    assert await worded(storage, cadre, at("2026-06-30 23:59")) is not None
    assert await worded(storage, cadre, at("2026-07-01 00:00")) is None
    async with storage.read_write() as tx:
        await tx.cadres.leave_office(cadre.id, date(2026, 6, 24))
    assert await worded(storage, cadre, at("2026-06-23 23:59")) is not None
    assert await worded(storage, cadre, at("2026-06-24 00:00")) is None
