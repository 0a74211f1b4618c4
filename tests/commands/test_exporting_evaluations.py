"""`export evaluations`: what the offices read themselves, and nothing more."""

import json
from datetime import UTC, date, datetime

import pytest

from bot.commands.exporting_evaluations import COLUMNS, evaluations, exported
from domain.evaluations import FEWEST, Verdict
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.services.people_of_a_county import founded
from tests.storage import county

QUARTER, BEFORE = date(2025, 1, 1), date(2024, 10, 1)
LAST_MOMENT = datetime(2025, 3, 31, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai


@pytest.fixture
async def said(storage: Storage, address: str, setting: Setting) -> None:
    """By five in a quarter, and by four in the one before."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        place = await founded(tx)
        for number in range(FEWEST):
            one = await county.contact(tx, place.line, 500 + number)
            verdict = Verdict.HELPED if number else Verdict.NOT_FELT
            for quarter in (BEFORE, QUARTER)[number == 0 :]:
                assert await tx.evaluations.say(place.office.id, quarter, one.id, verdict)


@pytest.mark.usefixtures("said")
async def test_only_quarters_with_enough_people_that_are_over(storage: Storage) -> None:
    async with storage.read_only() as view:
        assert [row async for row in exported(view, LAST_MOMENT)] == []
        [row] = [row async for row in exported(view, LAST_MOMENT.replace(hour=16, minute=0))]
    assert (row["quarter"], row["people"]) == (QUARTER, FEWEST)
    assert (row["helped"], row["so_so"], row["not_felt"]) == (FEWEST - 1, 0, 1)
    assert tuple(row) == COLUMNS


@pytest.mark.usefixtures("said")
async def test_it_is_written_in_the_formats_of_all_exports(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await evaluations(None, None) == 0
    [line] = capsysbinary.readouterr().out.splitlines()
    assert json.loads(line)["quarter"] == "2025-01-01"
    assert await evaluations(Format.CSV, None) == 0
    head, one = capsysbinary.readouterr().out.decode().splitlines()
    assert head == ",".join(COLUMNS)
    assert one.endswith(f",2025-01-01,{FEWEST},{FEWEST - 1},0,1")
