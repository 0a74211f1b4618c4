"""Crowds at an activity: the last seat goes to one, everybody is checked in once, nobody is lost.

On both databases: for the last seat ten people tap at once, one person scans ten times at once, and
then `CROWD` people scan at once, through the real intake in batches as they arrive. How long that
takes is the machine's; who opened the code in time is noted however late it is worked off.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from aiogram.types import User

from bench.convention import Outcome
from bench.server import database, postgresql, upgraded
from bot.clock import SystemClock
from bot.dispatcher import Answering
from bot.intake.acting import Acting
from bot.intake.intake import Intake
from bot.telegram import SilentBot
from domain.activities import Activity, Plan
from domain.check_ins import CheckedInBefore, Code, sealed, step_of
from domain.people import Person
from handlers.routers import dispatcher
from services.desk import Desk
from services.joining import ActivityFull
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI
from tests.services.people_of_a_county import County, founded
from tests.storage import county
from tests.storage.county import HOUR, NOON

ROUNDS = 200
AT_ONCE, CROWD, BATCH = 10, 500, 100


async def run(rounds: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    with TemporaryDirectory() as folder, postgresql() as server:
        address = f"sqlite:///{Path(folder) / 'yijiabai.db'}"
        await upgraded(address)
        on_sqlite = await soaked(address, rounds, CROWD, chance)
        async with database(server) as other:
            await upgraded(other)
            on_postgresql = await soaked(other, rounds, CROWD, chance)
    found = (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql))
    figures = ", ".join(f"{name}: {outcome.figures}" for name, outcome in found)
    return Outcome(figures, ok=all(outcome.ok for _, outcome in found))


async def soaked(address: str, rounds: int, crowd: int, chance: Random) -> Outcome:
    """On one database, which is empty."""
    async with opened(address) as storage:
        async with storage.read_write() as tx:
            place = await founded(tx)
            people = [await county.contact(tx, place.line, 1000 + one) for one in range(crowd)]
        seats = [await last_seat(storage, place, people, chance, one) for one in range(rounds)]
        scans = [await double(storage, place, people, chance, one) for one in range(rounds)]
        lost, seconds = await half_a_minute(storage, place, people)
    wrong = sum(one != 1 for one in (*seats, *scans))
    figures = (
        f"{rounds} races for the last seat and {rounds} double check-ins, {wrong} without exactly "
        f"one, {crowd} checked in within {seconds:.1f} s, {lost} lost"
    )
    return Outcome(figures, ok=not wrong and not lost)


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Storage]:
    storage = Storage.open(address)
    try:
        yield storage
    finally:
        await storage.close()


async def last_seat(
    storage: Storage, place: County, people: list[Person], chance: Random, number: int
) -> int:
    """How many got it."""
    activity = await held(storage, place, f"Race {number}", seats=1)

    def tap(person: Person) -> Callable[[Services], Coroutine[object, object, object]]:
        return lambda services: services.joining.join(person, activity.id, place.group)

    racers = chance.sample(people, min(AT_ONCE, len(people)))
    came = await asyncio.gather(*(done(storage, tap(one)) for one in racers))
    return sum(came)


async def double(
    storage: Storage, place: County, people: list[Person], chance: Random, number: int
) -> int:
    """How many of the same scans were noted."""
    activity = await held(storage, place, f"Scan {number}")
    code, person = await code_of(storage, activity), chance.choice(people)

    def scan(services: Services) -> Coroutine[object, object, object]:
        return services.check_ins.by_code(person, code)

    noted = sum(await asyncio.gather(*(done(storage, scan) for _ in range(AT_ONCE))))
    async with storage.read_only() as view:
        present = (await view.activities.numbers(activity.id)).present
    return noted if noted == present else -1


async def half_a_minute(storage: Storage, place: County, people: list[Person]) -> tuple[int, float]:
    """How many of those who scanned are not there, and how long taking it took."""
    activity = await held(storage, place, "Crowd")
    link = f"/start {(await code_of(storage, activity)).payload}"
    bodies = [body(one, number, link) for number, one in enumerate(people, start=1)]
    me = User(id=BOT.id, is_bot=True, first_name="Yijiabai", username=BOT.username)
    acting = Acting(Answering(dispatcher(), SilentBot(me)), BOT, desk)
    intake = Intake(storage, At(), SHANGHAI, BOT, acting, lambda: None)
    began = perf_counter()
    for start in range(0, len(bodies), BATCH):
        await intake.take(bodies[start : start + BATCH])
    seconds = perf_counter() - began
    async with storage.read_only() as view:
        present = (await view.activities.numbers(activity.id)).present
    return len(people) - present, seconds


class At(SystemClock):
    """It has begun."""

    def now(self) -> datetime:
        return NOON + HOUR


async def held(storage: Storage, place: County, title: str, seats: int | None = None) -> Activity:
    plan = Plan("volunteer-service", title, NOON + HOUR, NOON + 2 * HOUR, "Square", seats)
    async with storage.read_write() as tx:
        activities = Services(desk(tx, NOON)).activities
        return await activities.announce(place.cadre, place.group.id, plan)


async def code_of(storage: Storage, activity: Activity) -> Code:
    async with storage.read_write() as tx:
        return sealed(await tx.check_ins.key(), activity.id, step_of(NOON + HOUR))


async def done(
    storage: Storage, what: Callable[[Services], Coroutine[object, object, object]]
) -> bool:
    """In a transaction of its own. False: refused."""
    try:
        async with storage.read_write() as tx:
            await what(Services(desk(tx, NOON + HOUR)))
    except (ActivityFull, CheckedInBefore):
        return False
    return True


def desk(tx: Transaction, now: datetime) -> Desk:
    return Desk(tx, now, SHANGHAI, BOT)


def body(person: Person, number: int, text: str) -> bytes:
    """The update of somebody who opened the link."""
    sender = {"id": person.telegram_id, "is_bot": False, "first_name": person.name}
    message = {
        "message_id": number,
        "date": int((NOON + HOUR).timestamp()),
        "chat": {"id": person.telegram_id, "type": "private", "first_name": person.name},
        "from": sender,
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    return json.dumps({"update_id": number, "message": message}).encode()
