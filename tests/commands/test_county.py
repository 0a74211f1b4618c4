"""The chart of a county: weeks that together are the quarter, and no figure for what is unknown."""

from datetime import date, timedelta
from itertools import pairwise

from bot import settings as environment
from bot.county import chart, weeks_in, weeks_of
from domain.activity import Counts, Tally
from domain.lights import Lights
from domain.periods import Days, quarter_of
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.storage import county

QUARTER = quarter_of(county.TODAY)
ZONE = environment.Settings().zone


def test_the_weeks_cover_every_day_of_a_span_once() -> None:
    weeks = list(weeks_in(QUARTER))
    assert (weeks[0].first, weeks[-1].after) == (QUARTER.first, QUARTER.after)
    assert all(one.after == other.first for one, other in pairwise(weeks))
    assert all(one.first.weekday() == 0 for one in weeks[1:])


async def test_a_week_shows_people_and_blocks_or_a_dash(
    storage: Storage, address: str, setting: Setting
) -> None:
    setting(database_url=address)
    monday = date(2026, 3, 2)
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        met = await county.contact(tx, line)
        group = await tx.groups.meet(-100, "城关镇青年群", "zh")
        await tx.groups.bind(group.id, line.organisation, line.id)
        await tx.groups.start_counting(group.id, county.NOON - timedelta(days=14))
        tally = Tally()
        tally.row(monday, group.id, met.id).add(Counts(messages=3, blocks=0b11))
        tally.light(monday, group.id, Lights(voice=True))
        await tx.activity.add(tally)
        away = county.NOON + timedelta(days=7)
        await tx.gaps.begin(group.id, away)
        await tx.gaps.end(group.id, away + county.HOUR)
    async with storage.read_only() as view:
        known = await view.groups.get(group.id)
        assert known is not None
        drawn = await weeks_of(view.reports, known, QUARTER, ZONE)
    shown = {week.label: (week.people, week.blocks) for week in drawn.weeks}
    assert shown["2.9"] == (None, None), "the bot was not there yet"
    assert shown["2.23"] == (0, 0)
    assert shown["3.2"] == (1, 2)
    assert shown["3.9"] == (None, None), "a part of it is unknown"
    assert drawn.lights == (1, 0, 0)
    png = await chart(environment.load(), Days(QUARTER.first, QUARTER.after))
    assert png.startswith(b"\x89PNG")
