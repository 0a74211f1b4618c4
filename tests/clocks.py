"""Clocks as only tests have them."""

from datetime import datetime, timedelta

from playground.story.clock import StoryClock


class SetClock(StoryClock):
    """The town's time, as a machine shows it that somebody sets: `off` is how far it is off."""

    off = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.off
