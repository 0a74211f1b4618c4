"""Metrics: what happened, counted by a few fixed words; no label can be a text or an id."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.clock import Clock
from bot.intake.acting import Outcome
from domain.outbox import Priority
from storage.backlog import OPEN, Backlog

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library left it without types

WORD = re.compile(r"[A-Za-z][A-Za-z_ -]{0,39}")
OTHER = "other"
QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
# An update may be a day old: that is how long Telegram keeps it.
LAGS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 21600.0, 86400.0)


class Metrics:
    """Of one process, in a registry of its own. Everybody counts here as they go; the backlog is
    read from the database when somebody looks.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._updates = self._counter(
            "updates", "Updates committed, by what became of them", "outcome"
        )
        self._lag = self._histogram(
            "lag_seconds", "Age of a batch's newest update when committed", LAGS
        )
        self._batch = self._histogram("batch_seconds", "From taking a batch to its commit", QUICK)
        self._sends = self._counter(
            "sends", "Answers to calls, by their class", "method", "outcome"
        )
        self._ticks = self._counter("ticks", "Jobs that a tick has worked off", "kind", "outcome")
        self._tick = self._histogram("tick_seconds", "How long a job of a tick took", QUICK, "kind")
        self._posts = self._gauge("outbox_posts", "Posts that are not done", "state", "priority")
        self._oldest = self._gauge(
            "outbox_oldest_due_seconds", "For how long the oldest due post waits", "priority"
        )
        self._aside = self._gauge("updates_aside", "Updates that failed, or wait", "kind")
        self._database = self._gauge("database_up", "Whether the database answered just now")
        self._parts = self._gauge("part_up", "Whether a part of the process is at work", "part")

    def taken(self, outcomes: Mapping[Outcome, int], age: float | None, seconds: float) -> None:
        """A batch is committed: what became of its updates, how old the newest is, if it tells its
        moment, and how long it took.
        """
        for outcome, count in outcomes.items():
            self.updates(outcome.value, count)
        if age is not None:
            self.lag(age)
        self.batch(seconds)

    def updates(self, outcome: str, count: int) -> None:
        self._updates.labels(word(outcome)).inc(count)

    def lag(self, seconds: float) -> None:
        self._lag.observe(max(0.0, seconds))

    def batch(self, seconds: float) -> None:
        self._batch.observe(seconds)

    def sent(self, method: str, outcome: str) -> None:
        """`outcome` is the class of the answer, as `bot.telegram.Outcome` names it."""
        self._sends.labels(word(method), word(outcome)).inc()

    def tick(self, name: str, seconds: float, *, failed: bool = False) -> None:
        self._ticks.labels(word(name), "failed" if failed else "done").inc()
        self._tick.labels(word(name)).observe(seconds)

    @contextmanager
    def ticking(self, name: str) -> Iterator[None]:
        """Around a job of a tick; whatever it raises is counted and passes."""
        began, failed = self._clock.monotonic(), True
        try:
            yield
            failed = False
        finally:
            self.tick(name, self._clock.monotonic() - began, failed=failed)

    def parts(self, at_work: dict[str, bool]) -> None:
        for part, works in at_work.items():
            self._parts.labels(word(part)).set(works)

    def backlog(self, backlog: Backlog | None, now: datetime) -> None:
        """None: the database does not answer, and what is not known is not shown."""
        self._database.set(backlog is not None)
        for gauge in (self._posts, self._oldest, self._aside):
            gauge.clear()
        if backlog is None:
            return
        self._aside.labels("failed").set(backlog.failed)
        self._aside.labels("parked").set(backlog.parked)
        for priority in Priority:
            label = word(priority.name.lower())
            due = backlog.oldest_due.get(priority, now)
            self._oldest.labels(label).set((now - due).total_seconds())
            for state in OPEN:
                count = backlog.posts.get((state, priority), 0)
                self._posts.labels(state.value, label).set(count)

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self._registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"yijiabai_{name}", about, labels, registry=self._registry)

    def _gauge(self, name: str, about: str, *labels: str) -> Gauge:
        return Gauge(f"yijiabai_{name}", about, labels, registry=self._registry)

    def _histogram(
        self, name: str, about: str, buckets: tuple[float, ...], *labels: str
    ) -> Histogram:
        return Histogram(
            f"yijiabai_{name}", about, labels, registry=self._registry, buckets=buckets
        )


def word(given: str) -> str:
    """A label's value; whatever could be anything but a fixed word is `other`."""
    return given if WORD.fullmatch(given) else OTHER
