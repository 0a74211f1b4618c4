"""Telegram's limits: 30 a second over all, 20 a minute in a group, one a second in private."""

import pytest

from playground.telegram.clock import Clock
from playground.telegram.errors import BotApiError
from playground.telegram.limits import Limits
from playground.telegram.world.chats import Chat, ChatType

NOON = 1_767_240_000.0
GROUP = Chat(-1, ChatType.GROUP, "老朋友群")


def private(number: int) -> Chat:
    return Chat(number, ChatType.PRIVATE)


def wait_of(limits: Limits, chat: Chat, messages: int = 1) -> int | None:
    """`retry_after` of the refusal; None if the message may go."""
    try:
        limits.spend(chat, messages)
    except BotApiError as error:
        refusal = error
    else:
        return None
    assert refusal.code == 429
    assert refusal.parameters is not None
    assert refusal.description.endswith(f"retry after {refusal.parameters['retry_after']}")
    return int(str(refusal.parameters["retry_after"]))


def test_thirty_messages_a_second_over_all() -> None:
    clock = Clock(NOON)
    limits = Limits(clock)
    assert [wait_of(limits, private(n)) for n in range(31)] == [None] * 30 + [1]
    clock.advance(0.999)
    assert wait_of(limits, private(31)) == 1
    clock.advance(0.001)
    assert wait_of(limits, private(31)) is None


def test_twenty_messages_a_minute_in_a_group() -> None:
    clock = Clock(NOON)
    limits = Limits(clock)
    for _ in range(20):
        assert wait_of(limits, GROUP) is None
        clock.advance(1)
    assert wait_of(limits, GROUP) == 40
    clock.advance(39)
    assert wait_of(limits, GROUP) == 1
    clock.advance(1)
    assert wait_of(limits, GROUP) is None


def test_a_burst_to_one_person_passes_and_then_one_a_second() -> None:
    clock = Clock(NOON)
    limits = Limits(clock)
    assert [wait_of(limits, private(1)) for _ in range(21)] == [None] * 20 + [1]
    clock.advance(1)
    assert [wait_of(limits, private(1)) for _ in range(2)] == [None, 1]


def test_a_refused_message_is_not_counted() -> None:
    clock = Clock(NOON)
    limits = Limits(clock)
    for _ in range(20):
        limits.spend(GROUP)
    assert [wait_of(limits, GROUP) for _ in range(5)] == [60] * 5
    clock.advance(60)
    assert wait_of(limits, GROUP) is None


def test_an_album_counts_as_its_messages() -> None:
    limits = Limits(Clock(NOON))
    assert wait_of(limits, GROUP, 10) is None
    assert wait_of(limits, GROUP, 10) is None
    assert wait_of(limits, GROUP, 1) == 60


def test_a_clock_set_back_does_not_lock_anybody_out() -> None:
    clock = Clock(NOON)
    limits = Limits(clock)
    for _ in range(20):
        limits.spend(GROUP)
    clock.set(NOON - 86_400)
    assert wait_of(limits, GROUP) is None


def test_limits_can_be_left_out() -> None:
    limits = Limits(Clock(NOON), enforced=False)
    assert [wait_of(limits, GROUP) for _ in range(100)] == [None] * 100


@pytest.mark.parametrize("messages", [0, 1, 30])
def test_what_fits_into_an_empty_window_goes_at_once(messages: int) -> None:
    channel = Chat(-2, ChatType.CHANNEL, "团委发布")
    assert wait_of(Limits(Clock(NOON)), channel, min(messages, 20)) is None
