"""The bot as a whole: everything concrete meets here, is started, rests, and is stopped."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

import aiohttp
from aiogram.types import User

from bot import errors, memory
from bot.background import Background
from bot.clock import Clock, SystemClock
from bot.commands.opening import schema_of
from bot.delivery import Delivery
from bot.delivery.receipts import Receipts
from bot.dispatcher import Answering
from bot.identity import identify
from bot.intake.acting import Acting
from bot.intake.intake import Intake
from bot.intake.polling import Polling, TokenRefused, or_stop
from bot.logs import logger
from bot.only_one import OnlyOne
from bot.problem import USAGE, Problem
from bot.settings import Settings
from bot.telegram import SilentBot
from bot.tidying import Tidying
from bot.transport import Transport
from bot.wording.pictures import WORKER
from bot.wording.table import Wording
from handlers.routers import dispatcher
from language.danger import find_danger
from scheduling.ringing import Ringing
from scheduling.ticker import Ticker
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.schema import Schema
from storage.transaction import Transaction

STOP_SECONDS = 8.0
WARM_AFTER_SECONDS = 2.0
Result = TypeVar("Result")


class App:
    """Intake by long polling, delivery and the ticker, on one database.

    A story gives a clock of its own and calls `tick` itself (`rings=False`).
    """

    def __init__(
        self, settings: Settings, clock: Clock | None = None, *, rings: bool = True
    ) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()
        self._rings = rings
        self._zone = settings.zone
        self._only_one = OnlyOne(settings.database_url)
        self._storage = Storage.open(settings.database_url)
        self._session: aiohttp.ClientSession | None = None
        self._stopping = asyncio.Event()
        self._background = Background()
        self._ringing = Ringing(self.tick)
        self._ticking = False

    async def start(self) -> None:
        """Returns when updates are asked for. Problem for what an operator can mend."""
        self._only_one.take()
        await self._check_database()
        self._session = aiohttp.ClientSession()
        transport = Transport(self._settings.api_url, self._settings.token, self._session)
        self._bot = await identify(transport)
        self._assemble(transport, self._bot)
        memory.settle()
        self._background.start("delivery", self._delivery.run(self._stopping))
        self._background.start("tidying", self._tidying.run(self._stopping))
        self._background.start("polling", self._polling.run(self._stopping))
        self._background.start("warming", self._warm())
        if self._rings:
            self._ringing.start()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set or something cannot go on; what failed is raised after stopping."""
        failing = asyncio.ensure_future(self._background.failed.wait())
        asked = asyncio.ensure_future(stop.wait())
        await asyncio.wait({failing, asked}, return_when=asyncio.FIRST_COMPLETED)
        for task in (failing, asked):
            task.cancel()
        await self.stop()
        if self._background.failure is not None:
            raise self._background.failure

    async def stop(self) -> None:
        """Takes no more updates, finishes what is on its way, hands the rest back."""
        self._stopping.set()
        await self._ringing.stop()
        await self._background.stop(STOP_SECONDS)
        if self._session is not None:
            await self._session.close()
        WORKER.close()
        await self._storage.close()
        self._only_one.leave()

    def at_rest(self) -> bool:
        """Nothing more happens until Telegram tells something or the clock moves."""
        return (
            self._polling.resting
            and self._delivery.resting
            and self._tidying.resting
            and not self._ticking
        )

    async def tick(self) -> bool:
        """Do what time has made due. False: nothing was."""
        self._ticking = True
        try:
            did = await self._ticker.tick(self._clock.now())
            self._delivery.wake()
            return did
        finally:
            self._ticking = False

    async def next_due(self) -> datetime | None:
        """The first moment after now at which a tick will do something."""
        return await self._ticker.next_due(self._clock.now())

    async def _warm(self) -> None:
        """Read what the first text that is handed over will need, when the first rush is over."""
        await or_stop(self._stopping, asyncio.sleep(WARM_AFTER_SECONDS))
        if not self._stopping.is_set():
            await asyncio.to_thread(find_danger, "?")

    def _assemble(self, transport: Transport, bot: BotIdentity) -> None:
        silent = SilentBot(User(id=bot.id, is_bot=True, first_name="", username=bot.username))
        acting = Acting(Answering(dispatcher(), silent), bot, self._desk)
        self._tidying = Tidying(self._storage, self._carry_out)
        receipts = Receipts(self._zone, bot, acting.replay)
        wording = Wording(self._zone, bot)
        self._delivery = Delivery(self._storage, transport, self._clock, wording, receipts)
        intake = Intake(self._storage, self._clock, self._zone, bot, acting, self._delivery.wake)
        self._polling = Polling(transport, intake, self._storage, self._clock)
        self._ticker = Ticker(self._at)

    def _desk(self, tx: Transaction, now: datetime) -> Desk:
        return Desk(tx, now, self._zone, self._bot)

    async def _at(self, now: datetime, work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await self._storage.carry_out(lambda tx: work(Services(self._desk(tx, now))))

    async def _carry_out(self, work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await self._at(self._clock.now(), work)

    async def _check_database(self) -> None:
        try:
            state = await schema_of(self._settings)
        except DatabaseFailure as failure:
            raise errors.of_database(failure) from None
        if state is not Schema.CURRENT:
            raise errors.of_schema(state)


async def run(settings: Settings) -> None:
    """The whole bot until SIGTERM or SIGINT. Problem for what an operator can mend."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)
    app = App(settings)
    try:
        await app.start()
    except BaseException:
        await app.stop()
        raise
    logger().info("running")
    try:
        await app.run(stop)
    except TokenRefused:
        raise Problem(
            "Telegram does not know this token any more: copy YIJIABAI_BOT_TOKEN anew from "
            "BotFather",
            USAGE,
        ) from None
    logger().info("stopped")
