"""The pace: no refusal of our own making, and little time lost."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.pacing import Lane, Lanes, Pace
from tests.delivery.rig import Rig, abandoned

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def send(pace: Pace, at: datetime, answered: datetime | None = None) -> None:
    assert pace.opens(at) == at
    pace.starts(at)
    if answered is not None:
        pace.ends(answered, counted=True)


def test_ten_may_go_at_once_and_then_they_are_spread_evenly() -> None:
    pace = Pace()
    for _ in range(10):
        send(pace, NOW, NOW)
    opens = pace.opens(NOW)
    assert opens is not None
    assert timedelta(milliseconds=30) < opens - NOW < timedelta(milliseconds=34)


def test_a_slot_is_free_one_second_after_the_answer_not_after_the_sending() -> None:
    pace, moments = Pace(), []
    moment = NOW
    for _ in range(30):
        moment = pace.opens(moment) or moment
        moments.append(moment)
        pace.starts(moment)
    assert pace.opens(after(60)) is None
    pace.ends(after(60), counted=True)
    opens = pace.opens(after(60))
    assert opens is not None
    assert opens >= after(61)
    assert pace.opens(opens) == opens


def test_a_call_that_was_never_made_frees_its_slot_at_once() -> None:
    pace = Pace()
    moment = NOW
    for _ in range(30):
        moment = pace.opens(moment) or moment
        pace.starts(moment)
    pace.ends(moment, counted=False)
    assert pace.opens(moment + timedelta(seconds=1)) == moment + timedelta(seconds=1)


def test_a_clock_that_was_set_back_locks_nobody_out() -> None:
    pace, lane = Pace(), Lane(is_group=True)
    for _ in range(25):
        pace.starts(after(3600))
        pace.ends(after(3600), counted=True)
        lane.ends(after(3600), counted=True)
    assert pace.opens(NOW) == NOW or (pace.opens(NOW) or NOW) - NOW < timedelta(hours=2)
    assert lane.opens(NOW) == NOW


def test_twenty_a_minute_go_into_a_group() -> None:
    lane = Lane(is_group=True)
    for number in range(20):
        assert lane.opens(after(number)) == after(number)
        assert lane.room(after(number)) == 20 - number
        lane.ends(after(number), counted=True)
    assert after(60) < lane.opens(after(20)) < after(60.1)
    assert lane.room(after(20)) == 0


def test_a_burst_of_twenty_goes_to_a_person_and_then_one_a_second() -> None:
    lane = Lane(is_group=False)
    for number in range(20):
        assert lane.room(NOW) == 20 - number
        lane.ends(NOW, counted=True)
    assert lane.room(NOW) == 0
    first = lane.opens(NOW)
    assert after(1) <= first < after(1.1)
    assert lane.room(first) == 1
    lane.ends(first, counted=True)
    assert first + timedelta(seconds=1) <= lane.opens(first) < first + timedelta(seconds=1.1)


def test_what_telegram_does_not_count_costs_nothing() -> None:
    lane = Lane(is_group=True)
    for _ in range(100):
        lane.ends(NOW, counted=False)
    assert lane.room(NOW) == 20


@pytest.mark.parametrize("is_group", [True, False])
def test_a_closed_chat_opens_at_its_moment(is_group: bool) -> None:
    lane = Lane(is_group=is_group)
    lane.close(after(30))
    lane.close(after(10))
    assert lane.opens(NOW) == after(30)
    assert lane.room(NOW) == 0
    assert lane.opens(after(30)) == after(30)


def test_chats_that_have_rested_are_forgotten_and_others_are_not() -> None:
    lanes = Lanes()
    hot = lanes.of("-7", NOW)
    for _ in range(20):
        hot.ends(NOW, counted=True)
    for number in range(2 * Lanes.MANY):
        lanes.of(str(number), NOW)
    assert len(lanes._lanes) <= Lanes.MANY + 1
    assert lanes.of("-7", NOW) is hot


async def test_a_burst_to_forty_chats_and_a_hot_group_is_never_refused(quick_rig: Rig) -> None:
    """250 messages at once, 50 of them into one group: the group's wait holds up nobody else."""
    rig = quick_rig
    owner = next(iter(rig.town.world.people))
    group = rig.town.person(owner).founds("supergroup", "青年之家")
    rig.town.person(owner).adds(group, rig.bot)
    people = list(rig.town.world.people)[:40]
    hot = [f"hot {number}" for number in range(50)]
    await rig.say_all([(group.id, text) for text in hot])
    await rig.say_all([(people[number % 40], f"{number}") for number in range(200)])
    start = rig.town.clock.now()
    async with rig.runs():
        await rig.settle(seconds=9)
        to_people = sum(len(rig.said(one)) for one in people)
        await rig.settle()
    assert rig.refused_for_speed() == 0
    assert to_people == 200
    assert rig.said(group.id) == hot
    assert 120 <= rig.town.clock.now() - start <= 125
    for one in people:
        assert rig.said(one) == sorted(rig.said(one), key=int)


async def test_many_to_one_person_go_at_one_a_second_and_in_order(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, second, *_] = rig.town.world.people
    await rig.say_all([(first, f"{number}") for number in range(60)])
    await rig.say(second, "not held up")
    start = rig.town.clock.now()
    async with rig.runs():
        await rig.settle(seconds=1)
        assert "not held up" in rig.said()
        await rig.settle()
    assert rig.refused_for_speed() == 0
    assert rig.said(first) == [f"{number}" for number in range(60)]
    assert 40 <= rig.town.clock.now() - start <= 43


async def test_a_new_sender_keeps_to_what_the_one_before_has_sent(quick_rig: Rig) -> None:
    """Killed and started at once, twice within a minute: nobody gets too much."""
    rig = quick_rig
    owner = next(iter(rig.town.world.people))
    group = rig.town.person(owner).founds("supergroup", "青年之家")
    rig.town.person(owner).adds(group, rig.bot)
    people = list(rig.town.world.people)[:40]
    await rig.say_all([(group.id, f"hot {number}") for number in range(45)])
    await rig.say_all([(people[number % 40], f"{number}") for number in range(80)])
    for _ in range(2):
        async with rig.runs(rig.sender()):
            await rig.settle(seconds=1)
        async with abandoned(rig):
            pass
    async with rig.runs(rig.sender()):
        await rig.settle()
    assert rig.refused_for_speed() == 0
    assert set(rig.said(group.id)) == {f"hot {number}" for number in range(45)}
    assert {text for one in people for text in rig.said(one)} == {str(one) for one in range(80)}


async def test_whoever_starts_after_a_quiet_minute_waits_for_nothing(quick_rig: Rig) -> None:
    rig = quick_rig
    people = list(rig.town.world.people)
    async with rig.runs():
        await rig.say_all([(one, "a") for one in people[:30]])
        await rig.settle()
        await rig.settle(seconds=61)
    async with rig.runs(rig.sender()):
        await rig.say_all([(people[0], f"{number}") for number in range(10)])
        await rig.rests()
        assert len(rig.said(people[0])) == 11
