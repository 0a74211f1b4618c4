"""`export wishes`: states and days of each, sums of each office, and never a word or a name."""

import json
from pathlib import Path

import pytest

from bot.commands.exporting_wishes import COLUMNS, SUMS, wishes
from bot.problem import USAGE, Problem
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.storage import county
from tests.storage.county import HOUR, NOON

WORDS = "一根很特别的琴弦"


@pytest.fixture
async def wished(storage: Storage, address: str, setting: Setting) -> None:
    """One that came true, and five of other people that wait."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        place = await founded(tx)
        does = services(tx, NOON + HOUR)
        done = await services(tx, NOON).wishes.submit(place.young, WORDS)
        await does.wishes.done(done.id, place.cadre)
        await does.wishes.confirm(done.id, place.young, 4)
        for number in range(20, 25):
            await does.wishes.submit(await county.contact(tx, place.line, number), WORDS)


@pytest.mark.usefixtures("wished")
async def test_each_wish_is_a_row_without_words_and_without_anybody(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await wishes(None, None, sums=False) == 0
    out = capsysbinary.readouterr().out.decode()
    first, *others = [json.loads(line) for line in out.splitlines()]
    assert (first["state"], first["rating"]) == ("confirmed", 4)
    assert (first["submitted_on"], first["confirmed_on"]) == ("2026-03-02", "2026-03-02")
    assert [one["state"] for one in others] == ["open"] * 5
    assert WORDS not in out
    assert "Li Lei" not in out
    assert all(set(row) <= set(COLUMNS) for row in (first, *others))


@pytest.mark.usefixtures("wished")
async def test_sums_of_an_office_are_of_enough_people(tmp_path: Path) -> None:
    out = tmp_path / "wishes.csv"
    assert await wishes(None, out, sums=True) == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(SUMS)
    assert len(lines) >= 2


async def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(Problem) as found:
        await wishes(Format.XLSX, None, sums=False)
    assert found.value.status == USAGE
