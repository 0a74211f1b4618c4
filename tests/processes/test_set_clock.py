"""The machine's clock is set while the program runs: nothing is said twice or left out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from playground.telegram.faults import Fault, Kind
from tests.processes.in_town_time import InTownTime

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENING = datetime(2026, 3, 17, 18, tzinfo=SHANGHAI)
# A fortnight, a week and three days before the quarter ends; the last of them is a Sunday.
REMINDERS = (
    datetime(2026, 3, 18, 8, 30, tzinfo=SHANGHAI),
    datetime(2026, 3, 25, 8, 30, tzinfo=SHANGHAI),
    datetime(2026, 3, 27, 16, tzinfo=SHANGHAI),
)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def reminders(one: InTownTime) -> Sequence[str]:
    return [text for text in one.said(one.people[0]) if "⏳" in text]


async def test_a_reminder_is_said_once_whatever_the_clock_was_set_to(
    address: str, tmp_path: Path
) -> None:
    """Set forth over two of them while the program runs, and back while the one that is said does
    not come through; then time goes on.
    """
    async with InTownTime(address, tmp_path, people=4, start=EVENING.timestamp()) as one:
        await one.settles()
        await one.begins()
        await one.rests()
        assert reminders(one) == []
        one.town.faults.plan(Fault(Kind.SERVER_ERROR, method="sendMessage", times=2))
        one.sets_clock(REMINDERS[1] + HOUR - EVENING)
        await one.app.tick()
        await one.comes(lambda: not one.town.faults.planned())
        one.sets_clock(timedelta(0))
        await one.comes(lambda: reminders(one))
        said = [1]
        for moment in REMINDERS:
            await one.jumps(moment.timestamp() + 60)
            await one.passes(90)
            await one.rests()
            said.append(len(reminders(one)))
        assert said == [1, 2, 2, 3]
        assert len(set(reminders(one))) == 3


@pytest.mark.parametrize("by", [-DAY, -HOUR, HOUR, DAY], ids=str)
async def test_whoever_asks_while_the_clock_is_set_is_answered_once(
    address: str, tmp_path: Path, by: timedelta
) -> None:
    """Also after the next start, which finds moments that are yet to come."""
    async with InTownTime(address, tmp_path, people=8) as one:
        await one.begins()
        for number, person in enumerate(one.people):
            one.asks(person)
            one.sets_clock(by * (number % 2))
            await one.is_answered(person)
            if number == len(one.people) // 2:
                await one.ends()
                await one.begins()
        one.sets_clock(timedelta(0))
        await one.rests()
        assert [one.answers(person) for person in one.people] == [1] * len(one.people)
