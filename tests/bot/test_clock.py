"""A clock that was set is noticed by what counts seconds, which does not go along."""

from datetime import UTC, datetime, timedelta

from bot.clock import Leaps

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class SetClock:
    """A machine's clock that somebody sets."""

    def __init__(self) -> None:
        self.moment, self.seconds = NOON, 1_000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.goes_on(seconds)

    def goes_on(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds

    def is_set(self, by: timedelta) -> None:
        self.moment += by


def test_time_that_goes_on_is_no_leap() -> None:
    clock = SetClock()
    leaps = Leaps(clock)
    clock.goes_on(86_400)
    assert leaps.since() == timedelta(0)


def test_a_clock_that_was_set_is_noticed_once_and_by_how_much() -> None:
    clock = SetClock()
    leaps = Leaps(clock)
    clock.goes_on(5)
    clock.is_set(timedelta(hours=-1))
    assert leaps.since() == timedelta(hours=-1)
    assert leaps.since() == timedelta(0)
    clock.is_set(timedelta(hours=2))
    assert leaps.since() == timedelta(hours=2)


def test_a_clock_that_is_put_right_little_by_little_does_not_leap() -> None:
    clock = SetClock()
    leaps = Leaps(clock)
    for _ in range(100):
        clock.goes_on(1)
        clock.is_set(timedelta(milliseconds=-5))
        assert leaps.since() == timedelta(0)
