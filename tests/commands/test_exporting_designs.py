"""`export designs`: sums of enough people, and nothing of fewer."""

import json

import pytest

from bot.commands.exporting_designs import COLUMNS, designs
from domain.evaluations import FEWEST
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.services.test_designs import around, asked, choose
from tests.storage.county import NOON


async def test_each_option_stands_in_a_row_and_of_too_few_only_how_many(
    storage: Storage, address: str, setting: Setting, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    setting(database_url=address)
    async with storage.read_write() as tx:
        place = await founded(tx)
        people = await around(tx, place, FEWEST)
        for number in (FEWEST, FEWEST - 1):
            design = await asked(tx, place)
            await choose(tx, people[:number], design, 1)
            await tx.designs.suggest(design, place.young.id, "Swim")
            await services(tx, NOON).designs.close(place.cadre, design.id)
        await choose(tx, people, await asked(tx, place), 0)
    assert await designs(None, None) == 0
    out = capsysbinary.readouterr().out
    rows = [json.loads(line) for line in out.splitlines()]
    told = [(one["state"], one["text"], one["votes"], one["people"]) for one in rows]
    assert told == [
        ("closed", "Hike", 0, FEWEST),
        ("closed", "Chess", FEWEST, FEWEST),
        ("closed", "Hike", None, FEWEST - 1),
        ("closed", "Chess", None, FEWEST - 1),
        ("open", "Hike", None, None),
        ("open", "Chess", None, None),
    ]
    assert set(rows[0]) <= set(COLUMNS)
    assert b"Swim" not in out
