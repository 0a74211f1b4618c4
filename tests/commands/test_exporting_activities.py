"""`export activities`: numbers from rows, and nobody's name."""

import json
from datetime import date

import pytest

from bot.commands.exporting_activities import COLUMNS, activities
from bot.problem import USAGE, Problem
from domain.activities import Plan
from domain.check_ins import Way
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.storage import county
from tests.storage.county import HOUR, NOON


@pytest.fixture
async def held(storage: Storage, address: str, setting: Setting) -> None:
    """One with three who rated it, and one of the next day."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        place = await founded(tx)
        line, group = place.line.id, place.group.id
        plan = Plan("league-class", "Reading", NOON, NOON + HOUR, "Hall", 12)
        one = await tx.activities.plan(line, group, plan, NOON)
        for number in range(3):
            young = await county.contact(tx, place.line, 500 + number)
            await tx.check_ins.note(one.id, young.id, Way.CODE, NOON)
            await tx.ratings.rate(one.id, young.id, 3 + number // 2, NOON)
        await tx.photos.add(one.id, 1, place.cadre.id, "file", "mark", NOON)
        await services(tx, NOON).activities.announce(
            place.cadre,
            group,
            Plan("league-class", "Next", NOON + 24 * HOUR, NOON + 25 * HOUR, "A"),
        )


@pytest.mark.usefixtures("held")
async def test_each_stands_in_a_row_with_its_numbers(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await activities(None, None, None, None) == 0
    out = capsysbinary.readouterr().out
    first, second = [json.loads(line) for line in out.splitlines()]
    assert (first["title"], first["starts"], first["seats"]) == ("Reading", "2026-03-02 20:00", 12)
    assert (first["present"], first["photographs"]) == (3, 1)
    assert (first["raters"], first["rating"]) == (3, "3.3")
    assert (second["rating"], second["raters"], second["seats"]) == (None, None, None)
    assert set(first) <= set(COLUMNS)
    assert b"file" not in out


@pytest.mark.usefixtures("held")
async def test_by_the_day_on_which_it_begins(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert await activities(date(2026, 3, 3), None, Format.CSV, None) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == 2
    assert await activities(None, date(2026, 3, 1), Format.CSV, None) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == 1


async def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(Problem) as found:
        await activities(None, None, Format.XLSX, None)
    assert found.value.status == USAGE
