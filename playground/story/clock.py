"""The bot's clock in a story: the town's time, in which a quarter passes in a minute."""

from datetime import UTC, datetime

from playground.telegram import Clock


class StoryClock:
    """What `bot.clock.Clock` asks for, read from the town's clock: limits, leases, pacing and
    deadlines of the bot are in the same time as the town's.
    """

    def __init__(self, town: Clock) -> None:
        self._town = town

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._town.now(), UTC)

    def monotonic(self) -> float:
        return self._town.now()

    async def sleep(self, seconds: float) -> None:
        await self._town.sleep(seconds)
