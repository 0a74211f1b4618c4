"""Metrics: what is counted, under which names, and that no label can betray anybody."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.seeing.metrics import OTHER, Metrics, word
from domain.outbox import Kind, Post, Priority, Receipt
from storage.backlog import Backlog
from storage.database import Storage
from tests.secrets_in import nothing_of
from tests.storage import county
from tests.storage.county import HOUR, NOON


class Hand:
    """A clock that is moved by hand, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> object:
        return NOON + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nobody waits here")


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def metrics(clock: Hand) -> Metrics:
    return Metrics(clock)  # type: ignore[arg-type]  # reads no date


def samples(metrics: Metrics) -> dict[str, float]:
    """`name{label=value,…}` → value, as Prometheus itself understands the page."""
    return dict(_samples(metrics.text().decode()))


def _samples(page: str) -> Iterator[tuple[str, float]]:
    for family in text_string_to_metric_families(page):
        for one in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(one.labels.items()))
            yield f"{one.name}{{{labels}}}", one.value


def test_updates_and_sends_are_counted_by_class(metrics: Metrics) -> None:
    metrics.updates("counted", 90)
    metrics.updates("counted", 5)
    metrics.sent("sendMessage", "slow down")
    found = samples(metrics)
    assert found["yijiabai_updates_total{outcome=counted}"] == 95
    assert found["yijiabai_sends_total{method=sendMessage,outcome=slow down}"] == 1


def test_a_batch_shows_its_lag_and_its_duration(metrics: Metrics) -> None:
    metrics.lag(2.0)
    metrics.lag(-3.0)
    metrics.batch(0.02)
    found = samples(metrics)
    assert found["yijiabai_lag_seconds_sum{}"] == 2.0
    assert found["yijiabai_lag_seconds_count{}"] == 2
    assert found["yijiabai_batch_seconds_bucket{le=0.025}"] == 1


def test_a_tick_is_timed_also_when_it_fails(metrics: Metrics, clock: Hand) -> None:
    with metrics.ticking("blocks"):
        clock.seconds += 0.5
    with pytest.raises(KeyError), metrics.ticking("blocks"):
        raise KeyError
    found = samples(metrics)
    assert found["yijiabai_ticks_total{kind=blocks,outcome=done}"] == 1
    assert found["yijiabai_ticks_total{kind=blocks,outcome=failed}"] == 1
    assert found["yijiabai_tick_seconds_sum{kind=blocks}"] == 0.5


@pytest.mark.parametrize(
    "given",
    [
        "我想学吉他",
        "5000000001",
        "@person1",
        "d1",
        "",
        "x" * 41,
        "12:AAbb",
        "https://t.me/x",
        "a\nb",
    ],
)
def test_whatever_is_no_fixed_word_is_other(given: str, metrics: Metrics) -> None:
    assert word(given) == OTHER
    metrics.sent(given, given)
    metrics.updates(given, 1)
    metrics.tick(given, 1.0)
    metrics.parts({given: True})
    if len(given) > 2:
        nothing_of(texts=[given]).in_(metrics.text())


async def test_the_backlog_shows_what_waits_and_since_when(
    metrics: Metrics, storage: Storage
) -> None:
    async with storage.read_write() as tx:
        for hours in (-2, -1, 3):
            await tx.outbox.add(county.call(due=NOON + hours * HOUR))
        await tx.outbox.add(county.call(due=NOON, priority=Priority.NOTICE))
        await tx.outbox.add(Post(Kind.CALL, "sendPoll", {}, NOON, receipt=Receipt("topic", 1)))
        held, *_ = await tx.outbox.lease("sender", NOON, NOON + HOUR, 2)
        await tx.outbox.bury(held.id, "sender", NOON, "ChatNotFound")
        await tx.failed.keep(1, "{}", "KeyError", NOON)
    now = NOON + HOUR
    async with storage.read_only() as view:
        metrics.backlog(await view.backlogs.now(now), now)
    found = samples(metrics)
    assert found["yijiabai_outbox_posts{priority=answer,state=waiting}"] == 2
    assert found["yijiabai_outbox_posts{priority=answer,state=leased}"] == 1
    assert found["yijiabai_outbox_posts{priority=answer,state=dead}"] == 1
    assert found["yijiabai_outbox_oldest_due_seconds{priority=answer}"] == 7200
    assert found["yijiabai_outbox_oldest_due_seconds{priority=notice}"] == 3600
    assert found["yijiabai_outbox_oldest_due_seconds{priority=at_once}"] == 0
    assert found["yijiabai_updates_aside{kind=failed}"] == 1
    assert found["yijiabai_database_up{}"] == 1


def test_of_a_database_that_does_not_answer_nothing_old_is_shown(metrics: Metrics) -> None:
    metrics.backlog(Backlog({}, {}, 3, 0), NOON)
    metrics.backlog(None, NOON)
    found = samples(metrics)
    assert found["yijiabai_database_up{}"] == 0
    assert not [name for name in found if "outbox" in name or "aside" in name]
