"""Sixty people want to look after thirty wishes within a second: each wish has exactly one helper.

On both databases, each claim in a transaction of its own as a press of the button is; whoever comes
too late is told so, and the wish's row says the same as what its helper was told.
"""

import asyncio
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.convention import Outcome
from bench.server import database, postgresql, upgraded
from bench.soaks.crowds import desk, opened
from domain.organisations import Position
from domain.people import Person
from domain.wishes import Wish, WishHasMovedOn, WishState
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.services.people_of_a_county import County, founded, met
from tests.storage.county import HOUR, NOON

ROUNDS = 100
HELPERS, WISHES = 60, 30


async def run(rounds: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    with TemporaryDirectory() as folder, postgresql() as server:
        address = f"sqlite:///{Path(folder) / 'yijiabai.db'}"
        await upgraded(address)
        on_sqlite = await soaked(address, rounds, HELPERS, WISHES, chance)
        async with database(server) as other:
            await upgraded(other)
            on_postgresql = await soaked(other, rounds, HELPERS, WISHES, chance)
    found = (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql))
    figures = ", ".join(f"{name}: {outcome.figures}" for name, outcome in found)
    return Outcome(figures, ok=all(outcome.ok for _, outcome in found))


async def soaked(address: str, rounds: int, helpers: int, wishes: int, chance: Random) -> Outcome:
    """On one database, which is empty."""
    wrong, slowest = 0, 0.0
    async with opened(address) as storage:
        async with storage.read_write() as tx:
            place = await founded(tx)
            crowd = [await deputy(tx, place, 2000 + one) for one in range(helpers)]
        for number in range(rounds):
            said = await wished(storage, place, wishes, number)
            began = perf_counter()
            wrong += await rushed(storage, said, chance.sample(crowd, len(crowd)))
            slowest = max(slowest, perf_counter() - began)
    figures = (
        f"{rounds} times {helpers} people and {wishes} wishes, the slowest in {slowest:.2f} s, "
        f"{wrong} wishes without exactly one helper"
    )
    return Outcome(figures, ok=not wrong)


async def deputy(tx: Transaction, place: County, number: int) -> Person:
    person = await met(tx, number, "Deputy")
    line = await tx.cadres.add(place.office.id, f"D{number}", Position.PART_TIME, date(2026, 1, 1))
    await tx.cadres.take_up(line.id, person.id)
    await tx.sides.add_deputy(place.group.id, line.id)
    return person


async def wished(storage: Storage, place: County, wishes: int, number: int) -> list[Wish]:
    """Kept as they are said; nobody is told of them."""
    state = WishState.OPEN
    async with storage.read_write() as tx:
        return [
            await tx.wishes.submit(
                f"{number}, {one}",
                place.young.id,
                place.line.id,
                state=state,
                anonymous=True,
                now=NOON,
                bell=NOON + HOUR,
            )
            for one in range(wishes)
        ]


async def rushed(storage: Storage, said: list[Wish], crowd: list[Person]) -> int:
    """How many wishes do not have exactly the one helper who was told so."""
    wanted = [(person, said[number % len(said)]) for number, person in enumerate(crowd)]
    got = await asyncio.gather(*(claims(storage, person, wish) for person, wish in wanted))
    told: dict[int, list[int]] = {wish.id: [] for wish in said}
    for (person, wish), success in zip(wanted, got, strict=True):
        told[wish.id] += [person.id] if success else []
    async with storage.read_only() as view:
        kept = {one.id: one.helper for wish in said if (one := await view.wishes.get(wish.id))}
    return sum(told[wish.id] != [kept[wish.id]] for wish in said)


async def claims(storage: Storage, person: Person, wish: Wish) -> bool:
    """False: somebody was faster."""
    try:
        async with storage.read_write() as tx:
            await Services(desk(tx, NOON + HOUR)).wishes.claim(wish.id, person)
    except WishHasMovedOn:
        return False
    return True
