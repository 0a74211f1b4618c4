"""The bot as a whole: everything concrete meets here, is started, rests, and is stopped."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import aiohttp
from aiogram.types import User

from bot import errors, memory
from bot.background import Background
from bot.clock import Clock, SystemClock
from bot.commands.opening import schema_of
from bot.delivery import Delivery
from bot.delivery.permits import Permits
from bot.delivery.receipts import Receipts
from bot.dispatcher import Answering
from bot.fetching import Fetching
from bot.identity import identify
from bot.intake.acting import Acting
from bot.intake.intake import Intake
from bot.intake.polling import Polling
from bot.intake.retrying import Retrying
from bot.introducing import introduce
from bot.journal import Beating, journal_of
from bot.only_one import OnlyOne
from bot.roles import ALL, Role
from bot.seats import FREE, Seat, Work, pause, seat_of, seated
from bot.seeing.sight import Sight
from bot.settings import Settings
from bot.sorting import Sorting
from bot.starters import use_starters
from bot.summing import Summing
from bot.telegram import SilentBot
from bot.ticking import Ticking
from bot.tidying import Tidying
from bot.transport import Transport
from bot.wording.pictures import WORKER
from bot.wording.table import Wording
from handlers.routers import dispatcher
from language.categories import category_of
from language.danger import find_danger
from scheduling.calendar import is_working_day
from scheduling.ticker import Ticker
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.schema import Schema
from storage.transaction import Transaction

if TYPE_CHECKING:
    from bot.intake.webhook import Webhook

STOP_SECONDS = 7.0
CLOSE_SECONDS = 1.0
WARM_AFTER_SECONDS = 2.0
Result = TypeVar("Result")


class App:
    """Intake, delivery and the scheduler, or those of them that are this process's roles, on one
    database. The poller, the sender and the ticker each work while they hold their seat.

    A story gives a clock of its own and calls `tick` itself (`rings=False`).
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        *,
        roles: frozenset[Role] = ALL,
        rings: bool = True,
    ) -> None:
        use_starters(settings)
        self._settings = settings
        self._clock = clock or SystemClock()
        self._roles = roles
        self._rings = rings
        self._zone = settings.zone
        self._only_one = OnlyOne(settings.database_url)
        journal = journal_of(settings)
        self._storage = Storage.open(settings.database_url, journal=journal)
        self._beating = Beating(self._storage, journal, self._clock)
        self._knocking = self._storage.knocking()
        self._session: aiohttp.ClientSession | None = None
        self._stopping = asyncio.Event()
        self._background = Background()
        self.sight = Sight(settings, self._clock)
        self._polling: Polling | None = None
        self._webhook: Webhook | None = None
        self._delivery: Delivery | None = None
        self._ticking = False

    async def start(self) -> None:
        """Returns when the parts are at work, or wait for their seats. Problem for what an operator
        can mend.
        """
        if self._settings.webhook_url:
            _ = self._settings.secret_of_webhook
        self._only_one.take()
        await self._check_database()
        await self._beating.begin()
        self._session = aiohttp.ClientSession()
        transport = self.sight.transport(self._session)
        self._bot = await identify(transport)
        self._assemble(transport, self._bot)
        if Role.DELIVERY in self._roles:
            await self._carry_out(introduce)
        memory.settle()
        self._background.start("journal", self._beating.run(self._stopping))
        if self._knocking is not None:
            self._background.start("knocking", self._knocking.knock(self._stopping))
        if Role.DELIVERY in self._roles:
            self._start("sender", self._deliver, self._bot.id)
        if Role.SCHEDULER in self._roles:
            self._start("ticker", self._schedule)
        if Role.INTAKE in self._roles:
            self._start_intake()
            self._background.start("warming", self._warm())
            self._background.start("retrying", self._retrying.run(self._stopping))
        stopping = self._stopping.is_set
        await self.sight.open(self._storage, transport, self._background, stopping)

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
        """Takes no more updates, finishes what is on its way, hands the rest back. Whatever hangs
        is left behind after nine seconds.
        """
        self._stopping.set()
        await self._background.stop(STOP_SECONDS)
        await self.sight.close()
        if self._session is not None:
            await self._session.close()
        WORKER.close()
        await self._close_database()
        self._only_one.leave()

    def at_rest(self) -> bool:
        """Nothing more happens until Telegram tells something or the clock moves. For a process
        that takes updates, sends and ticks.
        """
        intake = self._webhook or self._polling
        return (
            intake is not None
            and intake.resting
            and self._delivery is not None
            and self._delivery.resting
            and all(one.resting for one in self._helping)
            and not self._ticking
        )

    async def tick(self) -> bool:
        """Do what time has made due. False: nothing was."""
        self._ticking = True
        try:
            did = await self._ticker.tick(self._clock.now(), self._stopping)
            self._committed()
            return did
        finally:
            self._ticking = False

    async def next_due(self) -> datetime | None:
        """The first moment after now at which a tick will do something."""
        return await self._ticker.next_due(self._clock.now())

    def _start(self, place: str, work: Work, bot: int | None = None) -> None:
        """A part that works while it holds its seat."""
        seat = seat_of(self._storage, place, bot)
        self._background.start(
            place, seated(seat, self._stopping, self.sight.parts.watched(place, work))
        )

    def _start_intake(self) -> None:
        """Whoever polls is one; of those who are posted to there may be many."""
        if not self._settings.webhook_url:
            self._start("poller", self._poll, self._bot.id)
            return
        work = self.sight.parts.watched("webhook", self._receive)
        self._background.start("webhook", seated(FREE, self._stopping, work))

    async def _deliver(self, seat: Seat, ending: asyncio.Event) -> None:
        """Every time anew: what another sender did meanwhile, a former one cannot know."""
        wording = Wording(self._zone, self._bot, guessed=self._sorting.hears)
        delivery = self._delivery = Delivery(
            self._storage,
            self._transport,
            self._clock,
            wording,
            self._receipts,
            Permits(self._zone, is_working_day),
            seat=seat,
            answered=self._answered,
        )
        try:
            await asyncio.gather(
                delivery.run(ending, at_last=self._stopping), self._listen(delivery, ending)
            )
        finally:
            self._delivery = None

    async def _listen(self, delivery: Delivery, ending: asyncio.Event) -> None:
        if self._knocking is not None:
            await self._knocking.listen(ending, delivery.wake)

    async def _poll(self, seat: Seat, ending: asyncio.Event) -> None:
        polling = self._polling = Polling(
            self._transport, self._intake, self._storage, self._clock, seat=seat
        )
        await polling.run(ending)

    async def _receive(self, _: Seat, ending: asyncio.Event) -> None:
        from bot.intake.webhook import Webhook

        webhook = self._webhook = Webhook(
            self._settings, self._transport, self._intake, self._storage, self._clock
        )
        await webhook.run(ending)

    async def _schedule(self, seat: Seat, ending: asyncio.Event) -> None:
        works = [one.run(ending) for one in self._helping]
        if self._rings:
            works.append(Ticking(self.tick, self._clock).run(seat, ending))
        await asyncio.gather(*works)

    async def _warm(self) -> None:
        """Read what the first text that is handed over will need, when the first rush is over."""
        if not await pause(self._stopping, WARM_AFTER_SECONDS):
            await asyncio.to_thread(find_danger, "?")
            await asyncio.to_thread(category_of, "?")

    def _assemble(self, transport: Transport, bot: BotIdentity) -> None:
        silent = SilentBot(User(id=bot.id, is_bot=True, first_name="", username=bot.username))
        acting = Acting(Answering(dispatcher(), silent), bot, self._desk)
        self._transport = transport
        self._tidying = Tidying(self._storage, self._carry_out)
        self._sorting = Sorting(self._storage, self._carry_out)
        self._fetching = Fetching(self._storage, transport, self._clock, self._told)
        self._summing = Summing(self._storage, self._clock, self._told)
        self._helping = (self._tidying, self._fetching, self._sorting, self._summing)
        self._receipts = Receipts(self._zone, bot, acting.replay)
        self._intake = Intake(
            self._storage, self._clock, self._zone, bot, acting, self._committed, self.sight.metrics
        )
        self._retrying = Retrying(self._storage, self._clock, acting, self._committed)
        self._ticker = Ticker(self._at, around=self.sight.around_jobs)

    def _committed(self) -> None:
        """Something may wait in the outbox."""
        if self._delivery is not None:
            self._delivery.wake()
        elif self._knocking is not None:
            self._knocking.news.set()

    def _answered(self) -> None:
        """What Telegram answered may be what somebody waits for."""
        self._fetching.wake()
        self._summing.wake()

    def _desk(self, tx: Transaction, now: datetime) -> Desk:
        return Desk(tx, now, self._zone, self._bot)

    async def _at(self, now: datetime, work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await self._storage.carry_out(lambda tx: work(Services(self._desk(tx, now))))

    async def _carry_out(self, work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await self._at(self._clock.now(), work)

    async def _told(self, work: Callable[[Services], Awaitable[Result]]) -> Result:
        """The same where it has something to say."""
        result = await self._carry_out(work)
        self._committed()
        return result

    async def _check_database(self) -> None:
        try:
            state = await schema_of(self._settings)
        except DatabaseFailure as failure:
            raise errors.of_database(failure) from None
        if state is not Schema.CURRENT:
            raise errors.of_schema(state)

    async def _close_database(self) -> None:
        """A database that hangs is not waited for."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._storage.close(), CLOSE_SECONDS)
