"""Lookups, which go to the driver past SQLAlchemy: they find what SQLAlchemy finds."""

import sys
from collections.abc import Mapping

from storage.database import Storage
from storage.prepared import Lookup
from storage.transaction import Transaction
from tests.services.people_of_a_county import County, founded
from tests.storage.county import HOUR, NOON, TODAY, said


def lookups() -> dict[str, Lookup]:
    return {
        f"{name}.{constant}": found
        for name, module in sys.modules.items()
        if name.startswith("storage.")
        for constant, found in vars(module).items()
        if isinstance(found, Lookup)
    }


async def test_a_lookup_finds_what_sqlalchemy_finds(storage: Storage) -> None:
    """Values and names; while rows are there to be found, and none."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        await lived(tx, place)
        people = (place.young.id, place.cadre.id, place.administrator.id, 99)
        found = {
            name: sum([await compared(tx, one, {**givens(place), "person": who}) for who in people])
            for name, one in lookups().items()
        }
    assert [name for name, rows in found.items() if not rows] == []
    assert len(found) >= 12


async def compared(tx: Transaction, lookup: Lookup, given: Mapping[str, object]) -> int:
    names = set(lookup.statement.compile().params) & given.keys()
    values = {name: given[name] for name in names}
    fast = await lookup.all(tx._connection, values)
    usual = (await tx._connection.execute(lookup.statement, values)).all()
    assert [tuple(row) for row in fast] == [tuple(row) for row in usual]
    assert [list(map(type, row)) for row in fast] == [list(map(type, row)) for row in usual]
    assert [row._asdict() for row in fast] == [row._asdict() for row in usual]
    return len(fast)


async def lived(tx: Transaction, place: County) -> None:
    """A row in each table that is looked into."""
    await tx.activity.add(said(place.group.id, place.young.id))
    await tx.drafts.save(place.young.id, "wish", {"step": "words"}, NOON)
    await tx.calls_for_help.call(
        place.office.id, place.young.id, "?", None, now=NOON, escalates_at=None
    )


def givens(place: County) -> Mapping[str, object]:
    return {
        "telegram_id": place.young.telegram_id,
        "id": place.office.id,
        "day": TODAY,
        "first": TODAY,
        "after": TODAY.replace(day=9),
        "since": NOON - HOUR,
        "cadre": place.line.id,
        "wisher": place.young.id,
    }
