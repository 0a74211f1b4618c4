"""A day's backlog is taken whole by long polling, although one update in it cannot be read."""

from pathlib import Path

from bench.load.books import Books, difference, written
from playground.telegram.acting.resident import Resident
from storage.database import Storage
from storage.updates.books import Sums
from tests.processes.in_town_time import InTownTime

HOURS, EACH_HOUR = 23, 130
PEOPLE = 40
SILENT = PEOPLE - HOURS
UNREADABLE = b'{"message_id":"?","date":"soon"}'


async def test_a_days_backlog_is_counted_and_answered_and_what_nobody_can_read_is_put_aside(
    address: str, tmp_path: Path
) -> None:
    async with InTownTime(address, tmp_path, people=PEOPLE) as one:
        circle = await one.settles()
        books, asked = Books([circle]), list[Resident]()
        for hour in range(HOURS):
            for number in range(EACH_HOUR):
                who = one.people[(hour * EACH_HOUR + number * 7) % len(one.people)]
                said = who.writes(circle.chat, f"{hour} {number}")
                books.said(circle.chat, who.id, said.date)
                one.town.clock.advance(3600 / EACH_HOUR)
            asked.append(one.asks(one.people[hour]))
            if hour == HOURS // 2:
                date = one.town.clock.date()
                one.town.mailboxes[one.bot.id].put("message", UNREADABLE, date=date, lane=0)
        waited = one.unconfirmed
        await one.begins()
        await one.rests()
        for person in asked:
            await one.is_answered(person)
        assert waited == HOURS * (EACH_HOUR + 1) + 1
        assert difference(books.counts, await written(address)) == 0
        assert await sums(address) == Sums(
            seen=waited, counted=HOURS * EACH_HOUR, acted=HOURS, quarantined=1
        )
        assert [one.answers(person) for person in one.people] == [1] * HOURS + [0] * SILENT


async def sums(address: str) -> Sums:
    """Of all days together; whatever is not named is zero."""
    storage = Storage.open(address)
    async with storage.read_only() as view:
        found = list((await view.books.days()).values())
    await storage.close()
    assert len(found) == 1, "booked on the day on which it was taken"
    return found[0]
