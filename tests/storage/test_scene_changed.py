"""Whether a scene must be read again is told by what was written, and by nothing else."""

import re

import pytest

from domain.consents import Purpose
from storage.database import Storage
from storage.tables import metadata
from storage.transaction import OF_SCENES
from tests.conventions.tree import modules
from tests.storage.county import NOON, cadre, group, person


async def test_what_a_scene_is_made_of_tells_when_it_is_written(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        assert tx.scene_changed()
        met = await person(tx)
        assert tx.scene_changed()
        await tx.consents.give(met.id, Purpose.ACTIVITY, NOON)
        assert tx.scene_changed()
        await group(tx, line)
        assert tx.scene_changed()
        assert not tx.scene_changed()


async def test_what_it_is_not_made_of_and_what_is_only_read_do_not(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        tx.scene_changed()
        await tx.drafts.save(met.id, "wish", {}, NOON)
        await tx.people.get(met.id)
        assert not tx.scene_changed()


def test_nothing_writes_to_these_tables_past_sqlalchemy_that_a_scene_could_show() -> None:
    """`ManyRows` goes to the driver unheard: the batch its own members, and rosters new lines that
    are nobody's yet and new organisations without a group.
    """
    tables = {
        name
        for path in modules("storage")
        for name in re.findall(r"\bManyRows\(\s*(\w+),", path.read_text(encoding="utf-8"))
    }
    assert "activity" in tables
    assert tables & OF_SCENES == {"memberships", "cadres", "organisations"}


@pytest.mark.parametrize("table", sorted(OF_SCENES))
def test_the_tables_of_a_scene_exist(table: str) -> None:
    assert table in metadata.tables
