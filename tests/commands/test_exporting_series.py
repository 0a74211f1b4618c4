"""`export series`: sums of issues, nobody's name, and nothing that is too few."""

import json

import pytest

from bot.commands.exporting_series import COLUMNS, series
from bot.problem import USAGE, Problem
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.storage import county
from tests.storage.county import NOON


@pytest.fixture
async def written(storage: Storage, address: str, setting: Setting) -> None:
    """One that three read, and one that nobody has written in yet."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        place = await founded(tx)
        own = services(tx, NOON).all_series
        one = await own.start(place.cadre, "Night kitchen")
        readers = [await county.contact(tx, place.line, 500 + number) for number in range(3)]
        for reader in readers:
            await own.subscribe(reader, one.id)
        await own.publish(place.cadre, one.id, "Noodles")
        await own.send_due()
        _, issue, _ = await own.publish(place.cadre, one.id, "Soup")
        await own.send_due()
        for reader in readers[:2]:
            await own.read(reader, issue.id)
        await own.start(place.cadre, "Empty")


@pytest.mark.usefixtures("written")
async def test_each_issue_stands_in_a_row_with_its_sums(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await series(None, None) == 0
    out = capsysbinary.readouterr().out
    first, second, empty = [json.loads(line) for line in out.splitlines()]
    assert (first["name"], first["issue"], first["sent"]) == ("Night kitchen", 1, "2026-03-02")
    assert (first["subscribers"], first["deliveries"], first["reads"]) == (3, 3, 0)
    assert (second["deliveries"], second["reads"]) == (3, None)
    assert (empty["issue"], empty["subscribers"]) == (None, 0)
    assert set(first) <= set(COLUMNS)
    assert b"Noodles" not in out


@pytest.mark.usefixtures("written")
async def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(Problem) as raised:
        await series(Format.XLSX, None)
    assert raised.value.status == USAGE
