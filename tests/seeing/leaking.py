"""A program that meets every kind of error whose words quote something; run by its test.

`python -m tests.seeing.leaking DATABASE`: what it writes to standard error is searched.
"""

import asyncio
import gc
import logging
import sys
import threading
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import BaseModel
from sqlalchemy import insert, text

from bot import logs
from bot.background import Background
from bot.clock import SystemClock
from bot.logs import logger
from bot.transport import Transport
from bot.wording.pictures import Pictures
from storage.database import Storage
from storage.tables.people import people
from tests.storage.county import NOON

TOKEN = "8000000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
WISH, NAME, PERSON = "我想学吉他，谁能教我", "王晓雨", 5_000_000_001
SECRETS = f"{WISH} {NAME} {PERSON} {TOKEN}"
Way = Callable[[Storage], Awaitable[object]]


class Wish(BaseModel):
    rating: int


class Careless:
    def __repr__(self) -> str:
        return SECRETS

    def __del__(self) -> None:
        raise ValueError(SECRETS)


async def locals_of_a_traceback(_: Storage) -> None:
    wish = SECRETS
    try:
        int(wish)
    except ValueError:
        logger().error("by traceback", exc_info=True, stack_info=True)


async def arguments_of_an_event(_: Storage) -> None:
    logger().error("by argument %s", SECRETS)
    logger().error(f"by text {SECRETS}", wish=WISH, person=PERSON, seconds=float(PERSON))
    logger().error("by fields", error=WISH, came_through=SECRETS, timestamp=str(PERSON))


async def pydantic_quotes_its_input(_: Storage) -> None:
    Wish(rating=SECRETS)  # type: ignore[arg-type]  # that is the mistake


async def an_address_with_the_token(_: Storage) -> None:
    async with aiohttp.ClientSession() as session:
        await Transport("http://127.0.0.1:9", TOKEN, session).call("getMe", {"text": WISH})


async def a_client_of_its_own(_: Storage) -> None:
    async with aiohttp.ClientSession() as session:
        await session.get(f"http://127.0.0.1:9/bot{TOKEN}/getMe")


async def parameters_of_a_statement(storage: Storage) -> None:
    row = {"telegram_id": PERSON, "name": NAME, "reachable": True, "started_at": NOON}
    async with storage.read_write() as tx:
        for _ in range(2):
            await tx._connection.execute(insert(people).values(**row))


async def a_statement_that_is_none(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx._connection.execute(text("SELECT :wish FROM nowhere"), {"wish": SECRETS})


async def a_moment_without_a_zone(storage: Storage) -> None:
    row = {"telegram_id": PERSON, "name": NAME, "reachable": True}
    async with storage.read_write() as tx:
        naive = NOON.replace(tzinfo=None)
        await tx._connection.execute(insert(people).values(**row, started_at=naive))


async def a_background_task(_: Storage) -> None:
    background = Background()

    async def fail() -> None:
        raise ValueError(SECRETS)

    background.start("careless", fail())
    await background.failed.wait()


async def an_error_nobody_fetches(_: Storage) -> None:
    async def fail() -> None:
        raise ValueError(SECRETS)

    task = asyncio.ensure_future(fail())
    await asyncio.wait({task})
    del task
    gc.collect()


async def a_callback_of_the_loop(_: Storage) -> None:
    def fail(_: object) -> None:
        raise ValueError(SECRETS)

    asyncio.get_running_loop().call_soon(fail, Careless)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_exception_handler({"message": SECRETS, "wish": WISH})


async def an_error_in_a_thread(_: Storage) -> None:
    def fail() -> None:
        raise ValueError(SECRETS)

    thread = threading.Thread(target=fail, name=NAME)
    thread.start()
    thread.join()


async def an_error_in_a_finalizer(_: Storage) -> None:
    Careless()
    gc.collect()


async def a_warning(_: Storage) -> None:
    warnings.warn(SECRETS, stacklevel=1)


async def a_library_that_tells_all(_: Storage) -> None:
    logging.getLogger("chatty").critical("%s", SECRETS, exc_info=ValueError(SECRETS))
    logging.getLogger("chatty").error("%d", SECRETS)  # cannot be formatted either
    logging.getLogger(f"of.{NAME}").error("x")


async def a_job_of_the_scheduler(_: Storage) -> None:
    def fail() -> None:
        raise ValueError(SECRETS)

    scheduler = AsyncIOScheduler()
    scheduler.add_job(fail, name=NAME)
    scheduler.start()
    await asyncio.sleep(0.2)
    scheduler.shutdown()


def drawn(facts: str) -> bytes:
    warnings.warn(f"no glyph for {facts}", stacklevel=1)
    print(facts, file=sys.stderr)  # noqa: T201  # as the libraries of pictures do
    raise ValueError(facts)


async def a_worker_that_draws(_: Storage) -> None:
    pictures = Pictures()
    try:
        await pictures.draw(drawn, SECRETS)
    finally:
        pictures.close()


WAYS: tuple[Way, ...] = (
    locals_of_a_traceback,
    arguments_of_an_event,
    pydantic_quotes_its_input,
    an_address_with_the_token,
    a_client_of_its_own,
    parameters_of_a_statement,
    a_statement_that_is_none,
    a_moment_without_a_zone,
    a_background_task,
    an_error_nobody_fetches,
    a_callback_of_the_loop,
    an_error_in_a_thread,
    an_error_in_a_finalizer,
    a_warning,
    a_library_that_tells_all,
    a_job_of_the_scheduler,
    a_worker_that_draws,
)


async def main(address: str) -> None:
    storage = Storage.open(address)
    for way in WAYS:
        logger().info("way", name=way.__name__)
        try:
            await way(storage)
        except Exception:  # noqa: BLE001 - as the edges of the program do
            logger().error("edge", exc_info=True)
    await storage.close()
    raise SystemError(SECRETS)


def run(arguments: list[Any]) -> None:
    logs.set_up("debug", "json", SystemClock())
    asyncio.run(main(arguments[1]))


if __name__ == "__main__":
    run(sys.argv)
